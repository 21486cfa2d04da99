"""What happens in the demo: a table of scenes, on working days counted from the last one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from ontzorg_cli.actions.catch_adhoc import Outcome
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.growth.reflection import Outcome as Settled
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "Noor"
MORNING, AFTERNOON = Hours(time(8, 30), time(12, 30)), Hours(time(13), time(16))
WHOLE_DAY = (MORNING, AFTERNOON)
HOURS = WorkPattern(every={0: WHOLE_DAY, 1: WHOLE_DAY, 2: (MORNING,), 3: WHOLE_DAY, 4: WHOLE_DAY})
"""Four days of seven hours and a morning of four: 32 hours."""
HANNEKE, BRAM, SIETSKE, JOOST, FATIMA = "Hanneke", "Bram", "Sietske", "Joost", "Fatima"
MANAGERS = (HANNEKE, BRAM, SIETSKE)
CHECKINS = {HANNEKE: (0, "13:00"), SIETSKE: (1, "11:00"), BRAM: (3, "10:00")}
"""Of each manager the weekday and time of the weekly talk of half an hour."""
CYCLE = 10
"""After so many working days the routine starts over."""
LOOK_AT = "08:40"


@dataclass(frozen=True, slots=True)
class Look:
    """The morning screen, which fixes the plan of the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """A task; `on` and `due` are working days, `after` the key of what it waits for."""

    key: str
    minutes: int | None
    requester: str | None = None
    on: int | None = None
    due: int | None = None
    importance: Importance | None = None
    owner: str | None = None
    for_goal: bool = False
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catch:
    """Something in between."""

    key: str
    requester: str
    minutes: int
    outcome: Outcome = Outcome.DONE
    on: int | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """The clock starts."""

    key: str


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stops."""


@dataclass(frozen=True, slots=True)
class Finish:
    """A task is done; without minutes the clock or the estimate counts."""

    key: str
    took_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A task goes to another working day."""

    key: str
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meet:
    """An appointment on a working day."""

    key: str
    on: int
    at: str
    minutes: int
    names: tuple[str, ...] = ()
    movable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Protect:
    """Own time, protected."""

    key: str
    on: int
    at: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Somebody is away, from one working day up to another."""

    key: str
    first: int
    last: int
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """Something on the list for somebody; a decision has an `advice`, and a working day `by` which it is needed."""

    key: str
    person: str
    advice: str | None = None
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Confer:
    """The check-ins of the day are held, and what is on their lists discussed; the last one with Bram falls through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflect:
    """The day is looked back on; `outcome` is what became of the intention that stood."""

    key: str
    intends: bool = False
    outcome: Settled | None = None


Deed = Look | Add | Catch | Begin | Pause | Finish | Put | Meet | Protect | Leave | Bring | Confer | Reflect


