"""The own agenda from the command line: appointments, protected time, absences, free time."""

from __future__ import annotations

from datetime import date, timedelta
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


@pytest.mark.parametrize(
    ("argv", "days"),
    [
        ("morgen", ["2026-11-24"]),
        ("vr", ["2026-11-27"]),
        ("--day", ["2026-11-23"]),
        ("wk 49 --day", ["2026-11-30"]),
        ("8-12 --week", [f"2026-12-{day:02}" for day in range(7, 14)]),
        ("next week", [f"2026-{day}" for day in ("11-30", "12-01", "12-02", "12-03", "12-04", "12-05", "12-06")]),
        ("weekend", ["2026-11-28", "2026-11-29"]),
        ("december", [f"2026-12-{day:02}" for day in range(1, 32)]),
        ("2026-12", [f"2026-12-{day:02}" for day in range(1, 32)]),
        ("2-2027", [f"2027-02-{day:02}" for day in range(1, 29)]),
        ("in 2/2027 --month", [f"2027-02-{day:02}" for day in range(1, 29)]),
        ("2027", [(date(2027, 1, 1) + timedelta(days=number)).isoformat() for number in range(365)]),
        ("2027 --month", [f"2027-01-{day:02}" for day in range(1, 32)]),
        ("--month", [f"2026-11-{day:02}" for day in range(1, 31)]),
        ("15-2 --month", [f"2027-02-{day:02}" for day in range(1, 29)]),
        ("deze maand", [f"2026-11-{day:02}" for day in range(1, 31)]),
    ],
)
def test_the_agenda_of_the_days_that_are_said(argv: str, days: list[str], home: Home) -> None:
    document = ran(home.folder, "agenda", *argv.split(), "--json").document
    assert [each["date"] for each in document["days"]] == days


@pytest.mark.parametrize(("lang", "said_of_it"), [("nl", "brugdag?"), ("en", "bridge day?")])
def test_a_month_of_the_agenda_fits_a_screen(lang: str, said_of_it: str, home: Home) -> None:
    meet(home, "overleg", at("09:00"), repeat="FREQ=WEEKLY;BYDAY=MO")
    shown = ran(home.folder, "agenda", "december", lang=lang, environ={"COLUMNS": "80"}).out.splitlines()
    assert len(shown) <= 24
    assert max(map(len, shown)) <= 80
    assert "53" in next(line for line in shown if "28 \N{BOX DRAWINGS HEAVY VERTICAL}1" in line)
    assert said_of_it not in "".join(shown)
    ran(home.folder, "dayoff", "add", "extra", "--on", "22-12")
    assert said_of_it in ran(home.folder, "agenda", "december", lang=lang).out


def test_work_that_comes_back_fills_the_month_too(home: Home) -> None:
    add(home, "cijfers", on=day(8), minutes=60, repeat="FREQ=WEEKLY;BYDAY=TU")
    days = ran(home.folder, "agenda", "december", "--json").document["days"]
    assert [each["need_minutes"] for each in days if each["date"] in {"2026-12-01", "2026-12-08"}] == [60, 60]


def test_a_command_of_the_agenda_that_was_misspelt_is_known_and_other_words_are_no_day(home: Home) -> None:
    assert "agenda import" in ran(home.folder, "agenda", "improt", "x.ics").err
    mistyped = ran(home.folder, "agenda", "mrogen").err
    assert "agenda free" not in mistyped
    assert "vr, 27-11, over 3 dagen" in mistyped
    refused = ran(home.folder, "agenda", "gisterochtendlijk", "--json")
    assert (refused.code, refused.error["code"]) == (2, "unreadable_date")
    assert ran(home.folder, "agenda", "december", "--from", "ma").code == 2
    assert ran(home.folder, "agenda", "--week", "--month").code == 2


def test_a_call_with_another_city_stays_on_its_clock_across_both_changes_of_the_clock(home: Home) -> None:
    argv = ("agenda", "add", "call", "--at", "5-3-2027 10:00", "--minutes", "30", "--repeat", "elke vr 5 keer")
    out = said(home, *argv, "--timezone", "new york")
    assert "tijd in New York, bij jou 16:00" in out
    events = ran(home.folder, "agenda", "maart", "2027", "--json").document["events"]
    hours = [event["start"][11:] for event in events] + [
        event["start"][11:] for event in ran(home.folder, "agenda", "2-4-2027", "--json").document["events"]
    ]
    assert hours == ["16:00:00+01:00", "16:00:00+01:00", "15:00:00+01:00", "15:00:00+01:00", "16:00:00+02:00"]


def test_three_kinds_of_time_when_the_home_moves_to_another_zone(home: Home) -> None:
    said(home, "agenda", "add", "MT", "--at", "di 10:00", "--minutes", "60")
    assert "op de klok waar je bent" in said(
        home, "agenda", "add", "pil", "--at", "di 11:00", "--minutes", "5", "--floating"
    )
    said(home, "agenda", "add", "beurs", "--at", "di", "--to", "wo")
    said(home, "config", "timezone", "America/New_York")
    events = ran(home.folder, "agenda", "di", "--json", now="2026-11-23T08:45").document["events"]
    found = {event["title"]: (event["start"], event["end"], event["all_day"]) for event in events}
    assert found["MT"][0] == "2026-11-24T04:00:00-05:00"
    assert found["pil"][0] == "2026-11-24T11:00:00-05:00"
    assert found["beurs"] == ("2026-11-24", "2026-11-26", True)


