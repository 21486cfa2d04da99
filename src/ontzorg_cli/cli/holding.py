"""Walk through a check-in, block by block: one key or a line for each point, Enter leaves it as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.failures import message_of
from ontzorg_cli.cli.talk import Talk
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.core.growth.note import NoteKind
from ontzorg_cli.core.together.brief import Block
from ontzorg_cli.core.together.names import PersonAmbiguousError, PersonNotFoundError, find_person, known_or_new
from ontzorg_cli.core.together.outcome import Outcome, TopicOutcome
from ontzorg_cli.core.together.topic import TopicEnding
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.entering import checked_title
from ontzorg_cli.core.work.quick_add import read_quick_add
from ontzorg_cli.render.pages.brief import action_words, block_heading, block_lines, decision_words, priority_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.core.together.brief import Brief, BriefBlock, BriefItem
    from ontzorg_cli.core.together.person import Person
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

ASKED_APART = 2
"""More priorities than this are asked about in one go."""
MOST_ACTIONS = 20


class CheckinTalk(Talk):
    """A conversation along a brief. What was settled so far stands in `outcome`, also where it is broken off."""

    section = "hold"

    def __init__(self, session: Session, brief: Brief, people: Sequence[Person], voice: Voice) -> None:
        super().__init__(session, voice)
        self.outcome = Outcome()
        self._brief = brief
        self._people = people
        self._name = brief.person.name

    @property
    def name(self) -> str:
        """Return with whom it is."""
        return self._name

    def hold(self) -> None:
        """Go through the blocks. Raise KeyboardInterrupt where it is broken off."""
        self.tell_person(self.text("intro", name=self.shown(self._name)))
        walks: dict[Block, Callable[[BriefBlock], None]] = {
            Block.OPENING: self._open,
            Block.LOOK_BACK: self._look_back,
            Block.DECISIONS: self._decide,
            Block.LOOK_AHEAD: self._look_ahead,
            Block.PRIORITIES: self._prioritise,
            Block.MANDATE: self._mandate,
            Block.FEEDBACK: self._feedback,
            Block.AGREEMENTS: self._agree,
        }
        for block in self._brief.blocks:
            walk = walks.get(block.code)
            if walk is not None and not self.is_over and (block.items or block.code is Block.AGREEMENTS):
                self.tell_person("")
                self.tell_person(self._plain(block_heading(block, self.voice)))
                walk(block)

    def _open(self, block: BriefBlock) -> None:
        worry = self.ask(self.text("ask.worry", name=self.shown(self._name)))
        asked = self.text("ask.worry_action", name=self.shown(self._name))
        if worry and (answer := self._ask_for(self._add_action, asked)):
            self._takes(self._agreed, f"{worry}: {answer}")
        elif worry:
            self._takes(self._add_topic, worry)
        for item in block.items:
            if item.code == "topic" and item.id is not None:
                self._ask_for(
                    partial(self._end_topic, item.id, item.title), self.shown(item.title), self.text("ask.topic_keys")
                )

    def _add_topic(self, text: str) -> None:
        self._note(new_topics=(*self.outcome.new_topics, checked_title(text)))

    def _end_topic(self, topic: str, title: str, answer: str) -> None:
        key = answer.casefold()
        if key == self.text("key.discussed"):
            self._close(topic, TopicEnding.DISCUSSED)
        elif key == self.text("key.dropped"):
            self._close(topic, TopicEnding.DROPPED)
        else:
            if self._who_and_rest(answer):
                self._add_action(answer)
            else:
                self._agreed(f"{title}: {answer}")
            self._close(topic, TopicEnding.DISCUSSED, answer)

    def _look_back(self, block: BriefBlock) -> None:
        results = replace(block, items=tuple(item for item in block.items if item.code == "result"), left_out=0)
        self._look_ahead(results)
        for item in block.items:
            if item.code in {"their_action", "my_action"} and item.id is not None:
                settle = partial(self._settle_work, item.id, is_action=True)
                words = self._plain(action_words(item, self._name, self.voice))
                self._ask_for(settle, words, self.text("ask.action_keys"))

    def _settle_work(self, task: str, answer: str, *, is_action: bool) -> None:
        """Note what becomes of work: done, dropped, another owner, another day."""
        key = answer.casefold()
        if key == self.text("key.done") and is_action:
            self._note(done=(*self.outcome.done, task))
        elif key == self.text("key.dropped"):
            self._note(dropped=(*self.outcome.dropped, task))
        elif owner := self._new_owner(answer):
            self._note(owners={**self.outcome.owners, task: owner})
        elif read := reading.day(answer):
            self._note(moves={**self.outcome.moves, task: read.day})

    def _decide(self, block: BriefBlock) -> None:
        for item in block.items:
            if item.code != "decision" or item.id is None:
                continue
            late = bool(item.facts.get("late")) and bool(item.facts.get("otherwise"))
            keys = [
                *(["as_advised"] if item.facts.get("advice") else []),
                *(["defaulted"] if late else []),
            ]
            offered = " · ".join((*(self.text(f"decision_key.{key}") for key in keys), self.text("ask.decision_keys")))
            answer = self.ask(self._plain(decision_words(item, self.voice)), offered)
            if self.is_over:
                return
            self._decided(item.id, item, answer, late=late)

    def _decided(self, topic: str, item: BriefItem, answer: str, *, late: bool) -> None:
        key, advice = answer.casefold(), str(item.facts.get("advice", ""))
        if not answer:
            self._note(asked=(*self.outcome.asked, topic))
        elif key == self.text("key.dropped"):
            self._close(topic, TopicEnding.DROPPED)
        elif key == self.text("key.defaulted") and late:
            otherwise = str(item.facts["otherwise"])
            self._close(topic, TopicEnding.DEFAULTED, otherwise)
        elif key == self.text("key.as_advised") and advice:
            self._close(topic, TopicEnding.DECIDED, advice)
        else:
            self._close(topic, TopicEnding.DECIDED, answer)

    def _look_ahead(self, block: BriefBlock) -> None:
        """Lay out what is coming, to talk about: nothing of it is asked for."""
        for line in block_lines(block, self._brief.person, self.voice):
            self.tell_person(self._plain(line.text))

    def _prioritise(self, block: BriefBlock) -> None:
        items = [item for item in block.items if item.code == "priority" and item.id is not None]
        if len(items) > ASKED_APART:
            listed = "\n".join(self._plain(priority_words(item, self.voice)) for item in items)
            answer = self.ask(listed, self.text("ask.order"))
            if not answer or answer.casefold() in self.text("yes").split(", "):
                return
        for item in items:
            if item.id is not None:
                settle = partial(self._settle_work, item.id, is_action=False)
                words = self._plain(priority_words(item, self.voice))
                self._ask_for(settle, words, self.text("ask.priority_keys"))

    def _mandate(self, _: BriefBlock) -> None:
        asked = self.text("ask.mandate", name=self.shown(self._name))
        if answer := self._ask_for(checked_title, asked):
            self._note(notes=(*self.outcome.notes, (NoteKind.MANDATE, answer)))

    def _feedback(self, block: BriefBlock) -> None:
        for item in block.items:
            self.tell_person(self.text(item.code, name=self.shown(self._name)))

    def _agree(self, _: BriefBlock) -> None:
        for count in range(MOST_ACTIONS):
            key = "ask.more_actions" if count else "ask.actions"
            answer = self.ask(self.text(key, name=self.shown(self._name)))
            if not answer:
                return
            first, colon, rest = answer.partition(":")
            if colon and first.casefold() == self.text("key.agreed"):
                self._takes(self._agreed, rest.strip())
            else:
                self._takes(self._add_action, answer)

    def _agreed(self, text: str) -> None:
        if text:
            self._note(notes=(*self.outcome.notes, (NoteKind.AGREEMENT, checked_title(text))))

    def _add_action(self, text: str) -> None:
        """Add an action: 'ik bel de drukker do 15m', 'Hanneke tekent de begroting vr'. Who is not named is the user."""
        owner, rest = self._who_and_rest(text) or ("", text)
        quick = read_quick_add(rest.split(), reading.frame())
        draft = TaskDraft(
            title=checked_title(quick.title),
            requester=None if owner else self._requester(),
            owner=owner or None,
            minutes=quick.minutes,
            due=reading.due(quick.due),
            on=quick.on.day if quick.on else None,
            importance=quick.importance,
            marks=quick.marks,
        )
        self._note(actions=(*self.outcome.actions, draft))

    def _who_and_rest(self, text: str) -> tuple[str, str] | None:
        """Return who does it, nothing for the user, and what; None where a line does not begin with anybody.

        A known name counts whole, any other name before a colon.
        """
        words = text.split()
        for count in range(len(words) - 1, 0, -1):
            rest = " ".join(words[count:])
            if owner := self._person(" ".join(words[:count]).rstrip(":,")):
                return owner, rest
        first, _, rest = text.partition(" ")
        name = first.rstrip(":,")
        if rest and reading.person(name) is None:
            return "", rest
        if rest and first.endswith(":"):
            return known_or_new(self._people, name)[0] or "", rest
        return None

    def _new_owner(self, answer: str) -> str | None:
        """Return who takes work over: a known name, or anybody after 'to'."""
        first, _, name = answer.partition(" ")
        if first.casefold() == self.text("key.to") and reading.person(name) is not None:
            return self._person(name) or known_or_new(self._people, name.strip())[0]
        return self._person(answer)

    def _ask_for(self, take: Callable[[str], object], *asked: str) -> str:
        """Return an answer that could be taken; where nobody is there to ask again, nothing and a word about it."""
        while answer := self.ask(*asked):
            if self._takes(take, answer):
                return answer
            if not self.session.stdin_is_terminal:
                break
        return ""

    def _takes(self, take: Callable[[str], object], answer: str) -> bool:
        """Return whether an answer can be taken; say what is wrong with it where it cannot."""
        try:
            take(answer)
        except OntzorgError as error:
            self.tell(message_of(error, self.voice.catalogue, discreet=self.session.discreet))
            return False
        return True

    def _requester(self) -> str | None:
        return self._name if self._brief.person.id else None

    def _person(self, name: str) -> str | None:
        """Return whom a name means in full, None where it is nobody's."""
        wanted = name.casefold().strip()
        if wanted == self._name.casefold():
            return self._name
        try:
            found = find_person(self._people, name)
        except (PersonNotFoundError, PersonAmbiguousError):
            return None
        return found.name if wanted == found.name.casefold() else None

    def _close(self, topic: str, ending: TopicEnding, answer: str = "") -> None:
        ended = TopicOutcome(ending=ending, answer=answer)
        self._note(topics={**self.outcome.topics, topic: ended})

    def _note(self, **settled: object) -> None:
        self.outcome = replace(self.outcome, **settled)  # type: ignore[arg-type]  # fields by their names

    def _plain(self, phrase: Phrase) -> str:
        return "".join(self.shown(piece.text) if piece.personal else piece.text for piece in phrase)
