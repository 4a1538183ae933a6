"""The special-purpose ranges of IP addresses, which the public Internet does not route.

The project has its own table, since the standard library's `is_global` is true for 13 to 15 of 36
special ranges, 6to4, NAT64 and multicast among them. The ranges are those of the IANA special-purpose
registries for IPv4 and IPv6 (RFC 6890 and its updates), multicast, and the tunnels between the two.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_V4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private use",
    "100.64.0.0/10": "shared by carriers (CGNAT)",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private use",
    "192.0.0.0/24": "protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "AS112",
    "192.52.193.0/24": "AMT relays",
    "192.88.99.0/24": "6to4 relays",
    "192.168.0.0/16": "private use",
    "192.175.48.0/24": "AS112",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
# Of IPv6, only global unicast can be public: IPv4-mapped, NAT64, unique local, link-local, multicast
# and loopback addresses are all outside of it.
_V6_PUBLIC = IPv6Network("2000::/3")
_V6 = {
    "2001::/23": "protocol assignments, Teredo and ORCHID",
    "2001:db8::/32": "documentation",
    "2002::/16": "6to4",
    "2620:4f:8000::/48": "AS112",
    "3fff::/20": "documentation",
}
_V4_RANGES = [(IPv4Network(network), use) for network, use in _V4.items()]
_V6_RANGES = [(IPv6Network(network), use) for network, use in _V6.items()]


def name_special_use(address: str) -> str | None:
    """Return the special use that an IP address is reserved for, `None` for a public address.

    Text that is not an IPv4 or IPv6 address counts as special, and so does an address with a zone.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an Internet address"
    if isinstance(parsed, IPv4Address):
        return next((use for network, use in _V4_RANGES if parsed in network), None)
    return _name_v6(parsed)


def _name_v6(address: IPv6Address) -> str | None:
    if address.scope_id is not None or address not in _V6_PUBLIC:
        return "outside of the public IPv6 space"
    return next((use for network, use in _V6_RANGES if address in network), None)
