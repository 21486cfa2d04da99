"""Looking back as a person does it, at a terminal or by pipe; and that no word of it stands anywhere else."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import add, at, day, filled_home, new_home, open_work
from tests.cli.runs import Ran, Terminal, ran

from ontzorg_cli.actions.reflect import lay_out_day
from ontzorg_cli.cli.complete import answer
from ontzorg_cli.cli.hoist import Globals, hoist
from ontzorg_cli.cli.looking_back import Conversation
from ontzorg_cli.cli.session import Session
from ontzorg_cli.cli.table import COMMANDS
from ontzorg_cli.core.growth.reflection import Outcome, Reflection
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.store.reflections import Reflections
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ontzorg_cli.store.home import Home

EVENING = "2026-11-23T15:50"
TUESDAY = "2026-11-24T15:50"
CANARY = "kanarie"
FIELDS = {"pleased": "blij", "less": "minder", "different": "anders", "answer": "blik", "intentions": "telefoon gaat"}
"""What is written in each private field, after the marker."""

ANSWERS = f"{CANARY} blij\n{CANARY} minder\n{CANARY} anders\n{CANARY} blik\n{CANARY} telefoon gaat\n"


class BrokenOff(Terminal):
    """Somebody who types these lines and then presses Ctrl-C."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


class Meanwhile(io.StringIO):
    """Lines that are piped in while something else happens to a file."""

    def __init__(self, text: str, spoilt: Path) -> None:
        super().__init__(text)
        self._spoilt = spoilt

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        self._spoilt.write_text("stuk", encoding="utf-8")
        return super().readline(size)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def slowly(home: Home, *lines: str, minutes: Sequence[float]) -> tuple[Reflection, str]:
    """Talk with somebody who takes so many minutes before each question, and return the answers and the screen."""
    underway = iter([0.0, *minutes])
    taken = [0.0]

    def seconds() -> float:
        taken[0] += 60 * next(underway, 0.0)
        return taken[0]

    session = Session(
        Globals(home=str(home.folder), now=EVENING, lang="nl"),
        {"COLUMNS": "80"},
        stdin=Terminal("".join(f"{line}\n" for line in lines)),
        stdout=io.StringIO(),
        stderr=(screen := io.StringIO()),
        seconds=seconds,
    )
    look = lay_out_day(None, home=home, now=session.now)
    talk = Conversation(
        session, look, Voice(catalogue=session.catalogue, dates=Dates(session.catalogue), now=session.now)
    )
    talk.hold(short=False)
    return talk.reflection, screen.getvalue()


def typed(home: Home, *lines: str, argv: tuple[str, ...] = (), now: str = EVENING, lang: str = "nl") -> Ran:
    """Reflect at a terminal, with these answers."""
    text = "".join(f"{line}\n" for line in lines)
    return ran(home.folder, "reflect", *argv, now=now, lang=lang, stdin=Terminal(text))


def piped(home: Home, text: str, *argv: str, now: str = EVENING, lang: str = "nl") -> Ran:
    """Reflect with answers that are piped in."""
    return ran(home.folder, "reflect", *argv, now=now, lang=lang, stdin=io.StringIO(text))


def kept(home: Home) -> tuple[Reflection, ...]:
    return Reflections(home.folder / "reflections").newest(3, day(60))


def prompts(result: Ran) -> int:
    return len(re.findall(r"^> ", result.err, re.MULTILINE))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_ordinary_day_takes_at_most_eight_answers(lang: str, tmp_path: Path) -> None:
    home = filled_home(tmp_path / "home")
    assert typed(home, "rust", "mail", "eerst vragen", "de cijfers", "de telefoon gaat", lang=lang).code == 130
    day_two = ran(home.folder, "today", now="2026-11-24T08:30", lang=lang)
    assert "vragen" in day_two.out
    result = typed(home, *["ja"] * 4, "3", "de bel gaat", "", "", "", now=TUESDAY, lang=lang)
    assert result.code == 0
    assert prompts(result) <= 8
    assert kept(home)[-1].outcome is Outcome.NOT_MET


