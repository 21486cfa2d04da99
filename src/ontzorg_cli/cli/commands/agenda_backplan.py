"""`ontzorg agenda backplan`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.backplan import BackplanDraft, hang_preparation, look_at_backplan
from ontzorg_cli.actions.list_templates import list_templates
from ontzorg_cli.actions.year_wheel import look_at_year, make_year
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.counting_back import is_agreed, is_to_ask, reference_of, steps_in, year_in
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show, voice
from ontzorg_cli.cli.usage import OneOfTheseError
from ontzorg_cli.cli.usual_words import usual_files
from ontzorg_cli.render.documents.backplan import backplan_document, templates_document, year_document
from ontzorg_cli.render.pages.backplan import backplan_page, hung_page, templates_page, year_made_page, year_page

if TYPE_CHECKING:
    from typer import Argument, Option


def agenda_backplan(
    event: Annotated[list[str] | None, Argument()] = None,
    *,
    template: Annotated[str | None, Option("--template")] = None,
    for_: Annotated[str | None, Option("--for")] = None,
    list_: Annotated[bool, Option("--list")] = False,
    year: Annotated[bool, Option("--year")] = False,
    weeks: Annotated[int | None, Option("--weeks", min=1, max=52)] = None,
    accept: Annotated[bool, Option("--accept")] = False,
) -> None:
    words = event or []
    for option, given in (("--list", list_), ("--template", template), ("--for", for_)):
        if year and given:
            raise OneOfTheseError(options=("--year", option))
    if list_ and accept:
        raise OneOfTheseError(options=("--list", "--accept"))
    if year:
        _year(year_in(words), weeks, accept=accept)
    elif list_ and not words:
        _templates()
    else:
        draft = BackplanDraft(
            reference=reference_of(words),
            template=template,
            steps=steps_in(words[1:]),
            requester=reading.person(for_),
        )
        if draft.steps and template is not None:
            raise OneOfTheseError(options=("--template", "T-…"))
        _event(draft, only_list=list_, accept=accept)


def _event(draft: BackplanDraft, *, only_list: bool, accept: bool) -> None:
    current = session()
    usual = usual_files(session())
    asks = is_to_ask() and not accept and not only_list
    if only_list or asks:
        look = look_at_backplan(draft, usual, home=current.home, now=current.now)
        if only_list or look.new:
            show(lambda: backplan_page(look, voice()), lambda: backplan_document(look, None, current.zone))
        if only_list or (look.new and not is_agreed(len(look.new))):
            return
    plan, saved = hang_preparation(draft, usual, home=current.home, now=current.now)
    show(lambda: hung_page(plan, saved, voice()), lambda: backplan_document(plan, saved, current.zone))


def _year(year: int | None, weeks: int | None, *, accept: bool) -> None:
    current = session()
    usual = usual_files(session())
    if not accept:
        look = look_at_year(usual, year=year, weeks=weeks, home=current.home, now=current.now)
        show(lambda: year_page(look, voice(), is_asked=is_to_ask()), lambda: year_document(look, None, current.zone))
        count = sum(each.known is None for item in look.to_make for each in item.steps)
        if not count or not is_to_ask() or not is_agreed(count):
            return
    look, saved = make_year(usual, year=year, weeks=weeks, home=current.home, now=current.now)
    show(lambda: year_made_page(look, saved, voice()), lambda: year_document(look, saved, current.zone))


def _templates() -> None:
    current = session()
    work = list_templates(usual_files(session()), home=current.home, now=current.now)
    show(lambda: templates_page(work, voice()), lambda: templates_document(work))
