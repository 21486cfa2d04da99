from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
import tomli
from tests.store.samples import DAY, NOW, SETTINGS, new_home

from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.store.errors import BadSettingError, HomeExistsError, UnknownSettingError
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import SETTINGS as TABLE
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

MORNING = DAY[:1]
ODD_WEEKS = replace(
    SETTINGS,
    name='Noor "N" van der Meer',
    addresses=("noor@example.org", "n@example.org"),
    hours=WorkPattern(every={0: DAY, 2: (Hours(time(20), time(0)),)}, even={2: ()}, odd={4: MORNING}),
    reflections_folder="/elders/map",
    preferences=Preferences(margin_share=0.2, adhoc_fixed_share=0.3, must_weight=5.0, horizon_weeks=8),
)


def test_every_setting_stands_in_the_file_with_its_explanation(tmp_path: Path) -> None:
    comments = {setting.key: f"uitleg van {setting.key}\nen meer" for setting in TABLE}
    home = Home(tmp_path / "home", tmp_path / "state")
    home.create(SETTINGS, comments={**comments, "config.toml": "Van jou.", "[me]": "Over jou."}, now=NOW)
    text = (home.folder / "config.toml").read_text("utf-8")
    for setting in TABLE:
        assert f"# uitleg van {setting.key}\n# en meer\n" in text
    assert text.startswith("# Van jou.\nschema = 1\n\n[me]\n# Over jou.\n")
    assert "\n# margin_share = 0.15\n" in text


def test_every_figure_of_the_engine_is_a_setting_with_the_engines_default() -> None:
    figures = {setting.key: setting.default for setting in TABLE if setting.section == "judgement"}
    assert figures == {field.name: getattr(Preferences(), field.name) for field in fields(Preferences)}


@pytest.mark.parametrize("settings", [SETTINGS, ODD_WEEKS])
def test_settings_come_back_as_they_were_made(settings: Settings, tmp_path: Path) -> None:
    home = Home(tmp_path / "home", tmp_path / "state")
    home.create(settings, now=NOW)
    look = home.read()
    assert look.settings() == settings
    assert look.problems == []


def test_contract_minutes_are_those_of_a_week_or_the_mean_of_two() -> None:
    assert SETTINGS.contract_minutes == 4 * 450 + 240
    assert ODD_WEEKS.contract_minutes == ((450 + 0) + (450 + 240 + 240)) // 2


@pytest.mark.parametrize(
    ("key", "typed", "value", "line"),
    [
        ("name", "Noor B.", "Noor B.", 'name = "Noor B."'),
        ("me.language", "EN", "en", 'language = "en"'),
        ("timezone", "America/St_Johns", "America/St_Johns", 'timezone = "America/St_Johns"'),
        ("country", "be", "BE", 'country = "BE"'),
        ("addresses", "a@b.c, d@e.f", ("a@b.c", "d@e.f"), 'addresses = ["a@b.c", "d@e.f"]'),
        ("first_day", "2026-01-05", date(2026, 1, 5), "first_day = 2026-01-05"),
        ("margin-share", "20%", 0.2, "margin_share = 0.2"),
        ("margin_share", "0,1", 0.1, "margin_share = 0.1"),
        ("guessed_minutes", "45", 45, "guessed_minutes = 45"),
        ("goal_factor", 2, 2.0, "goal_factor = 2.0"),
        ("adhoc_fixed_share", "30%", 0.3, "adhoc_fixed_share = 0.3"),
        ("reflections_folder", "~/privé", "~/privé", 'reflections_folder = "~/privé"'),
    ],
)
def test_a_setting_is_set_in_its_own_line_and_undone(
    key: str, typed: object, value: object, line: str, tmp_path: Path
) -> None:
    home = new_home(tmp_path)
    path = home.folder / "config.toml"
    before = path.read_text("utf-8")
    with home.change("config", now=NOW) as change:
        change.set_setting(key, typed)
        assert change.settings().value(key) == value
    after = path.read_text("utf-8")
    assert home.read().settings().value(key) == value
    assert line in after.splitlines()
    assert len(after.splitlines()) == len(before.splitlines())
    home.undo(1, now=NOW)
    assert path.read_text("utf-8") == before


