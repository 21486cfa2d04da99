"""What needs a look today: each flag in one sentence, with its way out and the command for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.render.page import Heading, Line, Paragraph
from ontzorg_cli.render.pages.flag_words import advice_sentence, flag_sentence
from ontzorg_cli.render.pages.pieces import handle
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.judgement.verdict import Advice, DayVerdict, Flag
    from ontzorg_cli.render.page import Block
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

MARKS = {Level.NOTICE: ("●", Tone.PLAIN), Level.WARNING: ("▲", Tone.CAREFUL), Level.ALARM: ("▲", Tone.ALARM)}
INVITATIONS = frozenset({"reflection-missing", "checkin-due"})
"""Flags that tell nothing of whether the day fits."""
TOO_FULL = frozenset({"overbooked", "adhoc-over-buffer"})
"""Flags of a day that asks too much, of which `plan --fit` carries out the moves."""
SEVERAL = 2
FRIENDLY = frozenset({"room"}) | INVITATIONS
FRIENDLY_MARKS = {"room": ("✓", Tone.GOOD)}
INDENT: Phrase = (Piece("  "),)


def flag_blocks(verdict: DayVerdict, voice: Voice, *, most: int | None, ways: int | None) -> tuple[Block, ...]:
    """Return the flags, most severe first, or one friendly line where there is none.

    `most` is how many at the most, `ways` how many ways out of each; None is all of them.
    """
    flags = verdict.flags if most is None else tuple(flag for flag in verdict.flags if not _is_said_above(flag))
    shown = flags[:most]
    blocks = [block for flag in shown for block in _flag(flag, verdict, voice, ways)]
    if all(flag.code in INVITATIONS for flag in shown):
        return (*_all_well(verdict, voice), *blocks)
    if len(shown) < len(flags):
        again = handle("ontzorg today --all")
        blocks.append(Line(voice.say("today.more", Tone.QUIET, count=len(flags) - len(shown), command=again)))
    if all(flag.code in FRIENDLY for flag in shown):
        return tuple(blocks)
    return (Heading(voice.say("today.heading.flags", Tone.STRONG)), *blocks)


def _is_said_above(flag: Flag) -> bool:
    """Return whether the row of a check-in of today says already that nothing is on its list."""
    return flag.code == "checkin-due" and not flag.figures.get("days_ahead")


def _flag(flag: Flag, verdict: DayVerdict, voice: Voice, most: int | None) -> tuple[Block, ...]:
    text, tone = FRIENDLY_MARKS.get(flag.code, MARKS[flag.level])
    head = Paragraph(mark=(Piece(f"{text} ", tone),), text=flag_sentence(flag, verdict.day, voice))
    ways = tuple(
        Paragraph(
            mark=INDENT,
            text=advice_sentence(advice, voice),
            right=command(advice.command, voice.dates, voice.today),
        )
        for advice in tuple(_one_of_a_sort(flag.advice))[:most]
    )
    return (head, *ways, *_whole_way_out(flag, len(ways), verdict, voice))


def _whole_way_out(flag: Flag, shown: int, verdict: DayVerdict, voice: Voice) -> tuple[Block, ...]:
    """Return where the ways out of a day that asks too much stand together, if some are not shown or several move."""
    moves = sum(advice.is_move for advice in flag.advice)
    if flag.code not in TOO_FULL or (moves < SEVERAL and shown == len(flag.advice)):
        return ()
    day = () if verdict.day == voice.today else (verdict.day.isoformat(),)
    typed = command(("plan", *day, "--fit"), voice.dates, voice.today)
    key = "today.all_at_once" if moves >= SEVERAL else "today.more_ways"
    return (Paragraph(mark=INDENT, text=voice.say(key, Tone.QUIET), right=typed),)


def _one_of_a_sort(advice: tuple[Advice, ...]) -> Iterator[Advice]:
    """Yield advice, of two moments for one thing only the first; `why` shows both."""
    for at, one in enumerate(advice):
        if one.action is not AdviceAction.CHECK_IN or at == 0 or advice[at - 1].action is not AdviceAction.CHECK_IN:
            yield one


def _all_well(verdict: DayVerdict, voice: Voice) -> tuple[Block, ...]:
    spare = verdict.figures.room_minutes - verdict.figures.need_minutes
    if verdict.day < voice.today or spare < 0:
        return ()
    key = "today.fits" if spare else "today.fits_exactly"
    return (Paragraph(mark=(Piece("✓ ", Tone.GOOD),), text=voice.say(key, minutes=voice.duration(spare))),)
