"""`ontzorg weekly`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.keep_checkin import plan_checkin, skip_checkin
from ontzorg_cli.actions.prepare_checkin import list_checkins, prepare_checkin
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import checkin_title, show, show_saved, voice
from ontzorg_cli.cli.usage import NotAChoiceError, OneOfTheseError
from ontzorg_cli.core.together.brief import LENGTHS
from ontzorg_cli.core.together.person import TextLanguage  # noqa: TC001 - Typer reads the annotation
from ontzorg_cli.render.documents.brief import brief_document, overview_document, skipped_document
from ontzorg_cli.render.pages.brief import brief_page
from ontzorg_cli.render.pages.checkins import overview_page, skipped_page

if TYPE_CHECKING:
    from typer import Argument, Option


def weekly(
    manager: Annotated[list[str] | None, Argument()] = None,
    *,
    hold: Annotated[bool, Option("--hold")] = False,
    skip: Annotated[str | None, Option("--skip")] = None,
    listed: Annotated[bool, Option("--list")] = False,
    at: Annotated[str | None, Option("--at")] = None,
    minutes: Annotated[str | None, Option("--minutes")] = None,
    html: Annotated[str | None, Option("--html")] = None,
    md: Annotated[str | None, Option("--md")] = None,
    text_lang: Annotated[TextLanguage | None, Option("--text-lang")] = None,
) -> None:
    name = " ".join(manager) if manager else None
    chosen = {"--hold": hold, "--skip": skip is not None, "--list": listed, "--at": at is not None}
    said = tuple(option for option, is_said in chosen.items() if is_said)
    pages = tuple(option for option, file in {"--html": html, "--md": md}.items() if file is not None)
    if len(said) > 1 or (said and pages):
        raise OneOfTheseError(options=(*said, *pages))
    if minutes is not None and (listed or skip is not None):
        raise OneOfTheseError(options=(*said, "--minutes"))
    if listed:
        _list(name)
    elif skip is not None:
        _skip(name, skip)
    elif at is not None:
        _plan(name, at, minutes)
    elif hold:
        from ontzorg_cli.cli.held import hold_talk  # noqa: PLC0415 - looking at a brief needs no conversation

        hold_talk(name, minutes=_length(minutes))
    else:
        _prepare(name, _length(minutes), html=html, md=md, text_lang=text_lang)


def _list(name: str | None) -> None:
    found = list_checkins(name, home=session().home, now=session().now)
    show(lambda: overview_page(found, voice()), lambda: overview_document(found, session().zone))


def _skip(name: str | None, why: str) -> None:
    skipped = skip_checkin(name, why, home=session().home, now=session().now)
    show(
        lambda: skipped_page(skipped.saved, skipped.person, skipped.slots, voice(), knows_theirs=skipped.knows_theirs),
        lambda: skipped_document(skipped.saved, skipped.person, skipped.slots, session().zone),
    )


def _plan(name: str | None, at: str, minutes: str | None) -> None:
    start, read = reading.start(at)
    planned = plan_checkin(
        name,
        start,
        minutes=_read_length(minutes) if minutes is not None else None,
        title_of=checkin_title,
        home=session().home,
        now=session().now,
    )
    show_saved(planned, read)


def _prepare(
    name: str | None, minutes: int | None, *, html: str | None, md: str | None, text_lang: TextLanguage | None
) -> None:
    prepared = prepare_checkin(name, minutes=minutes, home=session().home, now=session().now)
    files: list[str] = []
    if html is not None or md is not None:
        from ontzorg_cli.cli.brief_files import write_brief  # noqa: PLC0415 - on the screen there is no file

        written = write_brief(prepared.brief, prepared.name, html=html, md=md, text_lang=text_lang)
        if written is None:
            return
        files = written
    show(
        lambda: brief_page(prepared.brief, voice(), name=prepared.name, shared=False, files=files),
        lambda: brief_document(prepared.brief, session().zone, files),
    )


def _length(minutes: str | None) -> int | None:
    if minutes is None:
        return None
    read = _read_length(minutes)
    if read not in LENGTHS:
        raise NotAChoiceError(option="--minutes", given=minutes, choices=tuple(map(str, LENGTHS)))
    return read


def _read_length(minutes: str) -> int:
    return reading.length(f"{minutes}m" if minutes.isdecimal() else minutes)
