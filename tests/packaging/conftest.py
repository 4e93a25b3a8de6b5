"""Says at the top of the output how the network is shut off for the wheel."""

from tests.packaging.shut_off import how_the_network_is_shut_off


def pytest_report_header() -> str:
    return f"wheel: {how_the_network_is_shut_off()}"
