"""Servers on loopback that answer over TLS with whatever bytes a test says, and the network in which they may be reached."""

from __future__ import annotations

import contextlib
import ssl
import threading
import zlib
from dataclasses import dataclass, field
from socket import AF_INET, SHUT_RDWR, SOCK_STREAM, socket
from typing import TYPE_CHECKING

from ontzorg_cli.outside.calendar_address import is_public
from ontzorg_cli.outside.fetching import Network
from ontzorg_cli.outside.fetching import resolve as look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import trustme

    Answer = Callable[["Line"], None]

HOST = "agenda.example"
SECRET = "geheim-8f3a2c"  # noqa: S105 - the marker word in every address of these tests
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Werk\r\nBEGIN:VEVENT\r\nUID:mt\r\nSUMMARY:MT\r\n"
    b"DTSTART:20261124T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Line:
    """One connection: the request that came in, and a way to send bytes for as long as the other end listens."""

    def __init__(self, connection: ssl.SSLSocket, ending: threading.Event) -> None:
        self._connection = connection
        self.ending = ending
        self.request = b""
        while b"\r\n\r\n" not in self.request and (piece := connection.recv(65_536)):
            self.request += piece

    def send(self, data: bytes) -> None:
        """Send bytes; raise OSError where nobody listens any more."""
        self._connection.sendall(data)

    def header(self, name: str) -> str:
        """Return a header of the request, empty where it is not there."""
        lines = self.request.decode("latin-1").split("\r\n")
        return next(
            (line.partition(": ")[2] for line in lines if line.casefold().startswith(f"{name.casefold()}:")), ""
        )


@dataclass(slots=True)
class Server:
    """A running server: its port, and the requests it heard."""

    port: int
    requests: list[Line] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is found; the path is the secret."""
        return f"https://{HOST}:{self.port}/{SECRET}/basic.ics?token={SECRET}"


def answer(data: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> Answer:
    """Return an answer with a body; `length` is what the server says of it where that is not so."""
    told = len(data) if length is None else length
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {told}", *headers, "", ""))
    return lambda line: line.send(head.encode() + data)


def onward(location: str) -> Answer:
    """Return an answer that sends on."""
    return answer(b"", f"Location: {location}", status="302 Found")


def endless(piece: bytes, *, first: bytes = b"", seconds: float = 0) -> Answer:
    """Return an answer that never ends, with so many seconds between its pieces."""

    def send(line: Line) -> None:
        line.send(first)
        while not line.ending.wait(seconds):
            line.send(piece)

    return send


def silence(line: Line) -> None:
    """Say nothing for as long as the test lasts."""
    line.ending.wait()


def bomb(megabytes: int) -> bytes:
    """Return so many megabytes of nothing, packed in a thousandth of that."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    piece = packing.compress(bytes(1_000_000)) + packing.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08" + bytes(7) + piece * megabytes


def packed(data: bytes) -> bytes:
    """Return data as gzip."""
    packing = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush()


