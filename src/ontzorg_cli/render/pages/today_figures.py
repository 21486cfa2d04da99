"""The sums of a day in two lines: time, need, expected ad hoc and where that figure comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Load, Overload
from ontzorg_cli.core.work.plan import AdhocSource
from ontzorg_cli.render.page import Fact, Facts
from ontzorg_cli.render.pages.pieces import in_sentence, strong
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.verdict import DayFigures, DayVerdict
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

LOAD_TONES = {
    Load.ROOMY: Tone.GOOD,
    Load.HEALTHY: Tone.GOOD,
    Load.TIGHT: Tone.STRONG,
    Load.OVERFULL: Tone.CAREFUL,
    Load.OFF: Tone.QUIET,
}


def day_figures(verdict: DayVerdict, voice: Voice) -> Facts:
    """Return the figures of the day, so that they add up on screen."""
    figures = verdict.figures
    duration = voice.dates.minutes
    begun = figures.capacity_left_minutes < figures.capacity_minutes
    time = voice.say(
        "today.day.time_left" if begun else "today.day.time",
        working=duration(figures.working_minutes),
        fixed=duration(figures.fixed_minutes),
        capacity=duration(figures.capacity_minutes),
        left=strong(duration(figures.capacity_left_minutes)),
    )
    need = strong(duration(figures.need_minutes))
    if verdict.day < voice.today:
        record = voice.say("today.day.record", need=need, adhoc=duration(figures.adhoc_minutes))
        time = voice.say(
            "today.day.time",
            working=duration(figures.working_minutes),
            fixed=duration(figures.fixed_minutes),
            capacity=duration(figures.capacity_minutes),
        )
        return Facts((Fact(voice.say("today.day.label", Tone.QUIET), time), Fact((), record)))
    if figures.adhoc_minutes:
        second = voice.say(
            "today.day.need_so_far" if figures.expected_adhoc_left_minutes else "today.day.need_no_more",
            need=need,
            adhoc=duration(figures.adhoc_minutes),
            left=duration(figures.expected_adhoc_left_minutes),
        )
    else:
        expected = duration(figures.expected_adhoc_left_minutes)
        second = voice.say("today.day.need", need=need, adhoc=expected, source=_source(verdict, voice))
    return Facts(
        (
            Fact(voice.say("today.day.label", Tone.QUIET), time),
            Fact((), second, load_word(figures, voice)),
        )
    )


def load_word(figures: DayFigures, voice: Voice) -> Phrase:
    """Return the word for the load; where only a part of the day does not fit, it is a word of its own."""
    squeezed = figures.overload is not Overload.NONE and figures.load is not Load.OVERFULL
    return voice.say("today.load.squeezed" if squeezed else f"today.load.{figures.load}", load_tone(figures))


def load_tone(figures: DayFigures) -> Tone:
    """Return how loud the word for the load is."""
    if figures.overload is Overload.NONE:
        return LOAD_TONES[figures.load]
    return Tone.ALARM if figures.is_alarming else Tone.CAREFUL


def _source(verdict: DayVerdict, voice: Voice) -> Phrase:
    figures = verdict.figures
    share = figures.expected_adhoc_minutes / figures.capacity_minutes if figures.capacity_minutes else 0.0
    if figures.adhoc_away:
        first = in_sentence(figures.adhoc_away[0])
        return voice.say("today.source.away", count=len(figures.adhoc_away), person=first)
    if figures.adhoc_source is AdhocSource.LEARNED:
        return voice.say(f"today.source.learned.{verdict.day.isoweekday()}")
    return voice.say(f"today.source.{figures.adhoc_source}", share=f"{round(100 * share)}%")
