"""`agenda backplan`: what is shown, asked and written, in both languages, and what is refused."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import at, day, files_of, meet, new_home, open_work
from tests.cli.runs import Ran, Terminal, ran

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with a board meeting three weeks ahead."""
    home = new_home(tmp_path / "home")
    meet(home, "RvC-vergadering", at("10:00", 21))
    return home


def event_of(home: Home) -> str:
    return next(event.id for event in home.read().events(day(21), day(21)))


def backplan(home: Home, *argv: str, answer: str | None = None, lang: str = "nl") -> Ran:
    stdin = Terminal(f"{answer}\n") if answer is not None else None
    return ran(home.folder, "agenda", "backplan", *argv, lang=lang, stdin=stdin, environ={"COLUMNS": "120"})


def without_usual_files(home: Home) -> dict[str, bytes]:
    names = {"templates.toml", "year-wheel.toml"}
    return {name: data for name, data in files_of(home.folder).items() if name not in names}


def test_in_a_pipe_it_hangs_the_preparation_and_asks_nothing(home: Home) -> None:
    result = backplan(home, event_of(home))
    assert (result.code, result.err) == (0, "")
    assert "voorbereiding van RvC-vergadering, ma 14 december, wk 51" in result.out
    assert "agenda en stukken versturen voor RvC-vergadering · klaar op do 3 december, wk 49 · 30m" in result.out
    assert "stukken opvragen voor RvC-vergadering had al eerder gemoeten en staat nu op ma 23 november" in result.out
    assert len(open_work(home)) == 6


def test_on_a_terminal_it_shows_and_asks_once(home: Home) -> None:
    refused = backplan(home, event_of(home), answer="n")
    assert "T-7" in refused.out
    assert "Deze 6 taken zo inplannen? (j/n)" in refused.err
    assert "Er is niets ingepland." in refused.err
    assert open_work(home) == {}
    assert "genoteerd" in backplan(home, event_of(home), answer="j").out
    assert len(open_work(home)) == 6
    done = backplan(home, event_of(home), answer="j")
    assert "Alles staat er al." in done.out
    assert done.err == ""


def test_on_a_terminal_with_nothing_new_what_was_moved_by_hand_is_caught_up_with(home: Home) -> None:
    backplan(home, event_of(home), "T-1", "zaal")
    file = home.folder / "months" / "2026-12.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("2026-12-14T10:00:00", "2026-12-16T10:00:00"), encoding="utf-8")
    event = next(event.id for event in home.read().events(day(23), day(23)))
    caught_up = backplan(home, event, "T-1", "zaal", answer="n")
    assert "zaal · klaar op di 15 december, wk 51" in caught_up.out
    assert caught_up.err == ""


def test_accept_asks_nothing_on_a_terminal(home: Home) -> None:
    assert backplan(home, event_of(home), "--accept", answer="n").err == ""
    assert len(open_work(home)) == 6


def test_list_shows_the_steps_and_writes_no_work(home: Home) -> None:
    before = without_usual_files(home)
    shown = backplan(home, event_of(home), "--list").out
    assert "di 24 nov" in shown
    assert "nu meteen" in shown
    assert without_usual_files(home) == before


def test_english_says_the_same(home: Home) -> None:
    result = backplan(home, event_of(home), "T-7", "send", "the", "agenda", "30m", lang="en")
    assert "preparation of RvC-vergadering, Mon 14 December, wk 51" in result.out
    assert "noted" in result.out
    assert "send the agenda" in result.out
    wheel = backplan(home, "--year", lang="en").out
    assert "year wheel" in wheel
    assert "plan it now" in wheel


def test_steps_of_ones_own_are_typed_behind_the_event(home: Home) -> None:
    argv = (event_of(home), "T-7", "agenda", "rondsturen", "t1", "zaal", "12", "T-3", "stukken", "1u30")
    steps = backplan(home, *argv, "--for", "hanneke", "--json").document["steps"]
    assert [(step["title"], step["days_before"], step["due"], step["minutes"]) for step in steps] == [
        ("agenda rondsturen", 7, "2026-12-03", None),
        ("stukken", 3, "2026-12-09", 90),
        ("zaal 12", 1, "2026-12-11", None),
    ]
    assert {task.requester for task in open_work(home).values()} == {"Hanneke"}


