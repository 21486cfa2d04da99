"""A calendar beyond the limits is refused with the limit named, what to do, and nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import files_of, new_home
from tests.cli.runs import ran

if TYPE_CHECKING:
    from pathlib import Path

EVENT = b"BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:x\r\nDTSTART:20261123T090000Z\r\nDESCRIPTION:%s\r\nEND:VEVENT\r\n"


@pytest.mark.parametrize(
    ("events", "filling", "limit", "code"),
    [(50_000, 320, "10 MB", "calendar_too_large"), (50_000, 1, "50000", "calendar_too_many")],
    ids=["20 MB", "50,000 parts"],
)
def test_it_names_the_limit_and_a_way_out(events: int, filling: int, limit: str, code: str, tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    before = files_of(home.folder)
    file = tmp_path / "groot.ics"
    told = b"".join(EVENT % (number, b"x" * filling) for number in range(events))
    file.write_bytes(b"BEGIN:VCALENDAR\r\n" + told + b"END:VCALENDAR\r\n")
    assert (file.stat().st_size > 20_000_000) == (filling > 1)
    refused = ran(home.folder, "agenda", "import", str(file))
    assert refused.code != 0
    assert limit in refused.err
    assert "kortere periode" in " ".join(refused.err.split())
    assert ran(home.folder, "agenda", "import", str(file), "--json").error["code"] == code
    assert files_of(home.folder) == before
