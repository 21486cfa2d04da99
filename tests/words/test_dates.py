from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from tests.core.reading import AMSTERDAM, frame

from ontzorg_cli.core.calendar.dates_in_words import read_day, read_when
from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.rules_in_words import read_rule
from ontzorg_cli.core.work.task import Due
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue, Language
from ontzorg_cli.words.dates import Dates
from ontzorg_cli.words.lexicon import load_lexicon

NOOR = frame()
TODAY = NOOR.today
DUTCH, ENGLISH = Dates(Catalogue("nl")), Dates(Catalogue("en"))
EVERY_DAY = tuple(date(2026, 1, 1) + timedelta(days=number) for number in range(1096))


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 11, 23), "maandag 23 november 2026 · week 48", "Monday 23 November 2026 · week 48"),
        (date(2027, 1, 1), "vrijdag 1 januari 2027 · week 53", "Friday 1 January 2027 · week 53"),
    ],
)
def test_a_headline_names_the_iso_week(day: date, dutch: str, english: str) -> None:
    assert (DUTCH.headline(day), ENGLISH.headline(day)) == (dutch, english)


def test_an_echo_names_the_year_only_where_it_is_another() -> None:
    assert DUTCH.day(date(2026, 11, 27), TODAY) == "vr 27 november, wk 48"
    assert ENGLISH.day(date(2026, 11, 27), TODAY) == "Fri 27 November, wk 48"
    assert DUTCH.day(date(2027, 1, 4), TODAY) == "ma 4 januari 2027, wk 1"


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 11, 23), "ma 23", "Mon 23"),
        (date(2026, 11, 30), "ma 30", "Mon 30"),
        (date(2026, 12, 1), "di 1-12", "Tue 1 Dec"),
        (date(2026, 11, 20), "vr 20-11", "Fri 20 Nov"),
        (date(2027, 3, 5), "vr 5-3", "Fri 5 Mar"),
        (date(2027, 12, 3), "vr 3-12-2027", "Fri 3 Dec 2027"),
        (date(2026, 1, 2), "vr 2-1-2026", "Fri 2 Jan 2026"),
    ],
)
def test_a_day_in_a_list_is_short(day: date, dutch: str, english: str) -> None:
    assert (DUTCH.short(day, TODAY), ENGLISH.short(day, TODAY)) == (dutch, english)


def test_a_day_in_a_message_is_in_full() -> None:
    assert DUTCH.spoken(date(2026, 12, 1)) == "dinsdag 1 december"
    assert ENGLISH.spoken(date(2026, 12, 1), TODAY) == "Tuesday 1 December"
    assert DUTCH.spoken(date(2027, 3, 2), TODAY) == "dinsdag 2 maart 2027"


def test_a_deadline_has_its_time_where_it_has_one() -> None:
    thursday = Due(day=date(2026, 11, 26))
    assert DUTCH.when(thursday, TODAY) == "do 26"
    assert DUTCH.when(replace(thursday, at=time(14, 30)), TODAY) == "do 26 14:30"


@pytest.mark.parametrize(
    ("minutes", "dutch", "english"),
    [
        (0, "0m", "0m"),
        (43, "43m", "43m"),
        (60, "1u00", "1h00"),
        (150, "2u30", "2h30"),
        (-43, "-43m", "-43m"),
        (-65, "-1u05", "-1h05"),
    ],
)
def test_a_duration_on_screen(minutes: int, dutch: str, english: str) -> None:
    assert (DUTCH.minutes(minutes), ENGLISH.minutes(minutes)) == (dutch, english)