def test_a_program_reads_the_steps_with_their_ids_and_the_step_to_undo(home: Home) -> None:
    document = backplan(home, event_of(home), "--json").document
    assert [step["id"] for step in document["steps"]] == [done["id"] for done in document["done"]]
    assert [step["late"] for step in document["steps"]] == [True, False, False, False, False, False]
    assert document["done"][1]["prepares"] == {"event": event_of(home), "date": "2026-12-14", "days_before": 14}
    ran(home.folder, "undo")
    assert open_work(home) == {}
    listed = backplan(home, event_of(home), "--list", "--json").document
    assert {step["id"] for step in listed["steps"]} == {None}
    assert (listed["done"], listed["undo_step"]) == ([], None)


def test_moving_the_event_tells_what_moves_along(home: Home) -> None:
    backplan(home, event_of(home), "T-1", "zaal")
    moved = ran(home.folder, "defer", event_of(home), "21-12", environ={"COLUMNS": "120"}).out
    assert "verplaatst" in moved
    assert "zaal · klaar op vr 18 december, wk 51" in moved


def test_dropping_the_event_says_what_can_be_done_with_the_rest(home: Home) -> None:
    backplan(home, event_of(home), "T-1", "zaal", "T-2", "taart")
    ids = [task.id for task in open_work(home).values()]
    dropped = ran(home.folder, "drop", event_of(home), environ={"COLUMNS": "200"}).out
    assert (
        f"horen nog 2 stukken voorbereiding, en die blijven staan. Niet meer nodig: ontzorg drop {' '.join(ids)}"
        in dropped
    )


