from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.outside.calendar_address import is_public, read_address
from ontzorg_cli.outside.fetch_errors import AddressNotHttpsError, AddressUnreadableError, AddressWithPasswordError

if TYPE_CHECKING:
    from ontzorg_cli.core.errors import OntzorgError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://agenda.example/a/basic.ics", "https://agenda.example/a/basic.ics"),
        ("webcal://p62-caldav.example/published/2/MTk", "https://p62-caldav.example/published/2/MTk"),
        ("WEBCAL://Agenda.Example", "https://agenda.example/"),
        ("  <https://agenda.example:8443/a?b=c&d=%20#top>  ", "https://agenda.example:8443/a?b=c&d=%20"),
        ("https://[2001:db8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("https://bücher.example/jäger.ics", "https://xn--bcher-kva.example/j%C3%A4ger.ics"),
    ],
)
def test_an_address_is_read_as_https(typed: str, read: str) -> None:
    assert read_address(typed).text == read


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("http://agenda.example/a.ics", AddressNotHttpsError),
        ("file:///etc/passwd", AddressNotHttpsError),
        ("ftp://agenda.example/a.ics", AddressNotHttpsError),
        ("agenda.example/a.ics", AddressNotHttpsError),
        ("agenda.ics", AddressNotHttpsError),
        ("", AddressNotHttpsError),
        ("https://noor:geheim@agenda.example/a.ics", AddressWithPasswordError),
        ("https://noor@agenda.example/a.ics", AddressWithPasswordError),
        ("https:///a.ics", AddressUnreadableError),
        ("https://agenda.example:99999/a.ics", AddressUnreadableError),
        ("https://agenda.example:0/a.ics", AddressUnreadableError),
        ("https://agenda.example:x/a.ics", AddressUnreadableError),
        ("https://[::1/a.ics", AddressUnreadableError),
        ("https://agenda.example/a b.ics", AddressUnreadableError),
        (f"https://{'a' * 64}.example/", AddressUnreadableError),
        (f"https://agenda.example/{'a' * 5_000}", AddressUnreadableError),
    ],
)
def test_what_is_no_address_of_a_calendar_is_refused_without_being_repeated(
    typed: str, error: type[OntzorgError]
) -> None:
    with pytest.raises(error) as refused:
        read_address(typed)
    assert refused.value.facts == {}
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


def test_the_secret_part_stays_out_of_what_python_shows_of_an_address() -> None:
    assert "geheim" not in repr(read_address("https://agenda.example/geheim"))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.127.255.254", "192.0.0.8", "192.88.99.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "100::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1",
        "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1",
        "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::10.0.0.1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_an_address_of_ones_own_network_is_not_public_however_it_is_written(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "52.96.1.1", "2a00:1450:400e:811::200e", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
)
def test_an_address_of_everybody_is_public(address: str) -> None:
    assert is_public(address)
