"""What a judgement says: figures, order with reasons, flags with advice. Data only; pages put it in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.core.calendar.moments import Span
    from ontzorg_cli.core.judgement.estimates import Experience
    from ontzorg_cli.core.judgement.move_reasons import MoveReasons
    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.core.work.plan import AdhocSource
    from ontzorg_cli.core.work.task import Task


class Load(StrEnum):
    """How full a day is, in one word (ENGINE.md 3)."""

    ROOMY = "roomy"
    HEALTHY = "healthy"
    TIGHT = "tight"
    OVERFULL = "overfull"
    OFF = "off"


class Overload(StrEnum):
    """What not fitting would cost (ENGINE.md 3)."""

    NONE = "none"
    SOFT = "soft"
    HARD = "hard"


class Level(StrEnum):
    """How loud a flag is."""

    NOTICE = "notice"
    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """The sums of a day in minutes (ENGINE.md 1 to 3); `left` counts from now on, the others the whole day."""

    working_minutes: int
    fixed_minutes: int
    capacity_minutes: int
    capacity_left_minutes: int
    expected_adhoc_minutes: int
    expected_adhoc_left_minutes: int
    adhoc_source: AdhocSource
    room_minutes: int
    margin_minutes: int
    plannable_minutes: int
    planned_minutes: int
    need_minutes: int
    adhoc_minutes: int
    adhoc_open_minutes: int
    adhoc_share: float
    load_percent: int
    load: Load
    overload: Overload
    is_alarming: bool = False
    """Whether a promise breaks also where less ad hoc comes in than is expected."""
    adhoc_away: tuple[str, ...] = ()
    """Who is away, so that what they usually ask in between is left out of what is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One number behind a score, with the code of the sentence that explains it and the facts it needs."""

    name: str
    value: float
    because: str
    facts: Mapping[str, str | int | float | date | datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something stands where it stands: a code (a key in words/*/reasons.toml) and its facts."""

    code: str
    facts: Mapping[str, str | int | float | date | datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A task in the order of ENGINE.md 5. The product of the factors is the score."""

    task: Task
    minutes: int
    """Remaining minutes, a guess included."""
    guess: bool
    score: float
    factors: tuple[Factor, ...]
    reasons: tuple[Reason, ...]
    suggested: bool = False
    """Not in the plan of the day; there is room for it."""
    nights: int = 0
    """How many nights it was carried over."""


class AdviceAction(StrEnum):
    """What a piece of advice asks for."""

    MOVE = "move"
    PROPOSE = "propose"
    SMALLER = "smaller"
    RENEGOTIATE = "renegotiate"
    DELEGATE = "delegate"
    DECLINE = "decline"
    BLOCK = "block"
    USE_ROOM = "use_room"
    BUNDLE = "bundle"
    REFLECT = "reflect"
    PREPARE = "prepare"
    CHECK_IN = "check_in"
    RECORD = "record"
    TALK = "talk"
    ASK_AGAIN = "ask_again"
    MOVE_EVENT = "move_event"
    COMPARE = "compare"
    DROP = "drop"
    ESTIMATE = "estimate"
    RECOVER = "recover"
    FIND_TIME = "find_time"
    AGREE = "agree"
    GIVE_BACK = "give_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A way out that one command carries out.

    `residual_minutes` is what stays too much after it. `command` is argv after `ontzorg`, dates in ISO form. `title` is
    what it is about where that is no task.
    """

    action: AdviceAction
    command: tuple[str, ...]
    task: Task | None = None
    to: date | None = None
    person: str | None = None
    residual_minutes: int = 0
    title: str = ""

    @property
    def is_move(self) -> bool:
        """Return whether it puts a task or an event on another day, and asks nothing else of it."""
        return self.action in {AdviceAction.MOVE, AdviceAction.PROPOSE, AdviceAction.MOVE_EVENT}


Figures = Mapping[str, str | int | float | date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something to look at (ENGINE.md 4): a stable code, how loud, the figures behind it, the ways out."""

    code: str
    level: Level
    figures: Figures
    advice: tuple[Advice, ...]


class LineKind(StrEnum):
    """What a line of the day's agenda is."""

    EVENT = "event"
    PROTECTED = "protected"
    CHECKIN = "checkin"
    GAP = "gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """A line of the day's agenda: an occurrence, or a gap in working time."""

    kind: LineKind
    span: Span
    occurrence: Occurrence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVerdict:
    """The judgement of a day as `today` shows it.

    `plan` is what the day asks, in order; `suggested` what there is room for besides. `carried` are the ids of the
    plan that were left of an earlier day.
    """

    day: date
    figures: DayFigures
    agenda: tuple[AgendaLine, ...]
    plan: tuple[Ranked, ...]
    suggested: tuple[Ranked, ...]
    carried: tuple[str, ...]
    flags: tuple[Flag, ...]
    plan_fixed_at: datetime | None = None
    off_reason: str | None = None
    """The name of the day off or absence, where the day has no working time for that reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a task stands where it stands. `place` counts from 1; None, with a hindrance, where it is not in the running."""

    task: Task
    minutes: int
    guess: bool
    score: float
    factors: tuple[Factor, ...]
    reasons: tuple[Reason, ...]
    place: int | None = None
    of_places: int = 0
    hindrance: Reason | None = None
    first_id: str | None = None
    first_score: float = 0.0
    """What stands first in the order, to hold this score against."""
    experience: Experience | None = None
    """What finished work teaches about its estimate."""
    move: MoveReasons | None = None
    """Why it would move, where the advice of today moves it."""


class Sign(StrEnum):
    """What a step of a sum does."""

    START = "start"
    PLUS = "plus"
    MINUS = "minus"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of a sum in minutes: a code (a key in words/*/reasons.toml) and the facts of its sentence."""

    code: str
    sign: Sign
    minutes: int
    facts: Mapping[str, str | int | float | date | datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayExplanation:
    """The arithmetic of a day: `room_sum` down to what is plannable, `need_sum` up to what the day asks.

    `adhoc_sum` is how the expected ad hoc was worked out, in parts of 1: what was learned from which days, the pull to
    the default, the bounds, and what is left out for whoever is away.
    """

    day: date
    figures: DayFigures
    room_sum: tuple[Step, ...]
    need_sum: tuple[Step, ...]
    adhoc_sum: tuple[Factor, ...] = ()
    too_many_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagExplanation:
    """What a flag looks at: its figures as they are, the limits they are held against, and the flag where it is up."""

    code: str
    figures: Figures
    limits: Figures
    flag: Flag | None = None
    resting_since: datetime | None = None
    """When somebody said 'I know', where the flag rests for that."""
    told_by: str | None = None
    """The code of the flag that is up in the place of this one."""
    messages: tuple[Message, ...] = ()
    """What to say to whom, where somebody else has to choose."""
