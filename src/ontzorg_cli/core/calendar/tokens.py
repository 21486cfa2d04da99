"""Text cut into tokens: each a word or a number with all that it may mean."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.calendar.lexicon import Lexicon, Sense, Senses

LONGEST_TEXT = 80
LONGEST_PHRASE = 12
"""In words. Nobody writes a longer date; what is longer is not looked at."""
CENTURY = 2000

AROUND = "(),;·"
ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:t(.+))?")
FULL = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
YEAR_MONTH = re.compile(r"(19[0-9]{2}|2[0-9]{3})[-/](0?[1-9]|1[0-2])")
MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])[-/](19[0-9]{2}|2[0-9]{3})")
DAY_MONTH = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})")
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
DECIMAL = re.compile(r"([0-9]{0,4})[.,]([0-9]{1,2})")
NUMBER = re.compile(r"[0-9]{1,9}")
PARTS = re.compile(r"[0-9]{1,2}:[0-9]{2}(?![0-9])|[0-9]*[.,][0-9]+|[0-9]+|[^0-9.,:]+|.")


@dataclass(frozen=True, slots=True)
class Token:
    """What a word of the text may mean, by role."""

    senses: Senses


def tokens(text: str, lexicon: Lexicon) -> tuple[Token, ...] | None:
    """Return the tokens of `text`, or None where a word means nothing or the text is longer than a date can be."""
    words = text.split(maxsplit=LONGEST_PHRASE)
    if len(words) > LONGEST_PHRASE or sum(map(len, words)) > LONGEST_TEXT:
        return None
    found: list[Token] = []
    for word in words:
        plain = plainly(word).strip(AROUND)
        pieces = tuple(_word(plain, lexicon)) if plain else ()
        if None in pieces:
            return None
        found += (Token(senses) for senses in pieces if senses)
    return tuple(found)


def plainly(word: str) -> str:
    """Return `word` in the one form that words are looked up in: no capitals, plain digits, straight quotes."""
    halves = word.replace("½", ".5").replace("’", "'")  # noqa: RUF001 - the quote that phones type
    return unicodedata.normalize("NFKC", halves).casefold()


def _word(word: str, lexicon: Lexicon) -> Iterator[Senses | None]:
    """Yield the senses of a word, of its parts where it is written together, and None where it has none."""
    known = _known(word, lexicon)
    if known:
        yield known
    elif found := ISO.fullmatch(word):
        yield {"iso": _numbers(found[1], found[2], found[3])}
        if found[4]:
            yield from _word(found[4], lexicon)
    elif found := FULL.fullmatch(word):
        yield {"full": _numbers(found[1], found[3], found[4])}
    elif found := DAY_MONTH.fullmatch(word):
        yield {"day_month": _numbers(*found.groups())}
    elif found := YEAR_MONTH.fullmatch(word):
        yield {"month_of_year": _numbers(found[2], found[1])}
    elif found := MONTH_YEAR.fullmatch(word):
        yield {"month_of_year": _numbers(*found.groups())}
    else:
        parts = PARTS.findall(word)
        if len(parts) > 1:
            for part in parts:
                yield _known(part, lexicon) or _number(part, lexicon)
        else:
            yield from _number_or_compound(word, lexicon)


def _number_or_compound(word: str, lexicon: Lexicon) -> Iterator[Senses | None]:
    number = _number(word, lexicon)
    if number:
        yield number
        return
    for cut in range(2, len(word) - 2):
        day, part = lexicon.words.get(word[:cut], {}), lexicon.words.get(word[cut:], {})
        if "part" in part and ("weekday" in day or "offset" in day):
            yield day
            yield part
            return
    yield None


def _known(word: str, lexicon: Lexicon) -> Senses | None:
    senses = lexicon.words.get(word)
    if senses is None and word.endswith("."):
        undotted = lexicon.words.get(word[:-1])
        return undotted and {role: sense for role, sense in undotted.items() if role != "weak"}
    return senses


def _number(word: str, lexicon: Lexicon) -> Senses | None:
    if found := CLOCK.fullmatch(word):
        return {"clock": _numbers(*found.groups())}
    if found := DECIMAL.fullmatch(word):
        return _decimal(found[1], found[2], dotted="." in word)
    if not NUMBER.fullmatch(word):
        return None
    number = int(word)
    senses: Senses = {"number": number, lexicon.half_of_digits: number}
    if len(word) == 4:
        senses |= {"year": number, "digits": divmod(number, 100)}
    elif len(word) == 2:
        senses["year"] = CENTURY + number
    return senses


def _decimal(whole: str, fraction: str, *, dotted: bool) -> Senses:
    senses: Senses = {"hundredths": int(whole or 0) * 100 + int(fraction.ljust(2, "0"))}
    if dotted and 0 < len(whole) <= 2:
        senses["dotted"] = _numbers(whole, fraction)
        if len(fraction) == 2:
            senses["dotted_clock"] = _numbers(whole, fraction)
    return senses


def _numbers(*digits: str) -> Sense:
    return tuple(map(int, digits))
