"""The flags of deadlines ahead: no uninterrupted time for it, not ready in time, two who want it at once (ENGINE.md 4)."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind
from ontzorg_cli.core.calendar.moments import MINUTE, Span, clip, subtract
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.ladder import smaller_advice, smaller_version
from ontzorg_cli.core.judgement.own_block import block_at, from_next_quarter
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.judgement.claims import Claim
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures

ALARM_DAYS = 1
"""Not ready within so many working days is an alarm."""

SHORTEST_BLOCK_MINUTES = 15
"""Less than that is not worth protecting."""

FIVE = 5


def day_of(claim: Claim, scene: Scene) -> date:
    """Return the day on which work has to be ready, in the home zone."""
    return claim.until.astimezone(scene.desk.zone).date()


def _is_shown_today(scene: Scene) -> bool:
    return scene.day == scene.desk.today


# no-block


@dataclass(frozen=True, slots=True, kw_only=True)
class _Blockless:
    """Work that needs so many minutes in one piece, and the longest gap there is before it is due."""

    claim: Claim
    block_minutes: int
    longest: Span | None

    @property
    def longest_minutes(self) -> int:
        return self.longest.minutes if self.longest is not None else 0


def _blockless(scene: Scene) -> _Blockless | None:
    """Return the first work to be ready for which no gap is long enough; what has a block of its own asks for less."""
    if not _is_shown_today(scene):
        return None
    gaps = _Gaps(scene)
    for claim in scene.claims:
        needed = min(claim.task.block_minutes or 0, claim.minutes)
        if not needed:
            continue
        longest = gaps.longest_before(claim)
        found = _Blockless(claim=claim, block_minutes=needed, longest=longest)
        if found.longest_minutes < needed:
            return found
    return None


def _days_until(claim: Claim, scene: Scene) -> Iterator[date]:
    last = day_of(claim, scene)
    return (time.day for time in scene.horizon.days() if time.day <= last)


class _Gaps:
    """The gaps of the days ahead, gone through once for work of which one is due after the other."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._days = iter(scene.horizon.days())
        self._next = next(self._days, None)
        self._longest: Span | None = None

    def longest_before(self, claim: Claim) -> Span | None:
        """Return the longest gap before work is due, the first of those; what lunch parts counts apart."""
        due = day_of(claim, self._scene)
        while self._next is not None and self._next.day < due:
            self._longest = _longest((self._longest, *self._next.free))
            self._next = next(self._days, None)
        frame = Span.between(self._scene.desk.now, claim.until)
        last = self._next.free if self._next is not None and self._next.day == due else ()
        return _longest((self._longest, *(gap.overlap(frame) for gap in last)))


def _longest(gaps: Iterable[Span | None]) -> Span | None:
    return max((gap for gap in gaps if gap is not None), key=lambda gap: gap.minutes, default=None)


def _block_figures(scene: Scene) -> Figures:
    found = _blockless(scene)
    if found is None:
        return {}
    return {
        "title": found.claim.task.title,
        "due": day_of(found.claim, scene),
        "due_today": int(day_of(found.claim, scene) == scene.day),
        "block_minutes": found.block_minutes,
        "longest_minutes": found.longest_minutes,
    }


