"""A browser without a window, spoken to over the plain HTTP of WebDriver."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64decode
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)
TRIES = 3
START_SECONDS = 20
CALL_SECONDS = 60


class BrowserError(Exception):
    """What the browser or its driver refused."""


class Browser:
    """One session of a browser."""

    def __init__(self, port: int, binary: str) -> None:
        self._address = f"http://127.0.0.1:{port}"
        # Nothing of this goes through a proxy that may be set for the world outside.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        options = {"binary": binary, "args": [*ARGUMENTS]}
        wanted = {"browserName": "chrome", "goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": options}
        started = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{started['sessionId']}"

    def open(self, page: Path) -> None:
        """Load a file and wait until it is there."""
        self._call("POST", f"{self._session}/url", {"url": page.as_uri()})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  a script returns anything
        """Run a function's body in the page and return what it returns."""
        return self._call("POST", f"{self._session}/execute/sync", {"script": script, "args": [*arguments]})

    def said(self) -> list[str]:
        """Return what the browser wrote to its console since it was last asked."""
        found = self._call("POST", f"{self._session}/se/log", {"type": "browser"})
        return [f"{entry['level']}: {entry['message']}" for entry in found]

    def make_wide(self, width: int, height: int = 844) -> None:
        """Make the page as wide as a screen of so many pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": width < height}
        self._command("Emulation.setDeviceMetricsOverride", **metrics)

    def prefer(self, scheme: str) -> None:
        """Ask for 'light' or 'dark' pages, as a system does."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._command("Emulation.setEmulatedMedia", media="", features=features)

    def printed(self) -> bytes:
        """Return the page as it comes out on A4 with the margins that it asks for, as PDF."""
        found = self._command("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69)
        return b64decode(found["data"])

    def pictured(self) -> bytes:
        """Return the whole page as PNG."""
        found = self._command("Page.captureScreenshot", captureBeyondViewport=True)
        return b64decode(found["data"])

    def close(self) -> None:
        """End the session."""
        self._call("DELETE", self._session)

    def _command(self, name: str, **parameters: object) -> Any:  # noqa: ANN401  each has its own answer
        body = {"cmd": name, "params": parameters}
        return self._call("POST", f"{self._session}/goog/cdp/execute", body)

    def _call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  as above
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310  our own driver, on this machine
            f"{self._address}{path}", data=data, method=method, headers={"Content-Type": "application/json"}
        )
        try:
            with self._opener.open(request, timeout=CALL_SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise BrowserError(error.read().decode("utf-8", "replace")[:2_000]) from None
        except OSError as error:
            raise BrowserError(str(error)) from None


@contextmanager
def a_browser() -> Iterator[Browser]:
    """Give a browser, started anew where it does not come up, and gone in the end whatever happens."""
    if CHROMIUM is None or DRIVER is None:
        raise BrowserError
    with tempfile.TemporaryDirectory(prefix="ontzorg-browser-", ignore_cleanup_errors=True) as folder:
        driver, browser = _started(DRIVER, CHROMIUM, folder)
        try:
            yield browser
        finally:
            with suppress(BrowserError):
                browser.close()
            _end(driver)
            _end_those_left(folder)


def _started(driver: str, binary: str, folder: str) -> tuple[subprocess.Popen[bytes], Browser]:
    for attempt in range(1, TRIES + 1):
        port = _free_port()
        process = subprocess.Popen(
            [driver, f"--port={port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8"},
        )
        try:
            _wait_for(port, process)
            return process, Browser(port, binary)
        except BrowserError:
            _end(process)
            if attempt == TRIES:
                raise
    raise BrowserError


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as asked:
            asked.settimeout(1)
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise BrowserError(f"no driver on port {port}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the driver, first with a word."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        with suppress(subprocess.TimeoutExpired):
            process.send_signal(sent)
            process.wait(timeout=5)
            return


def _end_those_left(folder: str) -> None:
    """End a browser that its driver left behind: one that lives in our own folder."""
    for said in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if folder.encode() in said.read_bytes():
                os.kill(int(said.parent.name), signal.SIGKILL)
