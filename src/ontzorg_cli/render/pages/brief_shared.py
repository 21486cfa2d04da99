"""The brief for a check-in as a page for the person it is with: one minute of reading, on a screen, on paper, in a mail."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from ontzorg_cli.core.together.brief import Block
from ontzorg_cli.core.together.person import AddressForm
from ontzorg_cli.render.cells import NO_BREAK, unbroken, unbroken_phrase
from ontzorg_cli.render.page import Column, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.brief_words import help_of, whole
from ontzorg_cli.render.pages.pieces import plain, quiet, strong, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ontzorg_cli.core.together.brief import Brief, BriefBlock, BriefItem
    from ontzorg_cli.render.page import Block as PageBlock
    from ontzorg_cli.render.page import Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.catalogue import Value
    from ontzorg_cli.words.phrase import Phrase

BULLET = quiet("• ")
DONE = (Piece("✓ ", Tone.GOOD),)
DROPPED = quiet("\u00d7 ")
OPEN = (Piece("→ ", Tone.CAREFUL),)
BELOW = plain("  ")
"""The mark of what goes on below the item before it."""
AHEAD = (Column(), Column(wrapped=True, lowest=24, gap=2), Column(right=True, gap=2))
PRIORITIES = (Column(wrapped=True, lowest=24), Column(right=True, gap=2), Column(right=True, gap=2))
HALF_HOUR = 30
ROUND_MINUTES = 5
"""An estimate is not known more exactly than this."""
LONGEST_IN_MINUTES = 100


def shared_brief_page(brief: Brief, voice: Voice, *, name: str) -> Page:
    """Return the brief as the person it is with gets it from the assistant called `name`."""
    teller = _Teller(brief, voice)
    blocks: list[PageBlock] = [teller.top(name)]
    for block in brief.blocks:
        body = list(teller.body(block))
        if body:
            blocks += [Gap(), teller.heading(block), *body]
    return tuple(blocks)


class _Teller:
    """Words a brief in the form for its reader."""

    def __init__(self, brief: Brief, voice: Voice) -> None:
        self._brief = brief
        self._voice = voice
        self._form = "u" if brief.person.address_form is AddressForm.U else "je"
        self._bodies: Mapping[Block, Callable[[BriefBlock], Iterator[PageBlock]]] = {
            Block.OPENING: self._opening,
            Block.LOOK_BACK: self._look_back,
            Block.DECISIONS: self._decisions,
            Block.LOOK_AHEAD: self._look_ahead,
            Block.PRIORITIES: self._priorities,
            Block.MANDATE: self._mandate,
            Block.FEEDBACK: self._feedback,
            Block.AGREEMENTS: self._agreements,
        }

    def top(self, name: str) -> Line:
        brief = self._brief
        key = "title" if name.strip() else "title_alone"
        whose = self._say(key, person=title(brief.person.name), name=title(name))
        when = plain(self._moment(brief.at)) if brief.at else self._say("no_date")
        return Line(whose, (*when, *quiet(" · "), *self._say("minutes", minutes=brief.minutes)))

    def heading(self, block: BriefBlock) -> Heading:
        named = self._say(f"block.{block.code}", Tone.STRONG)
        if not block.minutes:
            return Heading(named)
        minutes = self._voice.catalogue.text("brief_shared.minutes", minutes=block.minutes)
        return Heading((*named, *quiet(f" {unbroken(minutes)}")))

    def body(self, block: BriefBlock) -> Iterator[PageBlock]:
        """Yield what stands in a block."""
        yield from self._bodies[block.code](block)

    def _opening(self, block: BriefBlock) -> Iterator[PageBlock]:
        yield from self._questions(block, "worry")
        for item in _those(block, "topic"):
            yield Paragraph(mark=BULLET, text=whole(item.title), right=self._age(item))
        yield from self._left_out(block)

    def _look_back(self, block: BriefBlock) -> Iterator[PageBlock]:
        if _those(block, "result", "dropped"):
            yield Paragraph(text=self._say("since", Tone.QUIET, day=self._voice.spoken(self._brief.since.date())))
        for item in _those(block, "result"):
            yield Paragraph(mark=DONE, text=whole(item.title))
        for item in _those(block, "dropped"):
            yield Paragraph(mark=DROPPED, text=whole(item.title), right=self._say("dropped", Tone.QUIET))
        for item in _those(block, "their_action", "my_action"):
            yield from self._action(item)
        yield from self._left_out(block)

    def _action(self, item: BriefItem) -> Iterator[PageBlock]:
        who = self._say("you" if item.code == "their_action" else "me", Tone.QUIET)
        due = self._due(item, "due_past", Tone.CAREFUL) if item.facts.get("late") else self._due(item)
        yield Paragraph(mark=OPEN, text=(*who, *quiet(": "), *whole(item.title)), right=due or self._age(item))
        if offer := help_of(item):
            yield Paragraph(mark=BELOW, text=self._say(offer, Tone.QUIET))

    def _decisions(self, block: BriefBlock) -> Iterator[PageBlock]:
        for number, item in enumerate(block.items, 1):
            late = bool(item.facts.get("late"))
            by = self._due(item, "by_past" if late else "by", Tone.CAREFUL if late else Tone.PLAIN, fact="by")
            yield Paragraph(mark=quiet(f"{number} "), text=whole(item.title, Tone.STRONG), right=by)
            for fact in ("advice", "otherwise"):
                if said := item.facts.get(fact):
                    yield Paragraph(mark=BELOW, text=self._say(fact, Tone.QUIET, **{fact: whole(said)}))
        yield from self._left_out(block)

    def _look_ahead(self, block: BriefBlock) -> Iterator[PageBlock]:
        dated = [item for item in block.items if _moment_of(item) is not None]
        if dated:
            yield Rows(AHEAD, tuple(self._dated(item) for item in sorted(dated, key=_order_in_time)))
        yield from self._left_out(block)
        for item in _those(block, "heavy"):
            days = item.facts["days"] if isinstance(item.facts["days"], tuple) else ()
            listed = ", ".join(unbroken(self._voice.dates.listed(day, self._voice.today)) for day in days)
            yield Paragraph(text=self._say("heavy", Tone.QUIET, days=plain(listed)))
        if weeks := _those(block, "capacity"):
            yield Paragraph(text=self._say("room", Tone.QUIET))
            yield Paragraph(text=self._room(weeks))

    def _dated(self, item: BriefItem) -> Row:
        """Return a row of the look ahead: when, what, and what kind of thing that is."""
        facts, what, kind = item.facts, whole(item.title), ""
        if item.code in {"away_me", "away_them"}:
            what = self._say(item.code)
            kind = "-".join(
                self._voice.time(at) for at in (facts.get("from"), facts.get("until")) if isinstance(at, datetime)
            )
        elif item.code in {"deadline", "day_off"}:
            kind = self._voice.catalogue.text(f"brief_shared.{item.code}")
        elif isinstance(facts["when"], datetime):
            kind = self._voice.time(facts["when"])
        first, last = _moment_of(item), facts.get("last")
        day = first.date() if isinstance(first, datetime) else first
        if day is None:
            raise KeyError(item.code)
        end = last if isinstance(last, date) else day
        return (plain(self._voice.dates.period(day, end, self._voice.today)), what, quiet(kind))

    def _room(self, weeks: Sequence[BriefItem]) -> Phrase:
        """Return the room in each week in hours, rounded down to a half."""
        said: list[Piece] = []
        for item in weeks:
            hours, halves = divmod(int(str(item.facts["room_minutes"])) // HALF_HOUR, 2)
            week = int(str(item.facts["week"]))
            # A dot goes along with the week after it, so that no line ends in one.
            label = quiet(f" ·{NO_BREAK}{week}") if said else unbroken_phrase(self._say("week", Tone.QUIET, week=week))
            said += (*label, *quiet(f":{NO_BREAK}"), *plain(f"{hours or ''}½" if halves else f"{hours}"))
        return tuple(said)

    def _priorities(self, block: BriefBlock) -> Iterator[PageBlock]:
        if work := _those(block, "priority"):
            yield Paragraph(text=self._say("order"))
            yield Rows(PRIORITIES, tuple((whole(item.title), self._takes(item), self._until(item)) for item in work))
        yield from self._left_out(block)
        for item in _those(block, "adhoc", "adhoc_untimed"):
            minutes = int(str(item.facts["adhoc_minutes"]))
            yield Paragraph(
                text=self._say(
                    item.code,
                    Tone.QUIET,
                    count=int(str(item.facts["count"])),
                    day=self._voice.spoken(self._brief.since.date()),
                    adhoc_minutes=self._voice.duration(minutes),
                )
            )

    def _takes(self, item: BriefItem) -> Phrase:
        minutes = -(-int(str(item.facts["minutes"])) // ROUND_MINUTES) * ROUND_MINUTES
        about = quiet("~") if item.facts.get("guess") else ()
        if minutes < LONGEST_IN_MINUTES:
            return (*about, *self._say("minutes", Tone.QUIET, minutes=minutes))
        return (*about, *quiet(self._voice.dates.minutes(minutes)))

    def _until(self, item: BriefItem) -> Phrase:
        return self._due(item, "due_hard" if item.facts.get("hard") else None)

    def _mandate(self, block: BriefBlock) -> Iterator[PageBlock]:
        if decided := _those(block, "mandate", "defaulted"):
            yield Paragraph(text=self._say("mandate", Tone.QUIET))
            for item in decided:
                yield Paragraph(mark=DONE, text=whole(item.title), right=self._due(item, tone=Tone.QUIET, fact="day"))
                if otherwise := item.facts.get("otherwise"):
                    yield Paragraph(mark=BELOW, text=self._say("defaulted", Tone.QUIET, otherwise=whole(otherwise)))
        yield from self._left_out(block)
        yield from self._questions(block, "take_over")

    def _feedback(self, block: BriefBlock) -> Iterator[PageBlock]:
        yield from self._questions(block, "feedback_mine", "feedback_theirs")

    def _agreements(self, block: BriefBlock) -> Iterator[PageBlock]:
        for item in _those(block, "decided"):
            yield Paragraph(mark=DONE, text=whole(item.title))
            yield Paragraph(mark=BELOW, text=self._say("decided", Tone.QUIET, answer=whole(item.facts["answer"])))
        for item in _those(block, "agreement", "moved"):
            right = self._due(item, "moved", fact="to") if item.code == "moved" else ()
            yield Paragraph(mark=DONE, text=whole(item.title), right=right)
        yield from self._left_out(block)
        for item in _those(block, "next", "no_next"):
            at = item.facts.get("at")
            when = {"at": strong(self._moment(at))} if isinstance(at, datetime) else {}
            yield Paragraph(text=self._say(item.code, **when))

    def _questions(self, block: BriefBlock, *codes: str) -> Iterator[PageBlock]:
        for item in _those(block, *codes):
            yield Paragraph(text=self._say(item.code))

    def _left_out(self, block: BriefBlock) -> Iterator[PageBlock]:
        if block.left_out:
            yield Paragraph(text=self._say(f"left_out.{block.code}", Tone.QUIET, count=block.left_out))

    def _age(self, item: BriefItem) -> Phrase:
        weeks = item.facts.get("weeks")
        return unbroken_phrase(self._say("weeks", Tone.QUIET, count=weeks)) if isinstance(weeks, int) and weeks else ()

    def _due(self, item: BriefItem, key: str | None = None, tone: Tone = Tone.PLAIN, *, fact: str = "due") -> Phrase:
        """Return the day in a fact of an item, in a sentence where there is one for it; nothing without a day."""
        day = item.facts.get(fact)
        if not isinstance(day, date):
            return ()
        listed = unbroken(self._voice.dates.listed(day, self._voice.today))
        said: Phrase = (
            (Piece(listed, tone),) if key is None else self._say(key, tone, **{"to" if fact == "to" else "day": listed})
        )
        return unbroken_phrase(said)

    def _moment(self, moment: datetime) -> str:
        return f"{self._voice.spoken(moment.date())}, {self._voice.time(moment)}"

    def _say(self, key: str, tone: Tone = Tone.PLAIN, /, **values: Value) -> Phrase:
        """Return a sentence in the form for this reader where it has one."""
        own = f"brief_shared.{key}_{self._form}"
        return self._voice.say(own if self._voice.catalogue.has(own) else f"brief_shared.{key}", tone, **values)


def _those(block: BriefBlock, *codes: str) -> list[BriefItem]:
    return [item for item in block.items if item.code in codes]


def _moment_of(item: BriefItem) -> date | None:
    """Return when something ahead is or begins."""
    for fact in ("when", "due", "first", "day"):
        if isinstance(found := item.facts.get(fact), date):
            return found
    return None


def _order_in_time(item: BriefItem) -> tuple[date, time]:
    found = _moment_of(item)
    if isinstance(found, datetime):
        return found.date(), found.time()
    return found or date.max, time()
