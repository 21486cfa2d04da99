"""A conversation: questions on a terminal, or answers a line that were piped in; Enter is an answer to each."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from ontzorg_cli.render.seen import MASK

if TYPE_CHECKING:
    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.render.pages.voice import Voice


KEY_MARK = "\u00a0=\u00a0"
"""Between a key and what it does no line breaks."""


class Talk:
    """Asks and tells, in the words of one section of the catalogue."""

    section: str

    def __init__(self, session: Session, voice: Voice) -> None:
        self.session = session
        self.voice = voice
        self.is_over = False
        self.answers: list[str] = []
        """Each answer, the empty ones too: piped in, they say the same once more."""
        self.has_heard = session.stdin_is_terminal
        """Whether there was anybody to answer, or a line to read."""

    def ask(self, *asked: str) -> str:
        """Return the answer to a question; nothing once it is over or the lines that were piped in are used up.

        Raise KeyboardInterrupt where it is broken off.
        """
        if self.is_over:
            return ""
        if not self.session.stdin_is_terminal:
            line = self.session.read_line()
            self.is_over = line is None
            self.has_heard |= line is not None
            return self._heard(line or "")
        self.before_asking()
        if self.is_over:
            return ""
        self.session.tell("")
        for line in asked:
            self.tell(line)
        return self._heard(self.session.ask(">"))

    def _heard(self, answer: str) -> str:
        self.answers.append(answer)
        return answer

    def before_asking(self) -> None:
        """Do what is due before a question is put to a person."""

    def tell(self, text: str) -> None:
        """Write a text beside the result, wrapped."""
        for line in text.splitlines() or [""]:
            whole = line.replace(" = ", KEY_MARK)
            self.session.tell(fill(whole, self.session.width, break_on_hyphens=False).replace("\u00a0", " "))

    def tell_person(self, text: str) -> None:
        """Write a text where there is a person to read it."""
        if self.session.stdin_is_terminal:
            self.tell(text)

    def shown(self, text: str) -> str:
        """Return a title or a name as it may be shown."""
        return MASK if self.session.discreet and text else text

    def text(self, key: str, **values: str | int) -> str:
        """Return our own words."""
        return self.voice.catalogue.text(f"{self.section}.{key}", **values).replace("\u00a0", " ")
