"""A fortnight with calendars: ten mornings, ten evenings, and a brief before each check-in.

With Noor's own calendars it is a page of the manual, `twee-weken-met-agenda` and `two-weeks-with-a-calendar`. With an
Outlook and a Google calendar of real people, read where they lie, it is played here; what it shows stands in
`goldens/`, without a title or a name. `--write-transcripts` writes the pages and the goldens anew.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.ics.calendars import AMSTERDAM, CORPUS
from tests.stories.test_transcripts import DOCS, LANGUAGES, MORNINGS
from tests.stories.transcript import Step, calendars_of, parts

from ontzorg_cli.ics.calendar import read_calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ontzorg_cli.core.calendar.merge import Incoming

    Play = Callable[..., tuple[int, str]]
    Lay = Callable[[Mapping[str, Path]], None]

PAGES = (DOCS / "nl" / "twee-weken-met-agenda.md", DOCS / "en" / "two-weeks-with-a-calendar.md")
GOLDENS = Path(__file__).parent / "goldens"
REAL = {"outlook.ics": "allenporter-office_356_custom_timezone.ics", "google.ics": "rie-issue_48_dst.ics"}
"""What a calendar is called in the story, and in the corpus: one of Exchange, one of Google."""
WINDOW = (date(2026, 1, 1), date(2027, 7, 31))
"""What `agenda import` takes over on the first day."""
DAYS = (
    *("2026-04-21", "2026-04-22", "2026-04-23", "2026-04-24"),
    *("2026-04-28", "2026-04-29", "2026-04-30", "2026-05-01"),
    *("2026-05-04", "2026-05-05"),
)
"""Ten working days, with King's Day in between: Exchange has something on the first and the last, Google on eight."""
SHORT_DAYS = {"2026-04-22", "2026-04-29"}
PRIVATE = "kanarie"
"""A word in every answer of `reflect`; no other screen shows it."""


def at(now: str, command: str, *lines: str) -> Step:
    """Return what is typed at a moment, with the lines that answer it; titles and names stay off the screen."""
    stdin = "".join(f"{line}\n" for line in lines)
    return Step(line=0, command=f"ontzorg --discreet {command}", shown="", now=now, stdin=stdin)


FIRST_MORNING = (
    at(
        "2026-04-21T08:05",
        "init --name Noor --timezone Europe/Amsterdam --country NL --hours 'mon,tue,thu,fri 08:30-12:30 13:00-16:00' "
        "--hours 'wed 08:30-12:30' --manager Hanneke --manager Bram --manager Sietske --yes",
    ),
    at("2026-04-21T08:06", "manager edit Hanneke --checkin 'mon 13:00 30m'"),
    at("2026-04-21T08:07", "manager edit Sietske --checkin 'tue 11:00 30m'"),
    at("2026-04-21T08:08", "manager edit Bram --checkin 'thu 10:00 30m'"),
    at("2026-04-21T08:10", "add room for the works council today 20m for:Bram"),
    at("2026-04-21T08:11", "add minutes of the team 24-4 45m for:Hanneke"),
    at("2026-04-21T08:12", "add papers for the board 5-5 15:00 4h for:Hanneke p1"),
    at("2026-04-21T08:20", "agenda import outlook.ics --source work"),
    at("2026-04-21T08:21", "agenda import google.ics --source home"),
    at("2026-04-21T08:22", "agenda import outlook.ics --source work"),
    at("2026-04-21T08:25", "agenda --from 21-4 --to 5-5"),
)
MORNING = tuple(at(f"{day}T08:30", "today") for day in DAYS)
BETWEEN = (
    at("2026-04-21T11:10", "adhoc move a meeting 25m --from Bram --done"),
    at("2026-04-21T14:30", "done y4b --took 25m"),
    at("2026-04-22T10:05", "adhoc order flowers 15m --from Hanneke --done"),
    at("2026-04-23T09:00", "start"),
    at("2026-04-23T11:15", "stop"),
    at("2026-04-24T11:30", "done n38"),
    at("2026-04-24T13:40", "adhoc printer jammed 30m --from Sietske --done"),
    at("2026-04-28T13:05", "add draft the news wed 40m for:Sietske"),
    at("2026-04-30T14:20", "adhoc train tickets 20m --from Bram --today"),
    at("2026-04-30T15:10", "start d35"),
    at("2026-04-30T15:45", "stop"),
    at("2026-05-04T11:00", "adhoc invitations 2h30 --from Sietske --today"),
)
CHECK_INS = (
    at("2026-04-28T10:45", "weekly Sietske"),
    at("2026-04-30T09:45", "weekly Bram"),
    at("2026-05-04T12:45", "weekly Hanneke"),
)
"""The brief before a check-in: of Sietske on Tuesday 28 April, of Bram on Thursday 30 April, of Hanneke on Monday 4 May."""
EVENING = tuple(
    at(
        f"{day}T12:20" if day in SHORT_DAYS else f"{day}T15:50",
        "reflect",
        *(f"{PRIVATE} {word}" for word in ("pleased", "less", "different")),
    )
    for day in DAYS
)
STORY = sorted((*FIRST_MORNING, *MORNING, *BETWEEN, *CHECK_INS, *EVENING), key=lambda step: step.now)


def told(play: Play, steps: Iterable[Step], language: str) -> str:
    """Return what the steps show, each below its moment and its command. A step that goes wrong does not pass."""
    texts = []
    for step in steps:
        code, screen = play(step.argv, now=step.now, language=language, stdin=step.stdin)
        assert code == step.exit_code, f"{step.now} {step.command}\n{screen}"
        texts.append("\n".join((f"# {step.now}", f"$ {step.command}", screen.strip("\n"), "")))
    return "\n".join(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fortnight_with_real_calendars_shows_what_it_showed(
    language: str, play: Play, lay: Lay, *, is_writing: bool
) -> None:
    if absent := [name for name in REAL.values() if not (CORPUS / name).is_file()]:
        pytest.skip(f"no {' and no '.join(absent)} in {CORPUS}; name a folder in ONTZORG_CORPUS")
    lay({name: CORPUS / real for name, real in REAL.items()})
    golden = GOLDENS / f"fortnight-{language}.txt"
    shown = told(play, STORY, language)
    if is_writing:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == shown
    titles = {event.title for name in REAL.values() for event in _read(CORPUS / name)}
    assert titles
    assert [title for title in (*titles, PRIVATE) if title in shown] == []


def _read(file: Path) -> Iterable[Incoming]:
    return read_calendar(file.read_bytes(), file=file.name, window=WINDOW, zone=AMSTERDAM).events


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_tells_such_a_fortnight_with_calendars_of_noors_own(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    steps = [part for part in parts(text) if isinstance(part, Step)]
    mornings, evenings, check_ins = (
        [step.now.partition("T")[0] for step in steps if step.argv[0] == command]
        for command in ("today", "reflect", "weekly")
    )
    assert calendars_of(text) == tuple(REAL)
    assert len(mornings) == MORNINGS
    assert evenings == mornings
    assert len(check_ins) == len(CHECK_INS)
