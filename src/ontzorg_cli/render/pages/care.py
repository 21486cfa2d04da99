"""What was done and taken back, copies, and the people and goals one keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ontzorg_cli.core.together.person import Support
from ontzorg_cli.render.cells import unbroken
from ontzorg_cli.render.page import Column, Line, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ontzorg_cli.core.together.person import Goal, Person
    from ontzorg_cli.render.page import Page, Row
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

KILO = 1000
MANY_TITLES = 3
"""More than these are counted."""
STEPS = (
    Column(right=True),
    Column(gap=2),
    Column(gap=2, drop=1),
    Column(flexible=True, lowest=12, gap=2),
    Column(gap=2),
)
PEOPLE = (Column(), Column(), Column(flexible=True, gap=2), Column(gap=2), Column(flexible=True, gap=2, drop=1))
GOALS = (Column(), Column(flexible=True))


class Step(Protocol):
    """A step as `history` shows it."""

    @property
    def number(self) -> int:
        """Return its number."""
        ...

    @property
    def at(self) -> datetime:
        """Return when it was."""
        ...

    @property
    def command(self) -> str:
        """Return the command that made it."""
        ...

    @property
    def titles(self) -> Sequence[str]:
        """Return the titles of what it touched."""
        ...

    @property
    def undone(self) -> bool:
        """Return whether it was taken back."""
        ...


def history_page(steps: Sequence[Step], voice: Voice) -> Page:
    """Return steps as they are given, those that were taken back marked."""
    if not steps:
        return (Paragraph(text=voice.say("care.no_history", command=handle("ontzorg today"))),)
    rows: list[Row] = []
    for step in steps:
        tone = Tone.QUIET if step.undone else Tone.PLAIN
        rows.append(
            (
                quiet(str(step.number)),
                quiet(_when(step.at, voice)),
                (Piece(step.command, tone),),
                _titles(step, voice, tone),
                voice.say("care.taken_back", Tone.CAREFUL) if step.undone else (),
            )
        )
    return (Rows(STEPS, tuple(rows)),)


def undone_page(steps: Sequence[Step], voice: Voice) -> Page:
    """Return what was taken back, the last step first."""
    mark = (*voice.say("care.taken_back", Tone.GOOD), Piece(" "))
    return tuple(Paragraph(mark=mark, text=_taken_back(step, voice)) for step in steps)


def people_page(people: Sequence[Person], voice: Voice) -> Page:
    """Return who one works for, with what differs from the usual."""
    if not people:
        return (Paragraph(text=voice.say("care.no_people", command=handle("ontzorg manager add Hanneke"))),)
    rows: list[Row] = [
        (
            handle(person.id),
            title(person.name),
            title(person.role or ""),
            title(person.checkin or ""),
            _remarks(person, voice),
        )
        for person in people
    ]
    return (Rows(PEOPLE, tuple(rows)),)


def goals_page(goals: Sequence[Goal], voice: Voice) -> Page:
    """Return what one works towards."""
    if not goals:
        return (Paragraph(text=voice.say("care.no_goals", command=voice.say("care.goal_example", Tone.HANDLE))),)
    return (Rows(GOALS, tuple((handle(goal.id), title(goal.title)) for goal in goals)),)


def backup_page(file: str, files: int, size_bytes: int, voice: Voice) -> Page:
    """Return where a copy is, what it holds and what it leaves out."""
    made = voice.say("care.backup_made", file=title(file, Tone.STRONG))
    sums = (*quiet(" · "), *voice.say("care.files", count=files), *quiet(" · "), *plain(_size(size_bytes, voice)))
    return (Paragraph(text=(*made, *sums)), Paragraph(text=voice.say("care.backup_private", Tone.QUIET)))


def restored_page(file: str, files: int, voice: Voice) -> Page:
    """Return what was put back, and how to take that back."""
    put_back = voice.say("care.restored", file=title(file, Tone.STRONG))
    return (
        Paragraph(text=(*put_back, *quiet(" · "), *voice.say("care.files", count=files))),
        Paragraph(text=voice.say("care.restored_undo", Tone.QUIET, command=handle("ontzorg undo"))),
    )


def sentence_page(key: str, voice: Voice) -> Page:
    """Return one sentence."""
    return (Line(voice.say(key)),)


def _when(moment: datetime, voice: Voice) -> str:
    day = moment.astimezone(voice.zone).date()
    return f"{voice.dates.short(day, voice.today)} {voice.time(moment)}"


def _taken_back(step: Step, voice: Voice) -> Phrase:
    if not step.titles:
        return plain(step.command)
    return (*_titles(step, voice), *quiet(" · "), *quiet(unbroken(step.command)))


def _titles(step: Step, voice: Voice, tone: Tone = Tone.PLAIN) -> Phrase:
    """Return what a step touched; where that is much, the first and how many more."""
    titles = step.titles
    if len(titles) <= MANY_TITLES:
        return title(", ".join(titles), tone)
    return (*title(titles[0], tone), *voice.say("care.more_titles", Tone.QUIET, count=len(titles) - 1))


def _remarks(person: Person, voice: Voice) -> Phrase:
    remarks: list[Phrase] = []
    if person.weight != 1:
        remarks.append(voice.say("care.weight", Tone.QUIET, weight=voice.number(person.weight)))
    if person.support is not Support.YES:
        remarks.append(voice.say(f"care.support_{person.support}", Tone.QUIET))
    return tuple(piece for at, remark in enumerate(remarks) for piece in (*(quiet(" · ") if at else ()), *remark))


def _size(size_bytes: int, voice: Voice) -> str:
    if size_bytes < KILO:
        return voice.catalogue.text("care.byte", size=size_bytes)
    if size_bytes < KILO * KILO:
        return voice.catalogue.text("care.kilobytes", size=round(size_bytes / KILO))
    return voice.catalogue.text("care.megabytes", size=voice.number(round(size_bytes / KILO / KILO, 1)))
