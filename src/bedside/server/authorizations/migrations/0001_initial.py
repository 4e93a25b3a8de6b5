"""Patients, their records, signed papers, and what relied on them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import bedside.server.authorizations.models
import bedside.server.sealing.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_sessions_ended"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(choices=[("email", "Email"), ("phone", "Phone")], max_length=8)),
                ("value", bedside.server.sealing.fields.SealedField()),
                ("is_shared", models.BooleanField(default=False)),
                ("made", models.DateTimeField()),
            ],
            options={
                "ordering": ["made"],
            },
        ),
        migrations.CreateModel(
            name="Filed",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("authorization", "Authorization"), ("consent", "Consent")], max_length=16
                    ),
                ),
                ("latest", models.PositiveIntegerField()),
                ("ends", models.DateField(db_index=True, null=True)),
                ("ended", models.DateField(null=True)),
                ("made", models.DateTimeField()),
            ],
            options={
                "ordering": ["-made"],
            },
        ),
        migrations.CreateModel(
            name="FindingKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.UUID("00000000-0000-4000-8000-000000000001"),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("secret", bedside.server.sealing.fields.SealedField()),
            ],
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("application/pdf", "Pdf"), ("image/jpeg", "Jpeg"), ("image/png", "Png")],
                        max_length=16,
                    ),
                ),
                ("content", bedside.server.sealing.fields.SealedField()),
                ("made", models.DateTimeField()),
                (
                    "filed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="authorizations.filed",
                    ),
                ),
            ],
            options={
                "ordering": ["made"],
            },
        ),
        migrations.CreateModel(
            name="Patient",
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
                ("name", bedside.server.sealing.fields.SealedField()),
                ("made", models.DateTimeField()),
                ("changed", models.DateTimeField()),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged",
                        to="authorizations.patient",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patients",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-changed"],
            },
        ),
        migrations.CreateModel(
            name="Finder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hash", models.CharField(db_index=True, max_length=64)),
                (
                    "address",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finders",
                        to="authorizations.address",
                    ),
                ),
                (
                    "filed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finders",
                        to="authorizations.filed",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finders",
                        to="authorizations.patient",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="filed",
            name="patient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="filed", to="authorizations.patient"
            ),
        ),
        migrations.AddField(
            model_name="address",
            name="patient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="addresses",
                to="authorizations.patient",
            ),
        ),
        migrations.CreateModel(
            name="Reliance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("published", "Published"),
                            ("by-hand", "By Hand"),
                        ],
                        max_length=12,
                    ),
                ),
                ("where", bedside.server.sealing.fields.SealedField()),
                ("made", models.DateTimeField()),
                ("take_down_since", models.DateField(db_index=True, null=True)),
                ("taken_down", models.DateTimeField(null=True)),
                ("proof", bedside.server.sealing.fields.SealedField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "filed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reliances",
                        to="authorizations.filed",
                    ),
                ),
                (
                    "taken_down_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made"],
            },
        ),
        migrations.CreateModel(
            name="FiledVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", bedside.server.sealing.fields.SealedField()),
                ("made", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "filed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="authorizations.filed",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("filed", "number"), name="a_filed_version_has_its_number_alone"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("day", models.DateField()),
                ("made", models.DateTimeField()),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="authorizations.patient",
                    ),
                ),
            ],
            options={
                "ordering": ["-day"],
                "constraints": [
                    models.UniqueConstraint(fields=("patient", "day", "by"), name="a_visit_is_recorded_once")
                ],
            },
        ),
    ]
