"""Public holidays by country, from the `holidays` package, as days off that the user may strike."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from ontzorg_cli.core.calendar.agenda import DayOff
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_OFF = {"NL": frozenset({"Good Friday"})}
"""Holidays on which most people of the country work, by their English names."""


class UnknownCountryError(UsageError):
    """No holidays are known for a country: `country`, and the `candidates` it may have meant."""

    code = "unknown_country"


def public_holidays(country: str, years: Iterable[int], language: str) -> tuple[DayOff, ...]:
    """Return the public holidays of a country (ISO 3166 code, of two or three letters) in order, named in `language` where that is known.

    For the Netherlands Good Friday is no day off, and 5 May only in years that divide by five (ENGINE.md 1). Raise
    UnknownCountryError where there is no such country.
    """
    import holidays  # noqa: PLC0415 - ten times the cost of starting Python, for `init` alone

    typed, wanted = country.strip().upper(), tuple(years)
    if typed not in holidays.list_supported_countries():
        raise UnknownCountryError(country=country, candidates=_candidates(typed))
    known = getattr(holidays, typed)
    code = known.country
    spoken = next((each for each in known.supported_languages if each.split("_")[0] == language), None)
    named = holidays.country_holidays(code, years=wanted, language=spoken or known.default_language)
    english = holidays.country_holidays(code, years=wanted, language="en_US")
    struck = NOT_OFF.get(code, frozenset())
    return tuple(DayOff(day=day, name=name) for day, name in sorted(named.items()) if english.get(day) not in struck)


def _candidates(typed: str) -> tuple[str, ...]:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - only for the error

    codes = {
        name.upper(): code for key, (own, code, *others) in COUNTRIES.items() for name in (key, own, code, *others)
    }
    near = get_close_matches(typed, codes, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(codes[name] for name in near))
