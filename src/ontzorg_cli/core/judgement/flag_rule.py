"""A row of the table of flags: when a flag goes up, how loud, with which figures and ways out (ENGINE.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.verdict import Flag

if TYPE_CHECKING:
    from collections.abc import Callable

    from ontzorg_cli.core.judgement.scene import Scene
    from ontzorg_cli.core.judgement.verdict import Advice, Figures, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row of the table: a flag's code, its figures and limits, whether it is up, its level and advice.

    `telling` are the figures by which a flag that was put to rest is still the same; a `daily` one rests for one day.
    """

    code: str
    figures: Callable[[Scene], Figures]
    limits: Callable[[Scene], Figures]
    is_up: Callable[[Scene], bool]
    level: Callable[[Scene], Level]
    advice: Callable[[Scene], tuple[Advice, ...]]
    telling: tuple[str, ...]
    daily: bool = False

    def flag(self, scene: Scene) -> Flag | None:
        """Return the flag where it is up."""
        if not self.is_up(scene):
            return None
        return Flag(code=self.code, level=self.level(scene), figures=self.figures(scene), advice=self.advice(scene))
