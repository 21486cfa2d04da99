"""A limit to the work that one series may cost, counted in calls: the same everywhere, and without a clock."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


class TooMuchWorkError(Exception):
    """A series asked for more work than it may cost."""


class Budget:
    """The calls that are left for a whole calendar."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    @contextmanager
    def spent(self, most: int) -> Iterator[None]:
        """Run a block that may cost at most so many calls, or what is left. Raise TooMuchWorkError.

        An iterator that finds nothing cannot be stopped from outside; counting the calls it makes can.
        """
        allowed = min(most, self.left)
        count = 0

        def tick(_frame: FrameType, _event: str, _argument: object) -> None:
            nonlocal count
            count += 1
            if count > allowed:
                raise TooMuchWorkError

        before = sys.getprofile()
        sys.setprofile(tick)
        try:
            yield
        finally:
            sys.setprofile(before)
            self.left -= count