def test_the_facts_come_first(tmp_path: Path) -> None:
    home = filled_home(tmp_path / "home")
    ran(home.folder, "adhoc", "lamp", "--from", "Joost", "--minutes", "20", "--done", now="2026-11-23T14:30")
    ran(home.folder, "done", open_work(home)["begroting opmaken"].id, now="2026-11-23T15:00")
    page = piped(home, "").out
    assert "klaar       1 begroting opmaken" in page
    assert "tussendoor  2 · samen" in page
    assert "Joost 1\N{MULTIPLICATION SIGN} · Sietske 1\N{MULTIPLICATION SIGN}" in page
    assert "eigen tijd  40m gehouden, 20m ging naar iets anders" in page


def test_answers_are_kept_and_make_an_intention_for_tomorrow(home: Home) -> None:
    result = typed(home, "rust", "mail", "Eerst vragen wanneer.", "Joost", "Als de telefoon gaat")
    assert (result.code, kept(home)[0].pleased) == (0, "rust")
    assert kept(home)[0].intentions == ("als de telefoon gaat, dan eerst vragen wanneer",)
    assert "Je voornemen: als de telefoon gaat, dan eerst vragen wanneer" in result.out


def test_a_whole_if_then_line_is_taken_as_it_is(home: Home) -> None:
    piped(home, "\n\nIk vraag het eerst\n\nAls Bram belt, dan vraag ik door\n")
    assert kept(home)[0].intention == "als Bram belt, dan vraag ik door"


def test_a_situation_alone_is_kept_as_it_was_typed(home: Home) -> None:
    piped(home, "\n\neerst vragen\n\nde telefoon gaat\n")
    typed(home, "", "", "", "", "2", "Bellen is beter dan mailen", now=TUESDAY)
    assert kept(home)[1].intention == "Bellen is beter dan mailen"


def test_a_day_of_which_nothing_is_known_can_be_looked_back_on(home: Home) -> None:
    assert "nog niets genoteerd" in piped(home, "rust\n").out


def test_on_a_short_day_the_editor_has_no_other_view(home: Home, tmp_path: Path) -> None:
    environ = editor(tmp_path, WRITES)
    assert ran(home.folder, "reflect", "--edit", now="2026-11-25T12:20", environ=environ).code == 0
    assert (kept(home)[0].answer, kept(home)[0].intention) == ("", "Joost")


def test_the_day_the_morning_points_at_is_understood(home: Home) -> None:
    ran(home.folder, "today", now="2026-11-23T08:30")
    screen = ran(home.folder, "today", now="2026-11-24T08:30").out
    (pointed,) = re.findall(r"ontzorg reflect (.+)", screen)
    assert piped(home, "rust\n", *pointed.split(), now="2026-11-24T08:35").code == 0
    assert kept(home) == (Reflection(day=day(0), pleased="rust"),)


def test_enter_is_an_answer_to_everything(home: Home) -> None:
    result = typed(home, *[""] * 9)
    assert (result.code, kept(home)) == (0, ())
    assert "Niets bewaard" in result.out


def test_piped_answers_are_taken_without_asking_and_fewer_will_do(home: Home) -> None:
    result = piped(home, "rust\nmail")
    assert (result.code, result.err) == (0, "")
    assert kept(home) == (Reflection(day=day(0), pleased="rust", less="mail"),)


@pytest.mark.parametrize("closed", [True, False])
def test_without_any_input_nothing_is_kept_and_nothing_hangs(home: Home, *, closed: bool) -> None:
    stdin = io.StringIO()
    if closed:
        stdin.close()
    assert ran(home.folder, "reflect", now=EVENING, stdin=stdin).code == 0
    assert kept(home) == ()


def test_twenty_thousand_characters_and_markup_are_kept_as_they_are(home: Home) -> None:
    long = "lang " * 4000
    assert piped(home, f"{long}\n[/nope] [link=x]y[/link]\x1b[31m\n").code == 0
    assert kept(home)[0].pleased == long.strip()
    assert kept(home)[0].less == "[/nope] [link=x]y[/link][31m"


def test_short_is_one_question(home: Home) -> None:
    add(home, "verslag", on=day(0))
    result = typed(home, "rust", argv=("--short",))
    assert (result.code, prompts(result)) == (0, 1)
    assert kept(home) == (Reflection(day=day(0), pleased="rust"),)


def test_ctrl_c_halfway_keeps_what_was_typed_and_says_so(home: Home) -> None:
    result = ran(home.folder, "reflect", now=EVENING, stdin=BrokenOff("rust\nmail\n"))
    assert result.code == 130
    assert "Wat je typte is bewaard" in result.err
    assert kept(home) == (Reflection(day=day(0), pleased="rust", less="mail"),)


