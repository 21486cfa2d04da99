"""What a page needs to speak: the sentences, the dates and the moment it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import unbroken
from ontzorg_cli.render.pages.pieces import in_sentence
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from ontzorg_cli.words.catalogue import Catalogue, Value
    from ontzorg_cli.words.dates import Dates
    from ontzorg_cli.words.phrase import Phrase

HOUR = 60
HALF_HOUR = 30
LONGEST_IN_MINUTES = 100
LEAST_NUMBER = 0.0001
IMPERSONAL = frozenset({"before", "start", "task", "source", "id"})
"""Facts that are a time, an id or a code; every other text among facts is a title or a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The coach at a moment, in a language. `now` is on the clocks of the home zone."""

    catalogue: Catalogue
    dates: Dates
    now: datetime

    @property
    def today(self) -> date:
        """Return the day on which the page is shown."""
        return self.now.date()

    @property
    def zone(self) -> tzinfo:
        """Return the home zone."""
        return self.now.tzinfo or UTC

    def number(self, value: float) -> str:
        """Return a number in three figures, with the decimal mark of the language."""
        text = f"{value:.3g}" if abs(value) >= LEAST_NUMBER or value == 0 else f"< {LEAST_NUMBER}"
        return text.replace(".", self.catalogue.text("why.decimal_mark"))

    def say(self, key: str, tone: Tone = Tone.PLAIN, /, **values: Value) -> Phrase:
        """Return the sentence under `key`."""
        return self.catalogue.say(key, tone, **values)

    def say_facts(
        self,
        key: str,
        facts: Mapping[str, str | int | float | date | datetime],
        tone: Tone = Tone.PLAIN,
        /,
        **values: Value,
    ) -> Phrase:
        """Return the sentence under `key` filled with facts (durations, percentages and days in words) and `values`."""
        told = {name: self._value(name, fact) for name, fact in facts.items()}
        return self.catalogue.say(key, tone, **(told | values))

    def who(self, name: str | None, tone: Tone = Tone.PLAIN) -> Phrase:
        """Return whom work is for: a name, or the assistant herself."""
        return in_sentence(name, tone) if name is not None else self.say("reasons.myself", tone)

    def minutes(self, minutes: int, *, guess: bool = False) -> str:
        """Return an estimate as it stands in a column, such as '90m', '2u30' or, as a guess, '~30m'."""
        text = f"{minutes}m" if minutes < LONGEST_IN_MINUTES else self.dates.minutes(minutes)
        return f"~{text}" if guess else text

    def duration(self, minutes: int) -> str:
        """Return a duration as it stands in a sentence: in words where those are short, else such as '2u20'."""
        short = minutes < HOUR or minutes % HALF_HOUR == 0
        return unbroken(self.dates.minutes_spoken(minutes) if short else self.dates.minutes(minutes))

    def day(self, day: date) -> str:
        """Return a day as it was understood: 'vr 27 november, wk 48'."""
        return unbroken(self.dates.day(day, self.today))

    def spoken(self, day: date) -> str:
        """Return a day as one says it: 'dinsdag 1 december'."""
        return unbroken(self.dates.spoken(day, self.today))

    def moment(self, moment: datetime) -> str:
        """Return a moment on the clocks of the home zone as it was understood: 'vr 27 november, wk 48, 14:30'."""
        return unbroken(self.dates.moment(moment.astimezone(self.zone), self.today))

    def time(self, moment: datetime) -> str:
        """Return the time of a moment on the clocks of the home zone."""
        return self.dates.time(moment.astimezone(self.zone).time())

    def _value(self, name: str, fact: str | float | date) -> Value:
        if isinstance(fact, date):
            return self._day_or_moment(name, fact)
        if isinstance(fact, str):
            return fact if name in IMPERSONAL else in_sentence(fact)
        if name.endswith("minutes"):
            return self.duration(round(fact))
        if name.endswith("share"):
            return f"{round(100 * fact)}%"
        return fact if isinstance(fact, int) else self.number(fact)

    def _day_or_moment(self, name: str, fact: date) -> str:
        if not isinstance(fact, datetime):
            return self.day(fact)
        return self.time(fact) if name in IMPERSONAL else self.moment(fact)
