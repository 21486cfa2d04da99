"""A time zone as iCalendar tells it (RFC 5545 3.6.5): when its clocks change, as a rule where there is one."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
WEEK = 7
LAST_YEAR = 2037
"""As far as changes are told one by one, where they follow no rule; programs look no further."""

FIRST_YEAR = 1902
"""No clocks are told of before it: zones were hardly agreed on then."""

FEW_YEARS = 3
"""How many years a rule is seen to hold, at the least."""

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Change(NamedTuple):
    """A moment at which the clocks change: on the clock as it was, from one offset to another."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


class Rule(NamedTuple):
    """The same change every year: `place` says which of such weekdays of the month, -1 the last."""

    first: Change
    place: int

    @property
    def text(self) -> str:
        """The rule as iCalendar writes it."""
        at = self.first.at
        return f"FREQ=YEARLY;BYMONTH={at.month};BYDAY={self.place}{WEEKDAYS[at.weekday()]}"


def zone_lines(key: str, *, since: int) -> Iterator[str]:
    """Give the lines of a zone that holds from the year `since` on. Raise ZoneInfoNotFoundError."""
    zone, since = ZoneInfo(key), min(max(since, FIRST_YEAR), LAST_YEAR - FEW_YEARS)
    changes = list(_changes(zone, since - 1))
    rules = _rules(changes)
    begun = min((rule.first.at for rule in rules), default=datetime.max)  # noqa: DTZ901 - on the clock, as the changes are
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{key}"
    if not any(change.at.year < since for change in changes):
        yield from _part(_standing(zone, since - 1), "")
    for change in changes:
        if change.at < begun:
            yield from _part(change, "")
    for rule in rules:
        yield from _part(rule.first, rule.text)
    yield "END:VTIMEZONE"


def _part(change: Change, rule: str) -> Iterator[str]:
    part = "DAYLIGHT" if change.is_summer else "STANDARD"
    yield f"BEGIN:{part}"
    yield f"DTSTART:{change.at.isoformat().replace('-', '').replace(':', '')}"
    yield f"TZOFFSETFROM:{_offset(change.before)}"
    yield f"TZOFFSETTO:{_offset(change.after)}"
    if rule:
        yield f"RRULE:{rule}"
    yield f"TZNAME:{change.name}"
    yield f"END:{part}"


def _offset(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(offset) // SECOND, 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")


def _standing(zone: ZoneInfo, year: int) -> Change:
    """Return how the clocks stand as a year begins."""
    local = datetime(year, 1, 1, tzinfo=zone)
    offset = _offset_of(local)
    return Change(local.replace(tzinfo=None), offset, offset, local.tzname() or zone.key, bool(local.dst()))


def _changes(zone: ZoneInfo, since: int) -> Iterator[Change]:
    """Give each change from the beginning of a year up to and with the last year, in order."""
    at = datetime(since, 1, 1, tzinfo=UTC)
    while at.year <= LAST_YEAR:
        if _offset_of(at.astimezone(zone)) != _offset_of((at + DAY).astimezone(zone)):
            yield _change(zone, at, at + DAY)
        at += DAY


def _change(zone: ZoneInfo, still: datetime, changed: datetime) -> Change:
    """Return the change between two moments in UTC."""
    before = _offset_of(still.astimezone(zone))
    while changed - still > SECOND:
        between = still + (changed - still) // 2
        between = between.replace(microsecond=0)
        if _offset_of(between.astimezone(zone)) == before:
            still = between
        else:
            changed = between
    local = changed.astimezone(zone)
    at = (changed + before).replace(tzinfo=None)
    return Change(at, before, _offset_of(local), local.tzname() or zone.key, bool(local.dst()))


def _offset_of(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _rules(changes: Sequence[Change]) -> list[Rule]:
    """Return the changes of the last year as rules, from the first year on that all of them hold; none where one does not."""
    last = [change for change in changes if change.at.year == LAST_YEAR]
    found = [_longest(change, changes, len(last)) for change in last]
    if not found or None in found:
        return []
    whole = [rule for rule in found if rule is not None]
    year = max(rule.first.at.year for rule in whole)
    if year > LAST_YEAR - FEW_YEARS:
        return []
    return [Rule(next(c for c in changes if c.at.year == year and _is_same(c, rule)), rule.place) for rule in whole]


def _longest(change: Change, changes: Sequence[Change], count: int) -> Rule | None:
    """Return the rule by which a change came back every year up to the last, as early as it held."""
    best: Rule | None = None
    for place in _places(change.at.date()):
        rule = Rule(change, place)
        for year in range(LAST_YEAR - 1, changes[0].at.year - 1, -1):
            there = [each for each in changes if each.at.year == year]
            same = [each for each in there if _is_same(each, rule)]
            if len(same) != 1 or len(there) != count:
                break
            rule = Rule(same[0], place)
        if best is None or rule.first.at < best.first.at:
            best = rule
    return best


def _is_same(change: Change, rule: Rule) -> bool:
    first = rule.first
    return (
        (change.at.month, change.at.weekday(), change.at.time())
        == (first.at.month, first.at.weekday(), first.at.time())
        and change[1:] == first[1:]
        and rule.place in _places(change.at.date())
    )


def _places(day: date) -> tuple[int, ...]:
    """Return which of its weekdays of the month a day is, as the last one first."""
    place = (day.day - 1) // WEEK + 1
    return (-1, place) if day.day + WEEK > monthrange(day.year, day.month)[1] else (place,)
