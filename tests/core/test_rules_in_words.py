from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.reading import frame

from ontzorg_cli.core.calendar.moments import Week
from ontzorg_cli.core.calendar.recurrence import ComesBack, days_of
from ontzorg_cli.core.calendar.rules_in_words import read_repeat, read_rule
from ontzorg_cli.core.calendar.unreadable import RhythmOfTasksError, UnreadableRuleError
from ontzorg_cli.words.catalogue import LANGUAGES, Catalogue
from ontzorg_cli.words.rules import rule_in_words

if TYPE_CHECKING:
    from ontzorg_cli.words.catalogue import Language

NOOR = frame()
MONDAY = date(2026, 11, 23)

EVEN = "FREQ=YEARLY;BYWEEKNO=" + ",".join(str(week) for week in range(2, 53, 2))
ODD = "FREQ=YEARLY;BYWEEKNO=" + ",".join(str(week) for week in range(1, 54, 2))

RULES = {
    "elke dag": "FREQ=DAILY", "dagelijks": "FREQ=DAILY", "every day": "FREQ=DAILY", "om de dag": "FREQ=DAILY;INTERVAL=2",
    "elke 3 dagen": "FREQ=DAILY;INTERVAL=3", "elke week": "FREQ=WEEKLY", "wekelijks": "FREQ=WEEKLY", "weekly": "FREQ=WEEKLY",
    "om de week": "FREQ=WEEKLY;INTERVAL=2", "every other week": "FREQ=WEEKLY;INTERVAL=2", "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "every second week": "FREQ=WEEKLY;INTERVAL=2", "om de 3 weken": "FREQ=WEEKLY;INTERVAL=3", "every 3 weeks": "FREQ=WEEKLY;INTERVAL=3",
    "maandelijks": "FREQ=MONTHLY", "elke maand": "FREQ=MONTHLY", "elk kwartaal": "FREQ=MONTHLY;INTERVAL=3",
    "every quarter": "FREQ=MONTHLY;INTERVAL=3", "elk half jaar": "FREQ=MONTHLY;INTERVAL=6", "elk jaar": "FREQ=YEARLY", "yearly": "FREQ=YEARLY",
    "elke even week op di": f"{EVEN};BYDAY=TU", "oneven weken op di": f"{ODD};BYDAY=TU", "every odd week on tue": f"{ODD};BYDAY=TU",
    "elke di in de even weken": f"{EVEN};BYDAY=TU", "op ma en do in oneven weken": f"{ODD};BYDAY=MO,TH",
    "in de even weken op vr": f"{EVEN};BYDAY=FR", "every friday in even weeks": f"{EVEN};BYDAY=FR", "elke even week": f"{EVEN};BYDAY=MO", "even weken": f"{EVEN};BYDAY=MO",
    "elke oneven week op werkdagen, tot 1 juni": f"{ODD};BYDAY=MO,TU,WE,TH,FR;UNTIL=20270601",
    "elke ma": "FREQ=WEEKLY;BYDAY=MO", "Elke Maandag": "FREQ=WEEKLY;BYDAY=MO", "every monday": "FREQ=WEEKLY;BYDAY=MO",
    "op maandag": "FREQ=WEEKLY;BYDAY=MO", "elke ma en do": "FREQ=WEEKLY;BYDAY=MO,TH", "every mon and thu": "FREQ=WEEKLY;BYDAY=MO,TH",
    "elke vr, wo en ma": "FREQ=WEEKLY;BYDAY=MO,WE,FR", "elke ma t/m do": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH",
    "elke vr t/m ma": "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU", "elke werkdag": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "elke week op ma en do": "FREQ=WEEKLY;BYDAY=MO,TH",
    "wekelijks op ma": "FREQ=WEEKLY;BYDAY=MO", "om de week op ma": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "elke donderdag om de week": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "om de maandag": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "every other monday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "elke 3 weken op di": "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU",
    "every 3 weeks on tue": "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "elke eerste di van de maand": "FREQ=MONTHLY;BYDAY=1TU",
    "iedere eerste dinsdag van de maand": "FREQ=MONTHLY;BYDAY=1TU", "every first tuesday of the month": "FREQ=MONTHLY;BYDAY=1TU",
    "elke eerste dinsdag": "FREQ=MONTHLY;BYDAY=1TU", "elke 2e di van de maand": "FREQ=MONTHLY;BYDAY=2TU",
    "the last friday of the month": "FREQ=MONTHLY;BYDAY=-1FR", "elke maand op de eerste di": "FREQ=MONTHLY;BYDAY=1TU",
    "eerste dinsdag van het kwartaal": "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU",
    "elke laatste werkdag van de maand": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "last working day of the month": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "eerste werkdag van elke maand": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "laatste dag van de maand": "FREQ=MONTHLY;BYMONTHDAY=-1", "first day of the month": "FREQ=MONTHLY;BYMONTHDAY=1",
    "de 15e van de maand": "FREQ=MONTHLY;BYMONTHDAY=15", "monthly on the 15th": "FREQ=MONTHLY;BYMONTHDAY=15",
    "elke 15e": "FREQ=MONTHLY;BYMONTHDAY=15", "elk jaar op 5 december": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5",
    "yearly on 5 dec": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", "elke ma tot 1 juni": "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601",
    "elke ma tot en met 1 juni": "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270601", "every day until 27 nov": "FREQ=DAILY;UNTIL=20261127",
    "elke ma 10 keer": "FREQ=WEEKLY;BYDAY=MO;COUNT=10", "FREQ=WEEKLY;BYDAY=MO": "FREQ=WEEKLY;BYDAY=MO",
    " rrule:freq=monthly;byday=-1fr;": "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=WEEKLY;UNTIL=20270101T120000Z;WKST=MO": "FREQ=WEEKLY;UNTIL=20270101T120000Z;WKST=MO",
    "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;COUNT=5": "FREQ=MONTHLY;BYMONTHDAY=1,15,-1;COUNT=5",
    "elk halfjaar": "FREQ=MONTHLY;INTERVAL=6", "halfjaarlijks": "FREQ=MONTHLY;INTERVAL=6", "every half-year": "FREQ=MONTHLY;INTERVAL=6",
    "semi-annually": "FREQ=MONTHLY;INTERVAL=6", "vierwekelijks": "FREQ=WEEKLY;INTERVAL=4", "elke tweede maand": "FREQ=MONTHLY;INTERVAL=2",
    "maandags": "FREQ=WEEKLY;BYDAY=MO", "'s maandags": "FREQ=WEEKLY;BYDAY=MO", "fridays": "FREQ=WEEKLY;BYDAY=FR", "op de 25e": "FREQ=MONTHLY;BYMONTHDAY=25",
    "eerste en derde dinsdag van de maand": "FREQ=MONTHLY;BYDAY=1TU,3TU", "1e en 3e di van de maand": "FREQ=MONTHLY;BYDAY=1TU,3TU",
    "every first and third tuesday": "FREQ=MONTHLY;BYDAY=1TU,3TU", "elke 1e en 15e": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "de 1e en de 15e van de maand": "FREQ=MONTHLY;BYMONTHDAY=1,15", "on the 1st and 15th": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "de 1e en de 15e": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "5 december elk jaar": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", "first monday of january": "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO",
    "elke laatste vrijdag van juni": "FREQ=YEARLY;BYMONTH=6;BYDAY=-1FR", "elk jaar op de eerste maandag van januari": "FREQ=YEARLY;BYMONTH=1;BYDAY=1MO",
    "elke 31e": "FREQ=MONTHLY;BYMONTHDAY=-1", "maandelijks op de 30e": "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    "elk jaar op 29 februari": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=31": "FREQ=MONTHLY;BYMONTHDAY=31",
}  # fmt: skip

