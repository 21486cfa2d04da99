"""Work as it was typed, before names, goals and ids are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.recurrence import ComesBack

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.work.task import Due, Entered, Importance


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """What `add`, `adhoc` and `ask` understood. `requester` and `owner` are names as typed, None is the assistant.

    `marks` are the words after a plus sign: a goal where one goes by that name, else a tag.
    """

    title: str
    requester: str | None = None
    owner: str | None = None
    minutes: int | None = None
    due: Due | None = None
    really_due: Due | None = None
    on: date | None = None
    importance: Importance | None = None
    goal: str | None = None
    tags: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    block_minutes: int | None = None
    repeat: str | None = None
    comes_back: ComesBack = ComesBack.NEXT
    good_enough: str | None = None
    depends: tuple[str, ...] = ()
    stretch: bool = False
    entered: Entered | None = None
