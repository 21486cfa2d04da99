"""Name what in the files could not be used, after a command has done what it could with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.store.home import Problem
    from ontzorg_cli.words.catalogue import Catalogue

DAMAGED = 6
CODE = "unusable_records"
HIDDEN = "…"


def tell_problems(session: Session) -> int:
    """Write to stderr what could not be used, and return the exit code that goes with it.

    That is 6 where something may be missing from what was shown, and 0 where a change was saved all the same.
    """
    home = session.opened_home
    problems = home.problems if home is not None else ()
    if home is None or not problems:
        return 0
    message = "\n".join(_lines(problems, session.catalogue, discreet=session.discreet))
    if session.as_json:
        from ontzorg_cli.render.writers.as_json import write_error  # noqa: PLC0415 - only a program asks for it

        places = [f"{each.file}:{each.line}" for each in problems]
        write_error(session.stderr, code=CODE, message=message, facts={"places": places})
    else:
        session.tell(message)
    return 0 if home.has_saved else DAMAGED


def _lines(problems: Sequence[Problem], words: Catalogue, *, discreet: bool) -> list[str]:
    first, *others = problems
    more = [words.text("problems.more", count=len(others))] if others else []
    return [" ".join((_place(first, words, discreet=discreet), *more)), words.text("problems.next")]


def _place(problem: Problem, words: Catalogue, *, discreet: bool) -> str:
    facts = {name: ", ".join(fact) if isinstance(fact, tuple) else str(fact) for name, fact in problem.facts.items()}
    if discreet and "value" in facts:
        facts["value"] = HIDDEN
    what = words.text(
        f"problems.{problem.code}", key=problem.key, **{name: clean(fact) for name, fact in facts.items()}
    )
    key = "problems.at_line" if problem.line else "problems.in_file"
    return words.text(key, file=problem.file, line=problem.line, what=what)
