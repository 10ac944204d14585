"""Options that several commands have: one spelling, one sentence of help; and what a shell is offered for their values."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from rapikan.language import tell

__all__ = ["CONFIG", "ENCODING", "IGNORE", "ISOLATED", "SELECT", "offered", "offered_codes"]


def offered(values: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Makes what a shell asks for the completions of an option that takes one of some values."""

    def completions(incomplete: str) -> list[str]:
        return [value for value in values() if value.startswith(incomplete)]

    return completions


def offered_codes(incomplete: str) -> list[tuple[str, str]]:
    """Gives the rules whose codes begin so, each with its name."""
    from rapikan.rule import discover

    return [(code, rule.name) for code, rule in discover().items() if code.startswith(incomplete.upper())]


SELECT = typer.Option(
    "--select",
    metavar=tell("KODE", "CODE"),
    autocompletion=offered_codes,
    help=tell("Hanya aturan ini (KDP atau KDP101).", "Only these rules (KDP or KDP101)."),
)
IGNORE = typer.Option(
    "--ignore", metavar=tell("KODE", "CODE"), autocompletion=offered_codes, help=tell("Tanpa aturan ini.", "Without these rules.")
)
CONFIG = typer.Option("--config", metavar="PATH", help=tell("Pakai konfigurasi ini.", "Use this configuration."))
ISOLATED = typer.Option("--isolated", help=tell("Tanpa konfigurasi.", "Without any configuration."))
ENCODING = typer.Option(
    "--encoding",
    metavar=tell("NAMA", "NAME"),
    help=tell("Pengodean berkas (bawaan: dikenali sendiri).", "The files' encoding (default: recognised)."),
)
