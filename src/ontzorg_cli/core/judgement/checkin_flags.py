"""The flags of the weekly check-in: a decision that waits, nothing on the list yet, or not held (ENGINE.md 4, PRACTICE.md 3.4)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import span_of
from ontzorg_cli.core.calendar.moments import DAY, clip, minutes_of
from ontzorg_cli.core.judgement.checkin_slots import WITHIN_DAYS, checkin_slots
from ontzorg_cli.core.judgement.flag_rule import Rule
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Level
from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Figures
    from ontzorg_cli.core.together.checkin_diary import CheckinTime, MissedCheckin
    from ontzorg_cli.core.together.topic import Topic

MOST_ADVISED = 2
WAITED_DAYS = 5
"""A decision that was put to somebody longer ago, in working days, is asked for again."""

MOST_COUNTED = 60
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


# ball-too-long


def _waiting(scene: Scene) -> list[tuple[int, Topic]]:
    """Return the decisions that were put to somebody too long ago, with the working days since, longest first."""
    if scene.day != scene.desk.today:
        return []
    waiting = [
        (days, topic)
        for topic in scene.desk.topics
        if topic.decision and topic.asked_on is not None and topic.ending is None
        if (days := _days_since(topic.asked_on, topic.person, scene)) > WAITED_DAYS
    ]
    return sorted(waiting, key=lambda one: (-one[0], one[1].id))


def _days_since(asked_on: date, person: str, scene: Scene) -> int:
    """Return the own working days after one up to today, without those on which that person is away all day."""
    desk, hours = scene.desk, scene.horizon.hours
    away = [
        span_of(absence.when, desk.zone)
        for absence in desk.absences
        if absence.who is not None and named(desk.people, absence.who) == named(desk.people, person)
    ]
    since = islice(hours.before(desk.today + DAY), MOST_COUNTED)
    days = [day for day in since if day > asked_on]
    return sum(minutes_of(clip(away, hours.on(day))) < minutes_of(hours.on(day)) for day in days)


def _waiting_figures(scene: Scene) -> Figures:
    waiting = _waiting(scene)
    if not waiting:
        return {"count": 0}
    days, topic = waiting[0]
    return {
        "count": len(waiting),
        "others": len(waiting) - 1,
        "person": named(scene.desk.people, topic.person),
        "title": topic.title,
        "asked": topic.asked_on or scene.desk.today,
        "waited_days": days,
    }


def _waiting_advice(scene: Scene) -> tuple[Advice, ...]:
    people = dict.fromkeys(named(scene.desk.people, topic.person) for _, topic in _waiting(scene))
    return tuple(
        Advice(action=AdviceAction.ASK_AGAIN, command=("weekly", person), person=person)
        for person in list(people)[:MOST_ADVISED]
    )


CHECKIN_RULES = (
    Rule(
        code="ball-too-long",
        figures=_waiting_figures,
        limits=lambda _: {"most_days": WAITED_DAYS},
        is_up=lambda scene: bool(_waiting(scene)),
        level=lambda _: Level.NOTICE,
        advice=_waiting_advice,
        telling=("title", "count"),
    ),
    Rule(
        code="checkin-missed",
        figures=_missed_figures,
        limits=lambda _: {},
        is_up=lambda scene: _missed(scene) is not None,
        level=lambda _: Level.WARNING,
        advice=_missed_advice,
        telling=("person", "day", "times"),
    ),
    Rule(
        code="checkin-due",
        figures=_due_figures,
        limits=lambda _: {},
        is_up=lambda scene: bool(_without_topics(scene)),
        level=lambda _: Level.NOTICE,
        advice=_due_advice,
        telling=("person", "day", "count"),
    ),
)
