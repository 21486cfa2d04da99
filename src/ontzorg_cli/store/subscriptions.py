"""The calendars that are followed: one file in the state of a home, for the user's own eyes, outside every copy of it.

Their addresses are as good as passwords. So they stand here alone: not in the home, which may be synchronized and is
backed up, and not in the journal.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ontzorg_cli.core.calendar.subscription import Subscription, Whereabouts
from ontzorg_cli.store.errors import SubscriptionsDamagedError
from ontzorg_cli.store.files import BESIDE, beside, reading, writing
from ontzorg_cli.store.names import SUBSCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ontzorg_cli.store.files import Disk

SCHEMA = 1
MAY_BE_NONE = frozenset({"owner", "fetched_at"})


class Subscriptions:
    """The subscriptions kept in the folder `state`; whoever changes them holds the home meanwhile."""

    def __init__(self, state: Path, disk: Disk, held: Callable[[], AbstractContextManager[None]]) -> None:
        self._path = state / SUBSCRIPTIONS
        self._disk = disk
        self._held = held

    def all(self) -> tuple[Subscription, ...]:
        """Return the subscriptions by name. Raise SubscriptionsDamagedError."""
        with reading(self._path):
            data = self._disk.read(self._path)
        return () if data is None else tuple(sorted(self._read(data), key=lambda each: each.name.casefold()))

    def put(self, *subscriptions: Subscription) -> None:
        """Keep subscriptions, each in the place of the one of that name."""
        with self._held():
            kept = {each.name: each for each in self.all()} | {each.name: each for each in subscriptions}
            self._write(kept.values())

    def put_back(self, *subscriptions: Subscription) -> None:
        """Keep what was learned of subscriptions that are still as they were when it was asked: not those ended or moved since."""
        with self._held():
            kept = {each.name: each for each in self.all()}
            still = [each for each in subscriptions if each.name in kept and kept[each.name].place == each.place]
            self._write((kept | {each.name: each for each in still}).values())

    def remove(self, name: str) -> None:
        """End the subscription of that name, if it is there."""
        with self._held():
            self._write(each for each in self.all() if each.name != name)

    def _write(self, subscriptions: Iterable[Subscription]) -> None:
        told = [_told(each) for each in subscriptions]
        with writing(self._path):
            for name in self._disk.names(self._path.parent):
                if name.startswith(BESIDE):  # what a crash left
                    self._disk.remove(self._path.with_name(name))
            if not told:
                self._disk.remove(self._path)
                return
            spare = beside(self._path)
            self._disk.write_new(spare, json.dumps({"schema": SCHEMA, "subscriptions": told}, indent=1).encode())
            self._disk.replace(spare, self._path)
            self._disk.sync_folder(self._path.parent)

    def _read(self, data: bytes) -> list[Subscription]:
        try:
            told = json.loads(data)
            if told["schema"] == SCHEMA:
                return [_subscription(each) for each in told["subscriptions"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        raise SubscriptionsDamagedError(path=str(self._path))


def _told(subscription: Subscription) -> dict[str, object]:
    fetched_at = subscription.fetched_at
    return {**asdict(subscription), "fetched_at": None if fetched_at is None else fetched_at.isoformat()}


def _subscription(told: dict[str, Any]) -> Subscription:
    fetched_at = told["fetched_at"]
    if not all(isinstance(value, str) or (value is None and key in MAY_BE_NONE) for key, value in told.items()):
        raise TypeError
    return Subscription(
        **{
            **told,
            "kind": Whereabouts(told["kind"]),
            "fetched_at": None if fetched_at is None else datetime.fromisoformat(fetched_at),
        }
    )
