"""Ids people can type: a letter, a digit, then one to three more; no look-alikes, never a date word."""

from __future__ import annotations

import re

FIRST = "abcdefghjkmnprstuvxyz"
DIGITS = "23456789"
REST = "abcdefghjkmnpqrstuvwxyz" + DIGITS
SHAPE = re.compile(f"[{FIRST}][{DIGITS}][{REST}]{{1,3}}")

# Neighbours look different: each length is walked in strides of about 0.62 of its size, coprime with it.
STRIDES = ((1, 3221), (2, 99787), (3, 3093037))


def id_of(number: int) -> str:
    """Return the id of the `number`-th thing, from 0; three characters while they last. Raise ValueError past the last."""
    left = number
    for length, stride in STRIDES:
        size = len(FIRST) * len(DIGITS) * len(REST) ** length
        if 0 <= left < size:
            return _spell((left * stride + stride // 3) % size, length)
        left -= size
    raise ValueError(number)


def looks_like_id(text: str) -> bool:
    """Return whether `text` has the form of an id, whether or not there is one."""
    return SHAPE.fullmatch(text) is not None


def _spell(place: int, length: int) -> str:
    rest = ""
    for _ in range(length):
        place, letter = divmod(place, len(REST))
        rest = REST[letter] + rest
    first, digit = divmod(place, len(DIGITS))
    return FIRST[first] + DIGITS[digit] + rest
