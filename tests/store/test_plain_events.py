"""Imported events that are picked from a file without TOML are those that TOML would read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, new_home

from ontzorg_cli.core.calendar.agenda import AllDay, Event, EventKind, EventStatus, Floating, Zoned
from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.store.document import Document, fresh_text
from ontzorg_cli.store.kinds import KINDS
from ontzorg_cli.store.plain_events import picked
from ontzorg_cli.store.toml_text import block_text

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

START = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - its zone stands beside it
PLAIN = Event(
    id="k7m",
    title="MT · café",
    when=Zoned(start=START, zone="Europe/Amsterdam", minutes=60),
    source="werk",
    uid="a@b",
)
SAID = (
    {"busy": False},
    {"when": Floating(start=START, minutes=30)},
    {"status": EventStatus.TENTATIVE},
    {"status": EventStatus.OUT_OF_OFFICE, "owner": "Hanneke"},
    {"owner": "Hanneke", "attended": True, "recurrence": "2026-11-23T08:00:00Z", "sequence": 7},
    {"busy": False, "status": EventStatus.CANCELLED, "owner": "Bram", "attended": True, "sequence": 1},
)
NOT_PLAIN = (
    {"title": 'een "titel"'},
    {"kind": EventKind.CHECKIN, "with_names": ("Hanneke",)},
    {"when": AllDay(first=START.date(), last=START.date())},
    {"movable": True},
    {"source": None, "uid": None},
)


def text_of(*events: Event) -> str:
    head, mark, tail = fresh_text().partition("# -- ")
    blocks = "".join(block_text("event", KINDS[Event].table(event)) for event in events)
    return f"{head}{blocks}{mark}{tail}"


def events_in(text: str) -> list[Event]:
    plain = picked(text)
    return list(plain.between(date(2020, 1, 1), date(2030, 1, 1))) if plain is not None else []


def rest_of(text: str) -> str:
    plain = picked(text)
    assert plain is not None
    return plain.rest


@pytest.mark.parametrize("said", [{}, *SAID])
def test_an_event_of_an_import_is_picked_as_it_is(said: dict[str, object]) -> None:
    event = replace(PLAIN, **said)  # type: ignore[arg-type]  # a field by its name
    text = text_of(event, replace(PLAIN, id="x3j"))
    assert events_in(text) == [event, replace(PLAIN, id="x3j")]
    assert rest_of(text) == text_of()


@pytest.mark.parametrize("said", NOT_PLAIN)
def test_what_is_not_quite_plain_is_left_to_toml(said: dict[str, object]) -> None:
    other = replace(PLAIN, id="x3j", **said)  # type: ignore[arg-type]  # as above
    text = text_of(PLAIN, other)
    assert events_in(text) == [PLAIN]
    assert rest_of(text) == text_of(other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('uid = "a@b"\n', 'uid = "a@b"\n\nbusy = false\n'),
        ('uid = "a@b"\n', 'uid = "a@b"\n\n# met de hand\nbusy = false\n'),
        ('uid = "a@b"\n', 'uid = "a@b"\nnote = "van mij"\n'),
        ('title = "MT', '  title = "MT'),
        ("minutes = 60", "minutes = 060"),
        ("T09:00:00", "T25:00:00"),
        ("MT · café", "  "),
        ("\n", "\r\n"),
    ],
)
def test_what_was_changed_by_hand_is_left_to_toml(old: str, new: str) -> None:
    assert events_in(text_of(PLAIN).replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-11-23", "2026-02-30"),
        ("Europe/Amsterdam", "Mars/Olympus"),
        ("# -- ", 'x = """\n[[event]]\n"""\n# -- '),
    ],
)
def test_where_one_cannot_be_relied_on_none_is_picked(old: str, new: str) -> None:
    text = text_of(PLAIN, replace(PLAIN, id="x3j")).replace(old, new, 1)
    assert picked(text) is None


def test_two_under_one_id_are_left_to_toml() -> None:
    text = text_of(PLAIN, PLAIN)
    assert picked(text) is None


def test_a_damaged_file_is_told_of_by_the_line_it_is_on_in_the_whole() -> None:
    text = text_of(PLAIN, replace(PLAIN, id="x3j")).replace("# -- ", "[[plan\n# -- ")
    with pytest.raises(DamagedError) as refused:
        Document("months/2026-11.toml", text.encode())
    assert refused.value.facts["line"] == text.splitlines().index("[[plan") + 1


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path / "home")
    with made.change("agenda import", now=NOW) as change:
        for number in range(40):
            when = Zoned(start=START + timedelta(days=number), zone="Europe/Amsterdam", minutes=45 * number + 1)
            said = (*({}, *SAID), *NOT_PLAIN[:4])[number % 11]
            change.put(replace(PLAIN, id=change.new_id(), **{"when": when, "uid": f"u{number}", **said}))  # type: ignore[arg-type]  # as above
    return made


def test_a_reading_of_some_days_is_that_of_all_of_them(home: Home) -> None:
    everything = home.read()
    kept = {event.id: event for name in ("2026-11", "2026-12", "2027-01") for event in _all(everything, name)}
    for number in range(0, 40, 3):
        first = START.date() + timedelta(days=number)
        found = home.read().events(first, first + timedelta(days=4))
        assert {event.id: kept.get(event.id, event) for event in found} == {event.id: event for event in found}
        assert {event.id for event in found} == {
            event.id for event in everything.events(first, first + timedelta(days=4))
        }


def test_an_event_is_found_and_changed_by_its_id_as_ever(home: Home) -> None:
    (one,) = [event for event in home.read().events(START.date(), START.date()) if event.uid == "u0"]
    with home.change("edit", now=NOW) as change:
        assert one in change.events(START.date(), START.date())
        change.put(replace(one, title="anders"))
        assert [event.title for event in change.events(START.date(), START.date()) if event.uid == "u0"] == ["anders"]
    found = home.read().find(one.id)
    assert isinstance(found, Event)
    assert found.title == "anders"


def _all(reading: object, month: str) -> list[Event]:
    return list(reading._records(f"months/{month}.toml", Event))  # type: ignore[attr-defined]  # noqa: SLF001 - all of a file by TOML
