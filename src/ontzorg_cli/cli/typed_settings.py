"""Settings as people type them: '25%', '45m', 'ma,di 08:30-17:00; wo 08:30-12:30'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.hours_in_words import pattern_of, read_hours
from ontzorg_cli.core.calendar.unreadable import ImpossibleDurationError, UnreadableDurationError
from ontzorg_cli.store.errors import BadSettingError
from ontzorg_cli.store.settings import checked, setting_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
    from ontzorg_cli.core.calendar.working_time import WorkPattern
    from ontzorg_cli.store.settings import Setting
    from ontzorg_cli.words.catalogue import Catalogue

HUNDREDTHS = range(2, 101)


def meant(key: str, text: str) -> object:
    """Return the value that `text` means for a setting of the home, None where it empties an optional one.

    Raise UnknownSettingError, UnreadableHoursError, or BadSettingError with examples that work.
    """
    if setting_named(key).optional and reading.is_empty(text):
        return None
    if setting_named(key).kind == "kinds":
        return reading.kinds(text)
    return typed_setting(key, text, reading.frame(), session().catalogue)


def typed_setting(key: str, text: str, frame: ReadingFrame, catalogue: Catalogue) -> object:
    """Return the value that `text` means for a setting.

    Raise UnknownSettingError, UnreadableHoursError, or BadSettingError with examples in the words of `catalogue`.
    """
    setting = setting_named(key)
    if setting.kind == "hours":
        return typed_hours((text,), frame)
    try:
        return checked(setting, _told(setting, text.strip(), frame))
    except (BadSettingError, UnreadableDurationError, ImpossibleDurationError):
        raise BadSettingError(key=setting.key, value=text, works=_examples(setting, catalogue)) from None


def _told(setting: Setting, text: str, frame: ReadingFrame) -> object:
    """Return what was typed in a form that the table of settings takes."""
    if setting.kind == "share" and text.isdecimal() and int(text) in HUNDREDTHS:
        return f"{text}%"
    if setting.key.endswith("_minutes") and not text.isdecimal():
        return read_duration(text, frame)
    return text


def typed_hours(texts: Sequence[str], frame: ReadingFrame) -> WorkPattern:
    """Return the working hours that the texts say, each a few days, with ';' between several. Raise UnreadableHoursError."""
    parts = [part.strip() for text in texts for part in text.split(";")]
    return pattern_of(read_hours(part, frame) for part in parts if part or len(parts) == 1)


def _examples(setting: Setting, catalogue: Catalogue) -> str:
    if setting.key.endswith("_minutes"):
        return catalogue.text("config.works.minutes")
    if setting.kind in {"whole", "factor"}:
        lowest, highest = setting.lowest or 0, setting.highest or 0
        return catalogue.text("config.works.number", lowest=f"{lowest:g}", highest=f"{highest:g}")
    return catalogue.text(f"config.works.{setting.kind}", highest=f"{100 * (setting.highest or 0):g}")
