"""What finished work teaches about estimates, by kind and by who asked: a suggestion, never a change (ENGINE.md 4)."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.expectation import middle
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.work.estimate import Measured

MEASURED = 5
"""So many finished tasks teach something; fewer are chance."""

LOWEST, HIGHEST = 0.75, 1.33
LOWEST_OFF, HIGHEST_OFF = 0.80, 1.25
"""Between these an estimate that was off is right again."""

FIVE = 5
"""Minutes to which a suggestion is rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How long work turned out beside its estimate: the median of real ÷ estimated minutes, of so many tasks since then.

    `is_off` tells whether that is far enough from 1 to say something about.
    """

    count: int
    ratio: float
    since: datetime
    is_off: bool

    @property
    def is_known(self) -> bool:
        """Return whether it rests on enough tasks to tell."""
        return self.count >= MEASURED


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How long work of a kind usually takes: the median of its real minutes, of so many tasks since then."""

    count: int
    minutes: int
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The minutes that experience would put down for work, and what that rests on.

    `code` is `kind` or `requester` where an estimate tends to be off, `usual` where there is no estimate; `name` is that
    kind or person. `ratio` is 1 where there is no estimate to hold it against.
    """

    code: str
    name: str
    minutes: int
    count: int
    ratio: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """What is known for one piece of work: its kind, who asked it, and what follows from that."""

    kind: str | None
    requester: str | None
    of_kind: Habit | None
    of_requester: Habit | None
    usual: Usual | None
    suggestion: Suggestion | None


def habits(measured: Iterable[Measured], key: Callable[[Measured], str | None]) -> dict[str, Habit]:
    """Return the habit of each kind or person, replayed task by task; work without an estimate teaches nothing here.

    What is off is so until the median comes back well within: it does not flicker from one task to the next.
    """
    ratios: defaultdict[str, list[float]] = defaultdict(list)
    found: dict[str, Habit] = {}
    for one in sorted(measured, key=lambda each: each.closed_at):
        name = key(one)
        if name is None or one.estimated_minutes is None:
            continue
        known = ratios[name]
        insort(known, one.took_minutes / one.estimated_minutes)
        before, median = found.get(name), middle(known)
        was_off = before is not None and not LOWEST_OFF <= median <= HIGHEST_OFF and before.is_off
        is_off = len(known) >= MEASURED and (was_off or not LOWEST <= median <= HIGHEST)
        since = before.since if before is not None else one.closed_at
        found[name] = Habit(count=len(known), ratio=median, since=since, is_off=is_off)
    return found


def of_kind(one: Measured) -> str | None:
    """Return the kind of finished work: its first tag."""
    return one.kind


def usual_of(kind: str, measured: Iterable[Measured]) -> Usual | None:
    """Return how long work of a kind usually takes, whether it had an estimate or not; None where too little is known."""
    took = [one for one in measured if one.kind == kind]
    if len(took) < MEASURED:
        return None
    minutes = middle([one.took_minutes for one in took])
    return Usual(count=len(took), minutes=_to_five(minutes), since=min(one.closed_at for one in took))


def experience(
    measured: Iterable[Measured],
    *,
    kind: str | None,
    requester: str | None,
    minutes: int | None,
    people: Iterable[Person],
) -> Experience:
    """Return what finished work teaches about work of that kind for that person, estimated at so many `minutes`.

    What is known of the kind goes before what is known of the person.
    """
    known, everyone = tuple(measured), tuple(people)
    kinds = habits((one for one in known if one.kind == kind), of_kind) if kind is not None else {}
    who = named(everyone, requester) if requester is not None else None
    persons = habits(known, lambda one: one.requester and named(everyone, one.requester)) if who is not None else {}
    usual = usual_of(kind, known) if kind is not None and minutes is None else None
    by_kind, by_person = kinds.get(kind or ""), persons.get(who or "")
    return Experience(
        kind=kind,
        requester=who,
        of_kind=by_kind,
        of_requester=by_person,
        usual=usual,
        suggestion=_from_usual(kind, usual)
        if minutes is None
        else _from_ratio(minutes, ("kind", kind, by_kind), ("requester", who, by_person)),
    )


def _from_usual(kind: str | None, usual: Usual | None) -> Suggestion | None:
    if kind is None or usual is None:
        return None
    return Suggestion(code="usual", name=kind, minutes=usual.minutes, count=usual.count)


def _from_ratio(minutes: int, *known: tuple[str, str | None, Habit | None]) -> Suggestion | None:
    """Return what the first habit that is known makes of an estimate; nothing where it is right, or stays the same."""
    for code, name, habit in known:
        if name is None or habit is None or not habit.is_known:
            continue
        suggested = _to_five(minutes * habit.ratio)
        if not habit.is_off or suggested == minutes:
            return None
        return Suggestion(code=code, name=name, minutes=suggested, count=habit.count, ratio=habit.ratio)
    return None


def _to_five(minutes: float) -> int:
    return max(FIVE, int(minutes / FIVE + 0.5) * FIVE)
