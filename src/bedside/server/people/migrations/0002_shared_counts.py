"""The table of what processes must agree on, such as how often somebody has tried to sign in."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_table(apps: Any, schema_editor: Any) -> None:
    """Make the table of the cache, where the cache lies in the database."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
