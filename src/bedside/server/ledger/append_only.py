"""The triggers by which the database itself refuses to change, remove or fork the ledger.

They guard against mistakes and against whoever has the application's rights only; an owner of the database can take
them away, which `verify_ledger` tells. A migration makes them: a change here needs another one. SQLite loses the
triggers of a table that a migration makes anew, so such a migration must make them again; a test sees to it.
"""

from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

CHANGE = "The ledger is append-only: an entry is never changed or removed."
FORK = "The ledger is one chain: an entry follows the last one."
NAMES = frozenset(
    {
        "ledger_entry_follows",
        "ledger_entry_is_never_changed",
        "ledger_entry_is_removed_only_when_sealed",
        "ledger_checkpoint_is_never_changed",
        "ledger_checkpoint_is_never_removed",
    }
)
NAMES_ON_POSTGRESQL = NAMES | {"ledger_entry_is_never_emptied", "ledger_checkpoint_is_never_emptied"}

IS_SEALED = "EXISTS (SELECT 1 FROM ledger_checkpoint WHERE through >= OLD.number)"
FOLLOWS = """
    NOT EXISTS (SELECT 1 FROM ledger_entry) OR EXISTS (
        SELECT 1 FROM (SELECT number, hash FROM ledger_entry ORDER BY number DESC LIMIT 1) AS last
        WHERE NEW.number = last.number + 1 AND NEW.previous = last.hash
    )
"""

SQLITE = (
    f"""CREATE TRIGGER ledger_entry_follows BEFORE INSERT ON ledger_entry
        WHEN NOT ({FOLLOWS}) BEGIN SELECT RAISE(ABORT, '{FORK}'); END""",
    f"""CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
        BEGIN SELECT RAISE(ABORT, '{CHANGE}'); END""",
    f"""CREATE TRIGGER ledger_entry_is_removed_only_when_sealed BEFORE DELETE ON ledger_entry
        WHEN NOT {IS_SEALED} BEGIN SELECT RAISE(ABORT, '{CHANGE}'); END""",
    f"""CREATE TRIGGER ledger_checkpoint_is_never_changed BEFORE UPDATE ON ledger_checkpoint
        BEGIN SELECT RAISE(ABORT, '{CHANGE}'); END""",
    f"""CREATE TRIGGER ledger_checkpoint_is_never_removed BEFORE DELETE ON ledger_checkpoint
        BEGIN SELECT RAISE(ABORT, '{CHANGE}'); END""",
)

_REFUSE = "RAISE EXCEPTION '{0}' USING ERRCODE = 'integrity_constraint_violation'"
POSTGRESQL = (
    f"""CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN {_REFUSE.format(CHANGE)}; END $$""",
    f"""CREATE FUNCTION ledger_refuses_unless_sealed() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF {IS_SEALED} THEN RETURN OLD; END IF; {_REFUSE.format(CHANGE)}; END $$""",
    f"""CREATE FUNCTION ledger_refuses_unless_it_follows() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF {FOLLOWS} THEN RETURN NEW; END IF; {_REFUSE.format(FORK)}; END $$""",
    """CREATE TRIGGER ledger_entry_follows BEFORE INSERT ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses_unless_it_follows()""",
    """CREATE TRIGGER ledger_entry_is_never_changed BEFORE UPDATE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses()""",
    """CREATE TRIGGER ledger_entry_is_removed_only_when_sealed BEFORE DELETE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses_unless_sealed()""",
    """CREATE TRIGGER ledger_entry_is_never_emptied BEFORE TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()""",
    """CREATE TRIGGER ledger_checkpoint_is_never_changed BEFORE UPDATE ON ledger_checkpoint
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses()""",
    """CREATE TRIGGER ledger_checkpoint_is_never_removed BEFORE DELETE ON ledger_checkpoint
        FOR EACH ROW EXECUTE FUNCTION ledger_refuses()""",
    """CREATE TRIGGER ledger_checkpoint_is_never_emptied BEFORE TRUNCATE ON ledger_checkpoint
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()""",
)
FUNCTIONS = ("ledger_refuses", "ledger_refuses_unless_sealed", "ledger_refuses_unless_it_follows")

# Those that are switched off on PostgreSQL guard nothing.
STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


class Executes(Protocol):
    """What runs a statement: a cursor, or a migration's editor."""

    def execute(self, sql: str, /) -> object:
        """Run a statement."""


def make(database: Executes, vendor: str) -> None:
    """Make the triggers."""
    for statement in POSTGRESQL if vendor == "postgresql" else SQLITE:
        database.execute(statement)


def drop(database: Executes, vendor: str) -> None:
    """Take the triggers away."""
    if vendor == "postgresql":
        for function in FUNCTIONS:
            database.execute(f"DROP FUNCTION IF EXISTS {function}() CASCADE")
        return
    for name in sorted(NAMES):
        database.execute(f"DROP TRIGGER IF EXISTS {name}")


def missing(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """Return the triggers that should be there and are not."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    return (NAMES_ON_POSTGRESQL if connection.vendor == "postgresql" else NAMES) - standing
