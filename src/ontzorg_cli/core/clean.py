"""User text without what a terminal could obey or a reader could be misled by."""

from __future__ import annotations

JOINER = "\u200d"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_WHITE = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_UNSEEN = (0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_TAGS = range(0xE0000, 0xE0080)
_TABLE: dict[int, str | None] = {
    **dict.fromkeys((*_CONTROLS, *_UNSEEN, *_TAGS)),
    **dict.fromkeys(_WHITE, " "),
    ord(JOINER): JOINER,
}


def clean(text: str) -> str:
    """Return `text` with line ends and tabs as spaces, and without control, bidi and invisible characters.

    A zero-width joiner stays between two emoji, which it makes one; half a surrogate pair goes.
    """
    if text.isprintable():
        return text
    kept = text.encode("utf-8", "ignore").decode("utf-8").translate(_TABLE)
    return _without_loose_joiners(kept) if JOINER in kept else kept


def _without_loose_joiners(text: str) -> str:
    return "".join(
        char
        for place, char in enumerate(text)
        if char != JOINER or (place and _is_emoji(text[place - 1]) and _is_emoji(text[place + 1 : place + 2]))
    )


def _is_emoji(char: str) -> bool:
    return bool(char) and (char == "\ufe0f" or "\u2190" <= char <= "\u2bff" or char >= "\U0001f000")
