"""The questions of `reflect`: at most eight on an ordinary day, and Enter is an answer to each."""

from __future__ import annotations

from dataclasses import replace
from textwrap import fill
from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.failures import message_of
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError
from ontzorg_cli.core.growth.reflection import Outcome, Reflection
from ontzorg_cli.render.pages.reflect import if_then
from ontzorg_cli.render.seen import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ontzorg_cli.actions.reflect import DayToReflect
    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.render.pages.voice import Voice

CORE = ("pleased", "less", "different")
MARK_MINUTES = 5
OFFER_MINUTES = 10
ASKED_APART = 2
"""More open work than this is asked about in one go."""
MOST_NAMED = 5


class Conversation:
    """A conversation about a day, on a terminal or with answers a line that were piped in.

    What was answered so far stands in `reflection` and `moves`, also where it is broken off.
    """

    def __init__(self, session: Session, look: DayToReflect, voice: Voice) -> None:
        self.reflection = Reflection(day=look.day)
        self.moves: dict[str, date] = {}
        self._session = session
        self._look = look
        self._voice = voice
        self._is_over = False
        self._is_marked = False
        self._is_offered = False

    def hold(self, *, short: bool) -> None:
        """Ask the questions. Raise KeyboardInterrupt where it is broken off."""
        if self._session.stdin_is_terminal:
            self._session.tell("")
            self._tell(self._text("private"))
        self._go_through(short=short)
        if self._session.stdin_is_terminal:
            self._session.tell("")

    def _go_through(self, *, short: bool) -> None:
        for key in CORE[: 1 if short else len(CORE)]:
            self._note(**{key: self._ask(question(key, self._look, self._voice))})
        if short:
            return
        if self._look.perspective is not None:
            asked = perspective_question(self._look, self._voice, name=self._shown(self._look.perspective.manager))
            if answer := self._ask(asked):
                self._note(answer=answer, perspective=self._look.perspective.code)
        if self._look.intention:
            self._settle()
        self._intend()
        self._give_days(self._look.open_work)

    def _settle(self) -> None:
        choices = {outcome: self._text(f"outcome.{outcome}") for outcome in Outcome}
        menu = " · ".join(f"{number} {words}" for number, words in enumerate(choices.values(), 1))
        asked = self._text("ask.outcome", intention=self._shown(self._look.intention))
        while answer := self._ask(asked, menu):
            for number, (outcome, words) in enumerate(choices.items(), 1):
                if answer == str(number) or words.startswith(answer.casefold()):
                    self._note(outcome=outcome)
                    return
            self._tell(self._text("unclear"))
            if not self._session.stdin_is_terminal:
                return

    def _intend(self) -> None:
        again = self._look.intention if self.reflection.outcome not in {None, Outcome.NOT_MET} else ""
        if not self.reflection.different and not again:
            return
        answer = self._ask(self._text("ask.situation_again" if again else "ask.situation"))
        if not answer:
            return
        if again and answer == self._text("again"):
            self._note(intentions=(again,))
        elif intention := if_then(answer, self.reflection.different, self._voice, self._look.names):
            self._note(intentions=(intention,))

    def _give_days(self, work: Sequence[Task]) -> None:
        if len(work) > ASKED_APART:
            named = ", ".join(self._shown(task.title) for task in work[:MOST_NAMED])
            rest = ", …" if len(work) > MOST_NAMED else ""
            asked = self._text("ask.open_all", count=len(work), tasks=named + rest, next_day=self._next_day())
            if not self._apart(asked, work):
                return
        for task in work:
            self._apart(self._text("ask.open_one", task=self._shown(task.title), next_day=self._next_day()), (task,))

    def _apart(self, asked: str, work: Sequence[Task]) -> bool:
        """Give work a day and return False; or return True where each of it is to be asked apart."""
        while answer := self._ask(asked):
            if answer.casefold() == self._text("key.one_by_one") and len(work) > 1:
                return True
            try:
                day = self._day_of(answer)
            except UnreadableDateError as error:
                self._tell(message_of(error, self._voice.catalogue))
                if not self._session.stdin_is_terminal:
                    return False
                continue
            if day > self._voice.today:
                self.moves.update(dict.fromkeys((task.id for task in work), day))
            return False
        return False

    def _day_of(self, answer: str) -> date:
        if answer.casefold() == self._text("key.not_today"):
            return self._look.next_day
        read = reading.day(answer)
        return read.day if read else self._voice.today

    def _next_day(self) -> str:
        return self._voice.spoken(self._look.next_day)

    def _ask(self, *asked: str) -> str:
        if self._is_over:
            return ""
        if not self._session.stdin_is_terminal:
            line = self._session.read_line()
            self._is_over = line is None
            return line or ""
        self._mind_the_time()
        if self._is_over:
            return ""
        self._session.tell("")
        for line in asked:
            self._tell(line)
        return self._session.ask(">")

    def _mind_the_time(self) -> None:
        underway = self._session.minutes_underway
        if underway >= OFFER_MINUTES and not self._is_offered:
            self._is_offered = self._is_marked = True
            self._session.tell("")
            self._tell(self._text("ten_minutes"))
            self._is_over = self._session.ask(">").casefold() in self._text("yes").split(", ")
        elif underway >= MARK_MINUTES and not self._is_marked:
            self._is_marked = True
            self._session.tell("")
            self._tell(self._text("five_minutes"))

    def _note(self, **said: object) -> None:
        self.reflection = replace(self.reflection, **said)  # type: ignore[arg-type]  # fields by their names

    def _shown(self, text: str) -> str:
        return MASK if self._session.discreet and text else text

    def _tell(self, text: str) -> None:
        for line in text.splitlines():
            self._session.tell(fill(line, self._session.width, break_on_hyphens=False))

    def _text(self, key: str, **values: str | int) -> str:
        return self._voice.catalogue.text(f"reflect.{key}", **values).replace("\u00a0", " ")


def question(key: str, look: DayToReflect, voice: Voice) -> str:
    """Return one of the three questions, about today or about another day."""
    return voice.catalogue.text(f"reflect.{'ask' if look.day == voice.today else 'ask_other_day'}.{key}")


def perspective_question(look: DayToReflect, voice: Voice, *, name: str) -> str:
    """Return the question of the day that looks from somewhere else, or nothing where it has none."""
    asked = look.perspective
    return "" if asked is None else voice.catalogue.text(f"reflect.perspective.{asked.code}", manager=name)
