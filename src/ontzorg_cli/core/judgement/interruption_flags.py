"""The flags of what comes in between: mostly from one person, or all day long (ENGINE.md 4)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import MINUTE
from ontzorg_cli.core.judgement.expectation import middle
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.own_block import coming_days, first_block
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures

SOURCE_DAYS = 10
"""The working days over which it is told who ad hoc work comes from."""

SOURCE_SHARE_ON, SOURCE_SHARE_OFF = 0.50, 0.40
SOURCE_LEAST_MINUTES = 90
LEAST_PEOPLE = 2
"""With one person to work for, all ad hoc is from one source, and that says nothing."""

MANY = 6
FEW = 4
CLOSE_MINUTES = 25
"""So many interruptions break up a day; so few do where half of the gaps between them are shorter than that."""

BUNDLE_MINUTES = 30
TOPIC = "ad hoc"
"""What the point on the list for a check-in is called, in any language."""


def adhoc_by_day(desk: Desk, days: Collection[date]) -> dict[date, Counter[str | None]]:
    """Return the ad-hoc minutes of each day by who asked for them, under the name they have now; None is she herself."""
    found: dict[date, Counter[str | None]] = {day: Counter() for day in days}
    for at, who, took in (
        *((spent.started_at, spent.requester, spent.minutes) for spent in desk.log.spent if spent.adhoc),
        *((one.at, one.requester, one.minutes or 0) for one in desk.log.interruptions),
    ):
        minutes = found.get(at.astimezone(desk.zone).date())
        if minutes is not None:
            minutes[who and named(desk.people, who)] += took
    return found


def adhoc_from(desk: Desk, days: Collection[date]) -> Counter[str | None]:
    """Return the ad-hoc minutes of all the days by who asked for them."""
    return sum(adhoc_by_day(desk, days).values(), Counter())


def main_source(minutes: Counter[str | None]) -> tuple[str, int]:
    """Return who asked for most of the minutes; nobody where she herself asked for all of them."""
    others = ((who, took) for who, took in minutes.items() if who is not None)
    return min(others, key=lambda one: (-one[1], one[0]), default=("", 0))


# one-source


def _share(minutes: Counter[str | None], who: str) -> float:
    return minutes[who] / total if (total := minutes.total()) else 0.0


def _source(scene: Scene) -> str | None:
    """Return who causes most ad hoc, after replaying the last days: up above a half, down at two fifths."""
    days = scene.horizon.working_days_before(scene.desk.today, 2 * SOURCE_DAYS)
    by_day = tuple(adhoc_by_day(scene.desk, days).values())
    is_up = None
    for end in range(min(SOURCE_DAYS, len(days)), len(days) + 1):
        minutes: Counter[str | None] = sum(by_day[max(0, end - SOURCE_DAYS) : end], Counter())
        most, took = main_source(minutes)
        if is_up is not None and minutes[is_up] >= SOURCE_LEAST_MINUTES and _share(minutes, is_up) > SOURCE_SHARE_OFF:
            continue
        is_up = most if took >= SOURCE_LEAST_MINUTES and _share(minutes, most) > SOURCE_SHARE_ON else None
    return is_up


def _source_figures(scene: Scene) -> Figures:
    minutes = adhoc_from(scene.desk, scene.horizon.working_days_before(scene.desk.today, SOURCE_DAYS))
    who = _source(scene) or main_source(minutes)[0]
    return {
        "person": who,
        "source_minutes": minutes[who],
        "adhoc_minutes": minutes.total(),
        "share_percent": round(100 * _share(minutes, who)),
        "of_days": SOURCE_DAYS,
    }


def _has_one_source(scene: Scene) -> bool:
    """Return whether one person causes most ad hoc and that is not on the list for a check-in yet."""
    desk = scene.desk
    if scene.day != desk.today or not _knows_several(desk):
        return False
    who = _source(scene)
    listed = {named(desk.people, topic.person) for topic in desk.topics if topic.title.casefold() == TOPIC}
    return who is not None and who not in listed


def _knows_several(desk: Desk) -> bool:
    if len(desk.people) >= LEAST_PEOPLE:
        return True
    asked = (*(one.requester for one in desk.log.interruptions), *(one.requester for one in desk.log.spent))
    names = {*(person.name for person in desk.people), *(named(desk.people, who) for who in asked if who is not None)}
    return len(names) >= LEAST_PEOPLE


def _source_advice(scene: Scene) -> tuple[Advice, ...]:
    who = _source(scene)
    if who is None:
        return ()
    bundle = bundle_of(who)
    if all(person.name != who for person in scene.desk.people):
        return (bundle,)
    talk = Advice(action=AdviceAction.TALK, command=("topic", who, TOPIC), person=who)
    return (talk, bundle) if is_asked_by(who, scene.desk) else (talk,)


def bundle_of(who: str | None) -> Advice:
    """Return the advice to go through what somebody asked in one go, or all that is open."""
    command = ("list", "--for", who) if who is not None else ("list",)
    return Advice(action=AdviceAction.BUNDLE, command=command, person=who)


def is_asked_by(who: str | None, desk: Desk) -> bool:
    """Return whether there is open work that somebody asked for: else there is nothing to go through."""
    own = (task for task in desk.tasks if task.is_mine)
    return any(who is None or (task.requester and named(desk.people, task.requester) == who) for task in own)


# fragmented


def _moments(scene: Scene) -> list[datetime]:
    """Return when somebody came with something today."""
    desk = scene.desk
    return sorted(one.at for one in desk.log.interruptions if one.at.astimezone(desk.zone).date() == desk.today)


def _gap_minutes(moments: Sequence[datetime]) -> float:
    gaps = [(later - sooner) / MINUTE for sooner, later in pairwise(moments)]
    return middle(gaps) if gaps else 0.0


def _is_fragmented(scene: Scene) -> bool:
    """Return whether today was broken up; once it was, a quiet hour afterwards does not undo that."""
    if scene.day != scene.desk.today:
        return False
    moments = _moments(scene)
    return len(moments) >= MANY or any(
        _gap_minutes(moments[:count]) < CLOSE_MINUTES for count in range(FEW, len(moments) + 1)
    )


def _bundle_advice(scene: Scene) -> tuple[Advice, ...]:
    """Return a fixed moment for loose requests, of today or the next days; else the list of them."""
    days = coming_days(scene, with_today=True)
    block = first_block(scene, AdviceAction.BUNDLE, days, minutes=BUNDLE_MINUTES)
    return (block or Advice(action=AdviceAction.BUNDLE, command=("list",)),)


ONE_SOURCE = Rule(
    code="one-source",
    figures=_source_figures,
    limits=lambda _: {
        "limit_percent": round(100 * SOURCE_SHARE_ON),
        "off_percent": round(100 * SOURCE_SHARE_OFF),
        "least_minutes": SOURCE_LEAST_MINUTES,
        "least_people": LEAST_PEOPLE,
    },
    is_up=_has_one_source,
    level=lambda _: Level.NOTICE,
    advice=_source_advice,
    telling=("person", "share_percent"),
)
FRAGMENTED = Rule(
    code="fragmented",
    figures=lambda scene: {
        "interruptions": len(_moments(scene)),
        "gap_minutes": round(_gap_minutes(_moments(scene))),
    },
    limits=lambda _: {"many": MANY, "few": FEW, "close_minutes": CLOSE_MINUTES},
    is_up=_is_fragmented,
    level=lambda _: Level.NOTICE,
    advice=_bundle_advice,
    telling=("interruptions",),
    daily=True,
)
