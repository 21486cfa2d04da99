from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import trustme
from tests.actions.noor import new_home
from tests.cli.runs import MONDAY, Ran, Terminal, ran
from tests.ics.calendars import calendar
from tests.outside.servers import CALENDAR, HOSTILE, LOGIN, SECRET, Line, answer, loopback, serving

from ontzorg_cli.cli.following import telling
from ontzorg_cli.cli.hoist import Globals
from ontzorg_cli.cli.session import Session, begin
from ontzorg_cli.outside import fetching

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.outside.servers import Answer, Server

    from ontzorg_cli.store.home import Home

TUESDAY, THURSDAY = "2026-11-24T09:00", "2026-11-26T09:00"
MT = "UID:mt\nSUMMARY:MT\nDTSTART:20261124T090000Z\nDURATION:PT1H"
RVC = "UID:rvc\nSUMMARY:RvC\nDTSTART:20261126T090000Z\nDURATION:PT1H"
DAILY = "UID:dag\nSUMMARY:dag\nDTSTART:20261124T090000Z\nRRULE:FREQ=DAILY;COUNT=30"
SUBSCRIPTIONS = ".state/subscriptions.json"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return new_home(tmp_path / "home")


class Shifting:
    """A server whose answer a test may change."""

    server: Server

    def __init__(self) -> None:
        self.reply: Answer = answer(CALENDAR)

    def answer(self, line: Line) -> None:
        """Answer as it now does."""
        self.reply(line)

    def now_has(self, *events: str, etag: str = "") -> None:
        """Let it hold a calendar with these events; with an etag it tells whoever knows it that nothing changed."""
        data = calendar(*events)

        def reply(line: Line) -> None:
            if etag and line.header("If-None-Match") == etag:
                answer(b"", status="304 Not Modified")(line)
            else:
                answer(data, f"ETag: {etag}")(line)

        self.reply = reply


@pytest.fixture
def shifting(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shifting]:
    """Run a server on loopback, and let names lead there; production has no way to open that."""
    monkeypatch.setattr(fetching, "NETWORK", loopback(authority))
    monkeypatch.setattr(fetching, "LIMITS", fetching.Limits(seconds=1))
    shifting = Shifting()
    with serving(shifting.answer, authority) as shifting.server:
        yield shifting


def subscribed(home: Home, shifting: Shifting, *argv: str, now: str = MONDAY) -> Ran:
    """Follow the server's calendar under the name Outlook, its address being piped in."""
    stdin = io.StringIO(f"{shifting.server.address}\n")
    return ran(home.folder, "agenda", "subscribe", "Outlook", *argv, stdin=stdin, now=now)


def titles(home: Home) -> list[str]:
    events = ran(home.folder, "agenda", "--from", "23-11", "--to", "30-11", "--json").document["events"]
    return [event["title"] for event in events]


