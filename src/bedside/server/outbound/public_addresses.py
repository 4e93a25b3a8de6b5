"""Whether an address belongs to the public network, also when it carries another address within it."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Addresses of version 6 that a translator leads to one of version 4: where they lead is decided by that one.
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")  # RFC 8215
LAST_FOUR_BYTES = 0xFFFFFFFF


def is_public(text: str) -> bool:
    """Whether a numeric address is one of the public network; with a zone it is one of one's own cable."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv4Address):
        return _is_public(address)
    if address.scope_id is not None or _is_tunnel(address):
        return False
    return _is_public(_meant(address))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    # `is_global` follows IANA's registries of special-purpose addresses: loopback, private, link-local, metadata's.
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _is_tunnel(address: IPv6Address) -> bool:
    """Whether it leads through a tunnel, or through a translator of one's own network, to who knows where."""
    return address.sixtofour is not None or address.teredo is not None or address in NAT64_LOCAL


def _meant(address: IPv6Address) -> IPv4Address | IPv6Address:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return IPv4Address(int(address) & LAST_FOUR_BYTES) if address in NAT64 else address
