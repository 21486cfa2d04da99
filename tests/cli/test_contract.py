"""CONTRACT.md, 'JSON documents': the exact keys of every document, in both languages, and of every refusal."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.actions.noor import NOW, SETTINGS, filled_home, new_home, open_work
from tests.cli.runs import ran

from ontzorg_cli.cli.table import COMMANDS
from ontzorg_cli.store.home import Home


def keys(names: str) -> list[str]:
    return names.split()


ENVELOPE = ["command", "schema"]
RANKED = keys("due guess hard id importance minutes reasons requester score suggested title")
FIGURES = keys(
    "adhoc_minutes adhoc_share adhoc_source capacity_left_minutes capacity_minutes expected_adhoc_left_minutes "
    "expected_adhoc_minutes fixed_minutes load load_percent margin_minutes need_minutes overload plannable_minutes "
    "planned_minutes room_minutes working_minutes"
)
CALENDAR = Path(__file__).parents[1] / "ics" / "fixtures" / "outlook_week.ics"
FLAG = keys("advice code figures level")
ADVICE = keys("action command person residual_minutes task to")
TASK = keys(
    "block_minutes comes_back created_at depends due entered goal good_enough hard id importance kind minutes moves on owner "
    "prepares really_due repeat requester spent_minutes started_at stretch tags title"
)
CLOSED = sorted([*TASK, "closed_at", "ending", "took_minutes"])
EVENT = keys("all_day busy end id kind minutes movable repeat start status task title with")
PERSON = keys("address_form checkin formerly id kind language role role_kinds support title weight")
DAY_OFF = keys("date id kind title")
SETTING = keys("default key value")
SAVED = sorted([*ENVELOPE, "done", "undo_step"])
DOOR = keys("command done earliest_honest_date fits left_minutes options overload schema undo_step")


def with_verb(fields: list[str]) -> list[str]:
    return sorted([*fields, "verb"])


def listed(name: str, fields: list[str]) -> dict[str, list[str]]:
    return {"": sorted([*ENVELOPE, name]), f"{name}[]": fields}


TODAY = {
    "": sorted(
        [
            *ENVELOPE,
            *keys("agenda carried checkins date day flags focus intention iso_week plan_fixed_at reflected waiting"),
        ]
    ),
    "day": FIGURES,
    "agenda[]": keys("end id kind start title with"),
    "checkins[]": keys("decisions end id person prepared start topics"),
    "carried[]": RANKED,
    "focus[]": RANKED,
    "flags[]": FLAG,
    "flags[].advice[]": ADVICE,
    "waiting": ["on_me", "on_others"],
    "reflected": ["count", "of_last_working_days"],
    "focus[].reasons[] with facts": ["code"],
}
TOPIC = keys("advice answer asked_on by closed_at created_at ending id kind otherwise person title")
NOTE = keys("at id kind person task title to")
CHECKIN = keys("date id kept kind person title why")
BRIEF = {
    "": sorted([*ENVELOPE, *keys("at blocks files manager minutes next_at since")]),
    "blocks[]": keys("code items left_out minutes"),
    "blocks[].items[] with facts": keys("code id title"),
}
ASKED = {
    "": sorted(
        [
            *ENVELOPE,
            *keys("by date earliest_honest_date fits from guess in_the_way in_time left_minutes minutes options"),
            *keys("overload really_by stretch title"),
        ]
    ),
    "options[]": keys("action message minutes moves notices residual_minutes to"),
}
PLAN = {
    "": sorted(
        [
            *ENVELOPE,
            *keys(
                "advice at_risk date day done free kept_free moves plan timetable too_many_minutes undo_step unplaced"
            ),
        ]
    ),
    "day": FIGURES,
    "plan[]": RANKED,
    "timetable[]": keys("bundle end minutes start task title"),
    "free[]": keys("adhoc_minutes end kind minutes start"),
    "kept_free": keys("adhoc_minutes breath_minutes spare_minutes"),
}
STEP = keys("days_before due id importance late minutes state title")
BACKPLAN = {
    "": sorted([*ENVELOPE, *keys("chosen_by done event steps template undo_step")]),
    "event": keys("all_day date end id minutes start title"),
    "steps[]": STEP,
}
YEAR = {
    "": sorted([*ENVELOPE, *keys("done from to undo_step until yearly")]),
    "yearly[]": keys("date near steps template title"),
    "yearly[].steps[]": STEP,
}
CAUGHT = {"": DOOR, "options[]": keys("action message minutes moves notices residual_minutes to")}

PARTS = (
    "begin_by expected_adhoc_minutes fixed_minutes left_minutes load_percent need_minutes passed_minutes planned_minutes "
    "room_minutes spilled_minutes working_minutes"
)
AHEAD = {
    "": sorted([*ENVELOPE, *keys("files first_room weeks")]),
    "first_room": keys("date minutes searched_until"),
    "weeks[]": sorted(["days", "iso_week", *keys(PARTS)]),
    "weeks[].days[]": sorted(
        [*keys("away bridge checkins date deadlines load off plannable_minutes school_holidays"), *keys(PARTS)]
    ),
    "weeks[].days[].deadlines[]": keys("due hard id owner requester title"),
    "weeks[].days[].checkins[]": keys("end id person start"),
    "weeks[].days[].away[]": keys("title who whole_day"),
}

REPORT = {
    "": sorted(
        [
            *ENVELOPE,
            *keys("files kind logged_days own_kept_minutes own_lost_minutes period rows working_days"),
        ]
    ),
    "period": ["from", "to"],
    "rows[]": keys("adhoc_minutes adhoc_share by fixed_minutes interruptions key planned_minutes share_of_adhoc"),
}

READING: dict[str, dict[str, list[str]]] = {
    "today": TODAY,
    "next": listed("tasks", RANKED),
    "list": listed("tasks", RANKED),
    "list --all": listed("tasks", RANKED),
    "list --done": listed("tasks", CLOSED),
    "agenda": {
        "": sorted([*ENVELOPE, "days", "events"]),
        "events[]": keys("all_day busy end id kind owner start status title with"),
        "days[]": keys("bridge date fixed_minutes load_percent need_minutes off school_holidays working_minutes"),
    },
    "agenda free --minutes 30": {
        "": sorted([*ENVELOPE, *keys("slots with without_calendar")]),
        "slots[]": keys("end minutes start"),
    },
    "agenda backplan --list": {
        "": sorted([*ENVELOPE, "templates"]),
        "templates[]": keys("name steps words"),
        "templates[].steps[]": keys("days_before importance minutes title"),
    },
    "agenda backplan EVENT --list": BACKPLAN,
    "agenda backplan --year": YEAR,
    "ahead": AHEAD,
    "ahead --weeks 12 --all --minutes 2u": AHEAD,
    "report load": REPORT,
    "report load --from 1-11 --to gisteren": REPORT,
    "why TASK": {
        "": sorted([*ENVELOPE, *keys("estimate factors hindrance id move of_places place reasons score text title")]),
        "factors[] with facts": keys("because name value"),
    },
    "why": {
        "": sorted([*ENVELOPE, *keys("date day factors need_sum room_sum score text too_many_minutes")]),
        "day": FIGURES,
        "room_sum[] with facts": keys("code minutes sign"),
        "need_sum[] with facts": keys("code minutes sign"),
    },
    "why room": {
        "": sorted([*ENVELOPE, *keys("code factors figures flag limits messages resting_since score text told_by")]),
        "flag": FLAG,
        "flag.advice[]": ADVICE,
    },
    "ask brand blussen 5u --from Bram": ASKED
    | {
        "options[].moves[]": keys("from requester task title to"),
        "in_the_way[]": keys("minutes requester task title"),
    },
    "ask taxi 10m op vr --from Bram --by 4-12 --really-by 7-12 --stretch": ASKED,
    "plan": PLAN,
    "plan --fit": PLAN,
    "plan --accept": PLAN | {"done[]": with_verb(EVENT)},
    "plan --accept room": {
        "": SAVED,
        "done[]": keys("advice code daily date figures id kind level since title"),
    },
    "show TASK": {"": sorted([*ENVELOPE, "record"]), "record": TASK},
    "show EVENT": {"": sorted([*ENVELOPE, "record"]), "record": EVENT},
    "show e4w": {"": sorted([*ENVELOPE, "record"]), "record": PERSON},
    "manager": listed("people", PERSON),
    "manager list": listed("people", PERSON),
    "manager show bram": listed("people", PERSON),
    "topic": listed("topics", TOPIC),
    "topic Bram": listed("topics", TOPIC),
    "weekly Bram": BRIEF,
    "weekly Bram --minutes 10": BRIEF,
    "weekly --list": listed("checkins", keys("decisions held last_held missed next_at of person topics")),
    "goal": listed("goals", ["id", "kind", "title"]),
    "goal list": listed("goals", ["id", "kind", "title"]),
    "dayoff": {
        "": sorted([*ENVELOPE, *keys("bridges days_off last_year school_holidays")]),
        "days_off[]": keys("date name"),
    },
    "config": listed("settings", SETTING),
    "config margin_share": listed("settings", SETTING),
    "history": listed("steps", keys("at command step titles undone")),
}
WRITING: dict[str, dict[str, list[str]]] = {
    "add begroting vr 45m": {"": SAVED, "done[]": with_verb(TASK)},
    "adhoc taxi --from Bram": CAUGHT | {"done[]": with_verb(TASK)},
    "adhoc taxi --from Bram --done --minutes 10": {"": DOOR}
    | {"done[]": with_verb(keys("at id kind minutes requester tags task title"))},
    "start TASK": {"": SAVED, "done[]": with_verb(TASK)},
    "dayoff add brugdag --on 7-5": {"": SAVED, "done[]": with_verb(DAY_OFF)},
    "dayoff fill": {"": SAVED, "done[]": with_verb(DAY_OFF)},
    "dayoff drop 25-12": {"": SAVED, "done[]": with_verb(DAY_OFF)},
    "dayoff school Noord": {"": SAVED, "done[]": with_verb(keys("first id kind last title"))},
    "stop": {"": SAVED, "done[]": with_verb(TASK)},
    "done TASK": {"": SAVED, "done[]": with_verb(CLOSED)},
    "defer TASK ma": {"": SAVED, "done[]": with_verb(TASK)},
    "drop TASK": {"": SAVED, "done[]": with_verb(CLOSED)},
    "drop EVENT --this": {"": SAVED, "done[]": with_verb(EVENT)},
    "edit TASK --minutes 50": {"": SAVED, "done[]": with_verb(TASK)},
    "agenda add overleg --at 15:00 --minutes 30": {"": SAVED, "done[]": with_verb(EVENT)},
    "agenda block TASK --at 15:00 --minutes 30": {"": SAVED, "done[]": with_verb(EVENT)},
    "agenda away vrij --from vr": {"": SAVED, "done[]": with_verb(keys("all_day end id kind start title who"))},
    "agenda import CALENDAR": {
        "": sorted([*ENVELOPE, *keys("imported moved own owner skipped source undo_step warnings")]),
        "imported": keys("changed new removed unchanged"),
    },
    "agenda export FILE": {
        "": sorted([*ENVELOPE, *keys("busy_only exported file from left_out to")]),
        "exported": keys("events tasks"),
    },
    "agenda import CALENDAR --watch": {
        "": sorted([*ENVELOPE, *keys("calendar imported moved own owner skipped source undo_step warnings")]),
        "calendar": keys("fetched_at kind name owner"),
        "imported": keys("changed new removed unchanged"),
    },
    "agenda refresh": {"": sorted([*ENVELOPE, *keys("calendars undo_step")])},
    "agenda backplan EVENT T-1 zaal": BACKPLAN | {"done[]": with_verb(TASK)},
    "agenda backplan --year --accept": YEAR | {"done[]": with_verb(TASK)},
    "manager add Fatima": {"": SAVED, "done[]": with_verb(PERSON)},
    "manager edit Bram --role CFO": {"": SAVED, "done[]": with_verb(PERSON)},
    "topic Bram nieuwe printer": {"": SAVED, "done[]": with_verb(TOPIC)},
    "note decision zaal --with Bram --advice groot --by vr": {"": SAVED, "done[]": with_verb(TOPIC)},
    "note agreement eerder --with Bram": {"": SAVED, "done[]": with_verb(NOTE)},
    "weekly Bram --skip reis": {
        "": sorted([*SAVED, "manager", "slots"]),
        "done[]": with_verb(CHECKIN),
    },
    "weekly Sietske --hold": {"": sorted([*SAVED, "manager", "next_at"]), "done[]": with_verb(CHECKIN)},
    "weekly Bram --at 15:00": {"": SAVED, "done[]": with_verb(EVENT)},
    "goal add rust": {"": SAVED, "done[]": with_verb(["id", "kind", "title"])},
    "config margin_share 20%": {"": SAVED, "done[]": sorted([*SETTING, "id", "kind", "title"])},
    "reflect": {
        "": sorted([*ENVELOPE, *keys("date facts intention stored undo_step")]),
        "facts": keys(
            "adhoc_minutes begun done interruptions interruptions_from moved open own_kept_minutes own_lost_minutes"
        ),
        "facts.interruptions[]": keys("id minutes requester title"),
        "facts.interruptions_from[]": keys("count name"),
        "facts.open[]": keys("id title"),
    },
    "undo": {"": SAVED, "done[]": keys("at command id kind step title titles")},
}
EVERY = READING | WRITING


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_home(tmp_path_factory.mktemp("contract") / "home").folder


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of the filled home that a test may change."""
    return shutil.copytree(filled, tmp_path / "home")