def test_ctrl_c_at_once_keeps_nothing(home: Home) -> None:
    result = ran(home.folder, "reflect", now=EVENING, stdin=BrokenOff())
    assert (result.code, kept(home)) == (130, ())
    assert "bewaard" not in result.err.splitlines()[-1]


def test_a_second_one_on_a_day_joins_the_first(home: Home) -> None:
    piped(home, "rust\n")
    piped(home, "lunch\nmail\n")
    assert [(each.pleased, each.less) for each in kept(home)] == [("rust\nlunch", "mail")]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("1", Outcome.DONE), ("deels", Outcome.PARTLY), ("k", Outcome.NOT_MET), ("Niet gedaan", Outcome.NOT_DONE)],
)
def test_an_intention_is_settled_with_one_key(answer: str, outcome: Outcome, home: Home) -> None:
    piped(home, "\n\neerst vragen\n\nde telefoon gaat\n")
    result = typed(home, "", "", "", "", "wat", answer, "", now=TUESDAY)
    assert (result.code, kept(home)[1].outcome) == (0, outcome)
    assert "Kies 1, 2, 3 of 4" in result.err


def test_the_same_intention_again_is_one_key_and_the_second_time_it_is_a_habit(home: Home) -> None:
    line = "als de telefoon gaat, dan eerst vragen"
    piped(home, "\n\neerst vragen\n\nde telefoon gaat\n")
    assert f"Je voornemen: {line}" in typed(home, "", "", "", "", "1", "=", now=TUESDAY).out
    wednesday = typed(home, "", "", "", "1", "", now="2026-11-25T12:20")
    assert f"'{line}' is een gewoonte geworden" in wednesday.out


def test_a_key_nobody_knows_in_a_pipe_settles_nothing(home: Home) -> None:
    piped(home, "\n\neerst vragen\n\nde telefoon gaat\n")
    assert piped(home, "\n\n\n\nzoiets\n", now=TUESDAY).code == 0
    assert len(kept(home)) == 1


def test_open_work_gets_a_day_or_is_deliberately_left_for_the_next(home: Home) -> None:
    first = add(home, "verslag", on=day(0), now=at("08:00"))
    second = add(home, "begroting", on=day(0), now=at("08:05"))
    result = typed(home, "", "", "", "", "blorp", "vr", "n")
    assert (result.code, open_work(home)["verslag"].on, open_work(home)["begroting"].on) == (0, day(4), day(1))
    assert f"verplaatst {first.id} verslag · op vr 27 november" in result.out
    assert "blorp" in result.err
    assert ran(home.folder, "undo", now=EVENING).code == 0
    assert open_work(home) == {"verslag": first, "begroting": second}


def test_a_good_deal_of_open_work_is_one_question(home: Home) -> None:
    for number in range(7):
        add(home, f"werk {number}", on=day(0), now=at(f"08:0{number}"))
    result = typed(home, "", "", "", "", "n")
    assert "Er staan nog 7 dingen open: werk 0, werk 1, werk 2, werk 3, werk 4, …" in " ".join(result.err.split())
    assert {task.on for task in open_work(home).values()} == {day(1)}


def test_or_one_by_one_where_that_is_asked_for(home: Home) -> None:
    for number in range(3):
        add(home, f"werk {number}", on=day(0), now=at(f"08:0{number}"))
    typed(home, "", "", "", "", "e", "do", "", "vandaag")
    assert [open_work(home)[f"werk {number}"].on for number in range(3)] == [day(3), day(0), day(0)]


def test_a_day_nobody_can_read_in_a_pipe_leaves_the_work_and_keeps_the_rest(home: Home) -> None:
    add(home, "verslag", on=day(0), now=at("08:00"))
    result = piped(home, "rust\n\n\n\nblorp\n")
    assert (result.code, open_work(home)["verslag"].on, kept(home)[0].pleased) == (0, day(0), "rust")
    assert "blorp" in result.err


def test_at_five_minutes_there_is_a_calm_mark_and_at_ten_an_offer_to_stop(home: Home) -> None:
    said, screen = slowly(home, "rust", "mail", "j", minutes=(0, 5, 5))
    assert said == Reflection(day=day(0), pleased="rust", less="mail")
    assert screen.index("5 minuten") < screen.index("Wat ging minder?") < screen.index("10 minuten")


