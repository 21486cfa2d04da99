"""What experience says of an estimate, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.pages.pieces import handle, in_sentence
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.estimates import Suggestion
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

WHOLE = 100
NEAR = 5
"""Parts in a hundred by which a ratio may differ from one that has a word of its own."""

SAID = (50, 150, 200, 300)
"""Ratios, in parts of a hundred, that have a word of their own."""


def habit_words(code: str, name: str, percent: int, voice: Voice) -> Phrase:
    """Return how work of a kind or for somebody turns out: 'verslagen duren bij jou vaak anderhalf keer zo lang'."""
    times = _times(percent, voice)
    return voice.say(f"hints.minutes_by_{code}", Tone.QUIET, name=in_sentence(name, Tone.QUIET), times=times)


def usual_words(name: str, minutes: int, voice: Voice) -> Phrase:
    """Return how long work of a kind without an estimate usually takes."""
    usual = voice.dates.minutes(minutes)
    return voice.say("hints.minutes_by_usual", Tone.QUIET, name=in_sentence(name, Tone.QUIET), minutes=usual)


def becomes_words(estimated: int, suggested: int, voice: Voice) -> Phrase:
    """Return what an estimate becomes with that: '45m wordt eerder 1u10'."""
    minutes = voice.dates.minutes
    return voice.say("hints.minutes_become", Tone.QUIET, estimated=minutes(estimated), suggested=minutes(suggested))


def ask_again_words(found: Suggestion, estimated: int | None, voice: Voice) -> Phrase:
    """Return what experience says of a request that is not written down yet, with the option that asks again."""
    option = handle(f"--minutes {found.minutes}")
    again = voice.say("hints.minutes_ask", Tone.QUIET, option=option)
    if estimated is None:
        return (*usual_words(found.name, found.minutes, voice), *again)
    said = habit_words(found.code, found.name, round(WHOLE * found.ratio), voice)
    return (*said, *becomes_words(estimated, found.minutes, voice), *again)


def _times(percent: int, voice: Voice) -> str:
    for said in SAID:
        if abs(percent - said) <= NEAR:
            return voice.catalogue.text(f"hints.times.{said}")
    if percent < WHOLE:
        return voice.catalogue.text("hints.times.shorter", percent=percent)
    return voice.catalogue.text("hints.times.longer", number=voice.number(round(percent / WHOLE, 1)))
