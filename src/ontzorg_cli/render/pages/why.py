"""Why: the arithmetic behind a place in the order, a day, or a flag."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import DayExplanation, Explanation
from ontzorg_cli.render.page import Fact, Facts, Gap, Heading, Line, Paragraph
from ontzorg_cli.render.pages.flag_words import advice_sentence, flag_sentence
from ontzorg_cli.render.pages.message_words import message_phrase
from ontzorg_cli.render.pages.pieces import in_sentence, plain, strong, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.why_day import day_page
from ontzorg_cli.render.pages.why_task import task_page
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.verdict import Figures, FlagExplanation
    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

FOR_WORDING = frozenset({"again", "both_weeks", "days_ahead", "due_today", "others"})
"""Figures that only choose a sentence."""
OF_A_PART = frozenset({"window_need_minutes", "window_room_minutes"})
"""Figures of a part of the day, where one is narrower than the whole."""
OF_A_PROMISE = frozenset({"stuck_minutes", "stuck_if_calm_minutes"})
"""Figures of what cannot move, where that is too much."""


def why_page(
    explained: Explanation | DayExplanation | FlagExplanation, voice: Voice, *, prepares: Event | None = None
) -> Page:
    """Return the explanation as a person would give it, with its figures; `prepares` is the event work belongs to."""
    if isinstance(explained, Explanation):
        return task_page(explained, voice, prepares=prepares)
    if isinstance(explained, DayExplanation):
        return day_page(explained, voice)
    return _flag(explained, voice)


def _flag(explained: FlagExplanation, voice: Voice) -> Page:
    if explained.resting_since is not None:
        state = voice.say("why.flag_resting", Tone.QUIET, since=voice.moment(explained.resting_since))
    elif explained.told_by is not None:
        state = voice.say("why.flag_told_by", Tone.QUIET, code=plain(explained.told_by))
    else:
        state = voice.say("why.flag_up" if explained.flag else "why.flag_down", Tone.QUIET)
    now: tuple[Block, ...] = ()
    if explained.flag is not None:
        ways = (
            Paragraph(
                mark=plain("  "),
                text=advice_sentence(advice, voice),
                right=command(advice.command, voice.dates, voice.today),
            )
            for advice in explained.flag.advice
            if advice.command != ("why", explained.code)
        )
        now = (Gap(), Paragraph(text=flag_sentence(explained.flag, voice.today, voice)), *ways)
    for message in explained.messages:
        now = (*now, Gap(), _to_say(message, voice))
    return (
        Line(strong(explained.code), state),
        Paragraph(text=voice.say(f"why.flag.{explained.code}")),
        *now,
        *((Gap(), _figures(explained.figures, voice)) if explained.figures else ()),
        *((Gap(), Heading(voice.say("why.heading.limits", Tone.STRONG))) if explained.limits else ()),
        *((_figures(explained.limits, voice),) if explained.limits else ()),
    )


def _to_say(message: Message, voice: Voice) -> Paragraph:
    said = voice.say("caught.say", Tone.QUIET, person=in_sentence(message.person or ""))
    return Paragraph(mark=plain("  "), text=(*said, *plain(" "), *message_phrase(message, voice)))


def _figures(figures: Figures, voice: Voice) -> Facts:
    return Facts(
        tuple(
            Fact(voice.say(f"why.figure.{name}", Tone.QUIET), _figure(name, value, voice))
            for name, value in figures.items()
            if value != "" and name not in FOR_WORDING and _is_told(name, figures)
        )
    )


def _is_told(name: str, figures: Figures) -> bool:
    if name in OF_A_PART:
        return bool(figures.get("before"))
    return name not in OF_A_PROMISE or bool(figures.get("stuck_minutes"))


def _figure(name: str, value: str | float | date, voice: Voice) -> Phrase:
    if isinstance(value, date):
        return plain(voice.day(value))
    if isinstance(value, str):
        return plain(value) if name in {"before", "start"} else title(value)
    if name.endswith("_minutes"):
        return plain(voice.dates.minutes(round(value)))
    return plain(f"{voice.number(value)}%" if name.endswith("_percent") else voice.number(value))
