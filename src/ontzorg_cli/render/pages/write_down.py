"""How a request that was asked about is written down: the line that was typed, with another command before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.options import Choice
from ontzorg_cli.render.cells import width_of
from ontzorg_cli.render.pages.pieces import handle
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.results import Answered
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

LONGEST_LINE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class AsTyped:
    """How a request was typed: its words, and its options with their values."""

    words: tuple[str, ...]
    options: tuple[str, ...] = ()

    def again(self, *outcome: str) -> tuple[str, ...]:
        """Return the words of the command that writes the request down, with what becomes of it."""
        options = (*self.options, *outcome)
        if any(word.startswith("-") for word in self.words):
            return ("adhoc", *options, "--", *self.words)
        return ("adhoc", *self.words, *options)


def how_to_write_down(answered: Answered, typed: AsTyped, voice: Voice) -> Iterator[Phrase]:
    """Yield the command that writes the request down as it was answered, and what to change for another choice.

    Where the command is long only the change is said.
    """
    answer = answered.answer
    if answer.earliest is None:
        key, outcome = "ask.write.no", "--decline"
    else:
        key = "ask.write.yes" if answer.is_in_time else "ask.write.agreed"
        outcome = "--today" if answer.earliest == voice.today else f"--plan {answer.earliest.isoformat()}"
    added = tuple(outcome.split())
    whole = command(typed.again(*added), voice.dates, voice.today, own=frozenset(typed.words))
    # All of a command but its first word and the space after it.
    option = command(added, voice.dates, voice.today)[2:]
    line = voice.say(key, Tone.QUIET, command=whole)
    if width_of(line) > LONGEST_LINE:
        same = voice.say("ask.write.same_line", Tone.QUIET, adhoc=handle("adhoc"), ask=handle("ask"), added=option)
        line = voice.say(key, Tone.QUIET, command=same)
    yield line
    now = answered.option(Choice.NOW)
    if now is not None and now.moves and now.is_enough and now.to == voice.today and answer.earliest is not None:
        yield voice.say("ask.write.instead", Tone.QUIET, fit=handle("--fit"), added=option, decline=handle("--decline"))
