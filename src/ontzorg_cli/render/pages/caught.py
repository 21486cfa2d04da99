"""What `adhoc` says back: what was caught, whether the day fits with it, and what to do and say where it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.options import Choice
from ontzorg_cli.core.work.task import Task
from ontzorg_cli.render.page import Paragraph
from ontzorg_cli.render.pages.flag_words import advice_sentence
from ontzorg_cli.render.pages.message_words import message_phrase
from ontzorg_cli.render.pages.pieces import in_sentence
from ontzorg_cli.render.pages.saved import INDENT, saved_page
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.judgement.door import Answer
    from ontzorg_cli.core.judgement.options import Option
    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.core.together.message import Message
    from ontzorg_cli.core.together.person import Goal
    from ontzorg_cli.render.page import Block, Page
    from ontzorg_cli.render.pages.saved import ReadDays
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

DEEPER = (*INDENT, *INDENT)


def caught_page(
    saved: Saved,
    answer: Answer | None,
    read: ReadDays,
    voice: Voice,
    *,
    goals: Sequence[Goal] = (),
    options: Sequence[Option] = (),
    said: Sequence[Message] = (),
) -> Page:
    """Return the answer of `adhoc`.

    `answer` is whether the day still fits, None where the day does without it; `options` are the choices that are still
    open, and `said` what to say after what was chosen.
    """
    touched, *more = saved_page(saved, read, voice, goals=goals)
    moved, remarks = more[: len(saved.touched) - 1], more[len(saved.touched) - 1 :]
    fits = (Paragraph(mark=INDENT, text=_fits(answer, voice)),) if answer is not None else ()
    return (
        touched,
        *moved,
        *fits,
        *_ways_out(saved, options, voice),
        *remarks,
        *(block for message in said for block in _sentence(message, voice)),
    )


def _fits(answer: Answer, voice: Voice) -> Phrase:
    if answer.fits:
        key = "caught.fits" if answer.left_minutes else "caught.fits_exactly"
        return voice.say(key, Tone.GOOD, left=voice.dates.minutes(answer.left_minutes))
    over = voice.dates.minutes(answer.over_minutes)
    asks_nothing_more = answer.earliest == voice.today
    if answer.is_after_work:
        sentence = voice.say("caught.no_time_left", Tone.CAREFUL)
    elif answer.over_already_minutes:
        already = voice.dates.minutes(answer.over_already_minutes)
        return voice.say("caught.over_already", Tone.CAREFUL, over=already)
    else:
        sentence = voice.say("caught.day_too_full" if asks_nothing_more else "caught.too_many", Tone.CAREFUL, over=over)
    if asks_nothing_more:
        return sentence
    if answer.earliest is None:
        return (*sentence, Piece("; "), *voice.say("caught.no_day"))
    return (*sentence, Piece("; "), *voice.say("caught.earliest", day=voice.day(answer.earliest)))


def _ways_out(saved: Saved, options: Sequence[Option], voice: Voice) -> Iterator[Block]:
    """Yield what could move to make it fit, and the sentence with which the request itself goes to another day."""
    now = next((option for option in options if option.choice is Choice.NOW and option.is_enough), None)
    for move in now.moves if now is not None else ():
        yield Paragraph(
            mark=INDENT,
            text=advice_sentence(replace(move, residual_minutes=0), voice),
            right=command(move.command, voice.dates, voice.today),
        )
    later = next(
        (option for option in options if option.choice in {Choice.PLAN, Choice.PROPOSE} and not option.moves), None
    )
    task = saved.touched[0].record
    if later is not None and later.message is not None and later.to is not None and isinstance(task, Task):
        yield from _sentence(later.message, voice, right=("defer", task.id, later.to.isoformat()))


def _sentence(message: Message, voice: Voice, *, right: tuple[str, ...] = ()) -> Iterator[Block]:
    nobody = "_nobody" if message.person is None else ""
    yield Paragraph(
        mark=INDENT,
        text=voice.say(f"caught.say{nobody}", Tone.QUIET, person=in_sentence(message.person or "")),
    )
    yield Paragraph(
        mark=DEEPER,
        text=message_phrase(message, voice),
        right=command(right, voice.dates, voice.today) if right else (),
    )
