from __future__ import annotations

import ast
import importlib
import pkgutil
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli

import ontzorg_cli
from ontzorg_cli.cli.failures import message_of, places_in
from ontzorg_cli.core.errors import OntzorgError
from ontzorg_cli.words.catalogue import FOLDER, LANGUAGES, Catalogue, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(ontzorg_cli.__file__ or "").parent
SECTIONS = sorted({path.name for language in LANGUAGES for path in (FOLDER / language).glob("*.toml")})
# What people type is read in both languages always; their words need not pair up.
TWO_VOCABULARIES = {"lexicon.toml"}
FROM_HELP = {"usage", "argument"}


def error_classes() -> list[type[OntzorgError]]:
    for module in pkgutil.walk_packages([str(SOURCE)], "ontzorg_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, left = [], [OntzorgError]
    while left:
        known = left.pop()
        left += known.__subclasses__()
        if known.__module__.startswith("ontzorg_cli.") and "code" in vars(known):
            found.append(known)
    return sorted(found, key=lambda each: each.code)


def facts_where_raised() -> dict[str, list[set[str]]]:
    """Return for each error class the facts that each place gives it."""
    places: dict[str, list[set[str]]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error"):
                given = {keyword.arg for keyword in node.keywords}
                if None not in given:  # facts handed on were given where they come from
                    places.setdefault(node.func.id, []).append({str(name) for name in given})
    return places


def sentences(section: str, language: Language) -> dict[str, set[str]]:
    """Return the places in every sentence of a section, by key."""

    def walk(entries: dict[str, object], above: str) -> Iterator[tuple[str, set[str]]]:
        for key, value in entries.items():
            path = f"{above}.{key}"
            if isinstance(value, dict):
                yield from walk(value, path)
            else:
                yield path, {name for _, name, _, _ in string.Formatter().parse(str(value)) if name}

    return dict(walk(tomli.loads((FOLDER / language / section).read_text("utf-8")), section))


@pytest.mark.parametrize("section", [name for name in SECTIONS if name not in TWO_VOCABULARIES])
def test_both_languages_say_the_same_things_with_the_same_places(section: str) -> None:
    dutch, english = sentences(section, "nl"), sentences(section, "en")
    assert dutch == english


def test_every_error_has_its_sentence_in_both_languages_and_every_sentence_its_error() -> None:
    codes = {known.code for known in error_classes()}
    for language in LANGUAGES:
        assert set(Catalogue(language).entries("errors")) == codes


def test_no_two_errors_share_a_code() -> None:
    codes = [known.code for known in error_classes()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_wherever_an_error_is_raised_its_sentence_has_the_facts_it_needs(language: Language) -> None:
    entries = Catalogue(language).entries
    raised = facts_where_raised()
    lacking = [
        (known.__name__, given)
        for known in error_classes()
        for given in raised.get(known.__name__, [])
        for sentence in [entries(f"errors.{known.code}")["what"]]
        if not places_in(str(sentence)) <= given | FROM_HELP
    ]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_at_most_three_lines(language: Language) -> None:
    catalogue = Catalogue(language)
    for known in error_classes():
        places = set().union(*(places_in(str(line)) for line in catalogue.entries(f"errors.{known.code}").values()))
        message = message_of(known(**dict.fromkeys(places, "iets")), catalogue)
        assert 1 <= len(message.splitlines()) <= 3
