"""How far a long import is: told to somebody who looks on, and to nobody else."""

from __future__ import annotations

import io
import re

import pytest
from tests.cli.runs import Terminal
from tests.ics.calendars import AMSTERDAM, AUTUMN, calendar

from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.progress import FEW, progress_shown
from ontzorg_cli.cli.session import Session, begin
from ontzorg_cli.ics.calendar import read_calendar

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def looked_on(asked: Globals, *, stderr: io.StringIO, environ: dict[str, str] | None = None) -> None:
    begin(Session(asked, environ or {}, stdin=io.StringIO(), stdout=io.StringIO(), stderr=stderr))


def test_it_tells_how_many_of_all_and_leaves_nothing_behind() -> None:
    stderr = Terminal("")
    looked_on(Globals(lang="nl"), stderr=stderr)
    show = progress_shown()
    assert show is not None
    for done in (0, FEW // 2, FEW):
        show("reading", done, FEW)
    shown = STYLE.sub("", stderr.getvalue()).split("\r\x1b[K")[1:]
    assert shown == [
        f"{'─' * 24} 0 van de 2000 afspraken gelezen",
        f"{'━' * 12}{'─' * 12} 1000 van de 2000 afspraken gelezen",
        f"{'━' * 24} 2000 van de 2000 afspraken gelezen",
        "",
    ]


def test_it_says_nothing_of_what_is_done_before_one_could_read_it() -> None:
    stderr = Terminal("")
    looked_on(Globals(lang="en"), stderr=stderr)
    show = progress_shown()
    assert show is not None
    show("writing", 10, FEW - 1)
    assert stderr.getvalue() == ""


@pytest.mark.parametrize(
    ("asked", "stderr", "environ"),
    [
        (Globals(lang="nl"), io.StringIO(), {}),
        (Globals(lang="nl", json=True), Terminal(""), {}),
        (Globals(lang="nl"), Terminal(""), {"TERM": "dumb"}),
    ],
    ids=["no terminal", "a program", "a terminal without cursor"],
)
def test_where_nobody_looks_on_there_is_none(asked: Globals, stderr: io.StringIO, environ: dict[str, str]) -> None:
    looked_on(asked, stderr=stderr, environ=environ)
    assert progress_shown() is None


def test_a_reading_tells_of_every_event_once_and_ends_with_all() -> None:
    told: list[tuple[int, int]] = []
    data = calendar(*(f"UID:{number}\nSUMMARY:x\nDTSTART:20261123T090000Z" for number in range(1_001)))
    read_calendar(data, file="x", window=AUTUMN, zone=AMSTERDAM, progress=lambda done, of: told.append((done, of)))
    assert [of for _, of in told] == [1_001] * len(told)
    assert [done for done, _ in told] == [250, 500, 750, 1_000, 1_001]
