"""A recurrence rule after its series was moved, or cut in two."""

from __future__ import annotations

from datetime import datetime, timedelta

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.calendar.recurrence import BadRuleError, days_of

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ALWAYS_FITS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})


def moved_rule(rule: str, *, old: datetime, new: datetime) -> str:
    """Return the rule of a series of which the time on `old` now is on `new`: 'every Monday' becomes 'every Tuesday'.

    Raise BadRuleError where the rule picks its days in a way that cannot move along.
    """
    by = new.date() - old.date()
    if not by:
        return rule
    parts = _parts(rule)
    moved = {name: value if name in ALWAYS_FITS else _moved(name, value, parts, old, new) for name, value in parts}
    if "UNTIL" in moved:
        moved["UNTIL"] = _later(moved["UNTIL"], by)
    return ";".join(f"{name}={value}" for name, value in moved.items())


def rest_of(rule: str, *, start: datetime, day: datetime) -> str:
    """Return the rule of what is left of a series that began at `start`, from `day` on: fewer times, where it counts."""
    parts = dict(_parts(rule))
    if "COUNT" not in parts:
        return rule
    gone = len(days_of(rule, start=start, first=start.date(), last=day.date() - DAY))
    parts["COUNT"] = str(max(1, int(parts["COUNT"]) - gone))
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _parts(rule: str) -> list[tuple[str, str]]:
    pairs = (part.partition("=") for part in rule.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"))
    return [(name, value) for name, _, value in pairs]


def _moved(name: str, value: str, parts: list[tuple[str, str]], old: datetime, new: datetime) -> str:
    frequency = dict(parts)["FREQ"]
    if name == "BYDAY" and frequency == "WEEKLY":
        by = (new.date() - old.date()).days
        return ",".join(WEEKDAYS[(WEEKDAYS.index(day) + by) % 7] for day in value.split(","))
    in_month = (old.year, old.month) == (new.year, new.month) and frequency == "MONTHLY"
    if in_month and name == "BYMONTHDAY" and value == str(old.day):
        return str(new.day)
    if in_month and name == "BYDAY" and value == f"{(old.day + 6) // 7}{WEEKDAYS[old.weekday()]}":
        return f"{(new.day + 6) // 7}{WEEKDAYS[new.weekday()]}"
    raise BadRuleError(rule=";".join(f"{name}={value}" for name, value in parts))


def _later(until: str, by: timedelta) -> str:
    day, mark, clock = until.partition("T")
    return f"{datetime.strptime(day, '%Y%m%d') + by:%Y%m%d}{mark}{clock}"  # noqa: DTZ007 - a day has no zone
