"""What can be answered at the door: each choice with what moves for it and what to say (ENGINE.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ontzorg_cli.core.together.message import Displaced, Message, Pattern, spoken_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.judgement.door import Answer, MakingRoom
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.core.work.draft import TaskDraft
    from ontzorg_cli.core.work.task import Due


class Choice(StrEnum):
    """What can become of a request."""

    NOW = "now"
    PLAN = "plan"
    PROPOSE = "propose"
    SMALLER = "smaller"
    DELEGATE = "delegate"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice for the day `to`, the moves that it takes, and what to say to whoever asks.

    `notices` are the questions to others whose work would move. `minutes` is how long a smaller version takes.
    """

    choice: Choice
    to: date | None = None
    moves: tuple[Advice, ...] = ()
    message: Message | None = None
    notices: tuple[Message, ...] = ()
    minutes: int | None = None
    is_enough: bool = True
    """The day fits with it after the moves."""


def options_of(answer: Answer, request: TaskDraft, people: Sequence[Person], *, minutes: int) -> tuple[Option, ...]:
    """Return the choices there are on a request of so many minutes; a day with room has one, and it is yes."""
    if answer.fits:
        return (Option(choice=Choice.NOW, to=answer.day),)
    return tuple(_Door(answer, request, people, minutes).options())


def message_of(
    choice: Choice,
    request: TaskDraft,
    people: Sequence[Person],
    *,
    asked_for: date,
    to: date | None = None,
    helper: str | None = None,
) -> Message:
    """Return what to say to whoever asked where a choice was made: a day proposed, a no, somebody else."""
    due = request.due or request.really_due
    is_late = due is not None and to is not None and to > due.day
    patterns = {
        Choice.PROPOSE: Pattern.TOO_LATE if is_late else Pattern.LATER,
        Choice.DELEGATE: Pattern.OTHER,
        Choice.DECLINE: Pattern.NO,
    }
    form, language = spoken_to(people, request.requester)
    return Message(
        pattern=patterns[choice],
        task=request.title,
        asked_for=asked_for,
        person=request.requester,
        form=form,
        language=language,
        to=to,
        due=due,
        helper=helper,
    )


def move_message(move: Advice, asked_for: date, people: Sequence[Person]) -> Message | None:
    """Return the question to whoever asked for work that would move; None for her own work and what moves nothing."""
    if move.task is None or move.to is None or move.person is None:
        return None
    form, language = spoken_to(people, move.person)
    return Message(
        pattern=Pattern.MOVE,
        task=move.task.title,
        asked_for=asked_for,
        person=move.person,
        form=form,
        language=language,
        to=move.to,
        due=move.task.real_due,
    )


class _Door:
    """Works out the choices on a request that does not fit as it is."""

    def __init__(self, answer: Answer, request: TaskDraft, people: Sequence[Person], minutes: int) -> None:
        self._minutes = minutes
        self._answer = answer
        self._request = request
        self._people = people

    def options(self) -> Iterator[Option]:
        answer, room = self._answer, self._answer.making_room
        if answer.earliest is not None:
            yield self._on(answer.earliest)
        if not answer.is_after_work:
            yield self._making_room(Choice.NOW, room if room is not None and room.day == answer.day else None)
        if room is not None and room.day != answer.day and room.moves:
            yield self._making_room(Choice.PLAN, room)
        if answer.smaller_minutes:
            minutes, to = answer.smaller_minutes, answer.earliest
            message = self._message(Pattern.SMALLER, to=to, minutes=minutes)
            yield Option(choice=Choice.SMALLER, to=answer.day, minutes=minutes, message=message)
        if answer.helper is not None and answer.helper != self._request.requester:
            message = self._message(Pattern.OTHER, to=answer.earliest, helper=answer.helper)
            yield Option(choice=Choice.DELEGATE, message=message)
        yield Option(choice=Choice.DECLINE, message=self._message(Pattern.NO))

    def _on(self, day: date) -> Option:
        answer = self._answer
        choice = Choice.PLAN if answer.is_in_time else Choice.PROPOSE
        is_over = answer.is_after_work and not answer.in_the_way.agenda_minutes
        if is_over and answer.is_in_time:
            pattern = Pattern.LIMIT
        else:
            pattern = Pattern.LATER if answer.is_in_time else Pattern.TOO_LATE
        return Option(choice=choice, to=day, message=self._message(pattern, to=day))

    def _making_room(self, choice: Choice, room: MakingRoom | None) -> Option:
        """Return to do it on the day of `room` all the same; where nothing can move, that is what it is."""
        day = room.day if room is not None else self._answer.day
        moves = room.moves if room is not None else ()
        named = tuple(
            Displaced(title=move.task.title, to=move.to)
            for move in moves
            if move.task is not None and move.to is not None and move.person == self._request.requester is not None
        )
        others = tuple(move for move in moves if move.person not in {None, self._request.requester})
        message = None
        if room is not None and room.is_enough:
            message = self._message(
                Pattern.CHANCE if self._request.stretch else Pattern.TRADE,
                on=day,
                minutes=room.over_minutes if self._request.stretch else self._minutes,
                displaced=named,
                others_move=bool(others),
            )
        notices = (move_message(move, day, self._people) for move in others)
        return Option(
            choice=choice,
            to=day,
            moves=moves,
            message=message,
            notices=tuple(notice for notice in notices if notice is not None),
            is_enough=room is not None and room.is_enough,
        )

    def _message(
        self,
        pattern: Pattern,
        *,
        on: date | None = None,
        to: date | None = None,
        minutes: int | None = None,
        displaced: tuple[Displaced, ...] = (),
        others_move: bool = False,
        helper: str | None = None,
    ) -> Message:
        form, language = spoken_to(self._people, self._request.requester)
        return Message(
            pattern=pattern,
            task=self._request.title,
            asked_for=on or self._answer.day,
            person=self._request.requester,
            form=form,
            language=language,
            to=to,
            due=self._claimed,
            minutes=minutes,
            displaced=displaced,
            others_move=others_move,
            helper=helper,
            is_day_off=self._answer.is_off,
        )

    @property
    def _claimed(self) -> Due | None:
        """The deadline that was asked for: what is said names that one, also where the real one is later."""
        return self._request.due or self._request.really_due
