"""What holds for every test: none of them connects, and the output says how far the wheel is shut off."""

import socket
from collections.abc import Iterator

import pytest

from tests.packaging.shut_off import how_the_network_is_shut_off


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
