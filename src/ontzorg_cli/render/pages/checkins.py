"""Check-ins: what is on the list, how they stand, and what came out of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ontzorg_cli.core.growth.note import Note
from ontzorg_cli.core.results import Verb
from ontzorg_cli.core.together.checkin import Checkin
from ontzorg_cli.core.work.task import Task
from ontzorg_cli.render.page import Column, Gap, Heading, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, plain, title
from ontzorg_cli.render.pages.saved import saved_page
from ontzorg_cli.render.pages.typed import command
from ontzorg_cli.render.pages.work import record_line, touched_line
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from ontzorg_cli.core.results import Saved, Touched
    from ontzorg_cli.core.together.checkin_diary import KeptRate
    from ontzorg_cli.core.together.topic import Topic
    from ontzorg_cli.render.page import Block, Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

SETTLED = (Column(), Column(flexible=True, lowest=8, gap=2), Column(flexible=True, lowest=16, gap=2), Column(gap=2))
OVERVIEW = (
    Column(flexible=True, lowest=8),
    Column(gap=2),
    Column(gap=2),
    Column(gap=2, drop=1),
    Column(gap=2, drop=2),
)


class Overview(Protocol):
    """How the check-ins with somebody stand."""

    @property
    def person(self) -> str:
        """Return with whom."""
        ...

    @property
    def next_at(self) -> datetime | None:
        """Return the next moment."""
        ...

    @property
    def last_held(self) -> date | None:
        """Return the day of the last that was held."""
        ...

    @property
    def missed(self) -> date | None:
        """Return the day of the one that is still to be made good."""
        ...

    @property
    def kept(self) -> KeptRate:
        """Return how many were held of late."""
        ...

    @property
    def topics(self) -> int:
        """Return how many topics wait."""
        ...

    @property
    def decisions(self) -> int:
        """Return how many decisions wait."""
        ...


def topics_page(topics: Sequence[Topic], name: str | None, voice: Voice) -> Page:
    """Return what is on the list, for one person or for all."""
    if not topics:
        typed = _typed(voice, "topic", name or "Hanneke", "…")
        if name is None:
            return (Paragraph(text=voice.say("together.no_topics", command=typed)),)
        return (Paragraph(text=voice.say("together.no_topics_for", name=title(name), command=typed)),)
    return tuple(Paragraph(text=record_line(topic, voice)) for topic in topics)


def overview_page(overviews: Sequence[Overview], voice: Voice) -> Page:
    """Return how the check-ins stand, a row for each person."""
    if not overviews:
        example = voice.catalogue.text("hints.example_checkin")
        typed = _typed(voice, "manager", "edit", "Hanneke", "--checkin", example)
        return (Paragraph(text=voice.say("together.no_checkins", command=typed)),)
    return (Rows(OVERVIEW, tuple(_overview_row(one, voice) for one in overviews)),)


def kept_page(saved: Saved, next_at: datetime | None, voice: Voice) -> Page:
    """Return who does what by when after a check-in, what else was settled, and the next one."""
    rows = [row for touched in saved.touched for row in _settled(touched, voice)]
    rest = [touched for touched in saved.touched if not _is_action(touched) and not isinstance(touched.record, Checkin)]
    held = [touched for touched in saved.touched if isinstance(touched.record, Checkin)]
    blocks: list[Block] = [touched_line(touched, voice) for touched in (*held, *rest)]
    if rows:
        blocks += [Gap(), Heading(voice.say("together.settled", Tone.STRONG)), Rows(SETTLED, tuple(rows))]
    elif not rest:
        blocks.append(Paragraph(text=voice.say("together.nothing_settled", Tone.QUIET)))
    return (*blocks, Gap(), Line(_next(next_at, voice)))


def skipped_page(saved: Saved, person: str, slots: Sequence[datetime], voice: Voice, *, knows_theirs: bool) -> Page:
    """Return what was skipped, that its topics stay, and when it could still be held."""
    blocks: list[Block] = [*saved_page(saved, (), voice), Paragraph(text=voice.say("together.topics_stay", Tone.QUIET))]
    if not slots:
        key = "together.no_slots" if knows_theirs else "together.no_slots_mine"
        return (*blocks, Paragraph(text=voice.say(key, Tone.QUIET, person=title(person))))
    key = "together.slots" if knows_theirs else "together.slots_mine"
    blocks.append(Paragraph(text=voice.say(key, Tone.PLAIN, person=title(person))))
    for slot in slots:
        said = voice.say("together.next", day=voice.spoken(slot.date()), time=voice.time(slot))
        typed = command(("weekly", person, "--at", slot.strftime("%Y-%m-%dT%H:%M")), voice.dates, voice.today)
        blocks.append(Paragraph(mark=plain("  "), text=said, right=typed))
    return tuple(blocks)


def _typed(voice: Voice, *argv: str) -> Phrase:
    return command(argv, voice.dates, voice.today)


def _overview_row(one: Overview, voice: Voice) -> Row:
    if one.next_at is None:
        coming = voice.say("together.no_date", Tone.QUIET)
    else:
        coming = plain(f"{voice.dates.short(one.next_at.date(), voice.today)} {voice.time(one.next_at)}")
    held = (
        voice.say("together.never_held", Tone.QUIET)
        if one.last_held is None
        else voice.say("together.last_held", Tone.QUIET, day=voice.dates.short(one.last_held, voice.today))
    )
    if one.missed is not None:
        held = voice.say("together.missed", Tone.CAREFUL)
    counted = (("topics", one.topics), ("decisions", one.decisions))
    ready = [voice.say(f"together.{name}", count=count) for name, count in counted if count]
    listed = tuple(piece for at, part in enumerate(ready) for piece in (*(plain(", ") if at else ()), *part))
    kept = voice.say("together.kept", Tone.QUIET, held=one.kept.held, of=one.kept.of) if one.kept.of else ()
    return (title(one.person, Tone.STRONG), coming, held, listed, kept)


def _is_action(touched: Touched) -> bool:
    return isinstance(touched.record, Task) or (isinstance(touched.record, Note) and touched.verb is Verb.ADDED)


def _settled(touched: Touched, voice: Voice) -> Iterator[Row]:
    """Yield who does what by when, for new work and for work that got another day or owner."""
    record = touched.record
    if isinstance(record, Task):
        who = voice.say("together.me") if record.owner is None else title(record.owner)
        due = record.real_due
        when = plain(voice.day(due.day)) if due is not None else ()
        yield (handle(record.id), who, title(record.title), when)
    elif isinstance(record, Note) and touched.verb is Verb.ADDED:
        yield (handle(record.id), voice.say(f"work.kind.{record.kind}", Tone.QUIET), title(record.title), ())


def _next(next_at: datetime | None, voice: Voice) -> Phrase:
    if next_at is None:
        return voice.say("together.no_next", Tone.QUIET)
    return voice.say("together.next_at", day=voice.day(next_at.date()), time=voice.time(next_at))
