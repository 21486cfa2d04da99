"""The answer to 'can you just …?': yes in one line, or else when, what is in the way and what would have to move."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.options import Choice
from ontzorg_cli.core.judgement.verdict import Overload
from ontzorg_cli.render.cells import unbroken
from ontzorg_cli.render.page import Column, Gap, Line, Paragraph, Rows
from ontzorg_cli.render.pages.flag_words import advice_sentence
from ontzorg_cli.render.pages.message_words import message_phrase
from ontzorg_cli.render.pages.minutes_words import ask_again_words
from ontzorg_cli.render.pages.pieces import handle, in_sentence, plain, title
from ontzorg_cli.render.pages.saved import day_notes
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.write_down import how_to_write_down
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.fit import Asked
    from ontzorg_cli.core.judgement.options import Option
    from ontzorg_cli.core.results import Answered
    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.core.work.task import Due
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.render.pages.write_down import AsTyped
    from ontzorg_cli.words.phrase import Phrase

INDENT = plain("  ")
MOST_IN_THE_WAY = 3
COLUMNS = (Column(), Column(flexible=True, enough=20, lowest=12), Column(right=True), Column(flexible=True))


def asked_page(answered: Answered, typed: AsTyped, read: Sequence[DayRead | WhenRead], voice: Voice) -> Page:
    """Return the answer, and how to write the request down; `read` are the days in it as they were understood."""
    close = tuple(Paragraph(text=line) for line in how_to_write_down(answered, typed, voice))
    between = () if answered.answer.fits else (Gap(),)
    return (*weighed_page(answered, read, voice), *between, *close)


def weighed_page(answered: Answered, read: Sequence[DayRead | WhenRead], voice: Voice) -> Page:
    """Return the answer, what is in the way and what to say, without how to write it down."""
    said = _Said(answered, voice)
    remarks = [*day_notes(read, voice), *said.remarks()]
    parts = (tuple(said.to_say()), tuple(said.body()), tuple(said.otherwise()))
    return (
        Paragraph(text=said.verdict()),
        *(Paragraph(mark=INDENT, text=remark) for remark in dict.fromkeys(remarks)),
        *(block for part in parts if part for block in (Gap(), *part)),
    )


class _Said:
    """The answer in sentences."""

    def __init__(self, answered: Answered, voice: Voice) -> None:
        self._answered = answered
        self._answer: Answer = answered.answer
        self._request = answered.request
        self._voice = voice
        self._when = self._on(self._answer.day)
        self._is_chance = answered.request.stretch
        self._is_late = not self._answer.is_in_time or self._answer.earliest is None
        room = self._answer.making_room
        self._is_enough = room is not None and room.is_enough
        self._first = _first_said(answered)

    @property
    def _due(self) -> Due | None:
        return self._request.really_due or self._request.due

    def verdict(self) -> Phrase:
        """Return the answer itself: in one line, with the first honest day where it is not the day asked about."""
        if self._answer.fits:
            return self._yes()
        if not self._is_late:
            key = "ask.chance.later" if self._is_chance else "ask.later"
            return self._voice.say(key, Tone.GOOD, when=self._when, then=self._then())
        return self._yes_if() if self._is_chance else _joined(self._no(), self._first_day())

    def _yes(self) -> Phrase:
        guess: Phrase = ()
        if self._answered.guess:
            guess = self._voice.say("ask.guess", Tone.GOOD, minutes=self._minutes())
        left, room = self._answer.left_minutes, self._answer.room_minutes
        return self._voice.say(
            "ask.fits" if left else "ask.fits_exactly",
            Tone.GOOD,
            when=self._when,
            guess=guess,
            left=self._voice.dates.minutes(left),
            room=self._voice.dates.minutes(room),
        )

    def _then(self) -> Phrase:
        answer = self._answer
        key = "longer" if answer.is_longer_than_a_day else "tight" if answer.is_tight else "roomy"
        day = self._voice.spoken(answer.earliest) if answer.earliest is not None else ""
        return self._voice.say(f"ask.then.{key}", Tone.GOOD, day=day)

    def _no(self) -> Phrase:
        due = self._due
        is_for_now = due is None or (due.at is None and due.day <= self._answer.day)
        if due is None or is_for_now:
            return self._voice.say("ask.no", Tone.CAREFUL, when=self._when)
        return self._voice.say("ask.not_in_time", Tone.CAREFUL, due=self._due_words(due))

    def _yes_if(self) -> Phrase:
        room, earliest = self._answer.making_room, self._answer.earliest
        if room is not None and self._is_enough:
            over = self._voice.dates.minutes(room.over_minutes)
            first = self._voice.say("ask.chance.if_it_gives", Tone.GOOD, when=self._on(room.day), over=over)
            return _joined(first, self._first_day())
        if earliest is not None and self._due is not None and earliest == self._due.day:
            return self._voice.say("ask.chance.if_later_that_day", Tone.GOOD, day=self._on(earliest))
        if earliest is not None:
            return self._voice.say("ask.chance.if_later", Tone.GOOD, day=self._voice.spoken(earliest))
        return _joined(self._voice.say("ask.chance.if_work_goes", Tone.GOOD), self._first_day())

    def _first_day(self) -> Phrase:
        earliest, due = self._answer.earliest, self._due
        if earliest is None:
            return self._voice.say("ask.no_day", count=self._answered.weeks)
        if due is not None and earliest == due.day:
            return self._voice.say("ask.later_today" if earliest == self._voice.today else "ask.later_that_day")
        return self._voice.say("ask.first_day", day=self._voice.spoken(earliest))

    def remarks(self) -> Iterator[Phrase]:
        """Yield what is worth knowing of the minutes, and of an answer that is not a plain yes."""
        if self._answered.suggestion is not None:
            yield ask_again_words(self._answered.suggestion, self._request.minutes, self._voice)
        if self._answer.fits:
            return
        claimed, real, earliest = self._request.due, self._request.really_due, self._answer.earliest
        if claimed and real and earliest and claimed.day < earliest and self._answer.is_in_time:
            words = {"claimed": self._due_words(claimed), "real": self._due_words(real)}
            yield self._voice.say("ask.after_claimed", **words)
        if self._answered.guess:
            yield self._voice.say("ask.counted", Tone.QUIET, minutes=self._minutes())

    def body(self) -> Iterator[Block]:
        """Yield what is in the way, and what would have to move to do it all the same."""
        if self._answer.fits:
            return
        intro = self._situation()
        moves = self._moves()
        work = (
            ()
            if self._answer.is_after_work or (moves and (self._is_enough or not self._is_late))
            else self._answer.in_the_way.work
        )
        if work:
            yield Paragraph(text=_joined(intro, self._there()))
            yield Rows(COLUMNS, tuple(self._rows(work)))
            intro = ()
        if moves:
            yield Paragraph(text=_joined(intro, self._if_it_moves()))
            yield from moves
            yield from self._said_of_moves()
        elif intro:
            yield Paragraph(text=_joined(intro, () if work else self._agenda_alone()))

    def to_say(self) -> Iterator[Block]:
        """Yield what to ask first, and a sentence to answer with."""
        if self._answer.fits:
            return
        for question in self._until_when():
            yield Paragraph(text=question)
        if self._first is not None and self._first.message is not None:
            yield from self._sentence(self._first.message, "first")

    def _said_of_moves(self) -> Iterator[Block]:
        """Yield what to say about work that moves: to whoever asks, and to others who asked for it before."""
        room = self._answer.making_room
        options = [option for option in self._answered.options if option.moves and room and option.to == room.day]
        for option in options[:1]:
            message = option.message
            is_new = message is not None and (self._first is None or message is not self._first.message)
            if message is not None and is_new and (message.displaced or message.others_move):
                yield from self._sentence(message, "moved")
            for notice in option.notices:
                yield from self._sentence(notice, "ask")

    def otherwise(self) -> Iterator[Block]:
        """Yield what else there is where no day is in time and nothing that moves is enough."""
        if self._answer.fits or not self._is_late or self._answer.making_room is None or self._is_enough:
            return
        option = self._answered.option(Choice.SMALLER, Choice.DELEGATE)
        if option is not None and option.message is not None and option is not self._first:
            yield from self._sentence(option.message, option.choice)
        elif option is None:
            nobody = "" if self._request.requester is not None else "_nobody"
            yield Paragraph(text=self._voice.say(f"ask.smaller{nobody}", person=self._asker()))

    def _sentence(self, message: Message, label: str) -> Iterator[Block]:
        nobody = "_nobody" if message.person is None else ""
        person = in_sentence(message.person or "")
        yield Paragraph(text=self._voice.say(f"ask.say.{label}{nobody}", Tone.QUIET, person=person))
        yield Paragraph(mark=INDENT, text=message_phrase(message, self._voice))

    def _asker(self) -> Phrase:
        return in_sentence(self._request.requester) if self._request.requester is not None else ()

    def _situation(self) -> Phrase:
        answer, today = self._answer, self._answer.day == self._voice.today
        if answer.is_off:
            key = "ask.off.today" if today else "ask.off.other_day"
            if answer.off_reason is None:
                return self._voice.say(key)
            return self._voice.say(f"{key}_because", reason=in_sentence(answer.off_reason))
        if answer.is_after_work:
            taken = answer.in_the_way.agenda_minutes
            return self._voice.say("ask.all_taken" if taken else "ask.after_work", when=self._when)
        if self._is_chance and self._is_enough:
            return ()
        if answer.over_already_minutes:
            already = self._voice.dates.minutes(answer.over_already_minutes)
            return self._voice.say("ask.over_already", when=self._when, over=already)
        key = "ask.over_promised" if answer.overload is Overload.HARD else "ask.over"
        return self._voice.say(key, when=self._when, over=self._voice.dates.minutes(answer.over_minutes))

    def _agenda_alone(self) -> Phrase:
        taken = self._answer.in_the_way.agenda_minutes
        if self._answer.is_after_work or not taken or self._answer.in_the_way.work:
            return ()
        return self._voice.say("ask.agenda_alone", agenda=self._voice.dates.minutes(taken))

    def _there(self) -> Phrase:
        taken = self._answer.in_the_way.agenda_minutes
        if not taken:
            return self._voice.say("ask.there")
        return self._voice.say("ask.there_besides", agenda=self._voice.dates.minutes(taken))

    def _rows(self, work: Sequence[Asked]) -> Iterator[Row]:
        shown = work if len(work) <= MOST_IN_THE_WAY + 1 else work[:MOST_IN_THE_WAY]
        for asked in shown:
            task = asked.task
            yield (
                (*INDENT, *handle(task.id)),
                title(task.title),
                plain(self._voice.minutes(asked.minutes, guess=task.minutes is None)),
                self._voice.who(task.requester, Tone.QUIET),
            )
        if len(shown) < len(work):
            yield Line((*INDENT, *self._voice.say("ask.more", Tone.QUIET, count=len(work) - len(shown))))

    def _if_it_moves(self) -> Phrase:
        room = self._answer.making_room
        if room is None:
            return ()
        if not room.is_enough:
            key = "ask.not_enough"
        elif self._is_chance:
            key = "ask.chance.give" if self._is_late else "ask.chance.today_too"
        else:
            key = "ask.all_the_same" if room.day == self._answer.day else "ask.in_time"
        return self._voice.say(key, when=self._on(room.day), over=self._voice.dates.minutes(room.over_minutes))

    def _moves(self) -> tuple[Block, ...]:
        """Return each move with whom to ask and its command, where they make the day fit or nothing else is in time.

        What stays too much is said of the last one.
        """
        room, voice = self._answer.making_room, self._voice
        if room is None or not (self._is_enough or self._is_late):
            return ()
        *first, last = room.moves or (None,)
        moves = (*(replace(advice, residual_minutes=0) for advice in first if advice), *((last,) if last else ()))
        return tuple(
            Paragraph(
                mark=INDENT,
                text=advice_sentence(advice, voice),
                right=command(advice.command, voice.dates, voice.today),
            )
            for advice in moves
        )

    def _until_when(self) -> Iterator[Phrase]:
        """Yield the question by when it is really needed, where that matters and nobody said."""
        nobody = "" if self._request.requester is not None else "_nobody"
        is_agreed = self._request.really_due is not None or (self._due is not None and self._due.is_hard)
        if self._due is None or (self._is_late and not is_agreed):
            yield self._voice.say(f"ask.until_when{nobody}", person=self._asker())

    def _minutes(self) -> str:
        return self._voice.minutes(self._answered.minutes, guess=True)

    def _on(self, day: date) -> str:
        if day == self._voice.today:
            return self._voice.catalogue.text("ask.today")
        return unbroken(self._voice.catalogue.text("ask.on_day", day=self._voice.dates.spoken(day, self._voice.today)))

    def _due_words(self, due: Due) -> str:
        day = self._voice.catalogue.text("ask.today") if due.day == self._voice.today else self._voice.spoken(due.day)
        if due.at is None:
            return day
        return unbroken(self._voice.catalogue.text("ask.at", day=day, time=self._voice.dates.time(due.at)))


def _first_said(answered: Answered) -> Option | None:
    """Return the choice whose sentence is the answer: a chance that other work makes way for, else a day, else less."""
    now = answered.option(Choice.NOW)
    if now is not None and now.message is not None and answered.request.stretch and not answered.answer.is_in_time:
        return now
    return (
        answered.option(Choice.PROPOSE)
        or next((one for one in answered.options if one.choice is Choice.PLAN and not one.moves), None)
        or answered.option(Choice.SMALLER)
        or answered.option(Choice.DELEGATE)
        or answered.option(Choice.DECLINE)
    )


def _joined(first: Phrase, second: Phrase) -> Phrase:
    return (*first, *plain(" "), *second) if first and second else (*first, *second)