@pytest.mark.parametrize(
    ("minutes", "dutch", "english"),
    [
        (1, "1 minuut", "1 minute"),
        (15, "een kwartier", "a quarter of an hour"),
        (30, "een half uur", "half an hour"),
        (43, "43 minuten", "43 minutes"),
        (45, "drie kwartier", "three quarters of an hour"),
        (60, "1 uur", "1 hour"),
        (65, "1 uur en 5 minuten", "1 hour and 5 minutes"),
        (90, "anderhalf uur", "an hour and a half"),
        (150, "2,5 uur", "2.5 hours"),
    ],
)
def test_a_duration_in_a_sentence(minutes: int, dutch: str, english: str) -> None:
    assert (DUTCH.minutes_spoken(minutes), ENGLISH.minutes_spoken(minutes)) == (dutch, english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_three_years_reads_back_as_it_is_shown(language: Language) -> None:
    dates = Dates(Catalogue(language))
    for day in EVERY_DAY:
        shown = (dates.day(day, TODAY), dates.headline(day), dates.spoken(day, TODAY), dates.short(day, TODAY))
        assert [read_day(text, NOOR).day for text in shown] == [day] * 4, shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_duration_of_a_day_reads_back_as_it_is_shown(language: Language) -> None:
    dates = Dates(Catalogue(language))
    for minutes in range(1, 1441):
        assert read_duration(dates.minutes(minutes), NOOR) == minutes
        assert read_duration(dates.minutes_spoken(minutes), NOOR) == minutes


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_moment_reads_back_as_it_is_shown(language: Language) -> None:
    moment = datetime(2026, 11, 27, 14, 30, tzinfo=AMSTERDAM)
    read = read_when(Dates(Catalogue(language)).moment(moment, TODAY), NOOR)
    assert (read.day, read.at) == (moment.date(), moment.time())


RULES = {
    "FREQ=DAILY": ("elke dag", "every day"),
    "FREQ=DAILY;INTERVAL=2": ("om de dag", "every other day"),
    "FREQ=DAILY;INTERVAL=10": ("elke 10 dagen", "every 10 days"),
    "FREQ=WEEKLY": ("elke week", "every week"),
    "FREQ=WEEKLY;BYDAY=MO": ("elke maandag", "every Monday"),
    "FREQ=WEEKLY;BYDAY=MO,WE,FR": ("elke maandag, woensdag en vrijdag", "every Monday, Wednesday and Friday"),
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": ("elke werkdag", "every working day"),
    "FREQ=WEEKLY;INTERVAL=2": ("om de week", "every other week"),
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO": ("om de week op maandag", "every other week on Monday"),
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH": (
        "elke 3 weken op dinsdag en donderdag",
        "every 3 weeks on Tuesday and Thursday",
    ),
    "FREQ=MONTHLY": ("elke maand", "every month"),
    "FREQ=MONTHLY;INTERVAL=2": ("om de maand", "every other month"),
    "FREQ=MONTHLY;INTERVAL=3": ("elk kwartaal", "every quarter"),
    "FREQ=MONTHLY;INTERVAL=6": ("elk half jaar", "every half year"),
    "FREQ=MONTHLY;INTERVAL=5": ("elke 5 maanden", "every 5 months"),
    "FREQ=MONTHLY;BYMONTHDAY=15": ("elke maand op de 15e", "every month on the 15th"),
    "FREQ=MONTHLY;BYMONTHDAY=1": ("elke maand op de 1e", "every month on the 1st"),
    "FREQ=MONTHLY;BYMONTHDAY=-1": ("elke maand op de laatste dag", "every month on the last day"),
    "FREQ=MONTHLY;BYDAY=1TU": ("elke maand op de eerste dinsdag", "every month on the first Tuesday"),
    "FREQ=MONTHLY;BYDAY=-1FR": ("elke maand op de laatste vrijdag", "every month on the last Friday"),
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": (
        "elke maand op de laatste werkdag",
        "every month on the last working day",
    ),
    "FREQ=YEARLY": ("elk jaar", "every year"),
    "FREQ=YEARLY;INTERVAL=2": ("elke 2 jaar", "every 2 years"),
    "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5": ("elk jaar op 5 december", "every year on 5 December"),
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601": ("elke maandag, tot en met 1 juni 2027", "every Monday, until 1 June 2027"),
    "FREQ=WEEKLY;BYDAY=MO;COUNT=10": ("elke maandag, 10 keer", "every Monday, 10 times"),
}


@pytest.mark.parametrize(("rule", "dutch", "english"), [(rule, *said) for rule, said in RULES.items()])
def test_a_usual_rule_is_said_in_words_and_reads_back(rule: str, dutch: str, english: str) -> None:
    assert (DUTCH.rule(rule), ENGLISH.rule(rule)) == (dutch, english)
    for said in (dutch, english):
        assert read_rule(said, NOOR, start=TODAY) == rule


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYMONTH=3",
        "FREQ=MONTHLY;BYDAY=MO,TU",
        "FREQ=MONTHLY;BYMONTHDAY=1,31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=9",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=5",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-5",
        "FREQ=YEARLY;BYDAY=MO",
        "FREQ=DAILY;UNTIL=later",
        "FREQ=DAILY;INTERVAL=x",
        "no rule",
    ],
)
def test_another_rule_is_shown_as_it_is(rule: str) -> None:
    assert DUTCH.rule(rule) == rule


@pytest.mark.parametrize("text", ["ma", "volgende vrijdag", "volgende week", "wk 1", "ma 27-11", "27-11 wk 49", "voor vr", "25-12", "zo",
                                  "na de zomervakantie", "gisteren", "8:00"])  # fmt: skip
def test_every_note_has_its_sentence(text: str) -> None:
    read = read_when(text, NOOR)
    for dates in (DUTCH, ENGLISH):
        sentences = dates.notes(read, TODAY)
        assert sentences
        assert len(sentences) == len(read.notes)


def test_a_free_day_proposes_the_next_own_working_day() -> None:
    assert DUTCH.notes(read_day("25-12", NOOR), TODAY) == (
        "Dat is een vrije dag: vrijdag 25 december. Bedoel je maandag 28 december?",
    )


def test_no_word_means_two_things_in_one_role() -> None:
    """Where both languages know a word in one role, they must agree, or the order of loading would decide."""
    first, second = load_lexicon("nl").words, load_lexicon("en").words
    assert first == second
