"""`plan --accept`: the plan of a day into the agenda or, where a flag is named, 'I know'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.cli import reading
from ontzorg_cli.cli.session import session
from ontzorg_cli.cli.show import in_words, show, voice
from ontzorg_cli.core.judgement.explain import FLAG_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ontzorg_cli.core.calendar.reading_frame import DayRead


def accept_words(words: Sequence[str]) -> None:
    """Carry out `plan --accept` on the words beside it: a day, the code of a flag, both, or neither.

    What is neither is taken for a code. Raise FlagNotUpError with the flags that are up, or DayBehindError.
    """
    codes = [word for word in words if word in FLAG_CODES]
    text = " ".join(word for word in words if word not in codes)
    read = reading.day(text) if text and (codes or reading.day_or_none(text) is not None) else None
    if codes or (text and read is None):
        _rest(codes[0] if codes else text, read)
    else:
        _accept(read)


def _accept(read: DayRead | None) -> None:
    from ontzorg_cli.actions.plan_day import accept_plan  # noqa: PLC0415 - one of the two is done
    from ontzorg_cli.render.documents.plan import plan_document  # noqa: PLC0415 - as above
    from ontzorg_cli.render.pages.plan import accepted_page  # noqa: PLC0415 - as above

    accepted = accept_plan(read.day if read else None, home=session().home, now=session().now)
    show(
        lambda: accepted_page(accepted, (read,) if read else (), voice()),
        lambda: plan_document(accepted.look, accepted.saved, session().zone, written=in_words),
    )


def _rest(code: str, read: DayRead | None) -> None:
    from ontzorg_cli.actions.rest_flag import rest_flag  # noqa: PLC0415 - one of the two is done
    from ontzorg_cli.render.documents.flag import rested_document  # noqa: PLC0415 - as above
    from ontzorg_cli.render.pages.plan import rested_page  # noqa: PLC0415 - as above

    rested = rest_flag(code, home=session().home, now=session().now, day=read.day if read else None)
    show(lambda: rested_page(rested, voice()), lambda: rested_document(rested, session().zone))
