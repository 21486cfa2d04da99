"""The text of config.toml: every setting with its explanation; what is left at its default stands ready behind a `#`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import tomli

from ontzorg_cli.store.document import SCHEMA
from ontzorg_cli.store.errors import FileLayoutError
from ontzorg_cli.store.names import CONFIG
from ontzorg_cli.store.scanner import END_MARK
from ontzorg_cli.store.settings import SETTINGS, Setting, plain
from ontzorg_cli.store.toml_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontzorg_cli.store.settings import Settings

ALWAYS = {"me", "hours"}
"""Sections that are written out in full; the figures of the others show their default until somebody sets them."""


def config_text(settings: Settings, comments: Mapping[str, str]) -> str:
    """Return a new config.toml. `comments` explain the file (`config.toml`), sections (`[me]`) and settings by key."""
    lines = [*_comment(comments.get(CONFIG, "")), f"schema = {SCHEMA}", ""]
    section = ""
    for setting in SETTINGS:
        if setting.section != section:
            section = setting.section
            lines += [f"[{section}]", *_comment(comments.get(f"[{section}]", ""))]
        lines += _comment(comments.get(setting.key, ""))
        lines += [*_lines(setting, settings.value(setting.key)), ""]
    return "\n".join([*lines, END_MARK, ""])


def with_setting(text: str, setting: Setting, value: object) -> str:
    """Return config.toml with one setting changed; None puts it back to its default. Raise FileLayoutError."""
    meant = _with(tomli.loads(text), setting, value)
    for attempt in (_in_its_line, _in_full):
        outcome = attempt(text, setting, value)
        if outcome is not None and _read(outcome) == meant:
            return outcome
    raise FileLayoutError(file=CONFIG, kind=setting.key)


def _comment(text: str) -> list[str]:
    return [f"# {line}".rstrip() for line in text.splitlines()]


def _lines(setting: Setting, value: object) -> Iterator[str]:
    told = plain(setting, value)
    if isinstance(told, dict):
        parts = {key: days for key, days in told.items() if isinstance(days, dict)}
        yield from (f"{day} = {text_of(hours)}" for day, hours in told.items() if day not in parts)
        for name, days in parts.items():
            yield ""
            yield f"[{setting.section}.{name}]"
            yield from (f"{day} = {text_of(hours)}" for day, hours in days.items())
    elif value is None:
        yield f"# {setting.key} ="
    else:
        ready = "" if setting.section in ALWAYS or value != setting.default else "# "
        yield f"{ready}{setting.key} = {text_of(told)}"


def _in_its_line(text: str, setting: Setting, value: object) -> str | None:
    """Return the text with the line of the setting changed, or the line that stood ready brought to life."""
    if setting.kind == "hours":
        return None
    section = re.search(rf"^[ \t]*\[{setting.section}\][^\n]*\n", text, re.MULTILINE)
    if section is None:
        return None
    after = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, section.end())
    end = after.start() if after else len(text)
    line = f"# {setting.key} =" if value is None else f"{setting.key} = {text_of(plain(setting, value))}"
    alive = re.compile(rf"^[ \t]*{setting.key}[ \t]*=[^\r\n]*", re.MULTILINE).search(text, section.end(), end)
    ready = re.compile(rf"^[ \t]*#[ \t]*{setting.key}[ \t]*=[^\r\n]*", re.MULTILINE).search(text, section.end(), end)
    place = alive or ready
    if place is None:
        return text if value is None else f"{text[: section.end()]}{line}\n{text[section.end() :]}"
    comment = re.search(r"[ \t]*#[^\"']*$", place[0]) if alive else None
    return f"{text[: place.start()]}{line}{comment[0] if comment else ''}{text[place.end() :]}"


def _in_full(text: str, setting: Setting, value: object) -> str | None:
    """Return the text as tomlkit changes it."""
    import tomlkit  # noqa: PLC0415 - a slow import that only a few changes need
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - see above

    try:
        document = cast("Any", tomlkit.parse(text))
        if setting.section not in document:
            document.add(setting.section, tomlkit.table())
        section = document[setting.section]
        if setting.kind == "hours":
            _put_hours(section, plain(setting, value))
        elif value is None:
            section.pop(setting.key, None)
        else:
            section[setting.key] = plain(setting, value)
        return tomlkit.dumps(document)
    except (TOMLKitError, KeyError, TypeError, ValueError, AttributeError):
        return None


def _put_hours(section: Any, told: Any) -> None:  # noqa: ANN401 - tomlkit's own tables
    for gone in [key for key in section if key not in told]:
        del section[gone]
    for key, value in told.items():
        if section.get(key) != value:
            section[key] = value


def _with(tables: dict[str, Any], setting: Setting, value: object) -> dict[str, Any]:
    told = None if value is None else plain(setting, value)
    if setting.kind == "hours":
        return {**tables, setting.section: told}
    section = {key: said for key, said in tables.get(setting.section, {}).items() if key != setting.key}
    if told is not None:
        section[setting.key] = told
    return {**tables, setting.section: section} if section or setting.section in tables else tables


def _read(text: str) -> object:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError:
        return None