def test_show_and_why_tell_what_work_belongs_to(home: Home) -> None:
    backplan(home, event_of(home), "T-1", "zaal")
    (task,) = open_work(home).values()
    assert "hoort bij  " in ran(home.folder, "show", task.id).out
    assert "Hoort bij RvC-vergadering op ma 14 december, wk 51" in ran(home.folder, "why", task.id).out.replace(
        "\n  ", " "
    )
    assert "voorbereiding" in ran(home.folder, "show", event_of(home)).out
    assert "RvC" not in ran(home.folder, "show", task.id, "--discreet").out


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("argv", "code", "name"),
    [
        ("", 2, "missing_argument"),
        ("T-7 zaal", 2, "missing_argument"),
        ("q9z", 3, "id_not_found"),
        ("EVENT zaal nalopen", 2, "unreadable_step"),
        ("EVENT T-7", 2, "unreadable_step"),
        ("EVENT T-900 zaal", 2, "unreadable_step"),
        ("EVENT T-7 zaal --template reis", 2, "one_of_these"),
        ("EVENT --template vliegreis", 3, "template_not_found"),
        ("EVENT --for Joost", 3, "person_not_found"),
        ("EVENT --list --accept", 2, "one_of_these"),
        ("--year --list", 2, "one_of_these"),
        ("--year volgend", 2, "not_a_number"),
        ("--year 20266", 2, "out_of_range"),
        ("--year 1", 2, "out_of_range"),
        ("--year --weeks 0", 2, "out_of_range"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(
    argv: str, code: int, name: str, lang: str, home: Home
) -> None:
    before = without_usual_files(home)
    words = [event_of(home) if word == "EVENT" else word for word in argv.split()]
    refused = backplan(home, *words, "--json", lang=lang)
    assert (refused.code, refused.out, refused.error["code"]) == (code, "", name)
    assert 1 <= len(refused.error["message"].splitlines()) <= 3
    assert without_usual_files(home) == before


def test_an_event_behind_is_refused_with_its_day(home: Home) -> None:
    meet(home, "oud", at("10:00", -3), now=at("08:00", -4))
    old = next(event.id for event in home.read().events(day(-3), day(-3)) if event.title == "oud")
    refused = backplan(home, old)
    assert (refused.code, refused.out) == (2, "")
    assert "vrijdag 20 november" in refused.err


def test_a_task_is_no_event(home: Home) -> None:
    ran(home.folder, "add", "begroting")
    (task,) = open_work(home).values()
    assert f"{task.id} is een taak" in backplan(home, task.id).err


def test_the_templates_are_written_once_in_the_language_of_the_home_and_then_left_alone(home: Home) -> None:
    shown = backplan(home, "--list", lang="en").out
    assert "bestuursvergadering" in shown
    assert "T-21" in shown
    file = home.folder / "templates.toml"
    text = (
        file.read_text("utf-8")
        .replace("# Sjablonen", "# Van mij.\n# Sjablonen")
        .replace('name = "reis"', 'name = "reis"  # Bram\nkleur = "groen"')
    )
    text = text.replace('title = "zaal en techniek nalopen voor {event}"', 'title = "zaal"')
    file.write_text(text, encoding="utf-8")
    assert "  zaal " in backplan(home, "--list").out
    backplan(home, event_of(home))
    backplan(home, "--year", "--accept")
    assert file.read_text("utf-8") == text


@pytest.mark.parametrize(("lang", "goes_with"), [("nl", "  past bij: "), ("en", "  goes with: ")])
def test_the_words_of_a_template_stand_under_its_name(lang: str, goes_with: str, home: Home) -> None:
    listed = ran(home.folder, "agenda", "backplan", "--list", lang=lang, environ={"COLUMNS": "80"}).out.splitlines()
    at_board = listed.index("bestuursvergadering")
    assert listed[at_board + 1].startswith(f"{goes_with}bestuur, RvC")
    assert not listed[at_board + 2].startswith("   ")


def test_a_template_may_have_no_more_than_steps(home: Home) -> None:
    backplan(home, "--list")
    file = home.folder / "templates.toml"
    step = '[[step]]\ntemplate = "jubileum"\ntitle = "bloemen"\ndays_before = 2\n\n# -- einde'
    file.write_text(file.read_text("utf-8").replace("# -- einde", step), encoding="utf-8")
    (found,) = backplan(home, event_of(home), "--template", "jubileum", "--json").document["steps"]
    assert (found["title"], found["due"], found["minutes"]) == ("bloemen", "2026-12-10", None)


def test_a_template_file_that_cannot_be_read_is_named_with_its_line_and_left_alone(home: Home) -> None:
    backplan(home, "--list")
    file = home.folder / "templates.toml"
    text = file.read_text("utf-8").replace("days_before = 21", "days_before == 21", 1)
    file.write_text(text, encoding="utf-8")
    line = text[: text.index("days_before ==")].count("\n") + 1
    for argv in ((event_of(home),), ("--list",), ("--year",)):
        refused = backplan(home, *argv)
        assert (refused.code, refused.out) == (6, "")
        assert "templates.toml" in refused.err
        assert str(line) in refused.err
    assert file.read_text("utf-8") == text
    assert open_work(home) == {}
    assert ran(home.folder, "today").code == 0
    assert backplan(home, event_of(home), "T-1", "zaal").code == 0


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("days_before = 21", "days_before = 9999", "'days_before' is te hoog: 9999"),
        ("days_before = 21", "days_before = -3", "'days_before' is te laag: -3"),
        ("days_before = 21", 'days_before = "veel"', "'days_before' is geen getal"),
        ("minutes = 30", "minutes = 0", "'minutes' is te laag: 0"),
        ('importance = "must"', 'importance = "nu"', "'importance' is nu"),
    ],
)
def test_a_step_with_nonsense_in_it_is_named_and_the_others_do(home: Home, was: str, becomes: str, said: str) -> None:
    backplan(home, "--list")
    file = home.folder / "templates.toml"
    file.write_text(file.read_text("utf-8").replace(was, becomes, 1), encoding="utf-8")
    shown = backplan(home, event_of(home), "--list")
    assert "templates.toml:" in shown.err
    assert said in shown.err
    assert len(backplan(home, event_of(home), "--json").document["steps"]) == 5


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ('title = "x"\nmonth = 13\nday = 1', "'month' is te hoog: 13"),
        ('title = "x"\nmonth = 2\nday = 32', "'day' is te hoog: 32"),
        ('title = "x"\nmonth = 2', "er staat niet wanneer het is"),
        ('title = "x"\nmonth = 2\nday = 1\nwhich = "first"\nweekday = "monday"', "er staan twee tijden door elkaar"),
        ('title = "x"\nmonth = 2\nwhich = "first"', "hier ontbreekt 'weekday'"),
        ('title = "x"\nmonth = 2\nwhich = "fifth"\nweekday = "monday"', "'which' is fifth"),
    ],
)
def test_work_of_every_year_with_nonsense_in_it_is_named(home: Home, block: str, said: str) -> None:
    backplan(home, "--list")
    file = home.folder / "year-wheel.toml"
    text = file.read_text("utf-8").replace("# -- einde", f"[[yearly]]\n{block}\n\n# -- einde")
    file.write_text(text, encoding="utf-8")
    shown = backplan(home, "--year")
    assert "archief" in shown.out
    assert "year-wheel.toml:" in shown.err
    assert said in shown.err


