"""Fill a home with a believable fortnight, by doing day after day what its owner would do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, assert_never
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.add_event import EventDraft, add_event, be_away, protect_time
from ontzorg_cli.actions.add_task import add_task
from ontzorg_cli.actions.catch_adhoc import catch_adhoc
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.defer_work import defer_work
from ontzorg_cli.actions.demo_script import (
    BRAM,
    CHECKINS,
    HOURS,
    MANAGERS,
    NAME,
    SERIES,
    Add,
    Begin,
    Bring,
    Catch,
    Confer,
    Finish,
    Leave,
    Look,
    Meet,
    Pause,
    Protect,
    Put,
    Reflect,
    scenes,
)
from ontzorg_cli.actions.keep_checkin import hold_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_topic, list_topics
from ontzorg_cli.actions.look_at_day import look_at_day
from ontzorg_cli.actions.manage_people import PersonChange
from ontzorg_cli.actions.reflect import keep_reflection, lay_out_day
from ontzorg_cli.actions.set_up import Wishes, days_off_around, set_up
from ontzorg_cli.actions.start_task import start_task, stop_task
from ontzorg_cli.core.calendar.agenda import AllDay
from ontzorg_cli.core.calendar.moments import DAY, MINUTE
from ontzorg_cli.core.growth.reflection import Reflection
from ontzorg_cli.core.together.outcome import Outcome as TogetherOutcome
from ontzorg_cli.core.together.outcome import TopicOutcome
from ontzorg_cli.core.together.standing import Standing
from ontzorg_cli.core.together.topic import TopicEnding
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.task import Due, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ontzorg_cli.actions.demo_script import Deed, Series
    from ontzorg_cli.core.calendar.working_time import WorkPattern
    from ontzorg_cli.store.home import Home
    from ontzorg_cli.store.settings import Language

FULL_DAY_START = 8 * 60 + 30
FULL_DAY_MINUTES = 450
"""From the first to the last minute of a full day of the script, lunch included."""
HALF_HOUR = 30
COUNTRY = "NL"
CHECKIN_MINUTES = 30
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPlayed:
    """The home that was filled, from its first day to its last working day."""

    home: Home
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The words of the demo: titles by key, the short names of the weekdays, the comments in config.toml."""

    language: Language
    titles: Mapping[str, str]
    weekdays: Sequence[str]
    comments: Mapping[str, str]

    def title_of(self, name: str) -> str:
        """Return what a check-in with one of the managers is called."""
        return self.titles[f"checkin_{name.lower()}"]


def play_demo(telling: Telling, days: int, *, home: Home, now: datetime) -> DemoPlayed:
    """Set up `home` and fill it with `days` working days before the last one up to `now`, and that one.

    `now` is on the clocks that the home gets. Raise what making a home raises.
    """
    wishes = _wishes(telling, str(now.tzinfo))
    calendar = _calendar(wishes, now)
    opening = calendar.moment(-days, "08:30")
    wishes = replace(wishes, managers=tuple(_managers(telling, opening.date())))
    set_up(wishes, home=home, comments=telling.comments, title_of=telling.title_of, now=opening)
    player = _Player(home=home, titles=telling.titles, calendar=calendar)
    for series in SERIES:
        player.schedule(series, now=opening)
    for scene in scenes(days):
        moment = calendar.moment(scene.day, scene.at)
        if moment < now:
            player.play(scene.deed, moment)
    return DemoPlayed(home=home, first_day=calendar.day(-days), last_day=calendar.day(0))


def last_morning(telling: Telling, now: datetime) -> datetime:
    """Return the start of the last working day up to `now`: the moment at which there is most to see."""
    return _calendar(_wishes(telling, str(now.tzinfo)), now).moment(0, "08:30")


def _calendar(wishes: Wishes, now: datetime) -> Workdays:
    return Workdays(
        last=now.date(),
        pattern=wishes.hours,
        zone=ZoneInfo(wishes.timezone),
        days_off=days_off_around(wishes, now.date()),
    )