def test_setting_an_optional_value_to_nothing_puts_its_line_to_rest(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    before = (home.folder / "config.toml").read_text("utf-8")
    for value in ("30%", None):
        with home.change("config", now=NOW) as change:
            change.set_setting("adhoc_fixed_share", value)
    assert (home.folder / "config.toml").read_text("utf-8") == before


def test_comments_in_the_settings_survive_ten_writes(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home.folder / "config.toml"
    text = path.read_text("utf-8").replace('name = "Noor"', 'name = "Noor" # ik\nmine = 1')
    path.write_text(text.replace("[files]\n", "[files] # mappen\n"), "utf-8")
    for number in range(5):
        with home.change("config", now=NOW) as change:
            change.set_setting("name", f"Noor {number}")
        with home.change("config", now=NOW) as change:
            change.set_setting("hours", WorkPattern(every={number: DAY}, odd={0: MORNING}))
    after = path.read_text("utf-8")
    assert 'name = "Noor 4" # ik\nmine = 1\n' in after
    assert "[files] # mappen\n" in after
    assert home.read().settings().hours == WorkPattern(every={4: DAY}, odd={0: MORNING})


def test_a_section_that_was_taken_out_by_hand_comes_back_when_it_is_needed(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home.folder / "config.toml"
    path.write_text('schema = 1\nme.name = "N"\n\n# -- einde / end --\n', "utf-8")
    with home.change("config", now=NOW) as change:
        change.set_setting("margin_share", 0.3)
        change.set_setting("name", "Noor")
        change.set_setting("hours", SETTINGS.hours)
    settings = home.read().settings()
    assert (settings.name, settings.preferences.margin_share, settings.hours) == ("Noor", 0.3, SETTINGS.hours)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "fr"),
        ("timezone", "Mars/Kraal"),
        ("timezone", "../../etc/passwd"),
        ("country", "Nederland"),
        ("margin_share", "2"),
        ("margin_share", "-5%"),
        ("margin_share", "nan"),
        ("margin_share", "veel"),
        ("guessed_minutes", "1,5"),
        ("guessed_minutes", True),
        ("first_day", "morgen"),
        ("hours", "altijd"),
        ("hours", {"monday": ["12:00-09:00"]}),
        ("hours", {"monday": [9]}),
        ("name", 5),
        ("addresses", 5),
        ("first_day", 5),
        ("reflections_folder", 5),
    ],
)
def test_a_value_that_a_setting_cannot_have_is_refused_or_a_problem(key: str, value: object, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    before = (home.folder / "config.toml").read_bytes()
    with home.change("config", now=NOW) as change, pytest.raises(BadSettingError) as refused:
        change.set_setting(key, value)
    assert refused.value.exit_code == 2
    assert set(refused.value.facts) == {"key", "value", "kind", "lowest", "highest"}
    assert (home.folder / "config.toml").read_bytes() == before


def test_a_setting_spoilt_by_hand_has_its_default_and_a_problem(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    path = home.folder / "config.toml"
    path.write_text(
        path.read_text("utf-8")
        .replace("# margin_share = 0.15", 'margin_share = "veel"')
        .replace("[files]", "[[files]]")
        .replace('["08:30-12:30"]', '"vroeg"'),
        "utf-8",
    )
    look = home.read()
    assert look.settings().preferences.margin_share == 0.15
    assert look.settings().hours == WorkPattern()
    assert sorted((problem.code, problem.key, problem.file) for problem in look.problems) == [
        ("bad_setting", "hours", "config.toml"),
        ("bad_setting", "margin_share", "config.toml"),
        ("bad_setting", "reflections_folder", "config.toml"),
    ]


def test_an_unknown_setting_is_answered_with_what_may_be_meant(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.change("config", now=NOW) as change, pytest.raises(UnknownSettingError) as refused:
        change.set_setting("langauge", "nl")
    assert refused.value.facts["key"] == "langauge"
    assert "language" in str(refused.value.facts["did_you_mean"])
    with pytest.raises(UnknownSettingError):
        home.read().settings().value("zzzz")


def test_a_second_init_is_refused(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with pytest.raises(HomeExistsError):
        home.create(replace(SETTINGS, name="Joost"), now=NOW)
    assert tomli.loads((home.folder / "config.toml").read_text("utf-8"))["me"]["name"] == "Noor"