@dataclass(frozen=True, slots=True)
class Scene:
    """A deed on a working day, at a time on the clock of a full day; on a short day it comes sooner in proportion."""

    day: int
    at: str
    deed: Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A meeting that comes back every so many weeks on a weekday (0 is Monday)."""

    key: str
    weekday: int
    at: str
    minutes: int
    names: tuple[str, ...] = ()
    weeks: int = 1


SERIES = (
    Series(key="week_start", weekday=0, at="08:45", minutes=15),
    Series(key="management_team", weekday=0, at="09:00", minutes=60, names=(HANNEKE,)),
    Series(key="colleagues", weekday=3, at="15:00", minutes=45, names=(JOOST, FATIMA), weeks=2),
)

# Day, work, for whom, the estimate, when it is picked up, and the minutes it took (None: nobody kept them).
ROUTINE: tuple[tuple[int, str, str | None, int, str, int | None], ...] = (
    (-10, "diaries", HANNEKE, 45, "10:15", 50),
    (-10, "expenses", BRAM, 60, "11:15", 70),
    (-10, "supplies", None, 30, "15:10", 25),
    (-9, "slides", BRAM, 90, "09:15", 100),
    (-9, "invoices", None, 45, "13:40", 45),
    (-9, "letter", SIETSKE, 30, "15:15", None),
    (-8, "job_interviews", SIETSKE, 60, "09:10", 60),
    (-8, "newsletter", HANNEKE, 45, "13:30", 60),
    (-7, "team_minutes", HANNEKE, 75, "08:55", 85),
    (-7, "phone_list", None, 30, "13:20", 20),
    (-7, "signatures", BRAM, 30, "15:00", 35),
    (-6, "visitors", HANNEKE, 60, "09:05", 65),
    (-6, "lunch", SIETSKE, 20, "13:15", 20),
    (-6, "file_handover", None, 60, "14:30", None),
    (-5, "diaries_ahead", HANNEKE, 45, "10:20", 40),
    (-5, "train_tickets", BRAM, 30, "11:20", 40),
    (-5, "hr_minutes", SIETSKE, 75, "14:00", 80),
    (-4, "invoices", None, 45, "09:10", 45),
    (-4, "survey", SIETSKE, 60, "13:10", 75),
    (-3, "contracts", BRAM, 60, "09:00", 60),
    (-3, "mailing", HANNEKE, 75, "13:20", 90),
    (-2, "access_pass", SIETSKE, 20, "09:05", 25),
    (-2, "agenda_papers", HANNEKE, 90, "10:45", None),
    (-2, "supplies", None, 30, "14:40", 30),
    (-1, "expenses", BRAM, 60, "09:10", 55),
    (-1, "call_list", HANNEKE, 45, "13:15", 45),
    (-1, "room_bookings", None, 30, "14:40", 30),
)

# Day, time, what came in between, from whom, and the minutes it took on the spot.
IN_BETWEEN: tuple[tuple[int, str, str, str, int], ...] = (
    (-10, "10:05", "visitor", HANNEKE, 20),
    (-10, "13:50", "figures", BRAM, 35),
    (-10, "15:45", "move_meeting", SIETSKE, 15),
    (-9, "11:05", "login", JOOST, 20),
    (-9, "14:30", "print_papers", HANNEKE, 40),
    (-8, "11:10", "move_meeting", BRAM, 25),
    (-8, "14:20", "call_back", SIETSKE, 30),
    (-7, "10:30", "taxi", BRAM, 15),
    (-7, "11:30", "projector", FATIMA, 25),
    (-7, "14:10", "translate", HANNEKE, 40),
    (-6, "11:00", "figures", BRAM, 45),
    (-6, "13:45", "visitor", HANNEKE, 30),
    (-6, "15:35", "room_swap", JOOST, 20),
    (-5, "10:10", "print_papers", HANNEKE, 15),
    (-5, "13:40", "call_back", BRAM, 20),
    (-5, "15:30", "move_meeting", SIETSKE, 30),
    (-4, "10:10", "hotel", BRAM, 45),
    (-4, "14:40", "projector", FATIMA, 15),
    (-3, "10:40", "login", JOOST, 20),
    (-3, "11:20", "figures", HANNEKE, 40),
    (-3, "15:10", "room_swap", SIETSKE, 20),
    (-2, "10:05", "translate", BRAM, 30),
    (-2, "13:50", "visitor", HANNEKE, 25),
    (-1, "10:20", "move_meeting", HANNEKE, 15),
    (-1, "11:15", "taxi", BRAM, 30),
    (-1, "15:20", "print_papers", SIETSKE, 25),
)

LATELY = (
    Scene(-7, "15:30", Add(key="own_plan", minutes=60, for_goal=True)),
    Scene(-6, "15:50", Add(key="room_quarter", minutes=45, on=-4, due=9, importance=Importance.COULD)),
    Scene(-5, "08:50", Protect(key="own_plan_block", on=-4, at="14:00", minutes=60)),
    Scene(-5, "09:40", Add(key="archive", minutes=None, importance=Importance.COULD)),
    Scene(-5, "11:50", Leave(key="congress", first=3, last=4, who=BRAM)),
    Scene(
        -4, "09:00", Add(key="board_papers", minutes=120, requester=HANNEKE, on=0, due=3, importance=Importance.MUST)
    ),
    Scene(-4, "15:40", Put("room_quarter", -2)),
    Scene(-3, "09:40", Add(key="travel_dates", minutes=15, requester=BRAM, owner=BRAM, due=3)),
    Scene(-3, "09:45", Add(key="travel", minutes=60, requester=BRAM, due=6, after="travel_dates")),
    Scene(-3, "10:10", Add(key="budget", minutes=75, requester=BRAM, on=0, due=1)),
    Scene(-3, "14:50", Add(key="new_colleague", minutes=120, requester=SIETSKE, on=2, due=7)),
    Scene(-3, "14:55", Add(key="workplace", minutes=30, requester=SIETSKE, on=1, due=5)),
    Scene(-2, "09:30", Protect(key="own_plan_block", on=0, at="14:00", minutes=60)),
    Scene(-2, "12:10", Add(key="year_planning", minutes=90, requester=HANNEKE, on=4, due=8)),
    Scene(-2, "15:20", Add(key="minutes_meeting", minutes=25, requester=HANNEKE, on=-1, due=2)),
    Scene(-2, "15:45", Put("room_quarter", 0)),
    Scene(-1, "11:40", Begin("board_papers")),
    Scene(-1, "12:10", Pause()),
    Scene(-1, "14:10", Meet(key="supplier", on=3, at="14:00", minutes=45, movable=True)),
    Scene(-1, "15:50", Catch(key="present", requester=FATIMA, minutes=20, outcome=Outcome.PLAN, on=1)),
)

TOGETHER = (
    Scene(-8, "11:45", Bring(key="travel_rules", person=HANNEKE)),
    Scene(-6, "14:15", Bring(key="later_papers", person=HANNEKE)),
    Scene(-4, "11:30", Bring(key="hotel_or_train", person=BRAM, advice="by_train", by=2)),
    Scene(-3, "12:00", Bring(key="trainee", person=SIETSKE)),
    Scene(-2, "11:20", Bring(key="room_january", person=HANNEKE, advice="large_room", by=4)),
    Scene(-2, "15:05", Bring(key="seating", person=HANNEKE)),
)

# Day, which answers, whether an intention was made, and what became of the one that stood.
LOOKED_BACK: tuple[tuple[int, str, bool, Settled | None], ...] = (
    (-9, "papers_early", False, None),
    (-7, "said_no", False, None),
    (-5, "helped", False, None),
    (-4, "too_fast", True, None),
    (-2, "quiet", False, Settled.NOT_MET),
    (-1, "asked", False, Settled.NOT_MET),
)

LAST_DAY = (
    Scene(0, "10:05", Begin("board_papers")),
    Scene(0, "10:40", Catch(key="visitor", requester=HANNEKE, minutes=15)),
    Scene(0, "11:25", Catch(key="figures", requester=BRAM, minutes=25, outcome=Outcome.TODAY)),
    Scene(0, "11:40", Finish("board_papers", 125)),
    Scene(0, "12:00", Finish("figures", 20)),
    Scene(0, "12:05", Begin("minutes_meeting")),
    Scene(0, "12:25", Finish("minutes_meeting")),
    Scene(0, "14:05", Put("room_quarter", 6)),
    Scene(0, "15:05", Finish("budget", 60)),
)


def scenes(days: int) -> Iterator[Scene]:
    """Yield the scenes of so many working days before the last one and of the last one itself, in order of time."""
    played = [Scene(-number, LOOK_AT, Look()) for number in range(days + 1)]
    for before in range(0, days, CYCLE):
        played += _routine(before)
    played += LATELY
    played += TOGETHER
    played += [Scene(-number, "15:25", Confer()) for number in range(1, days + 1)]
    played += [
        Scene(day, "15:55", Reflect(key=key, intends=intends, outcome=outcome))
        for day, key, intends, outcome in LOOKED_BACK
    ]
    played += LAST_DAY
    yield from sorted(
        (shown for scene in played if (shown := _within(scene, -days)) is not None),
        key=lambda scene: (scene.day, scene.at),
    )


def _routine(before: int) -> Iterator[Scene]:
    """Yield one round of the routine, `before` working days earlier, with keys of its own."""
    for day, key, requester, minutes, at, took in ROUTINE:
        on, own = day - before, f"{key}@{day - before}"
        yield Scene(on - 1, "15:55", Add(key=own, minutes=minutes, requester=requester, on=on))
        yield Scene(on, at, Finish(own, took))
    for day, at, key, requester, minutes in IN_BETWEEN:
        yield Scene(day - before, at, Catch(key=key, requester=requester, minutes=minutes))


def _within(scene: Scene, first: int) -> Scene | None:
    """Return a scene of the days from `first` on; what was asked before and is still to do is asked that morning."""
    if scene.day >= first:
        return scene
    match scene.deed:
        case Add(on=on, due=due) if (on is None or on >= first) or (due is not None and due >= first):
            asked = replace(scene.deed, on=None if on is None else max(on, first))
            return Scene(first, "08:35", asked)
        case Bring():
            return Scene(first, "08:35", scene.deed)
        case Leave() | Protect() | Meet() if _last_day(scene.deed) >= first:
            return Scene(first, "08:35", scene.deed)
    return None


def _last_day(deed: Leave | Protect | Meet) -> int:
    return deed.last if isinstance(deed, Leave) else deed.on
