"""What a morning shows around the verdict: the intention, today's check-ins, who has the ball, the rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.together.names import named

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.growth.rhythm import Rhythm
    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.together.checkin_diary import CheckinDiary


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinToday:
    """A check-in of today that is still to come, with how much is on the list for it."""

    id: str
    person: str
    start: datetime
    end: datetime
    topics: int
    decisions: int

    @property
    def is_prepared(self) -> bool:
        """Return whether anything is on the list."""
        return self.topics + self.decisions > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around the verdict of today. `on_me` and `on_others` count where the ball is.

    With me are decisions that I have yet to put to somebody; with others are those that were put, and open work that
    somebody else does.
    """

    intention: str = ""
    rhythm: Rhythm | None = None
    checkins: tuple[CheckinToday, ...] = ()
    on_me: int = 0
    on_others: int = 0


def around(desk: Desk, diary: CheckinDiary, *, intention: str, rhythm: Rhythm) -> Around:
    """Return what stands around the verdict of today."""
    decisions = [topic for topic in desk.topics if topic.decision]
    put = sum(topic.asked_on is not None for topic in decisions)
    return Around(
        intention=intention,
        rhythm=rhythm,
        checkins=tuple(_checkins(desk, diary)),
        on_me=len(decisions) - put,
        on_others=put + sum(not task.is_mine for task in desk.tasks),
    )


def _checkins(desk: Desk, diary: CheckinDiary) -> list[CheckinToday]:
    found = []
    for time in diary.on(desk.today):
        topics = [topic for topic in desk.topics if named(desk.people, topic.person) == time.person]
        found.append(
            CheckinToday(
                id=time.event.id,
                person=time.person,
                start=time.span.start.astimezone(desk.zone),
                end=time.span.end.astimezone(desk.zone),
                topics=sum(not topic.decision for topic in topics),
                decisions=sum(topic.decision for topic in topics),
            )
        )
    return found
