"""Settings as people type them: '25%', '45m', 'ma,di 08:30-17:00; wo 08:30-12:30'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.core.calendar.durations_in_words import read_duration
from ontzorg_cli.core.calendar.hours_in_words import pattern_of, read_hours
from ontzorg_cli.core.calendar.unreadable import UnreadableDurationError
from ontzorg_cli.outside.system_zone import zone_named
from ontzorg_cli.store.errors import BadSettingError
from ontzorg_cli.store.settings import bad_setting, checked, setting_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.core.calendar.reading_frame import ReadingFrame
    from ontzorg_cli.core.calendar.working_time import WorkPattern
    from ontzorg_cli.store.settings import Setting

HUNDREDTHS = range(2, 101)


def meant(key: str, text: str) -> object:
    """Return the value that `text` means for a setting, None where it empties an optional one.

    Raise UnknownSettingError, UnreadableHoursError, or BadSettingError with examples that work.
    """
    setting = setting_named(key)
    if setting.optional and reading.is_empty(text):
        return None
    try:
        return typed_setting(key, text, reading.frame())
    except BadSettingError as error:
        raise BadSettingError(**error.facts, works=_examples(setting)) from None


def typed_setting(key: str, text: str, frame: ReadingFrame) -> object:
    """Return the value that `text` means for a setting.

    Raise UnknownSettingError, BadSettingError or UnreadableHoursError.
    """
    setting = setting_named(key)
    if setting.kind == "hours":
        return typed_hours((text,), frame)
    if setting.kind == "share" and text.strip().isdecimal() and int(text) in HUNDREDTHS:
        return checked(setting, f"{text.strip()}%")
    if setting.key.endswith("_minutes") and not text.strip().isdecimal():
        try:
            return checked(setting, read_duration(text, frame))
        except UnreadableDurationError:
            raise bad_setting(setting, text) from None
    if setting.kind == "zone" and zone_named(text.strip()) is None:
        raise bad_setting(setting, text)
    return checked(setting, text)


def typed_hours(texts: Sequence[str], frame: ReadingFrame) -> WorkPattern:
    """Return the working hours that the texts say, each a few days, with ';' between several. Raise UnreadableHoursError."""
    parts = [part.strip() for text in texts for part in text.split(";")]
    return pattern_of(read_hours(part, frame) for part in parts if part or len(parts) == 1)


def _examples(setting: Setting) -> str:
    text = session().catalogue.text
    if setting.key.endswith("_minutes"):
        return text("config.works.minutes")
    if setting.kind in {"whole", "factor"}:
        return text("config.works.number", lowest=f"{setting.lowest:g}", highest=f"{setting.highest:g}")
    return text(f"config.works.{setting.kind}", highest=f"{100 * (setting.highest or 0):g}")
