"""List open work, or what was closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.priority import rank, rank_rest
from ontzorg_cli.core.together.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.verdict import Ranked
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.work.task import ClosedTask, Task
    from ontzorg_cli.store.home import Home

CLOSED_SHOWN = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What to list. `requester` is a name as typed; `own` asks for the assistant's own work."""

    words: tuple[str, ...] = ()
    requester: str | None = None
    own: bool = False
    tag: str | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """Work in order; `left_out` counts what else is open: planned for later, or waiting for somebody."""

    ranked: tuple[Ranked, ...]
    left_out: int = 0


def list_next(count: int, *, home: Home, now: datetime) -> WorkList:
    """Return the first `count` tasks to do now."""
    desk = lay_desk(home.read(), now=now)
    order = rank(desk, Horizon(desk))
    return WorkList(ranked=order[:count], left_out=max(0, len(order) - count))


def list_open(sought: Sought, *, home: Home, now: datetime, everything: bool = False) -> WorkList:
    """Return open work that answers to `sought`, in order.

    What cannot be done now (planned for later, waiting for somebody or something) comes last, each with that as its
    reason, where `everything` or something in particular is asked for; otherwise it is counted.
    Raise PersonNotFoundError or PersonAmbiguousError.
    """
    desk = lay_desk(home.read(), now=now)
    horizon = Horizon(desk)
    names = _names(sought, desk.people, desk.tasks)
    now_possible = rank(desk, horizon)
    later = rank_rest(desk, horizon)
    found = tuple(ranked for ranked in now_possible if _answers(ranked.task, sought, names))
    if everything or sought != Sought():
        return WorkList(ranked=(*found, *(ranked for ranked in later if _answers(ranked.task, sought, names))))
    return WorkList(ranked=found, left_out=len(later))


def list_closed(sought: Sought, *, home: Home, now: datetime) -> tuple[ClosedTask, ...]:
    """Return what was closed in the last 31 days, newest first. Raise PersonNotFoundError or PersonAmbiguousError."""
    reading = home.read()
    closed = reading.log(now.date() - CLOSED_SHOWN, now.date()).closed
    names = _names(sought, reading.people(), (record.task for record in closed))
    return tuple(record for record in reversed(closed) if _answers(record.task, sought, names))


def _names(sought: Sought, people: Iterable[Person], tasks: Iterable[Task]) -> frozenset[str] | None:
    """Return by which names work is sought, also those of before; None for anybody's."""
    if sought.requester is None:
        return None
    return names_of(people, sought.requester, used=(task.requester for task in tasks))


def _answers(task: Task, sought: Sought, names: frozenset[str] | None) -> bool:
    return (
        _has_words(task, sought.words)
        and (names is None or (task.requester is not None and task.requester.casefold() in names))
        and (not sought.own or task.is_own)
        and (sought.tag is None or sought.tag.casefold() in {tag.casefold() for tag in task.tags})
        and (not sought.waiting or not task.is_mine)
    )


def _has_words(task: Task, words: Sequence[str]) -> bool:
    text = task.title.casefold()
    return all(word.casefold() in text for word in words)
