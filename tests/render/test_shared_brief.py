from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from tests.render.brief_page import brief as sample
from tests.render.full_home import ADVICE, DECISIONS, NOW, OTHERWISE, WHO, full_home

from ontzorg_cli.actions.prepare_checkin import prepare_checkin
from ontzorg_cli.core.together.brief import Block, BriefItem
from ontzorg_cli.core.together.brief_ahead import MOST_AWAY
from ontzorg_cli.core.together.person import AddressForm
from ontzorg_cli.render.page import Beside, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.brief import brief_page
from ontzorg_cli.render.pages.pieces import plain
from ontzorg_cli.render.pages.voice import Voice
from ontzorg_cli.render.writers import html
from ontzorg_cli.render.writers.paper import setting
from ontzorg_cli.words.catalogue import Catalogue
from ontzorg_cli.words.dates import Dates

if TYPE_CHECKING:
    from ontzorg_cli.core.together.brief import Brief, BriefBlock, Fact
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.words.catalogue import Language
    from ontzorg_cli.words.phrase import Phrase

ONE_MINUTE_WORDS = 250


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    home = full_home(tmp_path_factory.mktemp("full") / "home", AddressForm.JE)
    return prepare_checkin(WHO, minutes=None, home=home, now=NOW).brief


def voice_in(language: Language) -> Voice:
    catalogue = Catalogue(language)
    return Voice(catalogue=catalogue, dates=Dates(catalogue), now=NOW)


def shared(brief: Brief, language: Language = "nl", *, name: str = "Noor") -> Page:
    return brief_page(brief, voice_in(language), name=name, shared=True)


def text(phrase: Phrase) -> str:
    return "".join(piece.text for piece in phrase).replace("\u00a0", " ")


def told(page: Page) -> list[str]:
    """Return every line of a page as it reads, cells and edges parted by a bar."""
    lines: list[str] = []
    for block in page:
        match block:
            case Paragraph():
                lines.append(" | ".join(filter(None, (text((*block.mark, *block.text)), text(block.right)))))
            case Line():
                lines.append(f"{text(block.left)} | {text(block.right)}")
            case Heading():
                lines.append(text(block.text))
            case Rows():
                lines += [
                    " | ".join(text(cell) for cell in row if isinstance(cell, tuple))
                    for row in block.rows
                    if isinstance(row, tuple)
                ]
            case _:
                pass
    return lines


def only(brief: Brief, code: Block, *items: BriefItem, left_out: int = 0) -> Brief:
    """Return the brief with one block, of these items."""
    (block,) = (block for block in brief.blocks if block.code is code)
    block_of_items: BriefBlock = replace(block, items=items, left_out=left_out)
    return replace(brief, blocks=(block_of_items,))


def test_a_question_stands_with_its_day_and_below_it_the_proposal_and_what_holds_otherwise(full: Brief) -> None:
    lines = told(shared(full))
    at = lines.index("Besluiten die ik van je nodig heb 6 min")
    assert lines[at + 1 : at + 4] == [
        f"1 {DECISIONS[0]} | was nodig op vr 20 nov",
        f"  Mijn voorstel: {ADVICE}",
        f"  Zonder antwoord: {OTHERWISE}",
    ]
    assert lines[at + 4] == f"2 {DECISIONS[1]} | uiterlijk di 24 nov"


@pytest.mark.parametrize(
    ("form", "language", "said", "unsaid"),
    [
        (AddressForm.JE, "nl", ("Wat houdt je", "van je nodig", "jij bent er niet", "→ jij:", "van jou"), " u "),
        (AddressForm.U, "nl", ("Wat houdt u", "van u nodig", "u bent er niet", "→ u:", "van u"), " je "),
        (AddressForm.U, "en", ("on your mind", "you are away", "→ you:", "from you"), "Bila"),
    ],
)
def test_it_speaks_to_whom_it_is_for(
    form: AddressForm, language: Language, said: tuple[str, ...], unsaid: str, full: Brief
) -> None:
    whole = "\n".join(told(shared(replace(full, person=replace(full.person, address_form=form)), language)))
    assert [words for words in said if words not in whole] == []
    assert unsaid not in whole


