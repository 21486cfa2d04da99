"""Why: the arithmetic behind a place in the order, a day, or a flag."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import DayExplanation, Explanation, Sign
from ontzorg_cli.render.page import Column, Fact, Facts, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.flag_words import advice_sentence, flag_sentence
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, strong, title
from ontzorg_cli.render.pages.today_figures import load_tone, load_word
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontzorg_cli.core.judgement.verdict import Factor, Figures, FlagExplanation, Step
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

FOR_WORDING = frozenset({"again", "both_weeks", "days_ahead", "due_today", "others"})
"""Figures that only choose a sentence."""
OF_A_PART = frozenset({"window_need_minutes", "window_room_minutes"})
"""Figures of a part of the day, where one is narrower than the whole."""
SIGNS = {Sign.START: "", Sign.PLUS: "+", Sign.MINUS: "-", Sign.RESULT: "="}
WIDE = 3
FACTORS = (Column(), Column(gap=2), Column(wrapped=True, lowest=24, gap=2))
SUMS = (
    Column(),
    Column(flexible=True, lowest=16),
    Column(right=True, gap=2),
    Column(wrapped=True, lowest=24, gap=WIDE),
)


def why_page(explained: Explanation | DayExplanation | FlagExplanation, voice: Voice) -> Page:
    """Return the explanation as a person would give it, with its figures."""
    if isinstance(explained, Explanation):
        return _task(explained, voice)
    if isinstance(explained, DayExplanation):
        return _day(explained, voice)
    return _flag(explained, voice)


def _task(explained: Explanation, voice: Voice) -> Page:
    task = explained.task
    if explained.place is None:
        place = voice.say("why.no_place", Tone.QUIET)
    else:
        place = voice.say("why.place", Tone.QUIET, place=explained.place, of=explained.of_places)
    hindered = (explained.hindrance,) if explained.hindrance is not None else ()
    sentences = (
        Paragraph(mark=plain("  "), text=voice.say_facts(f"reasons.{reason.code}", reason.facts))
        for reason in (*hindered, *explained.reasons)
    )
    factors: list[Row] = [_factor(factor, voice) for factor in explained.factors]
    score = strong(voice.number(explained.score))
    factors.append((voice.say("why.product", Tone.STRONG), (Piece("= "), *score), ()))
    return (
        Line((*handle(task.id), *plain(" "), *title(task.title, Tone.STRONG)), place),
        *sentences,
        Gap(),
        Rows(FACTORS, tuple(factors)),
    )


def _factor(factor: Factor, voice: Voice) -> Row:
    # A size counts as one part in so many minutes, which reads better as a division.
    divides = factor.name == "effort" and factor.value > 0
    number = voice.number(1 / factor.value if divides else factor.value)
    value = voice.say("why.divided" if divides else "why.times", number=number)
    sentence = voice.say_facts(f"why.factor.{factor.because}", factor.facts, Tone.QUIET)
    return (voice.say(f"why.name.{factor.name}"), value, sentence)


def _day(explained: DayExplanation, voice: Voice) -> Page:
    figures = explained.figures
    last: tuple[Block, ...] = ()
    if explained.too_many_minutes:
        too_many = voice.duration(explained.too_many_minutes)
        last = (Gap(), Line(voice.say("why.too_many", load_tone(figures), too_many_minutes=too_many)))
    return (
        Line(strong(voice.dates.headline(explained.day)), load_word(figures, voice)),
        Gap(),
        Rows(
            SUMS,
            (
                Heading(voice.say("why.heading.room", Tone.STRONG)),
                *_steps(explained.room_sum, voice),
                Gap(),
                Heading(voice.say("why.heading.need", Tone.STRONG)),
                *_steps(explained.need_sum, voice),
            ),
        ),
        *last,
    )


def _steps(steps: Iterable[Step], voice: Voice) -> tuple[Row, ...]:
    return tuple(_step(step, voice) for step in steps)


def _step(step: Step, voice: Voice) -> Row:
    tone = Tone.STRONG if step.sign is Sign.RESULT else Tone.PLAIN
    note = f"why.note.{step.code}"
    if "source" in step.facts:
        note = f"{note}_{step.facts['source']}"
    return (
        quiet(SIGNS[step.sign]),
        voice.say_facts(f"why.step.{step.code}", step.facts, tone),
        (Piece(voice.dates.minutes(step.minutes), tone),),
        voice.say_facts(note, step.facts, Tone.QUIET) if voice.catalogue.has(note) else (),
    )


def _flag(explained: FlagExplanation, voice: Voice) -> Page:
    if explained.resting_since is not None:
        state = voice.say("why.flag_resting", Tone.QUIET, since=voice.moment(explained.resting_since))
    else:
        state = voice.say("why.flag_up" if explained.flag else "why.flag_down", Tone.QUIET)
    now: tuple[Block, ...] = ()
    if explained.flag is not None:
        ways = (
            Paragraph(
                mark=plain("  "),
                text=advice_sentence(advice, voice),
                right=command(advice.command, voice.dates, voice.today),
            )
            for advice in explained.flag.advice
        )
        now = (Gap(), Paragraph(text=flag_sentence(explained.flag, voice.today, voice)), *ways)
    return (
        Line(strong(explained.code), state),
        Paragraph(text=voice.say(f"why.flag.{explained.code}")),
        *now,
        *((Gap(), _figures(explained.figures, voice)) if explained.figures else ()),
        *((Gap(), Heading(voice.say("why.heading.limits", Tone.STRONG))) if explained.limits else ()),
        *((_figures(explained.limits, voice),) if explained.limits else ()),
    )


def _figures(figures: Figures, voice: Voice) -> Facts:
    return Facts(
        tuple(
            Fact(voice.say(f"why.figure.{name}", Tone.QUIET), _figure(name, value, voice))
            for name, value in figures.items()
            if value != "" and name not in FOR_WORDING and not (name in OF_A_PART and not figures.get("before"))
        )
    )


def _figure(name: str, value: str | float | date, voice: Voice) -> Phrase:
    if isinstance(value, date):
        return plain(voice.day(value))
    if isinstance(value, str):
        return plain(value) if name in {"before", "start"} else title(value)
    if name.endswith("_minutes"):
        return plain(voice.dates.minutes(round(value)))
    return plain(f"{voice.number(value)}%" if name.endswith("_percent") else voice.number(value))
