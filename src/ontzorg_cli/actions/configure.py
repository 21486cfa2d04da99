"""Look at the settings, and change one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.results import Hint
from ontzorg_cli.store.settings import SETTINGS, checked, plain, setting_named

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.store.home import Home, Reading
    from ontzorg_cli.store.settings import Setting

HINTED = frozenset({"country", "reflections_folder", "timezone"})
"""Settings that leave something as it was, which is worth saying."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingShown:
    """A setting with its value and the usual one, both as config.toml holds them; None is not set.

    `kind` tells what it may be, such as `share`, `whole` or `hours`.
    """

    key: str
    section: str
    kind: str
    value: object
    default: object

    @property
    def is_usual(self) -> bool:
        """Return whether it has the value that it has where nothing is said."""
        return self.value == self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged:
    """A setting as it now is and as it was; `step` takes it back, None where it was so already."""

    setting: SettingShown
    before: SettingShown
    step: int | None
    hints: tuple[Hint, ...] = ()


def look_at_settings(key: str | None, *, home: Home) -> tuple[SettingShown, ...]:
    """Return all settings, or the one that goes by `key`. Raise UnknownSettingError."""
    reading = home.read()
    return tuple(_shown(setting, reading) for setting in ((setting_named(key),) if key is not None else SETTINGS))


def kind_of(key: str) -> str:
    """Return what a setting may be. Raise UnknownSettingError."""
    return setting_named(key).kind


def change_setting(key: str, value: object, *, home: Home, now: datetime) -> SettingChanged:
    """Give a setting a value; None puts an optional one back to not set.

    Raise UnknownSettingError or BadSettingError, and then change nothing.
    """
    setting = setting_named(key)
    meant = checked(setting, value)
    with home.change("config", now=now) as change:
        before = _shown(setting, change)
        is_new = _told(setting, meant) != before.value
        if is_new:
            change.set_setting(setting.key, meant)
    after = SettingShown(
        key=setting.key,
        section=setting.section,
        kind=setting.kind,
        value=_told(setting, meant),
        default=before.default,
    )
    return SettingChanged(
        setting=after,
        before=before,
        step=change.step if is_new else None,
        hints=tuple(_hints(after)) if is_new else (),
    )


def _shown(setting: Setting, reading: Reading) -> SettingShown:
    return SettingShown(
        key=setting.key,
        section=setting.section,
        kind=setting.kind,
        value=_told(setting, reading.settings().value(setting.key)),
        default=_told(setting, setting.default),
    )


def _told(setting: Setting, value: object) -> object:
    return None if value is None else plain(setting, value)


def _hints(shown: SettingShown) -> list[Hint]:
    if shown.key in HINTED or (shown.key == "hours" and not shown.value):
        return [Hint(code=shown.key)]
    return []
