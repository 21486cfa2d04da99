from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.core.desk_samples import MONDAY, day, due, event, full_day, moment, task
from tests.core.strategies import desks, noor

from ontzorg_cli.actions.answer_request import answered_on
from ontzorg_cli.core.calendar.agenda import Absence, AllDay
from ontzorg_cli.core.judgement.options import Choice, message_of
from ontzorg_cli.core.together.message import Displaced, Pattern
from ontzorg_cli.core.together.person import AddressForm, Person, TextLanguage
from ontzorg_cli.core.work.draft import TaskDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ontzorg_cli.core.judgement.desk import Desk
    from ontzorg_cli.core.judgement.options import Option
    from ontzorg_cli.core.results import Answered
    from ontzorg_cli.core.together.message import Message

BRAM = Person(id="b3c", name="Bram")
HANNEKE = Person(id="h2a", name="Hanneke", address_form=AddressForm.U, language=TextLanguage.EN)


def asked(desk: Desk, **given: object) -> Answered:
    fields: dict[str, object] = {"title": "reis", "requester": "Bram", "minutes": 120}
    return answered_on(desk, TaskDraft(**(fields | given)))  # type: ignore[arg-type]


def choices(answered: Answered) -> list[Choice]:
    return [option.choice for option in answered.options]


def option(answered: Answered, choice: Choice) -> Option:
    return next(one for one in answered.options if one.choice is choice)


def messages(answered: Answered) -> Iterator[Message]:
    for one in answered.options:
        yield from (*((one.message,) if one.message else ()), *one.notices)


def full() -> Desk:
    """A Monday on which work of two people and of her own could move."""
    tasks = (
        task("k7m", 240, on=MONDAY, due=due(0)),
        task("m2x", 60, on=MONDAY, due=due(2), requester="Bram", title="begroting"),
        task("p9c", 60, on=MONDAY, due=due(3), requester="Hanneke", title="verslag"),
        task("c4h", 15, on=MONDAY, title="archief"),
    )
    return noor(tasks=tasks, people=(BRAM, HANNEKE))


def test_a_day_with_room_has_one_choice_and_nothing_to_say() -> None:
    answered = asked(noor())
    assert choices(answered) == [Choice.NOW]
    assert list(messages(answered)) == []


def test_on_a_full_day_each_choice_comes_with_its_sentence() -> None:
    answered = asked(full(), minutes=60)
    assert choices(answered) == [Choice.PLAN, Choice.NOW, Choice.DECLINE]
    plan, now, decline = answered.options
    assert plan.message is not None
    assert (plan.message.pattern, plan.message.to, plan.message.person) == (Pattern.LATER, day(1), "Bram")
    assert now.message is not None
    assert now.message.pattern is Pattern.TRADE
    assert decline.message is not None
    assert decline.message.pattern is Pattern.NO


def test_who_asks_hears_which_work_of_her_own_moves_and_of_others_only_that_something_does() -> None:
    now = option(asked(full(), minutes=165), Choice.NOW)
    assert {"m2x", "p9c"} <= {move.task.id for move in now.moves if move.task}
    assert now.message is not None
    assert now.message.displaced == (Displaced(title="begroting", to=day(1)),)
    assert now.message.others_move
    (notice,) = now.notices
    assert (notice.pattern, notice.person, notice.task) == (Pattern.MOVE, "Hanneke", "verslag")
    assert (notice.form, notice.language) == (AddressForm.U, TextLanguage.EN)


def test_a_day_after_the_one_that_was_asked_for_is_a_proposal() -> None:
    answered = asked(full(), due=due(0), minutes=60)
    propose = answered.options[0]
    assert (propose.choice, propose.to) == (Choice.PROPOSE, day(1))
    assert propose.message is not None
    assert (propose.message.pattern, propose.message.due) == (Pattern.TOO_LATE, due(0))


def test_a_smaller_version_fits_where_no_day_is_in_time() -> None:
    desk = noor(tasks=(task("k7m", 240, on=MONDAY, due=due(0)),), people=(BRAM,))
    answered = asked(desk, due=due(0), minutes=240)
    smaller = option(answered, Choice.SMALLER)
    assert smaller.minutes is not None
    assert smaller.minutes % 15 == 0
    assert asked(desk, due=due(0), minutes=smaller.minutes).answer.fits
    assert not asked(desk, due=due(0), minutes=smaller.minutes + 15).answer.fits


def test_whoever_does_most_of_what_is_followed_could_do_it_unless_she_asks() -> None:
    followed = task("f3d", 30, owner="Joost")
    desk = noor(tasks=(task("k7m", 420, on=MONDAY, due=due(0)), followed), people=(BRAM,))
    delegate = option(asked(desk), Choice.DELEGATE)
    assert delegate.message is not None
    assert delegate.message.helper == "Joost"
    assert Choice.DELEGATE not in choices(asked(desk, requester="Joost"))


def test_a_chance_is_a_yes_on_conditions() -> None:
    now = option(asked(full(), minutes=60, stretch=True), Choice.NOW)
    assert now.message is not None
    assert now.message.pattern is Pattern.CHANCE


def test_after_work_and_on_a_day_off_the_sentence_says_so_and_in_a_day_of_meetings_it_does_not() -> None:
    after = asked(noor(moment("17:00"))).options[0].message
    off = asked(noor(absences=(Absence(id="v2r", title="vrij", when=AllDay(first=MONDAY, last=MONDAY)),)))
    meetings = asked(noor(moment("12:00"), events=(event("12:00", 300),))).options[0].message
    assert after is not None
    assert (after.pattern, after.is_day_off) == (Pattern.LIMIT, False)
    assert off.options[0].message is not None
    assert (off.options[0].message.pattern, off.options[0].message.is_day_off) == (Pattern.LIMIT, True)
    assert meetings is not None
    assert meetings.pattern is Pattern.LATER


def test_with_no_day_at_all_there_is_still_something_to_say() -> None:
    desk = noor(events=tuple(full_day(number) for number in range(43)))
    answered = asked(desk)
    assert choices(answered) == [Choice.DECLINE]
    assert answered.options[0].message is not None


def test_what_is_said_after_a_choice_follows_the_day_that_was_chosen() -> None:
    request = TaskDraft(title="reis", requester="Hanneke", due=due(2))
    later = message_of(Choice.PROPOSE, request, (HANNEKE,), asked_for=MONDAY, to=day(3))
    sooner = message_of(Choice.PROPOSE, request, (HANNEKE,), asked_for=MONDAY, to=day(1))
    assert (later.pattern, sooner.pattern) == (Pattern.TOO_LATE, Pattern.LATER)
    assert (later.form, later.language) == (AddressForm.U, TextLanguage.EN)


@given(desks(), st.integers(5, 480), st.sampled_from(["Hanneke", "Bram", None]), st.none() | st.integers(0, 9))
def test_no_message_names_the_work_of_somebody_else(
    desk: Desk, minutes: int, requester: str | None, until: int | None
) -> None:
    days = due(until) if until is not None else None
    answered = asked(desk, minutes=minutes, requester=requester, due=days, title="het verzoek")
    by_title = {one.title: one.requester for one in desk.tasks}
    for message in messages(answered):
        named = {message.task, *(displaced.title for displaced in message.displaced)} - {"het verzoek"}
        assert all(by_title[name] == message.person is not None for name in named)
        assert message.pattern is Pattern.MOVE or message.person == requester
