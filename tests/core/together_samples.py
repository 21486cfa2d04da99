"""Check-ins, topics and people for the tests of working together: only what matters to a test is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.core.desk_samples import day, moment
from tests.core.strategies import AMSTERDAM

from ontzorg_cli.core.calendar.agenda import Event, EventKind, Zoned
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.topic import Topic

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.together.brief import Block, Brief, BriefItem

HANNEKE, BRAM, SIETSKE = (
    Person(id=f"p{number}", name=name) for number, name in enumerate(("Hanneke", "Bram", "Sietske"))
)
PEOPLE = (HANNEKE, BRAM, SIETSKE)
LONG_AGO = -70
"""A Monday ten weeks before Monday 23 November 2026."""


def checkin(
    person: str = "Hanneke",
    number: int = 3,
    clock: str = "10:00",
    *,
    repeat: str | None = None,
    **given: Any,  # noqa: ANN401  any field of an event by its name
) -> Event:
    """Return a check-in on that day; with a rule the first of a series."""
    fields: dict[str, Any] = {
        "id": f"c{person[:2].casefold()}{number}",
        "title": f"bila {person}",
        "when": Zoned(start=moment(clock, number).replace(tzinfo=None), zone="Europe/Amsterdam", minutes=30),
        "kind": EventKind.CHECKIN,
        "with_names": (person,),
        "repeat": repeat,
    }
    return Event(**(fields | given))


def every_week(person: str = "Hanneke", weekday: int = 3, clock: str = "10:00", **given: Any) -> Event:  # noqa: ANN401  as above
    """Return the check-ins on that day of each week (Monday is 0), since long ago."""
    return checkin(person, LONG_AGO + weekday, clock, **{"repeat": "FREQ=WEEKLY", **given})


def became(kept: Kept, number: int, person: str = "Hanneke", at: datetime | None = None) -> Checkin:
    """Return what became of the check-in of that day."""
    return Checkin(id=f"k{number}", person=person, day=day(number), kept=kept, at=at or moment("16:00", number))


def held(*numbers: int, person: str = "Hanneke") -> tuple[Checkin, ...]:
    """Return the check-ins of those days, which were held."""
    return tuple(became(Kept.HELD, number, person) for number in numbers)


def topic(title: str, person: str = "Hanneke", *, number: int = -3, **given: Any) -> Topic:  # noqa: ANN401  any field of a topic by its name
    """Return a topic that was kept on that day."""
    fields: dict[str, Any] = {"id": f"o{title[:3]}", "created_at": moment("11:00", number)}
    return Topic(title=title, person=person, **(fields | given))


def decision(title: str, person: str = "Hanneke", **given: Any) -> Topic:  # noqa: ANN401  as above
    """Return a decision to ask for."""
    return topic(title, person, decision=True, **given)


def days_of(found: Any) -> list[tuple[str, int]]:  # noqa: ANN401  check-ins of any sort
    """Return with whom check-ins are and on which day, counted from Monday 23 November 2026."""
    return [(each.person, (each.day - day(0)).days) for each in found]


def in_block(brief: Brief, code: Block) -> tuple[BriefItem, ...]:
    """Return what stands in a block."""
    return next(block.items for block in brief.blocks if block.code is code)


def left_out(brief: Brief, code: Block) -> int:
    """Return how much a block has no room for."""
    return next(block.left_out for block in brief.blocks if block.code is code)


def titles(brief: Brief, code: Block, *codes: str) -> list[str]:
    """Return the titles of the lines of a block, of some sorts where they are named."""
    return [item.title for item in in_block(brief, code) if item.title and (not codes or item.code in codes)]


def local(moments: tuple[datetime, ...]) -> list[str]:
    """Return moments as their day, counted from that Monday, and their time in Amsterdam."""
    return [f"{(each.date() - day(0)).days} {each.astimezone(AMSTERDAM):%H:%M}" for each in moments]
