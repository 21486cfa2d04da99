"""What is kept of working together: open topics in together.toml, the rest in the month in which it happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW, add, files_of, finish, new_home

from ontzorg_cli.core.calendar.agenda import Absence, AllDay, Event, Floating
from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.person import Goal, Person, TextLanguage
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.interruption import Interruption
from ontzorg_cli.store.errors import FileCutError, FileDamagedError
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.kinds import Record

TODAY = NOW.date()
LAST_MONTH = NOW - timedelta(days=30)
BY_HAND = """\
# Wat ik met ze wil bespreken
schema = 1

# voor de zomer
[[topic]]
title = 'Vliegen of de trein?'   # van Bram
id = "t2p"
person = "Bram"
colour = "green"
decision = true
by = 2026-11-27
created_at = 2026-11-20T09:00:00+01:00

[[topic]]
id = "t3p"
title = "Printer"
person = "Hanneke"
created_at = 2026-11-20T09:00:00+01:00

# -- einde / end --
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path)


@pytest.fixture
def by_hand(home: Home) -> Home:
    (home.folder / "together.toml").write_text(BY_HAND, "utf-8")
    return home


def put(home: Home, *records: Record, replaces: Record | None = None) -> None:
    with home.change("note", now=NOW) as change:
        for record in records:
            change.put(record, replaces=replaces)


def _text(home: Home) -> str:
    return (home.folder / "together.toml").read_text("utf-8")


def topic(title: str = "Printer", id: str = "t5p") -> Topic:  # noqa: A002 - an id is called an id
    return Topic(id=id, title=title, person="Hanneke", created_at=NOW)


def closed(of: Topic, number: int = 0) -> Topic:
    return replace(of, ending=TopicEnding.DISCUSSED, closed_at=NOW + timedelta(days=number))


def held(number: int = 0, id: str = "c5k") -> Checkin:  # noqa: A002 - as above
    return Checkin(id=id, person="Hanneke", day=TODAY + timedelta(days=number), kept=Kept.HELD, at=NOW)


def note(number: int = 0, id: str = "n5t") -> Note:  # noqa: A002 - as above
    return Note(id=id, title="eerder", kind=NoteKind.AGREEMENT, at=NOW + timedelta(days=number), person="Hanneke")


@pytest.fixture
def old(home: Home) -> Home:
    """Return a home that was made before there were topics."""
    (home.folder / "together.toml").unlink()
    return home


def test_a_home_of_before_has_nothing_on_its_lists(old: Home) -> None:
    reading = old.read()
    assert (reading.topics(), reading.notes(TODAY, TODAY), reading.checkins(TODAY, TODAY)) == ((), (), ())
    assert reading.problems == []


def test_there_the_file_comes_with_the_first_topic_and_goes_with_undoing_it(old: Home) -> None:
    before = files_of(old.folder).keys()
    put(old, topic())
    assert files_of(old.folder).keys() - before == {"together.toml"}
    assert (old.folder / "together.toml").stat().st_mode & 0o777 == 0o600
    assert old.read().topics() == (topic(),)
    old.undo(1, now=NOW)
    assert files_of(old.folder).keys() == before


def test_there_a_backup_of_a_later_day_can_be_put_back(old: Home, tmp_path: Path) -> None:
    assert "together.toml" not in old.backup(tmp_path / "before.zip", now=NOW).files
    put(old, topic())
    old.backup(tmp_path / "after.zip", now=NOW)
    old.restore(tmp_path / "before.zip", now=NOW)
    assert old.read().topics() == ()
    old.restore(tmp_path / "after.zip", now=NOW)
    assert old.read().topics() == (topic(),)


def test_a_topic_that_is_closed_goes_to_the_month_in_which_it_was(home: Home) -> None:
    put(home, topic())
    put(home, closed(topic(), 30), replaces=topic())
    assert home.read().topics() == ()
    assert "[[topic]]" in (home.folder / "months/2026-12.toml").read_text("utf-8")
    assert home.read().closed_topics(TODAY, TODAY + timedelta(days=30)) == (closed(topic(), 30),)
    assert home.read().closed_topics(TODAY, TODAY + timedelta(days=29)) == ()


def test_notes_and_check_ins_have_their_place_in_their_month(home: Home) -> None:
    put(home, note(-30, "n6t"), note(0), held(-30, "c6k"), held(0))
    reading = home.read()
    assert reading.notes(TODAY, TODAY) == (note(0),)
    assert reading.checkins(LAST_MONTH.date(), TODAY) == (held(-30, "c6k"), held(0))
    text = (home.folder / "months/2026-10.toml").read_text("utf-8")
    assert ("[[note]]" in text, "[[checkin]]" in text) == (True, True)


@pytest.mark.parametrize("record", [topic(), closed(topic()), note(), held()], ids=["open", "closed", "note", "held"])
def test_each_is_found_by_its_id_and_taken_out_again_without_a_trace(record: Record, home: Home) -> None:
    before = files_of(home.folder)
    put(home, record)
    assert home.read().find(getattr(record, "id", "")) == record
    with home.change("drop", now=NOW) as change:
        change.remove(record)
    home.undo(2, now=NOW)
    assert files_of(home.folder) == before


