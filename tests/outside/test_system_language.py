from __future__ import annotations

import pytest

from ontzorg_cli.outside.system_language import system_language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE@euro"}, "nl"),
        ({"LANG": "en-US"}, "en"),
        ({"LANG": "tr_TR.UTF-8"}, "tr"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "nl_NL", "LANG": "en_US"}, "nl"),
        ({"LANG": "C"}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
    ],
)
def test_the_language_is_in_the_environment(environ: dict[str, str], language: str | None) -> None:
    assert system_language(environ) == language
