"""What to say to two people whose work cannot both be in time: to each about their own work alone (PRACTICE.md 4, nl-twee)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontzorg_cli.core.judgement.deadline_flags import clash_of, day_of, first_honest_day
from ontzorg_cli.core.together.message import Message, Pattern, spoken_to
from ontzorg_cli.core.work.task import Importance

if TYPE_CHECKING:
    from datetime import date

    from ontzorg_cli.core.judgement.claims import Claim
    from ontzorg_cli.core.judgement.scene import Scene

MOST_FIRST = (Importance.MUST, Importance.SHOULD, Importance.COULD)


def clash_messages(scene: Scene) -> tuple[Message, ...]:
    """Return a message for each of both, none where nothing clashes.

    The proposal is that the more important work goes first, of equals what is due first; the other on the first day by
    which it can be ready.
    """
    clash = clash_of(scene)
    if clash is None:
        return ()
    both = ((clash.other, clash.claim_of_other), (clash.person, clash.claim))
    (first, claim_first), (later, claim_later) = sorted(
        both, key=lambda one: (MOST_FIRST.index(one[1].task.importance), one[1].until)
    )
    day = first_honest_day(claim_later, scene)
    return (
        _message(claim_first, first, later, scene, goes_first=day is not None),
        _message(claim_later, later, first, scene, to=day),
    )


def _message(
    claim: Claim, person: str, colleague: str, scene: Scene, *, goes_first: bool = False, to: date | None = None
) -> Message:
    form, language = spoken_to(scene.desk.people, person)
    return Message(
        pattern=Pattern.BOTH,
        task=claim.task.title,
        asked_for=day_of(claim, scene),
        person=person,
        form=form,
        language=language,
        to=to,
        due=claim.task.due or claim.task.real_due,
        colleague=colleague,
        goes_first=goes_first,
    )
