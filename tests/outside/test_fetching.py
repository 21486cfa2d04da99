from __future__ import annotations

import ssl
import tracemalloc
from time import monotonic
from typing import TYPE_CHECKING

import pytest
import trustme
import truststore
from tests.outside.servers import (
    CALENDAR,
    HOSTILE,
    SECRET,
    Line,
    answer,
    loopback,
    onward,
    packed,
    serving,
)

from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.outside import fetching
from ontzorg_cli.outside.calendar_address import is_public
from ontzorg_cli.outside.fetch_errors import (
    FetchAstrayError,
    FetchInsecureError,
    FetchOfflineError,
    FetchPrivateError,
    FetchSlowError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

BETWEEN_US = {code: pair for code, pair in HOSTILE.items() if pair[1].startswith("fetch_")}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def net(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let names lead to loopback, and believe the authority of these tests; a second is long."""
    monkeypatch.setattr(fetching, "NETWORK", loopback(authority))
    monkeypatch.setattr(fetching, "LIMITS", fetching.Limits(seconds=1))


def test_a_calendar_is_fetched_with_what_its_server_says_of_its_state(authority: trustme.CA) -> None:
    reply = answer(CALENDAR, 'ETag: "a1"', "Last-Modified: Mon, 23 Nov 2026 07:00:00 GMT")
    with serving(reply, authority) as server:
        came = fetching.fetch(server.address, calendar="Werk")
    assert (came.data, came.etag, came.last_modified) == (CALENDAR, '"a1"', "Mon, 23 Nov 2026 07:00:00 GMT")
    (line,) = server.requests
    assert line.request.startswith(f"GET /{SECRET}/basic.ics?token={SECRET} HTTP/1.1\r\n".encode())
    assert (line.header("Host"), line.header("Cookie")) == (f"agenda.example:{server.port}", "")
    assert line.header("User-Agent").startswith("ontzorg/")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_comes_packed_is_unpacked(encoding: str, authority: trustme.CA) -> None:
    import zlib

    body = packed(CALENDAR) if encoding == "gzip" else zlib.compress(CALENDAR)
    with serving(answer(body, f"Content-Encoding: {encoding}"), authority) as server:
        assert fetching.fetch(server.address, calendar="Werk").data == CALENDAR


def test_a_server_that_knows_the_state_says_that_nothing_changed(authority: trustme.CA) -> None:
    def reply(line: Line) -> None:
        assert line.header("If-None-Match") == '"a1"'
        assert line.header("If-Modified-Since") == "gisteren"
        answer(b"", status="304 Not Modified")(line)

    with serving(reply, authority) as server:
        assert fetching.fetch(server.address, calendar="Werk", etag='"a1"', last_modified="gisteren").data is None


def test_an_address_that_moved_is_followed_three_times_and_no_more(authority: trustme.CA) -> None:
    def hops(count: int) -> OntzorgError | bytes | None:
        left = [onward(f"/{number}") for number in range(count)] + [answer(CALENDAR)]

        def reply(line: Line) -> None:
            left.pop(0)(line)

        with serving(reply, authority) as server:
            try:
                return fetching.fetch(server.address, calendar="Werk").data
            except OntzorgError as error:
                return error

    assert hops(3) == CALENDAR
    assert isinstance(hops(4), FetchAstrayError)


def test_what_is_told_to_one_server_is_not_told_to_the_one_it_sends_on_to(authority: trustme.CA) -> None:
    with serving(answer(CALENDAR), authority, host="elders.example") as other:
        reply = answer(b"", "Set-Cookie: sid=1", f"Location: https://elders.example:{other.port}/a", status="302 Found")
        with serving(reply, authority) as server:
            assert fetching.fetch(server.address, calendar="Werk").data == CALENDAR
    (line,) = other.requests
    assert SECRET.encode() not in line.request
    assert b"cookie" not in line.request.lower()


@pytest.mark.parametrize("what", BETWEEN_US)
def test_a_hostile_server_costs_a_second_and_gives_away_nothing(what: str, authority: trustme.CA) -> None:
    reply, code = HOSTILE[what]
    with serving(reply, authority) as server:
        begun = monotonic()
        with pytest.raises(OntzorgError) as refused:
            fetching.fetch(server.address, calendar="Werk")
        assert monotonic() - begun < 3
    error = refused.value
    assert error.code == code
    assert error.facts["calendar"] == "Werk"
    assert SECRET not in f"{error!r}{error.facts}{error.__cause__!r}{error.__context__!r}"


def test_a_bomb_of_a_gigabyte_takes_little_memory(authority: trustme.CA) -> None:
    for what in ("sends a gzip bomb of 1 GB", "packs a bomb in a bomb", "never stops"):
        with serving(HOSTILE[what][0], authority) as server:
            tracemalloc.start()
            with pytest.raises(OntzorgError):
                fetching.fetch(server.address, calendar="Werk")
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert peak < 50_000_000, what


def test_a_calendar_just_within_the_limit_is_fetched(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LIMITS", fetching.Limits(seconds=5))
    data = bytes(9_999_999)
    with serving(answer(packed(data), "Content-Encoding: gzip"), authority) as server:
        assert fetching.fetch(server.address, calendar="Werk").data == data


def test_a_server_that_nobody_vouches_for_is_not_believed(authority: trustme.CA) -> None:
    with serving(answer(CALENDAR), trustme.CA()) as server, pytest.raises(FetchInsecureError):
        fetching.fetch(server.address, calendar="Werk")
    with serving(answer(CALENDAR), authority, host="elders.example") as server, pytest.raises(FetchInsecureError):
        fetching.fetch(server.address, calendar="Werk")
    assert server.requests == []


def test_a_name_is_looked_up_once_and_that_machine_is_asked(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads to a public address first and to a private one when it is asked again (DNS rebinding)."""
    asked: list[str] = []

    def resolve(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("10.0.0.1",)

    monkeypatch.setattr(fetching, "NETWORK", loopback(authority, resolve=resolve))
    with serving(answer(CALENDAR), authority) as server:
        assert fetching.fetch(server.address, calendar="Werk").data == CALENDAR
    assert asked == ["agenda.example"]
    asked.clear()
    with serving(onward("/elders"), authority) as server, pytest.raises(FetchPrivateError):
        fetching.fetch(server.address, calendar="Werk")
    assert (len(asked), len(server.requests)) == (2, 1)


def test_a_name_with_one_private_address_among_its_public_ones_is_refused(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "NETWORK", loopback(authority, resolve=lambda *_: ("127.0.0.1", "::ffff:10.0.0.1")))
    with serving(answer(CALENDAR), authority) as server, pytest.raises(FetchPrivateError):
        fetching.fetch(server.address, calendar="Werk")
    assert server.requests == []


def test_where_one_machine_does_not_take_up_the_next_is_asked(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = loopback(authority, resolve=lambda *_: ("127.0.0.2", "127.0.0.1"))
    monkeypatch.setattr(
        fetching, "NETWORK", fetching.Network(network.resolve, lambda it: it.startswith("127."), network.trust)
    )
    with serving(answer(CALENDAR), authority) as server:
        assert fetching.fetch(server.address, calendar="Werk").data == CALENDAR


def test_a_name_that_is_not_known_and_a_machine_that_is_off_are_out_of_reach(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(answer(CALENDAR), authority) as server:
        address = server.address
    with pytest.raises(FetchOfflineError):
        fetching.fetch(address, calendar="Werk")

    def unknown(host: str, _: int) -> Sequence[str]:
        import socket

        raise socket.gaierror(socket.EAI_NONAME, host)

    monkeypatch.setattr(fetching, "NETWORK", loopback(authority, resolve=unknown))
    with pytest.raises(FetchOfflineError):
        fetching.fetch(address, calendar="Werk")


def test_a_look_up_that_hangs_costs_no_more_time_than_there_is(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    released = threading.Event()

    def hang(*_: object) -> Sequence[str]:
        released.wait()
        return ()

    monkeypatch.setattr(fetching, "NETWORK", loopback(authority, resolve=hang))
    monkeypatch.setattr(fetching, "LIMITS", fetching.Limits(seconds=0.2))
    begun = monotonic()
    with pytest.raises(FetchSlowError):
        fetching.fetch("https://agenda.example/", calendar="Werk")
    assert monotonic() - begun < 2
    released.set()


def test_the_environment_changes_nothing(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("PYTHONHTTPSVERIFY", "0")
    with serving(answer(CALENDAR), authority) as server:
        assert fetching.fetch(server.address, calendar="Werk").data == CALENDAR


def test_outside_of_tests_loopback_is_out_of_bounds_and_certificates_are_checked() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "NETWORK", fetching.Network(fetching.resolve, is_public, fetching.trust))
        for host in ("localhost", "127.0.0.1", "[::1]", "0x7f.1", "[::ffff:127.0.0.1]"):
            with pytest.raises((FetchPrivateError, FetchOfflineError)):
                fetching.fetch(f"https://{host}:1/", calendar="Werk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "NETWORK", fetching.Network(lambda *_: ("127.0.0.1",), lambda _: True, fetching.trust))
        with serving(answer(CALENDAR), trustme.CA()) as server, pytest.raises(FetchInsecureError):
            fetching.fetch(server.address, calendar="Werk")
    context = fetching.trust()
    assert isinstance(context, truststore.SSLContext)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert fetching.Limits() == fetching.Limits(seconds=10, megabytes=10, redirects=3)
