from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontzorg_cli.outside.system_zone import system_zone, zone_named

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("setting", "zone"), [("Asia/Kolkata", "Asia/Kolkata"), (":America/St_Johns", "America/St_Johns"), ("UTC", "UTC")]
)
def test_the_environment_names_the_zone(setting: str, zone: str, tmp_path: Path) -> None:
    assert system_zone({"TZ": setting}, tmp_path / "localtime").key == zone


def test_the_link_of_the_system_names_the_zone(tmp_path: Path) -> None:
    target = tmp_path / "zoneinfo/Europe/Brussels"
    target.parent.mkdir(parents=True)
    target.touch()
    (tmp_path / "localtime").symlink_to(target)
    assert system_zone({}, tmp_path / "localtime").key == "Europe/Brussels"


@pytest.mark.parametrize("setting", ["", "CET-1CEST", "../../etc/passwd", "Nergens/Ooit"])
def test_where_nothing_names_a_zone_it_is_that_of_amsterdam(setting: str, tmp_path: Path) -> None:
    assert system_zone({"TZ": setting}, tmp_path / "localtime").key == "Europe/Amsterdam"


def test_a_name_that_is_no_zone_is_nothing() -> None:
    assert zone_named("Nergens/Ooit") is None