def test_a_file_without_templates_still_takes_steps_of_ones_own(home: Home) -> None:
    (home.folder / "templates.toml").write_text("schema = 1\n\n# -- einde / end --\n", encoding="utf-8")
    assert "Er staat geen sjabloon in templates.toml." in backplan(home, "--list").out
    assert "In templates.toml staat geen sjabloon." in backplan(home, event_of(home)).err
    assert backplan(home, event_of(home), "T-1", "zaal").code == 0


def test_the_year_wheel_asks_once_on_a_terminal_and_makes_what_is_near(home: Home) -> None:
    assert "ontzorg agenda backplan --year --accept" in backplan(home, "--year").out
    refused = backplan(home, "--year", answer="n")
    assert "Deze 2 taken zo inplannen? (j/n)" in refused.err
    assert open_work(home) == {}
    backplan(home, "--year", answer="j")
    assert len(open_work(home)) == 2
    assert "staat er al" in backplan(home, "--year").out
    again = backplan(home, "--year", "--accept")
    assert "staat er al" in again.out
    assert len(open_work(home)) == 2


def test_the_year_wheel_as_a_document(home: Home) -> None:
    document = backplan(home, "--year", "2027", "--json").document
    assert (document["from"], document["to"], len(document["yearly"])) == ("2027-01-01", "2027-12-31", 13)
    made = backplan(home, "--year", "--accept", "--json").document
    near = [item for item in made["yearly"] if item["near"]]
    assert [step["id"] for item in near for step in item["steps"]] == [done["id"] for done in made["done"]]


def test_on_a_home_that_cannot_be_written_the_templates_are_shown_all_the_same(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ontzorg_cli.store.errors import HomeUnwritableError
    from ontzorg_cli.store.files import Disk

    def refuse(_disk: Disk, path: Path, _data: bytes) -> None:
        raise HomeUnwritableError(path=str(path))

    monkeypatch.setattr(Disk, "write_new", refuse)
    shown = backplan(home, "--list")
    assert (shown.code, "bestuursvergadering" in shown.out) == (0, True)
    assert not (home.folder / "templates.toml").exists()


def test_a_backup_holds_the_templates_and_brings_them_back(home: Home, tmp_path: Path) -> None:
    backplan(home, "--list")
    kept = (home.folder / "templates.toml").read_bytes()
    assert ran(home.folder, "backup", str(tmp_path / "b.zip")).code == 0
    (home.folder / "templates.toml").unlink()
    assert ran(home.folder, "backup", "--restore", str(tmp_path / "b.zip"), "--yes").code == 0
    assert (home.folder / "templates.toml").read_bytes() == kept


def test_nothing_is_read_from_a_pipe(home: Home) -> None:
    piped = io.StringIO("n\nn\n")
    result = ran(home.folder, "agenda", "backplan", event_of(home), stdin=piped)
    assert (result.code, piped.read()) == (0, "n\nn\n")
