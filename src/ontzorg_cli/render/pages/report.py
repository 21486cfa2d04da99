"""Reports in words and bars: the assistant's own, for her own screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.growth.load_report import Worked
from ontzorg_cli.render.bars import LONGEST_LABEL
from ontzorg_cli.render.cells import padded, unbroken_phrase, width_of
from ontzorg_cli.render.page import Bar, Bars, Fact, Facts, Fill, Gap, Heading, Line, Paragraph, Part
from ontzorg_cli.render.pages.pieces import plain, quiet, strong, title
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.growth.load_report import LoadReport, WeekLoad
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

FEW_DAYS = 10
"""With something in the log on fewer days than these, a pattern is more chance than anything."""
MOST_NAMES = 8


def load_page(report: LoadReport, voice: Voice, *, files: Sequence[str] = ()) -> Page:
    """Return where the time of a period went. `files` are those it was written to."""
    period = voice.dates.period(report.first, report.last, voice.today)
    blocks: list[Block] = [
        Line(voice.say("report.load.title", Tone.STRONG), quiet(period)),
        Line(voice.say("report.own_eyes", Tone.QUIET)),
        Gap(),
    ]
    if report.logged_days:
        blocks += _filled(report, voice)
    else:
        blocks.append(Paragraph(text=voice.say("report.load.nothing")))
        if report.fixed_minutes:
            minutes = voice.duration(report.fixed_minutes)
            blocks.append(Paragraph(text=voice.say("report.load.only_fixed", minutes=minutes)))
    written = [Paragraph(text=voice.say("together.written", Tone.GOOD, file=title(file))) for file in files]
    return (*blocks, *((Gap(),) if written else ()), *written)


def _filled(report: LoadReport, voice: Voice) -> Iterator[Block]:
    yield Facts(tuple(_facts(report, voice)))
    if report.logged_days < FEW_DAYS:
        yield Gap()
        yield Paragraph(text=voice.say("report.load.few_days", Tone.CAREFUL, count=report.logged_days))
    yield Gap()
    yield Bars(
        names=(
            (Fill.SOLID, voice.say("report.load.key.fixed")),
            (Fill.HALF, voice.say("report.load.key.planned")),
            (Fill.LIGHT, voice.say("report.load.key.adhoc")),
        )
    )
    parts = {
        "weeks": [_week(week, voice) for week in _with_something(report.weeks)],
        "requesters": list(_requesters(report, voice)),
        "weekdays": [_bar(_weekday(day, voice), worked, voice) for day, worked in report.weekdays],
        "hours": [_bar(plain(f"{hour:02}:00"), worked, voice) for hour, worked in report.hours],
    }
    widest = min(LONGEST_LABEL, max(width_of(bar.label) for bars in parts.values() for bar in bars))
    for name, bars in parts.items():
        yield from _part(name, [replace(bar, label=padded(bar.label, widest)) for bar in bars], voice)
    yield Gap()
    yield Paragraph(text=voice.say("report.load.rests_on", Tone.QUIET))


def _facts(report: LoadReport, voice: Voice) -> Iterator[Fact]:
    duration, total = voice.dates.minutes, report.total
    yield Fact(
        voice.say("report.load.label.logged", Tone.QUIET),
        voice.say(
            "report.load.logged",
            days=report.logged_days,
            count=max(report.working_days, report.logged_days),
            logged=strong(duration(total.logged_minutes)),
            planned=duration(total.planned_minutes),
            adhoc=duration(total.adhoc_minutes),
        ),
    )
    share = strong(_percent(total.adhoc_share))
    yield Fact(
        voice.say("report.load.label.adhoc", Tone.QUIET),
        (
            *voice.say("report.load.share", share=share),
            *quiet(" · "),
            *voice.say("report.load.interruptions", count=total.interruptions),
        ),
    )
    if report.fixed_minutes:
        yield Fact(
            voice.say("report.load.label.fixed", Tone.QUIET),
            voice.say("report.load.fixed", minutes=duration(report.fixed_minutes)),
        )
    if report.own_kept_minutes or report.own_lost_minutes:
        yield Fact(
            voice.say("report.load.label.own", Tone.QUIET),
            voice.say(
                "report.load.own",
                kept=duration(report.own_kept_minutes),
                lost=duration(report.own_lost_minutes),
            ),
        )


def _with_something(weeks: Sequence[WeekLoad]) -> Sequence[WeekLoad]:
    """Return the weeks from the first to the last that has something in it."""
    full = [at for at, week in enumerate(weeks) if week.fixed_minutes or week.worked != Worked()]
    return weeks[full[0] : full[-1] + 1] if full else ()


def _part(name: str, bars: Sequence[Bar], voice: Voice) -> Iterator[Block]:
    if bars:
        longest = max(sum(part.length for part in bar.parts) for bar in bars)
        yield Gap()
        yield Heading(voice.say(f"report.load.heading.{name}", Tone.STRONG))
        yield Bars(bars=tuple(bars), longest=max(1, longest))


def _week(week: WeekLoad, voice: Voice) -> Bar:
    label = voice.say("report.load.week", week=week.week.number)
    return _bar(label, week.worked, voice, fixed_minutes=week.fixed_minutes)


def _requesters(report: LoadReport, voice: Voice) -> Iterator[Bar]:
    """Yield who ad hoc work came from: its part of all ad hoc work, its minutes, and how often somebody came in."""
    all_adhoc = report.total.adhoc_minutes
    for name, worked in report.requesters[:MOST_NAMES]:
        label = title(" ".join(name.split())) if name is not None else voice.say("report.load.nobody", Tone.QUIET)
        yield Bar(
            label=label,
            parts=tuple(_stretches(voice, adhoc=worked.adhoc_minutes)),
            value=plain(_percent(worked.adhoc_minutes / all_adhoc if all_adhoc else 0.0)),
            notes=_notes(worked, voice),
        )
    if left := report.requesters[MOST_NAMES:]:
        adhoc = sum(worked.adhoc_minutes for _, worked in left)
        together = Worked(adhoc_minutes=adhoc, interruptions=sum(worked.interruptions for _, worked in left))
        yield Bar(
            label=voice.say("report.load.others", Tone.QUIET, count=len(left)),
            parts=tuple(_stretches(voice, adhoc=adhoc)),
            value=plain(_percent(adhoc / all_adhoc if all_adhoc else 0.0)),
            notes=_notes(together, voice),
        )


def _weekday(day: int, voice: Voice) -> Phrase:
    return plain(voice.catalogue.text(f"dates.weekday.{day - 1}"))


def _bar(label: Phrase, worked: Worked, voice: Voice, *, fixed_minutes: int = 0) -> Bar:
    parts = tuple(_stretches(voice, fixed=fixed_minutes, planned=worked.planned_minutes, adhoc=worked.adhoc_minutes))
    value = plain(_percent(worked.adhoc_share)) if worked.logged_minutes else ()
    notes = _notes(worked, voice) if parts or worked.interruptions else (voice.say("report.load.none", Tone.QUIET),)
    return Bar(label=label, parts=parts, value=value, notes=notes)


def _stretches(voice: Voice, *, adhoc: int, planned: int = 0, fixed: int = 0) -> Iterator[Part]:
    lengths = ((Fill.SOLID, "fixed", fixed), (Fill.HALF, "planned", planned), (Fill.LIGHT, "adhoc", adhoc))
    for fill, name, minutes in lengths:
        if minutes:
            # The ad hoc minutes stand beside the bar.
            told = (
                voice.say(f"report.load.part.{name}", minutes=voice.dates.minutes(minutes)) if name != "adhoc" else ()
            )
            yield Part(fill, minutes, told)


def _notes(worked: Worked, voice: Voice) -> tuple[Phrase, ...]:
    """Return the ad hoc minutes of a bar, and how often somebody came in between; nothing of neither."""
    said: list[Phrase] = []
    if worked.adhoc_minutes:
        minutes = voice.dates.minutes(worked.adhoc_minutes)
        said.append(unbroken_phrase(voice.say("report.load.part.adhoc", minutes=minutes)))
    if worked.interruptions:
        said.append(unbroken_phrase(voice.say("report.load.times", Tone.QUIET, count=worked.interruptions)))
    note = tuple(piece for at, one in enumerate(said) for piece in (*(quiet(" · ") if at else ()), *one))
    return (note,) if note else ()


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"
