"""A name at the beginning of what was typed, and the text after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.together.names import known_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ontzorg_cli.core.together.person import Person


def manager_and_text(words: Sequence[str], people: Iterable[Person]) -> tuple[str | None, str]:
    """Return the name with which `words` begin and the rest: a whole name of several words first, else the first word."""
    known = {name for person in people for name in known_as(person)}
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if name.casefold().strip() in known:
            return name, " ".join(words[count:]).strip()
    if not words:
        return None, ""
    return words[0], " ".join(words[1:]).strip()
