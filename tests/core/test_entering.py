from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.together.names import PersonNotFoundError
from ontzorg_cli.core.together.person import Goal, Person
from ontzorg_cli.core.work.change import EMPTY, TaskChange, changed_task
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import (
    DependencyCircleError,
    EmptyTitleError,
    RepeatNeedsDayError,
    TitleTooLongError,
    check_no_circle,
    enter,
)
from ontzorg_cli.core.work.task import Due, Entered, Importance, Task

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
PEOPLE = (Person(id="b4m", name="Bram"), Person(id="h3n", name="Hanneke"))
GOALS = (Goal(id="g7d", title="Raad op orde"), Goal(id="g8d", title="Verbeterplan"))
OTHER = Task(id="m2x", title="begroting", created_at=NOW)


def entered(draft: TaskDraft) -> Task:
    return enter(draft, id="k7m", now=NOW, people=PEOPLE, goals=GOALS, tasks=(OTHER,))


def changed(task: Task, change: TaskChange, *others: Task) -> Task:
    return changed_task(task, change, people=PEOPLE, goals=GOALS, tasks=(task, *others))


def test_a_draft_becomes_a_task_with_names_and_ids_looked_up() -> None:
    task = entered(
        TaskDraft(title=" verslag MT ", requester="br", minutes=45, depends=("m2",), importance=Importance.MUST)
    )
    assert task == Task(
        id="k7m",
        title="verslag MT",
        created_at=NOW,
        requester="Bram",
        minutes=45,
        depends=("m2x",),
        importance=Importance.MUST,
    )


def test_work_of_oneself_weighs_should_unless_said_otherwise() -> None:
    task = entered(TaskDraft(title="opruimen"))
    assert task.requester is None
    assert task.importance is Importance.SHOULD


@pytest.mark.parametrize("title", ["", "   ", "\t"])
def test_work_without_a_name_is_refused(title: str) -> None:
    with pytest.raises(EmptyTitleError):
        entered(TaskDraft(title=title))


def test_five_thousand_characters_are_a_title_and_more_than_ten_thousand_are_not() -> None:
    assert len(entered(TaskDraft(title="a" * 5000)).title) == 5000
    with pytest.raises(TitleTooLongError):
        entered(TaskDraft(title="a" * 10_001))


def test_somebody_unknown_is_refused() -> None:
    with pytest.raises(PersonNotFoundError):
        entered(TaskDraft(title="x", requester="Brm"))


def test_waiting_for_work_that_does_not_exist_is_refused() -> None:
    with pytest.raises(IdNotFoundError):
        entered(TaskDraft(title="x", depends=("z9z",)))


def test_a_mark_is_the_goal_that_goes_by_its_name_and_else_a_tag() -> None:
    task = entered(TaskDraft(title="x", marks=("raad", "reis", "verbeterplan", "reis"), tags=("mt",)))
    assert task.goal == "g7d"
    assert task.tags == ("mt", "reis", "verbeterplan")


def test_a_goal_that_was_named_keeps_a_mark_a_tag() -> None:
    task = entered(TaskDraft(title="x", goal="verbeter", marks=("raad",)))
    assert task.goal == "g8d"
    assert task.tags == ("raad",)


def test_work_that_repeats_needs_a_first_day() -> None:
    with pytest.raises(RepeatNeedsDayError):
        entered(TaskDraft(title="weekbericht", repeat="FREQ=WEEKLY"))
    assert entered(TaskDraft(title="weekbericht", repeat="FREQ=WEEKLY", on=date(2026, 11, 27))).repeat == "FREQ=WEEKLY"


def test_a_change_leaves_what_it_does_not_name() -> None:
    task = replace(OTHER, minutes=30, due=Due(day=date(2026, 11, 27)), tags=("mt",), requester="Bram")
    assert changed(task, TaskChange(title="begroting 2027")) == replace(task, title="begroting 2027")


