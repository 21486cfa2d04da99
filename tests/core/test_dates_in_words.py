from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading import frame, frame_on

from ontzorg_cli.core.calendar.dates_in_words import longest_day_at_end, read_day, read_when
from ontzorg_cli.core.calendar.feasts import easter
from ontzorg_cli.core.calendar.unreadable import UnreadableDateError
from ontzorg_cli.core.calendar.working_time import WorkPattern
from ontzorg_cli.words.lexicon import load_lexicon

NOOR = frame()

DAYS = {
    "vandaag": "2026-11-23", "today": "2026-11-23", "vanmorgen": "2026-11-23", "vanavond": "2026-11-23",
    "tonight": "2026-11-23", "straks": "2026-11-23", "morgen": "2026-11-24", "tomorrow": "2026-11-24",
    "morgenochtend": "2026-11-24", "tomorrow morning": "2026-11-24", "overmorgen": "2026-11-25",
    "gisteren": "2026-11-22", "yesterday": "2026-11-22", "eergisteren": "2026-11-21",
    "ma": "2026-11-30", "di": "2026-11-24", "wo": "2026-11-25", "woe": "2026-11-25", "do": "2026-11-26",
    "DON": "2026-11-26", "vr": "2026-11-27", "vr.": "2026-11-27", "vrij": "2026-11-27", "za": "2026-11-28",
    "zo": "2026-11-29", "zo.": "2026-11-29", "zon": "2026-11-29", "Friday": "2026-11-27", "thurs": "2026-11-26",
    "on friday": "2026-11-27", "op zo": "2026-11-29", "vrijdagmiddag": "2026-11-27",
    "a.s. vrijdag": "2026-11-27", "aanstaande ma": "2026-11-30", "komende vrijdag": "2026-11-27",
    "coming friday": "2026-11-27", "deze vrijdag": "2026-11-27", "deze ma": "2026-11-23",
    "volgende vrijdag": "2026-12-04", "next friday": "2026-12-04", "afgelopen vrijdag": "2026-11-20",
    "last monday": "2026-11-16",
    "3-12": "2026-12-03", "3/12": "2026-12-03", "3.12": "2026-12-03", "03.12.2026": "2026-12-03", "op 3.12": "2026-12-03",
    "do 3.12": "2026-12-03", "3 dec": "2026-12-03", "3 december": "2026-12-03", "3rd of December": "2026-12-03",
    "Dec 3": "2026-12-03", "3 dec 2027": "2027-12-03", "3-12-26": "2026-12-03", "3 dec 26": "2026-12-03",
    "10-12": "2026-12-10", "5 mrt": "2027-03-05", "5 mei": "2027-05-05", "5 may": "2027-05-05", "1 okt": "2026-10-01",
    "1 oct": "2026-10-01", "de 15e": "2026-12-15", "15de": "2026-12-15", "the 15th": "2026-12-15", "de 23e": "2026-11-23",
    "de 31e": "2026-12-31", "de eerste": "2026-12-01", "2026-12-03": "2026-12-03", "2026/12/03": "2026-12-03",
    "over 3 dagen": "2026-11-26", "in 3 days": "2026-11-26", "over een week": "2026-11-30", "in a week": "2026-11-30",
    "over 14 dagen": "2026-12-07", "binnen 2 weken": "2026-12-07", "within two weeks": "2026-12-07",
    "over een maand": "2026-12-23", "over 2 werkdagen": "2026-11-25", "in 5 working days": "2026-11-30",
    "dinsdag over een week": "2026-12-01", "tuesday in two weeks": "2026-12-08", "a week on tuesday": "2026-12-01",
    "deze week": "2026-11-27", "volgende week": "2026-11-30", "next week": "2026-11-30", "vorige week": "2026-11-16",
    "volgende week di": "2026-12-01", "next week tue": "2026-12-01", "di volgende week": "2026-12-01",
    "tuesday of next week": "2026-12-01", "deze week do": "2026-11-26", "vorige week do": "2026-11-19",
    "begin van de week": "2026-11-23", "midden van de week": "2026-11-25", "eind van de week": "2026-11-27",
    "einde week": "2026-11-27", "end of the week": "2026-11-27", "begin volgende week": "2026-11-30",
    "eind volgende week": "2026-12-04", "weekend": "2026-11-28", "in het weekend": "2026-11-28",
    "next weekend": "2026-12-05", "week 48": "2026-11-23", "wk 49": "2026-11-30", "wk49": "2026-11-30",
    "week 53": "2026-12-28", "wk 1": "2027-01-04", "week 1 2027": "2027-01-04", "di wk 49": "2026-12-01",
    "week 49 di": "2026-12-01", "eind week 49": "2026-12-04",
    "begin van de maand": "2026-11-02", "eind van de maand": "2026-11-30", "end of the month": "2026-11-30",
    "medio december": "2026-12-15", "half december": "2026-12-15", "begin december": "2026-12-01",
    "volgende maand": "2026-12-01", "eind volgende maand": "2026-12-31", "eind van het jaar": "2026-12-31",
    "midden van het kwartaal": "2026-11-15", "volgend kwartaal": "2027-01-01", "volgend jaar": "2027-01-01",
    "eind Q1": "2027-03-31", "end of Q4": "2026-12-31", "begin 2e kwartaal": "2027-04-01", "in het eerste kwartaal": "2027-03-31",
    "voor Q1": "2026-12-31", "before Q1": "2026-12-31", "in maart": "2027-03-31", "in March": "2027-03-31",
    "in 2027-03": "2027-03-31", "eind 3-2027": "2027-03-31", "voor 03/2027": "2027-02-26",
    "voor maart": "2027-02-26", "eind maart 2028": "2028-03-31", "by March": "2027-03-31", "tot maart": "2027-02-26",
    "voor de kerst": "2026-12-24", "before Christmas": "2026-12-24", "na kerst": "2026-12-28", "met kerst": "2026-12-25",
    "op koningsdag": "2027-04-27", "on King's Day": "2027-04-27", "voor Pasen": "2027-03-26", "op goede vrijdag": "2027-03-26",
    "na nieuwjaar": "2027-01-04", "before new year": "2026-12-31", "op hemelvaartsdag": "2027-05-06",
    "op secretaressedag": "2027-04-15", "na de zomervakantie": "2027-09-01", "after the summer holidays": "2027-09-01",
    "voor het weekend": "2026-11-27", "before the weekend": "2026-11-27", "na het weekend": "2026-11-30",
    "uiterlijk vr": "2026-11-27", "tegen vr": "2026-11-27", "voor vrijdag": "2026-11-26", "by Friday": "2026-11-27",
    "vr 27 november, wk 48": "2026-11-27", "di 1 december (wk 49)": "2026-12-01", "Tue 1 Dec (wk 49)": "2026-12-01",
    "maandag 23 november 2026 · week 48": "2026-11-23", "do 26": "2026-11-26", "wo 30-12": "2026-12-30", "eod": "2026-11-23",
}  # fmt: skip

