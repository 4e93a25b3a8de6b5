"""Where one person's own key is."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OwnKey",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                (
                    "where",
                    models.CharField(
                        choices=[("keyring", "Keyring"), ("passphrase", "Passphrase")], max_length=12
                    ),
                ),
                ("name", models.UUIDField(default=uuid.uuid4)),
                ("salt", models.BinaryField(null=True)),
                ("key_id", models.BinaryField(null=True)),
            ],
        ),
    ]
