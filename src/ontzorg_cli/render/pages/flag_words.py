"""Flags and advice as sentences; a flag that comes back is put differently, by date and without a memory."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import AdviceAction, Level
from ontzorg_cli.render.pages.pieces import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.judgement.verdict import Advice, Flag
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase

SITUATIONS = {
    "before": "before",
    "spill_minutes": "spill",
    "others": "others",
    "days_ahead": "ahead",
    "again": "again",
    "both_weeks": "weeks",
    "due_today": "today",
}
"""Figures that, where they say something, ask for a sentence of their own; the first one decides."""


def flag_sentence(flag: Flag, day: date, voice: Voice) -> Phrase:
    """Return what a flag says on a day."""
    situations = (f"_{name}" for figure, name in SITUATIONS.items() if flag.figures.get(figure))
    level = f"{flag.level}_promise" if _is_promise_in_doubt(flag) else flag.level
    levels = (f"flags.{flag.code}.{level}{situation}" for situation in (*situations, ""))
    key = next(key for key in levels if voice.catalogue.has(key))
    variants = sorted(voice.catalogue.entries(key))
    days = {name: fact for name, fact in flag.figures.items() if isinstance(fact, date)}
    spoken = {name: voice.spoken(fact) for name, fact in days.items()}
    short = {f"{name}_short": voice.dates.short(fact, voice.today) for name, fact in days.items()}
    chosen = f"{key}.{variants[day.toordinal() % len(variants)]}"
    return voice.say_facts(chosen, flag.figures, **spoken, **short)


def _is_promise_in_doubt(flag: Flag) -> bool:
    """Return whether a promise breaks on an ordinary day, and not on a calm one."""
    return flag.level is Level.WARNING and bool(flag.figures.get("stuck_minutes"))


def advice_sentence(advice: Advice, voice: Voice) -> Phrase:
    """Return what a piece of advice says, with what stays too much after it."""
    key = next(key for key in _advice_keys(advice) if voice.catalogue.has(key))
    values: dict[str, Value] = {"person": voice.who(advice.person)}
    if advice.task is not None:
        values["task"] = in_sentence(advice.task.title)
    if advice.title:
        values["title"] = in_sentence(advice.title)
    if advice.to is not None:
        values["to"] = voice.spoken(advice.to)
    if "--at" in advice.command:
        at = datetime.fromisoformat(advice.command[advice.command.index("--at") + 1])
        day = voice.catalogue.text("flags.today") if at.date() == voice.today else voice.spoken(at.date())
        values["at"] = f"{day} {voice.dates.time(at.time())}"
    if "--minutes" in advice.command:
        values["minutes"] = voice.duration(int(advice.command[advice.command.index("--minutes") + 1]))
    if "--owner" in advice.command:
        values["owner"] = in_sentence(advice.command[advice.command.index("--owner") + 1])
    sentence = voice.say(key, **values)
    if not advice.residual_minutes:
        return sentence
    return (*sentence, *voice.say("flags.advice.residual", minutes=voice.duration(advice.residual_minutes)))


def _advice_keys(advice: Advice) -> Iterator[str]:
    """Yield where the sentence may stand: by command, for begun work, for nobody in particular, by action alone."""
    key = f"flags.advice.{advice.action}"
    if advice.action is AdviceAction.RENEGOTIATE and advice.to is not None:
        key = f"{key}_later"
    yield f"{key}_{advice.command[0]}"
    if advice.is_move and advice.task is not None and advice.task.spent_minutes:
        yield f"{key}_begun"
    if advice.action is AdviceAction.BLOCK and advice.task is not None:
        yield f"{key}_task"
    if advice.action is AdviceAction.MOVE_EVENT and advice.person is not None:
        yield f"{key}_with"
    if advice.person is None:
        yield f"{key}_nobody"
    yield key
