"""The brief on the assistant's screen and as a page for whom it is with; what came out of a check-in; how they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from ontzorg_cli.core.growth.note import Note, NoteKind
from ontzorg_cli.core.results import Saved, Touched, Verb
from ontzorg_cli.core.together.brief import FORMS, Block, Brief, BriefBlock, BriefItem
from ontzorg_cli.core.together.checkin import Checkin, Kept
from ontzorg_cli.core.together.checkin_diary import KeptRate
from ontzorg_cli.core.together.person import AddressForm, Person
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.task import ClosedTask, Due, Ending, Task
from ontzorg_cli.render.pages.brief import brief_page
from ontzorg_cli.render.pages.checkins import kept_page, overview_page, skipped_page, topics_page
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.writers import plain
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ontzorg_cli.core.together.brief import Fact
    from ontzorg_cli.render.page import Page

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=ZONE)
MONDAY = NOW.date()
HANNEKE = Person(id="e4w", name="Hanneke")


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def item(code: str, id: str | None = None, title: str = "", **facts: Fact) -> BriefItem:  # noqa: A002 - an id is called id everywhere
    return BriefItem(code=code, id=id, title=title, facts=facts)


LONG = (
    "de uitnodigingen voor de nieuwjaarsbijeenkomst in de nieuwe zaal met de sprekers van buiten en een diner na afloop"
)
ITEMS: dict[Block, tuple[tuple[BriefItem, ...], int]] = {
    Block.OPENING: (
        (
            item("worry"),
            item("topic", "c3c", "nieuwe regels reiskosten", weeks=0),
            item("topic", "t2p", "de verhuizing", weeks=1),
            item("topic", "t3p", LONG, weeks=5),
        ),
        1,
    ),
    Block.LOOK_BACK: (
        (
            item("result", "k7m", "RvC-stukken een dag eerder verstuurd"),
            item("result", "m2x", "verslag MT"),
            item("dropped", "p9c", "archief 2019"),
            item("their_action", "r3r", "voorwoord jaarplan", weeks=2, late=True, twice=True, old=False, due=day(-3)),
            item("their_action", "r4r", "offerte tekenen", weeks=0, late=False, twice=False, old=False, due=day(3)),
            item("my_action", "a3u", "mappen opschonen", weeks=4, late=False, twice=True, old=True),
            item("my_action", "a4u", "zaal vastleggen", weeks=1, late=False, twice=True, old=False, due=day(1)),
        ),
        2,
    ),
    Block.DECISIONS: (
        (
            item(
                "decision",
                "d2d",
                "welke trein?",
                weeks=1,
                advice="de eerste",
                otherwise="de auto",
                late=True,
                by=day(-1),
            ),
            item("decision", "d3d", "welke zaal?", weeks=0, advice="de grote", otherwise="", late=False, by=day(2)),
            item("decision", "d4d", LONG, weeks=0, advice=LONG, otherwise=LONG, late=False),
        ),
        1,
    ),
    Block.LOOK_AHEAD: (
        (
            item("meeting", "e2e", "MT, notuleren", when=NOW.replace(hour=9, minute=0) + timedelta(days=1)),
            item("meeting", "e3e", "havencongres", when=day(30)),
            item("deadline", "w5n", "draaiboek kerstborrel", due=day(9), mine=False),
            item("heavy", days=(day(1), day(3))),
            item("away_me", "b2b", first=day(28), last=day(38)),
            item("away_me", "b3b", first=day(10), last=day(10)),
            item("away_them", "b4b", first=day(2), last=day(4)),
            item("away_them", "b5b", first=day(16), last=day(16)),
            item("day_off", title="Eerste kerstdag", day=day(32)),
            *(
                item("capacity", week=48 + number, iso_week=f"2026-W{48 + number}", room_minutes=595 + number * 61)
                for number in range(6)
            ),
        ),
        3,
    ),
    Block.PRIORITIES: (
        (
            item("priority", "u32", "begroting opmaken", place=1, minutes=80, guess=False, due=day(1), hard=True),
            item("priority", "u33", "vergaderzaal Q1", place=2, minutes=30, guess=True, due=day(9), hard=False),
            item("priority", "u34", "verbeterplan post", place=5, minutes=45, guess=False),
            item("adhoc", count=9, adhoc_minutes=190),
        ),
        4,
    ),
    Block.MANDATE: (
        (
            item("mandate", "g2d", "bloemen besteld", day=day(-3)),
            item("defaulted", "d5d", "lunch MT", otherwise="broodjes"),
            item("take_over"),
        ),
        1,
    ),
    Block.FEEDBACK: ((item("feedback_mine"),), 0),
    Block.AGREEMENTS: (
        (
            item("agreement", "y2a", "eerst bellen, dan mailen"),
            item("moved", "y3a", "begroting opmaken", to=day(4)),
            item("next", at=NOW.replace(hour=13, minute=0) + timedelta(days=7)),
        ),
        2,
    ),
}
EMPTY: dict[Block, tuple[tuple[BriefItem, ...], int]] = {
    Block.OPENING: ((item("worry"),), 0),
    Block.LOOK_AHEAD: ((item("capacity", week=48, iso_week="2026-W48", room_minutes=0),), 0),
    Block.MANDATE: ((item("take_over"),), 0),
    Block.FEEDBACK: ((item("feedback_theirs"),), 0),
    Block.AGREEMENTS: ((item("no_next"),), 0),
}


def brief(
    items: dict[Block, tuple[tuple[BriefItem, ...], int]],
    *,
    minutes: int = 30,
    person: Person = HANNEKE,
    has_date: bool = True,
) -> Brief:
    at = NOW.replace(hour=13, minute=0)
    return Brief(
        person=person,
        minutes=minutes,
        since=at - timedelta(days=7),
        at=at if has_date else None,
        next_at=at + timedelta(days=7) if has_date else None,
        blocks=tuple(
            BriefBlock(
                code=code, minutes=length, items=items.get(code, ((), 0))[0], left_out=items.get(code, ((), 0))[1]
            )
            for code, length in FORMS[minutes].minutes.items()
        ),
    )


def screen(page: Page, width: int = 80, *, discreet: bool = False) -> str:
    stream = StringIO()
    plain.write(page, stream, width=width, discreet=discreet)
    return stream.getvalue()


def dutch() -> Voice:
    catalogue = Catalogue("nl")
    return Voice(catalogue=catalogue, dates=Dates(catalogue), now=NOW)


# the brief


def test_a_brief_with_everything_in_it(voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    shown = screen(brief_page(brief(ITEMS), voice, name="Noor", shared=False), width)
    assert max(map(len, shown.splitlines())) <= width
    assert shown == golden


def test_a_brief_with_nothing_in_it(voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen(brief_page(brief(EMPTY, has_date=False), voice, name="Noor", shared=False)) == golden


@pytest.mark.parametrize("minutes", [20, 10])
def test_a_brief_for_less_time(minutes: int, voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen(brief_page(brief(ITEMS, minutes=minutes), voice, name="Noor", shared=False)) == golden


@pytest.mark.parametrize("form", AddressForm)
def test_a_page_for_whom_it_is_with(form: AddressForm, voice: Voice, golden: SnapshotAssertion) -> None:
    person = replace(HANNEKE, address_form=form)
    assert screen(brief_page(brief(ITEMS, person=person), voice, name="Noor", shared=True)) == golden


@pytest.mark.parametrize("form", AddressForm)
def test_a_page_for_her_has_no_ids_no_commands_and_nothing_only_for_the_assistant(
    form: AddressForm, voice: Voice
) -> None:
    person = replace(HANNEKE, address_form=form)
    shown = screen(brief_page(brief(ITEMS, person=person), voice, name="Noor", shared=True), 400)
    ids = {one.id for items, _ in ITEMS.values() for one in items if one.id}
    assert [one for one in ids if f" {one} " in f" {shown} ".replace("\n", " ")] == []
    assert "ontzorg" not in shown
    assert shown.count("Hanneke") == 1, "in the heading, for the rest she is spoken to"
    assert all(one.title in shown for items, _ in ITEMS.values() for one in items)


def test_a_page_in_english_is_the_same_for_both_forms_of_address() -> None:
    catalogue = Catalogue("en")
    voice = Voice(catalogue=catalogue, dates=Dates(catalogue), now=NOW)
    pages = {
        screen(brief_page(brief(ITEMS, person=replace(HANNEKE, address_form=form)), voice, name="Noor", shared=True))
        for form in AddressForm
    }
    assert len(pages) == 1


def test_what_was_written_is_named_in_place_of_the_ways_on(voice: Voice) -> None:
    shown = screen(brief_page(brief(EMPTY), voice, name="Noor", shared=False, files=["bila.html", "bila.md"]))
    assert [line.split(": ")[1] for line in shown.splitlines()[-2:]] == ["bila.html", "bila.md"]
    assert "ontzorg" not in shown


def test_discreet_leaves_no_title_and_no_name(voice: Voice) -> None:
    for shared in (True, False):
        shown = screen(brief_page(brief(ITEMS), voice, name="Noor", shared=shared), discreet=True)
        titles = {one.title for items, _ in ITEMS.values() for one in items if one.title}
        assert [text for text in (*titles, "Hanneke", "Noor", "de grote", "broodjes") if text in shown] == []


def test_a_title_of_five_thousand_characters_is_cut() -> None:
    long: dict[Block, tuple[tuple[BriefItem, ...], int]] = {
        Block.OPENING: ((item("topic", "c3c", "woord " * 900, weeks=0),), 0)
    }
    assert len(screen(brief_page(brief(long), dutch(), name="Noor", shared=True)).splitlines()) < 20


# what came out of it

TASK = Task(id="t9z", title="offertes opvragen", created_at=NOW, requester="Hanneke", minutes=30, due=Due(day=day(4)))
TOPIC = Topic(id="c3c", title="nieuwe regels reiskosten", person="Hanneke", created_at=NOW)
HELD = Checkin(id="h9w", person="Hanneke", day=MONDAY, kept=Kept.HELD, at=NOW)
ENDED = replace(TOPIC, closed_at=NOW)


def saved(*touched: tuple[Verb, object]) -> Saved:
    return Saved(touched=tuple(Touched(verb=verb, record=record) for verb, record in touched), step=9)  # type: ignore[arg-type]  # records of all sorts


def everything_settled() -> Saved:
    return saved(
        (Verb.DISCUSSED, replace(ENDED, ending=TopicEnding.DISCUSSED, answer="per kwartaal")),
        (Verb.DROPPED, replace(ENDED, id="t2p", title="de verhuizing", ending=TopicEnding.DROPPED)),
        (
            Verb.DECIDED,
            replace(ENDED, id="d3d", title="welke zaal?", decision=True, ending=TopicEnding.DECIDED, answer="de grote"),
        ),
        (
            Verb.DEFAULTED,
            replace(
                ENDED, id="d2d", title="welke trein?", decision=True, ending=TopicEnding.DEFAULTED, answer="de auto"
            ),
        ),
        (Verb.ASKED, replace(TOPIC, id="d4d", title="budget?", decision=True, advice="5%", by=day(4), asked_on=MONDAY)),
        (Verb.DONE, ClosedTask(task=replace(TASK, id="k7m", title="verslag MT"), ending=Ending.DONE, closed_at=NOW)),
        (Verb.MOVED, replace(TASK, id="m2x", title="begroting", due=Due(day=day(9), hard=True))),
        (Verb.CHANGED, replace(TASK, id="p9c", title="archief", owner="Joost", due=None)),
        (Verb.ADDED, TASK),
        (
            Verb.ADDED,
            replace(TASK, id="r3r", title="jaarplan tekenen", owner="Hanneke", requester=None, due=Due(day=day(1))),
        ),
        (Verb.ADDED, Note(id="g2d", title="bloemen zelf", kind=NoteKind.MANDATE, at=NOW, person="Hanneke")),
        (Verb.ADDED, Note(id="y2a", title="eerst bellen", kind=NoteKind.AGREEMENT, at=NOW, person="Hanneke")),
        (Verb.ADDED, replace(TOPIC, id="z3z", title="de reactie van de OR")),
        (Verb.HELD, HELD),
    )


def test_who_does_what_by_when(voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    assert screen(kept_page(everything_settled(), NOW + timedelta(days=7), voice), width) == golden


def test_a_check_in_out_of_which_nothing_came(voice: Voice, golden: SnapshotAssertion) -> None:
    assert screen(kept_page(saved((Verb.HELD, HELD)), None, voice)) == golden


def test_what_came_out_of_it_is_discreet_too(voice: Voice) -> None:
    shown = screen(kept_page(everything_settled(), None, voice), discreet=True)
    words = ("Hanneke", "Joost", "offertes", "zaal", "grote", "jaarplan", "bloemen", "bellen", "kwartaal", "OR", "5%")
    assert [word for word in words if word in shown] == []
    assert "t9z" in shown


def test_a_check_in_that_was_skipped(voice: Voice, golden: SnapshotAssertion) -> None:
    skipped = saved((Verb.SKIPPED, replace(HELD, kept=Kept.SKIPPED, why="reis naar Brussel")))
    slots = (NOW.replace(hour=10, minute=0), NOW + timedelta(days=1))
    assert (
        screen(skipped_page(skipped, "Hanneke", slots, voice, knows_theirs=True))
        + screen(skipped_page(skipped, "Hanneke", (), voice, knows_theirs=False))
        == golden
    )


# how they stand


NEVER = KeptRate(held=0, of=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How the check-ins with somebody stand."""

    person: str
    next_at: datetime | None = None
    last_held: date | None = None
    missed: date | None = None
    kept: KeptRate = NEVER
    topics: int = 0
    decisions: int = 0