def test_who_would_rather_go_on_is_not_asked_again(home: Home) -> None:
    said, screen = slowly(home, "", "rust", "mail", "minder", "", "", minutes=(11, 1, 1, 1))
    assert (said.pleased, screen.count("minuten bezig")) == ("rust", 1)


@pytest.mark.parametrize(("days", "code"), [("morgen", "reflection_ahead"), ("gisteren", "reflection_day_off")])
def test_tomorrow_and_a_day_off_are_refused_kindly(days: str, code: str, home: Home) -> None:
    refused = ran(home.folder, "reflect", days, "--json", now=EVENING)
    assert (refused.code, refused.error["code"]) == (2, code)
    assert kept(home) == ()


def test_a_program_gets_facts_and_no_answers(home: Home) -> None:
    document = piped(home, ANSWERS, "--json").document
    assert (document["date"], document["stored"]) == ("2026-11-23", True)
    assert document["intention"] == f"als {CANARY} telefoon gaat, dan {CANARY} anders"
    assert json.dumps(document).count(CANARY) == 2


def test_discreet_keeps_titles_names_and_the_intention_off_the_screen(tmp_path: Path) -> None:
    home = filled_home(tmp_path / "home")
    piped(home, ANSWERS)
    screens = typed(home, *[""] * 9, argv=("--discreet",), now=TUESDAY)
    morning = ran(home.folder, "today", "--discreet", now="2026-11-24T09:00")
    for text in (screens.out, screens.err, morning.out):
        assert CANARY not in text
        assert "verslag MT" not in text
    assert "Je voornemen was: •••" in screens.err
    assert "voornemen   •••" in morning.out


def test_the_morning_shows_the_intention_on_one_line_and_how_often_one_looked_back(home: Home) -> None:
    piped(home, "\n\n" + "eerst rustig vragen wanneer het echt nodig is " * 9 + "\n\nde telefoon gaat\n")
    screen = ran(home.folder, "today", now="2026-11-24T08:30").out.splitlines()
    assert next(line for line in screen if "voornemen" in line).startswith("voornemen  als de telefoon gaat, dan eerst")
    assert max(map(len, screen)) <= 80
    assert screen[-1] == "1 van je laatste 5 werkdagen teruggekeken"
    document = ran(home.folder, "today", "--json", now="2026-11-24T08:31").document
    assert document["reflected"] == {"of_last_working_days": 5, "count": 1}
    assert document["intention"].startswith("als de telefoon gaat")


def test_after_a_gap_she_is_welcome_and_that_is_all(home: Home) -> None:
    piped(home, "rust\n")
    screen = ran(home.folder, "today", now="2026-12-03T08:30").out
    assert screen.splitlines()[-1] == "fijn dat je er bent"
    assert "terug" not in screen


def editor(folder: Path, script: str) -> dict[str, str]:
    """Return the environment in which an editor does what the script says with the text at `path`."""
    file = folder / "editor.py"
    file.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{script}\n", encoding="utf-8")
    return {"EDITOR": f"{sys.executable} {file}"}


WRITES = """
assert path.stat().st_mode & 0o777 == 0o600
lines = path.read_text('utf-8').splitlines()
told = iter(['rust', 'mail\\n\\nen nog iets', 'eerst vragen', 'Joost', 'als a, dan b'])
path.write_text('\\n'.join(line + '\\n' + next(told) if line.startswith('## ') else line for line in lines), 'utf-8')
"""


def test_an_editor_of_ones_own_will_do(home: Home, tmp_path: Path) -> None:
    result = ran(home.folder, "reflect", "--edit", now=EVENING, environ=editor(tmp_path, WRITES))
    assert result.code == 0
    (found,) = kept(home)
    assert (found.pleased, found.less, found.different) == ("rust", "mail\n\nen nog iets", "eerst vragen")
    assert (found.answer, found.intention) == ("Joost", "als a, dan b")
    assert sorted(path.name for path in (home.folder / "reflections").iterdir()) == [".state", "2026-11.toml"]


