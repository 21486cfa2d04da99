"""The plan of a day laid out in time, what would move to make it fit, and what is left to talk about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.options import move_message
from ontzorg_cli.core.judgement.verdict import Load
from ontzorg_cli.render.page import Gap, Heading, Line, Paragraph
from ontzorg_cli.render.pages.flag_words import advice_sentence, flag_sentence
from ontzorg_cli.render.pages.message_words import message_phrase
from ontzorg_cli.render.pages.pieces import handle, in_sentence, strong
from ontzorg_cli.render.pages.saved import saved_page
from ontzorg_cli.render.pages.timetable import laid_out, unplaced
from ontzorg_cli.render.pages.today_figures import day_figures
from ontzorg_cli.render.pages.today_work import besides, work_blocks
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ontzorg_cli.core.calendar.reading_frame import DayRead
    from ontzorg_cli.core.judgement.horizon_fit import Finish
    from ontzorg_cli.core.judgement.verdict import Advice
    from ontzorg_cli.core.results import Accepted, FlagRested, PlanLook, Saved
    from ontzorg_cli.core.together.person import Goal
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

MOST_AT_RISK = 5
MOST_BESIDES = 3
INDENT: Phrase = (Piece("  "),)
DEEPER: Phrase = (Piece("    "),)


def plan_page(look: PlanLook, voice: Voice, *, with_moves: bool, is_asked: bool = False) -> Page:
    """Return the plan of a day by the hour with its sums; `with_moves` what would move, and whom to ask.

    Where that `is_asked` next, how to carry it out needs no saying.
    """
    verdict = look.verdict
    top = Line(strong(voice.dates.headline(verdict.day)))
    if verdict.figures.load is Load.OFF:
        return (top, Gap(), Paragraph(text=voice.say("plan.off")))
    return (
        top,
        Gap(),
        day_figures(verdict, voice),
        Gap(),
        *(work_blocks(verdict, voice, suggested=None) if with_moves else _by_the_hour(look, voice)),
        *_way_out(look, voice, with_moves=with_moves, is_asked=is_asked),
        *(_at_risk(look.at_risk, voice) if with_moves else ()),
    )


def moved_page(
    saved: Saved, look: PlanLook, moves: Sequence[Advice], voice: Voice, *, goals: Sequence[Goal] = ()
) -> Page:
    """Return what was moved, and what is left to talk about where that was not all."""
    is_all = len(moves) == len(look.moves)
    return (
        *saved_page(saved, (), voice, goals=goals),
        *(block for move in moves for block in _to_say(move, look, voice)),
        *(_others(look, voice) if is_all else ()),
    )


def accepted_page(accepted: Accepted, read: Sequence[DayRead], voice: Voice) -> Page:
    """Return the blocks that a plan became and what found no place; or why there was nothing to put in the agenda."""
    look = accepted.look
    left = tuple(unplaced(look, voice)) if look.verdict.figures.load is not Load.OFF else ()
    if not accepted.saved.touched:
        said = Paragraph(text=voice.say(f"plan.nothing_to_accept.{_why_nothing(accepted)}"))
        return (said, *(() if accepted.is_over else left))
    return (*saved_page(accepted.saved, read, voice), *left)


def _why_nothing(accepted: Accepted) -> str:
    verdict = accepted.look.verdict
    if verdict.figures.load is Load.OFF:
        return "off"
    if accepted.is_over:
        return "over"
    if accepted.look.timetable.unplaced:
        return "full"
    return "in_agenda" if verdict.plan else "no_work"


def rested_page(rested: FlagRested, voice: Voice) -> Page:
    """Return which flag rests now, what it said, and when it comes back."""
    until = "day" if rested.is_daily else "worse"
    return (
        Paragraph(
            mark=(*voice.say("plan.rested.rests", Tone.GOOD), Piece(" ")),
            text=(*handle(rested.flag.code), Piece(" · "), *flag_sentence(rested.flag, rested.rest.day, voice)),
        ),
        Paragraph(mark=INDENT, text=voice.say(f"plan.rested.until_{until}", Tone.QUIET)),
    )


def _way_out(look: PlanLook, voice: Voice, *, with_moves: bool, is_asked: bool) -> Iterator[Block]:
    if look.verdict.day < voice.today:
        return
    if look.timetable.pieces and not with_moves:
        words = ("plan", *_day_named(look, voice), "--accept")
        typed = command(words, voice.dates, voice.today)
        yield from (Gap(), Paragraph(text=voice.say("plan.accept", Tone.QUIET), right=typed))
    if not look.way_out.excess_minutes:
        if with_moves:
            is_over = look.verdict.day == voice.today and not look.verdict.figures.capacity_left_minutes
            said = voice.say("plan.over") if is_over else voice.say("plan.fits", Tone.GOOD)
            yield from (Gap(), Paragraph(text=said))
        return
    over = voice.duration(look.way_out.excess_minutes)
    if with_moves or not look.timetable.pieces:
        yield Gap()
    if not with_moves:
        words = ("plan", *_day_named(look, voice), "--fit")
        typed = command(words, voice.dates, voice.today)
        yield Paragraph(text=voice.say("plan.too_much", over=over), right=typed)
        return
    if look.moves:
        yield Heading(voice.say("plan.heading.moves", Tone.STRONG))
        for move in look.moves:
            yield from _listed((move,), voice)
            yield from _to_say(move, look, voice)
        if not is_asked:
            typed = command(("plan", *_day_named(look, voice), "--fit", "--yes"), voice.dates, voice.today)
            yield Paragraph(text=voice.say("plan.carry_out", Tone.QUIET), right=typed)
    else:
        yield Paragraph(text=voice.say("plan.nothing_moves", over=over))
    yield from _others(look, voice)


def _by_the_hour(look: PlanLook, voice: Voice) -> Iterator[Block]:
    """Yield the day laid out, what found no place, and what there is room for besides."""
    yield from laid_out(look, voice)
    yield from unplaced(look, voice)
    if look.verdict.suggested and not look.timetable.unplaced:
        yield from (Gap(), *besides(look.verdict, voice, most=MOST_BESIDES))


def _to_say(move: Advice, look: PlanLook, voice: Voice) -> Iterator[Block]:
    """Yield the sentence for whoever asked for work that moves."""
    message = move_message(move, look.verdict.day, look.people)
    if message is not None:
        person = in_sentence(message.person or "")
        text = (*voice.say("caught.say", Tone.QUIET, person=person), Piece(" "), *message_phrase(message, voice))
        yield Paragraph(mark=DEEPER, text=text)


def _others(look: PlanLook, voice: Voice) -> Iterator[Block]:
    if look.others:
        yield from (Gap(), Heading(voice.say("plan.heading.others", Tone.STRONG)), *_listed(look.others, voice))


def _listed(advice: Sequence[Advice], voice: Voice) -> Iterator[Block]:
    """Yield advice with its commands; what stays too much is said of the last."""
    for number, one in enumerate(advice, 1):
        said = one if number == len(advice) else replace(one, residual_minutes=0)
        yield Paragraph(
            mark=INDENT, text=advice_sentence(said, voice), right=command(one.command, voice.dates, voice.today)
        )


def _at_risk(found: Sequence[Finish], voice: Voice) -> Iterator[Block]:
    if not found:
        return
    yield from (Gap(), Heading(voice.say("plan.heading.at_risk", Tone.STRONG)))
    shown = found if len(found) <= MOST_AT_RISK + 1 else found[:MOST_AT_RISK]
    for one in shown:
        yield Paragraph(mark=INDENT, text=_late(one, voice))
    if len(shown) < len(found):
        typed = handle("ontzorg plan --fit --json")
        yield Line((*INDENT, *voice.say("plan.more", Tone.QUIET, count=len(found) - len(shown), command=typed)))


def _late(finish: Finish, voice: Voice) -> Phrase:
    due = finish.task.real_due
    task, when = in_sentence(finish.task.title), _on(due.day, voice) if due is not None else ""
    if finish.day is None:
        return voice.say("plan.late_for_weeks", task=task, due=when)
    is_same = due is not None and finish.day == due.day
    key = "plan.late_that_day" if is_same else "plan.late"
    return voice.say(key, task=task, due=when, ready=_on(finish.day, voice))


def _on(day: date, voice: Voice) -> str:
    return voice.catalogue.text("plan.today") if day == voice.today else voice.spoken(day)


def _day_named(look: PlanLook, voice: Voice) -> tuple[str, ...]:
    return () if look.verdict.day == voice.today else (look.verdict.day.isoformat(),)
