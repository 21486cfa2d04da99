"""A recurrence rule (RFC 5545) in words, for the shapes that people use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.recurrence import PARITY_WEEKS, ComesBack

if TYPE_CHECKING:
    from ontzorg_cli.words.catalogue import Catalogue

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKING_DAYS = "MO,TU,WE,TH,FR"
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
KEPT = re.compile(r"28(?:,29)?(?:,30)?,(29|30|31)")
LEAP_DAY = ("2", "28,29")
SHORTEST_MONTH = 28
NTH = re.compile(r"(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")
UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T[0-9]{6}Z?)?")


def rule_in_words(rrule: str, words: Catalogue, comes_back: ComesBack | None = None) -> str | None:
    """Return the rule in words, or None where its shape is not a usual one."""
    if comes_back is ComesBack.AFTER_DONE:
        return _after_done(dict(part.split("=", 1) for part in rrule.split(";") if "=" in part), words)
    rule = _rule(rrule, words)
    return words.text("dates.rule.each", rule=rule) if rule and comes_back is ComesBack.EACH else rule


def _after_done(parts: dict[str, str], words: Catalogue) -> str | None:
    unit, steps = UNITS.get(parts.get("FREQ", "")), parts.get("INTERVAL", "1")
    return words.text(f"dates.rule.after_{unit}", count=int(steps)) if unit and steps.isdecimal() else None


def _rule(rrule: str, words: Catalogue) -> str | None:
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
    if unit == "year" and set(by) == {"BYWEEKNO", "BYDAY"} and int(steps) == 1:
        return _in_weeks(by, words)
    if unit == "year" and "BYMONTH" in by and int(steps) == 1:
        return _in_year(by, words)
    return None


def _every(unit: str, steps: int, words: Catalogue) -> str:
    key = f"dates.rule.{unit}_{steps}"
    return words.text(key) if words.has(key) else words.text(f"dates.rule.{unit}_n", steps=steps)


def _on_weekdays(every: str, days: str, steps: int, words: Catalogue) -> str | None:
    if not set(days.split(",")) <= set(WEEKDAYS):
        return None
    if days == WORKING_DAYS and steps == 1:
        return words.text("dates.rule.working_days")
    named = _named(days, words)
    if steps == 1:
        return words.text("dates.rule.weekdays", days=named)
    return words.text("dates.rule.weeks_on", weeks=every, days=named)


def _in_weeks(by: dict[str, str], words: Catalogue) -> str | None:
    parity = next((name for name, weeks in PARITY_WEEKS.items() if weeks == by["BYWEEKNO"]), None)
    if parity is None or not set(by["BYDAY"].split(",")) <= set(WEEKDAYS):
        return None
    return words.text(
        "dates.rule.weeks_on", weeks=words.text(f"dates.rule.weeks_{parity}"), days=_named(by["BYDAY"], words)
    )


def _named(days: str, words: Catalogue) -> str:
    if days == WORKING_DAYS:
        return words.text("dates.rule.these_working_days")
    return _listed([words.text(f"dates.weekday_full.{WEEKDAYS.index(day)}") for day in days.split(",")], words)


def _in_month(months: str, by: dict[str, str], words: Catalogue) -> str | None:
    days, place, day = by.get("BYDAY", ""), by.get("BYSETPOS", ""), by.get("BYMONTHDAY", "")
    if set(by) == {"BYMONTHDAY"} and day == "-1":
        return words.text("dates.rule.month_last_day", months=months)
    if set(by) == {"BYMONTHDAY", "BYSETPOS"} and place == "-1" and (last := KEPT.fullmatch(day)):
        return words.text("dates.rule.month_kept_day", months=months, day=_ordinal(last[1], words))
    if set(by) == {"BYMONTHDAY"} and all(map(_in_each_month, day.split(","))):
        named = _listed([_ordinal(each, words) for each in day.split(",")], words, "dates.rule.and_the")
        return words.text("dates.rule.month_day", months=months, day=named)
    if set(by) == {"BYDAY"} and (nths := [NTH.fullmatch(each) for each in days.split(",")]) and _same_weekday(nths):
        return words.text("dates.rule.month_nth", months=months, nth=_nth(nths, words))
    if set(by) == {"BYDAY", "BYSETPOS"} and days == WORKING_DAYS and words.has(f"dates.place.{place}"):
        return words.text("dates.rule.month_working_day", months=months, place=_place(place, words))
    return None


def _in_year(by: dict[str, str], words: Catalogue) -> str | None:
    day, days, named = by.get("BYMONTHDAY", ""), by.get("BYDAY", ""), f"dates.month_full.{by['BYMONTH']}"
    if not words.has(named):
        return None
    month = words.text(named)
    if set(by) == {"BYMONTH", "BYMONTHDAY", "BYSETPOS"} and (by["BYMONTH"], day) == LEAP_DAY:
        return words.text("dates.rule.year_leap_day")
    if set(by) == {"BYMONTH", "BYMONTHDAY"} and day.isdecimal():
        return words.text("dates.rule.year_day", day=day, month=month)
    if set(by) == {"BYMONTH", "BYDAY"} and (nths := [NTH.fullmatch(days)]) and _same_weekday(nths):
        return words.text("dates.rule.year_nth", nth=_nth(nths, words), month=month)
    return None


def _in_each_month(day: str) -> bool:
    return day.isdecimal() and int(day) <= SHORTEST_MONTH


def _same_weekday(nths: list[re.Match[str] | None]) -> bool:
    return None not in nths and len({nth[2] for nth in nths if nth}) == 1


def _nth(nths: list[re.Match[str] | None], words: Catalogue) -> str:
    """Return such as 'eerste en derde dinsdag'."""
    found = [nth for nth in nths if nth]
    weekday = words.text(f"dates.weekday_full.{WEEKDAYS.index(found[0][2])}")
    return f"{_listed([_place(nth[1], words) for nth in found], words)} {weekday}"


def _listed(texts: list[str], words: Catalogue, last: str = "dates.rule.and") -> str:
    *most, end = texts
    return f"{', '.join(most)}{words.text(last)}{end}" if most else end


def _ordinal(day: str, words: Catalogue) -> str:
    ending = f"dates.ordinal_ending.{day}"
    return day + words.text(ending if words.has(ending) else "dates.ordinal_ending.other")


def _place(place: str, words: Catalogue) -> str:
    return words.text(f"dates.place.{place}")
