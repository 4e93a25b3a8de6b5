"""Whether the process answers, and whether it can do its work."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bedside.server.jobs.heartbeat import is_a_worker_alive
from bedside.server.ready import is_ready


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers and is up to date, and whether this process has loaded what a check needs."""
    parts = {"reader": is_ready(), "database": _database_answers()}
    parts["migrations"] = parts["database"] and _is_migrated()
    status = 200 if all(parts.values()) else 503
    # Pages are answered without a worker: what waits is done later, so its silence is told and takes nobody off.
    if not settings.CONFIGURATION.is_alone:
        parts["worker"] = parts["migrations"] and is_a_worker_alive(timezone.now())
    return JsonResponse(parts, status=status)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
