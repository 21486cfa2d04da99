"""Fetch a calendar from its address: over https only, from the public internet only, within limits of time and size.

Everything that can go wrong becomes an error without the address, the one secret in here: what the library raises has it
in its text, so nothing of that is handed on.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

import truststore
import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from ontzorg_cli import __version__
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.outside.calendar_address import is_public, read_address
from ontzorg_cli.outside.fetch_errors import (
    AddressNotHttpsError,
    AddressUnreadableError,
    AddressWithPasswordError,
    FetchAstrayError,
    FetchBrokenError,
    FetchBusyError,
    FetchGoneError,
    FetchInsecureError,
    FetchLoginError,
    FetchOfflineError,
    FetchPrivateError,
    FetchRefusedError,
    FetchSlowError,
    FetchTooLargeError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from urllib3.response import BaseHTTPResponse

    from ontzorg_cli.outside.calendar_address import CalendarAddress

MEGABYTE = 1_000_000
PIECE_BYTES = 65_536
ONWARD = frozenset({301, 302, 303, 307, 308})
LONGEST_MARK = 500
"""Characters of what a server says of the state of a calendar; more than that is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much time a calendar may take from the first question to the last byte, how large it may be unpacked, how often it may send on."""

    seconds: float = 10
    megabytes: float = 10
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Network:
    """How a name becomes addresses, which of these may be spoken to, and who is believed to be who they say."""

    resolve: Callable[[str, int], Sequence[str]]
    may_reach: Callable[[str], bool]
    trust: Callable[[], ssl.SSLContext]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: None where nothing changed since; and what the server says of its state."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses of a host, in the order in which to try them. Raise OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


def trust() -> ssl.SSLContext:
    """Return who is believed: whom the system believes, which at an office may be a certificate of its own."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


LIMITS = Limits()
NETWORK = Network(resolve, is_public, trust)


def fetch(address: str, *, calendar: str, etag: str = "", last_modified: str = "") -> Fetched:
    """Return what is at an address, or that it is as it was when the server said `etag` and `last_modified`.

    Raise an error of `fetch_errors`, with `calendar` as its name, within the seconds of LIMITS whatever the server does:
    the work is done beside, and left alone when time is up.
    """
    asking = _Asking(calendar, LIMITS, NETWORK, {"If-None-Match": etag, "If-Modified-Since": last_modified})
    outcome: SimpleQueue[Fetched | OntzorgError] = SimpleQueue()
    Thread(target=lambda: outcome.put(asking.outcome(address)), name="fetch", daemon=True).start()
    try:
        found = outcome.get(timeout=LIMITS.seconds)
    except Empty:
        raise FetchSlowError(calendar=calendar, seconds=round(LIMITS.seconds)) from None
    if isinstance(found, OntzorgError):
        raise found
    return found


class _Asking:
    """One question for one calendar, from address to address until there is an answer."""

    def __init__(self, calendar: str, limits: Limits, network: Network, known: dict[str, str]) -> None:
        self._calendar = calendar
        self._limits = limits
        self._network = network
        self._known = {name: value for name, value in known.items() if value}
        self._ends_at = monotonic() + limits.seconds

    def outcome(self, address: str) -> Fetched | OntzorgError:
        """Return what came, or why nothing did."""
        try:
            return self._follow(address)
        except OntzorgError as error:
            return type(error)(**error.facts)
        except Exception as error:  # noqa: BLE001 - its text and its traceback may hold the address
            return self._told(error)

    def _follow(self, text: str) -> Fetched:
        address = read_address(text)
        for _ in range(self._limits.redirects + 1):
            with self._asked(address) as response:
                if response.status not in ONWARD:
                    return self._taken(response)
                location = response.headers.get("Location", "")
            try:
                address = address.onward(location)
            except (AddressNotHttpsError, AddressUnreadableError, AddressWithPasswordError):
                break
        raise FetchAstrayError(calendar=self._calendar)

    def _asked(self, address: CalendarAddress) -> BaseHTTPResponse:
        """Return the answer of the first machine behind an address that takes up; its name is looked up this one time."""
        machines = list(self._network.resolve(address.host, address.port))
        if not machines or not all(self._network.may_reach(each) for each in machines):
            raise FetchPrivateError(calendar=self._calendar)
        while True:
            machine = machines.pop(0)
            try:
                return self._ask(address, machine, seconds=self._seconds_left() / (len(machines) + 1))
            except (NewConnectionError, ConnectTimeoutError):
                if not machines:
                    raise

    def _ask(self, address: CalendarAddress, machine: str, *, seconds: float) -> BaseHTTPResponse:
        """Ask one machine, by its number, so that nobody can turn the name elsewhere; it has to prove that it bears the name."""
        pool = urllib3.HTTPSConnectionPool(
            machine,
            address.port,
            ssl_context=self._network.trust(),
            server_hostname=address.host,
        )
        return pool.urlopen(
            "GET",
            address.target,
            headers={
                "Host": address.site,
                "User-Agent": f"ontzorg/{__version__}",
                "Accept": "text/calendar, */*;q=0.1",
                "Accept-Encoding": "gzip",
                "Connection": "close",
                **self._known,
            },
            timeout=urllib3.Timeout(connect=seconds, read=self._seconds_left()),
            retries=False,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
        )

    def _taken(self, response: BaseHTTPResponse) -> Fetched:
        if response.status == HTTPStatus.NOT_MODIFIED and self._known:  # unasked it is no answer
            return Fetched(data=None)
        if response.status != HTTPStatus.OK:
            raise self._refusal(response.status)
        most = int(self._limits.megabytes * MEGABYTE)
        data = bytearray()
        for piece in response.stream(PIECE_BYTES, decode_content=True):
            data += piece
            if len(data) >= most:
                raise FetchTooLargeError(calendar=self._calendar, limit=round(self._limits.megabytes))
            self._seconds_left()
        marks = {name: response.headers.get(name, "") for name in ("ETag", "Last-Modified")}
        etag, last_modified = (value if len(value) <= LONGEST_MARK else "" for value in marks.values())
        return Fetched(data=bytes(data), etag=etag, last_modified=last_modified)

    def _seconds_left(self) -> float:
        left = self._ends_at - monotonic()
        if left <= 0:
            raise FetchSlowError(calendar=self._calendar, seconds=round(self._limits.seconds))
        return left

    def _refusal(self, status: int) -> OntzorgError:
        if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            return FetchLoginError(calendar=self._calendar)
        if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            return FetchGoneError(calendar=self._calendar)
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return FetchBusyError(calendar=self._calendar, status=status)
        return FetchRefusedError(calendar=self._calendar, status=status)

    def _told(self, error: Exception) -> OntzorgError:
        match error:
            case SSLError() | ssl.SSLError():
                return FetchInsecureError(calendar=self._calendar)
            case NewConnectionError() | ConnectTimeoutError() | socket.gaierror():
                return FetchOfflineError(calendar=self._calendar)
            case ReadTimeoutError():
                return FetchSlowError(calendar=self._calendar, seconds=round(self._limits.seconds))
        return FetchBrokenError(calendar=self._calendar, kind=type(error).__name__)
