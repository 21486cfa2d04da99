"""A recurrence rule (RFC 5545) in words, for the shapes that people use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontzorg_cli.words.catalogue import Catalogue

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = "MO,TU,WE,TH,FR"
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
NTH = re.compile(r"(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")
UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{6}Z?)?")


def rule_in_words(rrule: str, words: Catalogue) -> str | None:
    """Return the rule in words, or None where its shape is not a usual one."""
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    until, times = parts.pop("UNTIL", None), parts.pop("COUNT", None)
    parts.pop("WKST", None)
    rule = _steady(parts, words)
    if rule and until:
        found = UNTIL.fullmatch(until)
        return found and words.text("dates.rule.until", rule=rule, day=_date(*map(int, found.groups()), words=words))
    if rule and times:
        return words.text("dates.rule.times", rule=rule, times=times)
    return rule


def _date(year: int, month: int, day: int, *, words: Catalogue) -> str:
    return f"{day} {words.text(f'dates.month_full.{month}')} {year}"


def _steady(parts: dict[str, str], words: Catalogue) -> str | None:
    """Return the words of a rule without an end."""
    unit, steps = UNITS.get(parts.get("FREQ", "")), parts.get("INTERVAL", "1")
    every = unit and steps.isdecimal() and _every(unit, int(steps), words)
    by = {name: value for name, value in parts.items() if name not in {"FREQ", "INTERVAL"}}
    if not every or not by:
        return every or None
    if unit == "week" and set(by) == {"BYDAY"}:
        return _on_weekdays(every, by["BYDAY"], int(steps), words)
    if unit == "month":
        return _in_month(every, by, words)
    if unit == "year" and set(by) == {"BYMONTH", "BYMONTHDAY"} and int(steps) == 1:
        return _in_year(by["BYMONTH"], by["BYMONTHDAY"], words)
    return None


def _every(unit: str, steps: int, words: Catalogue) -> str:
    key = f"dates.rule.{unit}_{steps}"
    return words.text(key) if words.has(key) else words.text(f"dates.rule.{unit}_n", steps=steps)


def _on_weekdays(every: str, days: str, steps: int, words: Catalogue) -> str | None:
    if not set(days.split(",")) <= set(WEEKDAYS):
        return None
    if days == WORKING_DAYS and steps == 1:
        return words.text("dates.rule.working_days")
    *most, last = (words.text(f"dates.weekday_full.{WEEKDAYS.index(day)}") for day in days.split(","))
    named = ", ".join(most) + words.text("dates.rule.and") + last if most else last
    if steps == 1:
        return words.text("dates.rule.weekdays", days=named)
    return words.text("dates.rule.weeks_on", weeks=every, days=named)


def _in_month(months: str, by: dict[str, str], words: Catalogue) -> str | None:
    days, place, day = by.get("BYDAY", ""), by.get("BYSETPOS", ""), by.get("BYMONTHDAY", "")
    if set(by) == {"BYMONTHDAY"} and day == "-1":
        return words.text("dates.rule.month_last_day", months=months)
    if set(by) == {"BYMONTHDAY"} and day.isdecimal():
        ending = f"dates.ordinal_ending.{day}"
        ending = words.text(ending if words.has(ending) else "dates.ordinal_ending.other")
        return words.text("dates.rule.month_day", months=months, day=day, ending=ending)
    if set(by) == {"BYDAY"} and (nth := NTH.fullmatch(days)):
        weekday = words.text(f"dates.weekday_full.{WEEKDAYS.index(nth[2])}")
        return words.text("dates.rule.month_nth", months=months, place=_place(nth[1], words), weekday=weekday)
    if set(by) == {"BYDAY", "BYSETPOS"} and days == WORKING_DAYS and words.has(f"dates.place.{place}"):
        return words.text("dates.rule.month_working_day", months=months, place=_place(place, words))
    return None


def _in_year(month: str, day: str, words: Catalogue) -> str | None:
    if not day.isdecimal() or not words.has(f"dates.month_full.{month}"):
        return None
    return words.text("dates.rule.year_day", day=day, month=words.text(f"dates.month_full.{month}"))


def _place(place: str, words: Catalogue) -> str:
    return words.text(f"dates.place.{place}")
