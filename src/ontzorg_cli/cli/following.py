"""What the commands that follow a calendar share: its name, its address, the questions that are put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.calendar_file import STDIN, is_believed, is_yes
from ontzorg_cli.cli.session import session
from ontzorg_cli.core.clean import clean
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.render.seen import MASK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ontzorg_cli.actions.import_calendar import CalendarFile
    from ontzorg_cli.core.errors import OntzorgError

SCHEME = "://"


class AddressOnTheLineError(UsageError):
    """An address stands on the command line, where it stays behind in the history of the shell. It is not repeated."""

    code = "address_on_the_line"


class AddressMissingError(UsageError):
    """No address was typed, and none came in."""

    code = "address_missing"


class NothingToWatchError(UsageError):
    """What comes in from another program cannot be read again."""

    code = "nothing_to_watch"


def name_of_calendar(words: Sequence[str]) -> str:
    """Return the name that was typed. Raise AddressOnTheLineError where it is an address."""
    name = " ".join(words).strip()
    must_be_no_address(name)
    return name


def must_be_no_address(typed: str) -> None:
    """Raise AddressOnTheLineError where what was typed on the line is an address."""
    if SCHEME in typed:
        raise AddressOnTheLineError


def must_be_a_path(typed: str) -> None:
    """Raise NothingToWatchError where what was typed is the dash."""
    if typed == STDIN:
        raise NothingToWatchError


def asked_address() -> str:
    """Return the address: asked at a terminal, else the next line of what comes in. Raise AddressMissingError."""
    current = session()
    if current.stdin_is_terminal:
        address = current.ask(current.catalogue.text("followed.address"))
    else:
        address = current.read_line() or ""
    if not address:
        raise AddressMissingError
    return address


def blank_calendar(source: str | None = None) -> CalendarFile:
    """Return a calendar with nothing in it but our words for what has none of its own."""
    from ontzorg_cli.actions.import_calendar import CalendarFile  # noqa: PLC0415 - help loads no calendar library

    words = session().catalogue.text
    return CalendarFile(
        name="",
        data=b"",
        source=source,
        private_title=words("imported.private"),
        untitled=words("imported.untitled"),
        unnamed=words("imported.unnamed"),
        checkin_words=reading.checkin_words(),
    )


def believing(*, yes: bool) -> Callable[[OntzorgError], bool]:
    """Return what decides whether a calendar that lost much is taken over all the same."""
    return lambda error: yes or is_believed(error, "followed.shrinks")


def removing(*, remove: bool) -> Callable[[int], bool]:
    """Return what decides whether so many events go along with their subscription: asked at a terminal only."""

    def removes(count: int) -> bool:
        current = session()
        if remove or not current.stdin_is_terminal or current.as_json:
            return remove
        return is_yes(current.ask(current.catalogue.text("followed.remove", count=count)))

    return removes


def telling(name: str) -> None:
    """Say which calendar is being fetched, where somebody waits for it."""
    current = session()
    if current.stderr.isatty() and not current.as_json:
        shown = MASK if current.discreet else clean(name)
        current.tell(current.catalogue.text("followed.fetching", name=shown))
