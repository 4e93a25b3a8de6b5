"""Notes on contacts, and where a clinician decided otherwise."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import bedside.contact.request
import bedside.contact.table
import bedside.server.authorizations.models
import bedside.server.sealing.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("authorizations", "0001_initial"),
        ("people", "0003_sessions_ended"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "number",
                    models.BigIntegerField(
                        default=bedside.server.authorizations.models.random_number,
                        editable=False,
                        unique=True,
                    ),
                ),
                ("made", models.DateTimeField(db_index=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.request.Channel["EMAIL"],
                                bedside.contact.request.Channel["EMAIL"],
                            ),
                            (bedside.contact.request.Channel["SMS"], bedside.contact.request.Channel["SMS"]),
                            (
                                bedside.contact.request.Channel["PORTAL"],
                                bedside.contact.request.Channel["PORTAL"],
                            ),
                            (
                                bedside.contact.request.Channel["PHONE"],
                                bedside.contact.request.Channel["PHONE"],
                            ),
                            (
                                bedside.contact.request.Channel["VIDEO"],
                                bedside.contact.request.Channel["VIDEO"],
                            ),
                            (
                                bedside.contact.request.Channel["SOCIAL_DM"],
                                bedside.contact.request.Channel["SOCIAL_DM"],
                            ),
                            (
                                bedside.contact.request.Channel["FRIEND_REQUEST"],
                                bedside.contact.request.Channel["FRIEND_REQUEST"],
                            ),
                            (
                                bedside.contact.request.Channel["FOLLOW_REQUEST"],
                                bedside.contact.request.Channel["FOLLOW_REQUEST"],
                            ),
                            (
                                bedside.contact.request.Channel["PUBLIC_COMMENT"],
                                bedside.contact.request.Channel["PUBLIC_COMMENT"],
                            ),
                            (
                                bedside.contact.request.Channel["GROUP_CHAT"],
                                bedside.contact.request.Channel["GROUP_CHAT"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.request.Direction["INBOUND"],
                                bedside.contact.request.Direction["INBOUND"],
                            ),
                            (
                                bedside.contact.request.Direction["OUTBOUND"],
                                bedside.contact.request.Direction["OUTBOUND"],
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.table.Decision["ALLOW"],
                                bedside.contact.table.Decision["ALLOW"],
                            ),
                            (
                                bedside.contact.table.Decision["ALLOW_WITH_CONDITIONS"],
                                bedside.contact.table.Decision["ALLOW_WITH_CONDITIONS"],
                            ),
                            (
                                bedside.contact.table.Decision["REDIRECT"],
                                bedside.contact.table.Decision["REDIRECT"],
                            ),
                            (
                                bedside.contact.table.Decision["REFUSE"],
                                bedside.contact.table.Decision["REFUSE"],
                            ),
                        ],
                        max_length=24,
                    ),
                ),
                ("content", bedside.server.sealing.fields.SealedField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_notes",
                        to="authorizations.patient",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-made"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "number",
                    models.BigIntegerField(
                        default=bedside.server.authorizations.models.random_number,
                        editable=False,
                        unique=True,
                    ),
                ),
                ("made", models.DateTimeField(db_index=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.request.Channel["EMAIL"],
                                bedside.contact.request.Channel["EMAIL"],
                            ),
                            (bedside.contact.request.Channel["SMS"], bedside.contact.request.Channel["SMS"]),
                            (
                                bedside.contact.request.Channel["PORTAL"],
                                bedside.contact.request.Channel["PORTAL"],
                            ),
                            (
                                bedside.contact.request.Channel["PHONE"],
                                bedside.contact.request.Channel["PHONE"],
                            ),
                            (
                                bedside.contact.request.Channel["VIDEO"],
                                bedside.contact.request.Channel["VIDEO"],
                            ),
                            (
                                bedside.contact.request.Channel["SOCIAL_DM"],
                                bedside.contact.request.Channel["SOCIAL_DM"],
                            ),
                            (
                                bedside.contact.request.Channel["FRIEND_REQUEST"],
                                bedside.contact.request.Channel["FRIEND_REQUEST"],
                            ),
                            (
                                bedside.contact.request.Channel["FOLLOW_REQUEST"],
                                bedside.contact.request.Channel["FOLLOW_REQUEST"],
                            ),
                            (
                                bedside.contact.request.Channel["PUBLIC_COMMENT"],
                                bedside.contact.request.Channel["PUBLIC_COMMENT"],
                            ),
                            (
                                bedside.contact.request.Channel["GROUP_CHAT"],
                                bedside.contact.request.Channel["GROUP_CHAT"],
                            ),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.request.Direction["INBOUND"],
                                bedside.contact.request.Direction["INBOUND"],
                            ),
                            (
                                bedside.contact.request.Direction["OUTBOUND"],
                                bedside.contact.request.Direction["OUTBOUND"],
                            ),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.table.Decision["ALLOW"],
                                bedside.contact.table.Decision["ALLOW"],
                            ),
                            (
                                bedside.contact.table.Decision["ALLOW_WITH_CONDITIONS"],
                                bedside.contact.table.Decision["ALLOW_WITH_CONDITIONS"],
                            ),
                            (
                                bedside.contact.table.Decision["REDIRECT"],
                                bedside.contact.table.Decision["REDIRECT"],
                            ),
                            (
                                bedside.contact.table.Decision["REFUSE"],
                                bedside.contact.table.Decision["REFUSE"],
                            ),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "overridden_to",
                    models.CharField(
                        choices=[
                            (
                                bedside.contact.table.Decision["ALLOW"],
                                bedside.contact.table.Decision["ALLOW"],
                            ),
                            (
                                bedside.contact.table.Decision["ALLOW_WITH_CONDITIONS"],
                                bedside.contact.table.Decision["ALLOW_WITH_CONDITIONS"],
                            ),
                            (
                                bedside.contact.table.Decision["REDIRECT"],
                                bedside.contact.table.Decision["REDIRECT"],
                            ),
                            (
                                bedside.contact.table.Decision["REFUSE"],
                                bedside.contact.table.Decision["REFUSE"],
                            ),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "reason_code",
                    models.CharField(
                        choices=[
                            ("patient-need", "Patient Need"),
                            ("patient-wish", "Patient Wish"),
                            ("no-other-way", "No Other Way"),
                            ("misread", "Misread"),
                            ("local-rule", "Local Rule"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason", bedside.server.sealing.fields.SealedField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-made"],
                "abstract": False,
            },
        ),
    ]
