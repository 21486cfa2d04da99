"""The manual shows what happens: every command on its pages is run, every sum on them is held against the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.stories.conftest import CALENDARS
from tests.stories.performance import Performance, read
from tests.stories.transcript import ByHand, Step, Sums, calendars_of, is_transcript, page_of, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.stories.conftest import Folder

    Play = Callable[..., tuple[int, str]]
    Lay = Callable[[Mapping[str, Path]], None]

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("nl", "en")
FOLDERS = {"nl": "nl", "en": "en", "explanation": "en"}
"""Where pages are, and in which language they are told."""
PAGES = [page for folder in FOLDERS for page in sorted((DOCS / folder).glob("*.md")) if is_transcript(page)]
PAIRS = (
    ("twee-weken", "two-weeks"),
    ("twee-weken-met-agenda", "two-weeks-with-a-calendar"),
    ("spiekbrief", "crib-sheet"),
    ("eerste-week", "first-week"),
    ("bila", "check-in"),
    ("dag-plannen", "plan-the-day"),
    ("voorbereiden", "prepare-an-event"),
    ("let-op", "worth-a-look"),
    ("let-op-deadlines", "worth-a-look-deadlines"),
    ("let-op-bila", "worth-a-look-check-ins"),
    ("let-op-weken", "worth-a-look-weeks"),
    ("zomertijd-en-wintertijd", "when-the-clocks-change"),
    ("als-het-niet-lukt", "when-it-does-not-work"),
)
MORNINGS = 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
def test_a_page_shows_what_its_commands_show_and_its_sums_are_those_of_the_program(
    page: Path, play: Play, folder: Folder, lay: Lay, *, is_writing: bool
) -> None:
    found = read(page)
    lay({name: CALENDARS / name for name in calendars_of(page.read_text(encoding="utf-8"))})
    performance = Performance(play, folder, FOLDERS[page.parent.name])
    performance.watch(found)
    if is_writing:
        page.write_text(page_of(found, lambda step: performance.shown[step.line]), encoding="utf-8")
        performance = Performance(play, folder, FOLDERS[page.parent.name])
    assert not performance.differences, "\n\n".join(performance.differences)


@pytest.mark.parametrize(("dutch", "english"), PAIRS)
def test_both_languages_tell_the_same_story(dutch: str, english: str) -> None:
    told = [
        [
            (part.now, part.argv[0], part.exit_code, sorted(word for word in part.argv if word.startswith("--")))
            if isinstance(part, Step)
            else (part.now, part.minutes)
            if isinstance(part, Sums)
            else part.what
            for part in read(DOCS / language / f"{name}.md")
            if isinstance(part, Step | Sums | ByHand)
        ]
        for language, name in zip(LANGUAGES, (dutch, english), strict=True)
    ]
    assert told[0] == told[1]


def test_the_fortnight_has_ten_mornings_whose_sums_were_worked_out() -> None:
    mornings = {part.now for part in read(DOCS / "nl" / "twee-weken.md") if isinstance(part, Sums)}
    looked = {
        part.now for part in read(DOCS / "nl" / "twee-weken.md") if isinstance(part, Step) and part.argv == ["today"]
    }
    assert mornings <= looked
    assert len({moment.partition("T")[0] for moment in mornings}) == MORNINGS


PAGE = """\
Noor begint.

<!-- now: 2026-11-16T08:15 -->
```console
$ ontzorg init --name Noor --timezone Europe/Amsterdam \\
    --yes
Anders dan het scherm.
```

<!-- exit: 3 -->
<!-- stdin: goed -->
```console
$ ontzorg show z9z

$ ontzorg show "z 9"
```

```console
$ ontzorg list
```

