"""`rapikan fix FILE…`: corrects documents, shows every change with its reason, and writes the clean text in place."""

from __future__ import annotations

from typing import Annotated

import typer

from rapikan.cli.fix_run import fix
from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.options import CONFIG, ENCODING, IGNORE, ISOLATED, SELECT, offered
from rapikan.config import LEVELS
from rapikan.language import tell

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

FILES = typer.Argument(metavar="FILE…", help=tell("Berkas teks; - untuk masukan standar.", "Text files; - for standard input."))
DIFF = typer.Option("--diff", help=tell("Tampilkan saja, jangan tulis.", "Show only, write nothing."))
STDOUT = typer.Option("--stdout", help=tell("Cetak teks bersih saja, jangan tulis.", "Print the clean text alone, write nothing."))
OUTPUT = typer.Option("--output", "-o", metavar="PATH", help=tell("Tulis ke berkas lain.", "Write to another file."))
UNSAFE = typer.Option("--unsafe", help=tell("Terapkan juga yang perlu diperiksa.", "Also apply what should be checked."))
LEVEL = typer.Option(
    "--level",
    metavar="LEVEL",
    show_default=False,
    autocompletion=offered(lambda: LEVELS),
    help=tell("safe (pasti), unsafe (periksa), atau show (saran).", "safe (certain), unsafe (check) or show (advice)."),
)
CHECK = typer.Option(
    "--check", help=tell("Jangan tulis; keluar 1 bila ada yang akan berubah.", "Write nothing; exit 1 when something would change.")
)
QUIET = typer.Option("--quiet", "-q", help=tell("Tanpa rincian dan ringkasan.", "Without details and summary."))
NO_BACKUP = typer.Option("--no-backup", help=tell("Jangan simpan versi lama.", "Keep no earlier version."))


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell(
        "Perbaiki berkas dan tampilkan setiap perubahan beserta alasannya. "
        "Hanya perubahan yang pasti ditulis; yang lain disarankan. "
        "Kode keluar: 0 selesai; 1 dengan --check bila ada yang akan berubah; 2 salah pakai atau ada berkas yang gagal.",
        "Corrects files and shows each change with its reason. "
        "Only what is certain is written; the rest is suggested. "
        "Exit codes: 0 done; 1 with --check when something would change; 2 wrong usage or a file that failed.",
    ),
)
def command(
    files: Annotated[list[str], FILES],
    diff: Annotated[bool, DIFF] = False,
    stdout: Annotated[bool, STDOUT] = False,
    output: Annotated[str | None, OUTPUT] = None,
    unsafe: Annotated[bool, UNSAFE] = False,
    level: Annotated[str, LEVEL] = "safe",
    select: Annotated[list[str] | None, SELECT] = None,
    ignore: Annotated[list[str] | None, IGNORE] = None,
    check: Annotated[bool, CHECK] = False,
    quiet: Annotated[bool, QUIET] = False,
    no_backup: Annotated[bool, NO_BACKUP] = False,
    encoding: Annotated[str | None, ENCODING] = None,
    config: Annotated[str | None, CONFIG] = None,
    isolated: Annotated[bool, ISOLATED] = False,
) -> int:
    """Hands the command line on to what runs it."""
    return fix(
        files,
        diff=diff,
        stdout=stdout,
        output=output,
        unsafe=unsafe,
        level=level,
        select=select,
        ignore=ignore,
        check=check,
        quiet=quiet,
        no_backup=no_backup,
        encoding=encoding,
        config=config,
        isolated=isolated,
    )
