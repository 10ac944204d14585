"""The command line's entry: ``rapikan`` and ``python -m rapikan``."""

from __future__ import annotations


def main() -> None:
    """Runs the command line."""
    from rapikan.cli import main as run

    run()


if __name__ == "__main__":
    main()
