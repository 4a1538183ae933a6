"""The ranges of IP addresses that are not the public Internet, each with its source.

The project has its own table, since the standard library's `is_global` is true for more than a third of
the registered ranges, 6to4, NAT64 and multicast among them, and knows no cloud platform. The ranges are those
of the IANA special-purpose registries (https://www.iana.org/assignments/iana-ipv4-special-registry and
iana-ipv6-special-registry, RFC 6890), multicast, and addresses in public space at which a cloud platform
serves its own machines: the services behind them trust whoever asks.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Range, use, and the document that says so.
SPECIAL_RANGES: tuple[tuple[str, str, str], ...] = (
    ("0.0.0.0/8", "this network", "RFC 791, 3.2"),
    ("10.0.0.0/8", "private use", "RFC 1918"),
    ("100.64.0.0/10", "shared by carriers (CGNAT), metadata of Alibaba Cloud", "RFC 6598"),
    ("127.0.0.0/8", "loopback", "RFC 1122, 3.2.1.3"),
    ("169.254.0.0/16", "link-local, metadata of most clouds", "RFC 3927"),
    ("172.16.0.0/12", "private use", "RFC 1918"),
    ("192.0.0.0/24", "protocol assignments, metadata of Oracle Cloud", "RFC 6890, 2.1"),
    ("192.0.2.0/24", "documentation", "RFC 5737"),
    ("192.31.196.0/24", "AS112", "RFC 7535"),
    ("192.52.193.0/24", "AMT relays", "RFC 7450"),
    ("192.88.99.0/24", "6to4 relays", "RFC 7526"),
    ("192.168.0.0/16", "private use", "RFC 1918"),
    ("192.175.48.0/24", "AS112", "RFC 7534"),
    ("198.18.0.0/15", "benchmarking", "RFC 2544"),
    ("198.51.100.0/24", "documentation", "RFC 5737"),
    ("203.0.113.0/24", "documentation", "RFC 5737"),
    ("224.0.0.0/4", "multicast", "RFC 5771"),
    ("240.0.0.0/4", "reserved", "RFC 1112, 4"),
    ("::/128", "unspecified", "RFC 4291"),
    ("::1/128", "loopback", "RFC 4291"),
    ("::ffff:0:0/96", "IPv4 addresses as IPv6", "RFC 4291"),
    ("64:ff9b::/96", "IPv4 addresses by NAT64", "RFC 6052"),
    ("64:ff9b:1::/48", "IPv4 addresses by local NAT64", "RFC 8215"),
    ("100::/64", "discard-only", "RFC 6666"),
    ("100:0:0:1::/64", "dummy prefix", "RFC 9780"),
    ("2001::/23", "protocol assignments, Teredo and ORCHID", "RFC 2928"),
    ("2001:db8::/32", "documentation", "RFC 3849"),
    ("2002::/16", "6to4", "RFC 3056"),
    ("2620:4f:8000::/48", "AS112", "RFC 7534"),
    ("3fff::/20", "documentation", "RFC 9637"),
    ("5f00::/16", "segment routing", "RFC 9602"),
    ("fc00::/7", "unique local, metadata of some clouds", "RFC 4193"),
    ("fe80::/10", "link-local", "RFC 4291"),
    ("fec0::/10", "site-local", "RFC 3879"),
    ("ff00::/8", "multicast", "RFC 4291"),
    # Public space, but for machines of one platform alone.
    ("168.63.129.16/32", "the host below an Azure machine", "Azure docs: What is IP address 168.63.129.16"),
    ("199.36.153.4/30", "Google APIs within a VPC", "Google Cloud docs: Configure Private Google Access"),
    ("199.36.153.8/30", "Google APIs within a VPC", "Google Cloud docs: Configure Private Google Access"),
    ("2600:2d00:2:1000::/64", "Google APIs within a VPC", "Google Cloud docs: Private Google Access, IPv6"),
    ("2600:2d00:2:2000::/64", "Google APIs within a VPC", "Google Cloud docs: Private Google Access, IPv6"),
    ("161.26.0.0/16", "services of IBM Cloud for its machines", "IBM Cloud docs: VPC, service endpoints"),
    ("166.8.0.0/14", "services of IBM Cloud for its machines", "IBM Cloud docs: VPC, service endpoints"),
    (
        "183.60.82.98/32",
        "name servers of Tencent Cloud's machines",
        "Tencent Cloud docs: private network DNS",
    ),
    (
        "183.60.83.19/32",
        "name servers of Tencent Cloud's machines",
        "Tencent Cloud docs: private network DNS",
    ),
    ("192.80.8.124/32", "metadata of Equinix Metal", "Equinix Metal docs: Metadata"),
)
# Of IPv6, only global unicast is public (RFC 4291, 2.4): later assignments elsewhere are refused too.
_V6_PUBLIC = IPv6Network("2000::/3")
_V4 = [(IPv4Network(network), use) for network, use, _ in SPECIAL_RANGES if ":" not in network]
_V6 = [(IPv6Network(network), use) for network, use, _ in SPECIAL_RANGES if ":" in network]


def name_special_use(address: str) -> str | None:
    """Return the special use that an IP address is reserved for, `None` for a public address.

    Text that is not an IPv4 or IPv6 address counts as special, and so does an address with a zone.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an Internet address"
    if isinstance(parsed, IPv4Address):
        return next((use for network, use in _V4 if parsed in network), None)
    return _name_v6(parsed)


def _name_v6(address: IPv6Address) -> str | None:
    if address.scope_id is not None:
        return "an address with a zone"
    named = next((use for network, use in _V6 if address in network), None)
    return named or (None if address in _V6_PUBLIC else "outside of the public IPv6 space")
