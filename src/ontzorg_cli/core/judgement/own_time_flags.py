"""The flags of one's own time: protected blocks that were lost, and work beyond the hours of the week (ENGINE.md 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import EventKind, EventStatus, occurrences
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, Week, clip, minutes_of, subtract, union, whole_day
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.own_block import BLOCK_MINUTES, coming_days, first_block
from ontzorg_cli.core.judgement.taken_time import surely_taken
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures

LOST_DAYS = 5
"""The working days that `own-time-lost` looks at; its state is worked out anew from twice as many."""

LOST_ON, LOST_OFF = 2, 0
OVERRUN_MINUTES = 15
"""A block of which others took less than that was kept; a shorter block is lost with half of it."""

FREE_DAYS = 14
FREE_TIMES = 2
FREE_LEAST_MINUTES = 30
"""Less than that on a day is an evening's last mail, or something that was noted a little late."""

WEEKS = 2


# own-time-lost


def _lost_on(day: date, scene: Scene) -> tuple[int, int]:
    """Return how many protected blocks of a day that is over were lost, and the minutes of them."""
    blocks = [each for each in scene.horizon.entered(day) if _is_own_time(each.event, scene) and not each.all_day]
    taken = union(surely_taken(day, scene.horizon)) if blocks else ()
    adhoc = [spans for spans, is_adhoc in _spans_of_work(day, day, scene) if is_adhoc] if blocks else []
    lost, minutes = 0, 0
    for each in blocks:
        sure = minutes_of(clip(taken, (each.span,)))
        gone = min(each.span.minutes, sure + sum(_least(spans, each.span) for spans in adhoc))
        if gone and gone >= min(OVERRUN_MINUTES, each.span.minutes / 2):
            lost, minutes = lost + 1, minutes + gone
    for span in _skipped_on(day, scene):
        lost, minutes = lost + 1, minutes + span.minutes
    return lost, minutes


def _is_own_time(event: Event, scene: Scene) -> bool:
    """Return whether an event is protected time of her own: a block for what somebody else asked is work, laid out."""
    if event.kind is not EventKind.PROTECTED or event.status is EventStatus.CANCELLED:
        return False
    if event.task is None:
        return True
    known = (*scene.desk.tasks, *(closed.task for closed in scene.desk.log.closed))
    return all(task.is_own for task in known if task.id == event.task)


def _least(spans: tuple[Span, Span], block: Span) -> int:
    """Return the minutes of a block that work took, however it was noted."""
    return min(part.minutes if (part := span.overlap(block)) is not None else 0 for span in spans)


def _skipped_on(day: date, scene: Scene) -> Iterator[Span]:
    """Yield the times of series of protected blocks that were taken out of that day: dropped, or moved elsewhere."""
    zone = scene.desk.zone
    for event in scene.desk.events:
        if day not in event.without or not _is_own_time(event, scene):
            continue
        whole = replace(event, without=())
        yield from (one.span for one in occurrences((whole,), first=day, last=day, zone=zone) if not one.all_day)


def _lost(scene: Scene) -> tuple[bool, int, int]:
    """Return whether the flag is up after replaying the last days, and how many blocks and minutes the last five lost."""
    days = scene.horizon.working_days_before(scene.desk.today, 2 * LOST_DAYS)
    by_day = [_lost_on(day, scene) for day in days]
    is_up, times = False, 0
    for end in range(1, len(by_day) + 1):
        times = sum(lost for lost, _ in by_day[max(0, end - LOST_DAYS) : end])
        is_up = times >= LOST_ON or (is_up and times > LOST_OFF)
    return is_up and scene.day == scene.desk.today, times, sum(minutes for _, minutes in by_day[-LOST_DAYS:])


def _lost_figures(scene: Scene) -> Figures:
    _, times, minutes = _lost(scene)
    return {"lost_times": times, "lost_minutes": minutes, "of_days": LOST_DAYS}


def _block_or_look(scene: Scene, action: AdviceAction) -> tuple[Advice, ...]:
    """Return the advice to protect the first moment that can bear it; else to look for one."""
    block = first_block(scene, action, coming_days(scene, with_today=True))
    look = Advice(action=AdviceAction.FIND_TIME, command=("agenda", "free", "--minutes", str(BLOCK_MINUTES)))
    return (block or look,)


# over-contract


