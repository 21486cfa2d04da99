"""THE TABLE OF SETTINGS: what config.toml may say, its limits and defaults; read, checked and documented from here."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal, cast

from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.preferences import Preferences
from ontzorg_cli.core.work.arrival import kinds_in
from ontzorg_cli.store.errors import BadSettingError, UnknownSettingError
from ontzorg_cli.store.shapes import ZONE, InexactError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontzorg_cli.core.errors import Fact
    from ontzorg_cli.store.toml_text import Value

SettingKind = Literal[
    "text", "language", "zone", "country", "texts", "kinds", "day", "hours", "folder", "share", "factor", "whole"
]
Language = Literal["nl", "en"]
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALTERNATING = ("even", "odd")
DEFAULTS = Preferences()
MIDNIGHT = time()
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A row: the key and section in config.toml, what it may be, and its value where nothing is said."""

    key: str
    section: str
    kind: SettingKind
    default: object
    lowest: float | None = None
    highest: float | None = None
    optional: bool = False


def _figure(name: str, kind: SettingKind, lowest: float, highest: float, *, optional: bool = False) -> Setting:
    return Setting(
        key=name,
        section="judgement",
        kind=kind,
        default=getattr(DEFAULTS, name),
        lowest=lowest,
        highest=highest,
        optional=optional,
    )


