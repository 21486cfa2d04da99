"""List the templates there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.actions.usual_files import keep_usual_files

if TYPE_CHECKING:
    from datetime import datetime

    from ontzorg_cli.actions.usual_files import UsualFiles
    from ontzorg_cli.core.work.usual_work import UsualWork
    from ontzorg_cli.store.home import Home


def list_templates(usual: UsualFiles, *, home: Home, now: datetime) -> UsualWork:
    """Return the templates and the work of every year, whose files are written where there are none.

    Raise a DamagedError for a file that cannot be read.
    """
    keep_usual_files(usual, home=home, now=now)
    return home.read().usual_work(usual.work)
