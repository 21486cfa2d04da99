"""The own agenda from the command line: appointments, protected time, absences, free time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, at, day, meet, new_home, on_days
from tests.cli.runs import ran
from tests.ics.calendars import calendar

from ontzorg_cli.core.calendar.agenda import AllDay, Zoned

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def said(home: Home, *argv: str, now: str = "2026-11-23T08:45") -> str:
    result = ran(home.folder, *argv, now=now, environ={"COLUMNS": "200"})
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize(
    ("when", "time"),
    [
        ("10:30", (0, "10:30")),
        ("di 14:00", (1, "14:00")),
        ("morgen half drie", (1, "14:30")),
        ("27-11 9u30", (4, "09:30")),
        ("om 3 uur", (0, "15:00")),
        ("2026-11-27 10:00", (4, "10:00")),
    ],
)
def test_an_appointment_is_at_the_time_that_was_meant(when: str, time: tuple[int, str], home: Home) -> None:
    said(home, "agenda", "add", "overleg", "met", "Joost", "--at", when, "--minutes", "30m")
    assert on_days(home, "overleg met Joost") == [time]


def test_a_series_in_words_starts_on_its_first_day(home: Home) -> None:
    out = said(home, "agenda", "add", "MT", "--at", "di 09:00", "--minutes", "1u", "--repeat", "om de week di")
    assert on_days(home, "MT", 0, 30) == [(1, "09:00"), (15, "09:00"), (29, "09:00")]
    assert "dinsdag" in out


def test_what_overlaps_and_falls_outside_working_time_is_said(home: Home) -> None:
    meet(home, "MT", at("09:00"))
    out = said(home, "agenda", "add", "overleg", "--at", "09:30", "--minutes", "30")
    assert "Op dat moment staat er al iets: MT, ma 23 november, wk 48, 09:00." in out
    assert "Dat valt buiten je werktijd op wo 25 november" in said(
        home, "agenda", "add", "borrel", "--at", "wo 16:00", "--minutes", "60"
    )
    assert "Een deel daarvan valt buiten je werktijd op di 24 november" in said(
        home, "agenda", "add", "uitloop", "--at", "di 15:30", "--minutes", "60"
    )


def test_what_is_free_takes_no_time(home: Home) -> None:
    said(home, "agenda", "add", "taart", "--at", "10:00", "--minutes", "60", "--free")
    assert ran(home.folder, "today", "--json").document["day"]["fixed_minutes"] == 0


def test_time_is_protected_for_a_task_for_itself_and_for_nothing(home: Home) -> None:
    task = add(home, "begroting", minutes=60, on=day(0))
    said(home, "agenda", "block", task.id, "--at", "14:00", "--minutes", "60")
    said(home, "agenda", "block", "even", "lezen", "--at", "di 14:00", "--minutes", "30")
    assert "eigen tijd" in said(home, "agenda", "block", "--at", "do 14:00", "--minutes", "30")
    kinds = ran(home.folder, "agenda", "--json").document["events"]
    assert [(event["title"], event["kind"]) for event in kinds] == [
        ("begroting", "protected"),
        ("even lezen", "protected"),
        ("eigen tijd", "protected"),
    ]


@pytest.mark.parametrize(
    ("argv", "when"),
    [
        ("--from vr", AllDay(first=day(4), last=day(4))),
        ("--from vr --to 2-12", AllDay(first=day(4), last=day(9))),
        (
            "--from do@10:00 --to do@11:30",
            Zoned(start=at("10:00", 3).replace(tzinfo=None), zone="Europe/Amsterdam", minutes=90),
        ),
        (
            "--from do@13:00 --to vr",
            Zoned(start=at("13:00", 3).replace(tzinfo=None), zone="Europe/Amsterdam", minutes=35 * 60),
        ),
    ],
)
def test_an_absence_is_whole_days_or_hours(argv: str, when: AllDay | Zoned, home: Home) -> None:
    said(home, "agenda", "away", "tandarts", *(word.replace("@", " ") for word in argv.split()))
    (absence,) = home.read().absences(day(0), day(10))
    assert (absence.when, absence.who) == (when, None)


def test_an_absence_may_be_a_managers(home: Home) -> None:
    said(home, "agenda", "away", "vakantie", "--from", "ma 30-11", "--to", "vr 4-12", "--who", "hanneke")
    (absence,) = home.read().absences(day(0), day(20))
    assert absence.who == "Hanneke"


@pytest.mark.parametrize(
    ("argv", "days"),
    [
        ("", (23, 27)),
        ("--from ma --to vr", (30, 4)),
        ("--from 25-11 --to 25-11", (25, 25)),
        ("--to di", (23, 24)),
        ("--from 30-11", (30, 4)),
    ],
)
def test_the_agenda_is_that_of_the_week_or_of_the_days_named(argv: str, days: tuple[int, int], home: Home) -> None:
    meet(home, "overleg", at("09:00"), repeat="FREQ=DAILY")
    events = ran(home.folder, "agenda", *argv.split(), "--json").document["events"]
    found = [int(event["start"][8:10]) for event in events]
    shown = ran(home.folder, "agenda", *argv.split()).out
    assert found[0] == days[0]
    assert str(days[0]) in shown
    assert str(days[1]) in shown


def test_free_time_is_offered_up_to_the_moment_named(home: Home) -> None:
    meet(home, "MT", at("09:00"), minutes=180)
    slots = ran(home.folder, "agenda", "free", "--minutes", "45", "--before", "di", "--json").document["slots"]
    assert [(slot["start"][11:16], slot["minutes"]) for slot in slots] == [("13:00", 180)]


def test_where_there_is_no_room_it_is_said_in_words(home: Home) -> None:
    assert said(home, "agenda", "free", "--minutes", "8u").strip()
    assert ran(home.folder, "agenda", "free", "--minutes", "8u", "--json").document["slots"] == []


def theirs(home: Home, owner: str, *events: str, folder: Path) -> None:
    file = folder / f"{owner}.ics"
    file.write_bytes(calendar(*events))
    assert ran(home.folder, "agenda", "import", str(file), "--owner", owner).code == 0


def slots(home: Home, *argv: str) -> list[str]:
    found = ran(home.folder, "agenda", "free", *argv, "--json").document["slots"]
    return [f"{slot['start'][:16]}-{slot['end'][11:16]}" for slot in found]


def test_free_time_lies_around_everyone_who_is_to_be_there(home: Home, tmp_path: Path) -> None:
    busy = "UID:a\nSUMMARY:directie\nDTSTART:20261123T083000Z\nDTEND:20261123T120000Z"
    free = "UID:b\nSUMMARY:lezen\nTRANSP:TRANSPARENT\nDTSTART:20261124T073000Z\nDTEND:20261124T150000Z"
    off = "UID:c\nSUMMARY:vervallen\nSTATUS:CANCELLED\nDTSTART:20261124T073000Z\nDTEND:20261124T150000Z"
    theirs(home, "Hanneke", busy, free, off, folder=tmp_path)
    theirs(home, "Bram", "UID:d\nSUMMARY:reis\nDTSTART;VALUE=DATE:20261124\nTRANSP:OPAQUE", folder=tmp_path)
    meet(home, "eigen overleg", at("15:00"))
    assert slots(home, "--minutes", "60")[0] == "2026-11-23T08:45-12:30"
    assert slots(home, "--minutes", "60", "--with", "hanneke")[:2] == [
        "2026-11-23T13:00-15:00",
        "2026-11-24T08:30-12:30",
    ]
    assert slots(home, "--minutes", "90", "--with", "Hanneke", "--with", "Bram")[:2] == [
        "2026-11-23T13:00-15:00",
        "2026-11-25T08:30-12:30",
    ]
    assert slots(home, "--minutes", "60", "--with", "Bram", "--before", "wo")[-1] == "2026-11-23T13:00-15:00"
    said_ = said(home, "agenda", "free", "--minutes", "60", "--with", "Hanneke")
    assert "ook rond de agenda van Hanneke:" in said_


def test_her_noted_absence_counts_and_a_calendar_that_is_not_known_is_said(home: Home) -> None:
    said(home, "agenda", "away", "congres", "--from", "23-11", "--to", "24-11", "--who", "Bram")
    assert slots(home, "--minutes", "60", "--with", "Bram")[0] == "2026-11-25T08:30-12:30"
    out = said(home, "agenda", "free", "--minutes", "60", "--with", "Bram", "--with", "Joost", "--with", "me")
    assert "Van Bram heb je geen agenda, alleen genoteerde afwezigheid; vraag nog na of het kan." in out
    assert "ontzorg agenda import agenda.ics --owner Bram" in out
    assert "Van Joost heb je geen agenda; vraag nog na of het kan." in out
    assert "--owner Joost" not in out
    document = ran(home.folder, "agenda", "free", "--minutes", "60", "--with", "Bram", "--json").document
    assert (document["with"], document["without_calendar"]) == (["Bram"], ["Bram"])
    english = ran(home.folder, "agenda", "free", "--minutes", "60", "--with", "Bram", lang="en").out
    assert "You have no calendar of Bram" in english


def test_free_time_from_a_day_on_looks_as_far_ahead_from_there(home: Home) -> None:
    assert slots(home, "--minutes", "60", "--from", "vr")[0] == "2026-11-27T08:30-12:30"
    assert slots(home, "--minutes", "60", "--from", "1-3-2027")[0] == "2027-03-01T08:30-12:30"
    refused = ran(home.folder, "agenda", "free", "--minutes", "60", "--from", "4-12", "--before", "27-11")
    assert (refused.code, "Het einde" in refused.err) == (2, True)


def test_a_misspelt_name_is_not_taken_for_somebody_new(home: Home) -> None:
    refused = ran(home.folder, "agenda", "free", "--minutes", "60", "--with", "Hannike")
    assert (refused.code, refused.out) == (3, "")


def test_where_nobody_is_free_together_it_says_until_when_it_looked(home: Home, tmp_path: Path) -> None:
    whole = "UID:a\nSUMMARY:sabbatical\nDTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20270301\nTRANSP:OPAQUE"
    theirs(home, "Bram", whole, folder=tmp_path)
    out = said(home, "agenda", "free", "--minutes", "60", "--with", "Bram")
    assert out.startswith(
        "Tot en met maandag 4 januari 2027 is er nergens 1 uur aan één stuk waarop jij én Bram vrij zijn."
    )
