"""The answers of `ask`, as they stand on a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.core.judgement.door import Answer, InTheWay, MakingRoom
from ontzorg_cli.core.judgement.fit import Asked
from ontzorg_cli.core.judgement.options import options_of
from ontzorg_cli.core.judgement.verdict import Advice, AdviceAction, Overload
from ontzorg_cli.core.results import Answered
from ontzorg_cli.core.together.person import AddressForm, Person
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.render.pages.asked import asked_page
from ontzorg_cli.render.pages.write_down import AsTyped
from ontzorg_cli.render.writers import plain

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.render.pages.voice import Voice

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
TYPED = AsTyped(words=("reis", "boeken", "2u"), options=("--from", "Bram"))
REQUEST = TaskDraft(title="reis boeken", requester="Bram", minutes=120)
YES = Answer(
    day=MONDAY,
    fits=True,
    overload=Overload.NONE,
    left_minutes=25,
    room_minutes=150,
    over_minutes=0,
    earliest=MONDAY,
)


def proposal(task: Task, to: date, residual_minutes: int = 0) -> Advice:
    return Advice(
        action=AdviceAction.PROPOSE if task.requester else AdviceAction.MOVE,
        command=("defer", task.id, to.isoformat()),
        task=task,
        to=to,
        person=task.requester,
        residual_minutes=residual_minutes,
    )


@pytest.fixture
def full(monday: DayVerdict) -> Answer:
    """A day on which two things would have to move."""
    work = tuple(Asked(task=ranked.task, minutes=ranked.minutes) for ranked in monday.plan)
    moves = (proposal(work[3].task, date(2026, 12, 1), 75), proposal(work[1].task, TUESDAY))
    return replace(
        YES,
        fits=False,
        overload=Overload.SOFT,
        left_minutes=-120,
        over_minutes=120,
        earliest=TUESDAY,
        in_the_way=InTheWay(
            work=(*work, Asked(task=replace(work[0].task, minutes=None), minutes=30)), agenda_minutes=150
        ),
        making_room=MakingRoom(day=MONDAY, over_minutes=120, moves=moves),
    )


def answers(full: Answer) -> dict[str, tuple[TaskDraft, Answer]]:
    late = replace(full, earliest=date(2026, 11, 30), is_in_time=False)
    hard = replace(REQUEST, due=Due(day=FRIDAY, at=time(15)))
    assert full.making_room is not None
    some = replace(full.making_room, moves=full.making_room.moves[:1])
    tomorrow = replace(full.making_room, day=TUESDAY, moves=full.making_room.moves[1:])
    nowhere = replace(late, earliest=None, overload=Overload.HARD, making_room=replace(some, moves=()))
    over = replace(YES, fits=False, earliest=TUESDAY, is_after_work=True)
    return {
        "yes": (REQUEST, YES),
        "yes, exactly": (REQUEST, replace(YES, left_minutes=0)),
        "yes, by a guess": (replace(REQUEST, minutes=None), YES),
        "yes, that day": (REQUEST, replace(YES, day=FRIDAY, earliest=FRIDAY)),
        "later": (REQUEST, full),
        "later, by a guess": (replace(REQUEST, minutes=None, requester=None), full),
        "later and tight": (replace(REQUEST, due=Due(day=FRIDAY)), replace(full, is_tight=True)),
        "later and long": (REQUEST, replace(full, is_longer_than_a_day=True, making_room=some)),
        "too late": (replace(REQUEST, due=Due(day=FRIDAY)), late),
        "too late for a promise": (hard, replace(late, making_room=some)),
        "too late unless tomorrow": (replace(REQUEST, due=Due(day=TUESDAY)), replace(late, making_room=tomorrow)),
        "later that day": (hard, replace(late, earliest=FRIDAY)),
        "nowhere": (REQUEST, nowhere),
        "after work": (REQUEST, over),
        "meetings": (REQUEST, replace(over, in_the_way=InTheWay(agenda_minutes=120))),
        "a day off": (REQUEST, replace(over, is_off=True)),
        "a day off with a name": (REQUEST, replace(over, is_off=True, off_reason="Eerste kerstdag")),
        "a chance": (replace(REQUEST, stretch=True, due=Due(day=MONDAY)), late),
        "a chance later": (replace(REQUEST, stretch=True), full),
        "a chance another day": (replace(hard, stretch=True), replace(late, making_room=some)),
        "a chance that same day": (replace(hard, stretch=True), replace(late, earliest=FRIDAY, making_room=some)),
        "a chance nowhere": (replace(REQUEST, stretch=True), nowhere),
    }


PEOPLE = (Person(id="h2a", name="Hanneke", address_form=AddressForm.U), Person(id="b3c", name="Bram"))


def answered_with(request: TaskDraft, answer: Answer) -> Answered:
    return Answered(
        request=request,
        minutes=request.minutes or 30,
        guess=request.minutes is None,
        answer=answer,
        weeks=6,
        options=options_of(answer, request, PEOPLE, minutes=request.minutes or 30),
    )


def test_every_answer_reads_well(full: Answer, voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    """All in one file a language and width, so that they can be read one after the other."""
    told = StringIO()
    for name, (request, answer) in answers(full).items():
        answered = answered_with(request, answer)
        told.write(f"# {name}\n")
        plain.write(asked_page(answered, TYPED, (), voice), told, width=width, discreet=False)
        told.write("\n")
    assert told.getvalue() == golden


def test_a_discreet_answer_has_no_title_and_no_name(full: Answer, voice: Voice) -> None:
    for request, answer in answers(full).values():
        answered = answered_with(request, answer)
        told = StringIO()
        plain.write(asked_page(answered, TYPED, (), voice), told, width=80, discreet=True)
        for text in ("Bram", "Hanneke", "reis", "begroting", "RvC", "kerstdag"):
            assert text not in told.getvalue()
