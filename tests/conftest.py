"""What holds for every test: none of them connects, and the output says how far the wheel is shut off."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.packaging.shut_off import how_the_network_is_shut_off

# Every day the same examples, so that a change alone turns a test red; `make night` draws new ones.
# How long an example takes is measured in benchmarks and says nothing on a busy machine.
settings.register_profile(
    "day", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.register_profile(
    "night", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=2000
)
settings.load_profile("day")


def pytest_report_header() -> str:
    return f"wheel: {how_the_network_is_shut_off()}"


@pytest.fixture(autouse=True, scope="session")
def no_test_connects() -> Iterator[None]:
    def refuse(*_given: object) -> None:
        pytest.fail("A test tried to open a connection; hand it what it needs.")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(socket.socket, "connect", refuse)
        patched.setattr(socket.socket, "connect_ex", refuse)
        yield
