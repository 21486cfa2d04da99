from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from ontzorg_cli.core.calendar.agenda import Event, EventStatus, Zoned
from ontzorg_cli.core.calendar.merge import MANY, Incoming, Merge, is_doubtful, merge

TODAY = date(2026, 11, 23)
WINDOW = (date(2026, 8, 1), date(2028, 2, 29))


def at(days: int = 0, *, hour: int = 9) -> Zoned:
    start = datetime(2026, 11, 23, hour) + timedelta(days=days)  # noqa: DTZ001  the zone stands beside it
    return Zoned(start=start, zone="Europe/Amsterdam", minutes=60)


def incoming(uid: str = "mt", *, days: int = 1, **said: object) -> Incoming:
    return replace(Incoming(uid=uid, title="MT", when=at(days)), **said)  # type: ignore[arg-type]  # a field by its name


def known(each: Incoming, **said: object) -> Event:
    event = Event(
        id="k7m",
        title=each.title,
        when=each.when,
        source="werk",
        uid=each.uid,
        recurrence=each.recurrence,
        sequence=each.sequence,
    )
    return replace(event, **said)  # type: ignore[arg-type]  # a field by its name


def merged(events: list[Event], news: list[Incoming], *, is_whole: bool = True) -> Merge:
    return merge(events, news, window=WINDOW, today=TODAY, is_whole=is_whole)


def test_the_same_calendar_twice_changes_nothing() -> None:
    each = incoming()
    again = merged([known(each)], [each])
    assert (again.new, again.changed, again.gone, again.unchanged) == ((), (), (), 1)


def test_an_update_moves_the_event_and_leaves_what_the_user_made_of_it() -> None:
    event = known(incoming(), movable=True, with_names=("Joost",))
    ((before, after),) = merged([event], [incoming(days=2, sequence=1, names=("Hanneke",))]).changed
    assert before == event
    assert (after.when, after.sequence, after.movable, after.with_names) == (at(2), 1, True, ("Joost", "Hanneke"))


def test_older_news_than_what_is_known_changes_nothing() -> None:
    outcome = merged([known(incoming(sequence=3))], [incoming(days=5, sequence=2)])
    assert (outcome.changed, outcome.unchanged) == ((), 1)


def test_a_cancellation_cancels_what_is_known_and_brings_nothing_new() -> None:
    gone = incoming(status=EventStatus.CANCELLED)
    ((_, after),) = merged([known(incoming())], [gone]).changed
    assert after.status is EventStatus.CANCELLED
    assert merged([], [gone]) == Merge(new=(), changed=(), unchanged=0, gone=())


def test_what_left_the_calendar_goes_ahead_and_stays_behind() -> None:
    yesterday, tomorrow = known(incoming("gisteren", days=-1)), known(incoming("morgen", days=1))
    far = known(incoming("ver", days=900))
    assert merged([yesterday, tomorrow, far], []).gone == (tomorrow,)


def test_each_time_of_a_series_is_known_apart() -> None:
    first, second = incoming(recurrence="1"), incoming(days=8, recurrence="2")
    outcome = merged([known(first), known(second)], [first, replace(second, title="MT, kort")])
    assert outcome.unchanged == 1
    assert [after.title for _, after in outcome.changed] == ["MT, kort"]


def test_a_message_takes_nothing_away_and_can_call_off_a_whole_series() -> None:
    first, second = incoming(recurrence="1"), incoming(days=8, recurrence="2")
    other = known(incoming("ander"))
    called_off = incoming(status=EventStatus.CANCELLED, sequence=1)
    outcome = merged([known(first), known(second), other], [called_off], is_whole=False)
    assert outcome.gone == ()
    assert [(after.when, after.status) for _, after in outcome.changed] == [
        (each.when, EventStatus.CANCELLED) for each in (first, second)
    ]


def test_a_message_about_something_unknown_brings_it() -> None:
    assert merged([], [incoming()], is_whole=False).new == (incoming(),)


def test_a_series_that_a_message_tells_anew_leaves_its_old_times_ahead_behind() -> None:
    old = [incoming(days=days, recurrence=str(days)) for days in (-7, 7, 14)]
    events = [known(each, id=each.recurrence) for each in old]
    told = [incoming(days=days, recurrence=str(days), sequence=1) for days in (8, 15)]
    outcome = merge(events, told, window=WINDOW, today=TODAY, is_whole=False, retold={"mt"})
    assert ([event.id for event in outcome.gone], len(outcome.new)) == (["7", "14"], 2)
    assert merged(events, told, is_whole=False).gone == ()
    stale = [replace(each, sequence=0) for each in told]
    later = [replace(event, sequence=2) for event in events]
    assert merge(later, stale, window=WINDOW, today=TODAY, is_whole=False, retold={"mt"}).gone == ()


def test_a_calendar_of_few_events_may_lose_them_all() -> None:
    for count, doubtful in ((MANY, False), (MANY + 1, True)):
        events = [known(incoming(str(number)), id=str(number)) for number in range(count)]
        assert is_doubtful(events, merged(events, []), today=TODAY, told=0) is doubtful


def test_an_empty_file_over_a_calendar_of_the_past_with_little_ahead_is_asked_about_too() -> None:
    events = [known(incoming(str(number), days=number - 25), id=str(number)) for number in range(27)]
    assert is_doubtful(events, merged(events, []), today=TODAY, told=0)
    behind = [event for event in events if event.first_day < TODAY]
    assert not is_doubtful(behind, merged(behind, []), today=TODAY, told=0)
    whole = [incoming(str(number), days=number - 25) for number in range(25)]
    assert not is_doubtful(events, merged(events, whole), today=TODAY, told=len(whole))
