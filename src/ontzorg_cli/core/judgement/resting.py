"""'I know': a flag rests until what it says has become worse (ENGINE.md 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.flag_rule import Rule
    from ontzorg_cli.core.judgement.verdict import Flag

LEVELS = (Level.NOTICE, Level.WARNING, Level.ALARM)
MINUTES_MORE, PERCENT_MORE = 30, 10
"""How much a figure may grow while its flag rests: half an hour, or ten parts in a hundred; a count not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """That somebody knows what the flag `code` said of `day` at that level.

    `counts` and `texts` are the figures that tell whether it is still the same, as they were then.
    """

    code: str
    since: datetime
    day: date
    level: Level
    counts: Mapping[str, int] = field(default_factory=dict)
    texts: tuple[str, ...] = ()


def rest_of(flag: Flag, rule: Rule, day: date, now: datetime) -> Rest:
    """Return the rest of a flag that is up on `day`."""
    told = {name: flag.figures[name] for name in rule.telling if name in flag.figures}
    return Rest(
        code=flag.code,
        since=now,
        day=day,
        level=flag.level,
        counts={name: round(value) for name, value in told.items() if isinstance(value, int | float)},
        texts=tuple(str(value) for value in told.values() if not isinstance(value, int | float)),
    )


def is_resting(flag: Flag, rule: Rule, day: date, rest: Rest) -> bool:
    """Return whether `rest` still holds for a flag that is up on `day`.

    What a day alone is about rests for that day. A flag that has grown louder, that tells of something else, or of
    which a figure has grown beyond what it may, is up again; one that has become better goes on resting.
    """
    if flag.code != rest.code or (rule.daily and day != rest.day):
        return False
    now = rest_of(flag, rule, day, rest.since)
    return (
        LEVELS.index(flag.level) <= LEVELS.index(rest.level)
        and now.texts == rest.texts
        and all(count <= rest.counts.get(name, 0) + _tolerance(name) for name, count in now.counts.items())
    )


def _tolerance(name: str) -> int:
    if name.endswith("minutes"):
        return MINUTES_MORE
    return PERCENT_MORE if name.endswith("percent") else 0
