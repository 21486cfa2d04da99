"""The brief for a check-in in words: for the assistant's own screen, or as a page for the person it is with."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ontzorg_cli.render.cells import unbroken_phrase
from ontzorg_cli.render.page import Fact, Facts, Gap, Heading, Line, Paragraph
from ontzorg_cli.render.pages.brief_shared import shared_brief_page
from ontzorg_cli.render.pages.brief_words import help_of, whole
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, strong, title
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ontzorg_cli.core.together.brief import Brief, BriefBlock, BriefItem
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.render.page import Block as PageBlock
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase

MARK_CELLS = 5
NOT_TYPED = frozenset({"away_me", "away_them", "meeting", "result", "dropped"})
"""Lines about records with an id that nobody has to type here."""


def brief_page(brief: Brief, voice: Voice, *, name: str, shared: bool, files: Sequence[str] = ()) -> Page:
    """Return the brief: with ids and commands for the assistant, or `shared`, worded for the person it is with.

    `files` are those it was written to.
    """
    if shared:
        return shared_brief_page(brief, voice, name=name)
    teller = _Teller(brief.person, voice)
    blocks: list[PageBlock] = [teller.top(brief), Line(teller.since(brief))]
    for block in brief.blocks:
        lines = list(teller.lines(block))
        if lines:
            blocks += [Gap(), Heading(block_heading(block, voice)), *lines]
    written: list[PageBlock] = [
        Paragraph(text=voice.say("together.written", Tone.GOOD, file=title(file))) for file in files
    ]
    return (*blocks, Gap(), *(written or [_ways_on(brief, voice)]))


def block_heading(block: BriefBlock, voice: Voice) -> Phrase:
    """Return the name of a block with its minutes."""
    named = voice.say(f"brief.block.{block.code}", Tone.STRONG)
    if not block.minutes:
        return named
    return (*named, *quiet("  "), *voice.say("brief.minutes", Tone.QUIET, minutes=block.minutes))


def block_lines(block: BriefBlock, person: Person, voice: Voice) -> tuple[Paragraph, ...]:
    """Return the lines of a block for the assistant, each with its mark."""
    return tuple(_Teller(person, voice).lines(block))


def action_words(item: BriefItem, name: str, voice: Voice) -> Phrase:
    """Return an action: whose it is, what, how old, and that it is late or stands for the second time."""
    who = title(name) if item.code == "their_action" else voice.say("brief.me")
    return _between_dots([(*who, Piece(": "), *whole(item.title)), *_action_remarks(item, voice)])


def decision_words(item: BriefItem, voice: Voice) -> Phrase:
    """Return a question with my advice, the latest day and what holds without an answer."""
    parts: list[Phrase] = [whole(item.title, Tone.STRONG)]
    if item.facts.get("advice"):
        parts.append(voice.say("brief.advice", advice=whole(item.facts["advice"])))
    if isinstance(by := item.facts.get("by"), date):
        key = "brief.by_past" if item.facts.get("late") else "brief.by"
        if item.facts.get("before"):
            key = "brief.by_before"
        parts.append(voice.say(key, Tone.CAREFUL if item.facts.get("late") else Tone.PLAIN, day=voice.spoken(by)))
    if item.facts.get("otherwise"):
        parts.append(voice.say("brief.otherwise", otherwise=whole(item.facts["otherwise"])))
    return _between_dots(parts)


def priority_words(item: BriefItem, voice: Voice) -> Phrase:
    """Return work in its place, with what it takes and when it is due."""
    facts = item.facts
    parts = [
        (*quiet(f"{facts['place']}. "), *whole(item.title)),
        plain(voice.minutes(int(str(facts["minutes"])), guess=bool(facts.get("guess")))),
    ]
    if isinstance(due := facts.get("due"), date):
        parts.append(voice.say("brief.due_hard" if facts.get("hard") else "brief.due", day=voice.spoken(due)))
    return _between_dots(parts)


def _action_remarks(item: BriefItem, voice: Voice) -> list[Phrase]:
    facts, parts = item.facts, []
    if isinstance(due := facts.get("due"), date):
        late = bool(facts.get("late"))
        key = "brief.due_past" if late else "brief.due"
        parts.append(voice.say(key, Tone.CAREFUL if late else Tone.PLAIN, day=voice.spoken(due)))
    return [*parts, _age(item, voice)]


def _age(item: BriefItem, voice: Voice) -> Phrase:
    weeks = item.facts.get("weeks")
    return voice.say("brief.weeks", Tone.QUIET, count=weeks) if isinstance(weeks, int) and weeks > 0 else ()


def _between_dots(parts: Iterable[Phrase]) -> Phrase:
    said = [part for part in parts if part]
    return tuple(piece for at, part in enumerate(said) for piece in (*(quiet(" · ") if at else ()), *part))


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
    """Words a brief for the assistant."""

    def __init__(self, person: Person, voice: Voice) -> None:
        self._person = person
        self._voice = voice

    def top(self, brief: Brief) -> Line:
        voice = self._voice
        whose = voice.say("brief.title", person=title(brief.person.name, Tone.STRONG))
        when = (
            plain(f"{voice.spoken(brief.at.date())}, {voice.time(brief.at)}")
            if brief.at
            else voice.say("brief.no_date")
        )
        return Line(whose, (*when, *quiet(" · "), *voice.say("brief.minutes", minutes=brief.minutes)))

    def since(self, brief: Brief) -> Phrase:
        return self._voice.say("brief.since", Tone.QUIET, day=self._voice.spoken(brief.since.date()))

    def lines(self, block: BriefBlock) -> Iterator[Paragraph]:
        """Yield a line for each item; what room there is in each week stands on one."""
        weeks = [item for item in block.items if item.code == "capacity"]
        for item in block.items:
            if item not in weeks:
                yield Paragraph(mark=_mark(item), text=self._words(item))
        if weeks:
            yield Paragraph(mark=_mark(weeks[0]), text=self._capacity(weeks))
        if block.left_out:
            yield Paragraph(
                mark=plain(" " * MARK_CELLS),
                text=self._voice.say("brief.left_out", Tone.QUIET, count=block.left_out),
            )

    def _words(self, item: BriefItem) -> Phrase:
        voice = self._voice
        match item.code:
            case "their_action" | "my_action":
                help_key = help_of(item)
                offer = voice.say(f"brief.{help_key}", Tone.STRONG) if help_key else ()
                words = _between_dots([action_words(item, self._person.name, voice), offer])
            case "decision":
                words = decision_words(item, voice)
            case "priority":
                words = priority_words(item, voice)
            case "topic":
                words = _between_dots([whole(item.title), _age(item, voice)])
            case "heavy":
                days = item.facts["days"] if isinstance(item.facts["days"], tuple) else ()
                listed = ", ".join(voice.dates.short(day, voice.today) for day in days)
                words = self._item(item, days=listed)
            case _:
                words = self._item(item)
        return words

    def _item(self, item: BriefItem, **given: Value) -> Phrase:
        facts: dict[str, Value] = {
            name: self._fact(name, fact) for name, fact in item.facts.items() if not isinstance(fact, tuple)
        }
        facts |= {"title": whole(item.title), "person": title(self._person.name)} | given
        if item.code in {"away_me", "away_them"}:
            return self._voice.say(f"brief.item.{item.code}{self._how_long(item)}", **facts)
        return self._voice.say(f"brief.item.{item.code}", **facts)

    def _how_long(self, item: BriefItem) -> str:
        if "from" in item.facts:
            return "_hours"
        return "_one" if item.facts["first"] == item.facts["last"] else ""

    def _fact(self, name: str, fact: object) -> Value:
        voice = self._voice
        if isinstance(fact, datetime) and name in {"from", "until"}:
            return voice.time(fact)
        if isinstance(fact, datetime):
            return f"{voice.spoken(fact.date())}, {voice.time(fact)}"
        if isinstance(fact, date):
            return voice.spoken(fact)
        if isinstance(fact, int) and name.endswith("minutes"):
            return voice.duration(fact)
        return fact if isinstance(fact, int) else whole(fact)

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
        return (*voice.say("brief.room"), Piece(" "), *_between_dots(parts))


def _mark(item: BriefItem) -> Phrase:
    if item.id is None or item.code in NOT_TYPED:
        return quiet("·".ljust(MARK_CELLS))
    return handle(item.id.ljust(MARK_CELLS))
