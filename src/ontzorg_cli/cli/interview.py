"""The questions of `init`: at most ten, each with something sensible on Enter."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from ontzorg_cli.actions.manage_people import PersonChange
from ontzorg_cli.cli.failures import message_of
from ontzorg_cli.cli.typed_settings import typed_hours, typed_setting
from ontzorg_cli.cli.usage import NotAChoiceError
from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
from ontzorg_cli.core.errors import OntzorgError, UsageError
from ontzorg_cli.core.together.names import find_person
from ontzorg_cli.core.together.person import Person
from ontzorg_cli.core.together.standing import Standing, UnreadableCheckinError, read_standing
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.outside.holidays import public_holidays
from ontzorg_cli.render.pages.settings import hours_words
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.store.settings import Settings, plain, setting_named
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue
from ontzorg_cli.words.dates import Dates
from ontzorg_cli.words.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from ontzorg_cli.actions.set_up import Wishes
    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.core.calendar.working_time import WorkPattern

PRESETS = (
    "mon,tue,thu,fri 08:30-12:30 13:00-17:00",
    "mon-fri 08:30-12:30 13:00-17:00",
    "mon,tue,thu,fri 08:00-12:30 13:00-17:30",
    "mon,tue,thu,fri 08:30-12:30 13:00-16:00; wed 08:30-12:30",
    "mon,tue,thu 08:30-12:30 13:00-17:00",
)
"""What is usual (PRACTICE.md 2.6): 32, 40, 36, 32 with a Wednesday morning, 24 hours a week."""
USUAL_HOURS = "1"
INDENT = "    "
AND = r",|\s+(?:en|and|&)\s+"


class UnreadableAddressError(UsageError):
    """`text` is no mail address."""

    code = "unreadable_address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: when it makes sense, what Enter gives, and what an answer does.

    `enter` is what an empty answer stands for, None where it leaves things as they are.
    """

    key: str
    take: Callable[[str, Wishes, Interview], Wishes]
    enter: Callable[[Wishes], str | None] = lambda _: None
    makes_sense: Callable[[Wishes], bool] = lambda _: True
    understood: Callable[[Wishes, Interview], str] | None = None


class Interview:
    """A conversation on a terminal. After each answer it speaks the language that was chosen."""

    def __init__(self, session: Session, wishes: Wishes, folder: Path) -> None:
        self._session = session
        self.wishes = wishes
        self.folder = folder

    @property
    def now(self) -> datetime:
        """The moment of the conversation."""
        return self._session.now

    @property
    def voice(self) -> Voice:
        """The coach in the language chosen so far."""
        return voice_in(self.wishes, self.now)

    @cached_property
    def frame(self) -> ReadingFrame:
        """What hours and check-ins are read against."""
        return reading_frame(self.wishes, self.now)

    def hold(self, given: Collection[str]) -> Wishes:
        """Ask what was not `given` already and return all wishes. Raise KeyboardInterrupt where it is broken off."""
        self._tell(self.voice.catalogue.text("init.welcome"))
        for question in QUESTIONS:
            if question.key not in given and question.makes_sense(self.wishes):
                self._ask(question)
        return self.wishes

    def _ask(self, question: Question) -> None:
        text = self.voice.catalogue.text
        self._session.tell("")
        self._tell(text(f"init.ask.{question.key}"))
        for line in self._more(question):
            self._tell(line)
        enter = question.enter(self.wishes)
        usual = f"init.usual.{question.key}"
        shown = enter if enter is not None else text(usual, folder=str(self.folder / "reflections"))
        while True:
            answer = self._session.ask(text("init.default", value=shown)) or enter
            if answer is None:
                return
            try:
                self.wishes = question.take(answer, self.wishes, self)
            except OntzorgError as error:
                self._tell(message_of(error, self.voice.catalogue))
                continue
            if question.understood is not None:
                said = question.understood(self.wishes, self)
                self._tell(self.voice.catalogue.text("init.understood", value=said))
            return

    def _tell(self, text: str) -> None:
        for line in text.splitlines():
            self._session.tell(
                fill(
                    line,
                    self._session.width,
                    subsequent_indent=INDENT if line.startswith(" ") else "",
                    break_on_hyphens=False,
                )
            )

    def _more(self, question: Question) -> list[str]:
        catalogue = self.voice.catalogue
        lines = _choices(self) if question.key == "hours" else []
        if catalogue.has(f"init.more.{question.key}"):
            first = (self.wishes.managers[0].name or "") if self.wishes.managers else ""
            lines.append(catalogue.text(f"init.more.{question.key}", name=first))
        return lines


def voice_in(wishes: Wishes, now: datetime) -> Voice:
    """Return the coach in the language that was wished for."""
    catalogue = Catalogue(wishes.language)
    return Voice(catalogue=catalogue, dates=Dates(catalogue), now=now)