def argv_of(command: str, folder: Path) -> list[str]:
    home = Home(folder)
    (series,) = (event for event in home.read().events(NOW.date(), NOW.date()) if event.repeat)
    known = {"TASK": open_work(home)["begroting opmaken"].id, "EVENT": series.id, "CALENDAR": str(CALENDAR)}
    known["FILE"] = str(folder.with_name("out.ics"))
    return [known.get(word, word) for word in command.split()]


def answers() -> io.StringIO:
    """Return what a command that asks may read: Enter, many times."""
    return io.StringIO("\n" * 40)


def under(document: Any, path: str) -> list[Any]:  # noqa: ANN401  JSON is anything
    """Return what stands under a path such as `flags[].advice[]`."""
    found = [document]
    for part in path.split(".") if path else []:
        name, _, many = part.partition("[")
        found = [each for value in found for each in (value[name] if many else [value[name]])]
    return found


def shape(value: Any) -> Any:  # noqa: ANN401  JSON is anything
    """Return a document with all but its keys and codes left out."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items() if key not in {"text", "message"}}
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value).__name__


def leaves(value: Any, key: str = "") -> list[tuple[str, Any]]:  # noqa: ANN401  JSON is anything
    """Return every plain value in a document with the key it stands under."""
    if isinstance(value, dict):
        return [leaf for name, inner in value.items() for leaf in leaves(inner, name)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner, key)]
    return [(key, value)]


@pytest.mark.parametrize("command", EVERY)
def test_a_document_has_exactly_its_keys_in_both_languages(command: str, own: Path, tmp_path: Path) -> None:
    argv = [*argv_of(command, own), "--json"]
    twin = shutil.copytree(own, tmp_path / "twin")
    dutch, english = (ran(home, *argv, lang=lang, stdin=answers()) for home, lang in ((own, "nl"), (twin, "en")))
    assert (dutch.code, dutch.err) == (0, "")
    document = dutch.document
    for path, fields in EVERY[command].items():
        place, _, has_facts = path.partition(" with ")
        found = under(document, place)
        assert found, path
        if has_facts:
            assert all(set(fields) <= set(each) for each in found), path
        else:
            assert [sorted(each) for each in found] == [fields] * len(found), path
    assert shape(document) == shape(english.document)
    assert document["schema"] == 1
    words = command.split()
    assert document["command"] == (" ".join(words[:2]) if words[0] in GROUPS and words[1:] else words[0])


GROUPS = {"agenda", "manager", "goal", "dayoff"}
ONCE_IN_THE_LIFE_OF_A_HOME = {"init", "demo", "backup"}
NEEDS_A_SERVER = {"agenda subscribe"}
"""Its document, and those of calendars that were refreshed, are pinned in test_following."""


def test_every_command_has_its_document_pinned() -> None:
    pinned = {command.partition(" -")[0] for command in EVERY}
    rows = {row.name for row in COMMANDS} - ONCE_IN_THE_LIFE_OF_A_HOME - NEEDS_A_SERVER
    assert {name for name in rows if not any(each == name or each.startswith(f"{name} ") for each in pinned)} == set()


@pytest.mark.parametrize("command", EVERY)
def test_minutes_are_whole_and_moments_know_their_offset(command: str, own: Path) -> None:
    for key, value in leaves(ran(own, *argv_of(command, own), "--json", stdin=answers()).document):
        if (key == "minutes" or key.endswith("_minutes")) and value is not None:
            assert type(value) is int, key
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?", value), key
            assert "T" not in value or datetime.fromisoformat(value).tzinfo is not None


def test_the_values_of_a_day_are_those_of_the_engine(filled: Path) -> None:
    document = ran(filled, "today", "--json").document
    assert (document["date"], document["iso_week"]) == ("2026-11-23", "2026-W48")
    assert document["plan_fixed_at"] == "2026-11-23T08:30:00+01:00"
    day = document["day"]
    assert day["adhoc_source"] in {"default", "learned", "fixed"}
    assert day["load"] in {"roomy", "healthy", "tight", "overfull", "off"}
    assert day["overload"] in {"none", "soft", "hard"}
    assert day["room_minutes"] == day["capacity_left_minutes"] - day["expected_adhoc_left_minutes"]
    assert day["plannable_minutes"] == day["room_minutes"] - day["margin_minutes"]
    assert {line["kind"] for line in document["agenda"]} <= {"event", "protected", "checkin", "gap"}
    assert [task["title"] for task in document["carried"]] == ["notulen versturen"]
    assert document["waiting"] == {"on_me": 1, "on_others": 1}


def test_the_end_of_whole_days_is_the_day_after(own: Path) -> None:
    (absence,) = ran(own, "agenda", "away", "verlof", "--from", "27-11", "--to", "30-11", "--json").document["done"]
    assert (absence["start"], absence["end"], absence["all_day"]) == ("2026-11-27", "2026-12-01", True)


def test_a_deadline_with_a_time_is_a_moment_and_one_without_a_day(own: Path) -> None:
    tasks = {task["title"]: task for task in ran(own, "list", "--all", "--json").document["tasks"]}
    assert tasks["begroting opmaken"]["due"] == "2026-11-24T12:00:00+01:00"
    assert tasks["vergaderzaal Q1"]["due"] == "2026-12-04"


def test_the_undo_step_takes_back_just_that(own: Path) -> None:
    step = ran(own, "add", "begroting", "--json").document["undo_step"]
    assert ran(own, "undo", "--json").document["done"][0]["step"] == step


def test_where_nothing_had_to_change_there_is_no_undo_step(own: Path) -> None:
    (task,) = ran(own, "add", "begroting", "--minutes", "45", "--json").document["done"]
    assert ran(own, "edit", task["id"], "--minutes", "45", "--json").document["undo_step"] is None


def test_adhoc_answers_with_what_would_have_to_move(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    for title, minutes, on in (("groot", "4u", "vandaag"), ("klein", "1u", "vandaag")):
        ran(folder, "add", title, "--minutes", minutes, "--on", on, now="2026-11-23T08:30")
    answer = ran(folder, "adhoc", "brand", "--from", "Bram", "--minutes", "3u", "--json").document
    assert (answer["fits"], answer["overload"], answer["earliest_honest_date"]) == (False, "soft", "2026-11-24")
    plan, now, decline = answer["options"]
    assert (now["action"], plan["action"], plan["to"]) == ("now", "plan", "2026-11-24")
    assert decline["action"] == "decline"
    assert [sorted(move) for move in now["moves"]] == [["from", "requester", "task", "title", "to"]]
    assert {move["title"] for move in now["moves"]} <= {"groot", "klein"}


def test_ask_answers_as_adhoc_does_and_has_no_step(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    ran(folder, "add", "groot", "--minutes", "4u", "--on", "vandaag", now="2026-11-23T08:30")
    ran(folder, "add", "klein", "--minutes", "1u", "--on", "vandaag", now="2026-11-23T08:30")
    asked = ran(folder, "ask", "brand", "--from", "Bram", "--minutes", "3u", "--json").document
    caught = ran(folder, "adhoc", "brand", "--from", "Bram", "--minutes", "3u", "--json").document
    for key in ("fits", "overload", "left_minutes", "options", "earliest_honest_date"):
        assert asked[key] == caught[key], key
    assert (asked["from"], asked["minutes"], asked["guess"], asked["date"]) == ("Bram", 180, False, "2026-11-23")
    assert (asked["in_time"], [task["title"] for task in asked["in_the_way"]]) == (True, ["groot", "klein"])
    assert not {"done", "undo_step"} & set(asked)


def test_ask_offers_no_now_once_the_working_day_is_over(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    asked = ran(folder, "ask", "brand", "--from", "Bram", "--json", now="2026-11-23T18:00").document
    assert (asked["fits"], asked["guess"], asked["minutes"]) == (False, True, 30)
    choices = [(option["action"], option["to"]) for option in asked["options"]]
    assert choices == [("plan", "2026-11-24"), ("decline", None)]


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("list", "tasks"),
        ("next", "tasks"),
        ("list --done", "tasks"),
        ("list niets", "tasks"),
        ("agenda", "events"),
        ("agenda free --minutes 10u", "slots"),
        ("manager", "people"),
        ("goal", "goals"),
    ],
)
def test_an_empty_result_is_an_empty_list(command: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "home"
    (folder / ".state").mkdir(parents=True)
    Home(folder).create(replace(SETTINGS, name=""), now=NOW)
    empty = ran(folder, *command.split(), "--json")
    assert (empty.code, empty.err, empty.document[name]) == (0, "", [])


def test_an_overload_that_breaks_a_promise_is_8_only_when_asked(tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home").folder
    ran(folder, "add", "alles", "--minutes", "9u", "--due", "vandaag", "--hard")
    checked = ran(folder, "today", "--check", "--json")
    assert (checked.code, checked.document["day"]["overload"]) == (8, "hard")
    assert ran(folder, "today").code == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("command", "code", "name", "facts"),
    [
        ("add x --due blorp", 2, "unreadable_date", {"text": "blorp"}),
        ("show q9z", 3, "id_not_found", {"reference": "q9z"}),
        ("list --for s", 4, "person_ambiguous", {"name": "s", "candidates": ["Sietske", "Sander"]}),
        ("manager add Hanneke", 5, "person_exists", {"name": "Hanneke"}),
    ],
)
def test_a_refusal_is_an_object_on_stderr(
    command: str, code: int, name: str, facts: dict[str, Any], lang: str, own: Path
) -> None:
    ran(own, "manager", "add", "Sander")
    refused = ran(own, *command.split(), "--json", lang=lang)
    assert (refused.code, refused.out) == (code, "")
    assert refused.error["code"] == name
    assert 1 <= len(refused.error["message"].splitlines()) <= 3
    assert {key: refused.error[key] for key in facts} == facts


def test_a_damaged_file_is_6_and_names_its_line(own: Path) -> None:
    tasks = own / "tasks.toml"
    tasks.write_text(tasks.read_text("utf-8").replace("title =", "title ==", 1), encoding="utf-8")
    refused = ran(own, "list", "--json")
    assert (refused.code, refused.out) == (6, "")
    assert (refused.error["code"], refused.error["file"]) == ("file_damaged", "tasks.toml")
    assert refused.error["line"] > 1


def test_no_home_is_9(tmp_path: Path) -> None:
    refused = ran(tmp_path / "nowhere", "today", "--json")
    assert (refused.code, refused.out, refused.error["code"]) == (9, "", "no_home")