@pytest.mark.parametrize(
    "argv",
    [
        "--at di@10:00",
        "--at di --all-day --minutes 30",
        "--at di --all-day --timezone Tokyo",
        "--at di@10:00 --minutes 30 --timezone Tokyo --floating",
        "--at vr --to do@26-11",
        "--at di@10:00 --minutes 30 --timezone Narnia",
    ],
)
def test_times_that_cannot_be_are_refused(argv: str, home: Home) -> None:
    result = ran(home.folder, "agenda", "add", "x", *(word.replace("@", " ") for word in argv.split()))
    assert result.code == 2
    assert on_days(home, "x") == []


def test_one_time_of_a_series_is_named_by_its_day(home: Home) -> None:
    event = meet(home, "overleg", at("09:00"), repeat="FREQ=WEEKLY;BYDAY=MO;COUNT=4")
    refused = ran(home.folder, "edit", event.id, "--of", "8-12", "--at", "10:00")
    assert refused.code == 3
    assert "maandag 7 december en op maandag 14 december" in refused.err
    said(home, "drop", event.id, "--of", "7-12")
    said(home, "defer", event.id, "15-12", "--of", "ma 14-12")
    assert on_days(home, "overleg", 0, 60) == [(0, "09:00"), (7, "09:00"), (22, "09:00")]
    task = add(home, "begroting")
    assert ran(home.folder, "drop", task.id, "--of", "7-12").code == 2


def test_a_series_begins_on_a_day_of_its_rhythm_and_says_so(home: Home) -> None:
    out = said(home, "agenda", "add", "MT", "--at", "wo 10:00", "--minutes", "60", "--repeat", "elke ma")
    assert "De eerste keer is op ma 30 november" in out
    assert on_days(home, "MT", 0, 10) == [(7, "10:00")]


