"""The platforms and a server on this machine, begun once, and emptied for each test."""

from collections.abc import Iterator

import pytest

from tests.server.institution_settings import KEYS
from tests.server.publishing.at_the_server import Server, running_server
from tests.server.publishing.platforms import Platforms, platforms


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Platforms, Server]]:
    """The platforms, and a server that may ask them."""
    with (
        platforms(tmp_path_factory.mktemp("platforms")) as there,
        running_server(tmp_path_factory.mktemp("server"), there.certificate, KEYS) as server,
    ):
        yield there, server


@pytest.fixture
def there(both: tuple[Platforms, Server]) -> Platforms:
    """The platforms, with nothing published."""
    both[0].forget()
    return both[0]


@pytest.fixture
def server(both: tuple[Platforms, Server]) -> Server:
    """The server, with no account connected."""
    both[1].tell({"do": "forget"})
    return both[1]
