"""Flags with their figures and ways out."""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING

from ontzorg_cli.render.documents.moments import iso

if TYPE_CHECKING:
    from datetime import tzinfo

    from ontzorg_cli.core.judgement.verdict import Advice, Flag
    from ontzorg_cli.core.results import FlagRested


def flag_document(flag: Flag) -> dict[str, object]:
    """Return a flag as `today` and `why` give it."""
    return {
        "code": flag.code,
        "level": flag.level.value,
        "figures": {name: fact.isoformat() if isinstance(fact, date) else fact for name, fact in flag.figures.items()},
        "advice": [advice_document(advice) for advice in flag.advice],
    }


def advice_document(advice: Advice) -> dict[str, object]:
    """Return a way out."""
    return {
        "action": advice.action.value,
        "task": advice.task and advice.task.id,
        "to": advice.to and advice.to.isoformat(),
        "person": advice.person,
        "residual_minutes": advice.residual_minutes,
        "command": shlex.join(("ontzorg", *advice.command)),
    }


def rested_document(rested: FlagRested, zone: tzinfo) -> dict[str, object]:
    """Return a flag that was put to rest, for the day `date` alone where it is `daily`."""
    rest = rested.rest
    told = {"since": iso(rest.since, zone), "date": rest.day.isoformat(), "daily": rested.is_daily}
    return {
        "done": [{"id": None, "title": rest.code, "kind": "flag", **flag_document(rested.flag), **told}],
        "undo_step": rested.step,
    }