ROWS = (
    Row(
        person="Hanneke",
        next_at=NOW.replace(hour=13, minute=0),
        last_held=day(-7),
        kept=KeptRate(held=6, of=8),
        topics=1,
        decisions=2,
    ),
    Row(
        person="Bram",
        next_at=NOW + timedelta(days=3),
        last_held=day(-11),
        missed=day(-4),
        kept=KeptRate(held=3, of=7),
        topics=4,
    ),
    Row(person="Sietske van den Bergh-Oosterhuis", decisions=1),
)


def test_how_check_ins_stand(voice: Voice, width: int, golden: SnapshotAssertion) -> None:
    shown = screen(overview_page(ROWS, voice), width)
    assert max(map(len, shown.splitlines())) <= width
    assert shown == golden


def test_what_is_on_the_list(voice: Voice, golden: SnapshotAssertion) -> None:
    asked = replace(TOPIC, id="d4d", title="budget?", decision=True, advice="5%", by=day(4), otherwise="3%")
    listed = (
        TOPIC,
        asked,
        replace(asked, id="d5d", asked_on=day(-3)),
        replace(TOPIC, id="z3z", title=LONG, person="Bram"),
    )
    assert screen(topics_page(listed, None, voice)) == golden


def test_an_empty_list_and_no_check_ins_say_how_to_begin(voice: Voice, golden: SnapshotAssertion) -> None:
    pages = (topics_page((), None, voice), topics_page((), "Bram", voice), overview_page((), voice))
    assert "\n".join(screen(page) for page in pages) == golden
