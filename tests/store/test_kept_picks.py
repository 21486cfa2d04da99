"""What was kept of a large month says exactly what its file says, or is not used."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.samples import NOW, add, finish, new_home

from ontzorg_cli.core.calendar.agenda import Event, EventKind, EventStatus, Floating, Zoned
from ontzorg_cli.store import document
from ontzorg_cli.store.document import fresh_text
from ontzorg_cli.store.files import Disk
from ontzorg_cli.store.kept_picks import kept_of, plain_of
from ontzorg_cli.store.kinds import KINDS
from ontzorg_cli.store.names import LARGE_MONTH, picks_file
from ontzorg_cli.store.plain_events import event_of, picked
from ontzorg_cli.store.toml_text import block_text

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

START = datetime(2026, 11, 2, 9)  # noqa: DTZ001 - its zone stands beside it
MONTH = "months/2026-11.toml"
MANY = 400
"""So many events make a month large."""

SAID: tuple[dict[str, object], ...] = (
    {},
    {"busy": False},
    {"status": EventStatus.TENTATIVE, "recurrence": "2026-11-23T08:00:00Z"},
    {"owner": "Hanneke \u2028 Böhm", "sequence": 3},
    {"owner": "Bram", "attended": True},
    {"kind": EventKind.CHECKIN, "with_names": ("Hanneke",)},  # not plain
    {"title": 'een "titel"'},  # neither
)
OTHERS = ("", "# los commentaar\n\n", '[[note]]\nid = "n2b"\ntitle = "x"\nkind = "done"\nat = 2026-11-23T08:00:00Z\n\n')


def plain(number: int, **said: object) -> Event:
    start = START + number % 25 * timedelta(days=1) + number * timedelta(minutes=1)
    when = Zoned(start=start, zone="Europe/Amsterdam", minutes=30) if number % 5 else Floating(start=start, minutes=45)
    fields: dict[str, object] = {
        "title": f"overleg over {number}",
        "when": when,
        "source": "werk",
        "uid": f"u{number}@x",
    }
    return Event(id=f"e{number}", **(fields | said))  # type: ignore[arg-type]  # any field by its name


def text_of(*events: Event) -> str:
    head, mark, tail = fresh_text().partition("# -- ")
    return "".join((head, *(block_text("event", KINDS[Event].table(event)) for event in events), mark, tail))


@st.composite
def months(draw: st.DrawFn) -> str:
    """Draw the file of a month with plain and other events, and other blocks and comments in between."""
    head, mark, tail = fresh_text().partition("# -- ")
    count = draw(st.integers(1, 12))
    blocks = [block_text("event", KINDS[Event].table(plain(at, **draw(st.sampled_from(SAID))))) for at in range(count)]
    between = draw(st.lists(st.sampled_from(OTHERS), min_size=count, max_size=count))
    return f"{head}{''.join(b + o for b, o in zip(blocks, between, strict=True))}{mark}{tail}"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path)
    with made.change("agenda import", now=NOW) as change:
        for number in range(MANY):
            change.put(replace(plain(number, **SAID[number % len(SAID)]), id=change.new_id()))
    return made


def kept(home: Home) -> bytes | None:
    return Disk().read(home.state / picks_file(MONTH))


def events(home: Home) -> list[Event]:
    """Return the events of the month, also the plain ones, in order of id."""
    found, rows = home.read().events_apart(START.date(), START.date() + timedelta(days=28))
    return sorted((*found, *(event_of(row[4]) for row in rows)), key=lambda event: event.id)


@given(months())
def test_what_was_kept_is_what_would_be_picked(text: str) -> None:
    plain, kept = picked(text), kept_of(text.encode())
    assert (plain is None) == (kept is None)
    if plain is not None and kept is not None:
        again = plain_of(kept, text.encode(), text)
        assert again is not None
        assert (again.columns, again.rest) == (plain.columns, plain.rest)


@given(months(), st.data())
def test_of_another_text_nothing_is_used(text: str, data: st.DataObject) -> None:
    kept, at = kept_of(text.encode()), data.draw(st.integers(0, len(text) - 1))
    other = text[:at] + data.draw(st.sampled_from(("", "x", "0", '"', "\n"))) + text[at + 1 :]
    if kept is not None:
        assert (plain_of(kept, other.encode(), other) is None) == (other != text)


@given(months(), st.data())
def test_what_was_cut_off_or_spoilt_is_not_used(text: str, data: st.DataObject) -> None:
    kept = kept_of(text.encode())
    if kept is not None:
        assert plain_of(kept[: data.draw(st.integers(0, len(kept) - 1))], text.encode(), text) is None
        assert plain_of(data.draw(st.binary()), text.encode(), text) is None


def test_a_zone_that_is_no_longer_known_is_left_to_toml() -> None:
    text = text_of(plain(1))
    kept = kept_of(text.encode())
    assert kept is not None
    gone = kept.replace(b"Europe/Amsterdam", b"Mars/Olympus")
    assert plain_of(kept, text.encode(), text) is not None
    assert plain_of(gone, text.encode(), text) is None


def test_what_would_not_read_back_the_same_is_not_kept() -> None:
    block = block_text("event", KINDS[Event].table(plain(1)))
    text = text_of(plain(2)).replace("# -- ", f"{block}busy = false\n\n{block}# -- ")
    assert picked(text) is not None
    assert kept_of(text.encode()) is None


def test_a_large_month_is_not_picked_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len((home.folder / MONTH).read_bytes()) > LARGE_MONTH
    before = events(home)
    assert len(before) == MANY
    monkeypatch.setattr(document, "picked", lambda _: pytest.fail("picked anew"))
    assert events(home) == before


def test_after_a_change_by_hand_the_file_counts(home: Home) -> None:
    path = home.folder / MONTH
    path.write_text(path.read_text().replace('title = "overleg over 1"', 'title = "overleg over 2"'))
    assert [event.title for event in events(home)].count("overleg over 2") == 2
    path.write_text(path.read_text().replace("2026-11-03T09:01:00", "2026-11-03T10:01:00"))
    assert START + timedelta(days=1, hours=1, minutes=1) in {event.when.start for event in events(home)}  # type: ignore[union-attr]  # none is all day


def test_each_command_that_writes_there_keeps_it_anew(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept(home)
    finish(home, add(home, "een"))
    second = kept(home)
    home.undo(1, now=NOW)
    assert kept(home) == first != second
    monkeypatch.setattr(document, "picked", lambda _: pytest.fail("picked anew"))
    assert len(events(home)) == MANY


def test_a_home_does_without(home: Home) -> None:
    before = events(home)
    shutil.rmtree(home.state / "picked")
    assert events(home) == before
    (home.state / "picked").write_text("in de weg")
    finish(home, add(home, "een"))
    assert events(home) == before


def test_a_small_month_is_not_kept(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.change("agenda import", now=NOW) as change:
        change.put(plain(1))
    assert kept(home) is None
