"""Days off by name: struck, added, filled; school holidays as a note that takes no time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import NOW, at, day, hints

from ontzorg_cli.actions.days_off import (
    DayOffNotFoundError,
    add_days_off,
    fill_days_off,
    fill_school_holidays,
    look_at_days_off,
    strike_days_off,
    take_school_holidays,
)
from ontzorg_cli.actions.look_ahead import look_at_weeks
from ontzorg_cli.actions.look_at_agenda import look_at_agenda
from ontzorg_cli.core.calendar.agenda import AllDay, DayOff

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.store.home import Home


def filled(home: Home, now: datetime = NOW) -> Saved:
    return fill_days_off(region=None, country=None, home=home, now=now)


def names(home: Home, year: int) -> set[str]:
    return {off.name for off in home.read().days_off() if off.day.year == year}


def test_the_years_that_are_not_there_yet_are_filled_once(noors: Home) -> None:
    saved = filled(noors)
    years = {touched.record.day.year for touched in saved.touched if isinstance(touched.record, DayOff)}
    assert years == {2026, 2027, 2028}
    assert "Koningsdag" in names(noors, 2027)
    assert len([off for off in noors.read().days_off() if off.day == day(32)]) == 1
    assert filled(noors).touched == ()


def test_what_was_struck_by_name_stays_struck_in_years_that_are_filled_later(noors: Home) -> None:
    filled(noors)
    saved = strike_days_off("tweede pinksterdag", None, home=noors, now=NOW)
    assert len(saved.touched) == 2
    filled(noors, at("09:00", 370))
    assert "Eerste pinksterdag" in names(noors, 2029)
    assert "Tweede pinksterdag" not in names(noors, 2029)
    noors.undo(2, now=at("09:10", 370))
    assert "Tweede pinksterdag" in names(noors, 2028)


def test_one_day_is_struck_by_its_date_and_others_of_the_name_stay(noors: Home) -> None:
    filled(noors)
    strike_days_off("27-4", date(2027, 4, 27), home=noors, now=NOW)
    assert "Koningsdag" not in names(noors, 2027)
    assert "Koningsdag" in names(noors, 2028)
    with pytest.raises(DayOffNotFoundError) as refusal:
        strike_days_off("koning", None, home=noors, now=NOW)
    assert refusal.value.facts["candidates"] == ("Koningsdag",)


def test_a_day_off_of_ones_own_is_no_bridge_any_more(noors: Home) -> None:
    filled(noors)
    friday = date(2027, 5, 7)
    assert friday in look_at_days_off(home=noors, now=NOW).bridges
    add_days_off("brugdag", friday, friday, home=noors, now=NOW)
    look = look_at_days_off(home=noors, now=NOW)
    assert friday not in look.bridges
    assert DayOff(day=friday, name="brugdag") in look.days_off


def test_a_region_adds_its_own_days_and_brings_none_back_that_was_struck(noors: Home) -> None:
    filled(noors)
    strike_days_off("koningsdag", None, home=noors, now=NOW)
    fill_days_off(region="BY", country="DE", home=noors, now=NOW)
    assert "Fronleichnam" in names(noors, 2027)
    assert "Koningsdag" not in names(noors, 2027)


def test_school_holidays_are_shown_and_take_no_time(noors: Home) -> None:
    before = look_at_agenda(day(26), day(30), home=noors, now=NOW).days
    fill_school_holidays("Noord", country=None, home=noors, now=NOW)
    after = look_at_agenda(day(26), day(30), home=noors, now=NOW).days
    assert {name for each in after for name in each.school_holidays} == {"Kerstvakantie Noord"}
    assert [each.figures for each in after] == [each.figures for each in before]
    ahead = look_at_weeks(6, minutes=60, home=noors, now=NOW)
    noted = [each.day for week in ahead.weeks for each in week.days if each.school_holidays]
    assert (noted[0], noted[-1]) == (date(2026, 12, 19), date(2027, 1, 3))


def test_school_holidays_of_a_file_are_replaced_by_its_news_and_those_of_others_stay(noors: Home) -> None:
    fill_school_holidays("Zuid", country=None, home=noors, now=NOW)
    zuid = len(noors.read().school_holidays())
    week = AllDay(first=date(2027, 2, 13), last=date(2027, 2, 21))
    take_school_holidays([("carnaval", week)], "school", home=noors, now=NOW)
    assert take_school_holidays([("carnaval", week)], "school", home=noors, now=NOW).touched == ()
    moved = AllDay(first=date(2027, 2, 6), last=date(2027, 2, 14))
    take_school_holidays([("carnaval", moved)], "school", home=noors, now=NOW)
    found = [each for each in noors.read().school_holidays() if each.source == "school"]
    assert [(each.first, each.last) for each in found] == [(moved.first, moved.last)]
    assert len(noors.read().school_holidays()) == zuid + 1


def test_another_country_comes_beside_what_is_there_and_no_day_is_off_twice(noors: Home) -> None:
    filled(noors)
    fill_days_off(region=None, country="DE", home=noors, now=NOW)
    days = [off.day for off in noors.read().days_off()]
    assert len(days) == len(set(days))
    assert {"Koningsdag", "Tag der Deutschen Einheit"} <= names(noors, 2027)
    assert "Erster Weihnachtstag" not in names(noors, 2027)


def test_days_that_were_off_already_keep_their_name_and_that_is_said(noors: Home) -> None:
    alone = add_days_off("vrij", day(32), day(32), home=noors, now=NOW)
    assert (alone.touched, alone.step, hints(alone)) == ((), 0, ["already_off"])
    assert alone.hints[0].facts == {"count": 1, "day": day(32), "name": "Eerste kerstdag"}
    more = add_days_off("kantoor dicht", day(31), day(33), home=noors, now=NOW)
    assert [len(more.touched), hints(more)] == [2, ["already_off"]]
    assert "Eerste kerstdag" in names(noors, 2026)
    assert hints(add_days_off("brugdag", day(40), day(40), home=noors, now=NOW)) == []
