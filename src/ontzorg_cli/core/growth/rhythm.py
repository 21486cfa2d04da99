"""How often somebody looked back of late: a count, never a chain (PRACTICE.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from ontzorg_cli.core.judgement.own_hours import OwnHours

LAST_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """On how many of the last working days somebody looked back; days off and absence are none.

    `after_gap` where that is none, though she did before. `missing` is the last working day where it has none yet;
    after a gap, or where looking back is not her way, nothing is missing.
    """

    count: int
    of_days: int = LAST_DAYS
    after_gap: bool = False
    missing: date | None = None


def rhythm_of(today: date, reflected: Collection[date], hours: OwnHours, *, since: date | None) -> Rhythm:
    """Return the rhythm on `today`, which counts where it has its reflection. `since` is the first day of the home."""
    before = list(islice(hours.before(today), LAST_DAYS))
    last = [today, *before[:-1]] if today in reflected else before
    count = sum(day in reflected for day in last)
    known = [day for day in before if since is None or day >= since]
    quiet = count == 0 and len(known) == LAST_DAYS
    missing = known[0] if known and not quiet and known[0] not in reflected else None
    return Rhythm(count=count, after_gap=quiet and bool(reflected), missing=missing)
