"""A reflection as a text to edit: each question on a line of its own, the answers below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli.looking_back import CORE, perspective_question, question
from ontzorg_cli.core.clean import clean
from ontzorg_cli.core.growth.reflection import Reflection

if TYPE_CHECKING:
    from ontzorg_cli.actions.reflect import DayToReflect
    from ontzorg_cli.render.pages.voice import Voice

MARK = "## "


def text_of(reflection: Reflection, look: DayToReflect, voice: Voice) -> str:
    """Return the questions of a day with the answers given so far below them."""
    parts = [voice.catalogue.text("reflect.edit.intro"), ""]
    for key, asked in _questions(look, voice).items():
        answer = reflection.intention if key == "intention" else getattr(reflection, key)
        parts += [asked, *(["", answer] if answer else []), "", ""]
    return "\n".join(parts)


def reflection_in(text: str, look: DayToReflect, voice: Voice) -> Reflection:
    """Return the answers in an edited text; what stands under no question is taken along with the first."""
    keys = {asked: key for key, asked in _questions(look, voice).items()}
    answers: dict[str, list[str]] = {key: [] for key in keys.values()}
    current = CORE[0]
    for raw in text.removeprefix("\ufeff").splitlines():
        line = raw.rstrip()
        if line in keys:
            current = keys[line]
        elif line != voice.catalogue.text("reflect.edit.intro"):
            answers[current].append(clean(line))
    said = {key: "\n".join(lines).strip() for key, lines in answers.items()}
    intention, answer = " ".join(said["intention"].split()), said.get("answer", "")
    return Reflection(
        day=look.day,
        pleased=said["pleased"],
        less=said["less"],
        different=said["different"],
        perspective=look.perspective.code if look.perspective and answer else "",
        answer=answer,
        intentions=(intention,) if intention else (),
    )


def _questions(look: DayToReflect, voice: Voice) -> dict[str, str]:
    asked = {key: question(key, look, voice) for key in CORE}
    if look.perspective is not None:
        asked["answer"] = perspective_question(look, voice, name=look.perspective.manager)
    asked["intention"] = voice.catalogue.text("reflect.edit.intention")
    return {key: f"{MARK}{text}" for key, text in asked.items()}
