from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, meet

from ontzorg_cli.actions.answer_request import answer_request
from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.core.together.names import PersonAmbiguousError, PersonNotFoundError
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import EmptyTitleError
from ontzorg_cli.core.work.task import Due

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

TAXI = TaskDraft(title=" taxi regelen ", requester="bram", minutes=20)


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file in a home and its state, with the moment at which it was written."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def test_what_was_asked_is_given_back_as_it_was_understood(noors: Home) -> None:
    answered = answer_request(TAXI, home=noors, now=NOW)
    assert (answered.request.title, answered.request.requester) == ("taxi regelen", "Bram")
    assert (answered.minutes, answered.guess, answered.weeks, answered.answer.fits) == (20, False, 6, True)


def test_nothing_at_all_is_written(noors: Home) -> None:
    add(noors, "begroting", minutes=300, on=day(0))
    before = everything(noors.folder)
    for minutes in (20, 300, None):
        answer_request(TaskDraft(title="taxi", requester="Joost", minutes=minutes), home=noors, now=NOW)
    assert everything(noors.folder) == before
    assert noors.read().plans(day(0), day(0)) == ()


def test_without_a_duration_the_usual_guess_counts(noors: Home) -> None:
    answered = answer_request(TaskDraft(title="taxi"), home=noors, now=NOW)
    assert (answered.minutes, answered.guess) == (30, True)
    assert answered.answer == answer_request(TaskDraft(title="taxi", minutes=30), home=noors, now=NOW).answer


def test_the_deadline_that_is_real_counts_where_it_is_known(noors: Home) -> None:
    meet(noors, "heidag", at("08:00"), minutes=600)
    asked = TaskDraft(title="taxi", minutes=30, due=Due(day=day(0)))
    assert not answer_request(asked, home=noors, now=NOW).answer.is_in_time
    really = TaskDraft(title="taxi", minutes=30, due=Due(day=day(0)), really_due=Due(day=day(2)))
    answer = answer_request(really, home=noors, now=NOW).answer
    assert (answer.is_in_time, answer.earliest) == (True, day(1))


def test_a_name_that_is_not_known_is_taken_and_a_misspelt_one_is_asked_about(noors: Home) -> None:
    assert answer_request(TaskDraft(title="x", requester="Joost"), home=noors, now=NOW).request.requester == "Joost"
    with pytest.raises(PersonNotFoundError) as refused:
        answer_request(TaskDraft(title="x", requester="Hannke"), home=noors, now=NOW)
    assert refused.value.facts["meant"] == ("Hanneke",)
    with noors.change("manager add", now=NOW) as change:
        change.put(type(change.people()[0])(id=change.new_id(), name="Hans"))
    with pytest.raises(PersonAmbiguousError):
        answer_request(TaskDraft(title="x", requester="Han"), home=noors, now=NOW)


def test_a_question_about_nothing_is_refused(noors: Home) -> None:
    with pytest.raises(EmptyTitleError):
        answer_request(TaskDraft(title=" "), home=noors, now=NOW)


def test_without_the_agenda_there_is_no_honest_answer(noors: Home) -> None:
    meet(noors, "wekelijks", at("09:00"), repeat="FREQ=WEEKLY")
    agenda = noors.folder / "agenda.toml"
    agenda.write_text(agenda.read_text("utf-8") + "\n[[broken\n", encoding="utf-8")
    with pytest.raises(DamagedError):
        answer_request(TAXI, home=noors, now=NOW)
