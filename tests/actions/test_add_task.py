from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import GOAL, NOW, add, day, files_of, hints, open_work

from ontzorg_cli.actions.add_task import add_task
from ontzorg_cli.core.reference import IdNotFoundError
from ontzorg_cli.core.together.names import GoalNotFoundError, PersonNotFoundError
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import EmptyTitleError, RepeatNeedsDayError, TitleTooLongError
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from ontzorg_cli.core.errors import OntzorgError
    from ontzorg_cli.store.home import Home


def test_what_was_added_is_open_work_and_one_step(noors: Home) -> None:
    saved = add_task(TaskDraft(title="  begroting opmaken "), home=noors, now=NOW)
    (touched,) = saved.touched
    assert open_work(noors) == {"begroting opmaken": touched.record}
    assert noors.history(1)[0].number == saved.step


def test_a_requester_gets_the_name_as_it_is_known(noors: Home) -> None:
    assert add(noors, "verslag", requester="han").requester == "Hanneke"


def test_an_owner_may_be_anybody(noors: Home) -> None:
    assert add(noors, "reis", owner="Fatima van boven").owner == "Fatima van boven"


def test_a_mark_is_the_goal_that_goes_by_it_and_else_a_tag(noors: Home) -> None:
    task = add(noors, "dozen", marks=("archief", "kelder"), tags=("zwaar",))
    assert (task.goal, task.tags) == (GOAL.id, ("zwaar", "kelder"))


def test_work_that_waits_is_told_for_what(noors: Home) -> None:
    first = add(noors, "cijfers opvragen")
    assert add(noors, "begroting", depends=(first.id[:2],)).depends == (first.id,)


def test_work_that_is_planned_after_it_is_due_is_taken_and_said(noors: Home) -> None:
    late = TaskDraft(title="begroting", on=day(3), due=Due(day=day(5)), really_due=Due(day=day(2)))
    saved = add_task(late, home=noors, now=NOW)
    (hint,) = saved.hints
    assert (hint.code, hint.facts) == ("planned_after_due", {"day": day(2)})
    on_time = TaskDraft(title="verslag", on=day(3), due=Due(day=day(3)))
    assert hints(add_task(on_time, home=noors, now=NOW)) == []


def test_what_repeats_keeps_its_rule(noors: Home) -> None:
    assert add(noors, "planten", on=day(0), repeat="FREQ=WEEKLY;BYDAY=MO").repeat == "FREQ=WEEKLY;BYDAY=MO"


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (TaskDraft(title=" \t "), EmptyTitleError),
        (TaskDraft(title="x" * 10_001), TitleTooLongError),
        (TaskDraft(title="verslag", requester="Haneke"), PersonNotFoundError),
        (TaskDraft(title="verslag", goal="fit worden"), GoalNotFoundError),
        (TaskDraft(title="verslag", depends=("q9z",)), IdNotFoundError),
        (TaskDraft(title="planten", repeat="FREQ=WEEKLY"), RepeatNeedsDayError),
    ],
)
def test_what_cannot_be_meant_changes_nothing(noors: Home, draft: TaskDraft, refusal: type[OntzorgError]) -> None:
    before = files_of(noors.folder)
    with pytest.raises(refusal):
        add_task(draft, home=noors, now=NOW)
    assert files_of(noors.folder) == before
    assert noors.history(9)[0].command == "init"
