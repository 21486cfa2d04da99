"""Bad input: one clear message in the chosen language, the documented exit code, nothing lost, no traceback."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.actions.noor import NOW, files_of, filled_home, new_home, open_work
from tests.cli.runs import Ran, ran

from ontzorg_cli.store.home import Home
from ontzorg_cli.store.reflections import Reflections

if TYPE_CHECKING:
    from pathlib import Path

USAGE, NOT_FOUND, AMBIGUOUS, CONFLICT, DAMAGED, HOME = 2, 3, 4, 5, 6, 9
REFUSED = (
    ("add x --due blorp", USAGE, "unreadable_date"),
    ("add x --due 32-13", USAGE, "unreadable_date"),
    ("add x --due 2026-02-30", USAGE, "unreadable_date"),
    ("add x --due 9999-12-31", USAGE, "unreadable_date"),
    ("add x --due 1900-01-01", USAGE, "unreadable_date"),
    ("add x --on blorp", USAGE, "unreadable_date"),
    ("adhoc x --by blorp", USAGE, "unreadable_date"),
    ("adhoc x --plan blorp", USAGE, "unreadable_date"),
    ("ask x --by blorp", USAGE, "unreadable_date"),
    ("ask x --really-by blorp", USAGE, "unreadable_date"),
    ("today blorp", USAGE, "unreadable_date"),
    ("today 9999-12-31", USAGE, "unreadable_date"),
    ("defer TASK blorp", USAGE, "unreadable_date"),
    ("agenda --from blorp", USAGE, "unreadable_date"),
    ("agenda add x --at blorp --minutes 30", USAGE, "unreadable_start"),
    ("agenda add x --at di --minutes 30", USAGE, "time_needed"),
    ("agenda --from 27-11 --to 24-11", USAGE, "ends_before_it_starts"),
    ("agenda away x --from 27-11 --to 24-11", USAGE, "ends_before_it_starts"),
    ("done TASK --on morgen", USAGE, "done_in_future"),
    ("add x --minutes veel", USAGE, "unreadable_duration"),
    ("ask x --minutes veel", USAGE, "unreadable_duration"),
    ("ask x --minutes 0", USAGE, "impossible_duration"),
    ("done TASK --took lang", USAGE, "unreadable_duration"),
    ("add x --minutes 25u", USAGE, "impossible_duration"),
    ("add x --minutes -5m", USAGE, "impossible_duration"),
    ("add x --minutes 0", USAGE, "impossible_duration"),
    ("agenda free --minutes 0", USAGE, "impossible_duration"),
    ("add x --repeat blorp", USAGE, "unreadable_rule"),
    ("add x --repeat FREQ=SECONDLY", USAGE, "unreadable_rule"),
    ("manager add Joost --checkin soms", USAGE, "unreadable_checkin"),
    ("manager edit Bram --weight 99", USAGE, "out_of_range"),
    ("manager edit Bram --weight 0", USAGE, "out_of_range"),
    ("ahead --weeks 0", USAGE, "out_of_range"),
    ("ahead --weeks -1", USAGE, "out_of_range"),
    ("ahead --weeks 60", USAGE, "out_of_range"),
    ("ahead --weeks zes", USAGE, "not_a_number"),
    ("ahead --minutes 0", USAGE, "impossible_duration"),
    ("ahead --minutes lang", USAGE, "unreadable_duration"),
    ("ahead morgen", USAGE, "superfluous_argument"),
    ("report", USAGE, "missing_argument"),
    ("report waarde", USAGE, "not_a_choice"),
    ("report load --from blorp", USAGE, "unreadable_date"),
    ("report load --to 2026-02-30", USAGE, "unreadable_date"),
    ("report load --from 20-11 --to 10-11", USAGE, "ends_before_it_starts"),
    ("report load --from 2026-11-24", USAGE, "ends_before_it_starts"),
    ("next -n 0", USAGE, "out_of_range"),
    ("next -n veel", USAGE, "not_a_number"),
    ("undo 0", USAGE, "out_of_range"),
    ("add x --importance nogal", USAGE, "not_a_choice"),
    ("add x --lang de", USAGE, "not_a_choice"),
    ("adhoc x --from Bram --done --decline", USAGE, "one_of_these"),
    ("drop EVENT --this --series", USAGE, "one_of_these"),
    ("drop EVENT", USAGE, "series_scope"),
    ("edit TASK", USAGE, "nothing_to_change"),
    ("edit EVENT --for Bram", USAGE, "not_for_events"),
    ("edit TASK --at 10:00", USAGE, "not_for_tasks"),
    ("edit TASK --depends TASK", USAGE, "dependency_circle"),
    ("done TASK OTHER --took 5m", USAGE, "took_needs_one"),
    ("add --due vr", USAGE, "missing_argument"),
    ("ask", USAGE, "missing_argument"),
    ("ask --from Bram", USAGE, "missing_argument"),
    ("defer TASK", USAGE, "missing_argument"),
    ("agenda add x --minutes 30", USAGE, "missing_argument"),
    ("add x --due", USAGE, "missing_value"),
    ("ask x --from", USAGE, "missing_value"),
    ("ask x --plan vr", USAGE, "misspelt_option"),
    ("stop nu", USAGE, "superfluous_argument"),
    ("add x --xyzzy", USAGE, "unknown_option"),
    ("add x --duee vr", USAGE, "misspelt_option"),
    ("blorp", USAGE, "unknown_command"),
    ("tody", USAGE, "misspelt_command"),
    ("config margin_share veel", USAGE, "bad_setting"),
    ("config adhoc_fixed_share 101%", USAGE, "bad_setting"),
    ("config must_weight 101", USAGE, "bad_setting"),
    ("show q9z", NOT_FOUND, "id_not_found"),
    ("start q9z", NOT_FOUND, "id_not_found"),
    ("done TASK q9z", NOT_FOUND, "id_not_found"),
    ("drop q9z", NOT_FOUND, "id_not_found"),
    ("edit q9z --due vr", NOT_FOUND, "id_not_found"),
    ("why q9z", NOT_FOUND, "id_not_found"),
    ("show ../../x", NOT_FOUND, "id_not_found"),
    ("add x --depends q9z", NOT_FOUND, "id_not_found"),
    ("add x --for Haneke", NOT_FOUND, "person_not_found"),
    ("add x --for Joost", NOT_FOUND, "person_not_found"),
    ("ask x --from Haneke", NOT_FOUND, "person_not_found"),
    ("adhoc x --from Haneke", NOT_FOUND, "person_not_found"),
    ("agenda away x --from vr --who Joost", NOT_FOUND, "person_not_found"),
    ("list --for Fatima", NOT_FOUND, "person_not_found"),
    ("manager show Fatima", NOT_FOUND, "person_not_found"),
    ("add x --goal fit", NOT_FOUND, "goal_not_found"),
    ("config blorp", NOT_FOUND, "unknown_setting"),
    ("add x --for s", AMBIGUOUS, "person_ambiguous"),
    ("ask x --from s", AMBIGUOUS, "person_ambiguous"),
    ("manager add bram", CONFLICT, "person_exists"),
    ("topic Joost printer", NOT_FOUND, "person_not_found"),
    ("topic s printer", AMBIGUOUS, "person_ambiguous"),
    ("note", USAGE, "missing_argument"),
    ("note mandate", USAGE, "missing_argument"),
    ("note blorp x", USAGE, "not_a_choice"),
    ("note decision x", USAGE, "missing_with"),
    ("note besluit x --with mij", USAGE, "missing_with"),
    ("note decision x --with Joost", NOT_FOUND, "person_not_found"),
    ("note decision x --with Bram --by blorp", USAGE, "unreadable_date"),
    ("note agreement x --by vr", USAGE, "only_for_decisions"),
    ("note mandaat x --advice y --otherwise z", USAGE, "only_for_decisions"),
    ("edit TOPIC --minutes 5", USAGE, "not_for_topics"),
    ("edit TOPIC", USAGE, "nothing_to_change"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a filled home that no refusal may change."""
    made = filled_home(tmp_path_factory.mktemp("refusing") / "home").folder
    ran(made, "manager", "add", "Sander")
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return new_home(tmp_path / "home").folder


