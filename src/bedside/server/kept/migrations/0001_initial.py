"""Kept drafts and their versions."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import bedside.server.sealing.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("latest", models.PositiveIntegerField()),
                ("made", models.DateTimeField()),
                ("changed", models.DateTimeField()),
                ("days", models.PositiveSmallIntegerField(default=30)),
                ("delete_on", models.DateTimeField(db_index=True)),
                ("pause", bedside.server.sealing.fields.SealedField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-changed"],
            },
        ),
        migrations.CreateModel(
            name="KeptVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("made", models.DateTimeField()),
                ("content", bedside.server.sealing.fields.SealedField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="kept.keptdraft",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "number"), name="a_version_has_its_number_alone")
                ],
            },
        ),
    ]
