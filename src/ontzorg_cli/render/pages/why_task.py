"""Why a task stands where it stands, what is known of its estimate, and why it would move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.estimates import MEASURED
from ontzorg_cli.render.page import Column, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, in_sentence, plain, strong, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.why_move import move_blocks
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.calendar.agenda import Event
    from ontzorg_cli.core.judgement.estimates import Experience, Habit
    from ontzorg_cli.core.judgement.verdict import Explanation, Factor
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

FACTORS = (Column(), Column(gap=2), Column(wrapped=True, lowest=24, gap=2))
INDENT = plain("  ")
LEAST_SHOWN = 0.001
"""A smaller number reads better as one part in so many."""

FAR_OFF = 1e-12
"""A score below it says no more than that there is plenty of time."""

MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def task_page(explained: Explanation, voice: Voice, *, prepares: Event | None = None) -> Page:
    """Return the place of a task with its factors, what is known of its estimate, and why it would move."""
    task = explained.task
    if explained.place is None:
        place = voice.say("why.no_place", Tone.QUIET)
    else:
        place = voice.say("why.place", Tone.QUIET, place=explained.place, of=explained.of_places)
    hindered = (explained.hindrance,) if explained.hindrance is not None else ()
    sentences = (
        Paragraph(mark=INDENT, text=voice.say_facts(f"reasons.{reason.code}", reason.facts))
        for reason in (*hindered, *explained.reasons)
    )
    factors: list[Row] = [_factor(factor, voice) for factor in explained.factors]
    score = Piece(_score(explained.score, voice), Tone.STRONG)
    factors.append((voice.say("why.product", Tone.STRONG), (Piece("= "), score), _beside_the_first(explained, voice)))
    return (
        Line((*handle(task.id), *plain(" "), *title(task.title, Tone.STRONG)), place),
        *sentences,
        *_prepares(explained, prepares, voice),
        Gap(),
        Rows(FACTORS, tuple(factors)),
        *_experience(explained, voice),
        *(move_blocks(explained.move, voice) if explained.move is not None else ()),
    )


def _prepares(explained: Explanation, event: Event | None, voice: Voice) -> Iterator[Block]:
    prepares = explained.task.prepares
    if event is not None and prepares is not None:
        key = "why.prepares" if prepares.days_before else "why.prepares_that_day"
        said = voice.say(key, event=in_sentence(event.title), day=voice.day(prepares.day), count=prepares.days_before)
        yield Paragraph(mark=INDENT, text=said)


def _beside_the_first(explained: Explanation, voice: Voice) -> Phrase:
    """Return what a score means beside that of what goes first."""
    first = explained.first_id
    if first is not None and first != explained.task.id and explained.first_score >= explained.score:
        score = _score(explained.first_score, voice)
        return voice.say("why.first_has", Tone.QUIET, first=handle(first), score=score)
    if first == explained.task.id:
        return voice.say("why.is_first", Tone.QUIET)
    return voice.say("why.far_off" if explained.score < FAR_OFF else "why.product_note", Tone.QUIET)


def _factor(factor: Factor, voice: Voice) -> Row:
    # A size counts as one part in so many minutes, which reads better as a division; so does what is very small.
    if factor.value and (factor.name == "effort" or factor.value < LEAST_SHOWN):
        value = voice.say("why.divided", number=large_number(1 / factor.value, voice))
    else:
        value = voice.say("why.times", number=voice.number(factor.value))
    sentence = voice.say_facts(f"why.factor.{factor.because}", factor.facts, Tone.QUIET)
    return (voice.say(f"why.name.{factor.name}"), value, sentence)


def _score(score: float, voice: Voice) -> str:
    """Return a score in three figures; where it is small as one part in so many, so that the factors still lead to it."""
    if not score or score >= LEAST_SHOWN:
        return voice.number(score)
    return voice.catalogue.text("why.one_in", number=large_number(1 / score, voice))


def large_number(number: float, voice: Voice) -> str:
    """Return a number in three figures, however large: '69.200', '3,4 miljoen', or with a power of ten."""
    for name, size in (("billion", BILLION), ("million", MILLION)):
        if size <= number < TRILLION:
            return voice.catalogue.text(f"why.{name}", number=voice.number(number / size))
    if number < MILLION:
        rounded = float(f"{number:.3g}")
        grouped = f"{rounded:,.0f}" if rounded >= 1000 else ""
        return grouped.replace(",", voice.catalogue.text("why.thousands_mark")) or voice.number(number)
    digits, _, power = f"{number:.2e}".partition("e")
    digits = digits.replace(".", voice.catalogue.text("why.decimal_mark"))
    return voice.catalogue.text("why.power_of_ten", digits=digits, power=str(int(power)).translate(RAISED))


def _experience(explained: Explanation, voice: Voice) -> Iterator[Block]:
    known = explained.experience
    if known is None or not (known.of_kind or known.usual or _is_known(known.of_requester)):
        return
    yield Gap()
    yield Heading(voice.say("why.heading.estimate", Tone.STRONG))
    yield Rows(FACTORS, tuple(_experience_rows(explained, known, voice)))
    if known.suggestion is not None:
        taken = ("edit", explained.task.id, "--minutes", str(known.suggestion.minutes))
        yield Paragraph(
            mark=INDENT,
            text=voice.say("why.take_estimate"),
            right=command(taken, voice.dates, voice.today),
        )


def _experience_rows(explained: Explanation, known: Experience, voice: Voice) -> Iterator[Row]:
    say, minutes = voice.say, explained.task.minutes
    counted = voice.minutes(minutes or explained.minutes, guess=minutes is None)
    noted = say("why.estimate.noted" if minutes is not None else "why.estimate.guess", Tone.QUIET)
    yield say("why.estimate.name"), plain(counted), noted
    if known.of_kind is not None and known.kind is not None:
        yield _habit(known.of_kind, say("why.estimate.of_kind", name=in_sentence(known.kind)), voice)
    if known.of_requester is not None and known.requester is not None and known.of_requester.is_known:
        yield _habit(known.of_requester, say("why.estimate.of_requester", name=in_sentence(known.requester)), voice)
    if known.usual is not None and known.kind is not None:
        since = voice.dates.listed(known.usual.since.astimezone(voice.zone).date(), voice.today)
        usual = say("why.estimate.usual", Tone.QUIET, count=known.usual.count, since=since)
        name = say("why.estimate.of_kind", name=in_sentence(known.kind))
        yield name, plain(voice.dates.minutes(known.usual.minutes)), usual
    if known.suggestion is not None:
        yield _suggested(known, minutes, voice)


def _is_known(habit: Habit | None) -> bool:
    return habit is not None and habit.is_known


def _habit(habit: Habit, name: Phrase, voice: Voice) -> Row:
    since = voice.dates.listed(habit.since.astimezone(voice.zone).date(), voice.today)
    key = ("off" if habit.is_off else "right") if habit.is_known else "unknown"
    sentence = voice.say(f"why.estimate.{key}", Tone.QUIET, count=habit.count, since=since, least=MEASURED)
    return name, plain(f"{round(100 * habit.ratio)}%"), sentence


def _suggested(known: Experience, minutes: int | None, voice: Voice) -> Row:
    found = known.suggestion
    if found is None:
        return (), (), ()
    if minutes is None:
        sum_of = voice.say("why.estimate.from_usual", Tone.QUIET)
    else:
        ratio = f"{round(100 * found.ratio)}%"
        sum_of = voice.say("why.estimate.sum", Tone.QUIET, minutes=voice.dates.minutes(minutes), ratio=ratio)
    return voice.say("why.estimate.suggested", Tone.STRONG), strong(voice.dates.minutes(found.minutes)), sum_of
