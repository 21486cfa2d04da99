"""Looking back: the facts of a day before the questions, and what is kept after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.render.page import Fact, Facts, Gap, Line, Paragraph
from ontzorg_cli.render.pages.pieces import in_sentence, plain, quiet, strong, title
from ontzorg_cli.render.pages.saved import saved_page
from ontzorg_cli.words.phrase import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from ontzorg_cli.core.growth.day_facts import DayFacts
    from ontzorg_cli.core.results import Saved
    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

MOST_NAMED = 5


def facts_page(facts: DayFacts, voice: Voice) -> Page:
    """Return the facts of a day: what was done and moved, what came in between, own time."""
    head = Line(strong(voice.catalogue.text("reflect.headline", day=voice.dates.headline(facts.day))))
    told = tuple(_facts(facts, voice))
    if not told:
        return (head, Gap(), Paragraph(text=voice.say("reflect.facts.quiet", Tone.QUIET)))
    return (head, Gap(), Facts(told))


def reflected_page(*, stored: bool, intention: str, habit: str, saved: Saved, voice: Voice) -> Page:
    """Return what was kept, without a word of the answers but the intention that stands now."""
    moved = saved_page(saved, (), voice) if saved.touched else ()
    if not stored and not moved:
        return (Paragraph(text=voice.say("reflect.nothing_kept")),)
    kept = (Paragraph(text=voice.say("reflect.kept", Tone.GOOD)),) if stored else ()
    rest = (Paragraph(text=voice.say("reflect.habit", Tone.GOOD, intention=title(habit))),) if habit else ()
    next_up = (Paragraph(text=voice.say("reflect.intention", intention=title(intention))),) if intention else ()
    return (*kept, *rest, *next_up, *moved)


def if_then(situation: str, action: str, voice: Voice, names: Collection[str] = ()) -> str:
    """Return an if-then line of a situation and what one will do then; 'if' and 'then' may be typed along.

    A situation alone stays as it was typed; `names` keep their capital.
    """
    text = voice.catalogue.text
    situation = _without_first(situation, text("reflect.if_words")).rstrip(" .,;:!…")
    for word in text("reflect.then_words").split(", "):
        before, then, after = situation.partition(f", {word} ")
        if then:
            situation, action = before, after
    action = _without_first(action, text("reflect.then_words")).rstrip(" .;!")
    if not action:
        return situation
    return text("reflect.if_then", situation=_small(situation, names), action=_after_then(_small(action, names), voice))


def _after_then(action: str, voice: Voice) -> str:
    """Return an action as it goes on after 'then': in Dutch 'ik vraag …' becomes 'vraag ik …'."""
    subject = voice.catalogue.text("reflect.subject_after_verb")
    first, _, rest = action.partition(" ")
    verb, _, more = rest.partition(" ")
    return f"{verb} {first} {more}".rstrip() if verb and first == subject else action


def _facts(facts: DayFacts, voice: Voice) -> Iterator[Fact]:
    def label(name: str) -> Phrase:
        return voice.say(f"reflect.facts.{name}", Tone.QUIET)

    if facts.done:
        yield Fact(label("done"), _named(closed.task.title for closed in facts.done))
    if facts.begun:
        yield Fact(label("begun"), _named(task.title for task in facts.begun))
    if facts.moved:
        yield Fact(label("moved"), _named(_with_day(task.title, task.on, voice) for task in facts.moved))
    if facts.left:
        yield Fact(label("left"), _named(task.title for task in facts.left))
    if facts.interruptions:
        yield Fact(label("adhoc"), _interruptions(facts, voice))
    if facts.own_lost_minutes:
        kept, lost = (voice.dates.minutes(each) for each in (facts.own_kept_minutes, facts.own_lost_minutes))
        yield Fact(label("own"), voice.say("reflect.facts.own_lost", kept=kept, lost=lost))
    elif facts.own_kept_minutes:
        kept = voice.dates.minutes(facts.own_kept_minutes)
        yield Fact(label("own"), voice.say("reflect.facts.own_kept", kept=kept))


def _interruptions(facts: DayFacts, voice: Voice) -> Phrase:
    parts: list[Phrase] = [strong(str(len(facts.interruptions)))]
    if facts.adhoc_minutes:
        parts.append(voice.say("reflect.facts.took", minutes=voice.duration(facts.adhoc_minutes)))
    parts += [voice.say("reflect.facts.by", name=in_sentence(name), times=times) for name, times in facts.sources]
    return _listed(parts, " · ")


def _named(titles: Iterable[str]) -> Phrase:
    every = list(titles)
    parts = [in_sentence(each) for each in every[:MOST_NAMED]]
    more = quiet(f" +{len(every) - MOST_NAMED}") if len(every) > MOST_NAMED else ()
    return (*strong(f"{len(every)} "), *_listed(parts, ", "), *more)


def _with_day(name: str, day: date | None, voice: Voice) -> str:
    return name if day is None else f"{name} ({voice.dates.short(day, voice.today)})"


def _listed(parts: Iterable[Phrase], between: str) -> Phrase:
    return tuple(piece for at, part in enumerate(parts) for piece in (*(plain(between) if at else ()), *part))


def _without_first(text: str, words: str) -> str:
    first, _, rest = text.strip().partition(" ")
    return rest.strip() if rest and first.casefold() in words.split(", ") else text.strip()


def _small(text: str, names: Collection[str]) -> str:
    """Return a sentence as it goes on after 'if': its first word small, unless that is a name, capitals or 'I'."""
    first = text.split(" ", 1)[0]
    is_name = any(first.casefold() in name.casefold().split() for name in names)
    return text if is_name or first[:2].isupper() or len(first) == 1 else text[:1].lower() + text[1:]
