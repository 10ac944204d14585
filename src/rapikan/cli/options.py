"""Options that several commands have: one spelling, one sentence of help."""

from __future__ import annotations

import typer

from rapikan.cli.messages import tell

__all__ = ["CONFIG", "ENCODING", "IGNORE", "ISOLATED", "SELECT"]

SELECT = typer.Option("--select", metavar="KODE", help=tell("Hanya aturan ini (KDP atau KDP101).", "Only these rules (KDP or KDP101)."))
IGNORE = typer.Option("--ignore", metavar="KODE", help=tell("Tanpa aturan ini.", "Without these rules."))
CONFIG = typer.Option("--config", metavar="PATH", help=tell("Pakai konfigurasi ini.", "Use this configuration."))
ISOLATED = typer.Option("--isolated", help=tell("Tanpa konfigurasi.", "Without any configuration."))
ENCODING = typer.Option(
    "--encoding", metavar="NAMA", help=tell("Pengodean berkas (bawaan: dikenali sendiri).", "The files' encoding (default: recognised).")
)
