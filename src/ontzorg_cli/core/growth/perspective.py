"""The one question a day that looks from somewhere else (PRACTICE.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from ontzorg_cli.core.growth.reflection import Reflection

RESTS = timedelta(days=7)
SHORT_DAY_MINUTES = 300
"""With less working time than this, the three questions are enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """A question by its code (a key in words/*/reflect.toml), and from where it looks; some need a manager's name."""

    code: str
    view: str
    needs_manager: bool = False


PERSPECTIVES = (
    Perspective(code="manager_saw", view="manager", needs_manager=True),
    Perspective(code="colleague", view="colleague"),
    Perspective(code="visitor", view="visitor"),
    Perspective(code="in_a_year", view="in_a_year"),
    Perspective(code="organisation", view="organisation"),
    Perspective(code="outsider", view="outsider"),
    Perspective(code="influence", view="influence"),
    Perspective(code="manager_worry", view="manager", needs_manager=True),
    Perspective(code="boundary", view="boundary"),
    Perspective(code="enough", view="enough"),
    Perspective(code="help", view="help"),
    Perspective(code="energy", view="energy"),
    Perspective(code="mistake", view="mistake"),
    Perspective(code="courage", view="courage"),
)
VIEWS = {each.code: each.view for each in PERSPECTIVES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question of a day; `manager` is whom it is about, where it is about one."""

    code: str
    manager: str = ""


def question_of(
    day: date, reflections: Iterable[Reflection], managers: Sequence[str], *, working_minutes: int
) -> Asked | None:
    """Return the question of `day`: the next in turn by date whose view was not answered from in the week around it.

    None on a short day, and where this day has its answer already.
    """
    answered = {each.day: VIEWS.get(each.perspective) for each in reflections if each.answer}
    if working_minutes < SHORT_DAY_MINUTES or day in answered:
        return None
    recent = {view for other, view in answered.items() if abs(other - day) < RESTS}
    turn = day.toordinal()
    for step in range(len(PERSPECTIVES)):
        each = PERSPECTIVES[(turn + step) % len(PERSPECTIVES)]
        if each.view not in recent and (managers or not each.needs_manager):
            return Asked(code=each.code, manager=managers[turn % len(managers)] if each.needs_manager else "")
    return None