def test_an_editor_that_leaves_the_questions_out_loses_nothing(home: Home, tmp_path: Path) -> None:
    result = ran(home.folder, "reflect", "--edit", now=EVENING, environ=editor(tmp_path, "path.write_text('a\\nb')"))
    assert (result.code, kept(home)[0].pleased) == (0, "a\nb")


@pytest.mark.parametrize("ending", ["sys.exit(3)", "import os; os.kill(os.getpid(), 9)"])
def test_an_editor_that_fails_keeps_the_text_and_says_where(ending: str, home: Home, tmp_path: Path) -> None:
    script = f"path.write_text('half', 'utf-8'); {ending}"
    result = ran(home.folder, "reflect", "--edit", "--json", now=EVENING, environ=editor(tmp_path, script))
    assert (result.code, result.error["code"]) == (5, "editor_failed")
    draft = the_draft(home)
    assert (str(draft), draft.read_text("utf-8")) == (result.error["path"], "half")


def test_an_editor_that_is_not_there_leaves_no_draft(home: Home) -> None:
    result = ran(home.folder, "reflect", "--edit", now=EVENING, environ={"EDITOR": "geen-editor"})
    assert result.code == 5
    assert "Wat je typte" not in result.err
    assert list((home.folder / "reflections").iterdir()) == []


def test_what_cannot_be_kept_stands_in_a_draft(home: Home) -> None:
    piped(home, "eerder\n")
    file = home.folder / "reflections" / "2026-11.toml"
    answers = Meanwhile("rust\nmail\neerst vragen\nJoost\nde bel gaat\n", file)
    result = ran(home.folder, "reflect", "--json", now=TUESDAY, stdin=answers)
    draft = the_draft(home)
    assert (result.code, result.error["code"], result.error["path"]) == (9, "reflection_not_kept", str(draft))
    text = draft.read_text("utf-8")
    assert all(answer in text for answer in ("rust", "mail", "eerst vragen", "Joost", "als de bel gaat"))


def test_so_does_what_was_written_in_an_editor(home: Home, tmp_path: Path) -> None:
    piped(home, "eerder\n")
    spoil = "(path.parent / '2026-11.toml').write_text('stuk')"
    environ = editor(tmp_path, f"path.write_text('rust', 'utf-8'); {spoil}")
    result = ran(home.folder, "reflect", "--edit", now=TUESDAY, environ=environ)
    assert (result.code, the_draft(home).read_text("utf-8")) == (9, "rust")


def test_work_that_cannot_be_moved_is_told_by_what_is_wrong(home: Home) -> None:
    add(home, "verslag", on=day(0), now=at("08:00"))
    result = ran(
        home.folder, "reflect", "--json", now=EVENING, stdin=Meanwhile("\n\n\n\nvr\n", home.folder / "tasks.toml")
    )
    assert (result.code, result.error["code"]) == (6, "file_cut")


def the_draft(home: Home) -> Path:
    (draft,) = (home.folder / "reflections").glob(".draft-*")
    return draft


WATCHED = ("strace", "-f", "-y", "-s", "100000", "-e", "trace=write,pwrite64,writev,sendto", "-o")


def files_with(marker: str, folder: Path) -> set[str]:
    return {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*")
        if path.is_file() and marker.encode() in path.read_bytes()
    }


@pytest.fixture
def private(tmp_path: Path) -> Home:
    """Return a home in use, with the marker in every field of a reflection on Monday and in one of Tuesday."""
    home = filled_home(tmp_path / "home")
    piped(home, ANSWERS)
    piped(home, f"{CANARY}\n", now=TUESDAY)
    monday, tuesday = kept(home)
    written = {name: getattr(monday, name) for name in FIELDS} | {"intentions": monday.intention}
    assert all(CANARY in text and FIELDS[name] in text for name, text in written.items())
    assert set(FIELDS) == {
        field.name for field in fields(Reflection) if str(field.type) in {"str", "tuple[str, ...]"}
    } - {"perspective"}, "a new field with words in it has to be in this test"
    assert tuesday.pleased == CANARY
    return home


