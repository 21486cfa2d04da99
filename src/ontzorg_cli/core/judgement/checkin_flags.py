"""The flags of the weekly check-in: nothing on the list yet, or not held (ENGINE.md 4, PRACTICE.md 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.checkin_slots import WITHIN_DAYS, checkin_slots
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures
    from ontzorg_cli.core.together.checkin_diary import CheckinTime, MissedCheckin

MOST_ADVISED = 2
SHORTER_MINUTES = 15
"""After a second miss in a row a shorter form is offered."""


def _without_topics(scene: Scene) -> tuple[CheckinTime, ...]:
    """Return the check-ins of today and the next working day for which nothing is on the list yet."""
    desk = scene.desk
    if scene.day != desk.today:
        return ()
    talked = {named(desk.people, topic.person) for topic in desk.topics}
    days = {desk.today, scene.horizon.working_day_after(desk.today)}
    return tuple(time for time in scene.checkins.upcoming() if time.day in days and time.person not in talked)


def _due_figures(scene: Scene) -> Figures:
    empty = _without_topics(scene)
    if not empty:
        return {"count": 0}
    ahead = [time for time in empty if time.day > scene.desk.today] or list(empty)
    first = ahead[0]
    return {
        "count": len(ahead),
        "others": len(ahead) - 1,
        "person": first.person,
        "day": first.day,
        "start": first.span.start.astimezone(scene.desk.zone).strftime("%H:%M"),
        "days_ahead": (first.day - scene.desk.today).days,
    }


def _due_advice(scene: Scene) -> tuple[Advice, ...]:
    empty = sorted(_without_topics(scene), key=lambda time: time.day == scene.desk.today)
    people = dict.fromkeys(time.person for time in empty)
    return tuple(
        Advice(action=AdviceAction.PREPARE, command=("weekly", person), person=person)
        for person in list(people)[:MOST_ADVISED]
    )


def _missed(scene: Scene) -> MissedCheckin | None:
    """Return the first check-in that was missed in the last two working days: after that nobody is reminded again."""
    if scene.day != scene.desk.today:
        return None
    since = min(scene.horizon.working_days_before(scene.day, WITHIN_DAYS), default=scene.day)
    return next((missed for missed in scene.checkins.missed() if missed.time.day >= since), None)


def _missed_figures(scene: Scene) -> Figures:
    missed = _missed(scene)
    if missed is None:
        return {"times": 0}
    return {
        "person": missed.time.person,
        "day": missed.time.day,
        "times": missed.times,
        "again": int(missed.times > 1),
    }


def _missed_advice(scene: Scene) -> tuple[Advice, ...]:
    missed = _missed(scene)
    if missed is None:
        return ()
    person = missed.time.person
    minutes = SHORTER_MINUTES if missed.times > 1 else missed.time.span.minutes
    planned = (
        Advice(
            action=AdviceAction.CHECK_IN,
            command=("weekly", person, "--at", moment.strftime("%Y-%m-%dT%H:%M")),
            person=person,
            to=moment.date(),
        )
        for moment in checkin_slots(person, minutes, scene.horizon)
    )
    recorded = Advice(action=AdviceAction.RECORD, command=("weekly", person, "--hold"), person=person)
    return (*planned, recorded)


CHECKIN_RULES = (
    Rule(
        code="checkin-missed",
        figures=_missed_figures,
        limits=lambda _: {},
        is_up=lambda scene: _missed(scene) is not None,
        level=lambda _: Level.WARNING,
        advice=_missed_advice,
    ),
    Rule(
        code="checkin-due",
        figures=_due_figures,
        limits=lambda _: {},
        is_up=lambda scene: bool(_without_topics(scene)),
        level=lambda _: Level.NOTICE,
        advice=_due_advice,
    ),
)
