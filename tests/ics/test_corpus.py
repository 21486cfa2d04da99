"""Every calendar in the corpus beside this checkout, or where ONTZORG_CORPUS says: read where they lie."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.ics.calendars import AMSTERDAM, CORPUS

from ontzorg_cli.core.calendar.agenda import AllDay, span_of
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.ics.calendar import CalendarRead, read_calendar
from ontzorg_cli.ics.translation import cleaned_title

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.core.calendar.merge import Incoming

FILES = sorted(CORPUS.glob("*.ics"))
AGREED = {"all", "both", "majority"}
AIM = 0.98

pytestmark = pytest.mark.skipif(not FILES, reason=f"no calendars in {CORPUS}; name a folder in ONTZORG_CORPUS")


def answer_to(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.with_name(f"{path.name}.expected.json").read_text("utf-8"))
    return told


def taken(path: Path, answer: dict[str, Any]) -> CalendarRead | None:
    """Return what is read of a file in the window of its answer, or None where it is refused."""
    first, end = (date.fromisoformat(day) for day in answer["window"])
    try:
        return read_calendar(path.read_bytes(), file=path.name, window=(first, end - timedelta(days=1)), zone=AMSTERDAM)
    except OntzorgError:
        return None


def expected(occurrence: dict[str, Any]) -> tuple[str, str]:
    start = str(occurrence["start"])
    if occurrence["kind"] == "timed":
        start = datetime.fromisoformat(start).astimezone(UTC).isoformat()
    return start, cleaned_title(occurrence["summary"] or "")


def found(each: Incoming) -> tuple[str, str]:
    if isinstance(each.when, AllDay):
        return each.when.first.isoformat(), each.title
    return span_of(each.when, AMSTERDAM).start.isoformat(), each.title


def is_as_agreed(read: CalendarRead | None, answer: dict[str, Any]) -> bool:
    wanted = sorted(expected(each) for each in answer["occurrences"])
    got = sorted(found(each) for each in read.events) if read is not None else []
    return got[: len(wanted)] == wanted if answer["truncated"] else got == wanted


def test_nearly_all_calendars_on_which_others_agree_are_read_as_they_read_them() -> None:
    answers = {path: answer_to(path) for path in FILES}
    scored = {path: answer for path, answer in answers.items() if answer["agreement"] in AGREED}
    different = [path.name for path, answer in scored.items() if not is_as_agreed(taken(path, answer), answer)]
    assert len(different) <= (1 - AIM) * len(scored), different


def test_every_calendar_is_read_or_refused_with_a_reason_and_none_lasts_less_than_nothing() -> None:
    for path in FILES:
        read = taken(path, answer_to(path))
        lengths = [span_of(each.when, AMSTERDAM).minutes for each in (read.events if read else ())]
        assert min(lengths, default=0) >= 0, path.name


def test_a_calendar_made_to_overwhelm_says_which_event_was_not_followed() -> None:
    for path in FILES:
        answer = answer_to(path)
        if answer["class"] == "bomb":
            read = taken(path, answer)
            assert read is None or read.skipped or read.guessed, path.name
