"""The table of special ranges is that of the registries, and knows the platforms of the large clouds."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from flows.web.special_addresses import SPECIAL_RANGES, name_special_use

# https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry, November 2026,
# with multicast (RFC 5771, RFC 4291), which has registries of its own.
REGISTERED = """
         0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
    192.0.0.0/24     192.0.0.0/29 192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32
    192.0.2.0/24     192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.88.99.2/32 192.168.0.0/16
    192.175.48.0/24 198.18.0.0/15     198.51.100.0/24 203.0.113.0/24 240.0.0.0/4 255.255.255.255/32
    224.0.0.0/4     ::1/128 ::/128 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64
    2001::/23 2001::/32     2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32
    2001:4:112::/48 2001:10::/28 2001:20::/28     2001:30::/28 2001:db8::/32 2002::/16 2620:4f:8000::/48
    3fff::/20 5f00::/16 fc00::/7 fe80::/10 ff00::/8
"""
# Where the platforms of clouds answer their own machines, in special ranges and in public space.
PLATFORMS = {
    "AWS, Azure, Google and many others": "169.254.169.254",
    "AWS, over IPv6": "fd00:ec2::254",
    "AWS, credentials of containers": "169.254.170.2",
    "AWS, credentials of pods": "fd00:ec2::23",
    "Azure, the host": "168.63.129.16",
    "Google, over IPv6": "fd20:ce::254",
    "Google, APIs within a VPC": "199.36.153.8",
    "Google, restricted APIs within a VPC": "199.36.153.7",
    "Google, APIs over IPv6": "2600:2d00:2:2000::1",
    "Oracle": "192.0.0.192",
    "Oracle, over IPv6": "fd00:c1::a9fe:a9fe",
    "Alibaba": "100.100.100.200",
    "Tencent": "169.254.0.23",
    "Tencent, name service": "183.60.83.19",
    "IBM, services": "161.26.0.10",
    "IBM, endpoints": "166.9.48.171",
    "Scaleway": "169.254.42.42",
    "Akamai, over IPv6": "fd00:a9fe:a9fe::1",
    "OpenStack, over IPv6": "fe80::a9fe:a9fe",
    "Equinix": "192.80.8.124",
}


@pytest.mark.parametrize("network", REGISTERED.split())
def test_every_range_of_the_registries_is_special_from_its_first_address_to_its_last(network: str) -> None:
    block = ip_network(network)
    assert name_special_use(str(block[0]))
    assert name_special_use(str(block[-1]))


@pytest.mark.parametrize("address", PLATFORMS.values(), ids=PLATFORMS)
def test_the_platform_of_a_cloud_is_special(address: str) -> None:
    assert name_special_use(address)


def test_each_range_has_a_use_and_a_source_and_is_listed_once() -> None:
    assert all(use and source for _, use, source in SPECIAL_RANGES)
    networks = [ip_network(network) for network, _, _ in SPECIAL_RANGES]
    assert len(set(networks)) == len(networks)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.216.34",
        "172.32.0.1",
        "100.128.0.1",
        "223.255.255.255",
        "168.63.129.15",
        "168.63.129.17",
        "199.36.153.3",
        "199.36.153.12",
        "166.7.255.255",
        "166.12.0.0",
        "161.25.255.255",
        "161.27.0.0",
        "183.60.83.20",
        "192.0.1.0",
        "2606:4700::1111",
        "2a00::1",
        "2600:2d00:2:3000::1",
        "2400:cb00::1",
        "2c0f:fb50::1",
    ],
)
def test_public_addresses_are_public(address: str) -> None:
    assert name_special_use(address) is None


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ("10.255.255.255", "11.0.0.0"),
        ("100.64.0.0", "100.63.255.255"),
        ("127.255.255.255", "128.0.0.0"),
        ("169.254.255.255", "169.255.0.0"),
        ("172.31.255.255", "172.32.0.0"),
        ("192.168.255.255", "192.169.0.0"),
        ("198.19.255.255", "198.20.0.0"),
        ("2001:1ff:ffff::", "2001:200::"),
        ("2002::", "2003::"),
        ("3fff:fff::", "3fff:1000::"),
    ],
)
def test_a_special_range_ends_at_its_last_address(inside: str, outside: str) -> None:
    assert name_special_use(inside)
    assert name_special_use(outside) is None


@pytest.mark.parametrize(
    "address", ["", "news.example", "1.2.3", "1.2.3.4.5", "4000::1", "1fff::1", "2606:4700::1%1", "256.1.1.1"]
)
def test_what_is_no_public_address_is_special(address: str) -> None:
    assert name_special_use(address)
