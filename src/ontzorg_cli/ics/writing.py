"""Write a calendar as other programs read it (RFC 5545): values of the core in, text out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import AllDay, EventStatus, Floating, Zoned
from ontzorg_cli.core.work.task import Importance
from ontzorg_cli.ics.zones import zone_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ontzorg_cli.core.calendar.agenda import When
    from ontzorg_cli.core.calendar.outgoing import Outgoing, OutgoingTask
    from ontzorg_cli.core.work.task import Due

PRODUCT = "PRODID:-//ontzorg//agenda//NL"
"""Stands near the top of every calendar that we write, and tells ours from others."""

STAMP = "DTSTAMP:20000101T000000Z"
"""The same in each export, as RFC 5545 wants a moment: a calendar that did not change is written as it was."""

UTC_ZONE = "UTC"
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
LONGEST_LINE = 75
"""Octets in a line without its end (RFC 5545 3.1)."""

ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
STATUSES = {EventStatus.TENTATIVE: "TENTATIVE", EventStatus.CANCELLED: "CANCELLED"}
SHOWN_AS = {EventStatus.TENTATIVE: "TENTATIVE", EventStatus.OUT_OF_OFFICE: "OOF"}
PRIORITIES = {Importance.MUST: 1, Importance.SHOULD: 5, Importance.COULD: 9}
"""High, medium and low as RFC 5545 3.8.1.9 tells them."""


def calendar_text(events: Iterable[Outgoing], tasks: Iterable[OutgoingTask], *, name: str, zone: str) -> str:
    """Return a calendar, called `name`, as iCalendar: its lines folded and ended as the standard says.

    `zone` is where the hours of deadlines are meant.
    """
    events, tasks = tuple(events), tuple(tasks)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        PRODUCT,
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        *_zones(events, tasks, zone),
        *(line for event in events for line in _event(event)),
        *(line for task in tasks for line in _task(task, zone)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _zones(events: Iterable[Outgoing], tasks: Iterable[OutgoingTask], zone: str) -> Iterator[str]:
    years = [(each.when.zone, each.when.start.year) for each in events if isinstance(each.when, Zoned)]
    years += [(zone, task.due.day.year) for task in tasks if task.due is not None and task.due.at is not None]
    since: dict[str, int] = {}
    for key, year in years:
        since[key] = min(year, since.get(key, year))
    for key in sorted(since):
        if key != UTC_ZONE:
            yield from zone_lines(key, since=since[key])


def _event(event: Outgoing) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield STAMP
    yield f"SEQUENCE:{event.sequence}"
    if event.recurrence:
        yield _recurrence(event.recurrence)
    yield from _times(event.when, repeats=event.repeat is not None)
    if event.repeat is not None:
        yield f"RRULE:{event.repeat}"
        yield from (f"EXDATE{_skipped(day, event.when)}" for day in event.without)
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.is_private:
        yield "CLASS:PRIVATE"
    yield f"STATUS:{STATUSES.get(event.status, 'CONFIRMED')}"
    takes_time = event.busy and event.status is not EventStatus.CANCELLED
    yield f"TRANSP:{'OPAQUE' if takes_time else 'TRANSPARENT'}"
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{_shown_as(event, takes_time=takes_time)}"
    yield "END:VEVENT"


def _shown_as(event: Outgoing, *, takes_time: bool) -> str:
    if takes_time or event.status is EventStatus.OUT_OF_OFFICE:
        return SHOWN_AS.get(event.status, "BUSY")
    return "FREE"


def _task(task: OutgoingTask, zone: str) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield f"UID:{task.uid}"
    yield STAMP
    if task.due is not None:
        yield f"DUE{_due(task.due, zone)}"
    yield f"SUMMARY:{_escaped(task.title)}"
    yield f"PRIORITY:{PRIORITIES[task.importance]}"
    yield f"STATUS:{'IN-PROCESS' if task.is_begun else 'NEEDS-ACTION'}"
    yield "END:VTODO"


def _times(when: When, *, repeats: bool) -> Iterator[str]:
    """Give the start, and the end of what takes time."""
    match when:
        case AllDay():
            yield f"DTSTART{_day(when.first)}"
            yield f"DTEND{_day(when.last + DAY)}"
        case Floating():
            yield f"DTSTART:{_digits(when.start)}"
            if when.minutes:
                yield f"DTEND:{_digits(when.start + when.minutes * MINUTE)}"
        case Zoned():
            yield from _zoned_times(when, repeats=repeats)


def _zoned_times(when: Zoned, *, repeats: bool) -> Iterator[str]:
    zone = ZoneInfo(when.zone)
    start = when.start.replace(tzinfo=zone).astimezone(UTC)
    end = start + when.minutes * MINUTE
    yield from _times_of_series(when, end) if repeats else _times_once(when, start, end)


def _times_once(when: Zoned, start: datetime, end: datetime) -> Iterator[str]:
    """Give a start, and the end of what takes time, as the clocks show them; in UTC where they show the end twice."""
    zone = when.zone if _is_plain(end, ZoneInfo(when.zone)) else UTC_ZONE
    yield f"DTSTART{_clock(start.astimezone(ZoneInfo(zone)), zone)}"
    if when.minutes:
        yield f"DTEND{_clock(end.astimezone(ZoneInfo(zone)), zone)}"


def _times_of_series(when: Zoned, end: datetime) -> Iterator[str]:
    """Give the start of a series and its end, or how long it lasts where the clocks change during its first time.

    Programs take the length from what the clocks say that time.
    """
    yield f"DTSTART{_clock(when.start, when.zone)}"
    on_the_clock = when.start + when.minutes * MINUTE
    if when.minutes and on_the_clock.replace(tzinfo=ZoneInfo(when.zone)).astimezone(UTC) == end:
        yield f"DTEND{_clock(on_the_clock, when.zone)}"
    elif when.minutes:
        yield f"DURATION:PT{when.minutes}M"


def _is_plain(moment: datetime, zone: ZoneInfo) -> bool:
    """Return whether the time on the clocks of a zone says which moment it is."""
    local = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    return local.replace(tzinfo=zone).astimezone(UTC) == moment


def _skipped(day: date, when: When) -> str:
    match when:
        case AllDay():
            return _day(day)
        case Floating():
            return f":{_digits(datetime.combine(day, when.start.time()))}"
        case Zoned():
            return _clock(datetime.combine(day, when.start.time()), when.zone)


def _recurrence(recurrence: str) -> str:
    """Return which time of a series it is, as it was told when it was taken over."""
    digits = recurrence.replace("-", "").replace(":", "")
    return f"RECURRENCE-ID:{digits}" if "T" in digits else f"RECURRENCE-ID;VALUE=DATE:{digits}"


def _due(due: Due, zone: str) -> str:
    return _day(due.day) if due.at is None else _clock(datetime.combine(due.day, due.at), zone)


def _day(day: date) -> str:
    return f";VALUE=DATE:{day.isoformat().replace('-', '')}"


def _clock(local: datetime, zone: str) -> str:
    return f":{_digits(local)}Z" if zone == UTC_ZONE else f";TZID={zone}:{_digits(local)}"


def _digits(local: datetime) -> str:
    return local.replace(microsecond=0, tzinfo=None).isoformat().replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Give a line in parts of at most 75 octets, of which each after the first begins with a space."""
    if len(line.encode("utf-8")) <= LONGEST_LINE:
        yield line
        return
    part, octets = "", 0
    for char in line:
        size = len(char.encode("utf-8"))
        if octets + size > LONGEST_LINE:
            yield part
            part, octets = " ", 1
        part, octets = part + char, octets + size
    yield part
