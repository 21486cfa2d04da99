"""Why a day looks as it does: its sums, its load in a sentence, and where the expected ad hoc comes from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Load, Sign
from ontzorg_cli.render.page import Column, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import plain, quiet, strong
from ontzorg_cli.render.pages.today_figures import load_tone, load_word
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontzorg_cli.core.judgement.verdict import DayExplanation, Factor, Step
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

SIGNS = {Sign.START: "", Sign.PLUS: "+", Sign.MINUS: "-", Sign.RESULT: "="}
WIDE = 3
SUMS = (
    Column(),
    Column(flexible=True, lowest=16),
    Column(right=True, gap=2),
    Column(wrapped=True, lowest=24, gap=WIDE),
)
ADHOC_SIGNS = {"left_out": "-", "expected": "="}


def day_page(explained: DayExplanation, voice: Voice) -> Page:
    """Return the sums of a day, line by line, with what a person would say of each."""
    figures = explained.figures
    too_many: tuple[Block, ...] = ()
    if explained.too_many_minutes:
        minutes = voice.duration(explained.too_many_minutes)
        too_many = (Line(voice.say("why.too_many", load_tone(figures), too_many_minutes=minutes)),)
    rows = (
        Heading(voice.say("why.heading.room", Tone.STRONG)),
        *_steps(explained.room_sum, voice),
        Gap(),
        Heading(voice.say("why.heading.need", Tone.STRONG)),
        *_steps(explained.need_sum, voice),
        *(_adhoc(explained, voice) if _is_worth_telling(explained) else ()),
    )
    return (
        Line(strong(voice.dates.headline(explained.day)), load_word(figures, voice)),
        Paragraph(text=_load_sentence(explained, voice)),
        *too_many,
        Gap(),
        Rows(SUMS, rows),
    )


def _load_sentence(explained: DayExplanation, voice: Voice) -> Phrase:
    figures = explained.figures
    is_nothing_asked = figures.load is Load.ROOMY and not figures.need_minutes
    load = voice.say(
        "why.load.nothing" if is_nothing_asked else f"why.load.{figures.load}",
        need=voice.duration(figures.need_minutes),
        plannable=voice.duration(figures.plannable_minutes),
        room=voice.duration(figures.room_minutes),
    )
    if figures.load is Load.OFF:
        return load
    return (*load, *voice.say("why.load.percent", percent=figures.load_percent))


def _steps(steps: Iterable[Step], voice: Voice) -> tuple[Row, ...]:
    return tuple(_step(step, voice) for step in steps)


def _step(step: Step, voice: Voice) -> Row:
    tone = Tone.STRONG if step.sign is Sign.RESULT else Tone.PLAIN
    note = f"why.note.{step.code}"
    if "source" in step.facts:
        note = f"{note}_{step.facts['source']}" + ("_away" if "person" in step.facts else "")
    return (
        quiet(SIGNS[step.sign]),
        voice.say_facts(f"why.step.{step.code}", step.facts, tone),
        (Piece(voice.dates.minutes(step.minutes), tone),),
        voice.say_facts(note, step.facts, Tone.QUIET) if voice.catalogue.has(note) else (),
    )


def _is_worth_telling(explained: DayExplanation) -> bool:
    """Return whether there is a sum behind the expected ad hoc: it was learned, or somebody is away."""
    is_sum = any(factor.name in {"sample", "left_out"} for factor in explained.adhoc_sum)
    return is_sum and bool(explained.figures.capacity_minutes)


def _adhoc(explained: DayExplanation, voice: Voice) -> tuple[Row | Gap | Heading, ...]:
    weekday = voice.dates.weekday(explained.day)
    return (
        Gap(),
        Heading(voice.say("why.heading.adhoc", Tone.STRONG)),
        *(_adhoc_row(factor, weekday, voice) for factor in explained.adhoc_sum),
    )


def _adhoc_row(factor: Factor, weekday: str, voice: Voice) -> Row:
    tone = Tone.STRONG if factor.name == "expected" else Tone.PLAIN
    day = factor.facts.get("day")
    if isinstance(day, date):
        name = plain(voice.dates.listed(day, voice.today))
    else:
        name = voice.say_facts(f"why.adhoc.name.{factor.name}", factor.facts, tone)
    return (
        quiet(ADHOC_SIGNS.get(factor.name, "")),
        name,
        (Piece(f"{round(100 * abs(factor.value))}%", tone),),
        voice.say_facts(f"why.adhoc.{factor.because}", factor.facts, Tone.QUIET, weekday=weekday),
    )