def reading_commands(home: Home, folder: Path) -> list[tuple[str, ...]]:
    """Return every command that only reads, as a screen and for a program, with files written in `folder`."""
    task = open_work(home)["verslag MT"].id
    topic = home.read().topics()[0].id
    (series,) = (event.id for event in home.read().events(day(0), day(0)) if event.repeat)
    asked = [
        ("next",),
        ("list", "--all"),
        ("list", "--done"),
        ("why",),
        ("why", task),
        ("why", "reflection-missing"),
        ("why", "gisteren"),
        ("show", task),
        ("show", topic),
        ("show", series),
        ("agenda",),
        ("agenda", "free", "--minutes", "30"),
        ("ask", "taxi", "10m", "--from", "Bram"),
        ("weekly",),
        ("weekly", "Hanneke", "--minutes", "10"),
        ("weekly", "--list"),
        ("topic",),
        ("topic", "Bram"),
        ("manager",),
        ("manager", "show", "Bram"),
        ("goal",),
        ("config",),
        ("config", "reflections_folder"),
        ("history",),
    ]
    return [
        *asked,
        *((*argv, "--json") for argv in asked),
        ("weekly", "Hanneke", "--html", "-"),
        ("weekly", "Hanneke", "--md", "-"),
        ("weekly", "Hanneke", "--html", str(folder / "bila.html"), "--md", str(folder / "bila.md")),
        ("--help",),
        ("reflect", "--help"),
        ("weekly", "--help"),
    ]


