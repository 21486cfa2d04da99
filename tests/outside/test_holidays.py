from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from ontzorg_cli.outside.holidays import (
    NoSchoolHolidaysError,
    UnknownCountryError,
    UnknownRegionError,
    public_holidays,
    school_holidays,
)


def test_good_friday_is_worked_in_the_netherlands_and_liberation_day_is_off_every_five_years() -> None:
    days = {off.day: off.name for off in public_holidays("NL", (2025, 2026), "nl")}
    assert date(2026, 4, 3) not in days
    assert date(2026, 5, 5) not in days
    assert days[date(2025, 5, 5)] == "Bevrijdingsdag"
    assert days[date(2026, 4, 27)] == "Koningsdag"
    assert days[date(2026, 12, 26)] == "Tweede kerstdag"


def test_holidays_are_in_order_and_named_in_the_language_that_was_asked() -> None:
    found = public_holidays("nl", (2027, 2026), "en")
    assert [off.day for off in found] == sorted(off.day for off in found)
    assert found[0].name == "New Year's Day"


def test_where_good_friday_is_a_holiday_it_stays_one() -> None:
    assert date(2026, 4, 3) in {off.day for off in public_holidays("DE", (2026,), "nl")}


def test_a_language_that_a_country_has_no_names_in_leaves_its_own() -> None:
    assert public_holidays("DE", (2026,), "nl")[0].name == "Neujahr"


@pytest.mark.parametrize("code", ["NLD", " nl "])
def test_a_country_may_be_written_in_three_letters_or_small(code: str) -> None:
    assert public_holidays(code, (2026,), "nl") == public_holidays("NL", (2026,), "nl")


@pytest.mark.parametrize(("typed", "candidate"), [("netherland", "NL"), ("Belgium", "BE")])
def test_a_country_that_is_not_known_is_answered_with_those_it_may_be(typed: str, candidate: str) -> None:
    with pytest.raises(UnknownCountryError) as caught:
        public_holidays(typed, (2026,), "nl")
    assert caught.value.facts["country"] == typed
    candidates = caught.value.facts["candidates"]
    assert isinstance(candidates, tuple)
    assert candidates[0] == candidate


def test_a_region_has_days_of_its_own_besides_those_of_the_country() -> None:
    country = {off.day for off in public_holidays("DE", (2027,), "nl")}
    region = {off.day for off in public_holidays("DE", (2027,), "nl", "Bayern")}
    assert country < region
    assert date(2027, 1, 6) in region - country


@pytest.mark.parametrize("region", ["Noord", " noord "])
def test_school_holidays_go_from_their_first_to_their_last_day(region: str) -> None:
    found = school_holidays("NL", region, (2026, 2027), "nl")
    christmas = next(each for each in found if each.first == date(2026, 12, 19))
    assert (christmas.name, christmas.last, christmas.source) == ("Kerstvakantie Noord", date(2027, 1, 3), "Noord")
    assert all(each.last < later.first for each, later in pairwise(found))


def test_dutch_regions_go_by_their_english_names_too() -> None:
    assert school_holidays("NL", "North", (2027,), "nl") == school_holidays("NL", "Noord", (2027,), "nl")


def test_a_region_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(UnknownRegionError) as caught:
        school_holidays("NL", "Friesland", (2026,), "nl")
    assert caught.value.facts["candidates"] == ("Midden", "Noord", "Zuid")
    with pytest.raises(NoSchoolHolidaysError):
        school_holidays("GB", "ENG", (2026,), "nl")