def reading_frame(wishes: Wishes, now: datetime) -> ReadingFrame:
    """Return what is read against before there is a home."""
    return ReadingFrame(now=now, pattern=wishes.hours, lexicon=load_lexicon(wishes.language))


def preset(number: str, frame: ReadingFrame) -> WorkPattern:
    """Return the usual hours of that number."""
    return typed_hours((PRESETS[int(number) - 1],), frame)


def checked_address(text: str) -> str:
    """Return a mail address. Raise UnreadableAddressError."""
    name, at, place = text.strip().partition("@")
    if not (name and at and place) or " " in text.strip():
        raise UnreadableAddressError(text=text)
    return text.strip()


def told_hours(hours: WorkPattern, voice: Voice) -> str:
    """Return working hours with their sum, as they were understood."""
    told = plain(setting_named("hours"), hours)
    week = Settings(name="", language="nl", timezone="", country="", hours=hours, first_day=voice.today)
    length = voice.dates.minutes_spoken(week.contract_minutes)
    words = hours_words(told, voice) if isinstance(told, dict) else ""
    return f"{words} · {voice.catalogue.text('init.week_sum', length=length)}"


def _choices(interview: Interview) -> list[str]:
    return [
        f"  {number}  {told_hours(preset(str(number), interview.frame), interview.voice)}"
        for number in range(1, len(PRESETS) + 1)
    ]


def _language(answer: str, wishes: Wishes, _: Interview) -> Wishes:
    for language in LANGUAGES:
        if language == answer.casefold()[:2]:
            return replace(wishes, language=language)
    raise NotAChoiceError(option="--lang", given=answer, choices=LANGUAGES)


def _hours(answer: str, wishes: Wishes, interview: Interview) -> Wishes:
    if answer.isdecimal() and 1 <= int(answer) <= len(PRESETS):
        return replace(wishes, hours=preset(answer, interview.frame))
    return replace(wishes, hours=typed_hours((answer,), interview.frame))


def _managers(answer: str, wishes: Wishes, _: Interview) -> Wishes:
    return replace(wishes, managers=tuple(PersonChange(name=checked_title(name)) for name in _names(answer)))


def _checkins(answer: str, wishes: Wishes, interview: Interview) -> Wishes:
    rhythms: dict[str, Standing] = {}
    people = tuple(Person(id="", name=manager.name or "") for manager in wishes.managers)
    for part in _parts(answer):
        longest = sorted(people, key=lambda person: -len(person.name))
        named = next((one.name for one in longest if part.casefold().startswith(f"{one.name.casefold()} ")), None)
        first = named or part.split()[0]
        rest = part[len(first) :].strip()
        if not rest:
            raise UnreadableCheckinError(text=part)
        rhythms[find_person(people, first).name] = read_standing(rest, interview.frame)
    return replace(
        wishes,
        managers=tuple(
            replace(manager, checkin=rhythms.get(manager.name or "", manager.checkin)) for manager in wishes.managers
        ),
    )


def _adhoc(answer: str, wishes: Wishes, interview: Interview) -> Wishes:
    share = typed_setting("adhoc_default_share", answer, interview.frame, interview.voice.catalogue)
    return replace(wishes, adhoc_share=share if isinstance(share, float) else wishes.adhoc_share)


def _country(answer: str, wishes: Wishes, interview: Interview) -> Wishes:
    public_holidays(answer, (interview.now.year,), wishes.language)
    return replace(wishes, country=answer.upper())


def _names(answer: str) -> list[str]:
    """Return names with a comma or 'and' between them."""
    return [name.strip() for name in re.split(AND, answer) if name.strip()]


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


QUESTIONS = (
    Question(key="language", take=_language, enter=lambda wishes: wishes.language),
    Question(key="name", take=lambda answer, wishes, _: replace(wishes, name=answer)),
    Question(
        key="hours",
        take=_hours,
        enter=lambda _: USUAL_HOURS,
        understood=lambda wishes, interview: told_hours(wishes.hours, interview.voice),
    ),
    Question(key="managers", take=_managers),
    Question(key="checkins", take=_checkins, makes_sense=lambda wishes: bool(wishes.managers)),
    Question(key="goal", take=lambda answer, wishes, _: replace(wishes, goals=(checked_title(answer),))),
    Question(key="adhoc", take=_adhoc, enter=lambda wishes: f"{round(100 * wishes.adhoc_share)}%"),
    Question(
        key="addresses",
        take=lambda answer, wishes, _: replace(wishes, addresses=tuple(map(checked_address, _parts(answer)))),
    ),
    Question(key="country", take=_country, enter=lambda wishes: wishes.country),
    Question(
        key="reflections",
        take=lambda answer, wishes, _: replace(wishes, reflections_folder=str(Path(answer).expanduser().absolute())),
    ),
)