def _wishes(telling: Telling, timezone: str) -> Wishes:
    return Wishes(
        name=NAME,
        language=telling.language,
        timezone=timezone,
        country=COUNTRY,
        hours=HOURS,
        goals=(telling.titles["goal"],),
    )


def _managers(telling: Telling, first: date) -> Iterator[PersonChange]:
    """Yield the managers, their check-ins on their weekdays from the first day on."""
    for name in MANAGERS:
        weekday, at = CHECKINS[name]
        standing = Standing(
            text=f"{telling.weekdays[weekday]} {at} {CHECKIN_MINUTES}m",
            start=datetime.combine(first + (weekday - first.weekday()) % 7 * DAY, time.fromisoformat(at)),
            minutes=CHECKIN_MINUTES,
            rule=f"FREQ=WEEKLY;BYDAY={WEEKDAYS[weekday]}",
        )
        yield PersonChange(name=name, role=telling.titles[f"role_{name.lower()}"], checkin=standing)


class Workdays:
    """Working days by number: 0 is the last one up to `last`, those before it are negative."""

    def __init__(self, *, last: date, pattern: WorkPattern, zone: ZoneInfo, days_off: frozenset[date]) -> None:
        self._pattern = pattern
        self._zone = zone
        self._off = days_off
        self._days = {0: self._seek(last, -DAY)}

    def day(self, number: int) -> date:
        """Return the working day of that number."""
        step = 1 if number > 0 else -1
        for reached in range(step, number + step, step):
            if reached not in self._days:
                self._days[reached] = self._seek(self._days[reached - step] + step * DAY, step * DAY)
        return self._days[number]

    def moment(self, number: int, at: str) -> datetime:
        """Return a time of a full day's script on that day: on a shorter day in proportion."""
        return datetime.combine(self.day(number), self.time(number, at), tzinfo=self._zone)

    def time(self, number: int, at: str) -> time:
        """Return the time on the clock that `at` of a full day is on that day."""
        hours = self._pattern.hours_on(self.day(number))
        start, length = _minutes(hours[0].start), _minutes(hours[-1].end) - _minutes(hours[0].start)
        shifted = start + (_minutes(time.fromisoformat(at)) - FULL_DAY_START) * length // FULL_DAY_MINUTES
        return (datetime.min + shifted * MINUTE).time()  # noqa: DTZ901 - only its time is looked at

    def _seek(self, day: date, step: timedelta) -> date:
        while day in self._off or not self._pattern.hours_on(day):
            day += step
        return day


