"""Preparation hung on an event, and what becomes of it when the event moves, is cancelled or goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.noor import MONDAY, NOW, add, at, day, files_of, hints, meet, new_home, open_work, title_of
from tests.ics.calendars import calendar

from ontzorg_cli.actions.add_event import be_away
from ontzorg_cli.actions.backplan import (
    BackplanDraft,
    EventBehindError,
    EventCancelledError,
    NotAnEventError,
    TemplateNotFoundError,
    hang_preparation,
    look_at_backplan,
)
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.edit_work import NewStart, edit_work
from ontzorg_cli.actions.import_calendar import CalendarFile, import_calendar
from ontzorg_cli.actions.keep_checkin import plan_checkin, skip_checkin
from ontzorg_cli.actions.series import Part, Scope, SeriesOverError
from ontzorg_cli.actions.show_record import show_record
from ontzorg_cli.actions.usual_files import UsualFiles
from ontzorg_cli.core.calendar.agenda import AllDay, EventKind
from ontzorg_cli.core.reference import IdAmbiguousError, IdNotFoundError
from ontzorg_cli.core.together.names import PersonNotFoundError
from ontzorg_cli.core.work.backplan import ChosenBy
from ontzorg_cli.core.work.change import TaskChange
from ontzorg_cli.core.work.task import Due, Importance, Task
from ontzorg_cli.core.work.template import Step, Template
from ontzorg_cli.core.work.usual_work import UsualWork

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.calendar.merge import CalendarImported
    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.work.backplan import Backplan
    from ontzorg_cli.store.home import Home

BOARD = "bestuursvergadering"
USUAL = UsualFiles(
    work=UsualWork(
        templates=(Template(name=BOARD, words=("RvC",)), Template(name="vergadering")),
        steps=(
            Step(template=BOARD, title="stukken voor {event}", days_before=7, minutes=60, importance=Importance.MUST),
            Step(template=BOARD, title="zaal", days_before=1, minutes=20),
            Step(template=BOARD, title="agenda opvragen", days_before=21, minutes=30),
            Step(template="vergadering", title="zaal", days_before=1),
        ),
    )
)
# The Monday three weeks on, day 21: its preparation is due on days -8 (so today), 10 and 18.
TITLES = ("agenda opvragen", "stukken voor RvC", "zaal")


def hang(home: Home, event: str, **said: object) -> tuple[Backplan, Saved]:
    draft = replace(BackplanDraft(reference=event), **said)  # type: ignore[arg-type]  # any field of a draft by its name
    return hang_preparation(draft, USUAL, home=home, now=NOW)


def days(home: Home) -> dict[str, date | None]:
    """Return when the open preparation is due, by title."""
    return {title: task.due.day if task.due else None for title, task in open_work(home).items() if task.prepares}


def board(home: Home, *, repeat: str | None = None, number: int = 21) -> Event:
    """Put a board meeting in the agenda."""
    return meet(home, "RvC", at("10:00", number), repeat=repeat)


def test_each_step_becomes_a_task_that_is_due_and_knows_its_event(noors: Home) -> None:
    event = board(noors)
    plan, saved = hang(noors, event.id, requester="hanneke")
    assert (plan.template, plan.chosen_by, plan.day) == (BOARD, ChosenBy.TITLE, day(21))
    assert days(noors) == {"agenda opvragen": day(0), "stukken voor RvC": day(10), "zaal": day(18)}
    papers = open_work(noors)["stukken voor RvC"]
    assert (papers.minutes, papers.importance, papers.requester) == (60, Importance.MUST, "Hanneke")
    assert papers.due == Due(day=day(10))
    assert papers.prepares is not None
    assert (papers.prepares.event, papers.prepares.day, papers.prepares.days_before) == (event.id, day(21), 7)
    assert [touched.record.title for touched in saved.touched if isinstance(touched.record, Task)] == list(TITLES)
    assert hints(saved) == ["preparation_late"]


def test_one_step_takes_all_of_it_back(noors: Home) -> None:
    event = board(noors)
    look_at_backplan(BackplanDraft(reference=event.id), USUAL, home=noors, now=NOW)
    before = {name: data for name, data in files_of(noors.folder).items() if name != "tasks.toml"}
    hang(noors, event.id)
    noors.undo(1, now=NOW)
    assert open_work(noors) == {}
    assert {name: data for name, data in files_of(noors.folder).items() if name != "tasks.toml"} == before


def test_looking_hangs_nothing(noors: Home) -> None:
    event = board(noors)
    steps = len(noors.history(9))
    plan = look_at_backplan(BackplanDraft(reference=event.id), USUAL, home=noors, now=NOW)
    assert [each.slot.day for each in plan.new] == [day(0), day(10), day(18)]
    assert open_work(noors) == {}
    assert len(noors.history(9)) == steps


def test_twice_is_as_once_also_where_a_step_was_done_dropped_or_renamed(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    work = open_work(noors)
    finish_tasks((work["agenda opvragen"].id,), home=noors, now=NOW)
    drop_work((work["zaal"].id,), home=noors, now=NOW)
    edit_work(work["stukken voor RvC"].id, TaskChange(title="alle stukken"), home=noors, now=NOW)
    plan, saved = hang(noors, event.id)
    assert (plan.new, saved.touched, saved.step) == ((), (), 0)
    assert list(open_work(noors)) == ["alle stukken"]


def test_a_step_of_another_template_as_many_days_before_is_another_step(noors: Home) -> None:
    trip = Step(template="reis", title="hotel boeken", days_before=7)
    both = replace(
        USUAL,
        work=replace(
            USUAL.work, templates=(*USUAL.work.templates, Template(name="reis")), steps=(*USUAL.work.steps, trip)
        ),
    )
    event = board(noors)
    hang_preparation(BackplanDraft(reference=event.id), both, home=noors, now=NOW)
    draft = BackplanDraft(reference=event.id, template="reis")
    plan, _ = hang_preparation(draft, both, home=noors, now=NOW)
    assert [each.step.title for each in plan.new] == ["hotel boeken"]
    again, saved = hang_preparation(BackplanDraft(reference=event.id), both, home=noors, now=NOW)
    assert (again.new, saved.touched) == ((), ())


def test_steps_of_ones_own_come_in_place_of_a_template_and_beside_what_is_there(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    plan, _ = hang(noors, event.id, steps=(Step(title="taart", days_before=1), Step(title="zaal", days_before=2)))
    assert (plan.template, plan.chosen_by) == (None, ChosenBy.TYPED)
    assert [each.step.title for each in plan.new] == ["taart"]
    assert sorted(days(noors)) == sorted((*TITLES, "taart"))


def test_a_template_is_chosen_by_name_by_title_or_as_the_last_resort(noors: Home) -> None:
    event = meet(noors, "koffie", at("10:00", 21))

    def look(template: str | None = None) -> Backplan:
        draft = BackplanDraft(reference=event.id, template=template)
        return look_at_backplan(draft, USUAL, home=noors, now=NOW)

    assert (look().template, look().chosen_by) == ("vergadering", ChosenBy.OTHERWISE)
    assert (look(template="best").template, look(template="best").chosen_by) == (BOARD, ChosenBy.ASKED)
    with pytest.raises(TemplateNotFoundError) as refused:
        look(template="reis")
    assert refused.value.facts["candidates"] == (BOARD, "vergadering")


def test_leave_and_days_off_far_ahead_are_counted(noors: Home) -> None:
    event = board(noors, number=84)
    be_away("vakantie", AllDay(first=day(77), last=day(83)), who=None, home=noors, now=NOW)
    hang(noors, event.id)
    assert days(noors)["zaal"] == day(74)


def test_what_cannot_be_prepared_is_refused(noors: Home) -> None:
    task = add(noors, "begroting")
    behind = meet(noors, "oud", at("10:00", -3), now=at("08:00", -4))
    over = meet(noors, "reeks", at("09:00", -7), repeat="FREQ=DAILY;COUNT=2", now=at("08:00", -8))
    for reference, error in (
        (task.id, NotAnEventError),
        ("q9z", IdNotFoundError),
        (behind.id, EventBehindError),
        (over.id, SeriesOverError),
    ):
        with pytest.raises(error):
            hang(noors, reference)
    with pytest.raises(PersonNotFoundError):
        hang(noors, board(noors).id, requester="Joost")
    assert days(noors) == {}


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id[:2])
    assert len(days(noors)) == 3
    with pytest.raises((IdAmbiguousError, IdNotFoundError)):
        hang(noors, "")


def test_preparation_moves_with_its_event_in_the_same_step(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    before = files_of(noors.folder)
    saved = defer_work((event.id,), day(28), home=noors, now=NOW)
    assert days(noors) == {"agenda opvragen": day(0), "stukken voor RvC": day(17), "zaal": day(25)}
    assert len(saved.touched) == 3  # the event and what really moved
    noors.undo(1, now=NOW)
    assert files_of(noors.folder) == before


def test_an_hour_later_moves_nothing(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    saved = edit_work(event.id, TaskChange(), home=noors, now=NOW, start=NewStart(at=at("14:00").time()))
    assert (len(saved.touched), hints(saved)) == (1, [])


def test_what_was_done_stays_and_so_does_what_was_changed_by_hand(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    work = open_work(noors)
    finish_tasks((work["agenda opvragen"].id,), home=noors, now=NOW)
    edit_work(work["zaal"].id, TaskChange(due=Due(day=day(15))), home=noors, now=NOW)
    saved = defer_work((event.id,), day(28), home=noors, now=NOW)
    assert days(noors) == {"stukken voor RvC": day(17), "zaal": day(15)}
    (hint,) = saved.hints
    assert (hint.code, hint.facts["title"], hint.facts["day"]) == ("preparation_stays", "zaal", day(15))
    # It still hangs on the event: the next time as well it is named, and stays.
    assert hints(defer_work((event.id,), day(35), home=noors, now=NOW)) == ["preparation_stays"]
    assert days(noors)["zaal"] == day(15)


def test_an_event_that_comes_nearer_takes_what_is_late_to_today(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    saved = defer_work((event.id,), day(4), home=noors, now=NOW)
    assert days(noors) == {"agenda opvragen": day(0), "stukken voor RvC": day(0), "zaal": day(3)}
    assert hints(saved) == ["preparation_late"]


def test_an_event_that_moves_behind_leaves_its_preparation_where_it_is(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    before = days(noors)
    saved = defer_work((event.id,), day(-1), home=noors, now=NOW)
    assert days(noors) == before
    assert hints(saved) == ["preparation_behind"] * 3


def test_of_a_series_the_next_time_is_prepared_and_only_what_moves_takes_it_along(noors: Home) -> None:
    event = board(noors, repeat="FREQ=WEEKLY;BYDAY=MO", number=7)
    plan, _ = hang(noors, event.id, steps=(Step(title="zaal", days_before=1),))
    assert plan.day == day(7)
    saved = defer_work((event.id,), day(9), home=noors, now=NOW, part=Part(scope=Scope.THIS))
    assert days(noors) == {"zaal": day(8)}
    (moved,) = (touched.record for touched in saved.touched if not isinstance(touched.record, Task))
    assert open_work(noors)["zaal"].prepares is not None
    prepares = open_work(noors)["zaal"].prepares
    assert prepares is not None
    assert (prepares.event, prepares.day) == (getattr(moved, "id", ""), day(9))
    # The series goes on without it: moving that touches nothing.
    assert len(defer_work((event.id,), day(15), home=noors, now=NOW, part=Part(scope=Scope.SERIES)).touched) == 1
    assert days(noors) == {"zaal": day(8)}


@pytest.mark.parametrize("scope", [Scope.SERIES, Scope.FOLLOWING])
def test_a_series_that_moves_takes_the_preparation_of_each_of_its_times_along(noors: Home, scope: Scope) -> None:
    event = board(noors, repeat="FREQ=WEEKLY;BYDAY=MO", number=0)
    hang(noors, event.id, steps=(Step(title="vandaag", days_before=0),))
    later = at("08:30", 1)
    draft = BackplanDraft(reference=event.id, steps=(Step(title="volgende", days_before=1),))
    hang_preparation(draft, USUAL, home=noors, now=later)
    assert days(noors) == {"vandaag": day(0), "volgende": day(4)}
    saved = defer_work((event.id,), day(10), home=noors, now=later, part=Part(scope=scope))
    assert days(noors)["volgende"] == day(9)  # the Thursday after: the day before it
    titles = [touched.record.title for touched in saved.touched if isinstance(touched.record, Task)]
    # The whole series also takes the time of this week along, which then is still to come.
    assert titles == (["vandaag", "volgende"] if scope is Scope.SERIES else ["volgende"])
    # A second time of a series has preparation of its own.
    plan, _ = hang_preparation(
        replace(draft, reference=event.id if scope is Scope.SERIES else getattr(saved.touched[0].record, "id", "")),
        USUAL,
        home=noors,
        now=at("08:30", 11),
    )
    assert [each.known for each in plan.steps] == [None]


@pytest.mark.parametrize("scope", list(Scope))
def test_another_title_for_a_part_of_a_series_keeps_its_preparation_hanging_on_it(noors: Home, scope: Scope) -> None:
    event = board(noors, repeat="FREQ=WEEKLY;BYDAY=MO", number=-7)
    hang(noors, event.id, steps=(Step(title="zaal", days_before=0),))
    saved = edit_work(event.id, TaskChange(title="RvT"), home=noors, now=NOW, part=Part(scope=scope))
    assert (len(saved.touched), hints(saved)) == (1, [])
    shown = show_record(open_work(noors)["zaal"].id, home=noors, now=NOW).prepares
    assert shown is not None
    assert (shown.id, shown.title, shown.first_day) == (getattr(saved.touched[0].record, "id", ""), "RvT", day(0))


def test_dropping_an_event_names_what_hung_on_it_and_drops_nothing(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    saved = drop_work((event.id,), home=noors, now=NOW)
    (hint,) = saved.hints
    assert (hint.code, hint.facts["count"]) == ("preparation_left", 3)
    assert str(hint.facts["ids"]).split() == [task.id for task in open_work(noors).values()]
    assert show_record(open_work(noors)["zaal"].id, home=noors, now=NOW).prepares is None


def test_a_check_in_that_is_skipped_names_what_prepared_it(noors: Home) -> None:
    plan_checkin("Bram", at("13:00", 1).replace(tzinfo=None), title_of=title_of, home=noors, now=NOW)
    (checkin,) = (event for event in noors.read().events(day(1), day(1)) if event.kind is EventKind.CHECKIN)
    hang(noors, checkin.id, steps=(Step(title="cijfers", days_before=1),))
    skipped = skip_checkin("Bram", "reis", home=noors, now=NOW)
    assert hints(skipped.saved) == ["preparation_left"]
    assert days(noors) == {"cijfers": day(0)}


def test_dropping_one_time_of_a_series_names_only_the_preparation_of_that_time(noors: Home) -> None:
    event = board(noors, repeat="FREQ=WEEKLY;BYDAY=MO", number=7)
    hang(noors, event.id, steps=(Step(title="eerste", days_before=1),))
    draft = BackplanDraft(reference=event.id, steps=(Step(title="tweede", days_before=1),))
    hang_preparation(draft, USUAL, home=noors, now=at("08:30", 8))
    saved = drop_work((event.id,), home=noors, now=at("08:30", 8), part=Part(scope=Scope.THIS))
    (hint,) = saved.hints
    assert hint.facts["ids"] == open_work(noors)["tweede"].id
    assert len(drop_work((event.id,), home=noors, now=NOW, part=Part(scope=Scope.SERIES)).hints) == 1


def test_show_tells_of_both_sides(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    shown = show_record(open_work(noors)["zaal"].id, home=noors, now=NOW)
    assert shown.prepares == event
    assert [task.title for task in show_record(event.id, home=noors, now=NOW).preparation] == list(TITLES)


def test_an_event_moved_by_hand_in_its_file_is_caught_up_with(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    file = noors.folder / "months" / "2026-12.toml"
    text = file.read_text("utf-8")
    assert "2026-12-14T10:00:00" in text
    file.write_text(text.replace("2026-12-14T10:00:00", "2026-12-21T10:00:00"), encoding="utf-8")
    hang(noors, event.id)
    assert days(noors) == {"agenda opvragen": day(0), "stukken voor RvC": day(17), "zaal": day(25)}


def test_what_was_moved_by_hand_in_its_file_moves_along_again_the_next_time(noors: Home) -> None:
    event = board(noors)
    hang(noors, event.id)
    file = noors.folder / "months" / "2026-12.toml"
    file.write_text(file.read_text("utf-8").replace("2026-12-14T10:00:00", "2026-12-16T10:00:00"), encoding="utf-8")
    defer_work((event.id,), day(28), home=noors, now=NOW)
    assert days(noors)["zaal"] == day(25)


def imported(home: Home, *events: str, now: int = 0) -> CalendarImported:
    file = CalendarFile(
        name="werk.ics", data=calendar(*events), source="werk", private_title="x", untitled="x", unnamed="x"
    )
    return import_calendar(file, home=home, now=NOW + timedelta(days=now), is_believed=True)


def the_event(home: Home, title: str = "RvC") -> Event:
    return next(event for event in home.read().events(MONDAY, day(60)) if event.title == title)


def ics(start: str, *lines: str, uid: str = "rvc@werk") -> str:
    return "\n".join((f"UID:{uid}", "SUMMARY:RvC", f"DTSTART;TZID=Europe/Amsterdam:{start}", "DURATION:PT1H", *lines))


def test_an_import_that_moves_an_event_moves_its_preparation_in_the_same_step(noors: Home) -> None:
    imported(noors, ics("20261214T100000"))
    hang(noors, the_event(noors).id)
    assert days(noors)["zaal"] == day(18)
    result = imported(noors, ics("20261221T100000", "SEQUENCE:1"))
    assert days(noors)["zaal"] == day(25)
    assert [getattr(one.record, "title", "") for one in result.along.touched] == ["stukken voor RvC", "zaal"]
    noors.undo(1, now=NOW)
    assert days(noors)["zaal"] == day(18)
    assert imported(noors, ics("20261214T100000")).along.touched == ()


@pytest.mark.parametrize("how", ["cancelled", "gone"])
def test_an_import_without_the_event_names_its_preparation(noors: Home, how: str) -> None:
    imported(noors, ics("20261214T100000"), ics("20261215T100000", uid="ander"))
    hang(noors, the_event(noors).id)
    left = [ics("20261215T100000", uid="ander")]
    if how == "cancelled":
        left.append(ics("20261214T100000", "SEQUENCE:1", "STATUS:CANCELLED"))
    result = imported(noors, *left)
    assert [hint.code for hint in result.along.hints] == ["preparation_left"]
    assert len(days(noors)) == 3
    if how == "cancelled":
        with pytest.raises(EventCancelledError):
            hang(noors, open_work(noors)["zaal"].prepares.event)  # type: ignore[union-attr]  # it has one


def test_a_series_that_was_shifted_as_a_whole_takes_the_preparation_along(noors: Home) -> None:
    imported(noors, ics("20261207T100000", "RRULE:FREQ=WEEKLY;COUNT=3"))
    first = next(event for event in noors.read().events(day(14), day(14)) if event.first_day == day(14))
    hang(noors, first.id)
    result = imported(noors, ics("20261209T100000", "RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1"))
    assert days(noors)["zaal"] == day(15)
    assert [hint.code for hint in result.along.hints if hint.code == "preparation_left"] == []


def test_an_imported_series_is_prepared_for_its_next_time(noors: Home) -> None:
    imported(noors, ics("20261116T100000", "RRULE:FREQ=WEEKLY;COUNT=4"))
    past = next(event for event in noors.read().events(day(-7), day(-7)) if event.first_day == day(-7))
    plan, _ = hang(noors, past.id)
    assert plan.day == day(0)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    far=st.lists(st.integers(0, 30), min_size=1, max_size=5, unique=True),
    touched=st.sets(st.integers(0, 4)),
    done=st.sets(st.integers(0, 4)),
    to=st.integers(0, 60).filter(lambda number: number != 42),
)
def test_a_moved_event_moves_exactly_the_open_preparation_that_nobody_touched(
    tmp_path_factory: pytest.TempPathFactory, *, far: list[int], touched: set[int], done: set[int], to: int
) -> None:
    home = new_home(tmp_path_factory.mktemp("moved") / "home")
    event = meet(home, "RvC", at("10:00", 42))
    steps = tuple(Step(title=f"stap {place}", days_before=days_before) for place, days_before in enumerate(far))
    hang(home, event.id, steps=steps)
    for place in range(len(far)):
        task = open_work(home)[f"stap {place}"]
        if place in done:
            finish_tasks((task.id,), home=home, now=NOW)
        elif place in touched:
            edit_work(task.id, TaskChange(due=Due(day=day(40), hard=True)), home=home, now=NOW)
    before, files = days(home), files_of(home.folder)
    defer_work((event.id,), day(to), home=home, now=NOW)
    fresh = new_home(tmp_path_factory.mktemp("fresh") / "home")
    hang(fresh, meet(fresh, "RvC", at("10:00", to)).id, steps=steps)
    by_rule = days(fresh)
    for title, due in days(home).items():
        place = int(title.split()[1])
        assert due == (before[title] if place in touched else by_rule[title])
    assert set(days(home)) == set(before)
    home.undo(1, now=NOW)
    assert {name: data for name, data in files_of(home.folder).items() if "months" not in name} == {
        name: data for name, data in files.items() if "months" not in name
    }
    assert days(home) == before