REFUSED = (
    "", " ", "abc", "Q1", "kerst", "maart", "31-11", "30-2", "29-2-2027", "0-12", "13/13", "2026-13-01", "2026-02-30",
    "week 54", "wk 0", "week 53 2027", "vr 26", "14:30", "om 3 uur", "van de week", "eind", "de 32e", "over", "dezelfde",
    "over 99999 dagen", "over 9999 jaar", "in Q5", "in Q1 0000", "in maart 0000", "goede maandag", "op goede dinsdag", "--", "e.g.", "…",
    "vr vr", "vr 27-11 28-11", "11-27-2026", "\u0663-\u0661\u0662", "over 1000000000 dagen", "over 9999 weken op vr", "kwart 1",
    "2026-12", "12-2026", "2027", "in 2027-13",
)  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_as_people_type_it(text: str, day: str) -> None:
    assert read_day(text, NOOR).day == date.fromisoformat(day)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_day_is_refused_with_the_text_as_typed(text: str) -> None:
    with pytest.raises(UnreadableDateError) as refusal:
        read_day(text, NOOR)
    assert refusal.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("ma", ("next_week_same_weekday",)),
        ("volgende vrijdag", ("next_weekday_of_next_week",)),
        ("volgende week", ("next_week",)),
        ("wk 1", ("week_of_next_year",)),
        ("ma 27-11", ("other_weekday",)),
        ("27 november wk 49", ("other_week",)),
        ("voor vrijdag", ("day_before",)),
        ("na de zomervakantie", ("about",)),
        ("gisteren", ("past",)),
        ("15-9", ("past",)),
        ("25-12", ("day_off",)),
        ("zo", ("weekend",)),
        ("wo 2 december wk 49", ()),
    ],
)
def test_what_is_worth_saying_of_a_day_is_noted(text: str, notes: tuple[str, ...]) -> None:
    assert read_day(text, NOOR).notes == notes