def test_what_lies_ahead_stands_in_the_order_of_time_and_says_what_it_is(full: Brief) -> None:
    items = (
        BriefItem(code="meeting", title="overleg", facts={"when": NOW.replace(day=25, hour=10, minute=0)}),
        BriefItem(code="meeting", title="heidag", facts={"when": date(2026, 11, 25)}),
        BriefItem(code="deadline", title="stukken", facts={"due": date(2026, 11, 24), "mine": True}),
        BriefItem(code="away_me", facts={"first": date(2026, 12, 28), "last": date(2027, 1, 3)}),
        BriefItem(code="away_them", facts={"first": date(2026, 12, 7), "last": date(2026, 12, 7)}),
        BriefItem(code="day_off", title="Kerst", facts={"day": date(2026, 12, 25)}),
        BriefItem(code="heavy", facts={"days": (date(2026, 11, 24), date(2026, 11, 26))}),
        BriefItem(code="capacity", facts={"week": 48, "iso_week": "2026-W48", "room_minutes": 59}),
        BriefItem(code="capacity", facts={"week": 49, "iso_week": "2026-W49", "room_minutes": 0}),
        BriefItem(code="capacity", facts={"week": 50, "iso_week": "2026-W50", "room_minutes": 655}),
    )
    assert told(shared(only(full, Block.LOOK_AHEAD, *items, left_out=1)))[2:] == [
        "di 24 nov | stukken | deadline",
        "wo 25 nov | heidag | ",
        "wo 25 nov | overleg | 10:00",
        "ma 7 dec | jij bent er niet | ",
        "vr 25 dec | Kerst | vrije dag",
        "28 dec \u2013 3 jan | ik ben er niet | ",
        "En nog 1 deadline.",
        "Vol bij mij: di 24 nov, do 26 nov",
        "Ruimte voor nieuw werk, in uren per week",
        "wk 48: ½ · 49: 0 · 50: 10½",
    ]


def test_work_is_told_in_round_minutes_and_with_its_day(full: Brief) -> None:
    facts: tuple[dict[str, Fact], ...] = (
        {"place": 1, "minutes": 104, "guess": False, "due": date(2026, 12, 1), "hard": False},
        {"place": 2, "minutes": 28, "guess": True, "due": date(2026, 12, 2), "hard": True},
        {"place": 3, "minutes": 90, "guess": False},
    )
    items = [BriefItem(code="priority", title=f"klus {number}", facts=fact) for number, fact in enumerate(facts, 1)]
    adhoc = BriefItem(code="adhoc_untimed", facts={"count": 1, "adhoc_minutes": 0})
    assert told(shared(only(full, Block.PRIORITIES, *items, adhoc)))[3:] == [
        "klus 1 | 1u45 | di 1 dec",
        "klus 2 | ~30 min | uiterlijk wo 2 dec",
        "klus 3 | 90 min | ",
        "1 vraag tussendoor van jou sinds maandag 16 november.",
    ]


def test_an_action_has_its_day_or_else_its_age_and_an_offer_where_it_does_not_move(full: Brief) -> None:
    facts: tuple[dict[str, Fact], ...] = (
        {"weeks": 3, "late": False, "twice": False, "old": False, "due": date(2026, 11, 30)},
        {"weeks": 1, "late": False, "twice": True, "old": False},
        {"weeks": 0, "late": False, "twice": False, "old": False},
    )
    items = [BriefItem(code="my_action", title=f"klus {number}", facts=fact) for number, fact in enumerate(facts, 1)]
    assert told(shared(only(full, Block.LOOK_BACK, *items)))[2:] == [
        "→ ik: klus 1 | ma 30 nov",
        "→ ik: klus 2 | al 1 week open",
        "  Laten vervallen, een nieuwe dag, of hulp?",
        "→ ik: klus 3",
    ]


def test_what_was_agreed_and_decided_stands_with_its_day(full: Brief) -> None:
    at = datetime(2026, 11, 30, 13, tzinfo=NOW.tzinfo)
    items = (
        BriefItem(code="agreement", title="rode map"),
        BriefItem(code="moved", title="jaarplan", facts={"to": date(2026, 12, 4)}),
        BriefItem(code="next", facts={"at": at}),
    )
    agreed = only(full, Block.AGREEMENTS, *items)
    assert told(shared(agreed))[2:] == [
        "✓ rode map",
        "✓ jaarplan | naar vr 4 dec",
        "Volgende keer: maandag 30 november, 13:00",
    ]
    assert told(shared(only(full, Block.AGREEMENTS, BriefItem(code="no_next"))))[2:] == [
        "Volgende keer: nog niet afgesproken"
    ]
    decided = BriefItem(code="defaulted", title="koffie?", facts={"otherwise": ""})
    assert told(shared(only(full, Block.MANDATE, decided)))[2:] == ["Zelf beslist", "✓ koffie?"]


def test_a_brief_without_a_date_or_a_name_says_so_or_nothing(full: Brief) -> None:
    page = shared(replace(full, at=None, blocks=()), name=" ")
    assert told(page) == ["Bila Hanneke | nog geen datum · 30 min"]


def test_of_absences_and_days_off_there_are_at_most_so_many(full: Brief) -> None:
    codes = [item.code for block in full.blocks for item in block.items]
    assert codes.count("away_me") + codes.count("away_them") == MOST_AWAY


def test_a_sheet_is_set_in_as_many_columns_as_it_takes(full: Brief) -> None:
    def with_lines(count: int) -> Page:
        return (Heading(plain("een")), *[Line(plain("regel"), plain("nu"))] * count)

    assert [setting(with_lines(count)) for count in (40, 70, 100, 400)] == ["", "full", "full small", ""]
    assert setting((*with_lines(70), Beside((), ()))) == ""
    assert setting(sample()) == ""
    stream = StringIO()
    html.write(shared(full), stream, title="bila", language="nl")
    assert '<main class="full small">' in stream.getvalue()
