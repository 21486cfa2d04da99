"""What actions return: what was touched, hints for the person, the step that undoes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from ontzorg_cli.core.calendar.agenda import Absence, DayOff, Event, SchoolHoliday
    from ontzorg_cli.core.growth.note import Note
    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.estimates import Suggestion
    from ontzorg_cli.core.judgement.horizon_fit import Finish
    from ontzorg_cli.core.judgement.moves import WayOut
    from ontzorg_cli.core.judgement.options import Choice, Option
    from ontzorg_cli.core.judgement.resting import Rest
    from ontzorg_cli.core.judgement.timetable import Timetable
    from ontzorg_cli.core.judgement.verdict import Advice, DayVerdict, Flag
    from ontzorg_cli.core.together.checkin import Checkin
    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.core.together.topic import Topic
    from ontzorg_cli.core.work.draft import TaskDraft
    from ontzorg_cli.core.work.interruption import Interruption
    from ontzorg_cli.core.work.task import ClosedTask, Task

    Record = (
        Task
        | ClosedTask
        | Event
        | Absence
        | Interruption
        | Person
        | Goal
        | DayOff
        | SchoolHoliday
        | Topic
        | Checkin
        | Note
    )


class Verb(StrEnum):
    """What happened to a record; the page has a word for each."""

    ADDED = "added"
    CAUGHT = "caught"
    STARTED = "started"
    STOPPED = "stopped"
    DONE = "done"
    MOVED = "moved"
    DROPPED = "dropped"
    CHANGED = "changed"
    DISCUSSED = "discussed"
    DECIDED = "decided"
    DEFAULTED = "defaulted"
    ASKED = "asked"
    """A decision was put to somebody, who has the ball now."""
    HELD = "held"
    SKIPPED = "skipped"
    NEXT = "next"
    """The next of something that repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something worth saying besides: a code (a key in words/*/hints.toml) and its facts."""

    code: str
    facts: Mapping[str, str | int | date | datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A record as it now is, and what happened to it."""

    verb: Verb
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a writing command did. `step` is the number that `history` shows and `undo` takes back.

    `besides` went the same way as what was touched: too many to tell one by one, so that a hint has their number.
    """

    touched: tuple[Touched, ...]
    step: int
    hints: tuple[Hint, ...] = ()
    besides: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What became of the preparation of events that moved or went: what moved with them, and what is worth saying."""

    touched: tuple[Touched, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLook:
    """A day laid out, with the way out where it does not fit, and what of all open work would not be ready in time."""

    verdict: DayVerdict
    timetable: Timetable
    way_out: WayOut
    at_risk: tuple[Finish, ...]
    people: tuple[Person, ...] = ()
    """Whoever may have to be asked, for how they are addressed."""

    @property
    def moves(self) -> tuple[Advice, ...]:
        """Return what would move, one after the other."""
        return tuple(advice for advice in self.way_out.advice if advice.is_move)

    @property
    def others(self) -> tuple[Advice, ...]:
        """Return what else there is to do about what stays too much after the moves."""
        return tuple(advice for advice in self.way_out.advice if not advice.is_move)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A day of which the work was put in the agenda: the blocks, and the look that was laid out for it before.

    `is_over` says that nothing of the day is left to lay work in.
    """

    saved: Saved
    look: PlanLook
    is_over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRested:
    """A flag that was put to rest, for one day where it `is_daily`. `step` is the number that `undo` takes back."""

    flag: Flag
    rest: Rest
    is_daily: bool
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A request as it was understood, and the answer to it.

    `minutes` is how long it takes, a guess where nobody said; `weeks` is how far ahead was looked for room. `options`
    are the choices there are, the best first. `suggestion` is what finished work of that kind would make of the minutes.
    """

    request: TaskDraft
    minutes: int
    guess: bool
    answer: Answer
    weeks: int
    options: tuple[Option, ...]
    suggestion: Suggestion | None = None

    def option(self, *choices: Choice) -> Option | None:
        """Return the first option of one of these choices; None where there is none."""
        return next((option for option in self.options if option.choice in choices), None)
