"""The weeks ahead in words and bars: two of them day by day, the others in a line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.cells import unbroken, unbroken_phrase
from ontzorg_cli.render.page import Bar, Bars, Fill, Gap, Heading, Line, Paragraph, Part
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.judgement.look_ahead import Away, DayAhead, FirstRoom, Outlook, Parts, WeekAhead
    from ontzorg_cli.core.work.task import Task
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

WEEKS_BY_DAY = 2
MOST_ON_A_DAY = 4
MOST_FULL_DAYS = 3
LONGEST_SHARE = 1.5
"""How far a bar may go past the longest day; what is beyond is cut, and its figure tells."""


def ahead_page(
    outlook: Outlook, voice: Voice, *, everything: bool = False, on_paper: bool = False, files: Sequence[str] = ()
) -> Page:
    """Return the weeks ahead; `everything` shows each day of them. On paper there is nothing to type.

    `files` are those it was written to.
    """
    weeks = outlook.weeks
    by_day = weeks if everything else _first_weeks(weeks)
    blocks: list[Block] = [
        Line(voice.say("ahead.title", Tone.STRONG, count=len(weeks)), _period(weeks, voice)),
        Gap(),
        *_warnings(weeks, voice, on_paper=on_paper),
    ]
    if any(week.parts.working_minutes for week in weeks):
        blocks += [Gap(), Bars(names=tuple(_key(weeks, voice)))]
    longest = _longest([day.parts for week in by_day for day in week.days])
    for week in by_day:
        if week is weeks[0] and len(by_day) > 1 and not any(map(_is_shown, week.days)):
            continue
        blocks += [Gap(), Heading(_week_heading(week, voice)), *_days(week, voice, longest, everything=everything)]
    if others := weeks[len(by_day) :]:
        longest = _longest([week.parts for week in others])
        bars = tuple(_week_bar(week, voice) for week in others)
        blocks += [Gap(), Heading(voice.say("ahead.after", Tone.STRONG)), Bars(bars=bars, longest=longest)]
    blocks += [
        Gap(),
        Heading(voice.say("ahead.room", Tone.STRONG)),
        _room(outlook.first_room, voice, on_paper=on_paper),
    ]
    if others and not on_paper:
        blocks.append(_typed(voice.say("ahead.by_day", Tone.QUIET), ("ahead", "--all"), voice))
    blocks += [Paragraph(text=voice.say("together.written", Tone.GOOD, file=title(file))) for file in files]
    return tuple(blocks)


def _first_weeks(weeks: Sequence[WeekAhead]) -> Sequence[WeekAhead]:
    """Return the weeks up to the second in which there is work to do."""
    working = [at for at, week in enumerate(weeks, 1) if week.parts.working_minutes]
    return weeks[: working[WEEKS_BY_DAY - 1] if len(working) >= WEEKS_BY_DAY else WEEKS_BY_DAY]


def _period(weeks: Sequence[WeekAhead], voice: Voice) -> Phrase:
    first, last = weeks[0].days[0].day, weeks[-1].days[-1].day
    return quiet(voice.dates.period(first, last, voice.today))


def _short(day: date, voice: Voice) -> str:
    return voice.dates.short(day, voice.today)


def _warnings(weeks: Sequence[WeekAhead], voice: Voice, *, on_paper: bool) -> Iterator[Block]:
    """Yield a sentence for each week that asks more than there is, or one that says that all fits."""
    over = [week for week in weeks if week.parts.is_over]
    for week in over:
        key = "ahead.over_this_week" if week is weeks[0] else "ahead.over"
        text = voice.say(
            key if week.begin_by is None else f"{key}_begin",
            week=week.week.number,
            percent=week.parts.load_percent,
            minutes=voice.duration(week.parts.too_much_minutes),
            begin=_begin(week.begin_by, voice),
        )
        if on_paper:
            text = (*text, Piece(" "), *voice.say("ahead.fullest", day=voice.spoken(week.fullest_day)))
        yield _warning(text, week.fullest_day, voice, on_paper=on_paper)
    full = [day for week in weeks if week not in over for day in week.days if day.parts.too_much_minutes]
    for day in full[:MOST_FULL_DAYS]:
        key = "ahead.full_today" if day.day == voice.today else "ahead.full_day"
        text = voice.say(
            key if day.begin_by is None else f"{key}_begin",
            day=voice.spoken(day.day),
            minutes=voice.duration(day.parts.too_much_minutes),
            begin=_begin(day.begin_by, voice),
        )
        yield _warning(text, day.day, voice, on_paper=on_paper)
    if len(full) > MOST_FULL_DAYS:
        days = ", ".join(_short(day.day, voice) for day in full[MOST_FULL_DAYS:])
        yield Paragraph(mark=plain("  "), text=voice.say("ahead.full_besides", Tone.QUIET, days=days))
    working = [week for week in weeks if week.parts.working_minutes]
    if not working:
        yield Paragraph(text=voice.say("ahead.no_work"))
    elif not over and not full:
        fullest = max(working, key=lambda week: week.parts.load_percent)
        key = "ahead.fits_this_week" if len(weeks) == 1 else "ahead.fits"
        yield Paragraph(
            text=voice.say(key, week=fullest.week.number, percent=fullest.parts.load_percent),
            mark=(Piece("✓ ", Tone.GOOD),),
        )


def _begin(day: date | None, voice: Voice) -> str:
    if day is None:
        return ""
    return voice.catalogue.text("ahead.today") if day == voice.today else unbroken(_short(day, voice))


def _warning(text: Phrase, day: date, voice: Voice, *, on_paper: bool) -> Block:
    argv = ("today",) if day == voice.today else ("today", day.isoformat())
    way = () if on_paper else command(argv, voice.dates, voice.today)
    return Paragraph(mark=(Piece("▲ ", Tone.CAREFUL),), text=text, right=way)


def _key(weeks: Sequence[WeekAhead], voice: Voice) -> Iterator[tuple[Fill, Phrase]]:
    days = [day.parts for week in weeks for day in week.days]
    yield Fill.SOLID, voice.say("ahead.key.fixed")
    yield Fill.HALF, voice.say("ahead.key.need")
    yield Fill.LIGHT, voice.say("ahead.key.adhoc")
    yield Fill.DOTTED, voice.say("ahead.key.left")
    if any(day.passed_minutes for day in days):
        yield Fill.DASHED, voice.say("ahead.key.passed")
    if any(day.too_much_minutes for day in days):
        yield Fill.END, voice.say("ahead.key.end")


def _longest(parts: Sequence[Parts]) -> int:
    working = max((one.working_minutes for one in parts), default=0)
    asked = max((one.asked_minutes + one.passed_minutes for one in parts), default=0)
    return max(working, min(asked, round(LONGEST_SHARE * working)), 1)


def _week_heading(week: WeekAhead, voice: Voice) -> Phrase:
    named = voice.say("ahead.week_heading", Tone.STRONG, week=week.week.number)
    if week.parts.working_minutes:
        percent = voice.say("ahead.percent_full", _tone(week.parts), percent=week.parts.load_percent)
        named = (*named, *quiet("  "), *percent)
    for name in _school_holidays(week):
        named = (*named, *quiet(" · "), *title(name, Tone.QUIET))
    return named


def _school_holidays(week: WeekAhead) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for day in week.days for name in day.school_holidays))


def _days(week: WeekAhead, voice: Voice, longest: int, *, everything: bool) -> Iterator[Block]:
    shown = [day for day in week.days if _is_shown(day)]
    if not shown:
        yield Line(voice.say("ahead.nothing", Tone.QUIET))
        return
    if week.parts.working_minutes:
        yield Paragraph(text=_sums(week.parts, voice))
    bars = [_day_bar(day, voice, everything=everything) for day in shown]
    yield Bars(bars=tuple(bars), longest=longest)


def _is_shown(day: DayAhead) -> bool:
    """Return whether there is something to say of a day; a free weekend goes by in silence."""
    mine = any(one.who is None for one in day.away)
    return bool(day.figures.load is not Load.OFF or day.deadlines or day.checkins or day.off_reason or mine)


def _sums(parts: Parts, voice: Voice) -> Phrase:
    """Return the working time as a sum that can be checked."""
    said = quiet(f"{voice.dates.minutes(parts.working_minutes)} =")
    for at, part in enumerate(_stretches(parts, voice)):
        said = (*said, *quiet(" + " if at else " "), *_toned(unbroken_phrase(part.text), Tone.QUIET))
    if parts.too_much_minutes:
        said = (*said, *quiet(" \N{MINUS SIGN} "), *unbroken_phrase(_left(parts, voice)))
    return said


def _toned(phrase: Phrase, tone: Tone) -> Phrase:
    return tuple(replace(piece, tone=tone) for piece in phrase)


def _left(parts: Parts, voice: Voice) -> Phrase:
    if parts.too_much_minutes:
        return voice.say("ahead.too_much", Tone.CAREFUL, minutes=voice.dates.minutes(parts.too_much_minutes))
    return voice.say("ahead.part.left", minutes=voice.dates.minutes(parts.left_minutes))


def _day_bar(day: DayAhead, voice: Voice, *, everything: bool) -> Bar:
    notes = list(_notes(day, voice))
    if not everything and len(notes) > MOST_ON_A_DAY + 1:
        more = voice.say("ahead.more", Tone.QUIET, count=len(notes) - MOST_ON_A_DAY)
        notes = [*notes[:MOST_ON_A_DAY], more]
    return Bar(
        label=plain(voice.dates.in_week(day.day)),
        parts=tuple(_stretches(day.parts, voice)),
        end=day.parts.working_minutes,
        value=_percent(day.parts, voice),
        notes=tuple(notes),
    )


def _week_bar(week: WeekAhead, voice: Voice) -> Bar:
    parts = week.parts
    stretches = _stretches(parts, voice)
    return Bar(
        label=voice.say("ahead.week", week=week.week.number),
        parts=tuple(part if part.fill is not Fill.DOTTED else replace(part, text=()) for part in stretches),
        end=parts.working_minutes,
        value=_percent(parts, voice),
        notes=(_week_note(week, voice),),
    )


def _stretches(parts: Parts, voice: Voice) -> Iterator[Part]:
    duration = voice.dates.minutes
    lengths = (
        (Fill.DASHED, "passed", parts.passed_minutes),
        (Fill.SOLID, "fixed", parts.fixed_minutes),
        (Fill.HALF, "need", parts.need_minutes),
        (Fill.LIGHT, "adhoc", parts.expected_adhoc_minutes),
        (Fill.DOTTED, "left", parts.left_minutes),
    )
    for fill, name, minutes in lengths:
        if minutes > 0:
            yield Part(fill, minutes, voice.say(f"ahead.part.{name}", minutes=duration(minutes)))


def _percent(parts: Parts, voice: Voice) -> Phrase:
    if not parts.working_minutes:
        return voice.say("ahead.off", Tone.QUIET)
    return (Piece(f"{parts.load_percent}%", _tone(parts)),)


def _tone(parts: Parts) -> Tone:
    return Tone.CAREFUL if parts.too_much_minutes else Tone.PLAIN


def _notes(day: DayAhead, voice: Voice) -> Iterator[Phrase]:
    if day.off_reason is not None:
        yield title(day.off_reason, Tone.QUIET)
    if day.is_bridge:
        yield voice.say("agenda.bridge", Tone.QUIET)
    yield from (_away(one, voice) for one in day.away if one.who is None)
    yield from (_deadline(task, voice) for task in day.deadlines)
    for one in day.checkins:
        yield voice.say("ahead.checkin", person=title(one.person), time=voice.time(one.span.start))
    if day.figures.load is not Load.OFF:
        yield from (_away(one, voice) for one in day.away if one.who is not None)


def _away(one: Away, voice: Voice) -> Phrase:
    part = "" if one.is_whole_day else "_part"
    if one.who is None:
        return voice.say(f"ahead.away_me{part}", Tone.QUIET, title=title(one.title, Tone.QUIET))
    return voice.say(f"ahead.away_them{part}", Tone.QUIET, person=title(one.who, Tone.QUIET))


def _deadline(task: Task, voice: Voice) -> Phrase:
    due = task.real_due
    hard = due is not None and due.is_hard
    said = voice.say("ahead.hard", Tone.STRONG) if hard else voice.say("ahead.soft", Tone.QUIET)
    if due is not None and due.at is not None:
        said = (*said, Piece(f" {voice.dates.time(due.at)}", Tone.STRONG if hard else Tone.QUIET))
    named = (*said, *plain(" "), *handle(task.id), *plain(" "), *title(task.title))
    return named if task.owner is None else (*named, *quiet(" · "), *title(task.owner, Tone.QUIET))


def _week_note(week: WeekAhead, voice: Voice) -> Phrase:
    """Return a week in a line: its room, what is due, the days off, who is away."""
    said: list[Phrase] = []
    if week.parts.working_minutes:
        said.append(_left(week.parts, voice))
    deadlines = [task for day in week.days for task in day.deadlines]
    if deadlines:
        hard = sum(task.real_due is not None and task.real_due.is_hard for task in deadlines)
        key = "ahead.deadlines_hard" if hard else "ahead.deadlines"
        said.append(voice.say(key, Tone.STRONG if hard else Tone.PLAIN, count=len(deadlines), hard=hard))
    off = [(day.day, day.off_reason) for day in week.days if day.off_reason is not None]
    said += [(*title(name), *plain(f" {voice.dates.in_week(day)}")) for day, name in off]
    said += [
        (*voice.say("agenda.bridge", Tone.QUIET), *quiet(f" {voice.dates.in_week(day.day)}"))
        for day in week.days
        if day.is_bridge
    ]
    said += [title(name, Tone.QUIET) for name in _school_holidays(week)]
    absent = sorted({(one.who is not None, one.who or "") for day in week.days for one in day.away})
    for is_other, who in absent:
        days = [day.day for day in week.days if any((one.who or "") == who for one in day.away)]
        run = voice.dates.in_week(days[0]) if len(days) == 1 else _run(days, voice)
        key = "ahead.week_away_them" if is_other else "ahead.week_away_me"
        said.append(voice.say(key, person=title(who), days=run))
    return tuple(piece for at, one in enumerate(said) for piece in (*(quiet(" · ") if at else ()), *one))


def _run(days: Sequence[date], voice: Voice) -> str:
    return voice.catalogue.text("ahead.run", first=voice.dates.in_week(days[0]), last=voice.dates.in_week(days[-1]))


def _room(first: FirstRoom, voice: Voice, *, on_paper: bool) -> Block:
    asked = voice.duration(first.minutes)
    if first.day is None:
        return Paragraph(text=voice.say("ahead.no_room", minutes=asked, until=voice.spoken(first.searched_until)))
    key = "ahead.first_room_today" if first.day == voice.today else "ahead.first_room"
    text = voice.say(key, minutes=asked, day=Piece(voice.spoken(first.day), Tone.STRONG))
    if on_paper:
        return Paragraph(text=text)
    return _typed(text, ("agenda", "free", "--minutes", f"{first.minutes}"), voice)


def _typed(text: Phrase, argv: tuple[str, ...], voice: Voice) -> Block:
    return Paragraph(text=text, right=command(argv, voice.dates, voice.today))
