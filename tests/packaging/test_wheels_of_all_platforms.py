"""Every run-time dependency has a wheel for Linux, macOS (both processors) and Windows; the registry is asked."""

import pytest

from scripts.wheels import LINUX, MACOS_ARM, MACOS_INTEL, PLATFORMS, WINDOWS, answers


@pytest.mark.registry
def test_every_platform_finds_all_its_wheels() -> None:
    assert {place: lacking for place, lacking in answers().items() if lacking} == {}


def test_the_platforms_are_those_of_the_people_we_write_for() -> None:
    assert set(PLATFORMS) == {LINUX, MACOS_INTEL, MACOS_ARM, WINDOWS}