def everything_in(folder: Path) -> dict[str, bytes]:
    """Return all that stands in a folder, by path, the files within archives too."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    found |= {f"{path.name}/{name}": archive.read(name) for name in archive.namelist()}
    return found


def test_a_calendar_is_taken_over_once_and_then_only_what_changed(home: Home, shifting: Shifting) -> None:
    shifting.now_has(MT, etag='"1"')
    first = subscribed(home, shifting)
    assert (first.code, first.err) == (0, "")
    assert "Overgenomen uit Outlook: 1 nieuw" in first.out
    assert ran(home.folder, "agenda", "refresh").out == "Outlook: ongewijzigd\n"
    assert shifting.server.requests[-1].header("If-None-Match") == '"1"'
    shifting.now_has(MT.replace("MT", "MT verplaatst"), RVC, etag='"2"')
    assert ran(home.folder, "agenda", "refresh", "outlook").out == "Outlook: 1 nieuw, 1 gewijzigd\n"
    assert titles(home) == ["MT verplaatst", "RvC"]
    shifting.now_has(RVC, etag='"3"')
    assert ran(home.folder, "agenda", "refresh", lang="en").out == "Outlook: 1 gone\n"


def test_a_program_reads_the_same_keys_however_a_calendar_fares(home: Home, shifting: Shifting) -> None:
    shifting.now_has(MT, "UID:b\nSUMMARY:kapot")
    followed = subscribed(home, shifting, "--json").document
    assert sorted(followed) == [
        "calendar", "command", "imported", "moved", "own", "owner", "schema", "skipped", "source", "undo_step", "warnings",
    ]  # fmt: skip
    kept = {"name": "Outlook", "owner": None, "kind": "address", "fetched_at": "2026-11-23T08:45:00+01:00"}
    assert followed["calendar"] == kept
    empty = {"skipped": [], "warnings": [], "moved": [], "own": 0}
    shifting.now_has(MT, RVC)
    changed = ran(home.folder, "agenda", "refresh", "--json").document
    assert changed["calendars"] == [
        kept
        | {
            "outcome": "changed",
            "imported": {"new": 1, "changed": 0, "unchanged": 1, "removed": 0},
            "error": None,
            **empty,
        }
    ]
    shifting.reply = answer(LOGIN)
    failed = ran(home.folder, "agenda", "refresh", "--json").document
    assert failed["calendars"] == [
        kept | {"outcome": "failed", "imported": None, "error": "fetched_no_calendar"} | empty
    ]
    stopped = ran(home.folder, "agenda", "subscribe", "Outlook", "--stop", "--json").document
    assert sorted(stopped) == ["ahead", "calendar", "command", "removed", "schema", "undo_step"]


def test_webcal_means_https(home: Home, shifting: Shifting) -> None:
    stdin = io.StringIO(shifting.server.address.replace("https", "webcal"))
    assert ran(home.folder, "agenda", "subscribe", "Outlook", stdin=stdin).code == 0
    assert titles(home) == ["MT"]


def test_a_server_without_marks_is_known_to_be_unchanged_by_what_it_sends(home: Home, shifting: Shifting) -> None:
    shifting.now_has(MT)
    subscribed(home, shifting)
    refreshed = ran(home.folder, "agenda", "refresh", "--json").document
    (told,) = refreshed["calendars"]
    assert (told["outcome"], told["imported"], refreshed["undo_step"]) == ("unchanged", None, None)


@pytest.mark.parametrize("undone", ["subscribe", "edit"])
def test_what_was_undone_or_changed_by_hand_is_fetched_again_though_nothing_changed_there(
    undone: str, home: Home, shifting: Shifting
) -> None:
    shifting.now_has(MT, etag='"1"')
    subscribed(home, shifting)
    if undone == "edit":
        month = home.folder / "months" / "2026-11.toml"
        month.write_text(month.read_text("utf-8").replace('title = "MT"', 'title = "iets anders"'), "utf-8")
    else:
        assert ran(home.folder, "undo").code == 0
        assert titles(home) == []
    ran(home.folder, "agenda", "refresh")
    assert titles(home) == ["MT"]


def test_a_new_month_in_sight_is_filled_though_nothing_changed_there(home: Home, shifting: Shifting) -> None:
    shifting.now_has("UID:dag\nSUMMARY:dag\nDTSTART:20261201T090000Z\nRRULE:FREQ=MONTHLY", etag='"1"')
    subscribed(home, shifting)
    assert ran(home.folder, "agenda", "refresh", now="2026-12-01T09:00").out == "Outlook: 1 nieuw\n"


def test_all_that_is_refreshed_is_one_step_to_undo(home: Home, shifting: Shifting, tmp_path: Path) -> None:
    shifting.now_has(MT)
    subscribed(home, shifting)
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar())
    assert ran(home.folder, "agenda", "import", str(file), "--watch", "--source", "Werk").code == 0
    shifting.now_has(MT, RVC)
    file.write_bytes(calendar("UID:a\nSUMMARY:lunch\nDTSTART:20261125T110000Z"))
    assert ran(home.folder, "agenda", "refresh").out == "Outlook: 1 nieuw\nWerk: 1 nieuw\n"
    assert ran(home.folder, "history", "--json").document["steps"][0]["command"] == "agenda refresh"
    ran(home.folder, "undo")
    assert titles(home) == ["MT"]


def test_where_nothing_comes_the_last_copy_stays_and_its_age_is_said(home: Home, shifting: Shifting) -> None:
    shifting.now_has(MT)
    subscribed(home, shifting, now=TUESDAY)
    shifting.reply = answer(b"", status="503 Service Unavailable")
    refused = ran(home.folder, "agenda", "refresh", now=THURSDAY)
    assert (refused.code, refused.err) == (5, "")
    told = " ".join(refused.out.split())
    assert told.startswith("Outlook: niet bijgewerkt Bij Outlook lukt het daar nu even niet (503).")
    assert "Laatst opgehaald dinsdag 24 november, 2 dagen geleden" in told
    assert titles(home) == ["MT"]
    assert "yesterday" in ran(home.folder, "agenda", "refresh", now="2026-11-25T09:00", lang="en").out
    assert "vandaag om 09:00" in ran(home.folder, "agenda", "refresh", now="2026-11-24T11:00").out


def test_one_that_fails_keeps_no_other_from_being_refreshed(home: Home, shifting: Shifting, tmp_path: Path) -> None:
    shifting.now_has(MT)
    subscribed(home, shifting)
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar(RVC))
    ran(home.folder, "agenda", "import", str(file), "--watch", "--source", "Aan zee")
    file.unlink()
    shifting.now_has(MT, "UID:x\nSUMMARY:x\nDTSTART:20261127T090000Z")
    refreshed = ran(home.folder, "agenda", "refresh", "--json")
    assert refreshed.code == 3
    outcomes = {each["name"]: (each["outcome"], each["error"]) for each in refreshed.document["calendars"]}
    assert outcomes == {"Aan zee": ("failed", "watched_gone"), "Outlook": ("changed", None)}
    assert titles(home) == ["MT", "RvC", "x"]


def test_a_calendar_that_shrinks_to_nothing_is_not_believed(home: Home, shifting: Shifting) -> None:
    shifting.now_has(DAILY)
    subscribed(home, shifting)
    before = everything_in(home.folder / "months")
    shifting.now_has()
    refused = ran(home.folder, "agenda", "refresh")
    assert refused.code == 5
    assert "Outlook heeft nog maar 0 van de 30 komende afspraken" in refused.out
    for typed, code in (("n\n", 5), ("\n", 5)):
        asked = ran(home.folder, "agenda", "refresh", stdin=Terminal(typed))
        assert asked.code == code
        assert "Toch overnemen? [j/N]" in asked.err
        assert everything_in(home.folder / "months") == before
    assert ran(home.folder, "agenda", "refresh", stdin=Terminal("j\n")).out == "Outlook: 30 weg\n"


def test_the_same_name_once_more_takes_a_new_address_and_doubles_nothing(home: Home, shifting: Shifting) -> None:
    shifting.now_has(MT)
    subscribed(home, shifting)
    stdin = io.StringIO(f"{shifting.server.address}&nieuw=1")
    again = ran(home.folder, "agenda", "subscribe", "outlook", stdin=stdin)
    assert "In Outlook is niets veranderd." in again.out
    assert titles(home) == ["MT"]
    (kept,) = json.loads((home.folder / SUBSCRIPTIONS).read_text("utf-8"))["subscriptions"]
    assert kept["place"].endswith("&nieuw=1")


def test_a_managers_calendar_is_followed_as_hers(home: Home, shifting: Shifting) -> None:
    shifting.now_has(MT)
    subscribed(home, shifting, "--owner", "hanneke")
    (event,) = ran(home.folder, "agenda", "--json").document["events"]
    assert (event["title"], event["owner"], event["busy"]) == ("MT", "Hanneke", False)
    assert ran(home.folder, "agenda", "refresh").out == "Outlook: ongewijzigd\n"
    refused = subscribed(home, shifting, "--owner", "Bram")
    assert (refused.code, "iemand anders" in refused.err) == (5, True)
    assert subscribed(home, shifting, "--owner", "Wilhelmina").code == 3


def test_to_stop_forgets_the_address_and_keeps_the_events_unless_asked(home: Home, shifting: Shifting) -> None:
    shifting.now_has("UID:a\nSUMMARY:geweest\nDTSTART:20261123T060000Z", MT, RVC)
    subscribed(home, shifting)
    stopped = ran(home.folder, "agenda", "subscribe", "Outlook", "--stop", now=TUESDAY)
    assert "Outlook volg je niet meer." in stopped.out
    assert "De 2 afspraken die nog komen blijven staan" in stopped.out
    assert not (home.folder / SUBSCRIPTIONS).exists()
    assert ran(home.folder, "agenda", "subscribe", "Outlook", "--stop").code == 3
    subscribed(home, shifting)
    asked = ran(home.folder, "agenda", "subscribe", "Outlook", "--stop", now=TUESDAY, stdin=Terminal("j\n"))
    assert "Ook de 2 afspraken weghalen" in asked.err
    assert titles(home) == ["geweest"]
    ran(home.folder, "undo")
    assert titles(home) == ["geweest", "MT", "RvC"]
    subscribed(home, shifting)
    removed = ran(home.folder, "agenda", "subscribe", "Outlook", "--remove", "--json", now=TUESDAY).document
    assert (removed["ahead"], removed["removed"], removed["undo_step"] is None) == (2, 2, False)


def test_preparation_goes_along_with_what_is_refreshed_and_is_named_where_its_event_goes(
    home: Home, shifting: Shifting
) -> None:
    shifting.now_has(RVC)
    subscribed(home, shifting)
    (event,) = ran(home.folder, "agenda", "--json").document["events"]
    prepared = ran(home.folder, "agenda", "backplan", event["id"], "T-1", "zaal", "nalopen", "--accept")
    assert (prepared.code, prepared.err) == (0, "")
    shifting.now_has(RVC.replace("20261126", "20261127"))
    moved = ran(home.folder, "agenda", "refresh", "--json").document
    assert [task["title"] for task in moved["calendars"][0]["moved"]] == ["zaal nalopen"]
    shifting.now_has(RVC.replace("20261126", "20261130"))
    assert "zaal nalopen" in ran(home.folder, "agenda", "refresh").out
    stopped = ran(home.folder, "agenda", "subscribe", "Outlook", "--remove").out
    assert "Bij RvC hoort nog 1 stuk voorbereiding" in " ".join(stopped.split())


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_server_is_refused_and_changes_nothing(what: str, home: Home, shifting: Shifting) -> None:
    reply, code = HOSTILE[what]
    shifting.reply = reply
    before = everything_in(home.folder)
    before[".state/lock"] = b""
    refused = subscribed(home, shifting, "--json")
    assert (refused.out, refused.error["code"]) == ("", code)
    assert SECRET not in refused.err
    assert {".state/lock": b""} | everything_in(home.folder) == before


def test_a_login_page_is_no_calendar(home: Home, shifting: Shifting) -> None:
    shifting.reply = answer(LOGIN)
    refused = subscribed(home, shifting)
    assert (refused.code, refused.err.splitlines()[0]) == (7, "Bij Outlook is geen agenda te vinden.")
    shifting.now_has(MT)
    subscribed(home, shifting)
    shifting.reply = answer(LOGIN)
    assert ran(home.folder, "agenda", "refresh").code == 7
    assert titles(home) == ["MT"]


def test_an_address_on_the_line_is_refused_and_not_repeated(home: Home) -> None:
    address = f"https://agenda.example/{SECRET}.ics"
    for argv in (
        ("agenda", "subscribe", address),
        ("agenda", "subscribe", "Outlook", address),
        ("agenda", "refresh", address),
        ("agenda", "import", address),
        ("agenda", "import", address.replace("https", "webcal"), "--watch"),
    ):
        for more in ((), ("--json",)):
            refused = ran(home.folder, *argv, *more)
            assert (refused.code, refused.out) == (2, "")
            assert SECRET not in refused.err
            assert "agenda subscribe" in refused.err


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "address_missing"),
        ("\n", "address_missing"),
        (f"http://agenda.example/{SECRET}", "address_not_https"),
        (f"file:///{SECRET}", "address_not_https"),
        (f"https://noor:{SECRET}@agenda.example/", "address_with_password"),
        (f"https://agenda.example:x/{SECRET}", "address_unreadable"),
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_asked_of_anybody(typed: str, code: str, home: Home) -> None:
    refused = ran(home.folder, "agenda", "subscribe", "Outlook", "--json", stdin=io.StringIO(typed))
    assert (refused.code, refused.error["code"]) == (2, code)
    assert SECRET not in refused.err


def test_at_a_terminal_the_address_is_asked_for(home: Home, shifting: Shifting) -> None:
    stdin = Terminal(f"{shifting.server.address}\n")
    done = ran(home.folder, "agenda", "subscribe", "Outlook", stdin=stdin)
    assert (done.code, done.err) == (0, "Het geheime adres van de agenda (https:// of webcal://): ")
    assert ran(home.folder, "agenda", "subscribe", "Thuis", stdin=Terminal("")).code == 130


def test_the_address_stands_in_one_file_for_ones_own_eyes_and_nowhere_else(
    home: Home, shifting: Shifting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LIMITS", fetching.Limits(seconds=0.5))
    shifting.now_has(MT, etag='"1"')
    debug = {"ONTZORG_DEBUG": "1"}
    told = [subscribed(home, shifting), subscribed(home, shifting, "--json")]

    def run(*argv: str) -> None:
        told.append(ran(home.folder, *argv, environ=debug))
        told.append(ran(home.folder, *argv, "--json", environ=debug))

    for reply, _ in HOSTILE.values():
        shifting.reply = reply
        stdin = io.StringIO(f"{shifting.server.address}\n")
        told.append(ran(home.folder, "agenda", "subscribe", "Outlook", environ=debug, stdin=stdin))
        assert "Traceback" in told[-1].err
        told.append(ran(home.folder, "agenda", "refresh", environ=debug))
    shifting.reply = answer(CALENDAR)
    run("agenda", "refresh")
    for argv in (("today",), ("agenda",), ("history",), ("config",), ("list",), ("undo",)):
        run(*argv)
    run("agenda", "refresh")
    run("backup", str(tmp_path / "kopie.zip"))
    told.append(ran(home.folder, "agenda", "refresh", "", environ={"_ONTZORG_COMPLETE": "bash"}))
    kept = home.folder / SUBSCRIPTIONS
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-20])
    run("agenda", "refresh")
    kept.write_bytes(whole)
    assert all(SECRET not in each.out + each.err for each in told)
    assert any("Traceback" in each.err for each in told)
    assert [name for name, data in everything_in(tmp_path).items() if SECRET.encode() in data] == [
        f"home/{SUBSCRIPTIONS}"
    ]
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_home_made_anew_in_the_same_place_follows_nothing(home: Home, shifting: Shifting) -> None:
    subscribed(home, shifting)
    ran(home.folder, "undo", "9")
    while home.exists():
        ran(home.folder, "undo")
    assert ran(home.folder, "init", "--name", "Noor", "--yes").code == 0
    assert ran(home.folder, "agenda", "refresh", "--json").document["calendars"] == []


def test_a_damaged_file_of_subscriptions_is_named_and_left_alone(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar(MT))
    ran(home.folder, "agenda", "import", str(file), "--watch", "--source", "Werk")
    whole = (home.folder / SUBSCRIPTIONS).read_text("utf-8")
    no_name, no_place = whole.replace('"Werk"', "5"), whole.replace(f'"{file}"', "null")
    assert len({whole, no_name, no_place}) == 3
    for text in (
        no_name,
        no_place,
        "",
        "[]",
        "{",
        '{"schema": 2, "subscriptions": []}',
        '{"schema": 1, "subscriptions": [{}]}',
    ):
        (home.folder / SUBSCRIPTIONS).write_text(text, "utf-8")
        refused = ran(home.folder, "agenda", "refresh", "--json")
        assert (refused.code, refused.error["code"]) == (6, "subscriptions_damaged")
        assert (home.folder / SUBSCRIPTIONS).read_text("utf-8") == text


def test_a_file_that_another_program_keeps_fresh_is_read_again_when_it_changed(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar(MT, about="X-WR-CALNAME:Werk\n"))
    assert ran(home.folder, "agenda", "import", str(file)).code == 0
    watched = ran(home.folder, "agenda", "import", str(file), "--watch")
    assert "In Werk is niets veranderd." in watched.out
    assert "Het adres" not in watched.out
    assert ran(home.folder, "agenda", "refresh").out == "Werk: ongewijzigd\n"
    file.write_bytes(calendar(MT, RVC, about="X-WR-CALNAME:Heet nu anders\n"))
    assert ran(home.folder, "agenda", "refresh").out == "Werk: 1 nieuw\n"


def test_a_file_that_is_just_being_written_waits_for_the_next_time(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "werk.ics"
    whole = calendar(MT, RVC)
    file.write_bytes(whole)
    ran(home.folder, "agenda", "import", str(file), "--watch", "--source", "Werk")
    file.write_bytes(whole[: len(whole) // 2])
    half = ran(home.folder, "agenda", "refresh")
    assert (half.code, "kwam maar een deel" in half.out) == (5, True)
    assert titles(home) == ["MT", "RvC"]


def test_a_folder_of_calendars_is_followed_as_one(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    folder.mkdir()
    (folder / "mt.ics").write_bytes(calendar(MT))
    (folder / "rvc.ics").write_bytes(calendar(RVC))
    (folder / ".tmp.ics").write_bytes(b"BEGIN:VCALENDAR")
    (folder / "lees.txt").write_text("geen agenda")
    assert "2 nieuw" in ran(home.folder, "agenda", "import", str(folder), "--watch", "--source", "Werk").out
    (folder / "rvc.ics").unlink()
    assert ran(home.folder, "agenda", "refresh").out == "Werk: 1 weg\n"
    (folder / "mt.ics").unlink()
    empty = ran(home.folder, "agenda", "refresh")
    assert (empty.code, "zit geen agenda" in empty.out, "subscribe" in empty.out) == (7, True, False)
    assert titles(home) == ["MT"]


def test_a_followed_folder_is_called_after_itself_and_not_after_a_calendar_in_it(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "gedeeld"
    folder.mkdir()
    (folder / "mt.ics").write_bytes(calendar(MT, about="X-WR-CALNAME:Bram\n"))
    ran(home.folder, "agenda", "import", str(folder), "--watch")
    assert ran(home.folder, "agenda", "refresh").out == "gedeeld: ongewijzigd\n"


def test_a_file_that_is_too_large_or_not_there_is_not_followed(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar(MT) + b" " * 10_000_000)
    for path, code in (
        (str(file), "fetch_too_large"),
        (str(tmp_path / "weg.ics"), "watched_gone"),
        ("~x!y/a", "watched_gone"),
    ):
        refused = ran(home.folder, "agenda", "import", path, "--watch", "--json")
        assert refused.error["code"] == code
    assert not (home.folder / SUBSCRIPTIONS).exists()


@pytest.mark.parametrize(
    ("asked", "stderr", "told"),
    [
        (Globals(lang="nl"), Terminal(), "Outlook ophalen…\n"),
        (Globals(lang="nl", discreet=True), Terminal(), "••• ophalen…\n"),
        (Globals(lang="nl", json=True), Terminal(), ""),
        (Globals(lang="nl"), io.StringIO(), ""),
    ],
)
def test_somebody_who_waits_is_told_for_what(asked: Globals, stderr: io.StringIO, told: str) -> None:
    begin(Session(asked, {}, stdin=None, stdout=io.StringIO(), stderr=stderr))
    telling("Outlook")
    assert stderr.getvalue() == told


def test_what_another_program_hands_over_once_cannot_be_watched(home: Home) -> None:
    refused = ran(home.folder, "agenda", "import", "-", "--watch", "--json")
    assert (refused.code, refused.error["code"]) == (2, "nothing_to_watch")


def test_tab_completes_the_calendars_that_are_followed(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar(MT))
    ran(home.folder, "agenda", "import", str(file), "--watch", "--source", "Werk")
    for command in ("refresh", "subscribe"):
        offered = ran(home.folder, "agenda", command, "", environ={"_ONTZORG_COMPLETE": "zsh"}).out
        assert offered.splitlines() == ["Werk"]


def test_a_name_that_is_not_followed_is_not_found(home: Home) -> None:
    refused = ran(home.folder, "agenda", "refresh", "Outlook")
    assert (refused.code, refused.err.splitlines()[0]) == (3, "Je volgt geen agenda die Outlook heet.")
    assert "ontzorg agenda subscribe" in ran(home.folder, "agenda", "refresh").out


def test_discreet_keeps_the_names_of_calendars_off_the_screen(home: Home, shifting: Shifting) -> None:
    subscribed(home, shifting)
    for reply in (answer(CALENDAR), answer(b"", status="404 Not Found")):
        shifting.reply = reply
        assert "Outlook" not in ran(home.folder, "agenda", "refresh", "--discreet").out


SILENT = """
import sys
heard = []
sys.addaudithook(lambda event, args: heard.append(event) if event.startswith("socket.") else None)
from ontzorg_cli.cli.run import run
run(sys.argv[1:])
print("urllib3" in sys.modules, *sorted(set(heard)), file=sys.stderr)
"""


def test_no_command_but_those_that_fetch_opens_a_connection(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "werk.ics"
    file.write_bytes(calendar(MT))

    def heard(*argv: str, typed: str = "") -> str:
        done = subprocess.run(
            [sys.executable, "-c", SILENT, *argv, "--home", str(home.folder)],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stderr.splitlines()[-1]

    watching = ("agenda", "import", str(file), "--watch")
    for argv in (("today",), ("agenda",), watching, ("agenda", "refresh"), ("history",), ("add", "brief"), ("undo",)):
        assert heard(*argv) == "False", argv
    assert "socket.getaddrinfo" in heard("agenda", "subscribe", "Thuis", typed="https://127.0.0.1:1/a\n")