def _block_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return which event to move, or else the longest gap there is, to protect; where there is none, the work."""
    found = _blockless(scene)
    if found is None:
        return ()
    task = found.claim.task
    moved = _event_to_move(found, scene)
    ways = [moved] if moved is not None else []
    if found.longest is not None:
        gap = from_next_quarter(found.longest, scene.desk.now)
        minutes = gap.minutes // FIVE * FIVE
        if minutes >= SHORTEST_BLOCK_MINUTES:
            ways.append(block_at(gap, scene, AdviceAction.BLOCK, minutes=minutes, task=task))
    return tuple(ways) or (smaller_advice(task, ("show", task.id), 0),)


def _event_to_move(found: _Blockless, scene: Scene) -> Advice | None:
    """Return the first movable event without which there would be a gap, and the first later day it can go to."""
    for day in _days_until(found.claim, scene):
        working = scene.horizon.hours.on(day)
        taken = [each for each in scene.horizon.entered(day) if each.occupies]
        imported = tuple(scene.horizon.imported(day))
        for one in taken:
            if not one.event.movable or one.all_day or one.event.kind is EventKind.PROTECTED:
                continue
            left = subtract(working, (*imported, *(each.span for each in taken if each is not one)))
            ahead = (Span.between(scene.desk.now, found.claim.until),)
            if max((gap.minutes for gap in clip(left, ahead)), default=0) < found.block_minutes:
                continue
            to = _later_day(one, found.claim, scene) if _is_next_time(one, day, scene) else None
            if to is not None:
                scope = ("--this",) if one.event.repeat is not None else ()
                command = ("defer", one.event.id, to.isoformat(), *scope)
                return Advice(action=AdviceAction.MOVE_EVENT, command=command, to=to, title=one.event.title)
    return None


def _is_next_time(one: Occurrence, day: date, scene: Scene) -> bool:
    """Return whether `--this` means this time of a series: it is its next one from today on."""
    if one.event.repeat is None:
        return True
    days = (time.day for time in scene.horizon.days() if time.day < day)
    return all(other.event is not one.event for before in days for other in scene.horizon.entered(before))


def _later_day(one: Occurrence, claim: Claim, scene: Scene) -> date | None:
    """Return the first day after the deadline on which the event fits at its own hour."""
    start = one.span.start.astimezone(scene.desk.zone)
    for time in scene.horizon.days():
        if time.day > day_of(claim, scene):
            begins = start.replace(year=time.day.year, month=time.day.month, day=time.day.day)
            span = Span.between(begins, begins + one.span.minutes * MINUTE)
            if any(gap.overlap(span) == span for gap in time.free):
                return time.day
    return None


# deadline-at-risk


def at_risk(scene: Scene) -> tuple[Claim, ...]:
    """Return the work of later days that cannot be ready in time, earliest first.

    What is due today `overbooked` tells already.
    """
    if not _is_shown_today(scene):
        return ()
    end = scene.fit.end(scene.day)
    return tuple(claim for claim in scene.claims if claim.short_minutes and claim.until >= end)


def _risk_figures(scene: Scene) -> Figures:
    late = at_risk(scene)
    if not late:
        return {"short_minutes": 0}
    return {
        "title": late[0].task.title,
        "due": day_of(late[0], scene),
        "short_minutes": late[0].short_minutes,
        "need_minutes": late[0].need_minutes,
        "room_minutes": late[0].room_minutes,
        "count": len(late),
        "others": len(late) - 1,
    }


def _risk_level(scene: Scene) -> Level:
    late = at_risk(scene)
    soon = scene.horizon.working_day_after(scene.desk.today, ALARM_DAYS)
    return Level.ALARM if late and day_of(late[0], scene) <= soon else Level.WARNING


def _risk_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return the first honest day for it, and a smaller version."""
    late = at_risk(scene)
    if not late:
        return ()
    claim, task = late[0], late[0].task
    ways = []
    day = first_honest_day(claim, scene)
    if day is not None:
        action = AdviceAction.MOVE if task.is_own else AdviceAction.PROPOSE
        command = ("edit", task.id, "--really-by", day.isoformat())
        ways.append(Advice(action=action, command=command, task=task, to=day, person=task.requester))
    smaller = smaller_version(task, claim.short_minutes, scene.horizon)
    cut = claim.minutes - scene.fit.with_task(smaller).open_minutes(smaller)
    if cut > 0:
        left = max(0, claim.short_minutes - cut)
        ways.append(smaller_advice(task, ("edit", task.id, "--minutes", str(smaller.minutes)), left))
    return tuple(ways) or (smaller_advice(task, ("show", task.id), claim.short_minutes),)