OK = b"HTTP/1.1 200 OK\r\n"
LOGIN = b"<!doctype html><title>Aanmelden</title><form action=/login></form>"
HOSTILE: dict[str, tuple[Answer, str]] = {
    "drips its body": (endless(b"x", first=OK + b"\r\nBEGIN:VCALENDAR\r\n", seconds=0.02), "fetch_slow"),
    "drips its headers": (endless(b"x", first=OK + b"X-Long: ", seconds=0.02), "fetch_slow"),
    "says nothing": (silence, "fetch_slow"),
    "sends a gzip bomb of 1 GB": (answer(bomb(1_000), "Content-Encoding: gzip"), "fetch_too_large"),
    "packs a bomb in a bomb": (answer(packed(bomb(1_000)), "Content-Encoding: gzip, gzip"), "fetch_too_large"),
    "sends on to the metadata of a cloud": (onward("https://169.254.169.254/latest/meta-data/"), "fetch_private"),
    "sends on to a machine next door, by number": (onward("https://3232235777/"), "fetch_private"),
    "sends on to a file": (onward("file:///etc/passwd"), "fetch_astray"),
    "sends on to plain http": (onward(f"http://{HOST}/{SECRET}.ics"), "fetch_astray"),
    "sends on nowhere": (answer(b"", status="302 Found"), "fetch_astray"),
    "sends on in circles": (onward(f"/{SECRET}/again.ics"), "fetch_astray"),
    "never stops": (endless(b"x" * 65_536, first=OK + b"\r\n"), "fetch_too_large"),
    "never stops in chunks": (
        endless(b"10000\r\n" + b"x" * 65_536 + b"\r\n", first=OK + b"Transfer-Encoding: chunked\r\n\r\n"),
        "fetch_too_large",
    ),
    "never stops its headers": (endless(b"X-More: yes\r\n" * 50, first=OK), "fetch_broken"),
    "never stops one header": (endless(b"x" * 65_536, first=OK + b"X-Long: "), "fetch_broken"),
    "promises more than it has": (answer(CALENDAR, length=5_000), "fetch_broken"),
    "promises more than there is in the world": (answer(CALENDAR, length=10**15), "fetch_broken"),
    "promises less than nothing": (answer(LOGIN, length=-5), "fetched_no_calendar"),
    "promises less than it has": (answer(CALENDAR, length=60), "calendar_cut"),
    "packs what is not packed": (answer(CALENDAR, "Content-Encoding: gzip"), "fetch_broken"),
    "hangs up at once": (lambda _: None, "fetch_broken"),
    "speaks another language": (lambda line: line.send(b"SSH-2.0-OpenSSH_9.9\r\n"), "fetch_broken"),
    "shows a login page": (answer(LOGIN, "Content-Type: text/html"), "fetched_no_calendar"),
    "sends nothing": (answer(b""), "fetched_no_calendar"),
    "asks to log in": (answer(LOGIN, status="401 Unauthorized"), "fetch_login"),
    "forbids": (answer(LOGIN, status="403 Forbidden"), "fetch_login"),
    "has nothing there": (answer(LOGIN, status="404 Not Found"), "fetch_gone"),
    "had it once": (answer(LOGIN, status="410 Gone"), "fetch_gone"),
    "is too busy": (answer(b"", "Retry-After: 9999999", status="429 Too Many Requests"), "fetch_busy"),
    "is broken": (answer(b"", status="503 Service Unavailable"), "fetch_busy"),
    "says unasked that nothing changed": (answer(b"", status="304 Not Modified"), "fetch_refused"),
}
"""What a server can do, and the code of the error that comes of it."""


@contextlib.contextmanager
def serving(reply: Answer, authority: trustme.CA, host: str = HOST) -> Iterator[Server]:
    """Run a server that answers each request with `reply`, with a certificate for `host`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    ending = threading.Event()
    with socket(AF_INET, SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = Server(listening.getsockname()[1])

        def talk(taken: socket) -> None:
            with contextlib.suppress(OSError), taken, context.wrap_socket(taken, server_side=True) as connection:
                line = Line(connection, ending)
                server.requests.append(line)
                reply(line)

        def listen() -> None:
            with contextlib.suppress(OSError):
                while not ending.is_set():
                    taken, _ = listening.accept()
                    threading.Thread(target=talk, args=(taken,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield server
        finally:
            ending.set()
            listening.shutdown(SHUT_RDWR)  # wakes whoever waits in accept


def loopback(authority: trustme.CA, *, resolve: Callable[[str, int], Sequence[str]] | None = None) -> Network:
    """Return a network in which every name leads to loopback, which may be reached besides the public internet."""

    def trust() -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        authority.configure_trust(context)
        return context

    return Network(
        resolve or (lambda host, port: look_up(host, port) if host[0].isdigit() else ("127.0.0.1",)),
        lambda address: address == "127.0.0.1" or is_public(address),
        trust,
    )
