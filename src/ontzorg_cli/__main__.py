"""The command `ontzorg`."""

from __future__ import annotations

import gc
import sys

SELDOM = 100_000
"""So many new objects come between two searches for what refers only to itself: a command is mostly over before that."""


def run() -> None:
    """Run on the arguments of this process and leave with the exit code."""
    gc.set_threshold(SELDOM)
    from ontzorg_cli.cli.run import run as run_arguments  # noqa: PLC0415 - loading it makes most objects there are

    sys.exit(run_arguments(sys.argv[1:]))


if __name__ == "__main__":
    run()
