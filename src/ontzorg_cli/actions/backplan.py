"""Hang preparation on an event: tasks so many of her working days before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.lookup import AHEAD, BEHIND
from ontzorg_cli.actions.preparation import at_time, hangs_on, hours_until, late_hint, move_along
from ontzorg_cli.actions.series import Part, Scope, time_meant
from ontzorg_cli.actions.usual_files import keep_usual_files
from ontzorg_cli.core.calendar.agenda import EventStatus
from ontzorg_cli.core.errors import ConflictError, NotFoundError, UsageError
from ontzorg_cli.core.reference import find_by_id
from ontzorg_cli.core.results import Along, Saved, Touched, Verb
from ontzorg_cli.core.together.names import find_person, is_named_in
from ontzorg_cli.core.work.backplan import Backplan, ChosenBy, PlannedStep, day_of, slot_before
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.core.work.task import ClosedTask, Due, Preparation, Task
from ontzorg_cli.core.work.template import EVENT_PLACE
from ontzorg_cli.core.work.usual_work import UsualWork

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from ontzorg_cli.actions.usual_files import UsualFiles
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.results import Hint
    from ontzorg_cli.core.work.template import Step
    from ontzorg_cli.store.home import Change, Home, Reading

CLOSED_BEHIND = timedelta(days=366)
"""How far back finished preparation is looked for."""


class TemplateNotFoundError(NotFoundError):
    """There is no template called `name`; `candidates` are those there are."""

    code = "template_not_found"


class NoTemplatesError(NotFoundError):
    """There are no templates in `file`, and no steps were typed."""

    code = "no_templates"


class NotAnEventError(UsageError):
    """`id` is work and no event."""

    code = "not_an_event"


class EventBehindError(UsageError):
    """An event lies behind: there is nothing to get ready for it (`id`, `title`, `day`)."""

    code = "event_behind"


class EventCancelledError(ConflictError):
    """An event was cancelled (`id`, `title`)."""

    code = "event_cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackplanDraft:
    """What was asked: for which event, by which template or with which steps of one's own, for whom."""

    reference: str
    template: str | None = None
    steps: tuple[Step, ...] = ()
    requester: str | None = None


def look_at_backplan(draft: BackplanDraft, usual: UsualFiles, *, home: Home, now: datetime) -> Backplan:
    """Return the preparation of an event as it would be hung on it.

    Raise IdNotFoundError, IdAmbiguousError, NotAnEventError, EventBehindError, EventCancelledError, SeriesOverError,
    TemplateNotFoundError or NoTemplatesError.
    """
    _keep_files(draft, usual, home, now)
    reading = home.read()
    if draft.requester is not None:
        find_person(reading.people(), draft.requester)
    return _laid_out(draft, usual, reading, now)


def hang_preparation(draft: BackplanDraft, usual: UsualFiles, *, home: Home, now: datetime) -> tuple[Backplan, Saved]:
    """Hang the preparation that is not there yet on an event, as one step; what hung on it moves to where it stands.

    Raise what looking at it raises, and PersonNotFoundError or PersonAmbiguousError.
    """
    _keep_files(draft, usual, home, now)
    with home.change("agenda backplan", now=now) as change:
        plan = _laid_out(draft, usual, change, now)
        requester = find_person(change.people(), draft.requester).name if draft.requester is not None else None
        along = _catch_up(plan, change, now)
        if along.touched:
            plan = _laid_out(draft, usual, change, now)
        steps: list[PlannedStep] = []
        hints: list[Hint] = []
        for each in plan.steps:
            made = None
            if each.known is None:
                made = _task(each, plan, id=change.new_id(), requester=requester, now=now)
                change.put(made)
            if made is not None and each.slot.is_late:
                hints.append(late_hint(made, each.slot.day))
            steps.append(replace(each, made=made))
    touched = (Touched(verb=Verb.ADDED, record=each.made) for each in steps if each.made is not None)
    saved = Saved(touched=(*touched, *along.touched), step=change.step, hints=(*hints, *along.hints))
    return replace(plan, steps=tuple(steps), along=along), saved


def _keep_files(draft: BackplanDraft, usual: UsualFiles, home: Home, now: datetime) -> None:
    if not draft.steps:
        keep_usual_files(usual, home=home, now=now)


def _task(each: PlannedStep, plan: Backplan, *, id: str, requester: str | None, now: datetime) -> Task:  # noqa: A002 - an id is called an id
    step, day = each.step, each.slot.day
    return Task(
        id=id,
        title=step.title,
        created_at=now,
        requester=requester,
        minutes=step.minutes,
        due=Due(day=day),
        importance=step.importance,
        prepares=Preparation(event=plan.event.id, day=plan.event.first_day, days_before=step.days_before, due=day),
    )


def _laid_out(draft: BackplanDraft, usual: UsualFiles, reading: Reading, now: datetime) -> Backplan:
    event = _meant(draft.reference, reading, now.date())
    zone = ZoneInfo(reading.settings().timezone)
    day = day_of(event, zone)
    if day < now.date():
        raise EventBehindError(id=event.id, title=event.title, day=day.isoformat())
    if event.status is EventStatus.CANCELLED:
        raise EventCancelledError(id=event.id, title=event.title)
    # Who types steps of her own does without the files.
    work = UsualWork() if draft.steps else reading.usual_work(usual.work)
    template, chosen_by, steps = _chosen(draft, work, event)
    named = [replace(step, title=_titled(step, event)) for step in steps]
    hours = hours_until(reading, day, now=now)
    known = _known(event, reading, now.date())
    by_rank = chosen_by is not ChosenBy.TYPED
    elsewhere = {_titled(step, event).casefold() for step in work.steps if step.template != template}
    planned = tuple(
        PlannedStep(step=step, slot=slot_before(day, step.days_before, hours=hours, now=now), known=there)
        for step, there in _matched(named, known, by_rank=by_rank, elsewhere=elsewhere)
    )
    return Backplan(event=event, day=day, template=template, chosen_by=chosen_by, steps=planned, along=Along())