def _spans_of_work(first: date, last: date, scene: Scene) -> Iterator[tuple[tuple[Span, Span], bool]]:
    """Yield when time is known to have gone into work, as begun at its moment and as ended there, and whether ad hoc.

    A clock tells when work began, a note afterwards when it was over, and a file does not tell the two apart. Guesses
    are left out.
    """
    log = scene.desk.log
    since, until = first - DAY, last + DAY
    for at, minutes, is_adhoc in (
        *((spent.started_at, spent.minutes, spent.adhoc) for spent in log.spent if not spent.guessed),
        *((one.at, one.minutes or 0, False) for one in log.interruptions if one.task is None),
    ):
        # Dates compare far faster than moments, and most of the log lies long before.
        if since <= at.date() <= until:
            length = minutes * MINUTE
            yield (Span.between(at, at + length), Span.between(at - length, at)), is_adhoc


def _free_minutes(scene: Scene) -> dict[date, int]:
    """Return for each of the last days the minutes of work before, after or without working time that day."""
    first = scene.desk.today - (FREE_DAYS - 1) * DAY
    found: dict[date, int] = {}
    frames: dict[date, tuple[Span, ...]] = {}
    for spans, _ in _spans_of_work(first, scene.desk.today, scene):
        begun, ended = spans
        day = begun.start.astimezone(scene.desk.zone).date()
        if not first <= day <= scene.desk.today:
            continue
        if day not in frames:
            frames[day] = tuple(_frames_around(day, scene))
        if any(frame.start <= ended.start and begun.end <= frame.end for frame in frames[day]):
            continue
        minutes = min(minutes_of(subtract((span,), frames[day])) for span in spans)
        found[day] = found.get(day, 0) + minutes
    return {day: minutes for day, minutes in found.items() if minutes >= FREE_LEAST_MINUTES}


def _frames_around(day: date, scene: Scene) -> Iterator[Span]:
    """Yield the time from the start to the end of work of a day and of the day before; lunch is no free time."""
    hours = scene.horizon.hours
    for one in (day - DAY, day):
        start, end = hours.start(one), hours.end(one)
        if start is not None and end is not None:
            yield Span.between(start, end)


def _over_minutes(scene: Scene) -> tuple[int, ...]:
    """Return for each of the last whole weeks how many minutes more than its working time are known to be work."""
    monday = Week.of(scene.desk.today).monday
    return tuple(_over_in(monday - timedelta(weeks=back), scene) for back in range(WEEKS, 0, -1))


def _over_in(monday: date, scene: Scene) -> int:
    """Return the minutes of a week that are known to be work, appointments included, beyond its working time."""
    days = [monday + number * DAY for number in range(7)]
    hours = [span for day in days for span in scene.horizon.hours.on(day)]
    week = Span(whole_day(days[0], scene.desk.zone).start, whole_day(days[-1], scene.desk.zone).end)
    noted = [spans for spans, _ in _spans_of_work(days[0], days[-1], scene)]
    if not any(subtract(spans, hours) for spans in noted):
        return 0
    fixed = [span for day in days for span in scene.horizon.fixed(day)]
    either = (clip((*(spans[way] for spans in noted), *fixed), (week,)) for way in (0, 1))
    return max(0, min(minutes_of(worked) for worked in either) - minutes_of(hours))


def _contract_figures(scene: Scene) -> Figures:
    free, over = _free_minutes(scene), _over_minutes(scene)
    return {
        "free_times": len(free),
        "free_minutes": sum(free.values()),
        "weeks_over": sum(minutes > 0 for minutes in over),
        "extra_minutes": sum(over),
        "both_weeks": int(all(over)),
    }


def _is_over_contract(scene: Scene) -> bool:
    if scene.day != scene.desk.today:
        return False
    return len(_free_minutes(scene)) >= FREE_TIMES or all(_over_minutes(scene))


OWN_TIME_LOST = Rule(
    code="own-time-lost",
    figures=_lost_figures,
    limits=lambda _: {
        "times_on": LOST_ON,
        "times_off": LOST_OFF,
        "of_days": LOST_DAYS,
        "least_minutes": OVERRUN_MINUTES,
    },
    is_up=lambda scene: _lost(scene)[0],
    level=lambda _: Level.WARNING,
    advice=lambda scene: _block_or_look(scene, AdviceAction.BLOCK),
    telling=("lost_times",),
)
OVER_CONTRACT = Rule(
    code="over-contract",
    figures=_contract_figures,
    limits=lambda _: {"times_on": FREE_TIMES, "least_minutes": FREE_LEAST_MINUTES, "weeks_on": WEEKS},
    is_up=_is_over_contract,
    level=lambda _: Level.WARNING,
    advice=lambda scene: _block_or_look(scene, AdviceAction.RECOVER),
    telling=("free_times", "weeks_over"),
)
