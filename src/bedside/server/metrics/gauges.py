"""What is read from the database when somebody looks: the jobs and the worker."""

from collections.abc import Iterator

from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from bedside import __version__
from bedside.server.jobs.heartbeat import jobs_by_state, seconds_since_a_worker, seconds_the_oldest_waits


class FromDatabase(Collector):
    """Asks when it is asked."""

    def collect(self) -> Iterator[Metric]:
        """Tell how the jobs stand."""
        now = timezone.now()
        jobs = GaugeMetricFamily("bedside_jobs", "Jobs, by how they stand.", labels=("state",))
        for state, number in jobs_by_state().items():
            jobs.add_metric((state,), number)
        yield jobs
        waits = "Seconds for which the oldest job has waited."
        yield GaugeMetricFamily("bedside_oldest_job_seconds", waits, seconds_the_oldest_waits(now))
        since = seconds_since_a_worker(now)
        if since is not None:
            yield GaugeMetricFamily(
                "bedside_worker_silent_seconds", "Seconds since a worker was heard of.", since
            )
        yield InfoMetricFamily("bedside", "Which edition runs.", {"version": __version__})
