"""Gather the brief for a check-in from what lies on the desk: nothing about anybody else, nothing private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import Week, moment
from ontzorg_cli.core.growth.note import NoteKind
from ontzorg_cli.core.judgement.priority import rank, rank_rest
from ontzorg_cli.core.together.brief import FORMS, Block, Brief, BriefBlock, BriefItem, length_of, most_of
from ontzorg_cli.core.together.brief_ahead import look_ahead
from ontzorg_cli.core.together.names import known_as
from ontzorg_cli.core.together.topic import TopicEnding
from ontzorg_cli.core.work.task import Ending, Importance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.growth.note import Note
    from ontzorg_cli.core.judgement.capacity import Horizon
    from ontzorg_cli.core.judgement.verdict import Ranked
    from ontzorg_cli.core.together.brief import Fact
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.together.topic import Topic
    from ontzorg_cli.core.work.task import ClosedTask, Task

WEEK = timedelta(weeks=1)
OLD_WEEKS = 4
"""After so long an action has to be closed or get a date (PRACTICE.md 3.3)."""

IMPORTANCE = (Importance.MUST, Importance.SHOULD, Importance.COULD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was kept of late: notes, and topics that were closed."""

    notes: tuple[Note, ...] = ()
    topics: tuple[Topic, ...] = ()


def make_brief(person: Person, *, minutes: int | None, horizon: Horizon, kept: Kept) -> Brief:
    """Return the brief for the next check-in with `person`, in `minutes` (None: as long as it stands in the agenda)."""
    return _Maker(person, minutes, horizon, kept).brief()


