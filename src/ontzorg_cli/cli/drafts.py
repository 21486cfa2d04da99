"""Work as typed, in words and options, to a draft. Options win over the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.core.calendar.recurrence import ComesBack
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.quick_add import read_quick_add
from ontzorg_cli.core.work.task import Entered

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.work.task import Importance


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The words and options of `add`, `adhoc` and `ask`, as they were typed."""

    words: tuple[str, ...]
    requester: str | None = None
    owner: str | None = None
    minutes: str | None = None
    due: str | None = None
    really_due: str | None = None
    hard: bool | None = None
    on: str | None = None
    importance: Importance | None = None
    goal: str | None = None
    tags: tuple[str, ...] = ()
    block: str | None = None
    repeat: str | None = None
    good_enough: str | None = None
    depends: tuple[str, ...] = ()
    stretch: bool = False
    planned: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A draft, and the days in it as they were understood."""

    draft: TaskDraft
    days: tuple[DayRead | WhenRead, ...]


def read(typed: Typed) -> Read:
    """Return the draft that words and options mean.

    What repeats and names no day starts on the first day of its rule. Raise what reading days, durations and rules
    raises.
    """
    quick = read_quick_add(typed.words, reading.frame())
    due = reading.when(typed.due) or quick.due
    hard = quick.hard if typed.hard is None else typed.hard
    on = reading.day(typed.on) or quick.on
    really_due = reading.when(typed.really_due)
    first = on or due
    repeat = reading.repeat(typed.repeat, first.day if first else reading.frame().today)
    if repeat is not None and first is None:
        due = reading.first_of(repeat.rule)
    minutes = reading.minutes(typed.minutes)
    draft = TaskDraft(
        title=quick.title,
        requester=reading.person(typed.requester or quick.requester),
        owner=reading.person(typed.owner),
        minutes=quick.minutes if minutes is None else minutes,
        due=reading.due(due, hard=hard),
        really_due=reading.due(really_due, hard=typed.hard),
        on=on.day if on else None,
        importance=typed.importance or quick.importance,
        goal=typed.goal,
        tags=tuple(tag.strip() for tag in typed.tags if tag.strip()),
        marks=quick.marks,
        block_minutes=reading.minutes(typed.block),
        repeat=repeat.rule if repeat else None,
        comes_back=repeat.comes_back if repeat else ComesBack.NEXT,
        good_enough=typed.good_enough,
        depends=typed.depends,
        stretch=typed.stretch,
        entered=None if typed.planned is None else Entered.PLANNED if typed.planned else Entered.ADHOC,
    )
    return Read(draft=draft, days=tuple(each for each in (due, really_due, on) if each is not None))