def test_a_change_can_set_every_field() -> None:
    due = Due(day=date(2026, 11, 27))
    change = TaskChange(
        title="y",
        requester="hann",
        owner="Joost",
        minutes=10,
        due=due,
        really_due=due,
        hard=True,
        on=date(2026, 11, 26),
        importance=Importance.COULD,
        goal="raad",
        tags=("a",),
        block_minutes=5,
        repeat="FREQ=DAILY",
        good_enough="een kladje",
        depends=("k7m", "k7m"),
        stretch=True,
        entered=Entered.ADHOC,
    )
    other = replace(OTHER, id="k7m")
    assert changed(OTHER, change, other) == Task(
        id="m2x",
        title="y",
        created_at=NOW,
        requester="Hanneke",
        owner="Joost",
        minutes=10,
        due=replace(due, hard=True),
        really_due=replace(due, hard=True),
        on=date(2026, 11, 26),
        importance=Importance.COULD,
        goal="g7d",
        tags=("a",),
        block_minutes=5,
        repeat="FREQ=DAILY",
        good_enough="een kladje",
        depends=("k7m",),
        stretch=True,
        entered=Entered.ADHOC,
    )


def test_a_change_can_empty_every_field_that_may_be_empty() -> None:
    full = changed(
        OTHER,
        TaskChange(
            requester="Bram",
            owner="Joost",
            minutes=10,
            due=Due(day=date(2026, 11, 27)),
            on=date(2026, 11, 26),
            goal="raad",
            tags=("a",),
            block_minutes=5,
            good_enough="x",
            depends=("k7m",),
        ),
        replace(OTHER, id="k7m"),
    )
    emptied = TaskChange(
        requester=EMPTY,
        owner=EMPTY,
        minutes=EMPTY,
        due=EMPTY,
        on=EMPTY,
        goal=EMPTY,
        tags=EMPTY,
        block_minutes=EMPTY,
        good_enough=EMPTY,
        depends=EMPTY,
    )
    assert changed(full, emptied) == OTHER


def test_emptying_the_last_day_of_what_repeats_is_refused() -> None:
    task = replace(OTHER, repeat="FREQ=DAILY", on=date(2026, 11, 26))
    with pytest.raises(RepeatNeedsDayError):
        changed(task, TaskChange(on=EMPTY))


def test_work_that_would_wait_for_itself_is_refused_and_the_circle_named() -> None:
    first = replace(OTHER, id="k7m", depends=("m2x",))
    with pytest.raises(DependencyCircleError) as caught:
        changed(OTHER, TaskChange(depends=("k7m",)), first)
    assert set(caught.value.facts["ids"]) == {"k7m", "m2x"}  # type: ignore[arg-type]


def test_waiting_for_the_same_work_along_two_ways_is_no_circle() -> None:
    tasks = [
        replace(OTHER, id="a2a", depends=("b2b", "c2c")),
        replace(OTHER, id="b2b", depends=("d2d",)),
        replace(OTHER, id="c2c", depends=("d2d", "z9z")),
        replace(OTHER, id="d2d"),
    ]
    for task in tasks:
        check_no_circle(tasks, task.id)


def test_a_circle_that_a_hand_wrote_elsewhere_stands_in_no_ones_way() -> None:
    first, second = replace(OTHER, id="k7m", depends=("c4h",)), replace(OTHER, id="c4h", depends=("k7m",))
    assert changed(OTHER, TaskChange(title="stukken"), first, second).title == "stukken"
    assert changed(first, TaskChange(depends=EMPTY), second).depends == ()


def test_five_thousand_in_a_row_are_followed_in_one_go() -> None:
    row = [replace(OTHER, id=f"t{number}", depends=(f"t{number + 1}",)) for number in range(5000)]
    check_no_circle(row, "t0")
    with pytest.raises(DependencyCircleError):
        check_no_circle([*row, replace(OTHER, id="t5000", depends=("t0",))], "t0")
