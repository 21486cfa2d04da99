"""The address of a calendar: what it may look like, and which machines may be spoken to."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

from ontzorg_cli.outside.fetch_errors import AddressNotHttpsError, AddressUnreadableError, AddressWithPasswordError

HTTPS_PORT = 443
IN_PATHS = "/%:@!$&'(*+,;=)~-._?"
LONGEST = 4_000
NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
COMPATIBLE = IPv6Network("::/96")
PROTOCOLS = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""Numbers that belong to no machine of anybody; which of these Python calls public differs by version."""

LAST_32_BITS = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAddress:
    """Where a calendar is asked for, always over https. `target` is the path with what is asked, the secret part."""

    host: str
    port: int = HTTPS_PORT
    target: str = field(repr=False)

    @property
    def site(self) -> str:
        """The host, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == HTTPS_PORT else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The address as it is written."""
        return f"https://{self.site}{self.target}"

    def onward(self, location: str) -> CalendarAddress:
        """Return the address to which a server sends on. Raise what `read_address` raises; webcal is none there."""
        onward = urljoin(self.text, location)
        if not onward.casefold().startswith("https:"):
            raise AddressNotHttpsError
        return read_address(onward)


def read_address(text: str) -> CalendarAddress:
    """Return the address that was typed; webcal means https.

    Raise AddressNotHttpsError, AddressWithPasswordError or AddressUnreadableError.
    """
    typed = text.strip().strip("<>\"'")
    scheme, found, rest = typed.partition("://")
    if not found or scheme.casefold() not in {"https", "webcal", "webcals"}:
        raise AddressNotHttpsError
    if len(typed) > LONGEST or any(character.isspace() or not character.isprintable() for character in rest):
        raise AddressUnreadableError
    try:
        parts = urlsplit(f"https://{rest}")
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError:
        raise AddressUnreadableError from None
    if "@" in parts.netloc:
        raise AddressWithPasswordError
    if not host or port == 0:
        raise AddressUnreadableError
    asked = f"?{quote(parts.query, safe=IN_PATHS)}" if parts.query else ""
    return CalendarAddress(
        host=host, port=port or HTTPS_PORT, target=f"{quote(parts.path, safe=IN_PATHS) or '/'}{asked}"
    )


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet: not of this machine, its network or no network at all.

    An IPv6 address that stands for one of IPv4 is what that one is.
    """
    ip = ip_address(address)
    meant = _embedded(ip) if isinstance(ip, IPv6Address) else None
    return _is_of_everybody(ip if meant is None else meant)


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if any(ip in network for network in (*NAT64, COMPATIBLE)) and not (ip.is_loopback or ip.is_unspecified):
        return IPv4Address(int(ip) & LAST_32_BITS)
    return None


def _is_of_everybody(ip: IPv4Address | IPv6Address) -> bool:
    is_special = ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_loopback or ip.is_unspecified
    is_of_a_site = isinstance(ip, IPv6Address) and ip.is_site_local
    is_of_nobody = any(ip in network for network in PROTOCOLS)
    return ip.is_global and not (is_special or is_of_a_site or is_of_nobody)
