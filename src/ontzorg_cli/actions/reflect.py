"""Look back on a day: lay out its facts and questions, and keep what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.actions.defer_work import move_task
from ontzorg_cli.actions.desk import lay_desk
from ontzorg_cli.core.errors import UsageError
from ontzorg_cli.core.growth.day_facts import facts_of
from ontzorg_cli.core.growth.intention import is_habit, standing_intention
from ontzorg_cli.core.growth.perspective import question_of
from ontzorg_cli.core.growth.reflection import Outcome
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.store.reflections import REFLECTING, reflections_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from ontzorg_cli.core.growth.day_facts import DayFacts
    from ontzorg_cli.core.growth.perspective import Asked
    from ontzorg_cli.core.growth.reflection import Reflection
    from ontzorg_cli.core.results import Hint
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.store.home import Home
    from ontzorg_cli.store.reflections import Reflections

MONTHS_READ = 3


class ReflectionAheadError(UsageError):
    """The day has yet to come (`day`)."""

    code = "reflection_ahead"


class ReflectionDayOffError(UsageError):
    """Nobody works on that day (`day`; `last` is the working day before it)."""

    code = "reflection_day_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayToReflect:
    """A day with its facts and questions. `intention` is the one that stands, where it asks to be settled.

    `open_work` is what asks for a day: on the day itself, what is left of its plan. `checkins` are the people with whom
    there was a check-in of which nobody said yet whether it was held. `next_day` is the working day after; `names` are
    those that she works with.
    """

    day: date
    facts: DayFacts
    intention: str
    perspective: Asked | None
    open_work: tuple[Task, ...]
    checkins: tuple[str, ...]
    next_day: date
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflected:
    """What was kept. `intention` is the one that stands now; `habit` the one that was just done often enough."""

    day: date
    stored: bool
    facts: DayFacts
    intention: str
    habit: str
    saved: Saved


def lay_out_day(day: date | None, *, home: Home, now: datetime) -> DayToReflect:
    """Return what `day`, or today, has to look back on.

    Raise ReflectionAheadError, ReflectionDayOffError, ReflectionUnreadableError, ReflectionsAwayError.
    """
    reading = home.read()
    desk = lay_desk(reading, now=now, day=day, with_closed=True)
    horizon = Horizon(desk)
    shown = day or desk.today
    if shown > desk.today:
        raise ReflectionAheadError(day=shown.isoformat())
    if not horizon.hours.on(shown):
        last = next(horizon.hours.before(shown), None)
        raise ReflectionDayOffError(day=shown.isoformat(), **({"last": last.isoformat()} if last else {}))
    place = reflections_of(home.folder, reading.settings().reflections_folder)
    place.check(shown)
    kept = place.newest(MONTHS_READ, desk.today)
    facts = facts_of(shown, desk, horizon)
    is_settled = any(each.day == shown and each.outcome is not None for each in kept)
    return DayToReflect(
        day=shown,
        facts=facts,
        intention="" if is_settled else standing_intention(kept, shown, horizon.hours),
        perspective=question_of(
            shown, kept, [person.name for person in desk.people], working_minutes=facts.working_minutes
        ),
        open_work=facts.left if shown == desk.today else (),
        checkins=tuple(dict.fromkeys(time.person for time in horizon.checkins.unsettled_on(shown))),
        next_day=next(horizon.hours.after(desk.today), shown),
        names=frozenset(person.name for person in desk.people)
        | {name for name, _ in facts.sources}
        | {task.requester for task in desk.tasks if task.requester is not None},
    )


def keep_reflection(
    reflection: Reflection,
    moves: Mapping[str, date],
    look: DayToReflect,
    *,
    held: Sequence[str] = (),
    home: Home,
    now: datetime,
) -> Reflected:
    """Keep a reflection, move open work to the days it was given, and note which check-ins were held, as one step.

    Nothing said leaves no trace.

    What was moved or closed in the meantime stays as it is.
    """
    place = _place(home)
    stored = not reflection.is_empty
    touched: list[Touched] = []
    hints: list[Hint] = []
    step = 0
    if stored or moves or held:
        with home.change(REFLECTING, now=now) as change:
            change.keep()
            touched.extend(
                move_task(task, moves[task.id], now.date(), change, hints)
                for task in (change.tasks() if moves else ())
                if task.id in moves
            )
            for person in held:
                checkin = Checkin(id=change.new_id(), person=person, day=look.day, kept=Kept.HELD, at=now)
                change.put(checkin)
                touched.append(Touched(verb=Verb.HELD, record=checkin))
            if stored:
                place.keep(reflection, now=now)
        step = change.step
    kept = place.newest(MONTHS_READ, now.date())
    made = next((each.intention for each in kept if each.day == look.day), "")
    still = look.intention if reflection.outcome in {None, Outcome.NOT_MET} else ""
    return Reflected(
        day=look.day,
        stored=stored,
        facts=look.facts,
        intention=made or still,
        habit=look.intention if look.intention and reflection.outcome and is_habit(look.intention, kept) else "",
        saved=Saved(touched=tuple(touched), step=step, hints=tuple(hints)),
    )


def put_aside(text: str, day: date, *, home: Home) -> Path:
    """Write a text as a draft among the reflections and return its place."""
    return _place(home).draft(text, day)


def let_go(draft: Path, *, home: Home) -> None:
    """Remove a draft of which the text is kept."""
    _place(home).discard(draft)


def _place(home: Home) -> Reflections:
    return reflections_of(home.folder, home.read().settings().reflections_folder)