def _titled(step: Step, event: Event) -> str:
    """Return the title of a step with that of the event in its place."""
    return checked_title(step.title.replace(EVENT_PLACE, event.title))


def _meant(reference: str, reading: Reading, today: date) -> Event:
    """Return the event that is meant, a series at its next time, own or imported."""
    events = reading.events(today - BEHIND, today + AHEAD)
    wanted = reference.casefold().strip()
    if all(event.id != wanted for event in events):
        task = next((task for task in reading.if_readable(reading.tasks) if task.id == wanted), None)
        if task is not None:
            raise NotAnEventError(id=task.id)
    event = find_by_id(events, reference)
    if event.repeat is not None:
        return at_time(event, time_meant(event, today, Part(scope=Scope.THIS)))
    if event.first_day < today and event.uid is not None and event.recurrence:
        later = [
            each
            for each in events
            if (each.uid, each.source, each.owner) == (event.uid, event.source, event.owner)
            and each.first_day >= today
            and each.status is not EventStatus.CANCELLED
        ]
        return min(later, key=lambda each: each.first_day, default=event)
    return event


def _chosen(draft: BackplanDraft, work: UsualWork, event: Event) -> tuple[str | None, ChosenBy, tuple[Step, ...]]:
    """Return the template with its steps: typed, asked for, of which a word stands in the title, or else the last.

    Steps that were typed come in place of those of a template.
    """
    if draft.steps:
        return None, ChosenBy.TYPED, tuple(sorted(draft.steps, key=lambda step: -step.days_before))
    names = work.names
    if draft.template is not None:
        found = template_named(names, draft.template)
        return found, ChosenBy.ASKED, work.steps_of(found)
    if not names:
        raise NoTemplatesError(file="templates.toml")
    for template in work.templates:
        if any(is_named_in(word, event.title) for word in (template.name, *template.words) if word.strip()):
            return template.name, ChosenBy.TITLE, work.steps_of(template.name)
    return names[-1], ChosenBy.OTHERWISE, work.steps_of(names[-1])


def template_named(names: Sequence[str], wanted: str) -> str:
    """Return the template of that name, or the only one that begins so. Raise TemplateNotFoundError."""
    folded = wanted.casefold().strip()
    exact = [name for name in names if name.casefold() == folded]
    begun = exact or [name for name in names if folded and name.casefold().startswith(folded)]
    if len(begun) != 1:
        raise TemplateNotFoundError(name=wanted, candidates=tuple(begun or names))
    return begun[0]


def _known(event: Event, reading: Reading, today: date) -> list[Task | ClosedTask]:
    """Return the preparation of this time of an event, open and finished."""
    hung: list[Task | ClosedTask] = [task for task in hangs_on(reading.tasks(), event) if _is_of(task, event)]
    closed = reading.log(today - CLOSED_BEHIND, today).closed
    hung += [one for one in closed if one.task.prepares is not None and _is_of(one.task, event)]
    return hung


def _is_of(task: Task, event: Event) -> bool:
    """Return whether a task prepares an event as it stands there; an event that happens once may have been moved by hand."""
    prepares = task.prepares
    return (
        prepares is not None
        and prepares.event == event.id
        and (event.repeat is None or prepares.day == event.first_day)
    )


def _matched(
    steps: Sequence[Step], known: Sequence[Task | ClosedTask], *, by_rank: bool, elsewhere: Collection[str]
) -> list[tuple[Step, Task | ClosedTask | None]]:
    """Return each step with the work that is there for it: of the same title or, `by_rank`, as many days before.

    What bears a title of another template, `elsewhere`, was renamed by nobody: it is another step on the same day.
    """
    left = list(known)
    found: dict[int, Task | ClosedTask] = {}
    for is_it in (_is_titled, _is_as_far) if by_rank else (_is_titled,):
        for place, step in enumerate(steps):
            there = next((each for each in left if is_it(each, step)), None) if place not in found else None
            if there is not None:
                found[place] = there
                left.remove(there)
        left = [each for each in left if _task_of(each).title.casefold() not in elsewhere]
    return [(step, found.get(place)) for place, step in enumerate(steps)]


def _is_titled(known: Task | ClosedTask, step: Step) -> bool:
    return _task_of(known).title.casefold() == step.title.casefold()


def _is_as_far(known: Task | ClosedTask, step: Step) -> bool:
    prepares = _task_of(known).prepares
    return prepares is not None and prepares.days_before == step.days_before


def _task_of(known: Task | ClosedTask) -> Task:
    return known.task if isinstance(known, ClosedTask) else known


def _catch_up(plan: Backplan, change: Change, now: datetime) -> Along:
    """Move what hangs on an event to where it stands now, where it was moved behind our back."""
    event = plan.event
    place = (event.id, event.first_day if event.repeat is not None else None)
    return move_along({place: event}, change=change, now=now)
