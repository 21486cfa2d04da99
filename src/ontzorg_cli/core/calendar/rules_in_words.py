"""Repeating in words, or as a recurrence rule of RFC 5545, as such a rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from ontzorg_cli.core.calendar.day_rules import DAY_TABLES
from ontzorg_cli.core.calendar.grammar import Grammar
from ontzorg_cli.core.calendar.period_rules import PERIOD_TABLES
from ontzorg_cli.core.calendar.reading_frame import DayRead
from ontzorg_cli.core.calendar.recurrence import PARITY_WEEKS, ComesBack
from ontzorg_cli.core.calendar.rule_changes import kept_in_month, month_days
from ontzorg_cli.core.calendar.tokens import tokens
from ontzorg_cli.core.calendar.unreadable import RhythmOfTasksError, UnreadableRuleError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ontzorg_cli.core.calendar.grammar import Row
    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = "MO,TU,WE,TH,FR"
MONDAY_TO_FRIDAY = tuple(range(5))
LONGEST_RULE = 500
MOST_STEPS = 999
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
LEAP_DAY = (2, 29)

UNITS = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
ADVERBS = {
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "fortnightly": ("week", 2),
    "four_weekly": ("week", 4),
    "half_yearly": ("quarter", 2),
    "monthly": ("month", 1),
    "quarterly": ("quarter", 1),
    "yearly": ("year", 1),
}

COUNTED = r"(?:0*[1-9][0-9]{0,3})"
SIGNED = r"[+-]?0*[1-9][0-9]{{0,2}}(?:,[+-]?0*[1-9][0-9]{{0,2}})*"
BY_DAY = r"(?:[+-]?[0-9]{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)"
PARTS = {
    "FREQ": re.compile(r"DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(COUNTED),
    "COUNT": re.compile(COUNTED),
    "UNTIL": re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?"),
    "BYDAY": re.compile(rf"{BY_DAY}(?:,{BY_DAY})*"),
    "WKST": re.compile("|".join(WEEKDAYS)),
}
LISTS = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYMONTH": 12, "BYSETPOS": 366}
"""Parts that are lists of numbers, and how far those go."""


def _rule(unit: str, steps: int = 1, *by: str) -> str | None:
    """Return the rule of every so many days, weeks …, with its further parts."""
    if unit not in UNITS or not 0 < steps <= MOST_STEPS:
        return None
    frequency, times = UNITS[unit]
    interval = (f"INTERVAL={steps * times}",) if steps * times > 1 else ()
    return ";".join((f"FREQ={frequency}", *interval, *by))


def _on(days: tuple[int, ...], steps: int = 1) -> str | None:
    return _rule("week", steps, "BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(set(days))))


def _in_weeks(parity: str, days: tuple[int, ...] = ()) -> str | None:
    """Return the rule of the even or odd weeks of ISO 8601: no 'every other week' does, for after a week 53 comes week 1."""
    weeks = PARITY_WEEKS[parity]
    if not days:
        return _rule("year", 1, f"BYWEEKNO={weeks}")
    return _rule("year", 1, f"BYWEEKNO={weeks}", "BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(set(days))))


def _month_day(number: int) -> tuple[str, ...] | None:
    """Return the parts of that day of the month, in a month without it the last one."""
    if not 1 <= number <= LONGEST_MONTH:
        return None
    return tuple(f"{name}={value}" for name, value in month_days(number).items())


def _month_two_days(one: int, other: int) -> tuple[str, ...] | None:
    if not 1 <= one < other <= SHORTEST_MONTH:
        return None
    return (f"BYMONTHDAY={one},{other}",)


def _two_places(one: int, other: int, weekday: int) -> tuple[str, ...] | None:
    return (f"BYDAY={one}{WEEKDAYS[weekday]},{other}{WEEKDAYS[weekday]}",) if 1 <= one < other else None


def _yearly(day: DayRead) -> str | None:
    if (day.day.month, day.day.day) == LEAP_DAY:
        return _rule("year", 1, "BYMONTH=2", *(_month_day(29) or ()))
    return _rule("year", 1, f"BYMONTH={day.day.month}", f"BYMONTHDAY={day.day.day}")


def _yearly_place(place: int, weekday: int, month: int) -> str | None:
    return _rule("year", 1, f"BYMONTH={month}", f"BYDAY={place}{WEEKDAYS[weekday]}")


def _ending(rule: str, last: DayRead) -> str:
    return f"{rule};UNTIL={last.day:%Y%m%d}"


def _counted(rule: str, times: int) -> str | None:
    return f"{rule};COUNT={times}" if 0 < times <= MOST_STEPS else None


def _through(first: int, last: int) -> tuple[int, ...]:
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """How something repeats: its recurrence rule, and when it comes back once it is done."""

    rule: str
    comes_back: ComesBack = ComesBack.NEXT


def _after_done(steps: int, unit: str) -> Repeat | None:
    rule = _rule(unit, steps)
    return None if rule is None else Repeat(rule=rule, comes_back=ComesBack.AFTER_DONE)


def _values(make: Callable[..., object]) -> Callable[..., object]:
    """Return `make` for a table; rules need no frame."""
    return lambda _frame, *values: make(*values)


def _rows(*rows: tuple[str, Callable[..., object]]) -> tuple[Row, ...]:
    return tuple((pattern, _values(make)) for pattern, make in rows)


RULE_TABLES: dict[str, tuple[Row, ...]] = {
    "Weekdays": _rows(
        ("{weekday}", lambda day: (day,)),
        ("{weekday} and? {Weekdays}", lambda day, more: (day, *more)),
        ("{weekday} through {weekday}", _through),
        ("{WorkingDays}", lambda days: days),
    ),
    "WorkingDays": _rows(
        ("working_days", lambda: MONDAY_TO_FRIDAY),
        ("working day_unit", lambda: MONDAY_TO_FRIDAY),
    ),
    "Place": _rows(
        ("{ordinal_number}", lambda place: place),
        ("{number} ordinal", lambda place: place if 1 <= place <= 5 else None),
        ("last", lambda: -1),
    ),
    "Whole": _rows(
        ("month_unit", lambda: "month"),
        ("quarter_year", lambda: "quarter"),
    ),
    "Steady": _rows(
        ("each {unit}", _rule),
        ("each {number} {unit}", lambda steps, unit: _rule(unit, steps)),
        ("each {ordinal_number} {unit}", lambda steps, unit: _rule(unit, steps) if unit in {"week", "month"} else None),
        ("each half_year", lambda: _rule("month", 6)),
        ("each half year_unit", lambda: _rule("month", 6)),
        ("each other {unit}", lambda unit: _rule(unit, 2)),
        ("alternate the {unit}", lambda unit: _rule(unit, 2)),
        ("alternate the {number} {unit}", lambda steps, unit: _rule(unit, steps)),
        ("{every}", lambda adverb: _rule(*ADVERBS[adverb])),
        ("each? {parity} week_unit", _in_weeks),
    ),
    "Weeks": _rows(
        ("each week_unit", lambda: 1),
        ("each {number} week_unit", lambda steps: steps),
        ("each other week_unit", lambda: 2),
        ("alternate the week_unit", lambda: 2),
        ("alternate the {number} week_unit", lambda steps: steps),
        ("{every}", lambda adverb: ADVERBS[adverb][1] if ADVERBS[adverb][0] == "week" else None),
    ),
    "Months": _rows(
        ("each? the? {Whole}", lambda unit: unit),
        ("{every}", lambda adverb: ADVERBS[adverb][0] if adverb in {"monthly", "quarterly"} else None),
    ),
    "Years": _rows(
        ("each year_unit", lambda: 1),
        ("{every}", lambda adverb: 1 if adverb == "yearly" else None),
    ),
    "InMonth": _rows(
        ("{Place} {weekday}", lambda place, weekday: (f"BYDAY={place}{WEEKDAYS[weekday]}",)),
        ("{Place} {WorkingDays}", lambda place, _: (f"BYDAY={WORKING_DAYS}", f"BYSETPOS={place}")),
        ("{Place} and {Place} {weekday}", _two_places),
        ("last day_unit", lambda: ("BYMONTHDAY=-1",)),
        ("{number} ordinal and the? {number} ordinal", _month_two_days),
        ("{ordinal_number} day_unit", _month_day),
        ("{number} ordinal", _month_day),
        ("{number} ordinal or the? last day_unit", _month_day),
    ),
    "Rule": _rows(
        ("{Steady}", lambda rule: rule),
        ("each {Weekdays}", _on),
        ("on {Weekdays}", _on),
        ("the? {each_weekday}", lambda day: _on((day,))),
        ("each other {weekday}", lambda day: _on((day,), 2)),
        ("alternate the {weekday}", lambda day: _on((day,), 2)),
        ("each? {parity} week_unit on? {Weekdays}", _in_weeks),
        ("within? the? {parity} week_unit on? {Weekdays}", _in_weeks),
        ("each? {Weekdays} within? the? {parity} week_unit", lambda days, parity: _in_weeks(parity, days)),
        ("on {Weekdays} within? the? {parity} week_unit", lambda days, parity: _in_weeks(parity, days)),
        ("{Weeks} on? {Weekdays}", lambda steps, days: _on(days, steps)),
        ("each? {Weekdays} {Weeks}", _on),
        ("each? the? {InMonth} of {Months}", lambda days, unit: _rule(unit, 1, *days)),
        ("each the? {InMonth}", lambda days: _rule("month", 1, *days)),
        ("on the? {InMonth}", lambda days: _rule("month", 1, *days)),
        (
            "the {number} ordinal and the? {number} ordinal",
            lambda *days: (by := _month_two_days(*days)) and _rule("month", 1, *by),
        ),
        ("each? the? {Place} {weekday} of {month}", _yearly_place),
        ("{Years} on? the? {Place} {weekday} of {month}", lambda _, *which: _yearly_place(*which)),
        ("on? the? {Date} {Years}", lambda day, _: _yearly(DayRead(day=day))),
        ("{Months} on? the? {InMonth}", lambda unit, days: _rule(unit, 1, *days)),
        ("{Years} on? the? {Date}", lambda _, day: _yearly(DayRead(day=day))),
        ("{Years} on? the? {Date} or the? last day_unit", lambda _, day: _yearly(DayRead(day=day))),
    ),
    "Repeat": _rows(
        ("{Rule}", lambda rule: rule),
        ("{Rule} until {Day}", _ending),
        ("{Rule} until and with {Day}", _ending),
        ("{Rule} {number} times", _counted),
    ),
    "Again": _rows(
        ("{Repeat}", lambda rule: Repeat(rule=rule)),
        ("{Repeat} also missed ones?", lambda rule: Repeat(rule=rule, comes_back=ComesBack.EACH)),
        ("{Repeat} missed ones? also", lambda rule: Repeat(rule=rule, comes_back=ComesBack.EACH)),
        ("each? {number} {unit} after done", _after_done),
    ),
}


GRAMMAR = Grammar(PERIOD_TABLES | DAY_TABLES | RULE_TABLES)


def read_rule(text: str, frame: ReadingFrame, *, start: date) -> str:
    """Return the recurrence rule that `text` says, in words or as RFC 5545 has it, for a series from `start` on.

    Raise UnreadableRuleError where it says none, or one that repeats within a day or not at all, RhythmOfTasksError for
    one that waits for something to be done.
    """
    repeat = read_repeat(text, frame, start=start)
    if repeat.comes_back is not ComesBack.NEXT:
        raise RhythmOfTasksError(text=text)
    return repeat.rule


def read_repeat(text: str, frame: ReadingFrame, *, start: date | None) -> Repeat:
    """Return how `text` says that work from `start` on repeats: its rule, and when it comes back once it is done.

    Where the start is not known yet, what the rule takes from it is left open.
    Raise UnreadableRuleError where it says none, or one that repeats within a day or not at all.
    """
    if "=" in text:
        rule = _checked(text)
        repeat = None if rule is None else Repeat(rule=rule)
    else:
        found = tokens(text, frame.lexicon)
        repeat = cast("Repeat | None", GRAMMAR.read("Again", found, frame)) if found else None
    if repeat is None:
        raise UnreadableRuleError(text=text)
    if repeat.comes_back is ComesBack.AFTER_DONE or start is None:
        return repeat
    return replace(repeat, rule=kept_in_month(repeat.rule, start))


def _checked(text: str) -> str | None:
    """Return a rule of RFC 5545 in capitals and without its name, or None where it isn't one."""
    rule = text.strip().upper().removeprefix("RRULE:")
    pairs = [part.partition("=")[::2] for part in rule.rstrip(";").split(";")] if len(rule) <= LONGEST_RULE else []
    parts = dict(pairs)
    sound = len(parts) == len(pairs) and "FREQ" in parts and not {"COUNT", "UNTIL"} <= parts.keys()
    if not sound or not all(_sound(name, value) for name, value in pairs):
        return None
    return ";".join(f"{name}={value}" for name, value in pairs)


def _sound(name: str, value: str) -> bool:
    if name in LISTS:
        return all(
            re.fullmatch(r"[+-]?[0-9]{1,3}", number) and 1 <= abs(int(number)) <= LISTS[name]
            for number in value.split(",")
        )
    return name in PARTS and PARTS[name].fullmatch(value) is not None
