"""What comes by mail about an event: an invitation, another time, a cancellation; of a series, or of one time of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.actions.noor import NOW, day
from tests.actions.test_import_calendar import imported

from ontzorg_cli.core.calendar.agenda import occurrences

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.store.home import Home

SERIES = "DTSTART;TZID=Europe/Amsterdam:20261124T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=52"
SECOND = "RECURRENCE-ID;TZID=Europe/Amsterdam:20261201T090000"


def message(*events: str, method: str = "") -> bytes:
    told = "".join(f"BEGIN:VEVENT\nUID:mt\nSUMMARY:MT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\n{f'METHOD:{method}' if method else 'VERSION:2.0'}\n{told}END:VCALENDAR\n".encode()


def series(home: Home) -> list[Event]:
    found = home.read().events(day(0), day(440))
    return sorted((event for event in found if event.uid == "mt"), key=lambda event: event.recurrence)


def busy_days(home: Home) -> list[int]:
    found = occurrences(series(home), first=day(0), last=day(440), zone=NOW.tzinfo)  # type: ignore[arg-type]  # Noor's zone
    return [(one.span.start.date() - day(0)).days for one in found if one.occupies]


TUESDAYS = [1 + 7 * week for week in range(52)]


def test_one_time_that_is_moved_leaves_the_fifty_one_others_untouched(noors: Home) -> None:
    imported(message(SERIES), noors)
    before = series(noors)
    moved = f"{SECOND}\nSEQUENCE:1\nDTSTART;TZID=Europe/Amsterdam:20261202T140000\nDURATION:PT1H"
    done = imported(message(SERIES, moved), noors)
    assert (done.changed, done.unchanged, done.new, done.removed) == (1, 51, 0, 0)
    after = series(noors)
    assert [event for event in after if event not in before] == [after[1]]
    assert busy_days(noors) == [1, 9, *TUESDAYS[2:]]
    assert imported(message(SERIES, moved), noors).step == 0


def test_one_time_that_is_called_off_leaves_the_others_standing(noors: Home) -> None:
    imported(message(SERIES), noors)
    done = imported(
        message(f"{SECOND}\nSEQUENCE:1\nDTSTART;TZID=Europe/Amsterdam:20261201T090000", method="CANCEL"), noors
    )
    assert (done.changed, done.new, done.removed) == (1, 0, 0)
    assert busy_days(noors) == [TUESDAYS[0], *TUESDAYS[2:]]


def test_one_time_is_found_also_where_it_is_told_in_utc(noors: Home) -> None:
    imported(message(SERIES), noors)
    imported(message("RECURRENCE-ID:20261201T080000Z\nSEQUENCE:1\nDTSTART:20261201T080000Z", method="CANCEL"), noors)
    assert busy_days(noors) == [TUESDAYS[0], *TUESDAYS[2:]]


def test_a_series_that_is_called_off_takes_no_time_any_more(noors: Home) -> None:
    imported(message(SERIES), noors)
    imported(message("SEQUENCE:1\nDTSTART;TZID=Europe/Amsterdam:20261124T090000", method="CANCEL"), noors)
    assert (len(series(noors)), busy_days(noors)) == (52, [])


def test_a_cancellation_that_was_overtaken_by_a_new_time_changes_nothing(noors: Home) -> None:
    imported(message(f"{SERIES}\nSEQUENCE:3"), noors)
    imported(message("SEQUENCE:2\nDTSTART;TZID=Europe/Amsterdam:20261124T090000", method="CANCEL"), noors)
    assert busy_days(noors) == TUESDAYS


def test_an_invitation_for_another_day_moves_the_whole_series(noors: Home) -> None:
    imported(message(SERIES, method="REQUEST"), noors)
    moved = f"{SERIES.replace('20261124', '20261125')}\nSEQUENCE:1"
    done = imported(message(moved, method="REQUEST"), noors)
    assert (done.new, done.removed) == (52, 52)
    assert busy_days(noors) == [each + 1 for each in TUESDAYS]


def test_a_time_that_is_added_to_a_series_takes_none_of_it_away(noors: Home) -> None:
    imported(message(SERIES, method="REQUEST"), noors)
    done = imported(message("SEQUENCE:1\nDTSTART:20261127T090000Z\nDURATION:PT1H", method="ADD"), noors)
    assert (done.new, done.removed) == (1, 0)


def test_an_empty_message_takes_nothing_away(noors: Home) -> None:
    imported(message(SERIES), noors)
    assert imported(message(method="REQUEST"), noors).step == 0
    assert busy_days(noors) == TUESDAYS
