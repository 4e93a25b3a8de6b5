"""What a database holds: which tables, how many rows, which migrations."""

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.migrations.loader import MigrationLoader

# What is of use for minutes only, and would be a way in for whoever finds the backup.
LEFT_OUT = frozenset({"django_session", "shared_counts", "people_onetimelink", "jobs_heartbeat"})
# What `migrate` itself writes into an empty database.
MADE_BY_MIGRATIONS = frozenset({"django_migrations", "django_content_type", "auth_permission"})


def row_counts() -> dict[str, int]:
    """Return how many rows each table has that goes into a backup."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - LEFT_OUT)
        return {table: _count(cursor, table) for table in tables}


def is_empty() -> bool:
    """Whether nobody has put anything here yet."""
    counted = row_counts()
    return not any(rows for table, rows in counted.items() if table not in MADE_BY_MIGRATIONS)


def applied_migrations() -> dict[str, list[str]]:
    """Return the migrations that this database has gone through."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationLoader(connection).applied_migrations):
        found.setdefault(app, []).append(name)
    return found


def unknown_migrations(applied: dict[str, list[str]]) -> list[str]:
    """Return those that this edition does not have: the rows come from a newer one."""
    known = set(MigrationLoader(None).disk_migrations) | set(_replaced())
    return [f"{app}.{name}" for app, names in applied.items() for name in names if (app, name) not in known]


def _replaced() -> list[tuple[str, str]]:
    return [one for migration in MigrationLoader(None).disk_migrations.values() for one in migration.replaces]


def _count(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names that Django made
    return int(cursor.fetchone()[0])
