"""The triggers that refuse to change, remove or fork the ledger."""

from typing import Any

from django.db import migrations

from bedside.server.ledger import append_only


def make(apps: Any, schema_editor: Any) -> None:
    append_only.make(schema_editor, schema_editor.connection.vendor)


def drop(apps: Any, schema_editor: Any) -> None:
    append_only.drop(schema_editor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
