"""The command `ontzorg`."""

from __future__ import annotations

import sys

from ontzorg_cli.cli.run import run as run_arguments


def run() -> None:
    """Run on the arguments of this process and leave with the exit code."""
    sys.exit(run_arguments(sys.argv[1:]))


if __name__ == "__main__":
    run()
