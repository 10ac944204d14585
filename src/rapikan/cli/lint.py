"""`rapikan lint PATH…`: says what is wrong in files and folders, for people and for CI, and mends the sure part on request."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapikan.cli import levels
from rapikan.cli.lint_report import Wish
from rapikan.cli.lint_run import Run
from rapikan.cli.messages import OPTION_PIECES, Command, tell
from rapikan.cli.options import CONFIG, ENCODING, IGNORE, ISOLATED, SELECT, offered
from rapikan.cli.streams import complain, say_bytes, shown
from rapikan.cli.wish import STDIN, WrongUsageError, codes_of, refuse_mixed
from rapikan.config import ConfigError, Folders
from rapikan.documents import DocumentError
from rapikan.edits import Applicability
from rapikan.language import Said

if TYPE_CHECKING:
    from rapikan.checking.baseline import Baseline
    from rapikan.checking.cache import Cache
    from rapikan.checking.changed import Changed
    from rapikan.checking.run import Input
    from rapikan.formats import Output

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

COLOURS = ("auto", "always", "never")


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
    metavar="NAMA",
    autocompletion=offered(_formats),
    help=tell(
        "full, concise, json, jsonl, github, gitlab, sarif, junit, rdjson.",
        "full, concise, json, jsonl, github, gitlab, sarif, junit, rdjson.",
    ),
)
LEVEL = typer.Option(
    "--level",
    metavar="LEVEL",
    autocompletion=offered(lambda: levels.WORDS),
    help=tell("Laporkan juga yang kurang pasti: unsafe (periksa) atau show (saran).", "Report what is less sure, too: unsafe or show."),
)
FIX = typer.Option("--fix", help=tell("Tulis perbaikan yang pasti.", "Write the corrections that are certain."))
UNSAFE = typer.Option("--unsafe-fixes", help=tell("Perbaiki juga yang perlu diperiksa.", "Also correct what should be checked."))
DIFF = typer.Option("--diff", help=tell("Tampilkan yang akan ditulis --fix, jangan tulis.", "Show what --fix would write, write nothing."))
EXIT_ZERO = typer.Option("--exit-zero", help=tell("Keluar 0 walaupun ada temuan.", "Exit 0 even with findings."))
MOST = typer.Option("--max-findings", metavar="N", min=0, help=tell("Keluar 0 sampai N temuan.", "Exit 0 up to N findings."))
STATISTICS = typer.Option("--statistics", help=tell("Hitung per aturan saja.", "Count by rule only."))
EXCLUDE = typer.Option(
    "--exclude", metavar="POLA", help=tell("Lewati berkas ini (pola .gitignore).", "Skip these files (.gitignore patterns).")
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
STDIN_NAME = typer.Option("--stdin-filename", metavar="PATH", help=tell("Nama berkas masukan standar.", "The name of standard input."))
OUTPUT_FILE = typer.Option("--output-file", "-o", metavar="PATH", help=tell("Tulis laporan ke berkas.", "Write the report to a file."))
COLOUR = typer.Option(
    "--color", metavar="KAPAN", autocompletion=offered(lambda: COLOURS), help=tell("auto, always, atau never.", "auto, always or never.")
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
def lint(
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
    """Runs the command and gives its exit code."""
    from rapikan.checking.baseline import Baseline
    from rapikan.checking.changed import Changed, GitError
    from rapikan.checking.run import Request, UnknownCodeError

    named = list(paths or ["."])
    try:
        _refuse(
            named,
            fix=fix,
            diff=diff,
            unsafe=unsafe_fixes,
            since=changed_since,
            baselines=(baseline, write_baseline),
            config=config,
            isolated=isolated,
        )
        wish = Wish(
            output=_format(output_format, statistics=statistics),
            level=None if level is None else _level(level),
            fix=fix,
            diff=diff,
            colour=_colour(color),
            exit_zero=exit_zero,
            most=max_findings,
            statistics=statistics,
            output_file=None if output_file is None else Path(output_file),
            baseline=None if baseline is None else _baseline(Baseline, baseline),
            write_baseline=None if write_baseline is None else Path(write_baseline),
            quiet=quiet,
        )
        request = Request(
            select=codes_of(select),
            ignore=codes_of(ignore),
            encoding=encoding,
            mend=(Applicability.UNSAFE if unsafe_fixes else Applicability.SAFE) if fix or diff else None,
            jobs=jobs,
            cache=None if no_cache else _cache(cache_dir),
            changed=None if changed_since is None else Changed(changed_since),
        )
        folders = Folders.chosen(config, isolated=isolated)
        inputs = _Inputs(folders, tuple(exclude or ()), gitignore=not no_respect_gitignore, forced=force_exclude, changed=request.changed)
        if named == [STDIN]:
            given = [inputs.stdin(stdin_filename)]
            if stdin_filename is not None and force_exclude and inputs.walk.excludes(Path(stdin_filename).absolute()):
                if fix:
                    say_bytes(given[0].data or b"")
                return 0
        else:
            given = inputs.files(named)
        return Run(wish).over(given, request)
    except UnknownCodeError as error:
        from rapikan.cli.rule import unknown

        code, source = error.args
        complain(f"rapikan lint: {'' if source is None else f'{shown(source)}: '}{unknown(code)}")
    except (WrongUsageError, ConfigError, GitError, DocumentError) as error:
        complain(f"rapikan lint: {error}")
    return 2


# --- what is asked for --------------------------------------------------------------------------------------------------------


def _refuse(
    paths: Sequence[str],
    *,
    fix: bool,
    diff: bool,
    unsafe: bool,
    since: str | None,
    baselines: tuple[str | None, str | None],
    config: str | None,
    isolated: bool,
) -> None:
    """Raises WrongUsageError for wishes that contradict one another."""
    together = Said("{0} tidak dapat dipakai bersama {1}", "{0} cannot be used with {1}")
    refuse_mixed(paths)
    for wrong, one, other in (
        (fix and diff, "--fix", "--diff"),
        (STDIN in paths and since is not None, "--changed-since", "-"),
        (all(baselines), "--baseline", "--write-baseline"),
        (baselines[1] is not None and (fix or diff), "--write-baseline", "--fix/--diff"),
        (baselines[1] is not None and since is not None, "--write-baseline", "--changed-since"),
        (config is not None and isolated, "--config", "--isolated"),
    ):
        if wrong:
            raise WrongUsageError(together.format(one, other))
    if unsafe and not (fix or diff):
        raise WrongUsageError(tell("--unsafe-fixes memerlukan --fix atau --diff", "--unsafe-fixes needs --fix or --diff"))


def _format(name: str, *, statistics: bool) -> Output:
    from rapikan import formats

    try:
        found = formats.output(name)
    except KeyError:
        said = Said("--format “{0}” tidak ada; pilih {1}", "there is no --format “{0}”; choose {1}")
        raise WrongUsageError(said.format(name, ", ".join(formats.names()))) from None
    if statistics and not found.for_people:
        raise WrongUsageError(
            Said("--statistics tidak dapat dipakai bersama --format {0}", "--statistics cannot be used with --format {0}").format(name)
        )
    return found


def _level(word: str) -> Applicability:
    try:
        return levels.named(word)
    except ValueError:
        said = Said("--level “{0}” tidak ada; pilih safe, unsafe, atau show", "there is no --level “{0}”; choose safe, unsafe or show")
        raise WrongUsageError(said.format(word)) from None


def _colour(when: str) -> bool:
    """Says whether to colour. Raises WrongUsageError for a word that names no way."""
    if when not in COLOURS:
        said = Said("--color “{0}” tidak ada; pilih auto, always, atau never", "there is no --color “{0}”; choose auto, always or never")
        raise WrongUsageError(said.format(when))
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _baseline(kind: type[Baseline], path: str) -> Baseline:
    try:
        return kind(Path(path))
    except DocumentError as error:
        raise WrongUsageError(f"{shown(path)}: {error}") from None


def _cache(folder: str | None) -> Cache:
    from rapikan.checking.cache import Cache
    from rapikan.lexicon.foreign import cache_folder

    return Cache(Path(folder) if folder is not None else cache_folder() / "lint")


class _Inputs:
    """The files that the command line stands for."""

    def __init__(self, folders: Folders, exclude: tuple[str, ...], *, gitignore: bool, forced: bool, changed: Changed | None) -> None:
        from rapikan.archive.walk import Walk

        self.walk = Walk(folders, exclude, gitignore, forced)
        self.changed = changed

    def files(self, paths: Sequence[str]) -> list[Input]:
        """Lists the files below paths; with --changed-since only those that changed."""
        from rapikan.archive.walk import files
        from rapikan.checking.run import Input

        return [
            Input(str(path), self.walk.folders.of(path.parent))
            for path in files(map(Path, paths), self.walk)
            if self.changed is None or not path.exists() or self.changed.holds(path)
        ]

    def stdin(self, name: str | None) -> Input:
        """Reads standard input under a name."""
        from rapikan.checking.run import Input

        if sys.stdin.isatty():
            complain(tell("Tempelkan teks, lalu tekan Ctrl-D pada baris kosong.", "Paste the text, then press Ctrl-D on an empty line."))
        folder = Path(name or STDIN).absolute().parent
        return Input(name or STDIN, self.walk.folders.of(folder), sys.stdin.buffer.read())
