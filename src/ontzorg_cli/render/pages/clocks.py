"""What the two nights on which the clocks change do to an agenda: a day of 23 or 25 hours, a night an hour off."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import DAY, MINUTE
from ontzorg_cli.render.page import Line
from ontzorg_cli.render.pages.pieces import quiet
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Occurrence
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

MINUTES_A_DAY = DAY // MINUTE


def clock_note(day: date, voice: Voice) -> Iterator[Line]:
    """Yield a line below a day on which the clocks of the home change."""
    midnight, next_one = (datetime.combine(each, time(), tzinfo=voice.zone) for each in (day, day + DAY))
    length = (next_one.astimezone(UTC) - midnight.astimezone(UTC)) // MINUTE
    shift = voice.dates.minutes(abs(length - MINUTES_A_DAY))
    if length != MINUTES_A_DAY:
        named = "agenda.clock_back" if length > MINUTES_A_DAY else "agenda.clock_forward"
        yield Line(voice.say(named, Tone.QUIET, shift=shift, length=voice.dates.minutes(length)))


def real_length(occurrence: Occurrence, voice: Voice) -> Phrase:
    """Return how long something really lasts, where its hours on the clock say otherwise."""
    span = occurrence.span
    start, end = (moment.astimezone(voice.zone).replace(tzinfo=None) for moment in (span.start, span.end))
    if occurrence.all_day or end - start == timedelta(minutes=span.minutes):
        return ()
    return (*quiet(" · "), *voice.say("agenda.lasts", Tone.QUIET, minutes=voice.dates.minutes(span.minutes)))
