from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.actions.noor import new_home

from ontzorg_cli.core.calendar.subscription import Subscription, Whereabouts
from ontzorg_cli.store.errors import DiskFullError, HomeUnwritableError, NoHomeError
from ontzorg_cli.store.files import Disk
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
WERK = Subscription(
    name="Werk",
    kind=Whereabouts.ADDRESS,
    place="https://agenda.example/geheim",
    owner="Hanneke",
    fetched_at=NOW,
    etag='"geheim"',
    last_modified="Tue, 24 Nov 2026 08:00:00 GMT",
    seen="ab",
    held="cd",
)
THUIS = Subscription(name="thuis", kind=Whereabouts.FOLDER, place="/agenda's")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


def test_what_is_kept_comes_back_by_name(home: Home) -> None:
    assert home.subscriptions.all() == ()
    home.subscriptions.put(WERK)
    home.subscriptions.put(THUIS)
    assert home.subscriptions.all() == (THUIS, WERK)
    home.subscriptions.put(replace(THUIS, place="/elders"))
    home.subscriptions.remove("Werk")
    assert home.subscriptions.all() == (replace(THUIS, place="/elders"),)


def test_the_file_is_for_ones_own_eyes_and_goes_with_the_last_subscription(home: Home) -> None:
    home.subscriptions.put(WERK)
    path = home.state / "subscriptions.json"
    assert path.stat().st_mode & 0o777 == 0o600
    home.subscriptions.remove("Werk")
    home.subscriptions.remove("Werk")
    assert not path.exists()


def test_what_is_learned_of_a_subscription_that_was_ended_or_moved_meanwhile_is_let_go(home: Home) -> None:
    home.subscriptions.put(WERK, THUIS)
    home.subscriptions.remove("thuis")
    moved = replace(WERK, place="https://agenda.example/nieuw")
    home.subscriptions.put(moved)
    home.subscriptions.put_back(replace(WERK, etag="later"), replace(THUIS, seen="later"))
    assert home.subscriptions.all() == (moved,)
    home.subscriptions.put_back(replace(moved, etag="later"))
    assert home.subscriptions.all() == (replace(moved, etag="later"),)


class Failing(Disk):
    """A disk that fails at the last moment, and leaves what was written beside."""

    def rename(self, source: Path, target: Path) -> None:
        """Refuse."""
        raise PermissionError(str(source), str(target))


def test_where_the_system_refuses_the_old_file_stands_and_what_was_left_beside_goes_next_time(home: Home) -> None:
    home.subscriptions.put(THUIS)
    with pytest.raises((HomeUnwritableError, DiskFullError)):
        Home(home.folder, disk=Failing()).subscriptions.put(WERK)
    assert home.subscriptions.all() == (THUIS,)
    home.subscriptions.put(THUIS)
    assert [path.name for path in home.state.iterdir() if "geheim" in _text(path)] == []


def test_without_a_home_there_is_nothing_to_follow(tmp_path: Path) -> None:
    with pytest.raises(NoHomeError):
        Home(tmp_path / "weg", tmp_path / "state").subscriptions.all()


def test_the_address_stays_out_of_what_python_shows() -> None:
    assert "geheim" not in repr(WERK)


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""