@dataclass(kw_only=True)
class _Player:
    """Does the deeds of the script through the actions; `ids` are those of the tasks by their keys."""

    home: Home
    titles: Mapping[str, str]
    calendar: Workdays
    ids: dict[str, str] = field(default_factory=dict)

    def schedule(self, series: Series, now: datetime) -> None:
        """Put a meeting that comes back in the agenda, from its first weekday on."""
        every = f";INTERVAL={series.weeks}" if series.weeks > 1 else ""
        day = now.date() + (series.weekday - now.weekday()) % 7 * DAY
        draft = EventDraft(
            title=self._title(series.key),
            start=datetime.combine(day, time.fromisoformat(series.at)),
            minutes=series.minutes,
            repeat=f"FREQ=WEEKLY{every};BYDAY={WEEKDAYS[series.weekday]}",
            with_names=series.names,
        )
        add_event(draft, home=self.home, now=now)

    def play(self, deed: Deed, now: datetime) -> None:
        """Do one deed; one about a task that was never asked for is passed over."""
        match deed:
            case Begin() | Finish() | Put():
                if deed.key in self.ids:
                    self._work(deed, self.ids[deed.key], now)
            case Add() | Catch():
                self._take_in(deed, now)
            case Meet() | Protect() | Leave():
                self._book(deed, now)
            case Bring():
                self._bring(deed, now)
            case Confer():
                self._confer(now)
            case Reflect():
                self._reflect(deed, now)
            case Look():
                look_at_day(None, home=self.home, now=now)
            case Pause():
                stop_task(home=self.home, now=now)
            case _:
                assert_never(deed)

    def _work(self, deed: Begin | Finish | Put, task_id: str, now: datetime) -> None:
        match deed:
            case Begin():
                start_task(task_id, home=self.home, now=now)
            case Finish():
                finish_tasks([task_id], home=self.home, now=now, took_minutes=deed.took_minutes)
            case Put():
                defer_work([task_id], self.calendar.day(deed.to), home=self.home, now=now)

    def _take_in(self, deed: Add | Catch, now: datetime) -> None:
        if isinstance(deed, Add):
            touched = add_task(self._draft(deed), home=self.home, now=now).touched
        else:
            touched = catch_adhoc(self._draft(deed), deed.outcome, home=self.home, now=now).saved.touched
        for one in touched:
            if isinstance(one.record, Task):
                self.ids[deed.key] = one.record.id

    def _draft(self, deed: Add | Catch) -> TaskDraft:
        draft = TaskDraft(
            title=self._title(deed.key),
            minutes=deed.minutes,
            requester=deed.requester,
            on=None if deed.on is None else self.calendar.day(deed.on),
        )
        if isinstance(deed, Catch):
            return draft
        return replace(
            draft,
            owner=deed.owner,
            due=None if deed.due is None else Due(day=self.calendar.day(deed.due)),
            importance=deed.importance,
            goal=self.titles["goal"] if deed.for_goal else None,
            depends=() if deed.after is None else (self.ids[deed.after],),
        )

    def _book(self, deed: Meet | Protect | Leave, now: datetime) -> None:
        title = self._title(deed.key)
        if isinstance(deed, Leave):
            away = AllDay(first=self.calendar.day(deed.first), last=self.calendar.day(deed.last))
            be_away(title, away, who=deed.who, home=self.home, now=now)
            return
        at = self.calendar.time(deed.on, deed.at)
        start = datetime.combine(self.calendar.day(deed.on), at.replace(minute=at.minute // HALF_HOUR * HALF_HOUR))
        if isinstance(deed, Protect):
            protect_time(title, start=start, minutes=deed.minutes, home=self.home, now=now)
        else:
            draft = EventDraft(
                title=title, start=start, minutes=deed.minutes, with_names=deed.names, movable=deed.movable
            )
            add_event(draft, home=self.home, now=now)

    def _bring(self, deed: Bring, now: datetime) -> None:
        topic = TopicDraft(
            title=self._title(deed.key),
            person=deed.person,
            decision=deed.advice is not None,
            advice="" if deed.advice is None else self._title(deed.advice),
            by=None if deed.by is None else self.calendar.day(deed.by),
        )
        keep_topic(topic, home=self.home, now=now)

    def _confer(self, now: datetime) -> None:
        """Hold the check-ins of today; what is on a list is discussed, a decision is taken as advised."""
        weekday, last_day = now.weekday(), self.calendar.day(0)
        for name in (name for name, (day, _) in CHECKINS.items() if day == weekday):
            if name == BRAM and now.date() + 7 * DAY > last_day:
                continue
            topics = list_topics(name, home=self.home)
            ended = {
                topic.id: TopicOutcome(
                    ending=TopicEnding.DECIDED if topic.decision else TopicEnding.DISCUSSED, answer=topic.advice
                )
                for topic in topics
            }
            hold_checkin(name, TogetherOutcome(topics=ended), home=self.home, now=now)

    def _reflect(self, deed: Reflect, now: datetime) -> None:
        look = lay_out_day(now.date(), home=self.home, now=now)
        reflection = Reflection(
            day=now.date(),
            pleased=self._title(f"{deed.key}_pleased"),
            less=self._title(f"{deed.key}_less"),
            different=self._title(f"{deed.key}_different"),
            intentions=(self._title(f"{deed.key}_intention"),) if deed.intends else (),
            outcome=deed.outcome if look.intention else None,
        )
        keep_reflection(reflection, {}, look, home=self.home, now=now)

    def _title(self, key: str) -> str:
        return self.titles[key.partition("@")[0]]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
