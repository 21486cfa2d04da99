"""What only looks: the agenda, free time, lists, one record, and why."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import GOAL, MONDAY, MUST, NOW, add, at, day, files_of, filled_home, meet, open_work

from ontzorg_cli.actions.add_event import be_away
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.explain_it import explain_it
from ontzorg_cli.actions.list_work import Sought, list_closed, list_next, list_open
from ontzorg_cli.actions.look_at_agenda import find_free, look_at_agenda
from ontzorg_cli.actions.series import Part, Scope
from ontzorg_cli.actions.show_record import show_record
from ontzorg_cli.core.calendar.agenda import AllDay, Event
from ontzorg_cli.core.judgement.verdict import DayExplanation, Explanation, FlagExplanation
from ontzorg_cli.core.reference import IdAmbiguousError, IdNotFoundError
from ontzorg_cli.core.together.names import PersonNotFoundError
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.core.work.task import ClosedTask, Due

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ontzorg_cli.actions.list_work import WorkList
    from ontzorg_cli.store.home import Home


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return a home in use, for tests that only look."""
    return filled_home(tmp_path_factory.mktemp("used") / "home")


def titles(listed: WorkList) -> set[str]:
    return {ranked.task.title for ranked in listed.ranked}


LOOK = at("08:45")
ALL_WORK = {
    "notulen versturen",
    "archief opruimen",
    "weekmail",
    "RvC-stukken bundelen",
    "begroting opmaken",
    "verslag MT",
    "reis Berlijn",
    "vergaderzaal Q1",
    "taxi regelen",
}
NOT_NOW = {"weekmail", "verslag MT", "reis Berlijn", "vergaderzaal Q1"}


def test_looking_writes_nothing(used: Home) -> None:
    before = files_of(used.folder)
    look_at_agenda(day(-7), day(14), home=used, now=LOOK)
    find_free(30, before=None, home=used, now=LOOK)
    list_open(Sought(), home=used, now=LOOK)
    list_closed(Sought(), home=used, now=LOOK)
    explain_it(None, None, home=used, now=LOOK)
    show_record(GOAL.id, home=used, now=LOOK)
    assert files_of(used.folder) == before


def test_what_comes_first_is_cut_and_the_rest_counted(used: Home) -> None:
    order = list_next(99, home=used, now=LOOK)
    first = list_next(2, home=used, now=LOOK)
    assert titles(order) == ALL_WORK - NOT_NOW
    assert first.ranked == order.ranked[:2]
    assert first.left_out == len(ALL_WORK - NOT_NOW) - 2


def test_the_list_counts_what_cannot_be_done_now_and_shows_it_when_asked(used: Home) -> None:
    listed = list_open(Sought(), home=used, now=LOOK)
    assert (titles(listed), listed.left_out) == (ALL_WORK - NOT_NOW, len(NOT_NOW))
    everything = list_open(Sought(), home=used, now=LOOK, everything=True)
    assert (titles(everything), everything.left_out) == (ALL_WORK, 0)
    assert {ranked.task.title for ranked in everything.ranked[-len(NOT_NOW) :]} == NOT_NOW


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(words=("MT", "versl")), {"verslag MT"}),
        (Sought(words=("berlijn", "zaal")), set()),
        (Sought(requester="bram"), {"begroting opmaken", "reis Berlijn"}),
        (Sought(own=True), {"notulen versturen", "archief opruimen", "weekmail", "vergaderzaal Q1"}),
        (Sought(tag="ZALEN"), {"vergaderzaal Q1"}),
        (Sought(waiting=True), {"reis Berlijn"}),
        (Sought(requester="bram", waiting=True, words=("reis",)), {"reis Berlijn"}),
    ],
)
def test_what_is_sought_is_found_wherever_it_stands(used: Home, sought: Sought, found: set[str]) -> None:
    assert titles(list_open(sought, home=used, now=LOOK)) == found