def files_with_marker(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and CANARY.encode() in path.read_bytes()]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_command_that_reads_shows_a_word_of_a_reflection(lang: str, private: Home, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    for argv in reading_commands(private, out):
        result = ran(private.folder, *argv, lang=lang, now="2026-11-24T16:00")
        assert result.code == 0, argv
        assert CANARY not in result.out + result.err, argv
    assert files_with_marker(out) == []
    assert {path.name for path in out.iterdir()} == {"bila.html", "bila.md"}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_intention_stands_on_one_line_of_the_morning_and_under_one_key(lang: str, private: Home) -> None:
    intention = kept(private)[0].intention
    for argv in (("today",), ("today", "--all"), ("today", "--check")):
        shown = ran(private.folder, *argv, lang=lang, now="2026-11-24T08:30")
        lines = [line for line in shown.out.splitlines() if CANARY in line]
        assert (len(lines), shown.err) == (1, ""), argv
        assert lines[0].startswith("voornemen" if lang == "nl" else "intention")
        assert intention in lines[0]
    document = ran(private.folder, "today", "--json", lang=lang, now="2026-11-24T08:30").document
    assert document.pop("intention") == intention
    assert CANARY not in json.dumps(document, ensure_ascii=False)
    other_day = ran(private.folder, "today", "do", lang=lang, now="2026-11-24T08:30")
    assert CANARY not in other_day.out


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_looking_back_again_repeats_nothing_but_the_intention(lang: str, private: Home) -> None:
    intention = kept(private)[0].intention
    again = ran(private.folder, "reflect", lang=lang, now="2026-11-25T12:20", stdin=Terminal("\n" * 9))
    assert again.code == 0
    assert CANARY not in (again.out + again.err).replace(intention, "")
    document = piped(private, "\n", "--json", lang=lang, now="2026-11-25T12:21").document
    assert document.pop("intention") == intention
    assert CANARY not in json.dumps(document)


def test_no_command_that_writes_puts_a_word_of_it_anywhere_else(private: Home, tmp_path: Path) -> None:
    task = open_work(private)["verslag MT"].id
    backup = tmp_path / "kopie.zip"
    for argv in (
        ("add", "werk", "--on", "vr"),
        ("adhoc", "lamp", "--from", "Bram"),
        ("defer", task, "vr", "--json"),
        ("topic", "Bram", "lamp"),
        ("note", "mandate", "bloemen", "--with", "Bram"),
        ("weekly", "Bram", "--hold", "--json"),
        ("weekly", "Hanneke", "--skip", "reis"),
        ("manager", "edit", "Bram", "--rename", "Abraham"),
        ("config", "margin_share", "20%"),
        ("backup", str(backup)),
        ("backup", str(tmp_path / "json.zip"), "--json"),
        ("undo",),
        ("undo", "--json"),
    ):
        result = ran(private.folder, *argv, now="2026-11-24T16:00", stdin=io.StringIO("\n"))
        assert result.code == 0, argv
        assert CANARY not in result.out + result.err, argv
    assert files_with(CANARY, private.folder) == {"reflections"}
    for file in (backup, tmp_path / "json.zip"):
        with zipfile.ZipFile(file) as copy:
            assert copy.namelist()
            assert all(CANARY.encode() not in copy.read(name) for name in copy.namelist())
            assert not any(name.startswith("reflections") for name in copy.namelist())


REFUSALS = (
    (("add", "x", "--due", "blorp"), 2),
    (("reflect", "morgen"), 2),
    (("reflect", "zondag"), 2),
    (("show", "q9z"), 3),
    (("show", CANARY[:3]), 3),
    (("weekly", "Fatimaa"), 3),
    (("manager", "add", "Bram"), 5),
    (("reflect", "--edit"), 5),
    (("weekly", "--html", "/dev/null/x"), 9),
    (("agenda", "import", "BROKEN"), 7),
)


@pytest.mark.parametrize(("argv", "code"), REFUSALS)
def test_no_error_of_any_class_tells_a_word_of_it(argv: tuple[str, ...], code: int, private: Home) -> None:
    broken = private.folder.parent / "geen.ics"
    broken.write_text("<html>", encoding="utf-8")
    words = [str(broken) if word == "BROKEN" else word for word in argv]
    for extra in ((), ("--json",)):
        environ = {"ONTZORG_DEBUG": "1", "EDITOR": "false"}
        refused = ran(private.folder, *words, *extra, now="2026-11-24T16:00", environ=environ)
        assert refused.code == code
        assert CANARY not in refused.out + refused.err


def test_neither_does_a_damaged_home(private: Home) -> None:
    for name in ("config.toml", "tasks.toml", "together.toml", "agenda.toml", "people.toml", "months/2026-11.toml"):
        file = private.folder / name
        whole = file.read_bytes()
        file.write_bytes(whole[:-20])
        for argv in (("today",), ("reflect",), ("weekly",), ("today", "--json")):
            result = ran(private.folder, *argv, now="2026-11-24T16:00", environ={"ONTZORG_DEBUG": "1"})
            intention = kept(private)[0].intention
            assert CANARY not in (result.out + result.err).replace(intention, ""), (name, argv)
        file.write_bytes(whole)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_offers_no_word_of_it(shell: str, private: Home) -> None:
    for words in (["done", ""], ["show", ""], ["why", ""], ["reflect", ""], ["weekly", ""], ["", ""]):
        argv = ["--home", str(private.folder), *words]
        session = Session(hoist(argv).asked, {}, stdin=None, stdout=io.StringIO(), stderr=io.StringIO())
        assert CANARY not in answer(argv, shell, session, COMMANDS)


def test_a_demo_knows_nothing_of_the_own_home(private: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    shown = ran(private.folder, "demo", "--days", "2", now="2026-11-24T08:30")
    assert shown.code == 0
    assert CANARY not in shown.out + shown.err
    assert files_with_marker(tmp_path / "tijdelijk") == []


def test_what_goes_wrong_with_a_reflection_tells_no_word_of_it(home: Home) -> None:
    piped(home, ANSWERS)
    file = home.folder / "reflections" / "2026-11.toml"
    whole = file.read_text("utf-8")
    for spoilt in (whole.replace("day = ", 'outcome = "kanarie?"\nday = '), whole.replace('"', "'", 1), whole[:-20]):
        file.write_text(spoilt, encoding="utf-8")
        refused = piped(home, "\n", now=TUESDAY)
        morning = ran(home.folder, "today", now="2026-11-25T08:30", environ={"ONTZORG_DEBUG": "1"})
        assert (refused.code, morning.code) == (6, 0)
        assert CANARY not in refused.out + refused.err + morning.out + morning.err


@pytest.mark.acceptance
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_the_text_is_written_in_the_folder_of_reflections_and_nowhere_else(home: Home, tmp_path: Path) -> None:
    log = tmp_path / "strace.txt"
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("ONTZORG", "COV"))}
    subprocess.run(
        [*WATCHED, str(log), sys.executable, "-m", "ontzorg_cli", "reflect"],
        input=ANSWERS,
        text=True,
        check=True,
        capture_output=True,
        env={**environ, "ONTZORG_HOME": str(home.folder), "ONTZORG_NOW": EVENING},
    )
    written = [line for line in log.read_text("utf-8", "replace").splitlines() if f"{CANARY} blij" in line]
    places = {found[1] for line in written if (found := re.search(r"\(\d+<([^>]+)>", line))}
    assert places
    assert all(place.startswith(f"{home.folder}/reflections/") for place in places)