<!-- sums -->
| a | b | c | d | e | f | g | h | i |
|---|---|---|---|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |
"""

ANSWERED = """\
<!-- calendars: outlook.ics google.ics -->
<!-- typed: blij\\n\\nanders -->
```console
$ ontzorg reflect
```
"""


def test_a_page_is_read_without_losing_a_line() -> None:
    assert page_of(parts(PAGE), lambda step: step.shown) == PAGE


def test_commands_are_split_as_a_shell_does_and_go_on_after_a_backslash() -> None:
    steps = [part for part in parts(PAGE) if isinstance(part, Step)]
    assert [step.argv for step in steps] == [
        ["init", "--name", "Noor", "--timezone", "Europe/Amsterdam", "--yes"],
        ["show", "z9z"],
        ["show", "z 9"],
        ["list"],
    ]


def test_the_clock_stays_and_what_else_was_said_holds_for_one_block() -> None:
    steps = [part for part in parts(PAGE) if isinstance(part, Step)]
    assert {step.now for step in steps} == {"2026-11-16T08:15"}
    assert [(step.exit_code, step.stdin) for step in steps] == [(0, ""), (3, "goed"), (3, "goed"), (0, "")]


def test_what_is_typed_is_a_line_an_answer_and_enter_is_one() -> None:
    (step,) = (part for part in parts(ANSWERED) if isinstance(part, Step))
    assert step.typed.split("\n") == ["blij", "", "anders"]
    assert page_of(parts(ANSWERED), lambda step: step.shown) == ANSWERED


BY_HAND = """\
<!-- now: 2026-11-16T08:15 -->
```console
$ ontzorg init --name Noor --timezone Europe/Amsterdam --country NL --hours "ma 08:30-12:30" --yes

$ ontzorg add agenda bijwerken 30m
```

<!-- keep -->
<!-- edit: tasks.toml | agenda bijwerken | agenda van Bram -->
```console
$ ontzorg list --json
```

<!-- back -->
```console
$ ontzorg list --json
```
"""


def test_a_page_changes_a_file_by_hand_and_goes_back_to_what_was_kept(play: Play, folder: Folder) -> None:
    assert page_of(parts(BY_HAND), lambda step: step.shown) == BY_HAND
    performance = Performance(play, folder, "nl")
    performance.watch(parts(BY_HAND))
    changed, before = [shown for _, shown in sorted(performance.shown.items())][-2:]
    assert "agenda van Bram" in changed
    assert "agenda bijwerken" in before


def test_a_change_by_hand_of_what_does_not_stand_there_is_an_error(play: Play, folder: Folder) -> None:
    performance = Performance(play, folder, "nl")
    with pytest.raises(ValueError, match=r"tasks\.toml"):
        performance.watch(parts(BY_HAND.replace("| agenda bijwerken |", "| agenda bijgewerkt |")))


def test_ctrl_c_is_typed_as_it_shows(play: Play, folder: Folder) -> None:
    performance = Performance(play, folder, "nl")
    performance.watch(parts(BY_HAND))
    step = Step(line=1, command="ontzorg reflect", shown="", now="2026-11-16T12:00", typed="blij\n^C", exit_code=130)
    performance.watch([step])
    assert "blij\n" in performance.shown[1]
    assert "^C\n" in performance.shown[1]
    assert not [difference for difference in performance.differences if "exit code" in difference]


def test_a_page_names_the_calendars_that_lie_beside_it() -> None:
    assert calendars_of(ANSWERED) == ("outlook.ics", "google.ics")
    assert calendars_of(PAGE) == ()


def test_what_differs_is_named_with_its_line(play: Play, folder: Folder) -> None:
    performance = Performance(play, folder, "nl")
    performance.watch(parts(PAGE))
    lines = [difference.partition(",")[0].partition(":")[0] for difference in performance.differences]
    assert lines == ["line 5", "line 13", "line 15", "line 19", "line 25"]
    assert "-Anders dan het scherm." in performance.differences[0]


def test_another_exit_code_is_a_difference(play: Play, folder: Folder) -> None:
    step = Step(line=1, command="ontzorg show z9z", shown="", now="2026-11-16T08:15")
    performance = Performance(play, folder, "nl")
    performance.watch([step])
    assert "not 0" in performance.differences[0]
    again = Performance(play, folder, "nl")
    again.watch([replace(step, exit_code=9, shown=performance.shown[1])])
    assert again.differences == []
