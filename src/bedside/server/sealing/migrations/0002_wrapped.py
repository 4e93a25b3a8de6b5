"""The keys under a passphrase."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sealing", "0001_initial"),
    ]

    operations = [
        migrations.AddField(model_name="ownkey", name="wrapped", field=models.BinaryField(null=True)),
    ]
