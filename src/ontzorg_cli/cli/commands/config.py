"""`ontzorg config`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.configure import change_setting, look_at_settings
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.render.documents.care import changed_document, settings_document
from ontzorg_cli.render.pages.settings import changed_page, setting_page, settings_page

if TYPE_CHECKING:
    from typer import Argument


def config(
    key: Annotated[str | None, Argument()] = None,
    value: Annotated[list[str] | None, Argument()] = None,
) -> None:
    home = session().home
    if key is None or not value:
        settings = look_at_settings(key, home=home)
        file = str(home.folder / "config.toml")
        show(
            lambda: settings_page(settings, file, voice()) if key is None else setting_page(settings[0], voice()),
            lambda: settings_document(settings),
        )
        return
    from ontzorg_cli.cli.typed_settings import meant  # noqa: PLC0415 - looking reads no words

    changed = change_setting(key, meant(key, " ".join(value)), home=home, now=session().now)
    hints = [hint.code for hint in changed.hints]
    show(
        lambda: changed_page(changed.setting, changed.before, hints, voice()),
        lambda: changed_document(changed.setting, changed.step),
    )