def first_honest_day(claim: Claim, scene: Scene) -> date | None:
    """Return the first later day by which this can be ready beside all that has to be ready by then."""
    for time in scene.horizon.days():
        end = scene.horizon.hours.end(time.day)
        if end is None or time.day <= day_of(claim, scene):
            continue
        due_by_then = bisect_right(scene.claims, end, key=lambda one: one.until)
        if scene.claims[due_by_then - 1].need_minutes <= scene.fit.room_until(end):
            return time.day
    return None


# double-claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Work for two people that can be ready in time for each of them alone, not for both."""

    claim: Claim
    person: str
    other: str
    claim_of_other: Claim


def clash_of(scene: Scene) -> Clash | None:
    """Return the first two people whose work cannot both be in time, where that of each by itself can."""
    if not _is_shown_today(scene):
        return None
    people, before = scene.desk.people, []
    minutes: Counter[str] = Counter()
    late_alone: set[str] = set()
    for claim in scene.claims:
        who = claim.task.requester and named(people, claim.task.requester)
        before.append((who, claim))
        if who is not None:
            minutes[who] += claim.minutes
            if minutes[who] > claim.room_minutes:
                late_alone.add(who)
        if who is None or who in late_alone or not claim.short_minutes or minutes[who] < claim.short_minutes:
            continue
        others = minutes.keys() - late_alone - {who}
        enough = [other for other in others if minutes[other] >= claim.short_minutes]
        other = min(enough, key=lambda name: (-minutes[name], name), default=None)
        if other is not None:
            theirs = next(one for name, one in reversed(before) if name == other)
            return Clash(claim=claim, person=who, other=other, claim_of_other=theirs)
    return None


def _clash_figures(scene: Scene) -> Figures:
    clash = clash_of(scene)
    if clash is None:
        return {"short_minutes": 0}
    return {
        "person": clash.person,
        "other": clash.other,
        "due": day_of(clash.claim, scene),
        "due_today": int(day_of(clash.claim, scene) == scene.day),
        "short_minutes": clash.claim.short_minutes,
        "need_minutes": clash.claim.need_minutes,
        "room_minutes": clash.claim.room_minutes,
    }


def _clash_advice(scene: Scene) -> tuple[Advice, ...]:
    clash = clash_of(scene)
    if clash is None:
        return ()
    words = Advice(action=AdviceAction.COMPARE, command=("why", DOUBLE_CLAIM.code))
    looks = (
        Advice(action=AdviceAction.COMPARE, command=("why", claim.task.id), task=claim.task, person=person)
        for person, claim in ((clash.person, clash.claim), (clash.other, clash.claim_of_other))
    )
    return (words, *looks)


NO_BLOCK = Rule(
    code="no-block",
    figures=_block_figures,
    limits=lambda scene: {"block_minutes": found.block_minutes} if (found := _blockless(scene)) else {},
    is_up=lambda scene: _blockless(scene) is not None,
    level=lambda _: Level.WARNING,
    advice=_block_advice,
    telling=("title", "due", "block_minutes"),
)
AT_RISK = Rule(
    code="deadline-at-risk",
    figures=_risk_figures,
    limits=lambda _: {"short_minutes": 0, "alarm_days": ALARM_DAYS},
    is_up=lambda scene: bool(at_risk(scene)),
    level=_risk_level,
    advice=_risk_advice,
    telling=("title", "due", "short_minutes", "count"),
)
DOUBLE_CLAIM = Rule(
    code="double-claim",
    figures=_clash_figures,
    limits=lambda _: {"short_minutes": 0},
    is_up=lambda scene: clash_of(scene) is not None,
    level=lambda _: Level.WARNING,
    advice=_clash_advice,
    telling=("person", "other", "due", "short_minutes"),
)
