"""Reports, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontzorg_cli.core.growth.load_report import LoadReport, Worked

SHARE_DIGITS = 4


def load_document(report: LoadReport, files: Sequence[str] = ()) -> dict[str, object]:
    """Return the load of a period as rows that all have the same keys; `files` are those it was written to."""
    return {
        "kind": "load",
        "period": {"from": report.first.isoformat(), "to": report.last.isoformat()},
        "logged_days": report.logged_days,
        "working_days": report.working_days,
        "own_kept_minutes": report.own_kept_minutes,
        "own_lost_minutes": report.own_lost_minutes,
        "rows": list(_rows(report)),
        "files": list(files),
    }


def _rows(report: LoadReport) -> Iterator[dict[str, object]]:
    total = report.total
    yield _row("total", None, total, total, report.fixed_minutes)
    for week in report.weeks:
        yield _row("week", week.week.iso, week.worked, total, week.fixed_minutes)
    for name, worked in report.requesters:
        yield _row("requester", name, worked, total)
    for weekday, worked in report.weekdays:
        yield _row("weekday", str(weekday), worked, total)
    for hour, worked in report.hours:
        yield _row("hour", f"{hour:02}", worked, total)


def _row(
    by: str, key: str | None, worked: Worked, total: Worked, fixed_minutes: int | None = None
) -> dict[str, object]:
    of_adhoc = worked.adhoc_minutes / total.adhoc_minutes if total.adhoc_minutes else 0.0
    return {
        "by": by,
        "key": key,
        "planned_minutes": worked.planned_minutes,
        "adhoc_minutes": worked.adhoc_minutes,
        "fixed_minutes": fixed_minutes,
        "adhoc_share": round(worked.adhoc_share, SHARE_DIGITS),
        "share_of_adhoc": round(of_adhoc, SHARE_DIGITS),
        "interruptions": worked.interruptions,
    }