def test_closed_work_is_listed_newest_first_and_a_month_back(noors: Home) -> None:
    for number, title in ((-40, "oud"), (-3, "verslag"), (-1, "begroting")):
        task = add(noors, title, requester="Bram" if title == "verslag" else None, now=at("08:00", number))
        finish_tasks((task.id,), home=noors, now=at("09:00", number))
    closed = list_closed(Sought(), home=noors, now=NOW)
    assert [record.task.title for record in closed] == ["begroting", "verslag"]
    assert [record.task.title for record in list_closed(Sought(requester="Bram"), home=noors, now=NOW)] == ["verslag"]


def test_who_is_not_among_the_people_yet_is_found_by_the_work(noors: Home) -> None:
    from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
    from ontzorg_cli.core.work.draft import TaskDraft

    catch_adhoc(TaskDraft(title="pen zoeken", requester="Joost"), Outcome.TODAY, home=noors, now=NOW)
    assert titles(list_open(Sought(requester="joost"), home=noors, now=NOW)) == {"pen zoeken"}


def test_somebody_unknown_is_not_a_list_of_nothing(used: Home) -> None:
    for look in (list_open, list_closed):
        with pytest.raises(PersonNotFoundError):
            look(Sought(requester="Joost"), home=used, now=LOOK)


