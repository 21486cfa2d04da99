"""The questions of `reflect`: at most eight on an ordinary day, and Enter is an answer to each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.failures import message_of
from ontzorg_cli.cli.talk import Talk
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError
from ontzorg_cli.core.growth.reflection import Outcome, Reflection
from ontzorg_cli.render.pages.reflect import if_then

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


class Conversation(Talk):
    """A conversation about a day. What was answered stands in its fields, also where it is broken off."""

    section = "reflect"

    def __init__(self, session: Session, look: DayToReflect, voice: Voice) -> None:
        super().__init__(session, voice)
        self.reflection = Reflection(day=look.day)
        self.moves: dict[str, date] = {}
        self.held: tuple[str, ...] = ()
        self._look = look
        self._is_marked = False
        self._is_offered = False

    def hold(self, *, short: bool) -> None:
        """Ask the questions. Raise KeyboardInterrupt where it is broken off."""
        if self.session.stdin_is_terminal:
            self.session.tell("")
            self.tell(self.text("private"))
        self._go_through(short=short)
        if self.session.stdin_is_terminal:
            self.session.tell("")

    def _go_through(self, *, short: bool) -> None:
        for key in CORE[: 1 if short else len(CORE)]:
            self._note(**{key: self.ask(question(key, self._look, self.voice))})
        if short:
            return
        if self._look.perspective is not None:
            asked = perspective_question(self._look, self.voice, name=self.shown(self._look.perspective.manager))
            if answer := self.ask(asked):
                self._note(answer=answer, perspective=self._look.perspective.code)
        if self._look.intention:
            self._settle()
        self._intend()
        self._give_days(self._look.open_work)
        self._settle_checkins(self._look.checkins)

    def _settle(self) -> None:
        choices = {outcome: self.text(f"outcome.{outcome}") for outcome in Outcome}
        menu = " · ".join(f"{number} {words}" for number, words in enumerate(choices.values(), 1))
        asked = self.text("ask.outcome", intention=self.shown(self._look.intention))
        while answer := self.ask(asked, menu):
            for number, (outcome, words) in enumerate(choices.items(), 1):
                if answer == str(number) or words.startswith(answer.casefold()):
                    self._note(outcome=outcome)
                    return
            self.tell(self.text("unclear"))
            if not self.session.stdin_is_terminal:
                return

    def _intend(self) -> None:
        again = self._look.intention if self.reflection.outcome not in {None, Outcome.NOT_MET} else ""
        if not self.reflection.different and not again:
            return
        answer = self.ask(self.text("ask.situation_again" if again else "ask.situation"))
        if not answer:
            return
        if again and answer == self.text("again"):
            self._note(intentions=(again,))
        elif intention := if_then(answer, self.reflection.different, self.voice, self._look.names):
            self._note(intentions=(intention,))

    def _give_days(self, work: Sequence[Task]) -> None:
        if len(work) > (ASKED_APART if not self._look.checkins else 1):
            named = ", ".join(self.shown(task.title) for task in work[:MOST_NAMED])
            rest = ", …" if len(work) > MOST_NAMED else ""
            asked = self.text("ask.open_all", count=len(work), tasks=named + rest, next_day=self._next_day())
            if not self._apart(asked, work):
                return
        for task in work:
            self._apart(self.text("ask.open_one", task=self.shown(task.title), next_day=self._next_day()), (task,))

    def _apart(self, asked: str, work: Sequence[Task]) -> bool:
        """Give work a day and return False; or return True where each of it is to be asked apart."""
        while answer := self.ask(asked):
            if answer.casefold() == self.text("key.one_by_one") and len(work) > 1:
                return True
            try:
                day = self._day_of(answer)
            except UnreadableDateError as error:
                self.tell(message_of(error, self.voice.catalogue))
                if not self.session.stdin_is_terminal:
                    return False
                continue
            if day > self.voice.today:
                self.moves.update(dict.fromkeys((task.id for task in work), day))
            return False
        return False

    def _settle_checkins(self, names: Sequence[str]) -> None:
        """Ask once whether the check-ins of the day were held; one that was not is for tomorrow's coach."""
        if not names:
            return
        named = self.text("and").join(self.shown(name) for name in names)
        answer = self.ask(self.text("ask.checkins", count=len(names), names=named))
        if answer.casefold() in self.text("yes").split(", "):
            self.held = tuple(names)

    def _day_of(self, answer: str) -> date:
        if answer.casefold() == self.text("key.not_today"):
            return self._look.next_day
        read = reading.day(answer)
        return read.day if read else self.voice.today

    def _next_day(self) -> str:
        return self.voice.spoken(self._look.next_day)

    def before_asking(self) -> None:
        """Say once that five minutes are over, and offer to stop at ten."""
        underway = self.session.minutes_underway
        if underway >= OFFER_MINUTES and not self._is_offered:
            self._is_offered = self._is_marked = True
            self.session.tell("")
            self.tell(self.text("ten_minutes"))
            self.is_over = self.session.ask(">").casefold() in self.text("yes").split(", ")
        elif underway >= MARK_MINUTES and not self._is_marked:
            self._is_marked = True
            self.session.tell("")
            self.tell(self.text("five_minutes"))

    def _note(self, **said: object) -> None:
        self.reflection = replace(self.reflection, **said)  # type: ignore[arg-type]  # fields by their names


def question(key: str, look: DayToReflect, voice: Voice) -> str:
    """Return one of the three questions, about today or about another day."""
    return voice.catalogue.text(f"reflect.{'ask' if look.day == voice.today else 'ask_other_day'}.{key}")


def perspective_question(look: DayToReflect, voice: Voice, *, name: str) -> str:
    """Return the question of the day that looks from somewhere else, or nothing where it has none."""
    asked = look.perspective
    if asked is None:
        return ""
    of_that_day = f"reflect.perspective_other_day.{asked.code}"
    is_of_that_day = look.day != voice.today and voice.catalogue.has(of_that_day)
    return voice.catalogue.text(of_that_day if is_of_that_day else f"reflect.perspective.{asked.code}", manager=name)
