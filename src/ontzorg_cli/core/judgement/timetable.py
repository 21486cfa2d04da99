"""The work of a day laid into its free time: what from when to when, with breath between and time kept for ad hoc."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.free_time import EPOCH
from ontzorg_cli.core.calendar.moments import MINUTE, Span, subtract
from ontzorg_cli.core.judgement.capacity import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.work.task import Task

SMALL_MINUTES = 15
"""Work of so many minutes at the most is bundled."""

BUNDLE_MINUTES = 45
"""A bundle is no longer than that; what is more waits for the next."""

SHORTEST_MINUTES = 15
"""Work is not cut into shorter pieces."""

SITTING_MINUTES = 90
"""After so long there is a pause, also in the middle of work that asked for no block."""

SHORT_STRETCH_MINUTES = 60
"""Free time of up to so many minutes keeps nothing of itself for ad hoc as long as there is longer."""

SHORTEST_PAUSE, LONGEST_PAUSE = 5, 15
"""What is free between two pieces of work for longer than a pause is time of its own."""

ROUND = 5
"""Work begins at a round five minutes."""


class TimeKind(StrEnum):
    """What time without work is there for."""

    BREATH = "breath"
    OPEN = "open"


class _How(StrEnum):
    """How free time is used: by most work, by what comes first, and by what finds no place otherwise."""

    EASY = "easy"
    FIRST = "first"
    """Also time that is kept for ad hoc, which other time then keeps."""
    TIGHT = "tight"
    """Each minute: no pauses and no round hours either."""


class WhyNot(StrEnum):
    """Why work finds no time on a day."""

    FULL = "full"
    """What can be counted on that day is given away."""
    NO_GAP = "no_gap"
    """No gap that is left is long enough."""
    BEFORE_DUE = "before_due"
    """There is not enough time before it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of work on one task. `bundle` counts the bundles of small work of a day from 1; None stands alone."""

    task: Task
    span: Span
    bundle: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """Time without work, `adhoc_minutes` of it kept for the ad hoc that can be expected."""

    kind: TimeKind
    span: Span
    adhoc_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Work, or the rest of it, for which the day has no time, in minutes."""

    task: Task
    minutes: int
    why: WhyNot


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """A day laid out, in order of time: work, the time between, and what found no place.

    The minutes of the pieces and of what found no place are together what the day asks.
    """

    pieces: tuple[Piece, ...] = ()
    free: tuple[FreeTime, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()

    @property
    def has_time(self) -> bool:
        """Return whether any working time of the day is still to come and free, or was when it was laid out."""
        return bool(self.pieces or self.free)

    @property
    def adhoc_minutes(self) -> int:
        """Return the minutes that are kept free for ad hoc."""
        return sum(one.adhoc_minutes for one in self.free)

    @property
    def breath_minutes(self) -> int:
        """Return the minutes of the pauses."""
        return sum(one.span.minutes - one.adhoc_minutes for one in self.free if one.kind is TimeKind.BREATH)

    @property
    def spare_minutes(self) -> int:
        """Return the minutes that are there for anything."""
        return sum(one.span.minutes - one.adhoc_minutes for one in self.free if one.kind is TimeKind.OPEN)


def timetable(scene: Scene) -> Timetable:
    """Return the work of a day ahead laid into its free time, from now on; a day behind, or without time, has none.

    What is placed is never more than room (ENGINE.md 1), the ad hoc that can be expected counted as it is without the
    blocks for tasks: laying work out changes nothing about how often somebody comes in. Of that, the margin goes into
    pauses as far as the work leaves it: the margin's share of what was just done, five to fifteen minutes. The long
    stretches of free time first keep the ad hoc, each its share. What comes first, and what would not fit that way, takes
    of it, and then other time keeps that.

    What is due at an hour comes first, then blocks, then small work in bundles at the end of each part of the day, then
    the rest in the order of the day, what waits for other work after that. Equal desks give equal days.
    """
    if scene.day < scene.desk.today:
        return Timetable()
    return _Sheet(scene).laid_out()


@dataclass(slots=True, kw_only=True)
class _Job:
    """A task to be laid out, with what is left of it to place. `until` is the hour at which it is due that day."""

    task: Task
    left: int
    until: datetime | None
    block: int
    is_running: bool
    granted: int = 0
    has_begun: bool = False

    @property
    def is_small(self) -> bool:
        """Return whether it belongs in a bundle."""
        return self.left <= SMALL_MINUTES and self.until is None and not self.is_running and not self.block

    def least(self, limit: int) -> int:
        """Return how long its next piece must be at least, of `limit` minutes that may be placed."""
        if self.block and not self.has_begun:
            return min(self.block, self.left)
        return self.left if limit >= self.left and self.left <= SHORTEST_MINUTES else SHORTEST_MINUTES


class _Sheet:
    """The free time of a day being filled."""

    def __init__(self, scene: Scene) -> None:
        time = scene.horizon.day(scene.day)
        self._scene = scene
        self._working = time.working
        self._stretches = time.free
        self._kept = min(time.for_work.expected_adhoc_left_minutes, time.capacity_left_minutes)
        self._budget = max(0, time.capacity_left_minutes - self._kept)
        self._allowed = _allowed(time.free, self._kept)
        self._open = time.free
        self._blocks = [
            (each.event.task, each.span)
            for each in scene.horizon.entered(scene.day)
            if each.event.task is not None and each.occupies
        ]
        self._breath = 0
        self._pieces: list[Piece] = []

    def laid_out(self) -> Timetable:
        first, later = self._jobs()
        self._grant((*first, *later))
        for job in sorted((job for job in first if job.until is not None), key=lambda job: job.until or EPOCH):
            self._lay(job, job.granted, _How.FIRST)
            self._lay(job, job.granted, _How.TIGHT)
        for job in first:
            if job.block and not job.has_begun:
                self._lay_block(job)
        self._bundle([job for job in first if job.is_small and job.granted])
        for job in first:
            self._lay(job, job.granted)
        for job in first:
            self._lay(job, self._budget, _How.TIGHT)
        for job in later:
            self._lay(job, job.granted)
            self._lay(job, self._budget, _How.TIGHT)
        pieces = tuple(_joined(sorted(self._pieces, key=lambda piece: piece.span)))
        return Timetable(
            pieces=pieces,
            free=tuple(_for_adhoc(_between(self._stretches, pieces, [span for _, span in self._blocks]), self._kept)),
            unplaced=tuple(
                Unplaced(task=job.task, minutes=job.left, why=self._why(job)) for job in (*first, *later) if job.left
            ),
        )

    def _jobs(self) -> tuple[list[_Job], list[_Job]]:
        """Return the work of the day, most pressing first, and apart what waits for other work of that day."""
        fit, day, now = self._scene.fit, self._scene.day, self._scene.desk.now
        asked = {one.task.id: one.minutes for one in fit.asked(day) if one.minutes}
        jobs: list[_Job] = []
        for ranked in self._scene.plan:
            task = ranked.task
            if task.id not in asked:
                continue
            due = task.real_due
            has_hour = due is not None and due.day == day and due.at is not None
            until = fit.due_moment(task) if has_hour else None
            jobs.append(
                _Job(
                    task=task,
                    left=asked[task.id],
                    until=until if until is not None and until > now else None,
                    block=min(task.block_minutes or 0, asked[task.id]),
                    is_running=task.started_at is not None,
                )
            )
        jobs.sort(key=lambda job: (not job.is_running, job.until is None, job.until or EPOCH))
        waiting = [job for job in jobs if any(other in asked for other in job.task.depends)]
        return [job for job in jobs if job not in waiting], _in_turn(waiting)

    def _grant(self, jobs: Iterable[_Job]) -> None:
        """Give each job of what can be counted on, in their order, as much as it can use; the rest may be breath."""
        left = self._budget
        for job in jobs:
            job.granted = job.left if job.left <= left else left if left >= job.least(left) else 0
            left -= job.granted
        self._breath = min(left, self._scene.horizon.day(self._scene.day).margin_minutes)

    def _lay_block(self, job: _Job) -> None:
        """Place the block that a job needs, with the rest of it where that fits in one sitting."""
        is_one = job.granted <= SITTING_MINUTES + SHORTEST_MINUTES or job.granted - job.block < SHORTEST_MINUTES
        limit = job.granted if is_one else job.block
        if not self._lay(job, limit, _How.FIRST):
            self._lay(job, limit, _How.TIGHT)

    def _lay(self, job: _Job, limit: int, how: _How = _How.EASY) -> int:
        """Place up to `limit` minutes of a job piece by piece and return how many were placed.

        Each goes in the first gap that holds it in one; where none does, it is cut at the end of the first there is.
        """
        placed = 0
        limit = min(limit, self._budget)
        while job.left and placed < limit:
            wanted = min(job.left, limit - placed)
            spot = self._spot(job, wanted, how, in_one=not job.is_running)
            if spot is None:
                spot = self._spot(job, wanted, how)
            if spot is None:
                break
            self._take(job, spot, pause=0 if how is _How.TIGHT else self._pause(spot.minutes))
            placed += spot.minutes
            job.granted = max(0, job.granted - spot.minutes)
        return placed

    def _spot(self, job: _Job, limit: int, how: _How, *, in_one: bool = False) -> Span | None:
        """Return the first time for the next piece of a job; `in_one` only where nothing has to be cut for want of room."""
        is_tight = how is _How.TIGHT
        since = self._ready_for(job.task)
        # What finds no place otherwise takes the time of pauses too.
        free = self._without_pieces() if is_tight else self._open
        for span in free:
            start = _rounded_up(max(span.start, since), 1 if is_tight else ROUND)
            end = span.end if job.until is None else min(span.end, job.until)
            room = (end - start) // MINUTE
            if how is _How.EASY:
                room = min(room, self._allowed[self._stretch_of(span)])
            minutes = _length(job, limit, room, is_tight=is_tight)
            if minutes and (not in_one or minutes == _length(job, limit, limit, is_tight=is_tight)):
                return Span(start, start + minutes * MINUTE)
        return None

    def _without_pieces(self) -> tuple[Span, ...]:
        """Return the time without work, pauses included."""
        return subtract(self._stretches, (piece.span for piece in self._pieces))

    def _ready_for(self, task: Task) -> datetime:
        """Return the moment at which all is done that a task waits for, as far as it has its time on this day."""
        ends = [span.end for other, span in self._blocks if other in task.depends]
        ends += [piece.span.end for piece in self._pieces if piece.task.id in task.depends]
        return max(ends, default=EPOCH)

    def _take(self, job: _Job, span: Span, *, pause: int = 0, bundle: int | None = None) -> None:
        self._allowed[self._stretch_of(span)] -= span.minutes + pause
        self._open = subtract(self._open, (Span(span.start, span.end + pause * MINUTE),))
        self._budget -= span.minutes
        self._breath -= pause
        self._pieces.append(Piece(task=job.task, span=span, bundle=bundle))
        job.left -= span.minutes
        job.has_begun = True

    def _pause(self, minutes: int) -> int:
        """Return the pause after so many minutes of work: the margin's share of them, a round number, while there is any."""
        share = -(-round(self._scene.desk.preferences.margin_share * minutes) // ROUND) * ROUND
        return min(self._breath, LONGEST_PAUSE, max(SHORTEST_PAUSE, share))

    def _bundle(self, small: list[_Job]) -> None:
        """Place small work together, as late as can be in each part of the day, what comes first in the first."""
        for number, part in enumerate(_parts(self._working), 1):
            group = _first_of(small)
            while len(group) > 1 and not self._bundle_in(part, group, number):
                group = group[:-1]
            small = [job for job in small if job.left]

    def _bundle_in(self, part: Span, group: Sequence[_Job], number: int) -> bool:
        minutes = sum(job.left for job in group)
        for span in reversed(self._without_pieces()):
            inside = span.overlap(part)
            if inside is None or inside.minutes < minutes:
                continue
            start = max(_rounded_up(inside.start, 1), _rounded_down(inside.end - minutes * MINUTE))
            if start + minutes * MINUTE > inside.end:
                continue
            for job in group:
                end = start + job.left * MINUTE
                self._take(job, Span(start, end), bundle=number)
                job.granted, start = 0, end
            return True
        return False

    def _stretch_of(self, span: Span) -> int:
        return next(place for place, stretch in enumerate(self._stretches) if stretch.overlap(span) is not None)

    def _why(self, job: _Job) -> WhyNot:
        if job.until is not None:
            return WhyNot.BEFORE_DUE
        return WhyNot.NO_GAP if self._budget >= job.least(self._budget) else WhyNot.FULL


def _allowed(stretches: Sequence[Span], kept_minutes: int) -> list[int]:
    """Return how much of each stretch of free time may go to work at first: the long ones keep what is kept, in proportion.

    Where all are short, they all do.
    """
    long = [stretch.minutes for stretch in stretches if stretch.minutes > SHORT_STRETCH_MINUTES]
    keeping = sum(long) or sum(stretch.minutes for stretch in stretches)
    return [
        stretch.minutes - min(stretch.minutes, nearest(kept_minutes * stretch.minutes / keeping))
        if not long or stretch.minutes > SHORT_STRETCH_MINUTES
        else stretch.minutes
        for stretch in stretches
    ]


def _in_turn(waiting: list[_Job]) -> list[_Job]:
    """Return work that waits in an order in which nothing comes before what it waits for; a circle stays as it is."""
    left, turn = list(waiting), list[_Job]()
    while left:
        open_ids = {job.task.id for job in left}
        ready = [job for job in left if not open_ids.intersection(job.task.depends)] or left
        turn += ready
        left = [job for job in left if job not in ready]
    return turn


def _length(job: _Job, limit: int, room: int, *, is_tight: bool) -> int:
    """Return how long the next piece of a job is where there is so much room, at most `limit`; 0 where it has no place."""
    least = job.least(limit)
    if min(room, limit) < least:
        return 0
    if job.block and not job.has_begun:
        return limit if limit <= room else least
    whole = limit if is_tight or limit <= SITTING_MINUTES + SHORTEST_MINUTES else SITTING_MINUTES
    if whole <= room:
        return whole
    # Before its hour as much as can be; else no stub is left over.
    part = room if job.until is not None else min(room, limit - SHORTEST_MINUTES)
    part -= 0 if is_tight else part % ROUND
    return part if part >= SHORTEST_MINUTES else 0


def _first_of(small: Sequence[_Job]) -> list[_Job]:
    """Return as many, from the first on, as one bundle holds."""
    group, minutes = list[_Job](), 0
    for job in small:
        minutes += job.left
        if minutes > BUNDLE_MINUTES:
            break
        group.append(job)
    return group


def _parts(working: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a day, each with its moment for small work: the intervals of work, of a single one its halves."""
    if len(working) != 1:
        yield from working
        return
    (span,) = working
    middle = _rounded_down(span.start + (span.end - span.start) / 2)
    yield from (Span(span.start, middle), Span(middle, span.end))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with those of one task that touch as one."""
    last: Piece | None = None
    for piece in pieces:
        touches = last is not None and last.span.end == piece.span.start and last.task.id == piece.task.id
        if last is not None and touches and last.bundle == piece.bundle:
            last = replace(last, span=Span(last.span.start, piece.span.end))
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _between(stretches: Iterable[Span], pieces: Sequence[Piece], blocks: Sequence[Span]) -> Iterator[FreeTime]:
    """Yield the free time that work leaves; short time between two pieces, or blocks for work, is breath."""
    work = (*(piece.span for piece in pieces), *blocks)
    starts, ends = {span.start for span in work}, {span.end for span in work}
    for span in subtract(stretches, (piece.span for piece in pieces)):
        is_pause = span.start in ends and span.end in starts and span.minutes <= LONGEST_PAUSE
        yield FreeTime(kind=TimeKind.BREATH if is_pause else TimeKind.OPEN, span=span)


def _for_adhoc(free: Iterable[FreeTime], minutes: int) -> list[FreeTime]:
    """Return free time with so many minutes of it kept for ad hoc: the open time first, in order, then that of pauses."""
    found = list(free)
    for kind in (TimeKind.OPEN, TimeKind.BREATH):
        for place, one in enumerate(found):
            if one.kind is kind and minutes:
                kept = min(minutes, one.span.minutes)
                found[place], minutes = replace(one, adhoc_minutes=kept), minutes - kept
    return found


def _rounded_up(moment: datetime, minutes: int) -> datetime:
    return moment + (EPOCH - moment) % timedelta(minutes=minutes)


def _rounded_down(moment: datetime) -> datetime:
    return moment - (moment - EPOCH) % timedelta(minutes=ROUND)
