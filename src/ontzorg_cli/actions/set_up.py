"""Make a home: the settings, the people one works for, goals, and the days off of three years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.actions.checkin_series import checkin_event
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.ids import id_of
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.together.standing import Standing
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.outside.holidays import public_holidays
from ontzorg_cli.outside.system_zone import zone_named
from ontzorg_cli.store.errors import HomeExistsError
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from ontzorg_cli.actions.checkin_series import TitleOf
    from ontzorg_cli.actions.manage_people import PersonChange
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.calendar.working_time import WorkPattern
    from ontzorg_cli.store.home import Home
    from ontzorg_cli.store.settings import Language

YEARS_AHEAD = 2


class UnknownTimezoneError(UsageError):
    """There is no such time zone."""

    code = "unknown_timezone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What somebody says of herself at the start. `adhoc_share` is the fraction of time she expects to be ad hoc."""

    language: Language
    timezone: str
    country: str
    hours: WorkPattern
    name: str = ""
    managers: tuple[PersonChange, ...] = ()
    goals: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    adhoc_share: float = Preferences().adhoc_default_share
    reflections_folder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeMade:
    """A home that was made, and where. `days_off` counts those up to and with `last_year`."""

    folder: Path
    settings: Settings
    people: tuple[Person, ...]
    days_off: int
    last_year: int


def check_free(home: Home) -> None:
    """Raise HomeExistsError where there is a home already."""
    if home.exists():
        raise HomeExistsError(path=str(home.folder))


def checked_timezone(name: str) -> str:
    """Return the name of a zone as it is written, also by its city. Raise UnknownTimezoneError, with the zones it may mean."""
    wanted = name.strip()
    if zone_named(wanted) is not None:
        return wanted
    from zoneinfo import available_timezones  # noqa: PLC0415 - only a mistake needs them all

    from ontzorg_cli.core.together.names import alike  # noqa: PLC0415 - as above

    cities = {zone.rpartition("/")[2]: zone for zone in sorted(available_timezones()) if "/" in zone}
    city = wanted.replace(" ", "_").casefold()
    meant = {zone for zone in available_timezones() if zone.rpartition("/")[2].casefold() == city and "/" in zone}
    if len(meant) == 1:
        return meant.pop()
    near = alike(wanted.rpartition("/")[2].replace(" ", "_"), cities)
    raise UnknownTimezoneError(given=name, candidates=tuple(cities[city] for city in near))


def set_up(wishes: Wishes, *, home: Home, comments: Mapping[str, str], title_of: TitleOf, now: datetime) -> HomeMade:
    """Make a home of what was wished; `comments` are the words in config.toml, by setting.

    Raise HomeExistsError, UnknownTimezoneError, UnknownCountryError, EmptyTitleError or a HomeError; then nothing was
    written.
    """
    check_free(home)
    names = _once(manager.name or "" for manager in wishes.managers)
    said = {manager.name: manager for manager in wishes.managers}
    people = tuple(_person(id_of(number), said[name], checked_title(name)) for number, name in enumerate(names))
    goals = tuple(
        Goal(id=id_of(number), title=checked_title(title))
        for number, title in enumerate(_once(wishes.goals), start=len(people))
    )
    checkins = {name: checkin for name in names if isinstance(checkin := said[name].checkin, Standing)}
    events = tuple(
        _series(id_of(number), checked_title(name), checkin, title_of, checked_timezone(wishes.timezone))
        for number, (name, checkin) in enumerate(checkins.items(), start=len(people) + len(goals))
    )
    settings = Settings(
        name=wishes.name,
        language=wishes.language,
        timezone=checked_timezone(wishes.timezone),
        country=wishes.country.strip().upper(),
        addresses=_once(wishes.addresses),
        hours=wishes.hours,
        reflections_folder=wishes.reflections_folder,
        preferences=Preferences(adhoc_default_share=wishes.adhoc_share),
        first_day=now.date(),
    )
    years = range(now.year, now.year + YEARS_AHEAD + 1)
    days_off = public_holidays(wishes.country, years, wishes.language)
    home.create(
        settings,
        people=people,
        goals=goals,
        events=events,
        days_off=days_off,
        comments=comments,
        now=now,
    )
    return HomeMade(folder=home.folder, settings=settings, people=people, days_off=len(days_off), last_year=years[-1])


def _person(id: str, said: PersonChange, name: str) -> Person:  # noqa: A002 - an id is called id everywhere
    checkin = said.checkin.text if isinstance(said.checkin, Standing) else None
    return Person(id=id, name=name, role=said.role, checkin=checkin)


def _series(id: str, name: str, checkin: Standing, title_of: TitleOf, zone: str) -> Event:  # noqa: A002 - as above
    return checkin_event(
        name,
        id=id,
        title=title_of(name),
        start=checkin.start,
        minutes=checkin.minutes,
        zone=zone,
        repeat=checkin.rule,
    )


def days_off_around(wishes: Wishes, day: date) -> frozenset[date]:
    """Return the public holidays of the year of `day` and of those before and after it."""
    years = range(day.year - 1, day.year + 2)
    return frozenset(off.day for off in public_holidays(wishes.country, years, wishes.language))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each text one time, in order, whatever its capitals."""
    return tuple({text.strip().casefold(): text for text in reversed(tuple(texts))}.values())[::-1]
