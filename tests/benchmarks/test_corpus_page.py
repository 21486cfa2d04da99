from __future__ import annotations

import re

import corpus

FIGURE = re.compile(r"\d+(?:\.\d+)?")


def outcome(agreement: str = "all", **said: object) -> corpus.Outcome:
    told: dict[str, object] = {"how": corpus.READ, "seconds": 0.5, "megabytes": 60.0, "is_equal": True, **said}
    return corpus.Outcome(name="x.ics", agreement=agreement, **told)  # type: ignore[arg-type]  # a field by its name


def test_the_page_has_the_table_that_a_measuring_gives() -> None:
    text = corpus.PAGE.read_text("utf-8")
    written = text.partition("<!-- corpus -->")[2].partition("<!-- end of corpus -->")[0].strip().splitlines()
    found = corpus.lines_of([outcome(agreement) for agreement in corpus.AGREEMENTS])
    assert [FIGURE.sub("#", line) for line in written] == [FIGURE.sub("#", line) for line in found]


def test_one_traceback_one_slow_file_or_one_large_one_is_one_too_many() -> None:
    assert corpus.is_well([outcome()])
    for said in ({"how": corpus.FAILED}, {"seconds": 10.1}, {"megabytes": 601.0}):
        assert not corpus.is_well([outcome(), outcome("none", **said)])


def test_two_of_a_hundred_may_differ_and_those_on_which_others_differ_do_not_count() -> None:
    differing = outcome(is_equal=False)
    unscored = outcome("none", is_equal=False)
    assert corpus.is_well([*[outcome()] * 98, differing, differing, unscored])
    assert not corpus.is_well([*[outcome()] * 97, differing, differing, differing])
