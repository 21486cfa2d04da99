"""Days off and school holidays: look at them, add and strike them by name, fill the years that come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import AllDay, DayOff, SchoolHoliday
from ontzorg_cli.core.calendar.bridges import filled_years, is_bridge
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.errors import NotFoundError
from ontzorg_cli.core.results import Hint, Saved, Touched, Verb
from ontzorg_cli.core.together.names import alike
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.outside.holidays import public_holidays, school_holidays

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from ontzorg_cli.store.home import Change, Home, Reading

YEARS_AHEAD = 2


class DayOffNotFoundError(NotFoundError):
    """No day off or school holiday goes by that name: `name`, and the `candidates` it may mean."""

    code = "day_off_not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOffLook:
    """The days off to come, the bridge days between them, the school holidays; `last_year` is filled, None is none."""

    days_off: tuple[DayOff, ...]
    bridges: tuple[date, ...]
    school_holidays: tuple[SchoolHoliday, ...]
    last_year: int | None


def look_at_days_off(*, home: Home, now: datetime) -> DaysOffLook:
    """Return the days off and school holidays from today on, in order."""
    reading = home.read()
    today, pattern = now.date(), reading.settings().hours
    every = reading.days_off()
    days = {off.day for off in every}
    around = sorted({off.day + step for off in every for step in (-DAY, DAY) if off.day + step >= today})
    return DaysOffLook(
        days_off=tuple(sorted((off for off in every if off.day >= today), key=lambda off: (off.day, off.name))),
        bridges=tuple(day for day in around if is_bridge(day, pattern=pattern, days_off=days)),
        school_holidays=tuple(
            sorted(
                (each for each in reading.school_holidays() if each.last >= today),
                key=lambda each: (each.first, each.name),
            )
        ),
        last_year=_last_year(reading),
    )


def add_days_off(name: str, first: date, last: date, *, home: Home, now: datetime) -> Saved:
    """Note days on which nobody works, from `first` to `last`, under a name; those that are off already stay. Raise EmptyTitleError."""
    titled = checked_title(name)
    added = [DayOff(day=first + step * DAY, name=titled) for step in range((last - first).days + 1)]
    with home.change("dayoff add", now=now) as change:
        there = [off for off in change.days_off() if first <= off.day <= last]
        saved = _saved(change, added=_new(added, change))
    return replace(saved, step=change.step, hints=_already_off(there))


def strike_days_off(name: str, day: date | None, *, home: Home, now: datetime) -> Saved:
    """Strike the days off and school holidays to come that go by a name, or those on `day`. What lies behind stays.

    Raise DayOffNotFoundError.
    """
    today, wanted = now.date(), name.casefold().strip()
    with home.change("dayoff drop", now=now) as change:
        days, school = change.days_off(), change.school_holidays()
        if day is not None:
            struck: list[DayOff | SchoolHoliday] = [each for each in days if each.day == day]
        else:
            struck = [each for each in days if each.name.casefold() == wanted and each.day >= today]
            struck += [each for each in school if each.name.casefold() == wanted and each.last >= today]
        if not struck:
            known = dict.fromkeys([each.name for each in days] + [each.name for each in school])
            near = [each for each in known if wanted in each.casefold()] or alike(name, known)
            raise DayOffNotFoundError(name=name, candidates=tuple(near))
        for each in struck:
            change.remove(each)
    touched = tuple(Touched(verb=Verb.DROPPED, record=each) for each in struck)
    return Saved(touched=touched, step=change.step)


def fill_days_off(*, region: str | None, country: str | None, home: Home, now: datetime) -> Saved:
    """Fill the public holidays of the years that are not there yet, up to two years ahead; with those of a `region`.

    What was struck in the last year that is filled stays struck. Of a year that is there only what the region has
    besides is added, or all that a `country` has where that was named. Raise UnknownCountryError or UnknownRegionError.
    """
    years = range(now.year, now.year + YEARS_AHEAD + 1)
    with home.change("dayoff fill", now=now) as change:
        settings = change.settings()
        own, language = settings.country, settings.language
        filled = _last_year(change)
        wanted = public_holidays(country or own, years, language, region)
        usual = {off.day for off in public_holidays(own, years, language)} if country is None else set()
        there = filled_years(change.days_off())
        last = public_holidays(own, (filled,), language) if filled is not None else ()
        kept = {off.name for off in change.days_off() if off.day.year == filled}
        struck = {off.name for off in last if off.name not in kept}
        added = [
            off for off in wanted if (off.name not in struck if off.day.year not in there else off.day not in usual)
        ]
        return _saved(change, added=_new(added, change))


def fill_school_holidays(region: str, *, country: str | None, home: Home, now: datetime) -> Saved:
    """Take over the school holidays of a region, this year and two years ahead. Raise what looking them up raises."""
    years = range(now.year, now.year + YEARS_AHEAD + 1)
    with home.change("dayoff school", now=now) as change:
        settings = change.settings()
        found = school_holidays(country or settings.country, region, years, settings.language)
        return _take_over(found, change, now.date())


def take_school_holidays(whole_days: Iterable[tuple[str, AllDay]], source: str, *, home: Home, now: datetime) -> Saved:
    """Take over the school holidays of a calendar: what it has as whole days, by name."""
    found = [
        SchoolHoliday(first=when.first, last=when.last, name=checked_title(name), source=source)
        for name, when in whole_days
    ]
    with home.change("dayoff school", now=now) as change:
        return _take_over(found, change, now.date())


def _take_over(found: Iterable[SchoolHoliday], change: Change, today: date) -> Saved:
    """Put what is to come of a source in place of what was known of it."""
    coming = [each for each in found if each.last >= today]
    sources = {each.source for each in coming}
    known = change.school_holidays()
    gone = [each for each in known if each.source in sources and each.last >= today and each not in coming]
    new = [each for each in coming if each not in known]
    for each in gone:
        change.remove(each)
    for each in new:
        change.put(each)
    touched = [Touched(verb=Verb.DROPPED, record=each) for each in gone]
    touched += [Touched(verb=Verb.ADDED, record=each) for each in new]
    return Saved(touched=tuple(touched), step=change.step)


def _already_off(there: Sequence[DayOff]) -> tuple[Hint, ...]:
    if not there:
        return ()
    facts: dict[str, str | int | date | datetime] = {
        "count": len({off.day for off in there}),
        "day": there[0].day,
        "name": there[0].name,
    }
    return (Hint(code="already_off", facts=facts),)


def _new(days: Iterable[DayOff], change: Change) -> list[DayOff]:
    known = {off.day for off in change.days_off()}
    return [off for off in days if off.day not in known]


def _saved(change: Change, *, added: Iterable[DayOff]) -> Saved:
    touched = tuple(Touched(verb=Verb.ADDED, record=off) for off in added)
    for off in touched:
        change.put(off.record)
    return Saved(touched=touched, step=change.step)


def _last_year(reading: Reading) -> int | None:
    return max(filled_years(reading.days_off()), default=None)
