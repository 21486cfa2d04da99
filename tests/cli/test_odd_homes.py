"""Homes on which judging goes wrong first, on the command line: an answer of a screen or a clear refusal, never a crash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, day, new_home, open_work
from tests.cli.runs import ran

from ontzorg_cli.core.work.task import Due, Importance
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

USAGE = 2
THREE_WEEKS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//odd homes
BEGIN:VEVENT
UID:lang
DTSTART;VALUE=DATE:20261123
DTEND;VALUE=DATE:20261214
SUMMARY:Beurs
END:VEVENT
BEGIN:VEVENT
UID:om
DTSTART:20261215T090000
DTEND:20261215T120000
SUMMARY:Heidag
END:VEVENT
BEGIN:VEVENT
UID:in
DTSTART:20261215T093000
DTEND:20261215T100000
SUMMARY:Erin
END:VEVENT
BEGIN:VEVENT
UID:over
DTSTART:20261215T113000
DTEND:20261215T140000
SUMMARY:Eroverheen
END:VEVENT
END:VCALENDAR
"""


def _all_late(home: Home) -> None:
    for number in range(1, 5):
        add(home, f"laat {number}", minutes=60, due=Due(day=day(-number)), requester="Bram")


def _no_figures(home: Home) -> None:
    for _ in range(12):
        add(home, "iets")


def _leave(home: Home) -> None:
    _all_late(home)
    assert ran(home.folder, "agenda", "away", "vrij", "--from", "23-11", "--to", "27-11").code == 0


def _fair(home: Home) -> None:
    _all_late(home)
    calendar = home.folder.parent / "beurs.ics"
    calendar.write_text(THREE_WEEKS.replace("\n", "\r\n"), encoding="utf-8")
    assert ran(home.folder, "agenda", "import", str(calendar)).code == 0


def _circle_by_hand(home: Home) -> None:
    first, second = add(home, "een", minutes=30, on=day(0)), add(home, "twee", minutes=30, on=day(0))
    assert ran(home.folder, "edit", first.id, "--depends", second.id).code == 0
    tasks = home.folder / "tasks.toml"
    text = tasks.read_text(encoding="utf-8")
    assert f'id = "{second.id}"' in text
    tasks.write_text(
        text.replace(f'id = "{second.id}"', f'id = "{second.id}"\ndepends = ["{first.id}"]'), encoding="utf-8"
    )


def _no_weights(home: Home) -> None:
    _all_late(home)
    add(home, "moet", minutes=20, importance=Importance.MUST, requester="Bram", due=Due(day=day(2)))
    for name in ("must_weight", "should_weight", "could_weight", "goal_factor", "started_factor"):
        assert ran(home.folder, "config", name, "0").code == 0
    people = home.folder / "people.toml"
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace('name = "Bram"', 'name = "Bram"\nweight = 0'), encoding="utf-8")


def _no_adhoc(home: Home) -> None:
    _all_late(home)
    assert ran(home.folder, "config", "adhoc_fixed_share", "0%").code == 0


def _all_adhoc(home: Home) -> None:
    _all_late(home)
    assert ran(home.folder, "config", "adhoc_fixed_share", "100%").code == 0


ODD: dict[str, Callable[[Home], None]] = {
    "all late": _all_late,
    "no figures": _no_figures,
    "leave": _leave,
    "three weeks of one event, and others over and in each other": _fair,
    "a circle by hand": _circle_by_hand,
    "no weights": _no_weights,
    "no ad hoc": _no_adhoc,
    "all ad hoc": _all_adhoc,
}


@pytest.fixture(scope="module", params=ODD)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = new_home(tmp_path_factory.mktemp("odd") / "home")
    ODD[request.param](home)
    return home.folder


def _looks(folder: Path) -> Iterator[tuple[str, ...]]:
    yield from (("today",), ("today", "--all"), ("today", "morgen"), ("plan",), ("next",), ("list",), ("ahead",))
    yield from (("ask", "taxi", "45m"), ("ask", "taxi", "45m", "--from", "Bram", "--by", "vr"), ("weekly", "Bram"))
    yield ("why", "overbooked")
    yield ("today", "15-12")
    yield from (("why", task.id) for task in open_work(Home(folder)).values())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_look_has_a_screen_and_a_document(folder: Path, lang: str) -> None:
    for argv in _looks(folder):
        shown = ran(folder, *argv, lang=lang)
        assert (shown.code, shown.err) == (0, ""), argv
        assert shown.out.strip()
        assert not re.search(r"[{}]|\b(?:nan|inf|None)\b", shown.out), (argv, shown.out)
        assert ran(folder, *argv, "--json", lang=lang).document["schema"] == 1


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", ("Zo wacht het werk op zichzelf: {c}, {a}, {b}, {c}.", "Haal ergens in dat rijtje een --depends weg.")),
        (
            "en",
            ("This way the work waits for itself: {c}, {a}, {b}, {c}.", "Take away a --depends somewhere in that row."),
        ),
    ],
)
def test_a_circle_of_three_is_refused_and_named(lang: str, said: tuple[str, str], tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    c = add(home, "derde")
    b = add(home, "tweede", depends=(c.id,))
    a = add(home, "eerste", depends=(b.id,))
    refused = ran(home.folder, "edit", c.id, "--depends", a.id, lang=lang)
    assert (refused.code, refused.out) == (USAGE, "")
    assert tuple(refused.err.splitlines()) == tuple(line.format(a=a.id, b=b.id, c=c.id) for line in said)
    assert open_work(home)["derde"].depends == ()


def test_a_circle_that_a_hand_wrote_can_be_taken_away(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    _circle_by_hand(home)
    work = open_work(home)
    assert ran(home.folder, "edit", work["een"].id, "een en ander").code == 0
    assert ran(home.folder, "edit", work["een"].id, "--depends", "").code == 0
    assert [task.depends for task in open_work(home).values()] == [(), (work["een"].id,)]


def test_a_score_of_nothing_is_explained(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    _no_weights(home)
    shown = ran(home.folder, "why", open_work(home)["moet"].id)
    assert (shown.code, shown.err) == (0, "")
    assert re.search(r"samen +\S? *= 0$", shown.out, re.MULTILINE), shown.out
