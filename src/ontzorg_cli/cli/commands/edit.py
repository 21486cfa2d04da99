"""`ontzorg edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ontzorg_cli.actions.edit_work import NewStart, edit_work
from ontzorg_cli.cli import reading
from ontzorg_cli.cli.scopes import part_of
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import show_saved
from ontzorg_cli.core.calendar.recurrence import ComesBack
from ontzorg_cli.core.calendar.rules_in_words import Repeat
from ontzorg_cli.core.together.topic import DecisionChange
from ontzorg_cli.core.work.change import TaskChange
from ontzorg_cli.core.work.task import Entered, Importance

if TYPE_CHECKING:
    from typer import Argument, Option


def edit(
    id: Annotated[str, Argument()],  # noqa: A002 - an id is called id everywhere
    title: Annotated[list[str] | None, Argument()] = None,
    *,
    for_: Annotated[str | None, Option("--for")] = None,
    owner: Annotated[str | None, Option("--owner")] = None,
    minutes: Annotated[str | None, Option("--minutes")] = None,
    due: Annotated[str | None, Option("--due")] = None,
    really_by: Annotated[str | None, Option("--really-by")] = None,
    hard: Annotated[bool | None, Option("--hard/--soft")] = None,
    on: Annotated[str | None, Option("--on")] = None,
    at: Annotated[str | None, Option("--at")] = None,
    importance: Annotated[Importance | None, Option("--importance")] = None,
    goal: Annotated[str | None, Option("--goal")] = None,
    tag: Annotated[list[str] | None, Option("--tag")] = None,
    block: Annotated[str | None, Option("--block")] = None,
    repeat: Annotated[str | None, Option("--repeat")] = None,
    good_enough: Annotated[str | None, Option("--good-enough")] = None,
    depends: Annotated[list[str] | None, Option("--depends")] = None,
    stretch: Annotated[bool | None, Option("--stretch/--no-stretch")] = None,
    planned: Annotated[bool | None, Option("--planned/--adhoc")] = None,
    advice: Annotated[str | None, Option("--advice")] = None,
    by: Annotated[str | None, Option("--by")] = None,
    otherwise: Annotated[str | None, Option("--otherwise")] = None,
    this: Annotated[bool, Option("--this")] = False,
    following: Annotated[bool, Option("--following")] = False,
    series: Annotated[bool, Option("--series")] = False,
    of: Annotated[str | None, Option("--of")] = None,
) -> None:
    new_due, new_on = reading.when(reading.said(due)), reading.day(reading.said(on))
    new_at, new_time = reading.moment_or_time(at)
    new_by = reading.day(reading.said(by))
    new_repeat = reading.emptied_repeat(repeat)
    change = TaskChange(
        title=" ".join(title) if title else None,
        requester=reading.emptied_person(for_),
        owner=reading.emptied_person(owner),
        minutes=reading.emptied_minutes(minutes),
        due=reading.emptied_due(due),
        really_due=reading.emptied_due(really_by),
        hard=hard,
        on=reading.emptied_day(on),
        importance=importance,
        goal=reading.emptied(goal),
        tags=reading.emptied_list(tag),
        block_minutes=reading.emptied_minutes(block),
        repeat=new_repeat.rule if isinstance(new_repeat, Repeat) else new_repeat,
        comes_back=new_repeat.comes_back if isinstance(new_repeat, Repeat) else ComesBack.NEXT,
        good_enough=reading.emptied(good_enough),
        depends=reading.emptied_list(depends),
        stretch=stretch,
        entered=None if planned is None else Entered.PLANNED if planned else Entered.ADHOC,
    )
    saved = edit_work(
        id,
        change,
        home=session().home,
        now=session().now,
        start=NewStart(day=new_at.day if new_at else None, at=new_time) if at is not None else None,
        part=part_of(this=this, following=following, series=series, of=of),
        decision=DecisionChange(
            advice=None if advice is None else reading.said(advice) or "",
            by=new_by.day if new_by else None,
            no_day=by is not None and new_by is None,
            otherwise=None if otherwise is None else reading.said(otherwise) or "",
        ),
    )
    show_saved(saved, new_due, new_on, new_at, new_by)
