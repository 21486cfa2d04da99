from __future__ import annotations

import re

import pytest

from ontzorg_cli.core.ids import id_of, looks_like_id


def test_no_id_is_given_out_twice_and_short_ones_come_first() -> None:
    ids = [id_of(number) for number in range(170_000)]
    assert len(set(ids)) == len(ids)
    assert {len(each) for each in ids[:5208]} == {3}
    assert {len(each) for each in ids[5208:166_656]} == {4}
    assert {len(each) for each in ids[166_656:]} == {5}


def test_ids_have_no_look_alikes_and_cannot_be_read_as_a_week_or_a_quarter() -> None:
    for number in range(5208):
        assert re.fullmatch(r"[a-hjkmnprstuvxyz][2-9][a-hjkmnp-z2-9]", id_of(number))
        assert looks_like_id(id_of(number))


def test_neighbours_do_not_look_alike() -> None:
    for number in range(2000):
        assert id_of(number)[0] != id_of(number + 1)[0]


def test_the_last_id_of_five_characters_is_the_end() -> None:
    last = 21 * 8 * (31 + 31**2 + 31**3) - 1
    assert len(id_of(last)) == 5
    with pytest.raises(ValueError, match=str(last + 1)):
        id_of(last + 1)
    with pytest.raises(ValueError, match="-1"):
        id_of(-1)


@pytest.mark.parametrize(
    "text", ["", "k7", "k7m2x4", "w49", "q12", "7km", "K7M", "k1m", "i7m", "kol", "k7l", "vr", "k7m "]
)
def test_what_is_no_id_does_not_look_like_one(text: str) -> None:
    assert not looks_like_id(text)