def refused(folder: Path, *argv: str, lang: str = "nl", **said: Any) -> Ran:  # noqa: ANN401  what `ran` takes
    """Run what has to be refused, and return how it was: wide, so that one sentence is one line."""
    return ran(folder, *argv, lang=lang, environ={"COLUMNS": "400", **said})


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(("command", "code", "name"), REFUSED)
def test_every_mistake_has_one_clear_message_and_changes_nothing(
    command: str, code: int, name: str, lang: str, folder: Path
) -> None:
    home = Home(folder)
    work = open_work(home)
    (series,) = (event for event in home.read().events(NOW.date(), NOW.date()) if event.repeat)
    known = {"TASK": work["begroting opmaken"].id, "OTHER": work["taxi regelen"].id, "EVENT": series.id}
    known["TOPIC"] = home.read().topics()[0].id
    argv = [known.get(word, word) for word in command.split()]
    before, steps = files_of(folder), home.history(99)
    result = refused(folder, *argv, lang=lang)
    assert (result.code, result.out) == (code, "")
    lines = result.err.splitlines()
    assert 1 <= len(lines) <= 3
    assert all(line.strip() for line in lines)
    assert "Traceback" not in result.err
    assert re.search(r"[{}]", result.err) is None
    assert (files_of(folder), home.history(99)) == (before, steps)
    told = refused(folder, *argv, "--json", lang=lang).error
    assert told["code"] == name
    assert told["message"].splitlines() == lines


