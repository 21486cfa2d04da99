"""The morning screen: my day, what first and why, what does not fit and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.around import Around
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.cells import cut
from ontzorg_cli.render.layout import lay_out
from ontzorg_cli.render.page import Beside, Fact, Facts, Gap, Line, Paragraph
from ontzorg_cli.render.pages.pieces import in_sentence, plain, quiet, strong, title
from ontzorg_cli.render.pages.today_agenda import agenda_blocks
from ontzorg_cli.render.pages.today_figures import day_figures
from ontzorg_cli.render.pages.today_flags import flag_blocks
from ontzorg_cli.render.pages.today_work import MOST_PLANNED, work_blocks
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ontzorg_cli.core.judgement.around import CheckinToday
    from ontzorg_cli.core.judgement.verdict import DayVerdict
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.words.catalogue import Catalogue
    from ontzorg_cli.words.dates import Dates
    from ontzorg_cli.words.phrase import Phrase

NOON = 12
EVENING = 18
LABEL_CELLS = 13
"""What is left beside a label: an intention, and what was carried over, stay on one line."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the page each part may take; None is all there is.

    Suggestions, flags, ways out of each flag, lines of the agenda and of the plan, and whether what was carried over has
    a line (it also stands in the work of the day, with which day it is on) and the ball and the rhythm have theirs.
    """

    suggested: int | None = 0
    flags: int | None = 3
    ways: int | None = 1
    lines: int | None = 10
    planned: int = MOST_PLANNED
    carried: bool = True
    footer: bool = True


EVERYTHING = Share(None, None, None, None)
SHARES = (
    Share(suggested=3, ways=None),
    Share(suggested=1, ways=None),
    Share(ways=None),
    Share(),
    Share(carried=False),
    Share(carried=False, lines=6),
    Share(carried=False, lines=6, flags=2),
    Share(carried=False, lines=6, flags=1),
    Share(carried=False, lines=4, planned=4, flags=1),
    Share(carried=False, lines=3, planned=3, flags=1),
    Share(carried=False, lines=2, planned=2, flags=1, footer=False),
)
"""From what is usual down to what a screen of 24 lines can always show."""


def today_page(
    verdict: DayVerdict,
    *,
    name: str,
    now: datetime,
    catalogue: Catalogue,
    dates: Dates,
    around: Around | None = None,
    screen: tuple[int, int] | None = None,
) -> Page:
    """Return the page of a day; `now` is on the clocks of the home zone. What stands `around` belongs to today alone.

    On a `screen` of so many columns and lines, what can wait gives way where the page would not fit: first what there is
    room for besides, then all but the first way out of each flag, the end of the agenda, the last flags, the end of the
    plan. Without a screen everything is shown.
    """
    beside = around if around is not None and verdict.day == now.date() else Around()
    voice = Voice(catalogue=catalogue, dates=dates, now=now)
    top = Line(strong(dates.headline(verdict.day)), _beside_the_date(verdict, name, voice))
    if verdict.figures.load is Load.OFF:
        agenda = agenda_blocks(verdict, voice, most=None if screen is None else SHARES[0].lines)
        return (top, Gap(), Paragraph(text=_day_off(verdict, voice)), *((Gap(), *agenda) if agenda else ()))
    if screen is None:
        return (top, *_body(verdict, beside, voice, EVERYTHING))
    width, height = screen
    page: Page = ()
    for share in SHARES:
        page = (top, *_body(verdict, beside, voice, share, width))
        if len(lay_out(page, width)) <= height:
            break
    return page


def _body(verdict: DayVerdict, beside: Around, voice: Voice, share: Share, width: int | None = None) -> Page:
    said = _facts_of_today(verdict, beside, voice, carried=share.carried, width=width)
    facts = (*day_figures(verdict, voice).facts, *said)
    agenda = agenda_blocks(verdict, voice, most=share.lines)
    work = work_blocks(verdict, voice, suggested=share.suggested, most_planned=share.planned)
    flags = flag_blocks(verdict, voice, most=share.flags, ways=share.ways)
    return (
        Gap(),
        Facts(facts),
        Gap(),
        Beside(agenda, work),
        *((Gap(), *flags) if flags else ()),
        *(_footer(beside, voice) if share.footer else ()),
    )


def _facts_of_today(
    verdict: DayVerdict, beside: Around, voice: Voice, *, carried: bool, width: int | None
) -> Iterator[Fact]:
    """Yield the intention, what was carried over, and the check-ins that are still to come; a line each on a screen."""

    def fitting(phrase: Phrase) -> Phrase:
        return phrase if width is None else cut(phrase, width - LABEL_CELLS)

    def label(name: str) -> Phrase:
        return voice.say(f"today.{name}", Tone.QUIET)

    if beside.intention:
        yield Fact(label("intention"), fitting(title(" ".join(beside.intention.split()))))
    left = [ranked.task.title for ranked in verdict.plan if ranked.task.id in frozenset(verdict.carried)]
    if left and carried and verdict.day == voice.today:
        yield Fact(label("carried"), fitting(_listed(left)))
    for one in beside.checkins:
        yield Fact(label("checkin"), _checkin(one, voice), command(("weekly", one.person), voice.dates, voice.today))


def _listed(titles: Sequence[str]) -> Phrase:
    return tuple(
        piece for at, each in enumerate(titles) for piece in (*(plain(" · ") if at else ()), *in_sentence(each))
    )


def _checkin(one: CheckinToday, voice: Voice) -> Phrase:
    ready = [voice.say(f"together.{name}", count=count) for name, count in _counted(one) if count]
    listed = tuple(piece for at, part in enumerate(ready) for piece in (*(plain(", ") if at else ()), *part))
    state = listed or voice.say("today.checkin_empty", Tone.QUIET)
    return (*plain(f"{voice.time(one.start)} "), *in_sentence(one.person, Tone.STRONG), *quiet(" · "), *state)


def _counted(one: CheckinToday) -> tuple[tuple[str, int], ...]:
    return (("topics", one.topics), ("decisions", one.decisions))


def _footer(beside: Around, voice: Voice) -> Page:
    """Return who has the ball and how often she looked back: counts, and no more than that."""
    rhythm, parts = beside.rhythm, []
    if beside.on_me or beside.on_others:
        counts = {"on_me": strong(str(beside.on_me)), "on_others": strong(str(beside.on_others))}
        parts.append(voice.say("today.ball", Tone.QUIET, **counts))
    if rhythm is not None and rhythm.after_gap:
        parts.append(voice.say("today.after_gap", Tone.QUIET))
    elif rhythm is not None and rhythm.count:
        counted = strong(str(rhythm.count))
        parts.append(voice.say("today.reflected", Tone.QUIET, count=counted, of_days=rhythm.of_days))
    line = tuple(piece for at, part in enumerate(parts) for piece in (*(quiet(" · ") if at else ()), *part))
    return (Gap(), Line(line)) if line else ()


def _beside_the_date(verdict: DayVerdict, name: str, voice: Voice) -> Phrase:
    if verdict.day != voice.today:
        return voice.say("today.preview" if verdict.day > voice.today else "today.record", Tone.QUIET)
    hour = voice.now.hour
    part = "morning" if hour < NOON else "afternoon" if hour < EVENING else "evening"
    greeting = voice.say(f"today.greeting.{part}")
    return voice.say("today.greeting.by_name", greeting=greeting, name=title(name)) if name else greeting


def _day_off(verdict: DayVerdict, voice: Voice) -> Phrase:
    when = "today" if verdict.day == voice.today else "other_day"
    if verdict.off_reason is None:
        return voice.say(f"today.off.{when}")
    return voice.say(f"today.off.{when}_because", reason=title(verdict.off_reason))
