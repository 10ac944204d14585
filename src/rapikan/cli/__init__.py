"""The command line: the only place that imports typer or rich. One file is one command.

    fix.py  lint.py  batch.py  batal.py  kamus.py  rule.py  kata.py  config.py  init.py     the commands
    app.py       finds and runs them                 messages.py  typer's own words in Indonesian
    plain.py     runs what needs no typer            options.py   options that several have
    fix_run.py  lint_run.py  batch_run.py   what fix and lint do with each file, and batch with archives
    wish.py  lint_wish.py  batch_wish.py    what a command line asks for
    lint_report.py                  how lint's findings are told
    screen.py    how changes look                    excerpts.py  what stands around a change
    lattice.py   how the lattice is drawn            signs.py     what cannot be seen, made visible
    tally.py     how a batch run looks               levels.py    what users type and read of levels
    streams.py   standard input, output and error

Each command file is imported when its command is called, and imports the pipeline only when it runs: `main` is the entry.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

__all__ = ["COMMANDS", "main"]

COMMANDS = ("fix", "lint", "batch", "batal", "kamus", "rule", "kata", "config", "init")  # in the order of the help page
FAILED = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells say it


def main() -> None:
    """Runs the command line and ends the process with its exit code: 0, 1 (`--check`), 2 (wrong usage, failed files)."""
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except ModuleNotFoundError as error:  # 1 would say that there are findings
        code = FAILED
        _tell_of_lack(error)
    except BrokenPipeError:
        code = 0
        from rapikan.cli.streams import mute

        mute()
    _leave(code)


def _tell_of_lack(error: ModuleNotFoundError) -> None:
    """Says that the installation lacks a package, and what to do."""
    from rapikan.cli.streams import complain
    from rapikan.language import Said

    said = Said(
        "rapikan: pemasangan tidak lengkap: paket {0} tidak ada; pasang ulang: {1} -m pip install --force-reinstall rapikan",
        "rapikan: the installation is incomplete: there is no package {0}; install again: {1} -m pip install --force-reinstall rapikan",
    )
    complain(said.format(error.name, sys.executable))


def _leave(code: int) -> NoReturn:
    """Ends the process without taking its objects apart one by one: that would be a tenth of the time of a short run."""
    with suppress(OSError, ValueError):  # a reader that has gone away, or a closed stream, has nothing left to be told
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:  # answered before anything is imported
        from rapikan import __version__

        print(f"rapikan {__version__}")
        return 0
    from rapikan.cli.plain import answer

    code = answer(arguments)
    if code is None:
        from rapikan.cli.app import run

        code = run(arguments)
    return code