def test_tomorrow_on_friday_is_saturday_with_monday_instead() -> None:
    read = read_day("morgen", frame_on(2026, 11, 27))
    assert (read.day, read.notes, read.instead) == (date(2026, 11, 28), ("weekend",), date(2026, 11, 30))


def test_a_weekday_that_is_not_hers_is_said_and_the_next_own_day_named() -> None:
    three_days = WorkPattern(every={day: NOOR.pattern.every[day] for day in (0, 1, 3)})
    read = read_day("wo", replace(NOOR, pattern=three_days))
    assert (read.notes, read.instead) == (("own_free_day",), date(2026, 11, 26))


def test_without_any_working_hours_no_day_is_called_free() -> None:
    nobody = replace(NOOR, pattern=WorkPattern())
    assert read_day("za", nobody).notes == ()
    assert read_day("eind van de week", nobody).day == date(2026, 11, 29)
    assert read_day("voor de kerst", nobody).day == date(2026, 12, 24)
    assert read_day("na het weekend", nobody).day == date(2026, 11, 30)
    with pytest.raises(UnreadableDateError):
        read_day("over 2 werkdagen", nobody)


def test_a_past_day_and_month_stays_past_up_to_ninety_days_and_then_is_next_years() -> None:
    assert read_day("25-8", NOOR).day == date(2026, 8, 25)
    assert read_day("24-8", NOOR).day == date(2027, 8, 24)


def test_the_weekday_chooses_between_two_years() -> None:
    assert read_day("wo 30-12", frame_on(2027, 1, 4)).day == date(2026, 12, 30)
    assert read_day("do 30-12", frame_on(2027, 1, 4)).day == date(2027, 12, 30)


def test_29_february_waits_for_a_leap_year() -> None:
    assert read_day("29-2", NOOR).day == date(2028, 2, 29)
    assert read_day("29 feb 2028", NOOR).day == date(2028, 2, 29)


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert read_day("over een maand", frame_on(2027, 1, 31)).day == date(2027, 2, 28)


def test_the_summer_and_a_month_that_are_over_are_next_years() -> None:
    assert read_day("voor de zomervakantie", frame_on(2026, 6, 1)).day == date(2026, 7, 3)
    assert read_day("in oktober", NOOR).day == date(2027, 10, 29)
    assert read_day("eind Q3", NOOR).day == date(2027, 9, 30)


def test_a_feast_that_is_on_is_this_one() -> None:
    assert read_day("op oudjaar", frame_on(2027, 1, 1)).day == date(2026, 12, 31)
    assert read_day("voor de kerst", frame_on(2026, 12, 27)).day == date(2027, 12, 24)
    assert read_day("op koningsdag", frame_on(2031, 3, 1)).day == date(2031, 4, 26)


