"""The command line's entry: ``rapikan`` and ``python -m rapikan``."""

from __future__ import annotations


def main() -> None:
    """Runs the command line."""
    import gc

    gc.set_threshold(100_000)  # a run makes many small lasting objects and hardly a cycle: 30 ms less on one release
    from rapikan.cli import main as run

    run()


if __name__ == "__main__":
    main()
