"""From the flags of `init`, and an interview where there is somebody to ask, to what a home is made of."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.manage_people import PersonChange
from ontzorg_cli.actions.set_up import Wishes, check_free, checked_timezone
from ontzorg_cli.cli.interview import USUAL_HOURS, Interview, checked_address, preset, reading_frame
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.typed_settings import typed_hours
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from ontzorg_cli.actions.set_up import HomeMade
    from ontzorg_cli.words.catalogue import Catalogue

COUNTRIES = {
    "Europe/Amsterdam": "NL",
    "Europe/Brussels": "BE",
    "Europe/London": "GB",
    "Europe/Dublin": "IE",
    "Europe/Berlin": "DE",
    "Europe/Paris": "FR",
    "Europe/Luxembourg": "LU",
    "America/Curacao": "CW",
    "America/Aruba": "AW",
    "America/Paramaribo": "SR",
}
"""The country to suggest for a time zone; elsewhere the Netherlands."""
NEEDED = {"name": "--name", "hours": "--hours", "managers": "--manager"}
"""What nobody else can fill in, with the options that say it."""


class AnswersNeededError(UsageError):
    """There is nobody to ask, and some answers were not given (`options`)."""

    code = "answers_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """The options of `init` as they were typed."""

    name: str | None = None
    timezone: str | None = None
    country: str | None = None
    addresses: Sequence[str] = ()
    hours: Sequence[str] = ()
    managers: Sequence[str] = ()

    @property
    def given(self) -> frozenset[str]:
        """Return the questions they answer."""
        answers = {
            "name": self.name is not None,
            "country": self.country is not None,
            "addresses": bool(self.addresses),
            "hours": bool(self.hours),
            "managers": bool(self.managers),
        }
        return frozenset(key for key, is_given in answers.items() if is_given)


def wishes_of(flags: Flags, *, yes: bool) -> Wishes:
    """Return what is wished: flags, then answers; what is usual for the rest where `yes` or every needed flag says so.

    Raise AnswersNeededError where there is nobody to ask, and what an unreadable flag raises.
    """
    current = session()
    check_free(current.home)
    timezone = checked_timezone(flags.timezone or current.zone.key)
    wishes = Wishes(
        language=current.language,
        timezone=timezone,
        country=flags.country or COUNTRIES.get(timezone, "NL"),
        hours=WorkPattern(),
        name=flags.name or "",
        managers=tuple(PersonChange(name=name) for name in flags.managers),
        addresses=tuple(checked_address(address) for address in flags.addresses),
    )
    frame = reading_frame(wishes, current.now)
    wishes = replace(wishes, hours=typed_hours(flags.hours, frame) if flags.hours else preset(USUAL_HOURS, frame))
    if yes:
        return wishes
    if current.stdin_is_terminal and not current.as_json:
        spoken = {"language"} if current.asked.lang or current.environ.get("ONTZORG_LANG") else set()
        return Interview(current, wishes, current.folder).hold(flags.given | spoken)
    if missing := tuple(option for key, option in NEEDED.items() if key not in flags.given):
        raise AnswersNeededError(options=missing)
    return wishes


def home_now(wishes: Wishes) -> datetime:
    """Return the moment of this run on the clocks that the home gets."""
    return session().now_in(ZoneInfo(wishes.timezone))


def told(made: HomeMade) -> Mapping[str, object]:
    """Return what a new home was told of its owner, for other programs."""
    return {
        "name": made.settings.name,
        "language": made.settings.language,
        "timezone": made.settings.timezone,
        "country": made.settings.country,
        "addresses": list(made.settings.addresses),
        "contract_minutes": made.settings.contract_minutes,
        "days_off": made.days_off,
    }


@contextmanager
def passing_place() -> Iterator[Path]:
    """Give a new temporary folder that keeps its own state; it goes again where filling it fails."""
    folder = Path(tempfile.mkdtemp(prefix="ontzorg-demo-"))
    try:
        (folder / ".state").mkdir(mode=0o700)
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def last_step() -> int:
    """Return the number of the last step that can be taken back."""
    return session().home.history(1)[0].number


def comments_in(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the words that stand in the files of a home, by file, section and setting."""
    tables = (catalogue.entries(f"config.{table}") for table in ("meaning", "comment"))
    words = {key: str(text) for table in tables for key, text in table.items()}
    return {key: text for key, text in words.items() if key != "hours"}  # its section says it better
