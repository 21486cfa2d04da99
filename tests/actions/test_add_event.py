from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, add, at, day, files_of, hints, meet, on_days

from ontzorg_cli.actions.add_event import EventDraft, add_event, be_away, protect_time
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.core.calendar.agenda import Absence, AllDay, Event, EventKind, Zoned
from ontzorg_cli.core.reference import IdAmbiguousError
from ontzorg_cli.core.together.names import PersonNotFoundError
from ontzorg_cli.core.work.entering import EmptyTitleError

if TYPE_CHECKING:
    from ontzorg_cli.core.errors import OntzorgError
    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.store.home import Home


def draft(start: datetime, minutes: int = 60, title: str = "overleg", **said: object) -> EventDraft:
    fields: dict[str, object] = {"title": title, "start": start.replace(tzinfo=None), "minutes": minutes}
    return EventDraft(**(fields | said))  # type: ignore[arg-type]  # any field of a draft by its name


def the_event(saved: Saved) -> Event:
    (touched,) = saved.touched
    assert isinstance(touched.record, Event)
    return touched.record


def test_an_appointment_is_on_the_clocks_of_the_home(noors: Home) -> None:
    event = the_event(add_event(draft(at("10:00"), 45), home=noors, now=NOW))
    assert event.when == Zoned(start=at("10:00").replace(tzinfo=None), zone="Europe/Amsterdam", minutes=45)
    assert on_days(noors, "overleg") == [(0, "10:00")]


