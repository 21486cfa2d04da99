"""`ontzorg stop`."""

from __future__ import annotations

from ontzorg_cli.actions.start_task import stop_task
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved


def stop() -> None:
    show_saved(stop_task(home=session().home, now=session().now))
