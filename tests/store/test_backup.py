from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tests.store.samples import NOW, add, closed_titles, files_of, finish, new_home, titles

from ontzorg_cli.store.errors import BackupDamagedError, BackupExistsError, BackupMissingError, FileCutError
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = new_home(tmp_path)
    finish(made, add(made, "een"))
    add(made, "twee")
    (made.folder / "reflections").mkdir()
    (made.folder / "reflections/2026-11-23.toml").write_text("geheim", "utf-8")
    return made


def _packed(files: dict[str, bytes], sums: dict[str, str] | None = None) -> bytes:
    packed = io.BytesIO()
    told = {
        "schema": 1,
        "made_at": NOW.isoformat(),
        "files": sums if sums is not None else {name: sha256(data).hexdigest() for name, data in files.items()},
    }
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("manifest.json", json.dumps(told))
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _data(home: Home) -> dict[str, bytes]:
    return {name: data for name, data in files_of(home.folder).items() if not name.startswith("reflections")}


def test_a_backup_gives_back_every_byte_and_restoring_is_one_step_to_undo(home: Home, tmp_path: Path) -> None:
    before = _data(home)
    summary = home.backup(tmp_path / "b.zip", now=NOW)
    assert set(summary.files) == set(before)
    assert b"geheim" not in (tmp_path / "b.zip").read_bytes()
    finish(home, home.read().tasks()[0], now=NOW.replace(month=12))
    add(home, "drie")
    after = _data(home)
    restored = home.restore(tmp_path / "b.zip", now=NOW)
    assert restored.made_at == NOW
    assert _data(home) == before
    assert (home.folder / "reflections/2026-11-23.toml").exists()
    home.undo(1, now=NOW)
    assert _data(home) == after


def test_reflections_are_in_a_backup_only_when_asked_for(home: Home, tmp_path: Path) -> None:
    assert "reflections/2026-11-23.toml" in home.backup(tmp_path / "b.zip", now=NOW, private=True).files
    (home.folder / "reflections/2026-11-23.toml").unlink()
    home.restore(tmp_path / "b.zip", now=NOW)
    assert (home.folder / "reflections/2026-11-23.toml").read_text("utf-8") == "geheim"


def test_a_backup_never_overwrites_a_file(home: Home, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("van mij", "utf-8")
    with pytest.raises(BackupExistsError):
        home.backup(tmp_path / "b.zip", now=NOW)
    assert (tmp_path / "b.zip").read_text("utf-8") == "van mij"


def test_a_backup_makes_a_home_again_where_there_is_none(home: Home, tmp_path: Path) -> None:
    home.backup(tmp_path / "b.zip", now=NOW)
    other = Home(tmp_path / "nieuw/home", tmp_path / "nieuw/state")
    other.restore(tmp_path / "b.zip", now=NOW)
    assert (titles(other), closed_titles(other)) == (["twee"], ["een"])
    given = add(other, "drie").id
    assert given not in {task.id for task in home.read().tasks()}


def test_restoring_mends_a_damaged_file_and_keeps_what_was_there_for_undo(home: Home, tmp_path: Path) -> None:
    home.backup(tmp_path / "b.zip", now=NOW)
    (home.folder / "tasks.toml").write_bytes(b"\xff\x00kapot")
    home.restore(tmp_path / "b.zip", now=NOW)
    assert titles(home) == ["twee"]
    home.undo(1, now=NOW)
    assert (home.folder / "tasks.toml").read_bytes() == b"\xff\x00kapot"


def test_a_copy_is_put_aside_each_day_and_the_last_seven_are_kept(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    assert home.safety_copy() is None
    for day in range(1, 11):
        add(home, f"taak {day}", now=NOW.replace(month=12, day=day))
        add(home, f"nog een {day}", now=NOW.replace(month=12, day=day))
    copies = sorted(path.name for path in (home.state / "copies").iterdir())
    assert copies == [f"2026-12-{day:02}.zip" for day in range(4, 11)]
    newest = home.safety_copy()
    assert newest is not None
    (home.folder / "tasks.toml").write_bytes(b"")
    with pytest.raises(FileCutError):
        add(home, "x", now=NOW.replace(month=12, day=11))
    with home.change("config", now=NOW.replace(month=12, day=12)) as change:
        change.set_setting("name", "N")
    assert home.safety_copy() == newest, "a copy of a damaged home was put in the place of a good one"
    home.restore(newest, now=NOW)
    assert len(titles(home)) == 18


ODD_NAMES = [
    "../tasks.toml",
    "/etc/passwd",
    "C:\\x.toml",
    "months/../../x.toml",
    "months/2026-11 (1).toml",
    "months/CON",
    "reflections/../x",
    "reflections/a\\b",
    "reflections/.hidden",
    "reflections/",
    "other.toml",
    "manifest.json/x",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_backup_with_a_name_no_home_has_is_refused_before_anything_is_touched(
    name: str, home: Home, tmp_path: Path
) -> None:
    before = files_of(tmp_path)
    (tmp_path / "b.zip").write_bytes(_packed({**_data(home), name: b"schema = 1\n\n# -- einde / end --\n"}))
    with pytest.raises(BackupDamagedError) as refused:
        home.restore(tmp_path / "b.zip", now=NOW)
    assert refused.value.facts["path"] == str(tmp_path / "b.zip")
    assert {**before, "b.zip": b""} == {**files_of(tmp_path), "b.zip": b""}


@pytest.mark.parametrize(("where", "value"), [(8, 97), (6, 1)], ids=["packed in a way nobody knows", "locked"])
def test_a_backup_that_cannot_be_unpacked_is_refused(where: int, value: int, home: Home, tmp_path: Path) -> None:
    source = tmp_path / "kopie.zip"
    home.backup(source, now=NOW)
    packed = bytearray(source.read_bytes())
    for mark, shift in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        at = packed.find(mark) + where + shift
        packed[at : at + 2] = value.to_bytes(2, "little")
    source.write_bytes(packed)
    with pytest.raises(BackupDamagedError):
        home.restore(source, now=NOW)


def test_a_backup_that_was_changed_or_cut_is_refused(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    data = _data(home)
    home.backup(tmp_path / "good.zip", now=NOW)
    whole = (tmp_path / "good.zip").read_bytes()
    sums = {name: sha256(text).hexdigest() for name, text in data.items()}
    broken = [
        b"",
        b"geen zip",
        whole[: len(whole) // 2],
        _packed(data, {**sums, "tasks.toml": "0" * 64}),
        _packed(data, {**sums, "months/2026-10.toml": "0" * 64}),
        _packed({name: text for name, text in data.items() if name != "tasks.toml"}),
        _packed({**data, "tasks.toml": data["tasks.toml"][:30]}),
    ]
    no_manifest = io.BytesIO()
    with zipfile.ZipFile(no_manifest, "w") as archive:
        archive.writestr("tasks.toml", data["tasks.toml"])
    for packed in [*broken, no_manifest.getvalue()]:
        path.write_bytes(packed)
        with pytest.raises(BackupDamagedError):
            home.restore(path, now=NOW)
    assert _data(home) == data
    with pytest.raises(BackupMissingError):
        home.restore(tmp_path / "nergens.zip", now=NOW)


@pytest.mark.parametrize("year", [1970, 2199])
def test_a_backup_can_be_made_in_a_year_that_no_zip_knows(year: int, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    summary = home.backup(tmp_path / "kopie.zip", now=NOW.replace(year=year))
    assert summary.made_at.year == year
    assert "config.toml" in home.restore(tmp_path / "kopie.zip", now=NOW).files
