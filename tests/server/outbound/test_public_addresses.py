"""Only addresses of the public network are public, in whatever clothes the others come."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.server.outbound.public_addresses import is_public

INSIDE = [
    "0.0.0.0",  # noqa: S104 - nothing listens there
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",  # where clouds tell a machine's secrets
    "172.16.0.1",
    "192.0.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "ff02::1",
    "2001:db8::1",
    "64:ff9b:1::808:808",
    "no address",
    "",
]


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_an_address_of_the_public_network_is(address: str) -> None:
    assert is_public(address)


PRIVATE = st.sampled_from([one for one in INSIDE if one.count(".") == 3]).map(IPv4Address)


@given(PRIVATE)
def test_an_address_inside_stays_inside_in_the_clothes_of_version_6(address: IPv4Address) -> None:
    four = int(address)
    clothed = [(0xFFFF << 32) | four, four, (0x64FF9B << 96) | four, (0x2002 << 112) | (four << 80)]

    assert not any(is_public(str(IPv6Address(number))) for number in clothed)
