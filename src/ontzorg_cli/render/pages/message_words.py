"""A message as a sentence to say or to send, in the language and the form of whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.together.message import Pattern
from ontzorg_cli.render.cells import unbroken
from ontzorg_cli.render.pages.pieces import plain, title
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ontzorg_cli.core.together.message import Displaced, Message
    from ontzorg_cli.core.work.task import Due
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase


NO_BREAK = "\N{NO-BREAK SPACE}"


def message_phrase(message: Message, voice: Voice) -> Phrase:
    """Return what to say. A title stands in it whole: it is what will be sent."""
    return _Writer(message, voice_for(message, voice)).phrase()


def written(message: Message, voice: Voice) -> tuple[str, str]:
    """Return the language and the text of a message, to be sent as it is."""
    told = voice_for(message, voice)
    text = "".join(piece.text for piece in message_phrase(message, voice))
    return told.catalogue.language, text.replace(NO_BREAK, " ")


def voice_for(message: Message, voice: Voice) -> Voice:
    """Return the voice in the language of whom a message is for; the same one where nothing else is known."""
    if message.language is None or message.language.value == voice.catalogue.language:
        return voice
    catalogue = Catalogue(message.language.value)
    return Voice(catalogue=catalogue, dates=Dates(catalogue), now=voice.now)


class _Writer:
    """Writes one message."""

    def __init__(self, message: Message, voice: Voice) -> None:
        self._message = message
        self._voice = voice

    def phrase(self) -> Phrase:
        message, voice = self._message, self._voice
        values: dict[str, Value] = {
            "task": title(message.task),
            "when": self._on(message.asked_for),
            "you": voice.catalogue.text(f"messages.you.{message.form}"),
            "your": voice.catalogue.text(f"messages.your.{message.form}"),
            "minutes": voice.duration(message.minutes) if message.minutes is not None else "",
            "displaced": self._listed(message.displaced),
            "helper": title(message.helper or ""),
            "colleague": title(message.colleague or ""),
            "count": len(message.displaced),
        }
        if message.to is not None:
            values |= {"day": self._on(message.to), "to": voice.spoken(message.to)}
        if message.due is not None:
            values["due"] = self._due(message.due)
        return voice.say(f"messages.{message.pattern}.{self._variant()}", **values)

    def _variant(self) -> str:
        """Return which of the sentences of a pattern has all its facts."""
        message = self._message
        match message.pattern:
            case Pattern.LATER | Pattern.MOVE | Pattern.TOO_LATE:
                variant = self._by_date()
            case Pattern.TRADE if message.others_move:
                variant = "others"
            case Pattern.TRADE:
                variant = "named" if message.displaced else "own"
            case Pattern.CHANCE:
                variant = "named" if message.displaced else "open"
            case Pattern.SMALLER | Pattern.OTHER:
                variant = "alone" if message.to is None else "then"
            case Pattern.LIMIT:
                variant = "off" if message.is_day_off else "over"
            case Pattern.BOTH:
                variant = "first" if message.goes_first else "open" if message.to is None else "later"
            case Pattern.NO:
                variant = "all"
        return variant

    def _by_date(self) -> str:
        """Return how the day that is proposed lies to the one that was asked for."""
        message, due = self._message, self._message.due
        is_same_day = due is not None and due.day == message.to
        if message.pattern is Pattern.TOO_LATE:
            if due is None or (due.at is None and due.day == message.asked_for):
                return "as_wanted"
            return "that_day" if is_same_day else "day"
        if due is None:
            return "open"
        if message.pattern is Pattern.MOVE:
            return "that_day" if is_same_day else "in_time"
        return "as_asked" if message.to is not None and due.day <= message.to else "in_time"

    def _listed(self, displaced: Sequence[Displaced]) -> Phrase:
        """Return what moves, each with its day: a, b and c."""
        voice = self._voice
        *first, last = (
            (voice.say("messages.moved", task=title(one.title), to=voice.spoken(one.to)) for one in displaced)
            if displaced
            else ((),)
        )
        if not first:
            return last
        listed = first[0]
        for one in first[1:]:
            listed = (*listed, *plain(", "), *one)
        return (*listed, *voice.say("messages.and"), *last)

    def _on(self, day: date) -> str:
        if day == self._voice.today:
            return self._voice.catalogue.text("messages.today")
        return self._voice.catalogue.text("messages.on_day", day=self._voice.spoken(day))

    def _due(self, due: Due) -> str:
        day = (
            self._voice.catalogue.text("messages.today")
            if due.day == self._voice.today
            else self._voice.spoken(due.day)
        )
        if due.at is None:
            return day
        return unbroken(self._voice.catalogue.text("messages.at", day=day, time=self._voice.dates.time(due.at)))
