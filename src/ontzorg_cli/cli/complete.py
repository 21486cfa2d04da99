"""What TAB offers: commands, options, choices, ids with their titles, names of people."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ontzorg_cli.cli.hoist import CHOICES, FLAGS, VALUES, hoist
from ontzorg_cli.cli.lazy import command_of, parameters
from ontzorg_cli.cli.table import resolve, spellings, within
from ontzorg_cli.core.clean import clean
from ontzorg_cli.core.errors import OntzorgError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer.core import TyperArgument, TyperOption

    from ontzorg_cli.cli.session import Session
    from ontzorg_cli.cli.table import Row, Table

WORD = "_ONTZORG_WORD"
LONGEST_TITLE = 60
EVENTS_AHEAD = timedelta(days=92)
SILENT_WAYS = ("37", "42")
"""The ways of completing in bash (COMP_TYPE) that put whatever is offered on the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something to complete with. `names_itself` False is an id, of which nobody knows what it stands for."""

    value: str
    help: str = ""
    names_itself: bool = True


def answer(argv: Sequence[str], shell: str, session: Session, table: Table) -> str:
    """Return the lines with which a shell completes: a value, a tab and what it means."""
    before, incomplete = _typed(argv, shell, session)
    try:
        offers = [offer for offer in _offers(before, incomplete, session, table) if offer.value.startswith(incomplete)]
    except OntzorgError:
        return ""
    if shell == "bash":
        return "".join(f"{line}\n" for line in _bash_lines(offers, argv, session))
    return "".join(f"{offer.value}\t{offer.help}".rstrip("\t") + "\n" for offer in offers)


def _typed(argv: Sequence[str], shell: str, session: Session) -> tuple[list[str], str]:
    words = [*argv, session.environ.get(WORD, "")] if shell == "powershell" else list(argv) or [""]
    if shell == "bash":
        # bash hands over words as they stand on the line, quotes and all, and cuts them at an equals sign.
        words = [word.strip("'\"").replace("\\", "") for word in words[:-1] if word != "="] + [
            words[-1].removeprefix("=").strip("'\"").replace("\\", "")
        ]
    return words[:-1], words[-1]


def _bash_lines(offers: list[Offer], argv: Sequence[str], session: Session) -> Iterator[str]:
    telling = len(offers) > 1 and session.environ.get("COMP_TYPE") not in SILENT_WAYS
    quoted = bool(argv) and argv[-1][:1] in {"'", '"'}
    for offer in offers:
        if telling and offer.help and not offer.names_itself:
            yield f"{offer.value}  {offer.help}"
        else:
            yield offer.value if quoted else shlex.quote(offer.value)


def _offers(before: list[str], incomplete: str, session: Session, table: Table) -> Iterator[Offer]:
    option, joined, _ = incomplete.partition("=")
    if joined and option.startswith("--"):
        for offer in _offers([*before, option], "", session, table):
            yield Offer(value=f"{option}={offer.value}", help=offer.help, names_itself=offer.names_itself)
        return
    if before and before[-1] in VALUES:
        yield from (Offer(value=choice) for choice in CHOICES.get(before[-1], ()))
        return
    words = hoist(before).words
    if not words:
        yield from _commands(tuple(row for row in table if " " not in row.name), incomplete, session)
        yield from _global_options(incomplete)
        return
    row, rest = resolve(words, table)
    if not rest:
        yield from _commands(within(row, table), incomplete, session)
    yield from _within_command(row, rest, incomplete, session)


def _within_command(row: Row, rest: Sequence[str], incomplete: str, session: Session) -> Iterator[Offer]:
    params = parameters(command_of(row))
    waiting = _waiting_option(params, rest)
    if waiting is not None:
        yield from _values(waiting, row, session)
    elif incomplete.startswith("-") and "--" not in rest:
        yield from (Offer(value=name) for param in params for name in _option_names(param) if not param.hidden)
        yield from _global_options(incomplete)
    else:
        place = _place(params, rest)
        if place is not None and _name_of(place) in row.codes and "--accept" in rest:
            yield from (offer for offer in _flags_up(session) if offer.value not in rest)
        if place is not None:
            yield from (offer for offer in _values(place, row, session) if offer.value not in rest)


def _commands(rows: Table, incomplete: str, session: Session) -> Iterator[Offer]:
    for row in rows:
        spelt = [name.rpartition(" ")[2] for name in spellings(row)]
        # An alias is offered to whoever has begun to type it.
        for name in spelt if incomplete else spelt[:1]:
            yield Offer(value=name, help=session.catalogue.text(f"help.commands.{row.key}.line"))


def _global_options(incomplete: str) -> Iterator[Offer]:
    if incomplete.startswith("-"):
        yield from (Offer(value=name) for name in (*VALUES, *FLAGS) if name.startswith("--"))


def _option_names(param: TyperArgument | TyperOption) -> tuple[str, ...]:
    return (*param.opts, *param.secondary_opts) if param.param_type_name == "option" else ()


def _waiting_option(
    params: list[TyperArgument | TyperOption], rest: Sequence[str]
) -> TyperArgument | TyperOption | None:
    last = rest[-1] if rest and "--" not in rest else ""
    return next((param for param in params if last in _option_names(param) and _takes_value(param)), None)


def _takes_value(param: TyperArgument | TyperOption) -> bool:
    return not getattr(param, "is_flag", False)


def _place(params: list[TyperArgument | TyperOption], rest: Sequence[str]) -> TyperArgument | TyperOption | None:
    """Return the argument that the next word would be, or None where there is room for no more."""
    arguments = [param for param in params if param.param_type_name == "argument"]
    given = sum(
        not word.startswith("-") and _waiting_option(params, rest[:place]) is None for place, word in enumerate(rest)
    )
    if given < len(arguments):
        return arguments[given]
    return arguments[-1] if arguments and arguments[-1].nargs == -1 else None


def _name_of(param: TyperArgument | TyperOption) -> str:
    return max(param.opts, key=len).lstrip("-")


def _flags_up(session: Session) -> Iterator[Offer]:
    """Yield the flags that are up today and do not rest, with what they say."""
    if not session.home.exists():
        return
    from ontzorg_cli.actions.plan_day import look_at_plan  # noqa: PLC0415 - few words complete with a flag
    from ontzorg_cli.render.pages.flag_words import flag_sentence  # noqa: PLC0415 - as above
    from ontzorg_cli.render.pages.voice import Voice  # noqa: PLC0415 - as above
    from ontzorg_cli.words.dates import Dates  # noqa: PLC0415 - as above

    voice = Voice(catalogue=session.catalogue, dates=Dates(session.catalogue), now=session.now)
    verdict = look_at_plan(None, home=session.home, now=session.now).verdict
    for flag in verdict.flags:
        said = "" if session.discreet else "".join(piece.text for piece in flag_sentence(flag, verdict.day, voice))
        yield Offer(value=flag.code, help=clean(said)[:LONGEST_TITLE], names_itself=False)


def _values(param: TyperArgument | TyperOption, row: Row, session: Session) -> Iterator[Offer]:
    name = _name_of(param)
    for choice in param.type_descriptor.choices or ():
        yield Offer(value=str(choice))
    if name in row.calendars and session.home.exists():
        yield from (Offer(value=clean(each.name)) for each in session.home.subscriptions.all())
    if (name in row.ids or name in row.names) and session.home.exists():
        reading = session.home.read()
        if name in row.ids:
            for task in reading.tasks():
                title = "" if session.discreet else clean(task.title)[:LONGEST_TITLE]
                yield Offer(value=task.id, help=title, names_itself=False)
            for topic in reading.if_readable(reading.topics):
                title = "" if session.discreet else clean(topic.title)[:LONGEST_TITLE]
                yield Offer(value=topic.id, help=title, names_itself=False)
        if name in row.names:
            yield from (Offer(value=clean(person.name)) for person in reading.people())
    if (name in row.events or name in row.templates) and session.home.exists():
        yield from _events_ahead(session) if name in row.events else _templates(session)


def _events_ahead(session: Session) -> Iterator[Offer]:
    today = session.now.date()
    for event in session.home.read().events(today, today + EVENTS_AHEAD):
        if event.repeat is not None or event.first_day >= today:
            title = "" if session.discreet else clean(event.title)[:LONGEST_TITLE]
            yield Offer(value=event.id, help=title, names_itself=False)


def _templates(session: Session) -> Iterator[Offer]:
    from ontzorg_cli.cli.usual_words import usual_files  # noqa: PLC0415 - few words complete with a template

    work = session.home.read().usual_work(usual_files(session).work)
    yield from (Offer(value=clean(name)) for name in work.names)
