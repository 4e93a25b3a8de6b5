"""Who wants no mails about drafts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_sessions_ended"),
        ("reviews", "0001_second_readings"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailWish",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="mail_wish",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_wanted", models.BooleanField()),
            ],
        ),
    ]
