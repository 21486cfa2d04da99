from __future__ import annotations

import pytest
from tests.ics.calendars import calendar

from ontzorg_cli.ics.wholeness import is_broken_off, joined

WHOLE = calendar("UID:a\nSUMMARY:MT\nDTSTART:20261124T090000Z", "UID:b\nSUMMARY:RvC\nDTSTART:20261125T090000Z")


def test_a_calendar_cut_anywhere_after_its_beginning_is_broken_off() -> None:
    begun, ended = len(b"BEGIN:VCALENDAR"), len(WHOLE.rstrip())
    assert all(is_broken_off(WHOLE[:length]) for length in range(begun, ended))
    assert not any(is_broken_off(WHOLE[:length]) for length in range(ended, len(WHOLE) + 1))


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        WHOLE.lower(),
        WHOLE + WHOLE,
        WHOLE + b"\0\0\r\n<!-- 0.1 s -->",
        WHOLE.decode().encode("utf-16"),
        b"",
        b"<html>",
    ],
)
def test_what_is_whole_or_no_calendar_at_all_is_not_broken_off(data: bytes) -> None:
    assert not is_broken_off(data)


def test_the_second_of_two_calendars_may_be_broken_off() -> None:
    assert is_broken_off(WHOLE + WHOLE[:-20])


def test_one_file_stays_as_it_is_and_several_become_one_text() -> None:
    assert joined([WHOLE]) == WHOLE
    both = joined([b"\xef\xbb\xbf" + WHOLE, WHOLE.decode().encode("utf-16")]).decode()
    assert (both.count("BEGIN:VCALENDAR"), "\ufeff" in both) == (2, False)