def test_the_two_languages_say_it_differently(folder: Path) -> None:
    for command in ("show q9z", "add x --due blorp", "add x --minutes veel", "add x --for Haneke", "blorp"):
        dutch, english = (refused(folder, *command.split(), lang=lang).err for lang in ("nl", "en"))
        assert not re.search(r"\b(?:the|there|is no|you|can|with)\b", dutch), dutch
        assert not re.search(r"\b(?:er|geen|je|kan|met|niets)\b", english), english


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("add x --due blorp", "vr, 27-11, over 3 dagen"),
        ("add x --minutes veel", "45m, 1u30, kwartier"),
        ("show begroting", "begroting opmaken"),
        ("add x --for Haneke", "Bedoel je Hanneke?"),
        ("add x --for s", "Sietske, Sander"),
        ("tody", "Bedoel je today?"),
        ("add x --duee vr", "Bedoel je --due"),
        ("defer TASK", "DAG"),
    ],
)
def test_a_refusal_says_what_does_work(command: str, answer: str, folder: Path) -> None:
    assert answer in refused(folder, *command.split()).err


@pytest.mark.parametrize("title", ["", " ", "\t", "\x1b", "\u200b\u202e", "\x00"])
def test_a_title_of_nothing_is_no_title(title: str, fresh: Path) -> None:
    for argv in (
        ["add", title],
        ["adhoc", title, "--from", "Bram"],
        ["ask", title],
        ["goal", "add", title],
        ["manager", "add", title],
    ):
        result = refused(fresh, *argv)
        assert (result.code, result.out) == (USAGE, "")
    assert open_work(Home(fresh)) == {}


def test_a_title_as_long_as_a_document_is_refused_and_a_long_one_is_kept(fresh: Path) -> None:
    assert refused(fresh, "add", "x" * 10_001).code == USAGE
    title = "lang " * 1000
    result = ran(fresh, "add", title)
    assert result.code == 0
    assert list(open_work(Home(fresh))) == [title.strip()]
    for command in ("today", "list", "next", "why"):
        shown = ran(fresh, command)
        assert (shown.code, shown.err) == (0, "")
        assert all(len(line) <= 80 for line in shown.out.splitlines())