@pytest.mark.parametrize("day", ["2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2049-04-18"])
def test_easter_falls_where_the_tables_say(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("year", range(2026, 2036))
def test_a_week_number_is_never_one_that_is_over(year: int) -> None:
    late = frame_on(year, 12, 15)
    for number in range(1, 53):
        assert read_day(f"wk {number}", late).day + (date(2026, 1, 7) - date(2026, 1, 1)) >= late.today


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("do 14u30", 26, time(14, 30)),
        ("morgen om 3 uur", 24, time(15)),
        ("vr eind van de middag", 27, time(16)),
        ("wo eind van de ochtend", 25, time(12, 30)),
        ("14:30", 23, time(14, 30)),
        ("vandaag", 23, None),
        ("do 3 uur", 26, time(15)),
        ("om 3 uur vrijdag", 27, time(15)),
        ("2026-11-27T14:30", 27, time(14, 30)),
        ("2026-11-27 14:30", 27, time(14, 30)),
        ("vr 27 november, 14:30", 27, time(14, 30)),
        ("do 26 14:30", 26, time(14, 30)),
        ("27-11 14.30", 27, time(14, 30)),
        ("vr 1430", 27, time(14, 30)),
        ("friday at half past 2", 27, time(14, 30)),
        ("vrijdagmiddag 3 uur", 27, time(15)),
        ("vrijdagmiddag", 27, None),
        ("vanavond 8 uur", 23, time(20)),
        ("vanmiddag", 23, None),
        ("over een kwartier", 23, time(8, 45)),
        ("in 2 hours", 23, time(10, 30)),
        ("voor 14:00", 23, time(14)),
        ("voor vr 14:00", 27, time(14)),
        ("by 5pm friday", 27, time(17)),
        ("vr EOD", 27, None),
        ("zo 14:00", 29, time(14)),
    ],
)
def test_a_moment_as_people_type_it(text: str, day: int, at: time | None) -> None:
    read = read_when(text, NOOR)
    assert (read.day, read.at) == (date(2026, 11, day), at)


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("uiterlijk vr", True),
        ("vr uiterlijk 14:00", True),
        ("friday at the latest", True),
        ("streef vr", False),
        ("vr", None),
    ],
)
def test_uiterlijk_is_hard_and_streef_is_soft(text: str, hard: bool | None) -> None:  # noqa: FBT001 - the fact itself
    assert read_when(text, NOOR).hard is hard


def test_a_time_that_is_over_today_is_taken_and_said() -> None:
    assert read_when("8:00", NOOR).notes == ("past_time",)
    assert read_when("8:30", NOOR).notes == ()


@pytest.mark.parametrize(
    "text", ["", "over 3", "in 2000 minutes", "om", "vr om", "25:00", "vr 14:77", "vanavond 33 uur"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        read_when(text, NOOR)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("k7m c4x ma 30-11", (2, date(2026, 11, 30))),
        ("k7m vr", (1, date(2026, 11, 27))),
        ("k7m volgende week di", (3, date(2026, 12, 1))),
        ("k7m eind van de volgende week", (5, date(2026, 12, 4))),
        ("k7m c4x", None),
        ("", None),
    ],
)
def test_the_longest_day_from_the_right(words: str, found: tuple[int, date] | None) -> None:
    read = longest_day_at_end(words.split(), NOOR)
    assert (read and (read[0], read[1].day)) == found


def test_two_hours_from_now_are_real_hours_on_the_night_the_clocks_change() -> None:
    assert read_when("over 2 uur", frame_on(2026, 10, 25, 1)).at == time(2, 30)


def test_half_three_in_digits_follows_the_language_of_the_screen() -> None:
    english = replace(NOOR, lexicon=load_lexicon("en"))
    assert read_when("half 3", NOOR).at == time(14, 30)
    assert read_when("half 3", english).at == time(15, 30)
    assert read_when("half drie", english).at == time(14, 30)


@given(st.text(max_size=90))
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableDateError):
        read_when(text, NOOR)


WORDS = sorted(load_lexicon().words)


@given(st.lists(st.sampled_from(WORDS) | st.integers(0, 10**9).map(str), max_size=9).map(" ".join))
def test_any_row_of_date_words_is_read_or_refused(text: str) -> None:
    with suppress(UnreadableDateError):
        read_day(text, NOOR)


@pytest.mark.parametrize(
    "text", ["vr " * 1700, "1" * 5000, "eind van de " * 420, "-" * 5000, " " * 5000, "ma\u00a0" * 2000]
)
def test_five_thousand_characters_are_no_date(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        read_day(text, NOOR)
