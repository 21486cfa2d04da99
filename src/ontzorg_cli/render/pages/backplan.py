"""Preparation counted back from an event, the templates, and the year wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.work.backplan import ChosenBy
from ontzorg_cli.core.work.task import ClosedTask
from ontzorg_cli.core.work.template import EVENT_PLACE
from ontzorg_cli.render.page import Column, Gap, Line, Paragraph, Rows, Tailed
from ontzorg_cli.render.pages.pieces import handle, in_sentence, plain, quiet, title
from ontzorg_cli.render.pages.saved import saved_page
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.work.backplan import Backplan, PlannedStep, YearItem, YearLook
    from ontzorg_cli.core.work.template import Step
    from ontzorg_cli.core.work.usual_work import UsualWork
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

INDENT = plain("  ")
AN_EVENT = "…"
"""Any event, where a template is shown and none is meant."""
STEPS = (Column(), Column(gap=2), Column(flexible=True, gap=2), Column(right=True, gap=2))
YEAR = (Column(), Column(flexible=True, gap=2), Column(right=True, gap=2))


def backplan_page(plan: Backplan, voice: Voice) -> Page:
    """Return the steps before an event with their days, as they would be made."""
    rows = tuple(_step(each, voice) for each in plan.steps)
    nothing = () if plan.new else (Gap(), Paragraph(text=voice.say("backplan.nothing_new", Tone.QUIET)))
    return (*_head(plan, voice), *((Gap(), Rows(STEPS, rows)) if rows else ()), *nothing)


def hung_page(plan: Backplan, saved: Saved, voice: Voice) -> Page:
    """Return what was hung on an event."""
    if not saved.touched and not saved.hints:
        return (*_head(plan, voice), Paragraph(text=voice.say("backplan.nothing_new", Tone.QUIET)))
    return (*_head(plan, voice), *saved_page(saved, (), voice))


def templates_page(work: UsualWork, voice: Voice) -> Page:
    """Return the templates, each with its steps, and where to change them."""
    blocks = [block for name in work.names for block in _template(name, work, voice)]
    nothing = (Paragraph(text=voice.say("backplan.no_templates")), Gap())
    return (*(blocks or nothing), Paragraph(text=voice.say("backplan.where", Tone.QUIET)))


def year_page(look: YearLook, voice: Voice, *, is_asked: bool) -> Page:
    """Return what comes up of the work of every year, with what is planned already and what it is time for."""
    head = Line(voice.say("backplan.year", Tone.STRONG, first=voice.spoken(look.first), last=voice.spoken(look.last)))
    if not look.items:
        return (head, Gap(), Paragraph(text=voice.say("backplan.empty_year")))
    count = sum(each.known is None for item in look.to_make for each in item.steps)
    rest: tuple[Block, ...] = ()
    if count:
        make = command(("agenda", "backplan", "--year", "--accept"), voice.dates, voice.today)
        said = voice.say("backplan.time_for", count=count, until=voice.spoken(look.until))
        rest = (Gap(), Paragraph(text=said, right=() if is_asked else make))
    unknown = tuple(
        Paragraph(mark=INDENT, text=voice.say("backplan.unknown_template", Tone.CAREFUL, name=in_sentence(name)))
        for name in dict.fromkeys(item.work.template or "" for item in look.items if not item.has_template)
    )
    return (head, Gap(), Rows(YEAR, tuple(_item(item, voice) for item in look.items)), *unknown, *rest)


def year_made_page(look: YearLook, saved: Saved, voice: Voice) -> Page:
    """Return what was made of the work of every year."""
    if not saved.touched:
        return (Paragraph(text=voice.say("backplan.all_made", until=voice.spoken(look.until))),)
    return saved_page(saved, (), voice)


def _head(plan: Backplan, voice: Voice) -> Iterator[Block]:
    said = voice.say("backplan.head", title=title(plan.event.title, Tone.STRONG), day=voice.day(plan.day))
    yield Line(said, () if plan.template is None else title(plan.template, Tone.QUIET))
    if plan.chosen_by is ChosenBy.OTHERWISE and plan.template is not None:
        others = command(("agenda", "backplan", "--list"), voice.dates, voice.today)
        told = voice.say("backplan.otherwise", Tone.QUIET, name=in_sentence(plan.template), command=others)
        yield Paragraph(mark=INDENT, text=told)


def _step(each: PlannedStep, voice: Voice) -> Row:
    known = each.known.task if isinstance(each.known, ClosedTask) else each.known
    day = known.due.day if known is not None and known.due is not None else each.slot.day
    minutes = quiet(voice.minutes(each.step.minutes)) if each.step.minutes is not None else ()
    return (
        plain(voice.dates.listed(day, voice.today)),
        _before(each.step, voice),
        Tailed(title(each.step.title), _state(each, voice)),
        minutes,
    )


def _before(step: Step, voice: Voice) -> Phrase:
    return voice.say("backplan.before", Tone.QUIET, days=step.days_before)


def _state(each: PlannedStep, voice: Voice) -> Phrase:
    if isinstance(each.known, ClosedTask):
        return (*quiet(" · "), *voice.say("backplan.closed", Tone.QUIET))
    if each.known is not None:
        return (*quiet(" · "), *voice.say("backplan.known", Tone.QUIET, id=handle(each.known.id)))
    return (*quiet(" · "), *voice.say("backplan.late", Tone.CAREFUL)) if each.slot.is_late else ()


def _template(name: str, work: UsualWork, voice: Voice) -> Iterator[Block]:
    words = next((", ".join(each.words) for each in work.templates if each.name == name), "")
    yield Line(title(name, Tone.STRONG))
    if words:
        yield Paragraph(mark=INDENT, text=voice.say("backplan.words", Tone.QUIET, words=title(words, Tone.QUIET)))
    rows = tuple(
        (
            _before(step, voice),
            title(step.title.replace(EVENT_PLACE, AN_EVENT)),
            quiet(voice.minutes(step.minutes)) if step.minutes is not None else (),
        )
        for step in work.steps_of(name)
    )
    yield Rows(YEAR, rows) if rows else Line(voice.say("backplan.no_steps", Tone.QUIET))
    yield Gap()


def _item(item: YearItem, voice: Voice) -> Row:
    minutes = [each.step.minutes for each in item.steps if each.step.minutes is not None]
    if item.is_made:
        ids = " ".join(
            each.known.id for each in item.steps if each.known is not None and not isinstance(each.known, ClosedTask)
        )
        state = (
            voice.say("backplan.known", Tone.QUIET, id=handle(ids)) if ids else voice.say("backplan.closed", Tone.QUIET)
        )
    else:
        state = voice.say("backplan.now", Tone.STRONG) if item.is_near else ()
    named = Tailed(title(item.work.title), (*quiet(" · "), *state) if state else ())
    return (
        plain(voice.dates.listed(max(each.slot.day for each in item.steps), voice.today)),
        named,
        quiet(voice.minutes(sum(minutes))) if minutes else (),
    )