class _Maker:
    """Gathers what is known of one person."""

    def __init__(self, person: Person, minutes: int | None, horizon: Horizon, kept: Kept) -> None:
        self._person = person
        self._names = known_as(person)
        self._horizon = horizon
        self._desk = horizon.desk
        self._kept = kept
        coming = list(horizon.checkins.upcoming(person.name))
        self._time = coming[0] if coming else None
        self._next = coming[1] if len(coming) > 1 else None
        self._minutes = minutes or length_of(self._time)
        self._form = FORMS[self._minutes]
        held = horizon.checkins.held(person.name)
        self._held_days = [one.day for one in held]
        week_ago = self._desk.today - WEEK
        begun = week_ago if self._desk.since is None else max(week_ago, self._desk.since)
        self._since = held[0].at if held else moment(begun, time(), self._desk.zone)
        self._carried = tuple(self._carried_tasks())
        carried = {task.id for task in self._carried}
        ranked = (*rank(self._desk, horizon), *rank_rest(self._desk, horizon))
        self._priorities = [
            one for one in ranked if self._is_for(one.task) and one.task.is_mine and one.task.id not in carried
        ]

    def brief(self) -> Brief:
        makers = {
            Block.OPENING: self._opening,
            Block.LOOK_BACK: self._look_back,
            Block.DECISIONS: self._decisions,
            Block.LOOK_AHEAD: self._look_ahead,
            Block.PRIORITIES: self._priority_items,
            Block.MANDATE: self._mandate,
            Block.FEEDBACK: self._feedback,
            Block.AGREEMENTS: self._agreements,
        }
        blocks = []
        for code, minutes in self._form.minutes.items():
            items, left_out = makers[code]()
            blocks.append(BriefBlock(code=code, minutes=minutes, items=tuple(items), left_out=left_out))
        zone = self._desk.zone
        return Brief(
            person=self._person,
            minutes=self._minutes,
            since=self._since.astimezone(zone),
            at=self._time.span.start.astimezone(zone) if self._time else None,
            next_at=self._next.span.start.astimezone(zone) if self._next else None,
            blocks=tuple(blocks),
        )

    # opening

    def _opening(self) -> tuple[list[BriefItem], int]:
        topics = [topic for topic in self._topics() if not topic.decision]
        shown, left_out = most_of(topics, self._form.topics)
        items = [BriefItem(code="topic", id=one.id, title=one.title, facts=self._age(one.created_at)) for one in shown]
        return [BriefItem(code="worry"), *items], left_out

    def _topics(self) -> list[Topic]:
        return [topic for topic in self._desk.topics if topic.person.casefold() in self._names]

    # look back

    def _look_back(self) -> tuple[list[BriefItem], int]:
        closed = [one for one in self._desk.log.closed if one.closed_at > self._since and self._is_for(one.task)]
        done = sorted((one for one in closed if one.ending is Ending.DONE), key=_less_of_a_result)
        results, _ = most_of(done, self._form.results)
        dropped = [one for one in closed if one.ending is Ending.DROPPED][: self._form.results]
        actions = [*self._their_actions(), *map(self._my_action, self._carried)]
        shown, left_out = most_of(actions, self._form.actions)
        return [
            *(BriefItem(code="result", id=one.id, title=one.task.title) for one in results),
            *(BriefItem(code="dropped", id=one.id, title=one.task.title) for one in dropped),
            *shown,
        ], left_out

    def _their_actions(self) -> Iterator[BriefItem]:
        for task in self._desk.tasks:
            if task.owner is not None and task.owner.casefold() in self._names:
                yield self._action("their_action", task)

    def _my_action(self, task: Task) -> BriefItem:
        return self._action("my_action", task)

    def _action(self, code: str, task: Task) -> BriefItem:
        due = task.real_due.day if task.real_due else None
        facts: dict[str, Fact] = {
            **self._age(task.created_at),
            "late": due is not None and due < self._desk.today,
            "twice": self._checkins_since(task) > 1,
            "old": due is None and (self._desk.today - task.created_at.date()).days >= OLD_WEEKS * 7,
        }
        if due is not None:
            facts["due"] = due
        return BriefItem(code=code, id=task.id, title=task.title, facts=facts)

    def _carried_tasks(self) -> Iterator[Task]:
        """Yield the assistant's own open work for this person that goes on longer than was meant."""
        for task in self._desk.tasks:
            due = task.real_due
            late = due is not None and due.day < self._desk.today
            if self._is_for(task) and task.is_mine and (late or task.moves or self._checkins_since(task) > 1):
                yield task

    def _checkins_since(self, task: Task) -> int:
        return sum(day > task.created_at.date() for day in self._held_days)

    # decisions

    def _decisions(self) -> tuple[list[BriefItem], int]:
        topics = [topic for topic in self._topics() if topic.decision]
        topics.sort(key=lambda topic: (topic.by is None, topic.by or topic.created_at.date(), topic.created_at))
        shown, left_out = most_of(topics, self._form.decisions)
        return [self._decision(topic) for topic in shown], left_out

    def _decision(self, topic: Topic) -> BriefItem:
        facts: dict[str, Fact] = {
            **self._age(topic.created_at),
            "advice": topic.advice,
            "otherwise": topic.otherwise,
            "late": topic.by is not None and topic.by < self._desk.today,
        }
        if topic.by is not None:
            facts["by"] = topic.by
            facts["before"] = self._time is not None and self._desk.today <= topic.by < self._time.day
        return BriefItem(code="decision", id=topic.id, title=topic.title, facts=facts)

    # look ahead

    def _look_ahead(self) -> tuple[list[BriefItem], int]:
        shown = {one.task.id for one in self._priorities[: self._form.priorities]} | {task.id for task in self._carried}
        if self._form.actions:
            shown |= {item.id for item in self._their_actions() if item.id is not None}
        since = max(self._desk.now, self._time.span.start) if self._time else self._desk.now
        return look_ahead(self._names, self._horizon, since=since, shown=shown, most=self._form.ahead)

    # priorities

    def _priority_items(self) -> tuple[list[BriefItem], int]:
        shown, left_out = most_of(self._priorities, self._form.priorities)
        return [*(self._priority(place, one) for place, one in enumerate(shown, 1)), *self._adhoc()], left_out

    def _priority(self, place: int, ranked: Ranked) -> BriefItem:
        facts: dict[str, Fact] = {"place": place, "minutes": ranked.minutes, "guess": ranked.guess}
        if ranked.task.real_due is not None:
            facts["due"] = ranked.task.real_due.day
            facts["hard"] = ranked.task.real_due.is_hard
        return BriefItem(code="priority", id=ranked.task.id, title=ranked.task.title, facts=facts)

    def _adhoc(self) -> Iterator[BriefItem]:
        log = self._desk.log
        came = [one for one in log.interruptions if one.at > self._since and self._is_name(one.requester)]
        spent = [
            one for one in log.spent if one.adhoc and one.started_at > self._since and self._is_name(one.requester)
        ]
        if came:
            minutes = sum(one.minutes or 0 for one in came) + sum(one.minutes for one in spent)
            code = "adhoc" if minutes else "adhoc_untimed"
            yield BriefItem(code=code, facts={"count": len(came), "adhoc_minutes": minutes})

    # mandate, feedback, agreements

    def _mandate(self) -> tuple[list[BriefItem], int]:
        noted = [
            BriefItem(
                code="mandate", id=note.id, title=note.title, facts={"day": note.at.astimezone(self._desk.zone).date()}
            )
            for note in self._notes(NoteKind.MANDATE)
        ]
        defaulted = [
            BriefItem(code="defaulted", id=topic.id, title=topic.title, facts={"otherwise": topic.otherwise})
            for topic in self._kept.topics
            if topic.ending is TopicEnding.DEFAULTED and topic.person.casefold() in self._names and self._is_new(topic)
        ]
        shown, left_out = most_of([*noted, *defaulted], self._form.lines)
        return [*shown, BriefItem(code="take_over")], left_out

    def _feedback(self) -> tuple[list[BriefItem], int]:
        """Return whose turn it is to ask: one specific question, in turns by week."""
        today = any(
            time.day == self._desk.today for time in self._horizon.checkins.times if time.person == self._person.name
        )
        is_mine = Week.of(self._time.day if self._time and not today else self._desk.today).number % 2
        return [BriefItem(code="feedback_mine" if is_mine else "feedback_theirs")], 0

    def _agreements(self) -> tuple[list[BriefItem], int]:
        decided = [
            BriefItem(code="decided", id=topic.id, title=topic.title, facts={"answer": topic.answer})
            for topic in self._kept.topics
            if topic.ending is TopicEnding.DECIDED and topic.person.casefold() in self._names and self._is_new(topic)
        ]
        noted = [
            BriefItem(
                code="agreement" if note.to is None else "moved",
                id=note.id,
                title=note.title,
                facts={} if note.to is None else {"to": note.to},
            )
            for note in self._notes(NoteKind.AGREEMENT)
        ]
        shown, left_out = most_of([*decided, *noted], self._form.lines)
        if self._next is None:
            return [*shown, BriefItem(code="no_next")], left_out
        at = self._next.span.start.astimezone(self._desk.zone)
        return [*shown, BriefItem(code="next", facts={"at": at})], left_out

    def _notes(self, kind: NoteKind) -> list[Note]:
        """Return the notes since the last check-in began: what was agreed in it is confirmed in the next."""
        return [
            note
            for note in self._kept.notes
            if note.kind is kind and self._is_name(note.person) and note.at >= self._began
        ]

    def _is_new(self, topic: Topic) -> bool:
        return topic.closed_at is not None and topic.closed_at >= self._began

    @property
    def _began(self) -> datetime:
        """Return the moment at which the last check-in that was held began; it may be written down much later."""
        day = self._held_days[0] if self._held_days else None
        times = self._horizon.checkins.times
        began = (time.span.start for time in times if time.person == self._person.name and time.day == day)
        return min(self._since, next(began, self._since))

    def _is_for(self, task: Task) -> bool:
        return self._is_name(task.requester)

    def _is_name(self, name: str | None) -> bool:
        return name is not None and name.casefold() in self._names

    def _age(self, since: datetime) -> dict[str, Fact]:
        return {"weeks": max(0, (self._desk.today - since.astimezone(self._desk.zone).date()).days // 7)}


def _less_of_a_result(closed: ClosedTask) -> tuple[int, int, datetime]:
    minutes = closed.took_minutes or closed.task.minutes or 0
    return IMPORTANCE.index(closed.task.importance), -minutes, closed.closed_at
