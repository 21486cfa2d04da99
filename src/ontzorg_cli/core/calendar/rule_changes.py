"""A recurrence rule after its series was moved to another day, or cut in two; and how people mean the end of a month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.core.calendar.period_rules import months_later
from ontzorg_cli.core.calendar.recurrence import PARITY_WEEKS, BadRuleError, days_of, next_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, timedelta

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ANY_DAY = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
"""The parts of a rule that do not pick days."""

SHORTEST_MONTH, LONGEST_MONTH = 28, 31
FEBRUARY = 2
FIFTH = 5
NTH = re.compile(r"(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)")


class RuleStaysError(BadRuleError):
    """A rule picks its days in a way that cannot move along without touching its other times: `rule`."""

    code = "rule_stays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """When a series is: its rule, the day it begins and the days it skips."""

    rule: str
    start: date
    without: tuple[date, ...] = ()


def moved_series(series: Series, *, old: date, new: date) -> Series:
    """Return a series of which the time on `old` moves to `new`: each of its times moves along to a day of its own.

    It keeps as many times, and skips those that it skipped. Raise RuleStaysError.
    """
    rule = moved_rule(series.rule, old=old, new=new)
    along = _mapping(rule, series.rule, old, new)
    first = next_after(series.rule, start=series.start, after=series.start - DAY) or series.start
    parts = _parts(series.rule)
    if "UNTIL" in parts:
        until = datetime.fromisoformat(parts["UNTIL"]).date()
        last = days_of(series.rule, start=_midnight(series.start), first=series.start, last=until)[-1:] or (until,)
        rule = _text(_parts(rule) | {"UNTIL": f"{along(last[0]):%Y%m%d}"})
    return Series(rule=rule, start=along(first), without=tuple(along(day) for day in series.without))


def _mapping(rule: str, before: str, old: date, new: date) -> Callable[[date], date]:
    """Return to which day each time of a series goes."""
    parts = _parts(before)
    if parts["FREQ"] in {"DAILY", "WEEKLY"} or "BYWEEKNO" in parts:
        if "," in parts.get("BYDAY", ""):
            return lambda day: day + (new - old) if day.weekday() == old.weekday() else day
        return lambda day: day + (new - old)
    if "," in parts.get("BYMONTHDAY", "") and "BYSETPOS" not in parts:
        return lambda day: day.replace(day=new.day) if day.day == old.day else day
    months = (new.year - old.year) * 12 + new.month - old.month
    picks = {name: value for name, value in _parts(rule).items() if name not in ANY_DAY | {"BYMONTH"}}
    monthly = _text({"FREQ": "MONTHLY"} | (picks or month_days(new.day)))

    def along(day: date) -> date:
        first = months_later(day.replace(day=1), months)
        return days_of(monthly, start=_midnight(first), first=first, last=months_later(first, 1) - DAY)[0]

    return along


def kept_in_month(rule: str, start: date) -> str:
    """Return a rule as people mean it: a turn on the 29th, 30th or 31st is the last day of a month without that day.

    So it is for a series that starts on such a day and names none; one that names its days keeps to RFC 5545. One that names
    weeks alone is on the weekday of its start.
    """
    if "BYWEEKNO" in rule and "BYDAY" not in rule:
        return _text(_parts(rule) | {"BYDAY": WEEKDAYS[start.weekday()]})
    if start.day <= SHORTEST_MONTH or "BY" in rule:
        return rule
    parts = _parts(rule)
    if parts["FREQ"] == "MONTHLY":
        return _text(parts | month_days(start.day))
    if parts["FREQ"] == "YEARLY" and start.month == FEBRUARY:
        return _text(parts | {"BYMONTH": "2"} | month_days(start.day))
    return rule


def moved_rule(rule: str, *, old: date, new: date) -> str:
    """Return the rule of a series of which the time on `old` moves to `new`: every Monday becomes every Tuesday.

    Raise RuleStaysError where the rule picks its days in a way that cannot move along.
    """
    parts = _parts(rule)
    picks = {name: value for name, value in parts.items() if name not in ANY_DAY}
    kept = {name: value for name, value in parts.items() if name in ANY_DAY}
    if "UNTIL" in kept:
        kept["UNTIL"] = _later(kept["UNTIL"], new - old)
    weeks: dict[str, str] = {}
    if picks.get("BYWEEKNO") in PARITY_WEEKS.values() and Week.of(old) == Week.of(new):
        weeks = {"BYWEEKNO": picks.pop("BYWEEKNO")}
    picked = _picks("WEEKLY" if weeks else parts["FREQ"], picks, old, new) if picks else {}
    if picked is None:
        raise RuleStaysError(rule=rule)
    return kept_in_month(_text(kept | weeks | picked), new)


def rest_of(rule: str, *, start: date, day: date) -> str:
    """Return the rule of what is left on and after `day` of a series from `start` on: fewer times, where it counts."""
    parts = _parts(rule)
    if "COUNT" not in parts:
        return rule
    gone = len(days_of(rule, start=_midnight(start), first=start, last=day - DAY))
    return _text(parts | {"COUNT": str(max(1, int(parts["COUNT"]) - gone))})


def _picks(frequency: str, picks: dict[str, str], old: date, new: date) -> dict[str, str] | None:
    """Return the parts that pick the days after the move, or None where they cannot move along."""
    match frequency, *sorted(picks):
        case (("DAILY" | "WEEKLY"), "BYDAY"):
            return _weekdays(picks["BYDAY"].split(","), old, new)
        case "MONTHLY", "BYDAY" if (nth := NTH.fullmatch(picks["BYDAY"])) and nth[2] == WEEKDAYS[old.weekday()]:
            place = (new.day + 6) // 7
            last = place == FIFTH or (nth[1] == "-1" and (new + 7 * DAY).month != new.month)
            return {"BYDAY": f"{-1 if last else place}{WEEKDAYS[new.weekday()]}"}
        case "MONTHLY", "BYMONTHDAY" if "," in picks["BYMONTHDAY"]:
            return _days_of_month(picks["BYMONTHDAY"].split(","), old, new)
        case ("MONTHLY", "BYMONTHDAY") | ("MONTHLY", "BYMONTHDAY", "BYSETPOS"):
            return month_days(new.day)
        case ("YEARLY", "BYMONTH", "BYMONTHDAY") | ("YEARLY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"):
            is_leap = new.month == FEBRUARY and new.day > SHORTEST_MONTH
            return {"BYMONTH": str(new.month)} | (month_days(new.day) if is_leap else {"BYMONTHDAY": str(new.day)})
    return None


def _weekdays(days: list[str], old: date, new: date) -> dict[str, str] | None:
    """Return the weekdays with one of them moved. One of several stays in its week, between the same others."""
    was, becomes = WEEKDAYS[old.weekday()], WEEKDAYS[new.weekday()]
    if len(days) == 1:
        return {"BYDAY": becomes}
    in_order = sorted(days, key=WEEKDAYS.index)
    moved = [becomes if day == was else day for day in in_order]
    stays = Week.of(old) == Week.of(new) and was in days and moved == sorted(set(moved), key=WEEKDAYS.index)
    return {"BYDAY": ",".join(moved)} if stays else None


def _days_of_month(days: list[str], old: date, new: date) -> dict[str, str] | None:
    """Return the days of the month with one of them moved, within its month and between the same others."""
    if not all(day.isdecimal() and int(day) <= SHORTEST_MONTH for day in days) or new.day > SHORTEST_MONTH:
        return None
    moved = [new.day if int(day) == old.day else int(day) for day in sorted(days, key=int)]
    stays = (old.year, old.month) == (new.year, new.month) and moved == sorted(set(moved))
    return {"BYMONTHDAY": ",".join(map(str, moved))} if stays else None


def month_days(number: int) -> dict[str, str]:
    """Return the parts of a rule for that day of a month, in a shorter month its last day."""
    if number <= SHORTEST_MONTH:
        return {"BYMONTHDAY": str(number)}
    if number == LONGEST_MONTH:
        return {"BYMONTHDAY": "-1"}
    return {"BYMONTHDAY": ",".join(str(day) for day in range(SHORTEST_MONTH, number + 1)), "BYSETPOS": "-1"}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"))
    return {name: value for name, _, value in pairs}


def _text(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _later(until: str, by: timedelta) -> str:
    end = datetime.fromisoformat(until) + by
    return f"{end:%Y%m%dT%H%M%S}{'Z' if until.endswith('Z') else ''}" if "T" in until else f"{end:%Y%m%d}"
