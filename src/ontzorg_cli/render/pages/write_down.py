"""How a request that was asked about is written down: the line that was typed, with another command before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import width_of
from ontzorg_cli.render.pages.pieces import handle
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from ontzorg_cli.core.judgement.door import Answer
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


def how_to_write_down(answer: Answer, typed: AsTyped, voice: Voice) -> Phrase:
    """Return the command that writes the request down as it was answered; where it is long, what to change."""
    if answer.earliest is None:
        key, outcome = "ask.write.no", "--decline"
    else:
        key = "ask.write.yes" if answer.is_in_time else "ask.write.agreed"
        outcome = "--today" if answer.earliest == voice.today else f"--plan {answer.earliest.isoformat()}"
    added = tuple(outcome.split())
    whole = command(typed.again(*added), voice.dates, voice.today, own=frozenset(typed.words))
    line = voice.say(key, Tone.QUIET, command=whole)
    if width_of(line) <= LONGEST_LINE:
        return line
    # All of a command but its first word and the space after it.
    option = command(added, voice.dates, voice.today)[2:]
    same = voice.say("ask.write.same_line", Tone.QUIET, adhoc=handle("adhoc"), ask=handle("ask"), added=option)
    return voice.say(key, Tone.QUIET, command=same)
