"""The brief for a check-in in words: for the assistant's own screen, or as a page for the person it is with."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ontzorg_cli.core.together.person import AddressForm
from ontzorg_cli.render.cells import unbroken_phrase
from ontzorg_cli.render.page import Fact, Facts, Gap, Heading, Line, Paragraph
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, strong, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.together.brief import Brief, BriefBlock, BriefItem
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.render.page import Block as PageBlock
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase

MARK_CELLS = 5
LONGEST_TITLE = 300
QUESTIONS = frozenset({"worry", "take_over", "feedback_mine", "feedback_theirs"})
"""Lines that ask something: what the talk itself has to fill in."""
OWN_LINE = frozenset({"capacity"})
ACTIONS = frozenset({"their_action", "my_action"})


def brief_page(brief: Brief, voice: Voice, *, name: str, shared: bool, files: Sequence[str] = ()) -> Page:
    """Return the brief: with ids and commands for the assistant, or `shared`, worded for the person it is with.

    `files` are those it was written to.
    """
    teller = _Teller(brief.person, voice, shared=shared)
    blocks: list[PageBlock] = [teller.top(brief, name), Line(teller.since(brief))]
    for block in brief.blocks:
        lines = list(teller.lines(block))
        if lines:
            blocks += [Gap(), Heading(block_heading(block, voice)), *lines]
    if not shared:
        written: list[PageBlock] = [
            Paragraph(text=voice.say("together.written", Tone.GOOD, file=title(file))) for file in files
        ]
        blocks += [Gap(), *(written or [_ways_on(brief, voice)])]
    return tuple(blocks)


def block_heading(block: BriefBlock, voice: Voice) -> Phrase:
    """Return the name of a block with its minutes."""
    named = voice.say(f"brief.block.{block.code}", Tone.STRONG)
    if not block.minutes:
        return named
    return (*named, *quiet("  "), *voice.say("brief.minutes", Tone.QUIET, minutes=block.minutes))


def action_words(item: BriefItem, name: str, voice: Voice) -> Phrase:
    """Return an action: whose it is, what, how old, and that it is late or stands for the second time."""
    who = title(name) if item.code == "their_action" else voice.say("brief.me")
    return (*who, Piece(": "), *_title(item), *_tail(_action_remarks(item, voice)))


def decision_words(item: BriefItem, voice: Voice) -> Phrase:
    """Return a question with my advice, the latest day and what holds without an answer."""
    parts: list[Phrase] = []
    if item.facts.get("advice"):
        parts.append(voice.say("brief.advice", advice=_text(item.facts["advice"])))
    if isinstance(by := item.facts.get("by"), date):
        key = "brief.by_past" if item.facts.get("late") else "brief.by"
        parts.append(voice.say(key, Tone.CAREFUL if item.facts.get("late") else Tone.PLAIN, day=voice.spoken(by)))
    if item.facts.get("otherwise"):
        parts.append(voice.say("brief.otherwise", otherwise=_text(item.facts["otherwise"])))
    return (*_title(item, Tone.STRONG), *_tail(parts))


def priority_words(item: BriefItem, voice: Voice) -> Phrase:
    """Return work in its place, with what it takes and when it is due."""
    facts = item.facts
    parts = [plain(voice.minutes(int(str(facts["minutes"])), guess=bool(facts.get("guess"))))]
    if isinstance(due := facts.get("due"), date):
        parts.append(voice.say("brief.due_hard" if facts.get("hard") else "brief.due", day=voice.spoken(due)))
    return (*quiet(f"{facts['place']}. "), *_title(item), *_tail(parts))


def _action_remarks(item: BriefItem, voice: Voice) -> list[Phrase]:
    facts, parts = item.facts, []
    if isinstance(due := facts.get("due"), date):
        late = bool(facts.get("late"))
        key = "brief.due_past" if late else "brief.due"
        parts.append(voice.say(key, Tone.CAREFUL if late else Tone.PLAIN, day=voice.spoken(due)))
    parts += _age(item, voice)
    return parts


def _age(item: BriefItem, voice: Voice) -> list[Phrase]:
    weeks = item.facts.get("weeks")
    return [voice.say("brief.weeks", Tone.QUIET, count=weeks)] if isinstance(weeks, int) and weeks > 0 else []


def _tail(parts: Sequence[Phrase]) -> Phrase:
    return tuple(piece for part in parts for piece in (*quiet(" · "), *part))


def _title(item: BriefItem, tone: Tone = Tone.PLAIN) -> Phrase:
    return _text(item.title, tone)


def _text(text: object, tone: Tone = Tone.PLAIN) -> Phrase:
    whole = " ".join(str(text).split())
    return title(whole if len(whole) <= LONGEST_TITLE else f"{whole[: LONGEST_TITLE - 1]}…", tone)


def _ways_on(brief: Brief, voice: Voice) -> Facts:
    name = brief.person.name
    ways = {
        "add": ("topic", name, "…"),
        "hold": ("weekly", name, "--hold"),
        "paper": ("weekly", name, "--html", voice.catalogue.text("brief.file_name")),
    }
    return Facts(
        tuple(
            Fact(voice.say(f"brief.way.{way}", Tone.QUIET), command(argv, voice.dates, voice.today))
            for way, argv in ways.items()
        )
    )


class _Teller:
    """Words a brief for one reader."""

    def __init__(self, person: Person, voice: Voice, *, shared: bool) -> None:
        self._person = person
        self._voice = voice
        self._shared = shared
        form = "u" if person.address_form is AddressForm.U else "je"
        self._endings = (f"_{form}", "_shared", "") if shared else ("",)

    def top(self, brief: Brief, name: str) -> Line:
        voice = self._voice
        whose = self._say("title", person=title(brief.person.name, Tone.STRONG), name=title(name, Tone.STRONG))
        when = (
            plain(f"{voice.spoken(brief.at.date())}, {voice.time(brief.at)}")
            if brief.at
            else voice.say("brief.no_date")
        )
        return Line(whose, (*when, *quiet(" · "), *voice.say("brief.minutes", minutes=brief.minutes)))

    def since(self, brief: Brief) -> Phrase:
        return self._voice.say("brief.since", Tone.QUIET, day=self._voice.spoken(brief.since.date()))

    def lines(self, block: BriefBlock) -> Iterator[PageBlock]:
        """Yield a line for each item; what room there is in each week stands on one."""
        weeks = [item for item in block.items if item.code == "capacity"]
        for item in block.items:
            if item.code not in OWN_LINE and not (self._shared and item.code in QUESTIONS and not self._is_asked(item)):
                yield Paragraph(mark=self._mark(item), text=self._words(item))
        if weeks:
            yield Paragraph(mark=self._mark(weeks[0]), text=self._capacity(weeks))
        if block.left_out:
            yield Paragraph(
                mark=plain(" " * MARK_CELLS if not self._shared else "  "),
                text=self._voice.say("brief.left_out", Tone.QUIET, count=block.left_out),
            )

    def _is_asked(self, item: BriefItem) -> bool:
        return any(self._voice.catalogue.has(f"brief.item.{item.code}{ending}") for ending in self._endings[:-1])

    def _mark(self, item: BriefItem) -> Phrase:
        if self._shared:
            return quiet("• ")
        if item.id is None or item.code in {"away_me", "away_them", "meeting", "result", "dropped"}:
            return quiet("·".ljust(MARK_CELLS))
        return handle(item.id.ljust(MARK_CELLS))

    def _words(self, item: BriefItem) -> Phrase:
        voice = self._voice
        match item.code:
            case "their_action" | "my_action":
                words = self._action(item)
            case "decision":
                words = decision_words(item, voice)
            case "priority":
                words = priority_words(item, voice)
            case "topic":
                words = (*_title(item), *_tail(_age(item, voice)))
            case "heavy":
                days = item.facts["days"] if isinstance(item.facts["days"], tuple) else ()
                listed = ", ".join(voice.dates.short(day, voice.today) for day in days)
                words = self._item(item, days=listed)
            case _:
                words = self._item(item)
        return words

    def _action(self, item: BriefItem) -> Phrase:
        voice = self._voice
        if self._shared:
            who = voice.say("brief.you_u" if self._person.address_form is AddressForm.U else "brief.you_je")
            whose = who if item.code == "their_action" else voice.say("brief.me")
            words: Phrase = (*whose, Piece(": "), *_title(item), *_tail(_action_remarks(item, voice)))
        else:
            words = action_words(item, self._person.name, voice)
        help_key = self._help(item)
        return (*words, *quiet(" · "), *self._say(help_key, Tone.STRONG)) if help_key else words

    def _help(self, item: BriefItem) -> str:
        """Return the offer that goes with an action that does not move (PRACTICE.md 3.3)."""
        if item.code == "their_action" and item.facts.get("late"):
            return "help_them"
        if item.facts.get("old"):
            return "close_or_date"
        return "twice" if item.facts.get("twice") else ""

    def _item(self, item: BriefItem, **given: Value) -> Phrase:
        facts: dict[str, Value] = {
            name: self._fact(name, fact) for name, fact in item.facts.items() if not isinstance(fact, tuple)
        }
        facts |= {"title": _title(item), "person": title(self._person.name)} | given
        if item.code in {"away_me", "away_them"} and item.facts["first"] == item.facts["last"]:
            return self._say(f"item.{item.code}_one", **facts)
        return self._say(f"item.{item.code}", **facts)

    def _fact(self, name: str, fact: object) -> Value:
        voice = self._voice
        if isinstance(fact, datetime):
            return f"{voice.spoken(fact.date())}, {voice.time(fact)}"
        if isinstance(fact, date):
            return voice.spoken(fact)
        if isinstance(fact, int) and name.endswith("minutes"):
            return voice.duration(fact)
        return fact if isinstance(fact, int) else _text(fact)

    def _capacity(self, weeks: Sequence[BriefItem]) -> Phrase:
        voice = self._voice
        parts = [
            unbroken_phrase(
                (
                    *voice.say("brief.week", Tone.QUIET, week=int(str(item.facts["week"]))),
                    Piece(" "),
                    *strong(voice.dates.minutes(int(str(item.facts["room_minutes"])))),
                )
            )
            for item in weeks
        ]
        listed = tuple(piece for at, part in enumerate(parts) for piece in (*(quiet(" · ") if at else ()), *part))
        return (*voice.say("brief.room", Tone.PLAIN), Piece(" "), *listed)

    def _say(self, key: str, tone: Tone = Tone.PLAIN, /, **values: Value) -> Phrase:
        """Return a sentence in the form for this reader: to her, about her, or the same for both."""
        for ending in self._endings:
            if self._voice.catalogue.has(f"brief.{key}{ending}"):
                return self._voice.say(f"brief.{key}{ending}", tone, **values)
        raise KeyError(key)