def test_a_day_that_has_been_is_taken_and_said(fresh: Path) -> None:
    for argv in (
        ["add", "te laat", "--due", "20-11"],
        ["agenda", "add", "x", "--at", "20-11 10:00", "--minutes", "30"],
    ):
        result = ran(fresh, *argv)
        assert result.code == 0
        assert "is al geweest" in result.out


def test_what_falls_outside_working_time_is_taken_and_said(fresh: Path) -> None:
    result = ran(fresh, "agenda", "add", "borrel", "--at", "za 20:00", "--minutes", "60")
    assert result.code == 0
    assert "buiten je werktijd" in result.out


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("file", "still_works"),
    [
        ("tasks.toml", ("manager", "goal add rust", "config", "history")),
        ("agenda.toml", ("add x", "manager", "goal add rust", "config", "history")),
        ("months/2026-11.toml", ("add x", "manager", "goal add rust", "config", "history")),
        ("people.toml", ("config", "history")),
        ("config.toml", ("manager", "goal add rust", "history")),
        ("days-off.toml", ("manager", "goal add rust", "config", "history")),
    ],
)
def test_a_broken_file_is_named_left_alone_and_takes_nothing_else_down(
    file: str, still_works: tuple[str, ...], lang: str, tmp_path: Path
) -> None:
    folder = filled_home(tmp_path / "home").folder
    path = folder / file
    path.write_text(path.read_text("utf-8") + "\n[[broken\n", encoding="utf-8")
    broken = path.read_bytes()
    result = refused(folder, "today", lang=lang)
    assert (result.code, result.out) == (DAMAGED, "")
    assert file in result.err
    assert re.search(rf"{file}:\d+", result.err)
    assert len(result.err.splitlines()) <= 3
    for command in still_works:
        assert ran(folder, *command.split(), lang=lang).code == 0, command
    assert path.read_bytes() == broken


def test_a_newer_file_is_shown_by_nothing_and_touched_by_nothing(tmp_path: Path) -> None:
    folder = filled_home(tmp_path / "home").folder
    tasks = folder / "tasks.toml"
    tasks.write_text(tasks.read_text("utf-8").replace("schema = 1", "schema = 99"), encoding="utf-8")
    before = files_of(folder)
    result = refused(folder, "add", "x", "--json")
    assert (result.code, result.error["code"]) == (DAMAGED, "file_newer")
    assert files_of(folder) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_home_that_cannot_be_written_says_so_and_still_shows(tmp_path: Path) -> None:
    folder = filled_home(tmp_path / "home").folder
    folder.chmod(0o500)
    try:
        assert refused(folder, "add", "x").code == HOME
        assert ran(folder, "today").code == 0
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "command", ["today", "list", "add x", "ask x", "agenda", "why", "undo", "history", "done a2b", "manager"]
)
def test_without_a_home_the_way_in_is_told(command: str, lang: str, tmp_path: Path) -> None:
    result = refused(tmp_path / "nowhere", *command.split(), lang=lang)
    assert (result.code, result.out) == (HOME, "")
    assert "ontzorg init" in result.err
    assert len(result.err.splitlines()) <= 3
    assert not (tmp_path / "nowhere").exists()


def test_a_home_that_is_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x", encoding="utf-8")
    for argv in (["today"], ["add", "x"]):
        assert refused(tmp_path / "home", *argv).code == HOME


