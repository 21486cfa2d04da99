"""Settings with their values and what they mean."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol, cast

from ontzorg_cli.render.cells import padded
from ontzorg_cli.render.page import Fact, Facts, Gap, Heading, Line, Paragraph
from ontzorg_cli.render.pages.pieces import handle, strong, title
from ontzorg_cli.words.phrase import Piece, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ontzorg_cli.render.page import Page
    from ontzorg_cli.render.pages.voice import Voice
    from ontzorg_cli.words.phrase import Phrase

    Hours = Mapping[str, Sequence[str]]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALTERNATING = ("even", "odd")
PERSONAL = frozenset({"name", "addresses", "role_kinds", "reflections_folder"})
DURATION = "_minutes"
GAP = Piece("  ")
VALUE_WIDTH = 4
"""Short values take as much room, so that what they mean stands below each other."""


class Setting(Protocol):
    """A setting as a page shows it: its values are as config.toml holds them."""

    @property
    def key(self) -> str:
        """Return its name."""
        ...

    @property
    def section(self) -> str:
        """Return the part of config.toml it stands in."""
        ...

    @property
    def kind(self) -> str:
        """Return what it may be."""
        ...

    @property
    def value(self) -> object:
        """Return its value."""
        ...

    @property
    def default(self) -> object:
        """Return the value it has where nothing is said."""
        ...


def settings_page(settings: Sequence[Setting], file: str, voice: Voice) -> Page:
    """Return every setting in groups, with its value and what it means; `file` is where they are kept."""
    page: Page = (Paragraph(text=voice.say("config.intro", command=_command("KEY", voice))),)
    for section, group in groupby(settings, lambda each: each.section):
        facts = tuple(Fact(handle(each.key), (*_valued(each, voice), GAP, *_meaning(each, voice))) for each in group)
        page = (*page, Gap(), Heading(voice.say(f"config.section.{section}", Tone.STRONG)), Facts(facts))
    return (*page, Gap(), Paragraph(text=voice.say("config.file", Tone.QUIET, file=title(file, Tone.QUIET))))


def setting_page(setting: Setting, voice: Voice) -> Page:
    """Return one setting: its value, what it means, what is usual, and how to change it."""
    return (
        Line((*strong(setting.key), GAP, *value_words(setting, setting.value, voice))),
        Paragraph(text=_meaning(setting, voice)),
        *_usual(setting, voice),
        Paragraph(text=voice.say("config.change", Tone.QUIET, command=_command(setting.key, voice))),
    )


def changed_page(setting: Setting, before: Setting, hints: Sequence[str], voice: Voice) -> Page:
    """Return a setting as it now is and was; `hints` are the settings that leave something to be said."""
    now = value_words(setting, setting.value, voice, Tone.STRONG)
    if setting.value == before.value:
        return (Line((*handle(setting.key), GAP, *now)), Paragraph(text=voice.say("config.same", Tone.QUIET)))
    was = voice.say("config.was", Tone.QUIET, value=value_words(before, before.value, voice, Tone.QUIET))
    said = tuple(Paragraph(text=voice.say(f"config.hint_{hint}", Tone.QUIET)) for hint in hints)
    return (Paragraph(text=(*handle(setting.key), GAP, *now, GAP, *was)), *said)


def value_words(setting: Setting, value: object, voice: Voice, tone: Tone = Tone.PLAIN) -> Phrase:
    """Return a value as a person would write it."""
    if value is None or value in ("", []):
        unset = "config.folder_default" if setting.key == "reflections_folder" else "config.nothing"
        return voice.say(unset, tone)
    return (Piece(_text(setting, value, voice), tone, personal=setting.key in PERSONAL),)


def hours_words(told: Mapping[str, object], voice: Voice) -> str:
    """Return working hours: days with the same hours together, even and odd weeks apart where they differ."""
    every = {day: hours for day, hours in told.items() if day not in ALTERNATING}
    parts = [_days(cast("Hours", every), voice)] if every else []
    for weeks in ALTERNATING:
        if weeks in told:
            days = _days(cast("Hours", told[weeks]), voice)
            parts.append(f"{voice.catalogue.text(f'config.{weeks}')}: {days}")
    return "; ".join(parts) or voice.catalogue.text("config.nothing")


def _days(told: Hours, voice: Voice) -> str:
    together: dict[tuple[str, ...], list[str]] = {}
    for day in DAYS:
        if day in told:
            name = voice.catalogue.text(f"dates.weekday.{DAYS.index(day)}")
            together.setdefault(tuple(told[day]), []).append(name)
    free = voice.catalogue.text("config.free_day")
    return ", ".join(f"{' '.join(names)} {' '.join(hours) or free}" for hours, names in together.items())


def _text(setting: Setting, value: object, voice: Voice) -> str:
    match value:
        case dict():
            return hours_words(cast("Mapping[str, object]", value), voice)
        case list():
            return ", ".join(str(part) for part in cast("list[object]", value))
        case float() if setting.kind == "share":
            return f"{voice.number(100 * value)}%"
        case float():
            return voice.number(value)
        case int() if setting.key.endswith(DURATION):
            return voice.dates.minutes(value)
    return str(value)


def _valued(setting: Setting, voice: Voice) -> Phrase:
    return padded(value_words(setting, setting.value, voice, Tone.STRONG), VALUE_WIDTH)


def _meaning(setting: Setting, voice: Voice) -> Phrase:
    return voice.say(f"config.meaning.{setting.key}", Tone.QUIET)


def _usual(setting: Setting, voice: Voice) -> Page:
    if setting.section != "judgement":
        return ()
    if setting.value == setting.default:
        return (Paragraph(text=voice.say("config.as_usual", Tone.QUIET)),)
    usual = value_words(setting, setting.default, voice)
    return (Paragraph(text=voice.say("config.default", Tone.QUIET, value=usual)),)


def _command(key: str, voice: Voice) -> Phrase:
    named = voice.catalogue.text("config.example_key") if key == "KEY" else key
    return handle(f"ontzorg config {named} {voice.catalogue.text('config.example_value')}")
