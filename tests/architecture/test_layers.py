from __future__ import annotations

from importlinter.cli import lint_imports


def test_every_import_keeps_to_the_drawing() -> None:
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0
