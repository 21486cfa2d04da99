from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW

from ontzorg_cli.core.growth.reflection import Outcome, Reflection
from ontzorg_cli.store.errors import (
    ChangedSinceError,
    FileCutError,
    ReflectionsAwayError,
    ReflectionUnreadableError,
)
from ontzorg_cli.store.reflections import Reflections, reflections_of

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = date(2026, 11, 23)
WHOLE = Reflection(
    day=MONDAY,
    pleased='een "goed" gesprek\nen rust',
    less="mail",
    different="eerst vragen",
    perspective="help",
    answer="Joost",
    intentions=("als de telefoon gaat, dan eerst vragen",),
    outcome=Outcome.PARTLY,
)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def place(tmp_path: Path) -> Reflections:
    return Reflections(tmp_path / "reflections")


def test_what_is_kept_is_what_comes_back(place: Reflections) -> None:
    place.keep(WHOLE, now=NOW)
    assert place.newest(1, MONDAY) == (WHOLE,)


def test_only_the_owner_can_read_any_of_it(place: Reflections) -> None:
    place.keep(WHOLE, now=NOW)
    paths = [place.folder, *place.folder.rglob("*")]
    assert len(paths) > 4
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_file()} == {0o600}


def test_a_second_one_for_a_day_joins_the_first(place: Reflections) -> None:
    place.keep(Reflection(day=MONDAY, pleased="rust"), now=NOW)
    whole = place.keep(Reflection(day=MONDAY, pleased="lunch", less="mail"), now=LATER)
    assert whole == Reflection(day=MONDAY, pleased="rust\nlunch", less="mail")
    assert place.newest(1, MONDAY) == (whole,)


def test_a_change_by_hand_and_a_comment_survive_the_next_one(place: Reflections) -> None:
    place.keep(WHOLE, now=NOW)
    file = place.folder / "2026-11.toml"
    file.write_text(file.read_text("utf-8").replace('less = "mail"', 'less = "post"  # later meer\nmood = "goed"'))
    place.keep(Reflection(day=MONDAY, pleased="lunch"), now=LATER)
    place.keep(Reflection(day=MONDAY + timedelta(days=1), pleased="zon"), now=LATER)
    text = file.read_text("utf-8")
    assert 'less = "post"  # later meer\nmood = "goed"\n' in text
    assert [each.day.day for each in place.newest(1, MONDAY)] == [23, 24]


def test_only_the_newest_months_up_to_a_day_are_read(place: Reflections) -> None:
    for month in (8, 9, 11, 12):
        place.keep(Reflection(day=date(2026, month, 2), pleased="ja"), now=NOW)
    (place.folder / "2026-11 (1).toml").write_text("geen van ons", encoding="utf-8")
    (place.folder / "2026-08.toml").write_text("stuk", encoding="utf-8")
    assert [each.day.month for each in place.newest(2, MONDAY)] == [9, 11]


def test_nothing_kept_is_nothing_read_and_no_folder(place: Reflections) -> None:
    assert place.newest(2, MONDAY) == ()
    assert not place.folder.exists()


def test_taking_back_takes_the_last_one_where_it_was_kept_at_that_moment(place: Reflections) -> None:
    first = place.keep(Reflection(day=MONDAY, pleased="rust"), now=NOW)
    place.keep(Reflection(day=MONDAY, pleased="lunch"), now=LATER)
    place.take_back(NOW)
    assert place.newest(1, MONDAY)[0].pleased == "rust\nlunch"
    place.take_back(LATER)
    assert place.newest(1, MONDAY) == (first,)
    place.take_back(NOW)
    place.take_back(NOW)
    assert place.newest(1, MONDAY) == ()
    assert not (place.folder / "2026-11.toml").exists()


def test_what_was_changed_by_hand_since_is_not_taken_back(place: Reflections) -> None:
    place.keep(Reflection(day=MONDAY, pleased="rust"), now=NOW)
    file = place.folder / "2026-11.toml"
    file.write_text(file.read_text("utf-8").replace("rust", "veel rust"), encoding="utf-8")
    with pytest.raises(ChangedSinceError):
        place.take_back(NOW)
    assert place.newest(1, MONDAY)[0].pleased == "veel rust"


def test_a_block_that_cannot_be_used_is_passed_over_and_named_before_anything_joins_it(place: Reflections) -> None:
    place.keep(WHOLE, now=NOW)
    file = place.folder / "2026-11.toml"
    file.write_text(file.read_text("utf-8").replace('outcome = "partly"', 'outcome = "soms"'), encoding="utf-8")
    assert place.newest(1, MONDAY) == ()
    with pytest.raises(ReflectionUnreadableError) as refused:
        place.check(MONDAY)
    assert refused.value.facts == {"path": str(file), "line": 3}
    place.check(MONDAY + timedelta(days=30))


def test_a_file_that_was_cut_is_damage(place: Reflections) -> None:
    place.keep(WHOLE, now=NOW)
    file = place.folder / "2026-11.toml"
    file.write_bytes(file.read_bytes()[:-12])
    with pytest.raises(FileCutError):
        place.newest(1, MONDAY)
    with pytest.raises(FileCutError):
        place.keep(WHOLE, now=LATER)


def test_a_draft_is_a_private_file_until_it_is_let_go(place: Reflections) -> None:
    draft = place.draft("wat ik vond", MONDAY)
    assert (draft.parent, draft.read_text("utf-8")) == (place.folder, "wat ik vond")
    assert draft.stat().st_mode & 0o777 == 0o600
    assert place.newest(1, MONDAY) == ()
    place.discard(draft)
    assert not draft.exists()


def test_reflections_lie_in_the_home_or_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    assert reflections_of(tmp_path / "home", None).folder == tmp_path / "home" / "reflections"
    assert reflections_of(tmp_path / "home", str(tmp_path / "eigen")).folder == tmp_path / "eigen"


def test_a_stick_that_is_not_there_is_said_and_nothing_is_written_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(ReflectionsAwayError):
        reflections_of(tmp_path / "home", str(tmp_path / "stick" / "eigen"))
    assert list(tmp_path.iterdir()) == []
