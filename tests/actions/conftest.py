from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.actions.noor import new_home

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.store.home import Home


@pytest.fixture
def noors(tmp_path: Path) -> Home:
    """Return Noor's home, on the Monday morning on which it was made."""
    return new_home(tmp_path / "home")
