from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.actions.configure import change_setting, look_at_settings
from ontzorg_cli.actions.look_back import look_back, take_back
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.store.errors import BadSettingError, NoHomeError, UnknownSettingError
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
MORNINGS = WorkPattern(every={2: (Hours(time(8, 30), time(12, 30)),)})


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / ".state").mkdir()
    home = Home(tmp_path)
    settings = Settings(
        name="Noor",
        language="nl",
        timezone="Europe/Amsterdam",
        country="NL",
        hours=MORNINGS,
        first_day=NOW.date(),
    )
    home.create(settings, now=NOW)
    return home


def test_every_setting_is_shown_with_its_usual_value(home: Home) -> None:
    shown = look_at_settings(None, home=home)
    assert [setting.key for setting in shown] == [setting.key for setting in SETTINGS]
    assert {setting.key: setting.value for setting in shown}["hours"] == {"wednesday": ["08:30-12:30"]}
    assert all(setting.is_usual for setting in shown if setting.section == "judgement")


def test_a_change_tells_what_it_was_and_can_be_taken_back(home: Home) -> None:
    changed = change_setting("margin_share", "20%", home=home, now=NOW)
    assert (changed.before.value, changed.setting.value) == (0.15, 0.2)
    assert look_at_settings("margin_share", home=home)[0].value == 0.2
    (step,) = take_back(1, home=home, now=NOW)
    assert (step.number, step.titles) == (changed.step, ("margin_share",))
    assert look_at_settings("margin_share", home=home)[0].value == 0.15


def test_a_setting_that_stood_so_already_is_no_step(home: Home) -> None:
    before = look_back(9, home=home)
    assert change_setting("language", "nl", home=home, now=NOW).step is None
    assert look_back(9, home=home) == before


def test_nothing_unsets_only_what_may_be_unset(home: Home) -> None:
    change_setting("adhoc_fixed_share", 0.3, home=home, now=NOW)
    assert change_setting("adhoc_fixed_share", None, home=home, now=NOW).setting.value is None
    with pytest.raises(BadSettingError):
        change_setting("margin_share", None, home=home, now=NOW)


def test_a_value_that_cannot_be_changes_nothing(home: Home) -> None:
    before = (home.folder / "config.toml").read_bytes()
    with pytest.raises(BadSettingError):
        change_setting("horizon_weeks", "200", home=home, now=NOW)
    assert (home.folder / "config.toml").read_bytes() == before


def test_an_unknown_setting_is_answered_with_what_may_be_meant(home: Home) -> None:
    with pytest.raises(UnknownSettingError) as refused:
        look_at_settings("margin", home=home)
    assert "margin_share" in str(refused.value.facts["did_you_mean"])


def test_hours_without_a_day_are_taken_and_said(home: Home) -> None:
    changed = change_setting("hours", WorkPattern(), home=home, now=NOW)
    assert [hint.code for hint in changed.hints] == ["hours"]


def test_looking_back_needs_a_home(tmp_path: Path) -> None:
    with pytest.raises(NoHomeError):
        look_back(5, home=Home(tmp_path / "nowhere"))
