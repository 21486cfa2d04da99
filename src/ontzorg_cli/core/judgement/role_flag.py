"""The flag of work beside the role: a kind that was not agreed, for the second time from one corner (ENGINE.md 4)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level
from ontzorg_cli.core.together.names import named
from ontzorg_cli.core.work.arrival import Arrival

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.work.task import Task

WITHIN_DAYS = 28
TIMES = 2
"""What comes once is a favour; what comes twice in four weeks is on its way to becoming a habit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Corner:
    """Work of one kind beside the role that one person asked for, in order of time."""

    person: str
    arrivals: tuple[Arrival, ...]

    @property
    def kind(self) -> str:
        return self.arrivals[-1].kind


def _arrivals(scene: Scene) -> Iterator[Arrival]:
    """Yield what came in with a kind and a requester: open and finished work, and what was done on the spot."""
    desk = scene.desk
    for task in desk.tasks:
        if task.is_mine and task.requester is not None and task.tags:
            yield Arrival(
                kind=task.tags[0],
                requester=task.requester,
                at=task.created_at,
                title=task.title,
                repeats=task.repeat is not None,
            )
    yield from desk.arrived
    for one in desk.log.interruptions:
        if one.tags and one.requester is not None and one.task is None and one.minutes is not None:
            yield Arrival(kind=one.tags[0], requester=one.requester, at=one.at, title=one.title)


def _agreed(person: str, scene: Scene) -> frozenset[str]:
    """Return the kinds, without capitals, that belong to the role for somebody: those for everybody and her own."""
    known = _known(person, scene)
    return frozenset(kind.casefold() for kind in (*scene.desk.role_kinds, *(known.role_kinds if known else ())))


def _known(person: str, scene: Scene) -> Person | None:
    return next((one for one in scene.desk.people if one.name == person), None)


def _corner(scene: Scene) -> _Corner | None:
    """Return the kind beside the role that came most from one person, where it came twice; none where that is nothing.

    Without kinds that were agreed nothing is beside the role. What is on the list for a check-in is being talked about.
    """
    desk, zone = scene.desk, scene.desk.zone
    since = desk.today - WITHIN_DAYS * DAY
    found: defaultdict[tuple[str, str], list[Arrival]] = defaultdict(list)
    for one in _arrivals(scene):
        person, kind = named(desk.people, one.requester), one.kind.casefold()
        agreed = _agreed(person, scene)
        if agreed and kind not in agreed and since < one.at.astimezone(zone).date() <= desk.today:
            found[person, kind].append(one)
    listed = {(named(desk.people, topic.person), _subject(topic.title)) for topic in desk.topics}
    corners = [
        _Corner(person=person, arrivals=arrivals)
        for (person, kind), several in found.items()
        if len(arrivals := _asked(several)) >= TIMES and (person, kind) not in listed
    ]
    return min(corners, key=lambda one: (-len(one.arrivals), one.person, one.kind), default=None)


def _asked(arrivals: list[Arrival]) -> tuple[Arrival, ...]:
    """Return each time that it was asked, in order; what repeats was asked once."""
    ordered = sorted(arrivals, key=lambda one: (one.at, one.title))
    first: dict[object, Arrival] = {}
    for number, one in enumerate(ordered):
        first.setdefault(one.title if one.repeats else number, one)
    return tuple(first.values())


def _subject(title: str) -> str:
    return title.rstrip("? ").casefold()


def _figures(scene: Scene) -> Figures:
    corner = _corner(scene)
    if corner is None:
        return {"arrivals": 0, "within_days": WITHIN_DAYS}
    last = corner.arrivals[-1]
    return {
        "person": corner.person,
        "kind": corner.kind,
        "arrivals": len(corner.arrivals),
        "within_days": WITHIN_DAYS,
        "title": last.title,
    }


def _limits(scene: Scene) -> Figures:
    corner = _corner(scene)
    for_everybody = ", ".join(scene.desk.role_kinds)
    agreed = ", ".join(sorted(_agreed(corner.person, scene))) if corner is not None else for_everybody
    return {"times_on": TIMES, "agreed_kinds": agreed}


def _advice(scene: Scene) -> tuple[Advice, ...]:
    """Return to talk about it, to note that it belongs to the role, and to give back what is still open of it."""
    corner = _corner(scene)
    return tuple(_ways(corner, scene)) if corner is not None else ()


def _ways(corner: _Corner, scene: Scene) -> Iterator[Advice]:
    person, known = corner.person, _known(corner.person, scene)
    kinds = " ".join((*(known.role_kinds if known is not None else scene.desk.role_kinds), corner.kind))
    command: tuple[str, ...] = ("config", "role_kinds", kinds)
    if known is not None:
        yield Advice(action=AdviceAction.TALK, command=("topic", person, f"{corner.kind}?"), person=person)
        command = ("manager", "edit", person, "--role-kinds", kinds)
    yield Advice(action=AdviceAction.AGREE, command=command, person=person, title=corner.kind)
    task = max((one for one in scene.desk.tasks if _is_of(one, corner, scene)), key=_newest, default=None)
    if task is not None:
        yield Advice(action=AdviceAction.GIVE_BACK, command=("drop", task.id), task=task, person=person)


def _is_of(task: Task, corner: _Corner, scene: Scene) -> bool:
    is_kind = task.is_mine and task.tags[:1] and task.tags[0].casefold() == corner.kind.casefold()
    return bool(is_kind) and task.requester is not None and named(scene.desk.people, task.requester) == corner.person


def _newest(task: Task) -> tuple[datetime, str]:
    return task.created_at, task.id


SIDE_JOB = Rule(
    code="side-job",
    figures=_figures,
    limits=_limits,
    is_up=lambda scene: scene.day == scene.desk.today and _corner(scene) is not None,
    level=lambda _: Level.NOTICE,
    advice=_advice,
    telling=("person", "kind", "arrivals"),
)