PAYLOADS = {
    "closing tag": "[/nope] af",
    "link": "[link=http://evil]bank[/link]",
    "bold": "[bold]vet[/bold] list[int]",
    "emoji code": ":warning: let op",
    "placeholder": "{name} {0} %s ${HOME}",
    "path": "../../x",
    "escape": "rood \x1b[31m\x1b]8;;http://evil\x07klik\x1b]8;;\x07",
    "c1": "stil \x9b31m\x85 einde",
    "bidi": "abc \u202e\u2066gespiegeld\u2069",
    "zero width": "on\u200bzicht\ufeffbaar",
    "family": "feest \U0001f468\u200d\U0001f469\u200d\U0001f467 vieren",
    "flag and skin": "\U0001f1f3\U0001f1f1 \U0001f44d\U0001f3fd",
    "wide": "会議 준비",
    "combining": "e\u0301\u0301\u0301\u0301 accent",
    "tag characters": "dag \U000e0041\U000e0042",
    "line ends": "een\r\ntwee\u2028drie\tvier",
    "nul": "nul \x00 nul",
    "quotes": "'enkel' \"dubbel\" \\ terug",
    "toml": '"""\n[[task]]\nid = "z9z"\n#',
    "toml end": "''' = [1",
    "lone surrogate": os.fsdecode(b"half \xff\xfe paar"),
}
NEVER_SHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_is_kept_as_text_and_shown_literally(payload: str, fresh: Path) -> None:
    added = ran(fresh, "add", payload, "--for", "Bram", "--due", "vr", "--tag", payload, "--good-enough", payload)
    assert (added.code, added.err) == (0, "")
    (task,) = Home(fresh).read().tasks()
    assert not NEVER_SHOWN.search(task.title)
    for command in ("today", "list", "next", "history", f"show {task.id}", f"why {task.id}", "list --tag x --all"):
        argv = command.split()
        piped = ran(fresh, *argv)
        assert (piped.code, piped.err) == (0, ""), command
        assert not NEVER_SHOWN.search(piped.out), command
        coloured = ran(fresh, *argv, on_terminal=True, environ={"TERM": "xterm"})
        assert coloured.code == 0
        assert not NEVER_SHOWN.search(COLOUR.sub("", coloured.out)), command
        document = ran(fresh, *argv, "--json")
        assert document.code == 0
        assert json.loads(document.out)["schema"] == 1
    first_word = next(word for word in task.title.split() if word)
    assert first_word in ran(fresh, "show", task.id, environ={"COLUMNS": "200"}).out
    assert ran(fresh, "list", "--json").document["tasks"][0]["title"] == task.title


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_names_reach_neither_the_screen_nor_another_file(payload: str, fresh: Path) -> None:
    files = set(files_of(fresh))
    for argv in (
        ["ask", payload, "x", "--from", payload],
        ["ask", payload, "--from", payload, "--minutes", "20u"],
        ["adhoc", "x", "--from", payload],
        ["adhoc", payload, "--from", payload, "--done", "--minutes", "5"],
        ["add", "x", "--owner", payload],
        ["agenda", "add", payload, "--at", "10:00", "--minutes", "30", "--with", payload],
        ["agenda", "block", payload, "x", "--at", "11:00", "--minutes", "30"],
        ["agenda", "away", payload, "--from", "do"],
        ["manager", "add", payload, "--role", payload],
        ["goal", "add", payload],
    ):
        result = ran(fresh, *argv)
        assert (result.code, result.err) == (0, ""), argv
        assert not NEVER_SHOWN.search(result.out), argv
    for command in ("today", "agenda", "manager", "goal", "list --all", "history"):
        assert not NEVER_SHOWN.search(ran(fresh, *command.split()).out), command
    assert {name for name in set(files_of(fresh)) - files if not name.startswith("months/2026-11")} == set()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_refusal_repeats_hostile_text_without_its_harm(payload: str, fresh: Path) -> None:
    for argv in (["show", payload], ["add", "x", "--due", payload], ["add", "x", "--for", payload], [payload]):
        for extra in ([], ["--json"]):
            result = refused(fresh, *argv, *extra)
            assert result.code in {USAGE, NOT_FOUND}, argv
            assert "Traceback" not in result.err
            assert not NEVER_SHOWN.search(result.err), argv


