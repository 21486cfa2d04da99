"""Time that nobody has claimed: what is left of working time, and the first gaps long enough for something."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import MINUTE, Span, subtract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STEP = timedelta(minutes=5)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def free_spans(working: Iterable[Span], taken: Iterable[Span], *, since: datetime | None = None) -> tuple[Span, ...]:
    """Return working time less what is taken, from `since` on where that is given."""
    free = subtract(working, taken)
    if since is None:
        return free
    start = since.astimezone(UTC)
    return tuple(Span(max(span.start, start), span.end) for span in free if span.end > start)


def slots(
    free: Iterable[Span], *, minutes: int, before: datetime | None = None, count: int | None = None
) -> tuple[Span, ...]:
    """Return the first gaps of at least `minutes` that end by `before`, from a round five minutes on."""
    return tuple(islice(_long_enough(free, minutes, before), count))


def _long_enough(free: Iterable[Span], minutes: int, before: datetime | None) -> Iterator[Span]:
    for gap in free:
        start = gap.start + (EPOCH - gap.start) % STEP
        end = gap.end if before is None else min(gap.end, before.astimezone(UTC))
        if end - start >= minutes * MINUTE:
            yield Span(start, end)
