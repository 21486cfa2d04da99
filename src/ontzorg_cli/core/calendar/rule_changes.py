"""A recurrence rule after its series was moved to another day, or cut in two."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import BadRuleError, days_of

if TYPE_CHECKING:
    from datetime import date, timedelta

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ANY_DAY = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
"""The parts of a rule that do not pick days."""

SHORTEST_MONTH = 28


def moved_rule(rule: str, *, old: date, new: date) -> str:
    """Return the rule of a series of which the time on `old` moves to `new`: every Monday becomes every Tuesday.

    Raise BadRuleError where the rule picks its days in a way that cannot move along.
    """
    parts = _parts(rule)
    picks = {name: value for name, value in parts.items() if name not in ANY_DAY}
    kept = {name: value for name, value in parts.items() if name in ANY_DAY}
    if "UNTIL" in kept:
        kept["UNTIL"] = _later(kept["UNTIL"], new - old)
    picked = _picks(parts["FREQ"], picks, old, new) if picks else {}
    if picked is None:
        raise BadRuleError(rule=rule)
    return _text(kept | picked)


def rest_of(rule: str, *, start: date, day: date) -> str:
    """Return the rule of what is left on and after `day` of a series from `start` on: fewer times, where it counts."""
    parts = _parts(rule)
    if "COUNT" not in parts:
        return rule
    gone = len(days_of(rule, start=datetime.combine(start, time()), first=start, last=day - DAY))
    return _text(parts | {"COUNT": str(max(1, int(parts["COUNT"]) - gone))})


def _picks(frequency: str, picks: dict[str, str], old: date, new: date) -> dict[str, str] | None:
    """Return the parts that pick the days after the move, or None where they cannot move along."""
    match frequency, *sorted(picks):
        case (("DAILY" | "WEEKLY"), "BYDAY"):
            return {"BYDAY": _weekdays(picks["BYDAY"], old, new)}
        case "MONTHLY", "BYDAY" if picks["BYDAY"][-2:] == WEEKDAYS[old.weekday()]:
            last = picks["BYDAY"].startswith("-1") and (new + 7 * DAY).month != new.month
            return {"BYDAY": f"{-1 if last else (new.day + 6) // 7}{WEEKDAYS[new.weekday()]}"}
        case ("MONTHLY", "BYMONTHDAY") | ("MONTHLY", "BYMONTHDAY", "BYSETPOS"):
            return _month_days(new)
        case "YEARLY", "BYMONTH", "BYMONTHDAY":
            return {"BYMONTH": str(new.month), "BYMONTHDAY": str(new.day)}
    return None


def _weekdays(days: str, old: date, new: date) -> str:
    moved = {WEEKDAYS[new.weekday()] if day == WEEKDAYS[old.weekday()] else day for day in days.split(",")}
    return ",".join(sorted(moved, key=WEEKDAYS.index))


def _month_days(new: date) -> dict[str, str]:
    """Return that day of every month, or in a shorter month its last day."""
    if new.day <= SHORTEST_MONTH:
        return {"BYMONTHDAY": str(new.day)}
    return {"BYMONTHDAY": ",".join(str(day) for day in range(SHORTEST_MONTH, new.day + 1)), "BYSETPOS": "-1"}


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"))
    return {name: value for name, _, value in pairs}


def _text(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _later(until: str, by: timedelta) -> str:
    end = datetime.fromisoformat(until) + by
    return f"{end:%Y%m%dT%H%M%S}{'Z' if until.endswith('Z') else ''}" if "T" in until else f"{end:%Y%m%d}"
