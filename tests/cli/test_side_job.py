"""What belongs to the role, from what is typed to the flag that it raises."""

from __future__ import annotations

import shlex
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import NOW, add, day, new_home
from tests.cli.runs import ran

from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.drop_work import drop_work

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home

LONGEST = 80


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def said(home: Home, *argv: str, lang: str = "nl", now: str = "2026-11-23T10:00") -> str:
    result = ran(home.folder, *argv, lang=lang, now=now, environ={"COLUMNS": str(LONGEST)})
    assert (result.code, result.err) == (0, "")
    assert all(len(line) <= LONGEST for line in result.out.splitlines()), result.out
    return result.out


def document(home: Home, *argv: str) -> Any:  # noqa: ANN401  JSON is anything
    return ran(home.folder, *argv, "--json", now="2026-11-23T10:00").document


def flag(home: Home) -> dict[str, Any] | None:
    return next((one for one in document(home, "today")["flags"] if one["code"] == "side-job"), None)


def test_as_long_as_nothing_was_agreed_nothing_is_said(home: Home) -> None:
    for number in range(3):
        add(home, f"taart {number}", requester="Bram", tags=("catering",))
    assert flag(home) is None
    said(home, "config", "role_kinds", "+agenda, verslag")
    assert document(home, "config", "role_kinds")["settings"][0]["value"] == ["agenda", "verslag"]
    assert flag(home) is not None
    said(home, "config", "role_kinds", "geen")
    assert document(home, "config", "role_kinds")["settings"][0]["value"] == []
    assert flag(home) is None


def test_finished_work_and_an_interruption_count_and_what_was_dropped_does_not(home: Home) -> None:
    said(home, "config", "role_kinds", "agenda")
    done = add(home, "koffie", requester="Bram", tags=("catering",))
    finish_tasks([done.id], home=home, now=NOW + timedelta(minutes=1))
    dropped = add(home, "thee", requester="Bram", tags=("catering",))
    drop_work([dropped.id], home=home, now=NOW + timedelta(minutes=2))
    assert flag(home) is None
    said(home, "adhoc", "gebak halen", "+catering", "--from", "Bram", "--minutes", "15", "--done")
    found = flag(home)
    assert found is not None
    assert found["figures"] | {"title": ""} == {
        "person": "Bram",
        "kind": "catering",
        "arrivals": 2,
        "within_days": 28,
        "title": "",
    }


@pytest.mark.parametrize("way", [0, 1, 2])
def test_each_way_out_is_one_command_that_puts_it_out(way: int, home: Home) -> None:
    said(home, "config", "role_kinds", "agenda")
    for title in ("taart", "bloemen"):
        add(home, title, requester="Bram", tags=("catering",))
    found = flag(home)
    assert found is not None
    program, *argv = shlex.split(found["advice"][way]["command"])
    assert program == "ontzorg"
    said(home, *argv)
    assert flag(home) is None


def test_what_is_agreed_with_one_person_stands_with_her_in_both_languages(home: Home) -> None:
    said(home, "manager", "edit", "Bram", "--role-kinds", "reis, +catering")
    assert "hoort bij je rol  reis, catering" in said(home, "manager", "show", "Bram")
    assert "part of your role  reis, catering" in said(home, "manager", "show", "Bram", lang="en")
    assert document(home, "manager", "show", "Bram")["people"][0]["role_kinds"] == ["reis", "catering"]
    said(home, "manager", "edit", "Bram", "--role-kinds", "geen")
    assert document(home, "manager", "show", "Bram")["people"][0]["role_kinds"] == []


def test_why_tells_what_is_counted_and_what_was_agreed(home: Home) -> None:
    said(home, "config", "role_kinds", "agenda")
    assert "staat nu niet aan" in said(home, "why", "side-job")
    for title in ("taart", "bloemen"):
        add(home, title, requester="Bram", tags=("catering",))
    dutch, english = (said(home, "why", "side-job", lang=lang) for lang in ("nl", "en"))
    assert "hoort bij je rol     agenda" in dutch
    assert "belongs to your role  agenda" in english
    said(home, "topic", "Bram", "catering?")
    assert "is not up now" in said(home, "why", "side-job", lang="en")


def test_months_ago_is_forgotten(home: Home) -> None:
    said(home, "config", "role_kinds", "agenda")
    for number in (-28, -3):
        at = NOW + timedelta(days=number)
        old = add(home, "koffie", requester="Bram", tags=("catering",), now=at)
        finish_tasks([old.id], home=home, now=at + timedelta(hours=1))
    assert flag(home) is None
    assert len(home.read().arrived(day(-60), day(0))) == 2
