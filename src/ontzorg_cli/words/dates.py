"""How days, times, durations and rules for repeating stand on screen and in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.words.rules import rule_in_words

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from ontzorg_cli.core.calendar.reading_frame import DayRead, WhenRead
    from ontzorg_cli.core.calendar.recurrence import ComesBack
    from ontzorg_cli.core.work.task import Due
    from ontzorg_cli.words.catalogue import Catalogue

NEAR_DAYS = 7
YEAR_UNSAID_DAYS = (-90, 274)
"""How far a day may lie from today to be read back without its year, in the past and ahead."""
KNOWN_LENGTHS = frozenset({15, 30, 45, 90})
LONG_MINUTES = 120


class Dates:
    """Days, times and durations in the words of one language (words/*/dates.toml)."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._words = catalogue

    def headline(self, day: date) -> str:
        """Return a day as it heads a page: 'maandag 23 november 2026 · week 48'."""
        return self._say("headline", day, weekday=self.weekday(day), week=Week.of(day).number)

    def day(self, day: date, today: date) -> str:
        """Return a day as it was understood: 'vr 27 november, wk 48', with its year where that isn't this one."""
        key = "day" if day.year == today.year else "day_of_year"
        return self._say(key, day, week=Week.of(day).number)

    def short(self, day: date, today: date) -> str:
        """Return a day for a list: 'do 26' in the coming week, 'vr 4-12' beyond."""
        month = self._words.text(f"dates.month_after_day.{day.month}")
        if 0 <= (day - today).days <= NEAR_DAYS:
            return self._say("near", day)
        return self._say(f"far{_with_year(day, today)}", day, month=month)

    def listed(self, day: date, today: date) -> str:
        """Return a day for a list on paper, where 'near' wears off: 'vr 4 dec'."""
        return self._say(f"listed{_with_year(day, today)}", day, month=self._month(day))

    def period(self, first: date, last: date, today: date) -> str:
        """Return the days from the first to the last for a list, such as the 21st to the 31st of December."""
        if first == last:
            return self.listed(first, today)
        end = self._say(f"last_day{_with_year(last, today)}", last, month=self._month(last))
        if (first.year, first.month) == (last.year, last.month):
            return self._say("days", first, last=end)
        return self._say("days_over_months", first, month=self._month(first), last=end)

    def in_week(self, day: date) -> str:
        """Return a day where its week is known: 'ma 30'."""
        return self._say("near", day)

    def spoken(self, day: date, today: date | None = None) -> str:
        """Return a day as one says it: 'dinsdag 1 december', with the year where it isn't that of `today`."""
        key = "spoken" if today is None or day.year == today.year else "spoken_of_year"
        return self._say(key, day, weekday=self.weekday(day))

    def weekday(self, day: date) -> str:
        """Return the full name of the weekday."""
        return self._words.text(f"dates.weekday_full.{day.weekday()}")

    def time(self, at: time) -> str:
        """Return a time of day: '14:30'."""
        return f"{at:%H:%M}"

    def when(self, due: Due, today: date) -> str:
        """Return a deadline for a list: 'do 26' or 'do 26 14:30'."""
        day = self.short(due.day, today)
        return day if due.at is None else self._words.text("dates.when", day=day, time=self.time(due.at))

    def moment(self, moment: datetime, today: date) -> str:
        """Return a moment as it was understood: 'vr 27 november, wk 48, 14:30'."""
        return self._words.text("dates.moment", day=self.day(moment.date(), today), time=self.time(moment.time()))

    def minutes(self, minutes: int) -> str:
        """Return a duration on screen: '43m', '1u00', '2u30'; less than nothing with a minus sign."""
        hours, rest = divmod(abs(minutes), 60)
        sign = "-" if minutes < 0 else ""
        if not hours:
            return sign + self._words.text("dates.minutes", minutes=rest)
        return sign + self._words.text("dates.hours", hours=hours, minutes=f"{rest:02}")

    def minutes_spoken(self, minutes: int) -> str:
        """Return a duration as one says it: 'drie kwartier', '1 uur en 5 minuten', '2,5 uur'."""
        if minutes in KNOWN_LENGTHS:
            return self._words.text(f"dates.length.{minutes}")
        hours, rest = divmod(minutes, 60)
        if rest == 30 and minutes > LONG_MINUTES:
            return self._words.text("dates.length.halves", hours=hours)
        parts = (
            self._words.text("dates.length.hours", count=hours),
            self._words.text("dates.length.minutes", count=rest),
        )
        if hours and rest:
            return self._words.text("dates.length.both", hours=parts[0], minutes=parts[1])
        return parts[0] if hours else parts[1]

    def notes(self, read: DayRead | WhenRead, today: date) -> tuple[str, ...]:
        """Return a sentence for each note on a day as read, such as that it is a day off."""
        return tuple(
            self._words.text(
                f"dates.notes.{code}",
                day=self.spoken(read.day, today),
                weekday=self.weekday(read.day),
                week=Week.of(read.day).number,
                instead=self.spoken(read.instead, today) if read.instead else "",
            )
            for code in read.notes
        )

    def rule(self, rrule: str, comes_back: ComesBack | None = None) -> str:
        """Return a rule for repeating in words where it has a usual shape, else the rule itself.

        Of work it says when it comes back, where that is not on the first day of the rule to come.
        """
        return rule_in_words(rrule, self._words, comes_back) or rrule

    def _month(self, day: date) -> str:
        return self._words.text(f"dates.month_short.{day.month}")

    def _say(self, key: str, day: date, **values: str | int) -> str:
        facts: dict[str, str | int] = {
            "weekday": self._words.text(f"dates.weekday.{day.weekday()}"),
            "day": day.day,
            "month": self._words.text(f"dates.month_full.{day.month}"),
            "year": day.year,
        }
        return self._words.text(f"dates.{key}", **(facts | values))


def _with_year(day: date, today: date) -> str:
    first, last = YEAR_UNSAID_DAYS
    return "" if first <= (day - today).days <= last else "_of_year"
