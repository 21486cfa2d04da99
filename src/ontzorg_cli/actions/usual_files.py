"""The files with templates and the year wheel: written with the usual ones when first needed, from then on the user's."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.errors import ConflictError, HomeError
from ontzorg_cli.store.names import TEMPLATES, YEAR_WHEEL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ontzorg_cli.core.work.template import Step, Template
    from ontzorg_cli.core.work.usual_work import UsualWork
    from ontzorg_cli.store.home import Home


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualFiles:
    """What the files begin with where there are none: the usual work, and the words above each."""

    work: UsualWork
    templates_comment: str = ""
    year_comment: str = ""


def keep_usual_files(usual: UsualFiles, *, home: Home, now: datetime) -> None:
    """Write the files that are not there yet, which is no step to take back.

    A home that cannot be written goes without. Raise a DamagedError for a file that cannot be read.
    """
    reading = home.read()
    has_templates, has_wheel = reading.has_file(TEMPLATES), reading.has_file(YEAR_WHEEL)
    if has_templates and has_wheel:
        return
    with (
        contextlib.suppress(HomeError, ConflictError),
        home.change("agenda backplan", now=now, undoable=False) as change,
    ):
        if not has_templates:
            change.begin_file(TEMPLATES, usual.templates_comment, _in_order(usual.work))
        if not has_wheel:
            change.begin_file(YEAR_WHEEL, usual.year_comment, usual.work.yearly)


def _in_order(work: UsualWork) -> Iterator[Template | Step]:
    """Yield each template with its steps after it."""
    for template in work.templates:
        yield template
        yield from work.steps_of(template.name)