def test_no_id_is_given_out_that_something_of_another_kind_has(home: Home) -> None:
    with home.change("note", now=NOW) as change:
        ids = [change.new_id() for _ in range(10)]
        for record in (
            topic(id=ids[0]),
            closed(topic(id=ids[1])),
            note(id=ids[2]),
            held(id=ids[3]),
            Event(id=ids[4], title="MT", when=Floating(start=NOW.replace(tzinfo=None), minutes=30)),
            Absence(id=ids[5], title="vrij", when=AllDay(first=TODAY, last=TODAY)),
            Person(id=ids[6], name="Bram"),
            Goal(id=ids[7], title="rust"),
            Interruption(id=ids[8], at=NOW, title="gebeld"),
        ):
            change.put(record)
    finish(home, add(home, "werk"))
    assert len(set(ids)) == 10
    again = add(home, "meer")
    assert again.id not in ids


@pytest.mark.parametrize(("file", "kind"), [("together.toml", "topic"), ("months/2026-11.toml", "note")])
def test_an_id_typed_by_hand_into_such_a_file_is_not_given_out(file: str, kind: str, home: Home) -> None:
    with home.change("look", now=NOW) as change:
        next_one = change.new_id()
    extra = 'person = "Bram"\ncreated_at' if kind == "topic" else 'kind = "agreement"\nat'
    block = f'schema = 1\n\n[[{kind}]]\nid = "{next_one}"\ntitle = "x"\n{extra} = 2026-11-20T09:00:00+01:00\n'
    (home.folder / file).parent.mkdir(exist_ok=True)
    (home.folder / file).write_text(f"{block}\n# -- einde / end --\n", "utf-8")
    assert add(home, "werk").id != next_one


def test_comments_unknown_keys_and_order_survive_a_change(by_hand: Home) -> None:
    flight, printer = by_hand.read().topics()
    assert (flight.title, flight.by, printer.person) == ("Vliegen of de trein?", date(2026, 11, 27), "Hanneke")
    put(by_hand, replace(flight, asked_on=TODAY), replaces=flight)
    assert _text(by_hand) == BY_HAND.replace("by = 2026-11-27\n", "by = 2026-11-27\nasked_on = 2026-11-23\n")
    by_hand.undo(1, now=NOW)
    assert _text(by_hand) == BY_HAND


def test_a_closed_topic_takes_its_comments_and_unknown_keys_along_and_back(by_hand: Home) -> None:
    flight = by_hand.read().topics()[0]
    put(by_hand, closed(flight), replaces=flight)
    month = (by_hand.folder / "months/2026-11.toml").read_text("utf-8")
    assert ("# voor de zomer\n[[topic]]" in month, 'colour = "green"' in month) == (True, True)
    by_hand.undo(1, now=NOW)
    assert _text(by_hand) == BY_HAND


@pytest.mark.parametrize(
    ("wrong", "by", "code"),
    [
        ('person = "Bram"\n', "", "missing"),
        ("decision = true", "decision = 7", "not_yes_or_no"),
        ("by = 2026-11-27", 'by = "ooit"', "not_a_date"),
        ('id = "t3p"', 'id = "t2p"', "id_twice"),
    ],
)
def test_a_topic_that_cannot_be_read_is_named_left_alone_and_takes_no_other_down(
    wrong: str, by: str, code: str, by_hand: Home
) -> None:
    text = BY_HAND.replace(wrong, by, 1)
    (by_hand.folder / "together.toml").write_text(text, "utf-8")
    reading = by_hand.read()
    assert len(reading.topics()) == 1
    (problem,) = reading.problems
    assert (problem.file, problem.kind, problem.line > 1) == ("together.toml", "topic", True)
    assert problem.code == code
    put(by_hand, topic())
    assert _text(by_hand).startswith(text.partition("# -- einde")[0])


@pytest.mark.parametrize(
    ("text", "error"), [(BY_HAND[:-20], FileCutError), (f"{BY_HAND}[[", FileDamagedError), ("", FileCutError)]
)
def test_a_damaged_file_is_named_and_never_written_over(text: str, error: type[DamagedError], home: Home) -> None:
    (home.folder / "together.toml").write_text(text, "utf-8")
    with pytest.raises(error) as refused:
        home.read().topics()
    assert refused.value.facts["file"] == "together.toml"
    with pytest.raises(DamagedError):
        put(home, topic())
    add(home, "werk")
    assert (home.folder / "together.toml").read_text("utf-8") == text
    assert [task.title for task in home.read().tasks()] == ["werk"]


def test_a_backup_holds_it_and_gives_it_back(by_hand: Home, tmp_path: Path) -> None:
    assert "together.toml" in by_hand.backup(tmp_path / "b.zip", now=NOW).files
    put(by_hand, topic())
    by_hand.restore(tmp_path / "b.zip", now=NOW)
    assert _text(by_hand) == BY_HAND
    other = Home(tmp_path / "nieuw/home", tmp_path / "nieuw/state")
    other.restore(tmp_path / "b.zip", now=NOW)
    assert [each.id for each in other.read().topics()] == ["t2p", "t3p"]


def test_the_language_of_somebody_is_kept_and_one_nobody_knows_is_a_problem(home: Home) -> None:
    person = Person(id="h5h", name="Hanneke", language=TextLanguage.EN)
    put(home, person)
    assert home.read().people() == (person,)
    path = home.folder / "people.toml"
    path.write_text(path.read_text("utf-8").replace('language = "en"', 'language = "fr"'), "utf-8")
    reading = home.read()
    assert reading.people() == ()
    assert [(problem.kind, problem.key) for problem in reading.problems] == [("person", "language")]
