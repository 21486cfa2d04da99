"""Why a file as a whole is no use as a calendar."""

from __future__ import annotations

from ontzorg_cli.core.errors import OntzorgError, UsageError


class NotACalendarError(OntzorgError):
    """`file` holds something else: a web page, JSON, nothing."""

    code = "not_a_calendar"
    exit_code = 7


class CalendarTooLargeError(UsageError):
    """`file` has more than `limit` megabytes."""

    code = "calendar_too_large"


class CalendarTooManyError(UsageError):
    """`file` has more than `limit` parts."""

    code = "calendar_too_many"
