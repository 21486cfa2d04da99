from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.core.judgement.verdict import DayVerdict, Level, Load, Overload
from ontzorg_cli.render.pages.today import today_page
from ontzorg_cli.render.writers import plain
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
DAYS = ("monday", "roomy_monday", "christmas")


class Screen:
    """The morning screen in one language."""

    def __init__(self, catalogue: Catalogue, dates: Dates) -> None:
        self._catalogue = catalogue
        self._dates = dates

    def show(
        self,
        verdict: DayVerdict,
        *,
        now: datetime = NOW,
        width: int = 80,
        discreet: bool = False,
        show_all: bool = False,
        name: str = "Noor",
    ) -> str:
        room = None if show_all else (width, 60)
        page = today_page(verdict, name=name, now=now, catalogue=self._catalogue, dates=self._dates, screen=room)
        stream = StringIO()
        plain.write(page, stream, width=width, discreet=discreet)
        return stream.getvalue()


@pytest.fixture
def screen(catalogue: Catalogue, dates: Dates) -> Screen:
    return Screen(catalogue, dates)


@pytest.fixture
def dutch() -> Screen:
    catalogue = Catalogue("nl")
    return Screen(catalogue, Dates(catalogue))


@pytest.mark.parametrize("day", DAYS)
def test_a_morning(
    day: str, screen: Screen, width: int, golden: SnapshotAssertion, request: pytest.FixtureRequest
) -> None:
    shown = screen.show(request.getfixturevalue(day), width=width)
    assert shown.count("\n") <= 24
    assert shown == golden


def test_the_word_for_the_load_stands_beside_the_sums_on_every_day_of_the_week(
    monday: DayVerdict, screen: Screen, golden: SnapshotAssertion
) -> None:
    shown = []
    for day in (date(2026, 11, 23) + timedelta(days=n) for n in range(7)):
        for load in (Load.HEALTHY, Load.OVERFULL):
            figures = replace(monday.figures, load=load, overload=Overload.NONE, expected_adhoc_left_minutes=87)
            lines = screen.show(replace(monday, day=day, figures=figures, flags=())).splitlines()
            assert lines[4] == ""
            shown.append("\n".join(lines[2:4]))
    assert "\n".join(shown) + "\n" == golden


def test_ad_hoc_that_is_no_longer_expected_is_not_spoken_of(monday: DayVerdict, dutch: Screen) -> None:
    figures = replace(monday.figures, adhoc_minutes=45, expected_adhoc_left_minutes=0)
    assert "ad hoc tot nu 45m " in dutch.show(replace(monday, figures=figures))
    assert "verwacht" not in dutch.show(replace(monday, figures=figures))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("verbeterplan", "◆ eigen: verbeterplan"),
        ("eigen: lezen", "◆ eigen: lezen"),
        ("Mijn uur", "◆ Mijn uur"),
        ("my own hour", "◆ my own hour"),
        ("mijnhardware", "◆ eigen: mijnhardware"),
    ],
)
def test_own_time_says_so_once(title: str, shown: str, monday: DayVerdict, dutch: Screen) -> None:
    line = monday.agenda[4]
    assert line.occurrence is not None
    named = replace(line, occurrence=replace(line.occurrence, event=replace(line.occurrence.event, title=title)))
    assert shown in dutch.show(replace(monday, agenda=(named,)))


def test_a_full_day_past_noon(busy_monday: DayVerdict, screen: Screen, width: int, golden: SnapshotAssertion) -> None:
    assert screen.show(busy_monday, now=NOW.replace(hour=12, minute=40), width=width) == golden


def test_a_full_day_with_everything_shown(busy_monday: DayVerdict, screen: Screen, golden: SnapshotAssertion) -> None:
    assert screen.show(busy_monday, show_all=True) == golden


def test_a_narrow_window_stacks_agenda_and_work(monday: DayVerdict, screen: Screen, golden: SnapshotAssertion) -> None:
    assert screen.show(monday, width=44) == golden


def test_discreet_shows_the_day_without_titles_and_names(
    busy_monday: DayVerdict, screen: Screen, golden: SnapshotAssertion
) -> None:
    shown = screen.show(busy_monday, discreet=True)
    hidden = [ranked.task.title for ranked in busy_monday.plan] + [
        line.occurrence.event.title for line in busy_monday.agenda if line.occurrence
    ]
    for text in (*hidden, "Noor", "Hanneke", "Bram", "Sietske", "Joost", "notuleren", "presentatie"):
        assert text not in shown
    assert shown == golden


def test_a_flag_that_comes_back_is_put_differently_the_next_day(monday: DayVerdict, dutch: Screen) -> None:
    days = [replace(monday, day=monday.day + timedelta(days=n)) for n in range(3)]
    sentences = {dutch.show(day).partition("LET OP")[2].splitlines()[1] for day in days}
    assert len(sentences) == 3


@pytest.mark.parametrize(
    ("hour", "greeting"), [(0, "goedemorgen"), (11, "goedemorgen"), (12, "goedemiddag"), (18, "goedenavond")]
)
def test_the_greeting_goes_by_the_hour(hour: int, greeting: str, monday: DayVerdict, dutch: Screen) -> None:
    assert f"{greeting}, Noor" in dutch.show(monday, now=NOW.replace(hour=hour)).splitlines()[0]


