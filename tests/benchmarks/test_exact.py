from __future__ import annotations

from itertools import islice, permutations
from random import Random

import pytest

import exact
from exact import Piece
from ontzorg_cli.core.judgement.capacity import Horizon
from ontzorg_cli.core.judgement.score import Scale


def test_tardiness_by_hand() -> None:
    order = [Piece(30, 20, 4.0), Piece(10, 50, 2.0), Piece(60, 70, 1.0)]
    assert exact.tardiness(order) == 4.0 * 10 + 0 + 1.0 * 30


@pytest.mark.parametrize("seed", range(12))
def test_the_optimum_is_the_least_of_all_orders(seed: int) -> None:
    chance = Random(seed)
    pieces = [
        Piece(chance.randrange(5, 60), chance.randrange(0, 150), chance.choice((1.0, 2.0, 4.0, 5.0))) for _ in range(6)
    ]
    assert exact.optimum(pieces) == pytest.approx(min(map(exact.tardiness, permutations(pieces))))


def test_the_product_orders_all_of_an_instance_and_never_better_than_the_best() -> None:
    for tasks in islice(exact.instances(1), 0, 75, 7):
        pieces = exact.pieces_of(tasks)
        order = exact.product_order(tasks)
        assert sorted(order) == sorted(pieces)
        assert exact.tardiness([pieces[one] for one in order]) >= exact.optimum(list(pieces.values())) - 1e-9


def test_a_minute_of_room_is_a_minute_of_the_clock_in_an_instance() -> None:
    tasks = next(exact.instances(1))
    due = {task.id: piece.due for task, piece in zip(tasks, exact.pieces_of(tasks).values(), strict=True)}
    desk = exact.desk_of(tasks)
    scale = Scale(desk, Horizon(desk))
    assert {task.id: scale.score(task).reach_minutes for task in tasks} == due