def test_a_day_of_the_agenda_tells_what_happens_and_why_it_is_off(noors: Home) -> None:
    meet(noors, "overleg", at("09:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    meet(noors, "nacht", at("22:00", 1), minutes=240)
    be_away("verlof", AllDay(first=day(3), last=day(4)), who=None, home=noors, now=NOW)
    look = look_at_agenda(day(0), day(32), home=noors, now=NOW)
    per_day = {(one.day - day(0)).days: [each.event.title for each in one.occurrences] for one in look.days}
    assert {number: found for number, found in per_day.items() if found} == {
        0: ["overleg"],
        1: ["nacht"],
        2: ["nacht"],
        7: ["overleg"],
        14: ["overleg"],
        21: ["overleg"],
        28: ["overleg"],
    }
    assert look.days[32].off_reason == "Eerste kerstdag"
    assert [absence.title for absence in look.absences] == ["verlof"]
    assert len(look.occurrences) == 6


def test_free_time_leaves_out_what_is_taken_and_too_short(noors: Home) -> None:
    meet(noors, "overleg", at("09:00"), minutes=120)
    found = find_free(60, before=at("00:00", 1), home=noors, now=NOW)
    assert [(f"{slot.start.astimezone(NOW.tzinfo):%H:%M}", slot.minutes) for slot in found.slots] == [
        ("11:00", 90),
        ("13:00", 180),
    ]
    assert found.searched_until == day(0)


def test_a_day_that_is_full_of_work_has_no_room_left_to_offer(noors: Home) -> None:
    for number in range(3):
        add(noors, f"werk {number}", minutes=100, on=day(0), due=Due(day=day(0)), importance=MUST)
    found = find_free(60, before=at("00:00", 2), home=noors, now=NOW)
    assert {slot.start.date() for slot in found.slots} == {day(1)}


def test_where_no_stretch_is_long_enough_there_is_none(noors: Home) -> None:
    found = find_free(300, before=None, home=noors, now=NOW)
    assert found.slots == ()
    assert found.searched_until > day(30)


def test_why_answers_about_a_task_a_flag_a_day_and_today(used: Home) -> None:
    task = open_work(used)["begroting opmaken"]
    explained = explain_it(task.id[:2], None, home=used, now=LOOK)
    assert isinstance(explained, Explanation)
    assert explained.task.id == task.id
    assert isinstance(explain_it("overbooked", None, home=used, now=LOOK), FlagExplanation)
    tomorrow = explain_it("morgen", day(1), home=used, now=LOOK)
    assert isinstance(tomorrow, DayExplanation)
    assert tomorrow.day == day(1)
    today = explain_it(None, None, home=used, now=LOOK)
    assert isinstance(today, DayExplanation)
    assert today.day == day(0)


def test_an_id_comes_before_a_day_of_that_name(used: Home) -> None:
    task = open_work(used)["begroting opmaken"]
    assert isinstance(explain_it(task.id, day(1), home=used, now=LOOK), Explanation)
    with pytest.raises(IdNotFoundError):
        explain_it("q9z", None, home=used, now=LOOK)


def test_every_kind_of_record_is_shown_by_its_id(noors: Home) -> None:
    from ontzorg_cli.actions.catch_adhoc import Outcome, catch_adhoc
    from ontzorg_cli.core.work.draft import TaskDraft

    first = add(noors, "cijfers")
    task = add(noors, "begroting", goal="archief", depends=(first.id,))
    done = add(noors, "verslag")
    finish_tasks((done.id,), home=noors, now=NOW)
    meeting = meet(noors, "overleg", at("10:00"))
    caught = catch_adhoc(TaskDraft(title="lamp", minutes=5), Outcome.DONE, home=noors, now=NOW)
    shown = show_record(task.id.upper(), home=noors, now=NOW)
    assert (shown.record, shown.goal, shown.waits_for) == (task, GOAL, (f"{first.id} cijfers",))
    for id_, kind in (
        (done.id, ClosedTask),
        (meeting.id, Event),
        (caught.interruption.id, Interruption),
        ("e4w", Person),
        (GOAL.id, type(GOAL)),
    ):
        assert isinstance(show_record(id_, home=noors, now=NOW).record, kind)


def test_the_beginning_of_an_id_is_enough_for_open_work_alone(noors: Home) -> None:
    task = add(noors, "begroting")
    assert show_record(task.id[:2], home=noors, now=NOW).record == task
    finish_tasks((task.id,), home=noors, now=NOW)
    for reference in (task.id[:2], "q9z", "2026-11-23"):
        with pytest.raises(IdNotFoundError):
            show_record(reference, home=noors, now=NOW)


def test_several_that_begin_so_are_named(noors: Home) -> None:
    ids = [add(noors, f"werk {number}").id for number in range(22)]
    first = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    with pytest.raises(IdAmbiguousError):
        show_record(first, home=noors, now=NOW)


def test_a_damaged_month_does_not_hide_open_work(noors: Home, tmp_path: Path) -> None:
    task = add(noors, "begroting", due=Due(day=day(1), at=time(12)))
    meet(noors, "overleg", at("10:00", 60))
    (month,) = (path for path in (tmp_path / "home" / "months").iterdir() if path.name == "2027-01.toml")
    month.write_text("[[event]\n", encoding="utf-8")
    assert show_record(task.id, home=noors, now=NOW).record == task


def shown_day(home: Home, id_: str, now: datetime = NOW) -> tuple[int, bool]:
    """Return on which day a series is shown, counted from the Monday of these tests, and whether the record is as kept."""
    shown = show_record(id_, home=home, now=now)
    assert isinstance(shown.record, Event)
    assert shown.time is not None
    return (shown.time.first_day - MONDAY).days, shown.record.first_day == MONDAY


def test_a_series_is_shown_at_its_next_time_and_one_that_is_over_at_its_last(noors: Home) -> None:
    series = meet(noors, "overleg", at("10:00"), repeat="FREQ=WEEKLY;BYDAY=MO;COUNT=4")
    assert shown_day(noors, series.id) == (0, True)
    defer_work((series.id,), day(1), home=noors, now=NOW, part=Part(scope=Scope.THIS))
    assert shown_day(noors, series.id) == (7, True)
    assert shown_day(noors, series.id, now=at("09:00", 9)) == (14, True)
    assert shown_day(noors, series.id, now=at("09:00", 300)) == (21, True)
    assert show_record(meet(noors, "eens", at("15:00")).id, home=noors, now=NOW).time is None
