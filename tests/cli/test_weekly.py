"""The weekly check-in from argv to screen and back: prepared, gone through, skipped, written to a file."""

from __future__ import annotations

import io
import json
import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import (
    NOW,
    SETTINGS,
    add,
    at,
    day,
    files_of,
    filled_home,
    new_home,
    open_work,
    standing,
    title_of,
)
from tests.cli.runs import Ran, Terminal, ran

from ontzorg_cli.actions.keep_checkin import plan_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic
from ontzorg_cli.actions.manage_people import PersonChange, add_person, edit_person
from ontzorg_cli.core.growth.note import NoteKind
from ontzorg_cli.core.together.checkin import Kept
from ontzorg_cli.core.together.person import AddressForm, TextLanguage
from ontzorg_cli.core.together.topic import TopicEnding
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

AFTER = "2026-11-23T13:30"
LANGS = pytest.mark.parametrize("lang", ["nl", "en"])
ESCAPE = "\x1b"


class BrokenOff(Terminal):
    """Somebody who types these lines and then presses Ctrl-C."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        line = super().readline(size)
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


@pytest.fixture
def full(home: Home) -> Home:
    """Return a home with something of everything for Hanneke, with whom there is a check-in on Mondays at one."""
    edit_person("Hanneke", PersonChange(checkin=standing()), home=home, now=NOW, title_of=title_of)
    for draft in (
        TopicDraft(title="printer", person="Hanneke"),
        TopicDraft(title="verhuizing", person="Hanneke"),
        TopicDraft(title="welke zaal?", person="Hanneke", decision=True, advice="de grote", by=day(2)),
        TopicDraft(title="welke trein?", person="Hanneke", decision=True, by=day(-1), otherwise="de eerste"),
    ):
        keep_topic(draft, home=home, now=NOW)
    add(home, "tekenen", owner="Hanneke")
    add(home, "verslag MT", requester="Hanneke", due=Due(day=day(-1)), minutes=20)
    add(home, "begroting", requester="Hanneke", due=Due(day=day(4)), minutes=60)
    return home


def hold(home: Home, *lines: str, name: str = "Hanneke", lang: str = "nl", argv: tuple[str, ...] = ()) -> Ran:
    """Go through a check-in at a terminal with these answers."""
    text = "".join(f"{line}\n" for line in lines)
    return ran(home.folder, "weekly", name, "--hold", *argv, now=AFTER, lang=lang, stdin=Terminal(text))


def piped(home: Home, text: str, *argv: str, name: str = "Hanneke", lang: str = "nl") -> Ran:
    """Go through a check-in with answers that are piped in."""
    return ran(home.folder, "weekly", name, "--hold", *argv, now=AFTER, lang=lang, stdin=io.StringIO(text))


def typed(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def topics(home: Home) -> list[str]:
    return [topic.title for topic in home.read().topics()]


def closed(home: Home) -> dict[str, tuple[TopicEnding | None, str]]:
    return {topic.title: (topic.ending, topic.answer) for topic in home.read().closed_topics(day(0), day(0))}


def notes(home: Home) -> list[tuple[NoteKind, str]]:
    return [(note.kind, note.title) for note in home.read().notes(day(0), day(0))]


def held(home: Home) -> list[tuple[str, Kept]]:
    return [(each.person, each.kept) for each in home.read().checkins(day(-30), day(30))]


def steps(home: Home) -> int:
    return home.history(1)[0].number


# prepared


@LANGS
def test_without_a_name_the_next_one_is_prepared_with_what_is_ready_for_it(lang: str, full: Home) -> None:
    before = files_of(full.folder)
    screen = ran(full.folder, "weekly", lang=lang)
    assert (screen.code, screen.err, files_of(full.folder)) == (0, "", before)
    for text in ("Hanneke", "printer", "verhuizing", "welke zaal?", "de grote", "tekenen", "verslag MT", "begroting"):
        assert text in screen.out
    assert ("BESLUITEN DIE IK NODIG HEB" if lang == "nl" else "DECISIONS I NEED") in screen.out


@pytest.mark.parametrize(("minutes", "blocks"), [("30", 8), ("20m", 8), ("10", 3)])
def test_the_length_that_is_asked_for_is_that_of_the_brief(minutes: str, blocks: int, full: Home) -> None:
    document = ran(full.folder, "weekly", "--minutes", minutes, "--json").document
    assert (document["minutes"], len(document["blocks"])) == (int(minutes.rstrip("m")), blocks)


def test_a_program_reads_who_when_and_what(full: Home) -> None:
    document = ran(full.folder, "weekly", "--json").document
    assert (document["manager"], document["at"], document["next_at"]) == (
        "Hanneke",
        "2026-11-23T13:00:00+01:00",
        "2026-11-30T13:00:00+01:00",
    )
    decisions = next(block["items"] for block in document["blocks"] if block["code"] == "decisions")
    assert [(item["title"], item["late"], item["by"]) for item in decisions] == [
        ("welke trein?", True, "2026-11-22"),
        ("welke zaal?", False, "2026-11-25"),
    ]
    back = next(block["items"] for block in document["blocks"] if block["code"] == "look_back")
    assert [item["title"] for item in back] == ["tekenen", "verslag MT"]


@LANGS
@pytest.mark.parametrize("columns", ["80", "120"])
def test_no_line_is_wider_than_the_screen(columns: str, lang: str, full: Home) -> None:
    keep_topic(TopicDraft(title="lang " * 300, person="Hanneke"), home=full, now=NOW)
    for argv in (["weekly"], ["weekly", "--list"], ["topic"], ["weekly", "--minutes", "10"]):
        shown = ran(full.folder, *argv, lang=lang, environ={"COLUMNS": columns})
        assert shown.code == 0
        assert max(map(len, shown.out.splitlines())) <= int(columns)


@LANGS
def test_a_pipe_and_no_color_have_no_escape_codes_and_a_terminal_has(lang: str, full: Home) -> None:
    for argv in (["weekly"], ["weekly", "--list"], ["topic"]):
        assert ESCAPE not in ran(full.folder, *argv, lang=lang).out
        quiet = {"NO_COLOR": "1", "TERM": "xterm"}
        assert ESCAPE not in ran(full.folder, *argv, lang=lang, on_terminal=True, environ=quiet).out
        assert ESCAPE in ran(full.folder, *argv, lang=lang, on_terminal=True, environ={"TERM": "xterm"}).out


@LANGS
def test_discreet_shows_no_title_and_no_name_and_leaves_the_ids(lang: str, tmp_path: Path) -> None:
    home = filled_home(tmp_path / "home")
    add(home, "tekenen", owner="Hanneke")
    screens = [
        ran(home.folder, *argv, "--discreet", lang=lang)
        for argv in (
            ["weekly"],
            ["weekly", "Bram"],
            ["weekly", "--list"],
            ["topic"],
            ["topic", "Sietske"],
            ["topic", "Bram", "de koffiezetter", "kapot"],
            [
                "note",
                "decision",
                "de koffiezetter",
                "kapot",
                "--with",
                "Bram",
                "--advice",
                "nieuwe kopen",
                "--by",
                "vr",
            ],
            ["note", "mandate", "de koffiezetter", "--with", "Bram"],
            ["weekly", "Sietske", "--skip", "de koffiezetter is kapot"],
            ["weekly", "Sietske", "--at", "do 10:00"],
        )
    ]
    held = piped(
        home,
        typed("de koffiezetter", "Hanneke belt de drukker", *[""] * 5, "afspraak: nieuwe kopen"),
        "--discreet",
        lang=lang,
    )
    screens += [held, hold(home, "zorg", "", "", "", name="Bram", lang=lang, argv=("--discreet",))]
    secret = (
        "Hanneke",
        "Bram",
        "Sietske",
        "Noor",
        "koffiezetter",
        "kopen",
        "reiskosten",
        "trein",
        "RvC",
        "verslag",
        "tekenen",
    )
    for screen in screens:
        assert screen.code in {0, 130}
        assert [word for word in (*secret, "kerstdag") if word in screen.out + screen.err] == [], screen
    assert open_work(home)["tekenen"].id in screens[0].out


def test_a_home_without_anybody_says_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    (folder / ".state").mkdir(parents=True)
    Home(folder).create(replace(SETTINGS, name=""), now=NOW)
    refused = ran(folder, "weekly")
    assert refused.code == 3
    assert "ontzorg manager add" in refused.err
    assert "ontzorg manager edit" in ran(folder, "weekly", "--list").out
    assert ran(folder, "weekly", "--list", "--json").document["checkins"] == []
    assert ran(folder, "topic", "--json").document["topics"] == []


@LANGS
def test_a_check_in_without_any_data_is_a_page_all_the_same(lang: str, home: Home) -> None:
    screen = ran(home.folder, "weekly", "Bram", lang=lang)
    assert (screen.code, screen.err) == (0, "")
    assert len(screen.out.splitlines()) < 30
    assert not re.search(r"None|\{|\}|\b0 min", screen.out)
    page = ran(home.folder, "weekly", "Bram", "--html", "-", lang=lang)
    assert (page.code, "<html" in page.out, "None" in page.out) == (0, True, False)
    kept = piped(home, "\n", name="Bram", lang=lang)
    assert (kept.code, held(home)) == (0, [("Bram", Kept.HELD)])


# in a file


def test_a_page_is_written_where_that_was_said_in_the_language_of_whom_it_is_for(full: Home, tmp_path: Path) -> None:
    html, md = tmp_path / "bila.html", tmp_path / "bila.md"
    edit_person("Hanneke", PersonChange(language=TextLanguage.EN), home=full, now=NOW, title_of=title_of)
    result = ran(full.folder, "weekly", "--html", str(html), "--md", str(md), environ={"COLUMNS": "400"})
    assert (result.code, result.err) == (0, "")
    assert result.out.count("bewaard: ") == 2
    assert "Decisions I need" in html.read_text("utf-8")
    assert '<html lang="en"' in html.read_text("utf-8")
    assert md.read_text("utf-8").count("# Check-in: Hanneke and Noor") == 1
    assert html.stat().st_mode & 0o777 == 0o600
    again = ran(full.folder, "weekly", "--html", str(html), "--text-lang", "nl", "--json")
    assert again.document["files"] == [str(html)]
    assert "Besluiten die ik van je nodig heb" in html.read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (AddressForm.JE, ("Wat houdt je het meest bezig?", "jij: tekenen")),
        (AddressForm.U, ("Wat houdt u het meest bezig?", "u: tekenen")),
    ],
)
def test_a_page_speaks_to_whom_it_is_for(form: AddressForm, words: tuple[str, ...], full: Home) -> None:
    edit_person("Hanneke", PersonChange(address_form=form), home=full, now=NOW, title_of=title_of)
    page = ran(full.folder, "weekly", "--md", "-", lang="nl").out
    assert all(word in page for word in words)
    assert re.search(r"\b(?:je|jij|jou)\b" if form is AddressForm.U else r"\bu\b", page) is None
    assert "ontzorg weekly" not in page


def test_to_stdout_goes_the_page_and_nothing_else(full: Home) -> None:
    page = ran(full.folder, "weekly", "--html", "-")
    assert page.out.lower().startswith("<!doctype html>")
    assert page.out.rstrip().endswith("</html>")
    markdown = ran(full.folder, "weekly", "--md", "-")
    assert (markdown.out.startswith("<!-- ontzorg -->"), markdown.err) == (True, "")


@LANGS
@pytest.mark.parametrize("option", ["--html", "--md"])
def test_a_file_of_somebody_else_is_left_alone(option: str, lang: str, full: Home, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    file.write_text("van mij", encoding="utf-8")
    refused = ran(full.folder, "weekly", option, str(file), "--json", lang=lang)
    assert (refused.code, refused.error["code"], refused.error["path"]) == (5, "page_exists", str(file))
    assert file.read_text("utf-8") == "van mij"


@LANGS
def test_a_folder_that_refuses_is_named(lang: str, full: Home, tmp_path: Path) -> None:
    for target in (tmp_path / "nergens" / "bila.html", tmp_path):
        refused = ran(full.folder, "weekly", "--html", str(target), lang=lang)
        assert (refused.code, refused.out) == (9, "")
        assert str(target) in refused.err.replace("\n", "")


def test_discreet_leaves_names_and_titles_out_of_a_page_too(full: Home) -> None:
    for option in ("--html", "--md"):
        page = ran(full.folder, "weekly", option, "-", "--discreet").out
        assert [word for word in ("printer", "zaal", "verslag", "begroting", "Noor") if word in page] == []


# gone through


def test_every_sort_of_answer_settles_its_point(full: Home) -> None:
    result = hold(
        full,
        "de reorganisatie",  # what is on her mind
        "Hanneke belt de bond vr",  # who does what
        "b",  # printer
        "we wachten op de bouw",  # verhuizing
        "k",  # tekenen
        "vr",  # verslag MT
        "g",  # welke trein?
        "a",  # welke zaal?
        "naar Joost",  # begroting
        "bloemen bestel ik zelf",
        "ik vraag offertes op do 30m",
        "afspraak: eerst bellen",
        "",
    )
    assert (result.code, "Traceback" in result.err) == (0, False)
    assert topics(full) == []
    assert closed(full) == {
        "printer": (TopicEnding.DISCUSSED, ""),
        "verhuizing": (TopicEnding.DISCUSSED, "we wachten op de bouw"),
        "welke trein?": (TopicEnding.DEFAULTED, "de eerste"),
        "welke zaal?": (TopicEnding.DECIDED, "de grote"),
    }
    work = open_work(full)
    assert (work["belt de bond"].owner, work["belt de bond"].due) == ("Hanneke", Due(day=day(4)))
    assert (work["vraag offertes"].minutes, work["vraag offertes"].requester) == (30, "Hanneke")
    assert (work["verslag MT"].due, work["begroting"].owner) == (Due(day=day(4), hard=True), "Joost")
    assert "tekenen" not in work
    assert set(notes(full)) == {
        (NoteKind.AGREEMENT, "de reorganisatie: Hanneke belt de bond vr"),
        (NoteKind.AGREEMENT, "verhuizing: we wachten op de bouw"),
        (NoteKind.AGREEMENT, "verslag MT"),
        (NoteKind.MANDATE, "bloemen bestel ik zelf"),
        (NoteKind.AGREEMENT, "eerst bellen"),
    }
    assert held(full) == [("Hanneke", Kept.HELD)]
    assert "volgende keer: ma 30 november" in result.out


def test_in_english_the_keys_are_those_of_the_questions(full: Home) -> None:
    hold(full, "", "x", "d", "d", "fri", "o", "the small one", "to Joost", "", "agreed: call first", "", lang="en")
    assert {title: ending for title, (ending, _) in closed(full).items()} == {
        "printer": TopicEnding.DROPPED,
        "verhuizing": TopicEnding.DISCUSSED,
        "welke trein?": TopicEnding.DEFAULTED,
        "welke zaal?": TopicEnding.DECIDED,
    }
    assert closed(full)["welke zaal?"][1] == "the small one"
    assert (open_work(full)["verslag MT"].due, open_work(full)["begroting"].owner) == (
        Due(day=day(4), hard=True),
        "Joost",
    )
    assert (NoteKind.AGREEMENT, "call first") in notes(full)


@LANGS
def test_enter_is_an_answer_to_everything_and_leaves_all_as_it_is(lang: str, full: Home) -> None:
    work = open_work(full)
    result = hold(full, *[""] * 12, lang=lang)
    assert (result.code, open_work(full), notes(full), closed(full)) == (0, work, [], {})
    assert topics(full) == ["printer", "verhuizing", "welke zaal?", "welke trein?"]
    assert [topic.asked_on for topic in full.read().topics()] == [None, None, day(0), day(0)]
    assert held(full) == [("Hanneke", Kept.HELD)]


def test_what_came_out_is_one_step(full: Home) -> None:
    before, count = open_work(full), steps(full)
    hold(full, "zorg", "", "b", "v", "k", "vr", "g", "a", "v", "zelf", "offertes", "")
    assert steps(full) == count + 1
    assert ran(full.folder, "undo", now=AFTER).code == 0
    assert (open_work(full), held(full), len(topics(full))) == (before, [], 4)


def test_it_ends_with_who_does_what_by_when(full: Home) -> None:
    result = hold(full, "", "", "", "", "vr", "", "", "", "", "Hanneke tekent het jaarplan di", "ik bel de bank", "")
    settled = result.out.partition("AFGESPROKEN")[2].splitlines()
    rows = [" ".join(line.split()[1:]) for line in settled if line.strip()][:3]
    assert rows == [
        "ik verslag MT vr 27 november, wk 48",
        "Hanneke tekent het jaarplan di 24 november, wk 48",
        "ik bel de bank",
    ]


@pytest.mark.parametrize(
    ("answer", "title", "owner"),
    [
        ("ik bel de bank", "bel de bank", None),
        ("I call the bank", "call the bank", None),
        ("mij: bel de bank", "bel de bank", None),
        ("bel de bank", "bel de bank", None),
        ("Hanneke belt de bank", "belt de bank", "Hanneke"),
        ("hanneke: belt de bank", "belt de bank", "Hanneke"),
        ("Bram, belt de bank", "belt de bank", "Bram"),
        ("Joost: belt de bank", "belt de bank", "Joost"),
        ("Joost belt de bank", "Joost belt de bank", None),
        ("Anna van Dijk belt de bank", "belt de bank", "Anna van Dijk"),
        ("anna van dijk: belt de bank", "belt de bank", "Anna van Dijk"),
        ("Hanneke", "Hanneke", None),
        ("ik", "ik", None),
    ],
)
def test_who_does_something_stands_in_front_of_it(answer: str, title: str, owner: str | None, home: Home) -> None:
    add_person(PersonChange(name="Anna van Dijk"), home=home, now=NOW, title_of=title_of)
    assert hold(home, "", "", answer, "", name="Bram").code == 0
    (task,) = open_work(home).values()
    assert (task.title, task.owner, task.requester) == (title, owner, "Bram" if owner is None else None)


def test_with_somebody_of_several_names_the_example_works_as_it_stands(home: Home) -> None:
    add_person(PersonChange(name="Anna van Dijk"), home=home, now=NOW, title_of=title_of)
    hold(home, "zorg", "Anna van Dijk belt de bank vr", "", "", name="Anna van Dijk")
    assert (open_work(home)["belt de bank"].owner, open_work(home)["belt de bank"].due) == (
        "Anna van Dijk",
        Due(day=day(4)),
    )


def test_a_good_deal_of_priorities_is_one_question_and_one_by_one_where_asked(home: Home) -> None:
    for number in range(3):
        add(home, f"werk {number}", requester="Bram", due=Due(day=day(number + 1)), minutes=10)
    once = hold(home, "", "", "", "", name="Bram")
    assert once.err.count("werk 0") == 1
    assert len(re.findall(r"^> ", once.err, re.MULTILINE)) == 4
    hold(home, "", "e", "v", "naar Hanneke", "3-12", "", "", name="Bram")
    work = open_work(home)
    assert set(work) == {"werk 1", "werk 2"}
    assert (work["werk 1"].owner, work["werk 2"].due) == ("Hanneke", Due(day=day(10), hard=True))


@LANGS
def test_a_day_nobody_can_read_is_asked_again_and_says_what_can_be_read(lang: str, full: Home) -> None:
    result = hold(full, "", "", "", "", "blorp", "fri", *[""] * 7, lang=lang)
    assert result.code == 0
    assert "blorp" in result.err
    assert open_work(full)["verslag MT"].due == Due(day=day(4), hard=True)


def test_a_misspelt_name_is_asked_again(full: Home) -> None:
    result = hold(
        full, "", "", "", "", "", "", "", "naar Haneke", "naar Bram", "", "Siestke: belt", "Sietske: belt", ""
    )
    assert (open_work(full)["begroting"].owner, open_work(full)["belt"].owner) == ("Bram", "Sietske")
    assert ("Bedoel je Hanneke?" in result.err, "Bedoel je Sietske?" in result.err) == (True, True)


def test_work_cannot_go_to_oneself(full: Home) -> None:
    hold(full, "", "", "", "", "", "", "", "naar mij", "", "", "")
    assert open_work(full)["begroting"].owner is None


# by pipe


def test_answers_come_one_a_line_without_a_word_asked(full: Home) -> None:
    result = piped(
        full, typed("zorg", "", "b", "v", "k", "vr", "g", "a", "naar Bram", "zelf", "ik bel do", "afspraak: x")
    )
    assert (result.code, result.err) == (0, "")
    assert topics(full) == ["zorg"]
    assert open_work(full)["begroting"].owner == "Bram"
    assert open_work(full)["bel"].due == Due(day=day(3))
    assert (NoteKind.AGREEMENT, "x") in notes(full)


@LANGS
def test_fewer_lines_will_do_and_what_was_not_reached_is_not_settled(lang: str, full: Home) -> None:
    key = "b" if lang == "nl" else "d"
    result = piped(full, f"\n{key}\n", lang=lang)
    assert (result.code, result.err) == (0, "")
    assert topics(full) == ["verhuizing", "welke zaal?", "welke trein?"]
    assert {topic.asked_on for topic in full.read().topics()} == {None}, "a decision that was not put is not with her"


def test_input_that_ends_among_the_decisions_leaves_the_rest_of_them(full: Home) -> None:
    piped(full, "\n\n\n\n\ng\n")
    assert [topic.asked_on for topic in full.read().topics()] == [None, None, None]
    assert list(closed(full)) == ["welke trein?"]


@LANGS
@pytest.mark.parametrize("is_closed", [True, False])
def test_without_any_input_nothing_is_taken_for_an_answer_and_nothing_hangs(
    lang: str, full: Home, *, is_closed: bool
) -> None:
    stdin = io.StringIO()
    if is_closed:
        stdin.close()
    result = ran(full.folder, "weekly", "Hanneke", "--hold", now=AFTER, lang=lang, stdin=stdin)
    assert (result.code, held(full), len(topics(full))) == (2, [], 4)
    assert ("één per regel" if lang == "nl" else "one a line") in result.err


@LANGS
def test_what_cannot_be_read_in_a_pipe_stays_and_the_rest_is_kept(lang: str, full: Home) -> None:
    lines = ("zorg", "", "", "", "", "blorp", "", "", "", "zelf", "Haneke: belt", "Bram: belt")
    result = piped(full, typed(*lines), lang=lang)
    assert result.code == 0
    assert ("blorp" in result.err, "Haneke" in result.err) == (True, True)
    assert (NoteKind.MANDATE, "zelf") in notes(full)
    assert open_work(full)["belt"].owner == "Bram"
    assert open_work(full)["verslag MT"].due == Due(day=day(-1))


@LANGS
def test_twenty_thousand_characters_do_no_harm_to_the_rest(lang: str, full: Home) -> None:
    long = "lang " * 4000
    result = piped(
        full, typed(long, long, long, "b" if lang == "nl" else "d", "", "", "", long, "", long, long, "kort"), lang=lang
    )
    assert result.code == 0
    assert "Traceback" not in result.err
    assert open_work(full)["kort"].requester == "Hanneke"
    assert "printer" in topics(full)
    assert closed(full)["welke zaal?"] == (TopicEnding.DECIDED, long.strip())
    assert ran(full.folder, "weekly", "Hanneke", lang=lang).code == 0
    shown = ran(full.folder, "show", full.read().closed_topics(day(0), day(0))[0].id, lang=lang)
    assert shown.code == 0


def test_markup_in_answers_is_kept_as_text(full: Home) -> None:
    piped(full, "[/nope] [link=x]y[/link]\x1b[31m\n\n[b]\n")
    assert "[/nope] [link=x]y[/link][31m" in topics(full)
    assert closed(full)["printer"] == (TopicEnding.DISCUSSED, "[b]")


def test_a_program_reads_what_was_settled(full: Home) -> None:
    document = piped(full, "\nb\n", "--json").document
    assert (document["manager"], document["next_at"]) == ("Hanneke", "2026-11-30T13:00:00+01:00")
    assert [(each["kind"], each["verb"]) for each in document["done"]] == [("topic", "discussed"), ("checkin", "held")]


# broken off


@LANGS
def test_ctrl_c_keeps_what_was_settled_and_says_how_to_go_on(lang: str, full: Home) -> None:
    key = "b" if lang == "nl" else "d"
    result = ran(full.folder, "weekly", "Hanneke", "--hold", now=AFTER, lang=lang, stdin=BrokenOff(f"\n{key}\n"))
    assert result.code == 130
    assert list(closed(full)) == ["printer"]
    assert topics(full) == ["verhuizing", "welke zaal?", "welke trein?"]
    assert {topic.asked_on for topic in full.read().topics()} == {None}
    assert ("ontzorg undo" in result.err, "--hold" in result.err) == (True, True)


@LANGS
@pytest.mark.parametrize("lines", ["", "\n", "\n\n\n"])
def test_ctrl_c_before_anything_was_settled_writes_nothing(lines: str, lang: str, full: Home) -> None:
    before = files_of(full.folder)
    result = ran(full.folder, "weekly", "Hanneke", "--hold", now=AFTER, lang=lang, stdin=BrokenOff(lines))
    assert (result.code, files_of(full.folder), result.out) == (130, before, "")


class Meanwhile(Terminal):
    """Somebody who answers while another program spoils a file."""

    def __init__(self, text: str, spoilt: Path) -> None:
        super().__init__(text)
        self._spoilt = spoilt

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
        self._spoilt.write_text("stuk", encoding="utf-8")
        return super().readline(size)


@LANGS
def test_what_cannot_be_kept_stands_in_a_draft_that_can_be_taken_over(lang: str, full: Home) -> None:
    tasks = full.folder / "tasks.toml"
    whole = tasks.read_text("utf-8")
    key, mine = ("b", "ik bel de drukker do 15m") if lang == "nl" else ("d", "I call the printer Thu 15m")
    lines = f"\n{key}\n\n\n\n\n\n\n{mine}\n{mine} 2\n\n\n\n\n\n"
    result = ran(full.folder, "weekly", "Hanneke", "--hold", now=AFTER, lang=lang, stdin=Meanwhile(lines, tasks))
    (draft,) = (full.folder / "reflections").glob(".draft-*")
    assert result.code == 9
    assert f"ontzorg weekly Hanneke --hold < {draft}" in result.err.replace("\n", " ")
    tasks.write_text(whole, encoding="utf-8")
    answers = io.StringIO(draft.read_text("utf-8"))
    again = ran(full.folder, "weekly", "Hanneke", "--hold", now=AFTER, lang=lang, stdin=answers)
    assert again.code == 0
    assert list(closed(full)) == ["printer"]
    assert held(full) == [("Hanneke", Kept.HELD)]


# skipped, planned, wrong


@LANGS
def test_a_skip_says_when_it_could_still_be(lang: str, full: Home) -> None:
    result = ran(full.folder, "weekly", "--skip", "reis naar Brussel", lang=lang)
    assert (result.code, held(full)) == (0, [("Hanneke", Kept.SKIPPED)])
    assert result.out.count("ontzorg weekly Hanneke --at") == 2
    (planned,) = re.findall(r"--at '(di 08:30|Tue 08:30)'", result.out)
    assert ran(full.folder, "weekly", "Hanneke", "--at", planned, lang=lang).code == 0
    assert ran(full.folder, "weekly", "--json").document["at"] == "2026-11-24T08:30:00+01:00"


def test_one_more_is_planned_and_said_as_it_was_understood(full: Home) -> None:
    result = ran(full.folder, "weekly", "Bram", "--at", "do half elf")
    assert (result.code, "bila Bram" in result.out, "do 26 november" in result.out) == (0, True, True)
    assert ran(full.folder, "weekly", "Bram", "--json").document["at"] == "2026-11-26T10:30:00+01:00"


def test_how_they_all_stand_is_a_row_each(full: Home) -> None:
    hold(full, *[""] * 12)
    keep_topic(TopicDraft(title="lamp", person="Sietske"), home=full, now=NOW)
    shown = ran(full.folder, "weekly", "--list", now="2026-11-24T09:00", environ={"COLUMNS": "120"}).out
    rows = [line.split("  ") for line in shown.splitlines()]
    assert [row[0] for row in rows] == ["Hanneke", "Sietske"]
    assert "1 van 1 in 8 weken" in rows[0][-1]


@pytest.mark.parametrize(
    ("length", "end"), [((), "11:30"), (("--minutes", "45"), "11:45"), (("--minutes", "1u"), "12:00")]
)
def test_one_more_takes_as_long_as_usual_or_as_was_said(length: tuple[str, ...], end: str, full: Home) -> None:
    assert ran(full.folder, "weekly", "Bram", "--at", "2026-11-26T11:00", *length).code == 0
    assert re.search(rf"11:00-{end}\b.*bila Bram", ran(full.folder, "agenda", "2026-11-26").out)


WRONG = (
    ("weekly Fatima", 3, "person_not_found"),
    ("weekly Haneke", 3, "person_not_found"),
    ("weekly s", 4, "person_ambiguous"),
    ("weekly Fatima --hold", 3, "person_not_found"),
    ("weekly Fatima --skip reis", 3, "person_not_found"),
    ("weekly --minutes 15", 2, "not_a_choice"),
    ("weekly --minutes veel", 2, "unreadable_duration"),
    ("weekly --hold --list", 2, "one_of_these"),
    ("weekly --hold --skip x", 2, "one_of_these"),
    ("weekly --hold --html -", 2, "one_of_these"),
    ("weekly --list --md -", 2, "one_of_these"),
    ("weekly --list --minutes 20", 2, "one_of_these"),
    ("weekly --skip x --minutes 20", 2, "one_of_these"),
    ("weekly Bram --at 2026-11-26T11:00 --minutes lang", 2, "unreadable_duration"),
    ("weekly --at di", 2, "time_needed"),
    ("weekly --at blorp", 2, "unreadable_start"),
    ("weekly --text-lang fr", 2, "not_a_choice"),
    ("weekly --skip", 2, "missing_value"),
    ("manager edit Bram --checkin morgen", 2, "unreadable_checkin"),
)


@LANGS
@pytest.mark.parametrize(("command", "code", "name"), WRONG)
def test_a_mistake_has_its_message_and_changes_nothing(
    command: str, code: int, name: str, lang: str, full: Home
) -> None:
    add_person(PersonChange(name="Sander"), home=full, now=NOW, title_of=title_of)
    before = files_of(full.folder)
    refused = ran(full.folder, *command.split(), lang=lang)
    assert (refused.code, refused.out) == (code, "")
    assert 1 <= len(refused.err.splitlines()) <= 5
    assert ran(full.folder, *command.split(), "--json", lang=lang).error["code"] == name
    assert files_of(full.folder) == before


@LANGS
def test_somebody_renamed_or_taken_out_with_open_work_is_still_prepared(lang: str, full: Home) -> None:
    edit_person("Hanneke", PersonChange(name="Hanneke de Wit"), home=full, now=NOW, title_of=title_of)
    for name in ("Hanneke", "Hanneke de Wit", "hanneke de wit"):
        screen = ran(full.folder, "weekly", *name.split(), lang=lang)
        assert (screen.code, "begroting" in screen.out, "Hanneke de Wit" in screen.out) == (0, True, True)
    people = full.folder / "people.toml"
    people.write_text(re.sub(r"\[\[person\]\]\n(?:.+\n)+\n", "", people.read_text("utf-8")), encoding="utf-8")
    left = ran(full.folder, "weekly", "Hanneke de Wit", lang=lang)
    assert (left.code, "begroting" in left.out) == (0, True)
    assert hold(full, *[""] * 12, name="Hanneke de Wit", lang=lang).code == 0


@LANGS
def test_a_damaged_list_leaves_the_morning_and_is_named(lang: str, full: Home) -> None:
    file = full.folder / "together.toml"
    file.write_text(file.read_text("utf-8")[:-30], encoding="utf-8")
    damaged = file.read_bytes()
    morning = ran(full.folder, "today", lang=lang)
    assert (morning.code, "begroting" in morning.out) == (6, True)
    assert "together.toml" in morning.err
    for argv in (["topic"], ["topic", "Bram", "lamp"], ["weekly"], ["weekly", "Hanneke", "--hold"]):
        result = ran(full.folder, *argv, lang=lang, stdin=io.StringIO("\n"))
        assert result.code == 6, argv
        assert "together.toml" in result.err
        assert "Traceback" not in result.err
    assert ran(full.folder, "add", "werk", lang=lang).code == 0
    assert file.read_bytes() == damaged


@LANGS
def test_the_morning_shows_todays_check_in_and_how_to_prepare_it(lang: str, full: Home) -> None:
    screen = ran(full.folder, "today", lang=lang).out
    (line,) = (line for line in screen.splitlines() if "ontzorg weekly Hanneke" in line)
    assert ("2 punten, 2 besluiten" if lang == "nl" else "2 topics, 2 decisions") in line
    document = ran(full.folder, "today", "--json", lang=lang).document
    (checkin,) = document["checkins"]
    assert (checkin["person"], checkin["prepared"], checkin["topics"], checkin["decisions"]) == ("Hanneke", True, 2, 2)
    assert document["waiting"] == {"on_me": 2, "on_others": 1}


def test_a_missed_one_is_made_good_with_the_command_the_morning_gives(home: Home) -> None:
    plan_checkin("Bram", at("10:00").replace(tzinfo=None), title_of=title_of, home=home, now=NOW)
    tuesday = "2026-11-24T08:30"
    flags = ran(home.folder, "today", "--json", now=tuesday).document["flags"]
    (missed,) = (flag for flag in flags if flag["code"] == "checkin-missed")
    argv = shlex.split(missed["advice"][0]["command"])
    assert (missed["level"], argv[:4]) == ("warning", ["ontzorg", "weekly", "Bram", "--at"])
    assert ran(home.folder, *argv[1:], now=tuesday).code == 0
    again = json.loads(ran(home.folder, "today", "--json", now=tuesday).out)["flags"]
    assert "checkin-missed" not in {flag["code"] for flag in again}
