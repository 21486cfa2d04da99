"""The templates and the work of every year, together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontzorg_cli.core.work.template import Step, Template, Yearly


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualWork:
    """The templates with their steps and the work of every year, as they stand in the files or before there are any."""

    templates: tuple[Template, ...] = ()
    steps: tuple[Step, ...] = ()
    yearly: tuple[Yearly, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the templates, also of those that have no more than steps."""
        return tuple(
            dict.fromkeys((*(t.name for t in self.templates), *(s.template for s in self.steps if s.template)))
        )

    def steps_of(self, name: str) -> tuple[Step, ...]:
        """Return the steps of a template, the furthest ahead of the event first."""
        wanted = name.casefold()
        found = (step for step in self.steps if step.template.casefold() == wanted)
        return tuple(sorted(found, key=lambda step: -step.days_before))
