"""What cannot be read as a date, a time, a duration, a rule or working hours."""

from __future__ import annotations

from ontzorg_cli.core.errors import UsageError


class UnreadableDateError(UsageError):
    """`text` is no date, or one that no calendar has."""

    code = "unreadable_date"


class UnreadableTimeError(UsageError):
    """`text` is no time of day."""

    code = "unreadable_time"


class UnreadableDurationError(UsageError):
    """`text` is no length of time."""

    code = "unreadable_duration"


class ImpossibleDurationError(UsageError):
    """`text` is a length of time of nothing, of less, or of more than a day: `minutes`."""

    code = "impossible_duration"


class UnreadableRuleError(UsageError):
    """`text` is no rule for repeating, or one faster than once a day."""

    code = "unreadable_rule"


class RhythmOfTasksError(UsageError):
    """`text` says when work comes back once it is done; an event is never done."""

    code = "rhythm_of_tasks"


class UnreadableHoursError(UsageError):
    """`text` is no working hours, or hours that end before they start or overlap."""

    code = "unreadable_hours"