def shell(folder: Path, command: str, *argv: bytes | str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which `ontzorg` is the program and "$@" are the words given."""
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder.parent), "ONTZORG_HOME": str(folder), "LANG": "nl_NL"}
    program = f'ontzorg() {{ {sys.executable} -m ontzorg_cli "$@"; }}'
    return subprocess.run(
        ["bash", "-c", f"{program}; {command}", "bash", *argv],
        capture_output=True,
        check=False,
        timeout=60,
        env={**environ, "ONTZORG_NOW": "2026-11-23T09:00"},
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.skipif(os.name == "nt", reason="arguments are no bytes on Windows")
def test_an_argument_that_is_no_text_is_caught_all_the_same(fresh: Path) -> None:
    result = shell(fresh, 'ontzorg add "$@"', os.fsencode("verslag ") + b"\xff\xfe MT")
    assert (result.returncode, result.stderr) == (0, b"")
    (title,) = open_work(Home(fresh))
    assert title.startswith("verslag")
    assert title.endswith("MT")
    assert shell(fresh, "ontzorg list --json").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs bash")
@pytest.mark.parametrize("streams", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "| head -n 0"])
def test_streams_that_are_closed_lose_nothing(streams: str, fresh: Path) -> None:
    result = shell(fresh, f"ontzorg add begroting {streams}")
    assert result.returncode == 0
    assert result.stderr == b""
    assert list(open_work(Home(fresh))) == ["begroting"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110  no path of ours
def test_an_answer_that_cannot_be_written_is_said_and_the_work_is_kept(fresh: Path) -> None:
    result = shell(fresh, "ontzorg add begroting > /dev/full")
    assert result.returncode == HOME
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 3
    assert list(open_work(Home(fresh))) == ["begroting"]


def test_a_discreet_refusal_names_ids_and_keeps_titles_and_names_to_itself(folder: Path) -> None:
    for argv in (("done", "begroting"), ("add", "x", "--for", "Brm")):
        plain, discreet = refused(folder, *argv), refused(folder, *argv, "--discreet")
        assert (plain.code, discreet.code) == (NOT_FOUND, NOT_FOUND)
        assert any(word in plain.err.splitlines()[1] for word in ("begroting", "Bram"))
        assert not any(word in discreet.err.splitlines()[1] for word in ("begroting", "Bram"))


def test_a_discreet_refusal_still_says_which_command_was_meant(folder: Path) -> None:
    assert "today" in refused(folder, "toady", "--discreet").err


def test_a_day_behind_is_a_record_without_a_verdict(folder: Path) -> None:
    shown = ran(folder, "today", "20-11").out
    assert "bleef open" in shown
    assert not any(word in shown for word in ("overvol", "gezond", "krap", "ruim", "verwacht"))


# looking back and talking together

EVENING = "2026-11-23T15:50"
LANGS = pytest.mark.parametrize("lang", ["nl", "en"])


def reflected(folder: Path, text: str, *argv: str, lang: str, now: str = EVENING, **environ: str) -> Ran:
    return ran(folder, "reflect", *argv, lang=lang, now=now, stdin=io.StringIO(text), environ=environ)


def reflections(folder: Path) -> list[tuple[str, str]]:
    return [(each.pleased, each.less) for each in Reflections(folder / "reflections").newest(3, date(2026, 12, 31))]


@LANGS
def test_empty_answers_are_answers_and_leave_nothing(lang: str, fresh: Path) -> None:
    result = reflected(fresh, "\n" * 9, lang=lang)
    assert (result.code, result.err, reflections(fresh)) == (0, "", [])


@LANGS
def test_input_that_is_closed_halfway_keeps_what_came(lang: str, fresh: Path) -> None:
    assert (reflected(fresh, "rust\nma", lang=lang).code, reflections(fresh)) == (0, [("rust", "ma")])


@LANGS
def test_an_answer_of_twenty_thousand_characters_is_kept_whole(lang: str, fresh: Path) -> None:
    long = "x" * 20_000
    assert (reflected(fresh, f"{long}\n", lang=lang).code, reflections(fresh)) == (0, [(long, "")])


@LANGS
@pytest.mark.parametrize(
    ("day", "word"), [("morgen", {"nl": "nog niet", "en": "yet"}), ("gisteren", {"nl": "vrij", "en": "day off"})]
)
def test_a_day_to_come_and_a_day_off_are_refused_with_what_does_work(
    day: str, word: dict[str, str], lang: str, fresh: Path
) -> None:
    result = reflected(fresh, "rust\n", day, lang=lang)
    assert (result.code, reflections(fresh)) == (USAGE, [])
    assert (word[lang] in result.err, "ontzorg reflect" in result.err) == (True, True)


@LANGS
def test_two_for_one_day_are_one_with_both(lang: str, fresh: Path) -> None:
    for answers in ("rust\n", "lunch\nmail\n"):
        assert reflected(fresh, answers, lang=lang).code == 0
    assert reflections(fresh) == [("rust\nlunch", "mail")]


@LANGS
@pytest.mark.parametrize("program", ["false", "geen-editor"])
def test_an_editor_that_fails_is_said_with_another_way(program: str, lang: str, fresh: Path) -> None:
    result = reflected(fresh, "", "--edit", lang=lang, EDITOR=program)
    assert (result.code, reflections(fresh)) == (CONFLICT, [])
    assert ("EDITOR" in result.err, "Traceback" in result.err) == (True, False)


@LANGS
@pytest.mark.parametrize("text", ["<!doctype html><html><body>500 Internal Server Error</body></html>", "{}", ""])
def test_a_page_with_an_error_in_place_of_a_calendar_is_none(text: str, lang: str, fresh: Path) -> None:
    before = files_of(fresh)
    file = fresh.parent / "agenda.ics"
    file.write_text(text, encoding="utf-8")
    result = refused(fresh, "agenda", "import", str(file), lang=lang)
    assert (result.code, result.out, files_of(fresh)) == (7, "", before)
    assert "agenda.ics" in result.err


@LANGS
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_topics_names_and_notes_are_text_in_every_view(payload: str, lang: str, fresh: Path) -> None:
    for argv in (
        ["manager", "add", payload, "--checkin", "ma 13:00 30m"],
        ["topic", payload, payload],
        ["note", "decision", payload, "--with", payload, "--advice", payload, "--otherwise", payload, "--by", "vr"],
        ["note", "mandate", payload, "--with", payload],
        ["note", "agreement", payload, "--with", payload],
        ["add", payload, "--owner", payload],
    ):
        result = ran(fresh, *argv, lang=lang)
        assert (result.code, result.err) == (0, ""), argv
        assert not NEVER_SHOWN.search(result.out), argv
    topics = Home(fresh).read().topics()
    ids = [topic.id for topic in topics]
    assert len(ids) == 2
    wide = ran(fresh, "weekly", lang=lang, environ={"COLUMNS": "300"}).out
    assert wide.count(topics[0].title.split()[0]) > 2, "shown literally"
    talk = io.StringIO(f"{payload.splitlines()[0]}\n" * 4)
    views = [["weekly"], ["weekly", "--list"], ["topic"], ["today"], ["today", "--all"], ["history"], ["agenda"]]
    views += [["show", one] for one in ids] + [["weekly", "--md", "-"]]
    for argv in views:
        piped = ran(fresh, *argv, lang=lang)
        assert (piped.code, piped.err) == (0, ""), argv
        assert not NEVER_SHOWN.search(piped.out), argv
        coloured = ran(fresh, *argv, lang=lang, on_terminal=True, environ={"TERM": "xterm"})
        assert not NEVER_SHOWN.search(COLOUR.sub("", coloured.out)), argv
        if "--md" not in argv:
            assert ran(fresh, *argv, "--json", lang=lang).document["schema"] == 1
    html = ran(fresh, "weekly", "--html", "-", lang=lang)
    assert (html.code, NEVER_SHOWN.search(html.out)) == (0, None)
    assert re.search(r"<(?:script|iframe|img|a)\b|\shref=|\son\w+=", html.out) is None
    held = ran(fresh, "weekly", "--hold", lang=lang, stdin=talk)
    assert held.code == 0
    assert not NEVER_SHOWN.search(held.out + held.err)