UNUSUAL = {"UNTIL=20270101T120000Z", "BYMONTHDAY=1,15,-1", "BYMONTHDAY=31"}
"""Shapes that are shown as they are."""

REFUSED = (
    "", "abc", "ma", "elke", "elke 0 weken", "elke 1000 weken", "every 5 workdays", "elke 32e", "elke 9e di van de maand", "elke ma 0 keer",
    "om de week op", "elk tweede jaar", "elke 15e en 1e", "elke 1e en 31e", "elke derde en eerste di", "biweekly", "even", "om de even week", "elke even maand", "FREQ=HOURLY", "FREQ=MINUTELY;INTERVAL=90", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;COUNT=1;UNTIL=20270101", "FREQ=DAILY;FREQ=DAILY", "INTERVAL=2", "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=a", "FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;UNTIL=morgen",
    "FREQ=DAILY;;COUNT=2", "=", "FREQ=DAILY;" + "BYMONTH=1," * 500,
)  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), RULES.items())
def test_a_rule_as_people_type_it(text: str, rule: str) -> None:
    assert read_rule(text, NOOR, start=MONDAY) == rule


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "elke maand op de 31e of de laatste dag"), ("en", "every month on the 31st or the last day")],
)
def test_a_31st_that_was_kept_as_the_last_of_four_days_is_still_said_as_it_was(language: Language, said: str) -> None:
    kept = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert rule_in_words(kept, Catalogue(language)) == said
    assert read_rule(said, NOOR, start=MONDAY) == "FREQ=MONTHLY;BYMONTHDAY=-1"


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_rule_or_one_within_a_day_is_refused(text: str) -> None:
    with pytest.raises(UnreadableRuleError) as refusal:
        read_rule(text, NOOR, start=MONDAY)
    assert refusal.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("text", "start", "rule"),
    [
        ("maandelijks", date(2027, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("elk kwartaal", date(2027, 1, 29), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("elk jaar", date(2028, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ("elk jaar", date(2027, 1, 31), "FREQ=YEARLY"),
        ("wekelijks", date(2027, 1, 31), "FREQ=WEEKLY"),
        ("elke oneven week", date(2027, 1, 31), f"{ODD};BYDAY=SU"),
        ("de 31e van de maand", date(2027, 1, 1), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=31"),
    ],
)
def test_a_series_from_the_31st_keeps_its_turn_in_shorter_months(text: str, start: date, rule: str) -> None:
    assert read_rule(text, NOOR, start=start) == rule


def test_even_and_odd_weeks_stay_so_over_a_week_53() -> None:
    start = datetime(2026, 12, 1, 10)  # noqa: DTZ001 - on the clocks of the series
    last = date(2028, 3, 1)
    for parity, rest in (("even", 0), ("oneven", 1)):
        rule = read_rule(f"elke {parity} week op di", NOOR, start=start.date())
        days = days_of(rule, start=start, first=start.date(), last=last)
        tuesdays = (start.date() + timedelta(weeks=week) for week in range(66))
        assert days == tuple(day for day in tuesdays if Week.of(day).number % 2 == rest and day <= last)


def test_where_the_start_is_not_known_yet_the_weekday_is_left_open() -> None:
    assert read_repeat("elke even week", NOOR, start=None).rule == EVEN
    assert read_repeat("elke maand", NOOR, start=None).rule == "FREQ=MONTHLY"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", sorted({rule for rule in RULES.values() if not UNUSUAL & {*rule.split(";")}}))
def test_a_rule_in_words_can_be_typed_again(rule: str, language: Language) -> None:
    words = rule_in_words(rule, Catalogue(language))
    assert words is not None
    assert read_rule(words, NOOR, start=MONDAY) == rule


AGAIN = {
    "3 weken na klaar": ("FREQ=WEEKLY;INTERVAL=3", ComesBack.AFTER_DONE),
    "elke 3 weken na klaar": ("FREQ=WEEKLY;INTERVAL=3", ComesBack.AFTER_DONE),
    "een maand na afronden": ("FREQ=MONTHLY", ComesBack.AFTER_DONE),
    "every 10 days after done": ("FREQ=DAILY;INTERVAL=10", ComesBack.AFTER_DONE),
    "2 quarters after completion": ("FREQ=MONTHLY;INTERVAL=6", ComesBack.AFTER_DONE),
    "elke 1e van de maand, ook gemiste keren": ("FREQ=MONTHLY;BYMONTHDAY=1", ComesBack.EACH),
    "elke ma, ook gemiste": ("FREQ=WEEKLY;BYDAY=MO", ComesBack.EACH),
    "every monday, missed ones too": ("FREQ=WEEKLY;BYDAY=MO", ComesBack.EACH),
    "monthly, including missed ones": ("FREQ=MONTHLY", ComesBack.EACH),
    "elke ma": ("FREQ=WEEKLY;BYDAY=MO", ComesBack.NEXT),
}


@pytest.mark.parametrize(("text", "meant"), AGAIN.items())
def test_work_says_when_it_comes_back(text: str, meant: tuple[str, ComesBack]) -> None:
    repeat = read_repeat(text, NOOR, start=MONDAY)
    assert (repeat.rule, repeat.comes_back) == meant


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("meant", sorted(set(AGAIN.values())))
def test_when_work_comes_back_can_be_typed_again_too(meant: tuple[str, ComesBack], language: Language) -> None:
    words = rule_in_words(meant[0], Catalogue(language), meant[1])
    assert words is not None
    repeat = read_repeat(words, NOOR, start=MONDAY)
    assert (repeat.rule, repeat.comes_back) == meant


@pytest.mark.parametrize("text", ["3 weken na klaar", "every monday, missed ones too"])
def test_an_event_is_never_done(text: str) -> None:
    with pytest.raises(RhythmOfTasksError):
        read_rule(text, NOOR, start=MONDAY)


@given(st.text(max_size=90) | st.text("FREQINTVALBYDOMH=;,:0123456789", max_size=60).map("FREQ=DAILY;".__add__))
def test_arbitrary_text_is_a_rule_or_refused(text: str) -> None:
    with suppress(UnreadableRuleError):
        assert read_rule(text, NOOR, start=MONDAY).startswith("FREQ=")
