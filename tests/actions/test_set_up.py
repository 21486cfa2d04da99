from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.actions.noor import standing, title_of

from ontzorg_cli.actions.manage_people import PersonChange, add_goal
from ontzorg_cli.actions.prepare_checkin import prepare_checkin
from ontzorg_cli.actions.set_up import UnknownTimezoneError, Wishes, checked_timezone, set_up
from ontzorg_cli.core.calendar.agenda import EventKind, occurrences
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.outside.holidays import UnknownCountryError
from ontzorg_cli.store.errors import HomeExistsError
from ontzorg_cli.store.home import Home

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.core.errors import OntzorgError

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
WISHES = Wishes(
    language="nl",
    timezone="Europe/Amsterdam",
    country="NL",
    hours=WorkPattern(every={0: (Hours(time(8, 30), time(12, 30)),)}),
    name="Noor",
    managers=(PersonChange(name="Hanneke", checkin=standing()), PersonChange(name="Bram")),
    goals=("archief op orde",),
    addresses=("noor@werk.nl",),
    adhoc_share=0.3,
)


def new_home(folder: Path) -> Home:
    folder.mkdir(exist_ok=True)
    (folder / ".state").mkdir()
    return Home(folder)


def test_a_new_home_knows_what_was_wished(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    set_up(WISHES, home=home, comments={"name": "zo heet je"}, title_of=title_of, now=NOW)
    settings = home.read().settings()
    assert (settings.name, settings.language, settings.country) == ("Noor", "nl", "NL")
    assert settings.hours == WISHES.hours
    assert settings.preferences.adhoc_default_share == 0.3
    assert settings.first_day == NOW.date()
    assert [(person.name, person.checkin) for person in home.read().people()] == [
        ("Hanneke", "ma 13:00 30m"),
        ("Bram", None),
    ]
    assert [goal.title for goal in home.read().goals()] == ["archief op orde"]
    assert "# zo heet je" in (tmp_path / "config.toml").read_text("utf-8")


def test_days_off_of_three_years_are_written_in_the_own_language(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    made = set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    days = {off.day: off.name for off in home.read().days_off()}
    assert {day.year for day in days} == {2026, 2027, 2028}
    assert days[date(2027, 4, 27)] == "Koningsdag"
    assert date(2026, 4, 3) not in days, "most people in the Netherlands work on Good Friday"
    assert (made.days_off, made.last_year) == (len(days), 2028)


def test_ids_given_at_the_start_are_not_given_again(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    add_goal("minder ad hoc", home=home, now=NOW)
    reading = home.read()
    ids = [person.id for person in reading.people()] + [goal.id for goal in reading.goals()]
    assert len(set(ids)) == len(ids) == 4


def test_a_name_said_twice_is_one_person(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    twice = replace(WISHES, managers=(PersonChange(name="Bram"), PersonChange(name="bram ")))
    set_up(twice, home=home, comments={}, title_of=title_of, now=NOW)
    assert [person.name for person in home.read().people()] == ["Bram"]


def test_a_home_that_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    before = (tmp_path / "config.toml").read_bytes()
    with pytest.raises(HomeExistsError):
        set_up(replace(WISHES, name="Joost"), home=home, comments={}, title_of=title_of, now=NOW)
    assert (tmp_path / "config.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "error"),
    [({"timezone": "Europa/Amsterdam"}, UnknownTimezoneError), ({"country": "ZZ"}, UnknownCountryError)],
)
def test_what_cannot_be_meant_writes_nothing(wrong: dict[str, str], error: type[OntzorgError], tmp_path: Path) -> None:
    home = new_home(tmp_path)
    wishes = replace(WISHES, **wrong)  # type: ignore[arg-type] # a text in place of a text
    with pytest.raises(error):
        set_up(wishes, home=home, comments={}, title_of=title_of, now=NOW)
    assert not home.exists()


def test_a_misspelt_zone_is_answered_with_the_zone_it_may_mean() -> None:
    with pytest.raises(UnknownTimezoneError) as refused:
        checked_timezone("Amsterdm")
    assert refused.value.facts["candidates"] == ("Europe/Amsterdam",)


def test_taking_back_the_start_leaves_no_home(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    home.undo(1, now=NOW)
    assert not home.exists()


def test_files_of_a_new_home_are_for_their_owner_alone(tmp_path: Path) -> None:
    home = new_home(tmp_path / "home")
    set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "home").glob("*.toml")}
    assert modes == {0o600}


# check-ins


def on_mondays(home: Home) -> list[str]:
    (event,) = home.read().events(NOW.date(), NOW.date())
    found = occurrences((event,), first=NOW.date(), last=date(2026, 12, 7), zone=ZoneInfo("Europe/Amsterdam"))
    return [each.span.start.astimezone(NOW.tzinfo).isoformat("T", "minutes")[:16] for each in found]


def test_check_ins_stand_in_the_agenda_from_the_start(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    assert on_mondays(home) == ["2026-11-23T13:00", "2026-11-30T13:00", "2026-12-07T13:00"]
    (event,) = home.read().events(NOW.date(), NOW.date())
    assert (event.title, event.kind, event.with_names) == ("bila Hanneke", EventKind.CHECKIN, ("Hanneke",))
    with home.change("note", now=NOW) as change:
        assert event.id not in {change.new_id() for _ in range(5)}
    assert prepare_checkin(None, minutes=None, home=home, now=NOW).brief.person.name == "Hanneke"


def test_taking_back_the_start_takes_the_check_ins_along(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    set_up(WISHES, home=home, comments={}, title_of=title_of, now=NOW)
    home.undo(1, now=NOW)
    assert not (tmp_path / "agenda.toml").exists()


def test_somebody_said_twice_has_one_series(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    hanneke = PersonChange(name="Hanneke", checkin=standing())
    set_up(replace(WISHES, managers=(hanneke, hanneke)), home=home, comments={}, title_of=title_of, now=NOW)
    assert len(home.read().events(NOW.date(), NOW.date())) == 1
