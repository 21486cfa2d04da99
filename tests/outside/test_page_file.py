from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ontzorg_cli.outside.page_file import PageExistsError, PageUnwritableError, write_page

MARKER = "<!-- ontzorg -->"
PAGE = f"{MARKER}\n\n# bila Hanneke, café\n"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    return tmp_path / "brief.md"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(error: type[PageExistsError | PageUnwritableError], path: Path) -> None:
    with pytest.raises(error) as raised:
        write_page(path, PAGE, marker=MARKER)
    assert raised.value.facts == {"path": str(path)}


def test_a_page_is_written_whole_and_nothing_beside_it(brief: Path) -> None:
    write_page(brief, PAGE, marker=MARKER)
    assert brief.read_bytes() == PAGE.encode("utf-8")
    assert names(brief.parent) == ["brief.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_page_is_for_the_users_own_eyes(umask: int, brief: Path) -> None:
    usual = os.umask(umask)
    try:
        write_page(brief, PAGE, marker=MARKER)
    finally:
        os.umask(usual)
    assert stat.S_IMODE(brief.stat().st_mode) == 0o600


def test_the_page_of_last_week_is_replaced(brief: Path) -> None:
    brief.write_text(f"{MARKER}\n\n# vorige week\n", encoding="utf-8")
    write_page(brief, PAGE, marker=MARKER)
    assert brief.read_text("utf-8") == PAGE
    assert names(brief.parent) == ["brief.md"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_page_that_others_could_read_becomes_the_users_own(brief: Path) -> None:
    brief.write_text(PAGE, encoding="utf-8")
    brief.chmod(0o644)
    write_page(brief, PAGE, marker=MARKER)
    assert stat.S_IMODE(brief.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "own",
    [
        b"",
        b"# my own notes\n",
        b"\xff\xfe\x00\x80 no text at all",
        b"x" * 1_000 + MARKER.encode(),
    ],
    ids=["empty", "notes", "binary", "the mark too far down"],
)
def test_somebodys_own_document_is_never_replaced(own: bytes, brief: Path) -> None:
    brief.write_bytes(own)
    refused(PageExistsError, brief)
    assert brief.read_bytes() == own
    assert names(brief.parent) == ["brief.md"]


def test_the_mark_of_one_kind_of_page_does_not_open_another(brief: Path) -> None:
    brief.write_text('<meta name="generator" content="ontzorg">', encoding="utf-8")
    refused(PageExistsError, brief)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    refused(PageUnwritableError, tmp_path)
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    refused(PageUnwritableError, tmp_path / "nergens" / "brief.md")
    assert names(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "brief").write_text("x", encoding="utf-8")
    refused(PageUnwritableError, tmp_path / "brief" / "brief.md")
    assert names(tmp_path) == ["brief"]


@pytest.mark.parametrize("name", ["", ".", "..", "nergens/.."])
def test_a_name_that_names_no_file_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused(PageUnwritableError, Path(name))
    assert names(tmp_path) == []


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    refused(PageUnwritableError, tmp_path / ("x" * 5_000))
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name in a folder")
def test_a_pipe_is_neither_waited_for_nor_replaced(brief: Path) -> None:
    os.mkfifo(brief)
    refused(PageUnwritableError, brief)
    assert stat.S_ISFIFO(brief.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make a link")
def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere.md", tmp_path / "brief.md"
    elsewhere.write_text(f"{MARKER}\n\n# of another folder\n", encoding="utf-8")
    link.symlink_to(elsewhere)
    write_page(link, PAGE, marker=MARKER)
    assert not link.is_symlink()
    assert elsewhere.read_text("utf-8") == f"{MARKER}\n\n# of another folder\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for rights to make a link")
def test_a_link_to_nowhere_makes_no_file_there(tmp_path: Path) -> None:
    nowhere, link = tmp_path / "nowhere.md", tmp_path / "brief.md"
    link.symlink_to(nowhere)
    write_page(link, PAGE, marker=MARKER)
    assert names(tmp_path) == ["brief.md"]
    assert not link.is_symlink()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_left_as_it_is(brief: Path) -> None:
    brief.write_text(PAGE, encoding="utf-8")
    brief.parent.chmod(0o500)
    try:
        refused(PageUnwritableError, brief)
    finally:
        brief.parent.chmod(0o700)
    assert names(brief.parent) == ["brief.md"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read anything")
def test_a_file_that_may_not_be_read_may_be_anybodys(brief: Path) -> None:
    brief.write_text(PAGE, encoding="utf-8")
    brief.chmod(0o000)
    refused(PageUnwritableError, brief)
    brief.chmod(0o600)
    assert brief.read_text("utf-8") == PAGE


def test_a_full_disk_leaves_the_old_page_and_nothing_beside_it(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    brief.write_text(f"{MARKER}\nold\n", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    refused(PageUnwritableError, brief)
    assert brief.read_text("utf-8") == f"{MARKER}\nold\n"
    assert names(brief.parent) == ["brief.md"]
