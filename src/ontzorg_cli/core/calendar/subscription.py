"""A calendar that is followed: named once, and looked at again when that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Whereabouts(StrEnum):
    """Where a followed calendar is found."""

    ADDRESS = "address"
    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A followed calendar: under which name it is known, whose it is (None: the assistant's own) and where it is found.

    `place` is an address or a path. An address is as good as a password: it stands in no text that is made of this.
    `fetched_at` is when it was last taken over whole; `etag` and `last_modified` are what its server then said of it,
    `seen` is the fingerprint of what came, `held` that of what the agenda had of it afterwards.
    """

    name: str
    kind: Whereabouts
    place: str = field(repr=False)
    owner: str | None = None
    fetched_at: datetime | None = None
    etag: str = field(default="", repr=False)
    last_modified: str = ""
    seen: str = ""
    held: str = ""
