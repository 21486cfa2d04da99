"""A month of the agenda on one screen: a block for each week, and how full each of its days is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from ontzorg_cli.core.calendar.agenda import AllDay, appointments
from ontzorg_cli.core.calendar.moments import DAY, Week
from ontzorg_cli.render.bars import drawn
from ontzorg_cli.render.cells import padded, unbroken_phrase
from ontzorg_cli.render.page import Bar, Bars, Column, Fill, Gap, Line, Paragraph, Part, Rows
from ontzorg_cli.render.pages.pieces import plain, quiet, strong, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.agenda import Absence, Occurrence
    from ontzorg_cli.core.judgement.look_ahead import Parts
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

CELL = 8
"""How wide a day is: with it a week stands on 80 columns."""
LABEL = 5
WEEKDAYS = 7
SATURDAY = 5
LONGEST_SHARE = 1.4
"""How far a bar may go past the longest day."""
COLUMNS = (
    Column(),
    *(Column(gap=2, drop=max(0, day - SATURDAY + 1)) for day in range(WEEKDAYS)),
)
INDENT = plain("       ")
TODAY = "▸"
COUNT = "┃"
SEPARATOR = quiet(" · ")


class MonthDay(Protocol):
    """A day as the month shows it."""

    @property
    def day(self) -> date:
        """Return the day."""
        ...

    @property
    def occurrences(self) -> Sequence[Occurrence]:
        """Return what happens on it."""
        ...

    @property
    def parts(self) -> Parts:
        """Return its working time in parts."""
        ...

    @property
    def off_reason(self) -> str | None:
        """Return why nobody works then, where that is so."""
        ...

    @property
    def is_bridge(self) -> bool:
        """Return whether it lies alone between days that are free."""
        ...

    @property
    def school_holidays(self) -> Sequence[str]:
        """Return the school holidays in which it lies."""
        ...

    @property
    def is_judged(self) -> bool:
        """Return whether something can be said of how full it is."""
        ...


def month_page(
    days: Sequence[MonthDay],
    voice: Voice,
    *,
    first: date,
    last: date,
    absences: Sequence[Absence] = (),
    unfilled_year: int | None = None,
) -> Page:
    """Return the days from `first` to `last` as weeks below each other; `days` are whole weeks around them.

    Of an `unfilled_year` the public holidays are not known, which is said.
    """
    within = [day for day in days if first <= day.day <= last]
    longest = _longest([day.parts for day in within])
    blocks: list[Block] = [
        Line(_heading(first, last, voice)),
        Bars(names=tuple(_key(within, voice))),
        Gap(),
        Rows(COLUMNS, (_weekdays(voice),)),
    ]
    for week, run in groupby(days, lambda day: Week.of(day.day)):
        in_week = tuple(run)
        own = [day for day in in_week if day in within]
        blocks.append(Rows(COLUMNS, tuple(_week(week, in_week, own, longest, voice))))
        if notes := tuple(_notes(own, absences, voice)):
            blocks.append(Paragraph(mark=INDENT, text=_joined(notes)))
    if unfilled_year is not None:
        fill = command(("dayoff", "fill"), voice.dates, voice.today)
        text = voice.say("agenda.unfilled", Tone.QUIET, year=str(unfilled_year), command=fill)
        blocks += [Gap(), Paragraph(text=text)]
    return tuple(blocks)


def _longest(parts: Sequence[Parts]) -> int:
    """Return the minutes that fill a bar: the longest day, and of what is too much as far as shows that it is."""
    working = max((one.working_minutes for one in parts), default=0)
    asked = max((one.asked_minutes for one in parts if one.working_minutes), default=0)
    return max(working, min(asked, round(LONGEST_SHARE * working)), 1)


def _heading(first: date, last: date, voice: Voice) -> Phrase:
    """Return the name of the month, or from which day to which."""
    if first.day == 1 and (last + DAY).day == 1 and (first.year, first.month) == (last.year, last.month):
        return (*voice.say(f"dates.month_full.{first.month}", Tone.STRONG), *strong(f" {first.year}"))
    return strong(voice.dates.period(first, last, voice.today))


def day_bar(day: MonthDay, voice: Voice) -> tuple[Block, ...]:
    """Return how full one day is, as a bar with what its parts are."""
    parts = day.parts
    if not parts.working_minutes or not day.is_judged or day.day < voice.today:
        return ()
    told = tuple(_parts(parts, voice))
    words = [unbroken_phrase(part.text) for part in told]
    if parts.too_much_minutes:
        minutes = voice.dates.minutes(parts.too_much_minutes)
        words.append(unbroken_phrase(voice.say("ahead.too_much", Tone.CAREFUL, minutes=minutes)))
    bar = Bar(
        label=(),
        parts=told,
        end=parts.working_minutes,
        value=(_percent(parts.load_percent, over=bool(parts.too_much_minutes)),),
        notes=(_joined(words),),
    )
    return (Bars(bars=(bar,), longest=max(parts.working_minutes, parts.asked_minutes)),)


def notes_on(day: MonthDay, voice: Voice) -> Iterator[Phrase]:
    """Yield what a day is besides: a bridge day, in the school holidays."""
    if day.is_bridge:
        yield voice.say("agenda.bridge", Tone.QUIET)
    for name in day.school_holidays:
        yield title(name, Tone.QUIET)


def _key(days: Sequence[MonthDay], voice: Voice) -> Iterator[tuple[Fill, Phrase]]:
    yield Fill.SOLID, voice.say("ahead.key.fixed")
    yield Fill.HALF, voice.say("ahead.key.need")
    yield Fill.LIGHT, voice.say("ahead.key.adhoc")
    yield Fill.DOTTED, voice.say("ahead.key.left")
    if any(day.parts.too_much_minutes for day in days if day.day >= voice.today):
        yield Fill.END, voice.say("ahead.key.end")


def _weekdays(voice: Voice) -> Row:
    return (
        padded((), LABEL),
        *(padded(voice.say(f"dates.weekday.{day}", Tone.QUIET), CELL) for day in range(WEEKDAYS)),
    )


def _week(week: Week, days: Sequence[MonthDay], own: Sequence[MonthDay], longest: int, voice: Voice) -> Iterator[Row]:
    """Yield a week in two rows: its days with how many appointments, and how full they are."""
    ahead = [day.parts for day in days if day.day >= voice.today and day.is_judged]
    working = sum(parts.working_minutes for parts in ahead)
    label = padded(voice.say("ahead.week", week=week.number), LABEL)
    yield (label, *(padded(_numbered(day, voice) if day in own else quiet(f"{day.day.day}"), CELL) for day in days))
    load: Phrase = ()
    if working:
        share = round(100 * sum(parts.asked_minutes for parts in ahead) / working)
        load = (_percent(share, over=any(parts.too_much_minutes for parts in ahead)),)
    bars = [_bar(day, longest, voice) if day in own else () for day in days]
    if load or any(bars):
        yield (padded(load, LABEL), *(padded(bar, CELL) for bar in bars))


def _numbered(day: MonthDay, voice: Voice) -> Phrase:
    """Return the number of a day, and how many appointments are on it."""
    is_today = day.day == voice.today
    number = (Piece(f"{TODAY if is_today else ''}{day.day.day}", Tone.STRONG if is_today else Tone.PLAIN),)
    count = len(appointments([each for each in day.occurrences if each.occupies]))
    return (*number, *quiet(f" {COUNT}{count}")) if count else number


def _bar(day: MonthDay, longest: int, voice: Voice) -> Phrase:
    parts = day.parts
    if not parts.working_minutes:
        return voice.say("ahead.off", Tone.QUIET) if day.off_reason is not None and day.day.weekday() < SATURDAY else ()
    is_open = day.day >= voice.today and day.is_judged
    told = tuple(_parts(parts, voice)) if is_open else (Part(Fill.SOLID, parts.fixed_minutes, ()),)
    return drawn(Bar(label=(), parts=told, end=parts.working_minutes if is_open else 0), longest, CELL - 1)


def _parts(parts: Parts, voice: Voice) -> Iterator[Part]:
    lengths = (
        (Fill.DASHED, "passed", parts.passed_minutes),
        (Fill.SOLID, "fixed", parts.fixed_minutes),
        (Fill.HALF, "need", parts.need_minutes),
        (Fill.LIGHT, "adhoc", parts.expected_adhoc_minutes),
        (Fill.DOTTED, "left", parts.left_minutes),
    )
    for fill, name, minutes in lengths:
        if minutes > 0:
            yield Part(fill, minutes, voice.say(f"ahead.part.{name}", minutes=voice.dates.minutes(minutes)))


def _percent(percent: int, *, over: bool) -> Piece:
    return Piece(f"{percent}%", Tone.CAREFUL if over else Tone.QUIET)


def _notes(days: Sequence[MonthDay], absences: Sequence[Absence], voice: Voice) -> Iterator[Phrase]:
    """Yield the days off, bridge days and school holidays of a week, and who is away."""
    for day in days:
        if day.off_reason is not None:
            yield (*quiet(f"{voice.dates.in_week(day.day)} "), *title(day.off_reason, Tone.QUIET))
        if day.is_bridge:
            yield (*quiet(f"{voice.dates.in_week(day.day)} "), *voice.say("agenda.bridge", Tone.QUIET))
    for name in dict.fromkeys(name for day in days for name in day.school_holidays):
        yield title(name, Tone.QUIET)
    for absence in absences:
        first, last = _days_of(absence)
        if first <= days[-1].day and last >= days[0].day:
            since, until = max(first, days[0].day), min(last, days[-1].day)
            when = voice.dates.in_week(since)
            if until != since:
                when = f"{when} \N{EN DASH} {voice.dates.in_week(until)}"
            who = f"{absence.title} {absence.who}" if absence.who is not None else absence.title
            yield (*quiet(f"{when} "), *title(who, Tone.QUIET))


def _days_of(absence: Absence) -> tuple[date, date]:
    when = absence.when
    if isinstance(when, AllDay):
        return when.first, when.last
    return when.start.date(), when.start.date()


def _joined(notes: Sequence[Phrase]) -> Phrase:
    return tuple(piece for at, note in enumerate(notes) for piece in (*(SEPARATOR if at else ()), *note))