def test_a_series_happens_every_week(noors: Home) -> None:
    meet(noors, "overleg", at("10:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    assert on_days(noors, "overleg", 0, 20) == [(0, "10:00"), (7, "10:00"), (14, "10:00")]


def test_names_are_taken_as_they_are_known_and_new_ones_as_typed(noors: Home) -> None:
    event = the_event(add_event(draft(at("10:00"), with_names=("bram", "Joost")), home=noors, now=NOW))
    assert event.with_names == ("Bram", "Joost")


@pytest.mark.parametrize(
    ("start", "minutes", "said"),
    [
        (at("09:00"), 60, []),
        (at("07:30"), 60, ["outside_working_time"]),
        (at("15:30"), 60, ["partly_outside_working_time"]),
        (at("12:00"), 90, ["partly_outside_working_time"]),
        (at("14:00", 2), 60, ["outside_working_time"]),
        (at("09:00", 5), 60, ["outside_working_time"]),
        (at("10:00", 32), 60, ["outside_working_time"]),
    ],
)
def test_time_without_working_time_around_it_is_taken_and_said(
    noors: Home, start: datetime, minutes: int, said: list[str]
) -> None:
    saved = add_event(draft(start, minutes), home=noors, now=NOW)
    assert hints(saved) == said
    assert all(hint.facts == {"day": start.date()} for hint in saved.hints)


def test_an_appointment_on_a_day_that_she_is_away_is_outside_her_working_time(noors: Home) -> None:
    be_away("vrij", AllDay(first=day(3), last=day(3)), who=None, home=noors, now=NOW)
    be_away("congres", AllDay(first=day(4), last=day(4)), who="Bram", home=noors, now=NOW)
    assert hints(add_event(draft(at("10:00", 3)), home=noors, now=NOW)) == ["outside_working_time"]
    assert hints(add_event(draft(at("10:00", 4)), home=noors, now=NOW)) == []


def test_something_at_the_same_time_is_named(noors: Home) -> None:
    meet(noors, "MT", at("09:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    meet(noors, "later", at("10:30", 7))
    saved = add_event(draft(at("09:30", 7)), home=noors, now=NOW)
    (hint,) = saved.hints
    assert (hint.code, hint.facts) == ("overlaps", {"title": "MT", "at": at("09:00", 7)})


def test_what_takes_no_time_is_in_nobodys_way(noors: Home) -> None:
    add_event(draft(at("09:00"), title="borrel", busy=False), home=noors, now=NOW)
    assert hints(add_event(draft(at("09:00")), home=noors, now=NOW)) == []


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        (draft(at("09:00"), title="  "), EmptyTitleError),
        (draft(at("09:00"), with_names=("Haneke",)), PersonNotFoundError),
    ],
)
def test_what_cannot_be_meant_is_not_in_the_agenda(noors: Home, refused: EventDraft, error: type[OntzorgError]) -> None:
    before = files_of(noors.folder)
    with pytest.raises(error):
        add_event(refused, home=noors, now=NOW)
    assert files_of(noors.folder) == before


def test_time_is_protected_for_a_task(noors: Home) -> None:
    task = add(noors, "begroting", minutes=60, on=day(0))
    saved = protect_time(task.id[:2], start=at("14:00").replace(tzinfo=None), minutes=60, home=noors, now=NOW)
    event = the_event(saved)
    assert (event.title, event.task, event.kind) == ("begroting", task.id, EventKind.PROTECTED)
    figures = look_at_day(None, home=noors, now=NOW).verdict.figures
    assert (figures.fixed_minutes, figures.planned_minutes) == (60, 0)


@pytest.mark.parametrize("title", ["rust", "eigen tijd", "q9z"])
def test_time_is_protected_under_a_title_of_its_own(noors: Home, title: str) -> None:
    add(noors, "begroting")
    event = the_event(protect_time(title, start=at("14:00").replace(tzinfo=None), minutes=60, home=noors, now=NOW))
    assert (event.title, event.task) == (title, None)


def test_the_beginning_of_several_ids_is_no_title(noors: Home) -> None:
    ids = [add(noors, f"werk {number}").id for number in range(22)]
    first = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    with pytest.raises(IdAmbiguousError):
        protect_time(first, start=at("14:00").replace(tzinfo=None), minutes=60, home=noors, now=NOW)


def test_an_own_absence_takes_the_working_time(noors: Home) -> None:
    be_away("verlof", AllDay(first=day(1), last=day(1)), who=None, home=noors, now=NOW)
    morning = Zoned(start=at("08:30").replace(tzinfo=None), zone="Europe/Amsterdam", minutes=120)
    be_away("tandarts", morning, who=None, home=noors, now=NOW)
    assert look_at_day(None, home=noors, now=NOW).verdict.figures.working_minutes == 300
    assert look_at_day(day(1), home=noors, now=NOW).verdict.figures.working_minutes == 0


def test_the_absence_of_a_manager_takes_none(noors: Home) -> None:
    saved = be_away("vakantie", AllDay(first=day(0), last=day(4)), who="han", home=noors, now=NOW)
    (touched,) = saved.touched
    assert isinstance(touched.record, Absence)
    assert touched.record.who == "Hanneke"
    assert look_at_day(None, home=noors, now=NOW).verdict.figures.working_minutes == 420


def test_somebody_unknown_is_not_away(noors: Home) -> None:
    with pytest.raises(PersonNotFoundError):
        be_away("vakantie", AllDay(first=day(0), last=day(4)), who="Joost", home=noors, now=NOW)
    assert noors.read().absences(day(-1), day(9)) == ()


def test_beside_a_whole_day_no_hour_is_named(noors: Home) -> None:
    first = at("00:00", 3)
    add_event(draft(first, last_day=day(3)), home=noors, now=NOW)
    (hint,) = add_event(draft(at("10:00", 3)), home=noors, now=NOW).hints
    assert (hint.code, hint.facts["at"]) == ("overlaps", day(3))


def test_a_time_that_the_clocks_jump_over_is_told_with_what_it_becomes(noors: Home) -> None:
    night = datetime(2027, 3, 28, 2, 30)  # noqa: DTZ001 - on the clocks at home
    saved = add_event(draft(night), home=noors, now=NOW)
    jumped = next(hint for hint in saved.hints if hint.code == "clocks_jump")
    assert jumped.facts == {"before": "02:30", "start": "03:30"}
    an_hour_on = add_event(draft(night + timedelta(hours=1)), home=noors, now=NOW)
    assert "clocks_jump" not in hints(an_hour_on)
