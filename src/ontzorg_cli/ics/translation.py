"""What an event of another calendar says, as the core says it: when, how sure, whether it takes time, who is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from ontzorg_cli.core.calendar.agenda import AllDay, EventStatus, Floating, When, Zoned, span_of
from ontzorg_cli.core.calendar.merge import Incoming
from ontzorg_cli.core.calendar.moments import DAY, MINUTE, Span, whole_day
from ontzorg_cli.core.clean import clean
from ontzorg_cli.ics.expansion import OWN_SEQUENCE, has_unknown_zone, is_before, is_floating, moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icalendar import Component
    from icalendar.prop import vCalAddress

    from ontzorg_cli.ics.expansion import Happening

LONGEST_TITLE = 300
STATUSES = {"CANCELLED": EventStatus.CANCELLED, "TENTATIVE": EventStatus.TENTATIVE}
SHOWN_AS = {"TENTATIVE": EventStatus.TENTATIVE, "OOF": EventStatus.OUT_OF_OFFICE}
ESCAPED = {"\\n": " ", "\\N": " ", "\\,": ",", "\\;": ";", "\\\\": "\\"}


class Translator:
    """Translates for one home: its zone, the user's own addresses. `cancels` tells a message that calls events off."""

    def __init__(self, zone: ZoneInfo, addresses: Iterable[str], *, cancels: bool) -> None:
        self._zone = zone
        self._addresses = {address.strip().casefold() for address in addresses}
        self._cancels = cancels
        self._last: tuple[Component, Incoming] | None = None

    def told(self, uid: str, each: Happening) -> Incoming:
        """Return one time of an event as the core has it."""
        if self._last is None or self._last[0] is not each.component:
            self._last = each.component, self._in_general(uid, each)
        return replace(
            self._last[1], uid=uid, recurrence=_recurrence(each.recurrence), when=self._when(each.start, each.end)
        )

    def _in_general(self, uid: str, each: Happening) -> Incoming:
        """Return what is the same at each time of an event."""
        component = each.component
        parts = [_said(person, "PARTSTAT") for person in self._own(component)]
        declined = bool(parts) and all(part == "DECLINED" for part in parts)
        shown = _text(component, "X-MICROSOFT-CDO-BUSYSTATUS").upper()
        return Incoming(
            uid=uid,
            sequence=_sequence(component),
            title=cleaned_title(_text(component, "SUMMARY")),
            when=self._when(each.start, each.end),
            status=self._status(component, shown, parts),
            busy=not declined and shown != "FREE" and _text(component, "TRANSP").upper() != "TRANSPARENT",
            attended=bool(parts) and not declined,
            names=tuple(_names(component)),
            is_private=_text(component, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
        )

    def checked(self, component: Component, calendar_zone: str) -> Iterator[str]:
        """Give the codes of what is not as it should be, and put it right: an end before the start, an unknown zone."""
        start = moment_of(component, "DTSTART")
        if "DTEND" in component and is_before(moment_of(component, "DTEND"), start):
            del component["DTEND"]
            yield "ends_before_start"
        if has_unknown_zone(component):
            yield "unknown_zone"
        elif calendar_zone and is_floating(component):
            yield "zone_of_calendar"

    def touches(self, each: Incoming, first: date, last: date) -> bool:
        """Return whether something happens on the days from `first` up to and with `last`."""
        window = Span(whole_day(first, self._zone).start, whole_day(last, self._zone).end)
        span = span_of(each.when, self._zone)
        return span.start < window.end and (span.end > window.start or span.start >= window.start)

    def title(self, summary: str) -> str:
        """Return the title in a line that was not read by the library."""
        for escaped, plain in ESCAPED.items():
            summary = summary.replace(escaped, plain)
        return cleaned_title(summary)

    def _when(self, start: date, end: date) -> When:
        if not isinstance(start, datetime):
            last = end.date() if isinstance(end, datetime) else end - DAY
            return AllDay(first=start, last=max(start, last))
        until = end if isinstance(end, datetime) else datetime.combine(end, datetime.min.time(), start.tzinfo)
        if start.tzinfo is None:
            return Floating(start=start, minutes=_minutes(until.replace(tzinfo=None) - start))
        until = until if until.tzinfo else until.replace(tzinfo=start.tzinfo)
        minutes = _minutes(until.astimezone(UTC) - start.astimezone(UTC))
        return self._zoned(start, minutes)

    def _zoned(self, start: datetime, minutes: int) -> Zoned:
        """Return a moment on the clocks of its own zone; in UTC where those show the same time twice."""
        own = start.tzinfo if isinstance(start.tzinfo, ZoneInfo) and start.tzinfo.key != "UTC" else self._zone
        if isinstance(own, ZoneInfo) and own.key:
            local = start.astimezone(own).replace(tzinfo=None, fold=0)
            if local.replace(tzinfo=own).astimezone(UTC) == start.astimezone(UTC):
                return Zoned(start=local, zone=own.key, minutes=minutes)
        return Zoned(start=start.astimezone(UTC).replace(tzinfo=None), zone="UTC", minutes=minutes)

    def _status(self, component: Component, shown: str, parts: list[str]) -> EventStatus:
        if self._cancels:
            return EventStatus.CANCELLED
        said = STATUSES.get(_text(component, "STATUS").upper()) or SHOWN_AS.get(shown)
        return said or (EventStatus.TENTATIVE if "TENTATIVE" in parts else EventStatus.CONFIRMED)

    def _own(self, component: Component) -> list[vCalAddress]:
        return [person for person in _attendees(component) if _addresses(person) & self._addresses]


def cleaned_title(text: str) -> str:
    """Return a title as one line without what a terminal could obey, cut where it is endless."""
    title = " ".join(clean(text).split())
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


def _attendees(component: Component) -> list[vCalAddress]:
    found = component.get("ATTENDEE", [])
    return cast("list[vCalAddress]", found if isinstance(found, list) else [found])


def _addresses(person: vCalAddress) -> set[str]:
    said = {str(person), str(person.params.get("EMAIL", ""))}
    return {each.strip().casefold().removeprefix("mailto:") for each in said if each}


def _names(component: Component) -> Iterator[str]:
    organizer = component.get("ORGANIZER")
    called = [organizer] if organizer is not None and not isinstance(organizer, list) else []
    for person in (*called, *_attendees(component)):
        name = cleaned_title(str(person.params.get("CN", "")))
        if name and "@" not in name:
            yield name


def _said(person: vCalAddress, parameter: str) -> str:
    return str(person.params.get(parameter, "")).upper()


def _text(component: Component, name: str) -> str:
    found = component.get(name, "")
    return str(found[0] if isinstance(found, list) and found else found).strip()


def _sequence(component: Component) -> int:
    try:
        return int(_text(component, OWN_SEQUENCE if OWN_SEQUENCE in component else "SEQUENCE") or 0)
    except ValueError:
        return 0


def _recurrence(moment: date | None) -> str:
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"
    return moment.isoformat() if moment else ""


def _minutes(length: timedelta) -> int:
    return max(0, length // MINUTE)
