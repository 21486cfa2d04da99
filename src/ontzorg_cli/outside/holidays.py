"""Public and school holidays by country and region, from the `holidays` package; the user may strike any of them."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ontzorg_cli.core.calendar.agenda import DayOff, SchoolHoliday
from ontzorg_cli.core.calendar.moments import DAY
from ontzorg_cli.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_OFF = {"NL": frozenset({"Good Friday"})}
"""Holidays on which most people of the country work, by their English names."""


SCHOOL = "school"
ALSO_CALLED = {"NL": {"north": "Noord", "central": "Midden", "middle": "Midden", "south": "Zuid"}}
"""Regions by names that people use and the package does not know."""


class UnknownCountryError(UsageError):
    """No holidays are known for a country: `country`, and the `candidates` it may have meant."""

    code = "unknown_country"


class UnknownRegionError(UsageError):
    """A country has no such `region`; `candidates` are those that it has."""

    code = "unknown_region"


class NoSchoolHolidaysError(UsageError):
    """The school holidays of a `country` are not known."""

    code = "no_school_holidays"


def public_holidays(country: str, years: Iterable[int], language: str, region: str | None = None) -> tuple[DayOff, ...]:
    """Return the public holidays of a country (ISO 3166 code, of two or three letters) in order, named in `language` where that is known.

    Those of a `region` are added. For the Netherlands Good Friday is no day off, and 5 May only in years that divide by
    five (ENGINE.md 1). Raise UnknownCountryError where there is no such country, UnknownRegionError.
    """
    import holidays  # noqa: PLC0415 - ten times the cost of starting Python, for few commands

    wanted = tuple(years)
    known = _known(country)
    code = known.country
    subdivision = None if region is None else _region(known, region)
    named = holidays.country_holidays(code, subdiv=subdivision, years=wanted, language=_spoken(known, language))
    english = holidays.country_holidays(code, subdiv=subdivision, years=wanted, language="en_US")
    struck = NOT_OFF.get(code, frozenset())
    return tuple(DayOff(day=day, name=name) for day, name in sorted(named.items()) if english.get(day) not in struck)


def school_holidays(country: str, region: str, years: Iterable[int], language: str) -> tuple[SchoolHoliday, ...]:
    """Return the school holidays of a region, each from its first to its last day, in order.

    Raise UnknownCountryError, UnknownRegionError, or NoSchoolHolidaysError where those of the country are not known.
    """
    import holidays  # noqa: PLC0415 - as above

    known = _known(country)
    if SCHOOL not in known.supported_categories:
        raise NoSchoolHolidaysError(country=known.country)
    subdivision = _region(known, region)
    days = holidays.country_holidays(
        known.country, subdiv=subdivision, years=tuple(years), categories=(SCHOOL,), language=_spoken(known, language)
    )
    runs: list[SchoolHoliday] = []
    for day, name in sorted(days.items()):
        titled = f"{name} {subdivision}"
        if runs and runs[-1].name == titled and runs[-1].last == day - DAY:
            runs[-1] = replace(runs[-1], last=day)
        else:
            runs.append(SchoolHoliday(first=day, last=day, name=titled, source=subdivision))
    return tuple(runs)


def _known(country: str) -> Any:  # noqa: ANN401 - a class of the package, which has no types of its own
    import holidays  # noqa: PLC0415 - as above

    typed = country.strip().upper()
    if typed not in holidays.list_supported_countries():
        raise UnknownCountryError(country=country, candidates=_candidates(typed))
    return getattr(holidays, typed)


def _spoken(known: Any, language: str) -> str | None:  # noqa: ANN401 - as above
    found = next((each for each in known.supported_languages if each.split("_")[0] == language), None)
    return found or known.default_language  # type: ignore[no-any-return]  # the language of the country


def _region(known: Any, typed: str) -> str:  # noqa: ANN401 - as above
    """Return the region as the package knows it, by its code or its name. Raise UnknownRegionError."""
    codes = {code.casefold(): code for code in known.subdivisions}
    codes |= {name.casefold(): code for name, code in known.subdivisions_aliases.items()}
    codes |= ALSO_CALLED.get(known.country, {})
    found = codes.get(typed.strip().casefold())
    if found is None:
        raise UnknownRegionError(region=typed, country=known.country, candidates=tuple(known.subdivisions))
    return str(found)


def _candidates(typed: str) -> tuple[str, ...]:
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - only for the error

    codes = {
        name.upper(): code for key, (own, code, *others) in COUNTRIES.items() for name in (key, own, code, *others)
    }
    near = get_close_matches(typed, codes, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(codes[name] for name in near))
