"""A backup: one .zip with the home's files and a manifest of their checksums."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import DamagedError
from ontzorg_cli.store.document import Document
from ontzorg_cli.store.errors import BackupDamagedError, BackupExistsError, BackupMissingError
from ontzorg_cli.store.files import reading, writing
from ontzorg_cli.store.names import FIXED, MONTH_FILE, MONTHS, NAMED, REFLECTIONS
from ontzorg_cli.store.scanner import END_MARK

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.files import Disk

MANIFEST = "manifest.json"
FIRST_ZIP_YEAR, LAST_ZIP_YEAR = 1980, 2107
LARGEST_BYTES = 500_000_000
UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)
"""What an archive that is cut, locked, packed in a way nobody knows or not a backup of ours may raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupSummary:
    """What a backup holds: when it was made and the names of its files."""

    path: str
    made_at: datetime
    files: tuple[str, ...]


def data_files(folder: Path, disk: Disk) -> list[str]:
    """Return the names of the data files there are."""
    with reading(folder):
        months = sorted(f"{MONTHS}/{name}" for name in disk.names(folder / MONTHS) if MONTH_FILE.fullmatch(name))
        present = set(disk.names(folder))
    return [*(name for name in NAMED if name in present), *months]


def write_backup(folder: Path, target: Path, *, now: datetime, private: bool, disk: Disk) -> BackupSummary:
    """Write the home's files to `target`, a file that must not exist. Raise BackupExistsError."""
    files: dict[str, bytes] = {}
    for name in [*data_files(folder, disk), *(_reflections(folder, disk) if private else [])]:
        with reading(folder / name):
            data = disk.read(folder / name)
        if data is not None:
            files[name] = data
    told = {
        "schema": 1,
        "made_at": now.isoformat(),
        "files": {name: sha256(data).hexdigest() for name, data in files.items()},
    }
    stamp = (min(max(now.year, FIRST_ZIP_YEAR), LAST_ZIP_YEAR), *now.timetuple()[1:6])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {MANIFEST: json.dumps(told, indent=1).encode(), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, stamp), data, zipfile.ZIP_DEFLATED)
    with writing(target):
        try:
            disk.write_new(target, packed.getvalue())
        except FileExistsError:
            raise BackupExistsError(path=str(target)) from None
        disk.sync_folder(target.parent)
    return BackupSummary(path=str(target), made_at=now, files=tuple(files))


def read_backup(source: Path) -> tuple[BackupSummary, dict[str, bytes]]:
    """Return what a backup holds. Raise BackupMissingError, or BackupDamagedError for the first thing that is not right."""
    with reading(source):
        try:
            packed = source.read_bytes()
        except FileNotFoundError:
            raise BackupMissingError(path=str(source)) from None
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_BYTES:
                raise BackupDamagedError(path=str(source), file="")
            held = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        told = json.loads(held.pop(MANIFEST))
        made_at, sums = datetime.fromisoformat(told["made_at"]), dict(told["files"])
    except UNREADABLE:
        raise BackupDamagedError(path=str(source), file="") from None
    _check(source, held, sums)
    return BackupSummary(path=str(source), made_at=made_at, files=tuple(held)), held


def is_sound(folder: Path, disk: Disk) -> bool:
    """Return whether every data file there is ends as it should, so that a copy of it is worth keeping."""
    names = data_files(folder, disk)
    ends = (disk.read(folder / name) or b"" for name in names)
    return bool(names) and all(END_MARK.encode() in end[-len(END_MARK) - 1000 :] for end in ends)


def _check(source: Path, held: dict[str, bytes], sums: dict[str, str]) -> None:
    for name in sums:
        if name not in held:
            raise BackupDamagedError(path=str(source), file=name)
    for name, data in held.items():
        if sums.get(name) != sha256(data).hexdigest() or not _may_be_restored(name):
            raise BackupDamagedError(path=str(source), file=name)
        if not name.startswith(f"{REFLECTIONS}/"):
            try:
                Document(name, data)
            except DamagedError:
                raise BackupDamagedError(path=str(source), file=name) from None
    if missing := [name for name in FIXED if name not in held]:
        raise BackupDamagedError(path=str(source), file=missing[0])


def _may_be_restored(name: str) -> bool:
    """Return whether a name in a backup is one that a home has, and leads nowhere else."""
    folder, slash, last = name.partition("/")
    if not slash:
        return name in NAMED
    if folder == MONTHS:
        return MONTH_FILE.fullmatch(last) is not None
    return folder == REFLECTIONS and bool(last) and not last.startswith(".") and not set(last) & set('/\\:*?"<>|\0')


def _reflections(folder: Path, disk: Disk) -> list[str]:
    with reading(folder):
        names = disk.names(folder / REFLECTIONS)
    return sorted(f"{REFLECTIONS}/{name}" for name in names if _may_be_restored(f"{REFLECTIONS}/{name}"))
