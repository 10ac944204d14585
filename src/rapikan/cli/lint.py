"""`rapikan lint PATH…`: says what is wrong in files and folders, for people and for CI, and mends the sure part on request."""

from __future__ import annotations

from typing import Annotated

import typer

from rapikan.cli.lint_run import lint
from rapikan.cli.lint_wish import COLOURS
from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.options import CONFIG, ENCODING, IGNORE, ISOLATED, SELECT, offered
from rapikan.config import LEVELS
from rapikan.language import tell

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def _formats() -> tuple[str, ...]:
    from rapikan import formats

    return formats.names()


PATHS = typer.Argument(
    metavar="[PATH…]",
    show_default=False,
    help=tell("Berkas atau folder (bawaan: folder ini); - untuk masukan standar.", "Files or folders (default: this one); - for stdin."),
)
FORMAT = typer.Option(
    "--format",
    "--output-format",
    metavar=tell("NAMA", "NAME"),
    autocompletion=offered(_formats),
    help=tell(
        "full, concise, json, jsonl, github, gitlab, sarif, junit, rdjson.",
        "full, concise, json, jsonl, github, gitlab, sarif, junit, rdjson.",
    ),
)
LEVEL = typer.Option(
    "--level",
    metavar="LEVEL",
    autocompletion=offered(lambda: LEVELS),
    help=tell("Laporkan juga yang kurang pasti: unsafe (periksa) atau show (saran).", "Report what is less sure, too: unsafe or show."),
)
FIX = typer.Option("--fix", help=tell("Tulis perbaikan yang pasti.", "Write the corrections that are certain."))
UNSAFE = typer.Option("--unsafe-fixes", help=tell("Perbaiki juga yang perlu diperiksa.", "Also correct what should be checked."))
DIFF = typer.Option("--diff", help=tell("Tampilkan yang akan ditulis --fix, jangan tulis.", "Show what --fix would write, write nothing."))
EXIT_ZERO = typer.Option("--exit-zero", help=tell("Keluar 0 walaupun ada temuan.", "Exit 0 even with findings."))
MOST = typer.Option("--max-findings", metavar="N", min=0, help=tell("Keluar 0 sampai N temuan.", "Exit 0 up to N findings."))
STATISTICS = typer.Option("--statistics", help=tell("Hitung per aturan saja.", "Count by rule only."))
EXCLUDE = typer.Option(
    "--exclude",
    metavar=tell("POLA", "PATTERN"),
    help=tell("Lewati berkas ini (pola .gitignore).", "Skip these files (.gitignore patterns)."),
)
FORCE_EXCLUDE = typer.Option(
    "--force-exclude", help=tell("Lewati juga berkas yang disebut langsung.", "Skip files that are named directly, too.")
)
NO_GITIGNORE = typer.Option("--no-respect-gitignore", help=tell("Abaikan .gitignore.", "Take no notice of .gitignore."))
SINCE = typer.Option(
    "--changed-since", metavar="REV", help=tell("Hanya baris yang berubah sejak revisi git.", "Only lines changed since a git revision.")
)
BASELINE = typer.Option(
    "--baseline", metavar="PATH", help=tell("Jangan laporkan yang tercatat di sini.", "Report nothing that is listed here.")
)
WRITE_BASELINE = typer.Option(
    "--write-baseline", metavar="PATH", help=tell("Catat semua temuan sekarang, lalu keluar 0.", "List all present findings, then exit 0.")
)
STDIN_NAME = typer.Option(
    "--stdin-filename", metavar="PATH", help=tell("Baca masukan standar, dengan nama ini.", "Read standard input, under this name.")
)
OUTPUT_FILE = typer.Option("--output-file", "-o", metavar="PATH", help=tell("Tulis laporan ke berkas.", "Write the report to a file."))
COLOUR = typer.Option(
    "--color",
    metavar=tell("KAPAN", "WHEN"),
    autocompletion=offered(lambda: COLOURS),
    help=tell("auto, always, atau never.", "auto, always or never."),
)
JOBS = typer.Option(
    "--jobs", "-j", metavar="N", min=0, help=tell("Banyaknya proses (0: semua prosesor).", "Processes (0: all processors).")
)
NO_CACHE = typer.Option("--no-cache", help=tell("Jangan pakai tembolok.", "Use no cache."))
CACHE_DIR = typer.Option("--cache-dir", metavar="FOLDER", help=tell("Tempat tembolok.", "Where the cache is kept."))
QUIET = typer.Option("--quiet", "-q", help=tell("Tanpa ringkasan.", "Without the summary."))


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell(
        "Periksa berkas dan folder tanpa mengubahnya. Temuan yang pasti menggagalkan; --level memperluas. "
        "Kode keluar: 0 rapi; 1 ada temuan; 2 salah pakai atau ada berkas yang gagal. "
        "Contoh: rapikan lint berita/; rapikan lint --fix berita/; rapikan lint --changed-since main --format github",
        "Checks files and folders and changes nothing. What is certain fails; --level widens that. "
        "Exit codes: 0 clean; 1 findings; 2 wrong usage or a file that failed. "
        "Examples: rapikan lint news/; rapikan lint --fix news/; rapikan lint --changed-since main --format github",
    ),
)
def command(
    paths: Annotated[list[str] | None, PATHS] = None,
    output_format: Annotated[str, FORMAT] = "full",
    level: Annotated[str | None, LEVEL] = None,
    select: Annotated[list[str] | None, SELECT] = None,
    ignore: Annotated[list[str] | None, IGNORE] = None,
    fix: Annotated[bool, FIX] = False,
    unsafe_fixes: Annotated[bool, UNSAFE] = False,
    diff: Annotated[bool, DIFF] = False,
    exit_zero: Annotated[bool, EXIT_ZERO] = False,
    max_findings: Annotated[int, MOST] = 0,
    statistics: Annotated[bool, STATISTICS] = False,
    changed_since: Annotated[str | None, SINCE] = None,
    baseline: Annotated[str | None, BASELINE] = None,
    write_baseline: Annotated[str | None, WRITE_BASELINE] = None,
    exclude: Annotated[list[str] | None, EXCLUDE] = None,
    force_exclude: Annotated[bool, FORCE_EXCLUDE] = False,
    no_respect_gitignore: Annotated[bool, NO_GITIGNORE] = False,
    config: Annotated[str | None, CONFIG] = None,
    isolated: Annotated[bool, ISOLATED] = False,
    stdin_filename: Annotated[str | None, STDIN_NAME] = None,
    output_file: Annotated[str | None, OUTPUT_FILE] = None,
    color: Annotated[str, COLOUR] = "auto",
    jobs: Annotated[int, JOBS] = 0,
    no_cache: Annotated[bool, NO_CACHE] = False,
    cache_dir: Annotated[str | None, CACHE_DIR] = None,
    encoding: Annotated[str | None, ENCODING] = None,
    quiet: Annotated[bool, QUIET] = False,
) -> int:
    """Hands the command line on to what runs it."""
    return lint(
        paths,
        output_format=output_format,
        level=level,
        select=select,
        ignore=ignore,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        exit_zero=exit_zero,
        max_findings=max_findings,
        statistics=statistics,
        changed_since=changed_since,
        baseline=baseline,
        write_baseline=write_baseline,
        exclude=exclude,
        force_exclude=force_exclude,
        no_respect_gitignore=no_respect_gitignore,
        config=config,
        isolated=isolated,
        stdin_filename=stdin_filename,
        output_file=output_file,
        color=color,
        jobs=jobs,
        no_cache=no_cache,
        cache_dir=cache_dir,
        encoding=encoding,
        quiet=quiet,
    )
