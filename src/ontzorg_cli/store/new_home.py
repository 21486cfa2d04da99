"""The files of a new home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.store.config_file import config_text
from ontzorg_cli.store.document import Document, fresh_text
from ontzorg_cli.store.kinds import key_of, kind_of
from ontzorg_cli.store.names import AGENDA, CONFIG, DAYS_OFF, PEOPLE, TASKS, TOGETHER
from ontzorg_cli.store.toml_text import block_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ontzorg_cli.core.calendar.agenda import DayOff, Event
    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.store.kinds import Record
    from ontzorg_cli.store.settings import Settings


def first_files(
    settings: Settings,
    people_and_goals: Sequence[Person | Goal],
    series: Sequence[Event],
    days_off: Sequence[DayOff],
    comments: Mapping[str, str],
    ids_given: int,
) -> dict[str, bytes]:
    """Return what is in each file, with the words of `comments` above; the settings last, which make it a home."""
    return {
        PEOPLE: _filled(PEOPLE, comments, people_and_goals),
        DAYS_OFF: _filled(DAYS_OFF, comments, days_off),
        TASKS: fresh_text(comments.get(TASKS, ""), ids_given).encode(),
        AGENDA: _filled(AGENDA, comments, series),
        TOGETHER: fresh_text(comments.get(TOGETHER, "")).encode(),
        CONFIG: config_text(settings, comments).encode(),
    }


def _filled(name: str, comments: Mapping[str, str], records: Sequence[Record]) -> bytes:
    document = Document(name, fresh_text(comments.get(name, "")).encode())
    for record in records:
        kind = kind_of(record)
        document.append((kind.name, key_of(record)), block_text(kind.name, kind.table(record)))
    return document.data