def test_who_gave_no_name_is_greeted_all_the_same(monday: DayVerdict, dutch: Screen) -> None:
    assert dutch.show(monday, name="").splitlines()[0].endswith("goedemorgen")


def test_another_day_is_a_preview_or_a_record(monday: DayVerdict, dutch: Screen) -> None:
    assert dutch.show(monday, now=NOW - timedelta(days=3)).splitlines()[0].endswith("zo ziet die dag er nu uit")
    assert dutch.show(monday, now=NOW + timedelta(days=3)).splitlines()[0].endswith("zo was die dag")


def test_a_day_that_fits_says_so_in_one_line(monday: DayVerdict, dutch: Screen) -> None:
    fits = replace(monday, figures=replace(monday.figures, need_minutes=150, load=Load.HEALTHY), flags=())
    assert dutch.show(fits).splitlines()[-1] == "✓ het past, met 52 minuten over"
    tight = replace(monday, figures=replace(monday.figures, need_minutes=202, load=Load.TIGHT), flags=())
    assert dutch.show(tight).splitlines()[-1] == "✓ het past precies"


def test_only_three_flags_are_shown_and_the_rest_is_counted(monday: DayVerdict, dutch: Screen) -> None:
    many = replace(monday, flags=monday.flags * 5)
    assert dutch.show(many).count("▲") == 3
    assert "en nog 2: ontzorg today --all" in dutch.show(many)
    assert dutch.show(many, show_all=True).count("▲") == 5


def test_a_roomy_day_of_which_a_part_does_not_fit_is_not_called_roomy(monday: DayVerdict, dutch: Screen) -> None:
    squeezed = replace(monday, figures=replace(monday.figures, load=Load.ROOMY, overload=Overload.HARD))
    assert "knelt" in dutch.show(squeezed)
    assert "ruim" not in dutch.show(squeezed)


def test_a_long_list_is_cut_and_one_more_is_simply_shown(monday: DayVerdict, dutch: Screen) -> None:
    two = replace(monday, plan=monday.plan * 2)
    assert "en nog" not in dutch.show(two)
    many = replace(monday, plan=monday.plan * 3)
    assert "en nog 5: ontzorg list" in dutch.show(many)
    assert "en nog" not in dutch.show(many, show_all=True)


def test_a_long_agenda_is_cut(monday: DayVerdict, dutch: Screen) -> None:
    long = replace(monday, agenda=monday.agenda * 3)
    assert "en nog 8: ontzorg agenda" in dutch.show(long)


def test_gaps_that_are_over_leave_the_agenda(monday: DayVerdict, dutch: Screen) -> None:
    assert "10:00" not in dutch.show(monday, now=NOW.replace(hour=13))
    assert "09:00" in dutch.show(monday, now=NOW.replace(hour=13))


def test_a_day_without_work_says_how_to_catch_some(monday: DayVerdict, dutch: Screen) -> None:
    empty = replace(monday, plan=(), flags=(), figures=replace(monday.figures, need_minutes=0, load=Load.ROOMY))
    assert "ontzorg add" in dutch.show(empty)


def test_suggestions_stand_apart_from_an_empty_plan(roomy_monday: DayVerdict, dutch: Screen) -> None:
    shown = dutch.show(replace(roomy_monday, plan=()))
    assert shown.index("niets gepland") < shown.index("als er ruimte is") < shown.index("archief opschonen")


def test_a_free_day_without_a_name_is_a_free_day(christmas: DayVerdict, dutch: Screen) -> None:
    assert "Vandaag werk je niet. Fijne dag!" in dutch.show(replace(christmas, off_reason=None))
    later = dutch.show(christmas, now=NOW - timedelta(days=4))
    assert "Die dag ben je vrij: Eerste kerstdag." in later


def test_a_free_day_still_shows_what_stands_in_the_agenda(
    christmas: DayVerdict, monday: DayVerdict, dutch: Screen
) -> None:
    assert "bila Hanneke" in dutch.show(replace(christmas, agenda=monday.agenda))


def test_expected_ad_hoc_says_where_it_comes_from(monday: DayVerdict, dutch: Screen) -> None:
    sources = {"default": "(25% als schatting)", "learned": "(zoals andere maandagen)", "fixed": "(jouw vaste 25%)"}
    for source, words in sources.items():
        figures = replace(monday.figures, adhoc_source=type(monday.figures.adhoc_source)(source))
        assert words in dutch.show(replace(monday, figures=figures))


def test_a_title_of_five_thousand_characters_takes_one_line(monday: DayVerdict, dutch: Screen) -> None:
    task = replace(monday.plan[0].task, title="lang " * 1000)
    long = replace(monday, plan=(replace(monday.plan[0], task=task), *monday.plan[1:]))
    assert dutch.show(long).count("\n") == dutch.show(monday).count("\n")


def test_hard_overload_is_told_by_words_and_not_by_colour_alone(busy_monday: DayVerdict, dutch: Screen) -> None:
    warning = replace(busy_monday.flags[0], level=Level.WARNING)
    assert dutch.show(replace(busy_monday, flags=(warning,))) != dutch.show(
        replace(busy_monday, flags=busy_monday.flags[:1])
    )