def test_days_off_from_the_command_line(home: Home, tmp_path: Path) -> None:
    said(home, "dayoff", "fill")
    assert "Koningsdag" in said(home, "vrij")
    assert "ontzorg dayoff fill" not in said(home, "agenda", "maart", "2028")
    assert "De feestdagen van 2029" in said(home, "agenda", "maart", "2029")
    assert "Koningsdag" in said(home, "dayoff", "drop", "koningsdag")
    assert "Koningsdag" not in said(home, "dayoff")
    assert "2 januari" in said(home, "dayoff", "add", "brugdag", "--on", "2-1-2028")
    assert "brugdag" in said(home, "dayoff", "drop", "2-1-2028")
    assert ran(home.folder, "dayoff", "drop", "sint", "juttemis").code == 3
    assert "Zuid" in ran(home.folder, "dayoff", "school", "Friesland").err
    lines = [
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART;VALUE=DATE:20270213",
        "DTEND;VALUE=DATE:20270222",
        "SUMMARY:carnaval",
        "END:VEVENT",
    ]
    file = tmp_path / "school.ics"
    file.write_text("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]))
    assert "13 februari" in said(home, "dayoff", "school", str(file))
    assert "carnaval" in said(home, "agenda", "februari", "2027")
    document = ran(home.folder, "dayoff", "--json").document
    assert {"first": "2027-02-13", "last": "2027-02-21", "name": "carnaval"} in document["school_holidays"]


@pytest.mark.parametrize(
    ("argv", "name", "days"),
    [
        ("vrij 4-12", "vrij", [11]),
        ("dagje vrij 3-12", "dagje vrij", [10]),
        ("studiedag vr 4-12", "studiedag", [11]),
        ("studiedag --on 4-12", "studiedag", [11]),
        ("kantoor dicht 4-12 --to 7-12", "kantoor dicht", [11, 12, 13, 14]),
        ("zomerstop wk 50", "zomerstop", list(range(14, 21))),
        ("dag 3 4-12", "dag 3", [11]),
    ],
)
def test_a_day_off_is_named_and_then_dated(argv: str, name: str, days: list[int], home: Home) -> None:
    said(home, "dayoff", "add", *argv.split())
    assert [off.day for off in home.read().days_off() if off.name == name] == [day(number) for number in days]


@pytest.mark.parametrize(
    ("argv", "lacks"), [("dagje vrij", "DAG"), ("vrij", "DAG"), ("4-12", "NAAM"), ("studiedag", "DAG")]
)
def test_a_day_off_without_a_name_or_a_day_says_which_is_missing(argv: str, lacks: str, home: Home) -> None:
    refused = ran(home.folder, "dayoff", "add", *argv.split())
    assert (refused.code, f"ontbreekt nog {lacks}." in refused.err) == (2, True)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_free_time_without_a_length_says_what_to_type(lang: str, home: Home) -> None:
    refused = ran(home.folder, "agenda", "free", "--before", "vr", lang=lang)
    assert (refused.code, "ontzorg agenda free 45m" in refused.err, "--minutes" in refused.err) == (2, True, False)


def test_own_time_comes_back_too_and_one_of_it_can_go(home: Home) -> None:
    out = said(home, "agenda", "block", "lezen", "--at", "di 13:00", "--minutes", "60", "--repeat", "elke vr")
    assert "De eerste keer is op vr 27 november" in out
    (event,) = home.read().events(day(0), day(7))
    said(home, "drop", event.id, "--of", "vr 4-12")
    assert on_days(home, "lezen", 0, 21) == [(4, "13:00"), (18, "13:00")]


def test_one_time_of_a_series_of_another_calendar_is_found_under_its_own_id(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "mt.ics"
    file.write_bytes(calendar("UID:mt\nSUMMARY:MT\nDTSTART:20261124T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3"))
    said(home, "agenda", "import", str(file))
    (event,) = ran(home.folder, "agenda", "24-11", "--json").document["events"]
    refused = ran(home.folder, "drop", event["id"], "--of", "1-12", environ={"COLUMNS": "200"})
    assert (refused.code, refused.out) == (2, "")
    line = refused.err.splitlines()[-1]
    assert line == "Dat van dinsdag 1 december zie je met: ontzorg agenda dinsdag 1 december"
    assert "MT" in said(home, *line.partition("ontzorg ")[2].split())


def test_two_days_in_a_row_are_no_command_that_was_misspelt(home: Home) -> None:
    refused = ran(home.folder, "agenda", "morgen", "overmorgen", "--json")
    assert (refused.code, refused.error["code"]) == (2, "unreadable_date")
    assert ran(home.folder, "agenda", "exprot", "--json").error["code"] != "unreadable_date"


@pytest.mark.parametrize("view", ["--day", "--week", "--month", "morgen"])
def test_what_does_not_go_with_from_is_named_as_it_was_typed(view: str, home: Home) -> None:
    refused = ran(home.folder, "agenda", view, "--from", "vr")
    assert (refused.code, refused.err.splitlines()[0]) == (2, f"Deze gaan niet samen: --from, {view}.")


def test_what_is_changed_of_an_imported_event_is_said_to_stand_elsewhere_too(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "mt.ics"
    file.write_bytes(calendar("UID:mt\nSUMMARY:MT\nDTSTART:20261124T090000Z\nDURATION:PT1H"))
    said(home, "agenda", "import", str(file), "--source", "Werk")
    (event,) = ran(home.folder, "agenda", "24-11", "--json").document["events"]
    warning = "Deze komt uit een andere agenda (Werk)."
    for argv in (("edit", event["id"], "--at", "di 14:00"), ("defer", event["id"], "do"), ("drop", event["id"])):
        assert warning in said(home, *argv)
        said(home, "undo")
    own = meet(home, "eigen", at("09:00", 1))
    assert warning not in said(home, "edit", own.id, "--at", "di 14:00")
    assert "uit de agenda  Werk" in said(home, "show", event["id"])
    assert "uit de agenda" not in said(home, "show", own.id)


def test_the_answer_names_the_time_of_a_series_that_was_meant(home: Home) -> None:
    event = meet(home, "overleg", at("09:00", 7), repeat="FREQ=WEEKLY;BYDAY=MO")
    moved = "In plaats van ma 7 december, wk 50; de rest van de reeks blijft staan."
    assert moved in said(home, "edit", event.id, "--at", "di 8-12 10:00", "--of", "7-12")
    said(home, "undo")
    assert moved in said(home, "defer", event.id, "8-12", "--of", "7-12")
    said(home, "undo")
    assert "In plaats van" not in said(home, "edit", event.id, "--at", "7-12 10:00", "--of", "7-12")
    ended = "Ook alles erna vervalt; wat vóór ma 14 december, wk 51 ligt blijft staan."
    assert ended in said(home, "drop", event.id, "--following", "--of", "14-12")


@pytest.mark.parametrize("argv", [("--before", "gisteren"), ("--before", "vr", "--from", "vr")])
def test_free_time_that_would_end_before_it_begins_is_refused(argv: tuple[str, ...], home: Home) -> None:
    refused = ran(home.folder, "agenda", "free", "--minutes", "1u", *argv, "--json")
    assert (refused.code, refused.error["code"]) == (2, "ends_before_it_starts")


def test_how_long_is_said_as_it_comes_or_as_an_option(home: Home) -> None:
    assert slots(home, "anderhalf", "uur") == slots(home, "--minutes", "90")
    assert [ran(home.folder, "agenda", "free", *argv).code for argv in ((), ("1u", "--minutes", "2u"))] == [2, 2]


@pytest.mark.parametrize("more", [("--all-day",), ("--to", "vr")])
def test_a_whole_day_has_no_hour(home: Home, more: tuple[str, ...]) -> None:
    refused = ran(home.folder, "agenda", "add", "congres", "--at", "do 9:00", *more, "--json")
    assert (refused.code, refused.error["code"]) == (2, "one_of_these")
    assert said(home, "agenda", "add", "congres", "--at", "do", *more).startswith("genoteerd")
