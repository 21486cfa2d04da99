"""What is usual in the profession: how far before which event what is to be ready, and what comes back every year.

The names stand in the words, by key. The figures are convention, for the user to change in the files.
"""

from __future__ import annotations

from ontzorg_cli.core.work.task import Importance
from ontzorg_cli.core.work.template import Weekday, Which

MUST, SHOULD, COULD = Importance.MUST, Importance.SHOULD, Importance.COULD

STEPS: dict[str, tuple[tuple[str, int, int, Importance], ...]] = {
    "board": (
        ("ask_papers", 21, 30, SHOULD),
        ("agenda", 14, 45, SHOULD),
        ("bundle", 8, 90, MUST),
        ("send_papers", 7, 30, MUST),
        ("actions", 3, 30, SHOULD),
        ("room", 1, 30, SHOULD),
    ),
    "trip": (
        ("documents", 21, 20, MUST),
        ("book", 21, 60, MUST),
        ("appointments", 10, 45, SHOULD),
        ("stand_in", 7, 20, SHOULD),
        ("itinerary", 7, 60, SHOULD),
        ("folder", 1, 30, MUST),
    ),
    "colleague": (
        ("accounts", 21, 30, MUST),
        ("programme", 14, 60, SHOULD),
        ("buddy", 10, 20, SHOULD),
        ("announce", 7, 20, SHOULD),
        ("desk", 1, 30, MUST),
    ),
    "event": (
        ("venue", 40, 120, MUST),
        ("invite", 21, 60, MUST),
        ("run_sheet", 10, 90, SHOULD),
        ("numbers", 7, 20, MUST),
        ("badges", 3, 45, COULD),
        ("check", 1, 30, SHOULD),
    ),
    "meeting": (
        ("ask_papers", 21, 30, SHOULD),
        ("send_papers", 7, 60, MUST),
        ("room", 1, 20, SHOULD),
    ),
}
"""By template: the key of a step, working days before the event, minutes, importance. The last is the most general."""

YEARLY: tuple[tuple[str, int, int | tuple[Which, Weekday], int], ...] = (
    ("archive", 1, 15, 120),
    ("birthdays", 1, 20, 30),
    ("annual_report", 2, (Which.FIRST, Weekday.MONDAY), 120),
    ("summer_leave", 3, 15, 60),
    ("summer_cover", 6, 1, 60),
    ("budget", 9, (Which.FIRST, Weekday.MONDAY), 120),
    ("meeting_dates", 9, 15, 180),
    ("contracts", 10, 1, 60),
    ("appraisals", 10, 15, 60),
    ("gifts", 11, (Which.FIRST, Weekday.MONDAY), 60),
    ("leave_left", 11, 15, 30),
    ("christmas_cover", 12, 1, 30),
    ("year_end", 12, 10, 60),
)
"""The key of the work, its month, its day or weekday in that month, and minutes."""