SETTINGS: tuple[Setting, ...] = (
    Setting(key="name", section="me", kind="text", default=""),
    Setting(key="language", section="me", kind="language", default="en"),
    Setting(key="timezone", section="me", kind="zone", default="Europe/Amsterdam"),
    Setting(key="country", section="me", kind="country", default="NL"),
    Setting(key="addresses", section="me", kind="texts", default=()),
    Setting(key="role_kinds", section="me", kind="kinds", default=()),
    Setting(key="first_day", section="me", kind="day", default=date(1970, 1, 1)),
    Setting(key="hours", section="hours", kind="hours", default=WorkPattern()),
    Setting(key="reflections_folder", section="files", kind="folder", default=None, optional=True),
    _figure("adhoc_default_share", "share", 0, 0.95),
    _figure("adhoc_fixed_share", "share", 0, 1, optional=True),
    _figure("adhoc_lowest_share", "share", 0, 0.95),
    _figure("adhoc_highest_share", "share", 0, 0.95),
    _figure("adhoc_samples", "whole", 1, 100),
    _figure("adhoc_default_weight", "whole", 0, 100),
    _figure("margin_share", "share", 0, 0.95),
    _figure("guessed_minutes", "whole", 1, 1440),
    _figure("late_first_look_minutes", "whole", 0, 1440),
    _figure("structural_limit", "share", 0, 1),
    _figure("structural_days_on", "whole", 1, 5),
    _figure("structural_days_off", "whole", 0, 5),
    _figure("structural_least_minutes", "whole", 0, 1440),
    _figure("must_weight", "factor", 0, 100),
    _figure("should_weight", "factor", 0, 100),
    _figure("could_weight", "factor", 0, 100),
    _figure("goal_factor", "factor", 0, 100),
    _figure("started_factor", "factor", 0, 100),
    _figure("lookahead_factor", "factor", 0.1, 100),
    _figure("must_implied_days", "whole", 0, 366),
    _figure("should_implied_days", "whole", 0, 366),
    _figure("could_implied_days", "whole", 0, 366),
    _figure("guarded_places", "whole", 0, 1000),
    _figure("horizon_weeks", "whole", 1, 26),
    _figure("shortest_minutes", "whole", 1, 240),
    _figure("overrun_share", "share", 0, 1),
    _figure("unseen_share", "share", 0, 0.95),
    _figure("alarm_adhoc_share", "share", 0, 1),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
FIGURES = frozenset(each.name for each in fields(Preferences))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person set, with defaults for what she left. `first_day` is the day on which the home was made."""

    name: str
    language: Language
    timezone: str
    country: str
    addresses: tuple[str, ...] = ()
    role_kinds: tuple[str, ...] = ()
    hours: WorkPattern
    reflections_folder: str | None = None
    preferences: Preferences = field(default_factory=Preferences)
    first_day: date

    @property
    def contract_minutes(self) -> int:
        """The working minutes of a week; the mean of even and odd weeks where they differ."""
        return sum(_week_minutes(self.hours, apart) for apart in (self.hours.even, self.hours.odd)) // 2

    def value(self, key: str) -> object:
        """Return a setting by its key. Raise UnknownSettingError."""
        setting = setting_named(key)
        return cast("object", getattr(self.preferences if setting.key in FIGURES else self, setting.key))


def setting_named(key: str) -> Setting:
    """Return the row of a setting; `section.key` will do too. Raise UnknownSettingError with what may be meant."""
    wanted = key.strip().casefold().replace("-", "_").rpartition(".")[2]
    if wanted in BY_KEY:
        return BY_KEY[wanted]
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong key needs it

    raise UnknownSettingError(key=key, did_you_mean=tuple(get_close_matches(wanted, BY_KEY, n=3, cutoff=0.4)))


def settings_from(tables: Mapping[str, Any]) -> tuple[Settings, list[tuple[Setting, str]]]:
    """Return the settings that config.toml tells, and which of its values could not be used, as shown text."""
    values: dict[str, Any] = {}
    refused: list[tuple[Setting, str]] = []
    for setting in SETTINGS:
        section = tables.get(setting.section, {})
        said = (
            section if setting.kind == "hours" else section.get(setting.key) if isinstance(section, dict) else section
        )
        values[setting.key] = setting.default
        if said is None:
            continue
        try:
            values[setting.key] = checked(setting, said)
        except BadSettingError as error:
            refused.append((setting, str(error.facts["value"])))
    figures = {name: values.pop(name) for name in FIGURES}
    return Settings(preferences=Preferences(**figures), **values), refused


def checked(setting: Setting, value: object) -> object:
    """Return a value as its setting has it: what TOML read, what was typed, or the value itself. Raise BadSettingError."""
    if value is None and setting.optional:
        return None
    try:
        return CHECKS[setting.kind](setting, value)
    except (ValueError, TypeError, OverflowError):
        raise bad_setting(setting, value) from None


def bad_setting(setting: Setting, value: object) -> BadSettingError:
    """Return the error that tells which values a setting takes."""
    facts: dict[str, Fact] = {
        "lowest": "" if setting.lowest is None else setting.lowest,
        "highest": "" if setting.highest is None else setting.highest,
    }
    return BadSettingError(key=setting.key, value=str(value)[:40], kind=setting.kind, **facts)


def plain(setting: Setting, value: object) -> Value:
    """Return a setting's value as config.toml holds it."""
    if isinstance(value, WorkPattern):
        told: dict[str, Value] = {**_plain_days(value.every)}
        for name, days in (("even", value.even), ("odd", value.odd)):
            if days is not None:
                told[name] = _plain_days(days)
        return told
    if setting.kind in {"texts", "kinds"}:
        return list(cast("tuple[str, ...]", value))
    return cast("Value", value)


def _text(_: Setting, value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _folder(_: Setting, value: object) -> str | None:
    if not isinstance(value, str):
        raise TypeError
    return value.strip() or None


def _language(_: Setting, value: object) -> str:
    if not isinstance(value, str) or value.strip().casefold() not in {"nl", "en"}:
        raise ValueError
    return value.strip().casefold()


def _zone(_: Setting, value: object) -> object:
    try:
        return ZONE.read(value)
    except InexactError:
        raise ValueError from None


def _country(_: Setting, value: object) -> str:
    if not isinstance(value, str) or not (len(value.strip()) == 2 and value.strip().isalpha()):
        raise ValueError
    return value.strip().upper()


def _texts(_: Setting, value: object) -> tuple[str, ...]:
    parts = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise TypeError
    return tuple(parts)


def _kinds(setting: Setting, value: object) -> tuple[str, ...]:
    return kinds_in(value) if isinstance(value, str) else kinds_in(" ".join(_texts(setting, value)))


def _day(_: Setting, value: object) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value.strip())
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise TypeError
    return value


def _number(setting: Setting, value: object) -> float:
    if isinstance(value, str):
        typed = value.strip().replace(",", ".")
        number = float(typed[:-1]) / 100 if typed.endswith("%") and setting.kind == "share" else float(typed)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
    else:
        raise TypeError
    if not (setting.lowest or 0) <= number <= (setting.highest or number):
        raise ValueError
    return number


def _whole(setting: Setting, value: object) -> int:
    number = _number(setting, value)
    if number != int(number):
        raise ValueError
    return int(number)


def _hours(_: Setting, value: object) -> WorkPattern:
    if isinstance(value, WorkPattern):
        return value
    if not isinstance(value, dict):
        raise TypeError
    apart = {name: _days(value[name]) for name in ALTERNATING if name in value}
    return WorkPattern(every=_days({day: said for day, said in value.items() if day not in ALTERNATING}), **apart)


def _days(said: object) -> dict[int, tuple[Hours, ...]]:
    if not isinstance(said, dict):
        raise TypeError
    return {DAYS.index(day): tuple(sorted(_intervals(hours))) for day, hours in said.items() if day in DAYS}


def _intervals(said: object) -> list[Hours]:
    parts = said.replace(",", " ").split() if isinstance(said, str) else said
    if not isinstance(parts, list):
        raise TypeError
    found: list[Hours] = []
    for part in parts:
        if not isinstance(part, str):
            raise TypeError
        start, dash, end = part.partition("-")
        hours = Hours(_clock(start), _clock(end))
        if not dash or (hours.end != MIDNIGHT and hours.end <= hours.start):
            raise ValueError
        found.append(hours)
    return found


def _clock(text: str) -> time:
    hour, _, minute = text.strip().replace(".", ":").partition(":")
    return time(int(hour) % 24 if int(hour) <= 24 else -1, int(minute or 0))


def _plain_days(days: Mapping[int, tuple[Hours, ...]]) -> dict[str, Value]:
    return {
        DAYS[day]: [f"{each.start:%H:%M}-{each.end:%H:%M}" for each in hours] for day, hours in sorted(days.items())
    }


def _week_minutes(pattern: WorkPattern, apart: Mapping[int, tuple[Hours, ...]] | None) -> int:
    days = {**pattern.every, **(apart or {})}
    return sum((_minutes(each.end) or DAY_MINUTES) - _minutes(each.start) for hours in days.values() for each in hours)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


CHECKS: dict[SettingKind, Any] = {
    "text": _text,
    "language": _language,
    "zone": _zone,
    "country": _country,
    "texts": _texts,
    "kinds": _kinds,
    "day": _day,
    "hours": _hours,
    "folder": _folder,
    "share": _number,
    "factor": _number,
    "whole": _whole,
}
