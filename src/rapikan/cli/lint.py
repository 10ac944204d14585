"""`rapikan lint PATH…`: says what is wrong in files and folders, for people and for CI, and mends the sure part on request."""

from __future__ import annotations

import difflib
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapikan.cli import levels
from rapikan.cli.levels import LEVELS
from rapikan.cli.messages import OPTION_PIECES, Command, tell
from rapikan.cli.options import CONFIG, ENCODING, IGNORE, ISOLATED, SELECT, offered
from rapikan.cli.streams import complain, fitted, say, say_bytes, shown
from rapikan.cli.wish import STDIN, WrongUsageError, codes_of, refuse_mixed
from rapikan.config import ConfigError, Folders
from rapikan.documents import DocumentError, open_document, storage
from rapikan.edits import Applicability
from rapikan.language import Said

if TYPE_CHECKING:
    from rapikan.checking.baseline import Baseline
    from rapikan.checking.cache import Cache
    from rapikan.checking.changed import Changed
    from rapikan.checking.run import Input, Outcome, Request
    from rapikan.formats import Checked, Issue, Output

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
        wish = _Wish(
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
        return _Run(wish).over(given, request)
    except UnknownCodeError as error:
        from rapikan.cli.rule import unknown

        code, source = error.args
        complain(f"rapikan lint: {'' if source is None else f'{shown(source)}: '}{unknown(code)}")
    except (WrongUsageError, ConfigError, GitError, DocumentError) as error:
        complain(f"rapikan lint: {error}")
    return 2


# --- what is asked for --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Wish:
    """What is to be done with what is found."""

    output: Output
    level: Applicability | None
    fix: bool
    diff: bool
    colour: bool
    exit_zero: bool
    most: int
    statistics: bool
    output_file: Path | None
    baseline: Baseline | None
    write_baseline: Path | None
    quiet: bool


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


# --- what was found -----------------------------------------------------------------------------------------------------------


@dataclass
class _Run:
    """One run over the files: gathers what is found, writes what is mended, and sums up."""

    wish: _Wish
    found: list[Checked] = field(default_factory=list)
    more: Counter[Applicability] = field(default_factory=Counter)
    files: int = 0
    failed: int = 0
    mended: int = 0
    stale: int = 0

    def over(self, inputs: Sequence[Input], request: Request) -> int:
        """Does every file and gives the exit code."""
        from rapikan.checking.run import outcomes

        if not inputs:
            complain(str(NONE_FOUND if request.changed is None else NONE_CHANGED))
        from_stdin = bool(inputs) and inputs[0].data is not None
        for outcome in _with_progress(outcomes(inputs, request), len(inputs)):
            self.files += 1
            if outcome.error is not None:
                self._fail(outcome.name, outcome.error)
            elif self._mended(outcome, from_stdin=from_stdin, given=inputs[0].data):
                self._gather(outcome, request)
        if self.wish.write_baseline is not None:
            return self._write_baseline(self.wish.write_baseline)
        self._report(to_error=from_stdin and self.wish.fix)
        return self._code()

    def _fail(self, name: str, why: str) -> None:
        self.failed += 1
        complain(fitted(f"{_title(name)}: {why}", error=True))

    def _mended(self, outcome: Outcome, *, from_stdin: bool, given: bytes | None) -> bool:
        """Writes or shows what was mended; says whether that went well."""
        self.mended += outcome.changes
        if self.wish.diff:
            if outcome.new is not None:
                say("".join(_diff(outcome)).rstrip("\n"))
        elif from_stdin:
            if self.wish.fix:
                say_bytes((given or b"") if outcome.new is None else outcome.new)
        elif outcome.new is not None:
            path = Path(outcome.name)
            try:
                storage.check_writable(path)
                storage.keep(path, outcome.old, outcome.new)
                storage.write(path, outcome.new)
            except DocumentError as error:
                self.mended -= outcome.changes
                self._fail(outcome.name, str(error))
                return False
        return True

    def _gather(self, outcome: Outcome, request: Request) -> None:
        """Keeps the issues that count, counts the others, and tells what silences nothing."""
        from rapikan.formats import Checked

        name = _shown_path(outcome.name)
        level = self.wish.level or Applicability.of(outcome.settings.level)
        issues: list[Issue] = list(outcome.issues)
        if self.wish.baseline is not None:
            issues = self.wish.baseline.new(outcome.name, issues)
            if request.changed is None:
                self.stale += self._stale(self.wish.baseline, outcome, request, level)
        counted = tuple(issue for issue in issues if issue.level >= level)
        self.more.update(issue.level for issue in issues if issue.level < level)
        self.found.append(Checked(name, counted))
        for line, code in outcome.unused:
            complain(UNUSED.format(f"{shown(name)}:{line}", code or "rapikan: ignore"))

    def _stale(self, baseline: Baseline, outcome: Outcome, request: Request, level: Applicability) -> int:
        """Counts and tells a file's stale baseline entries."""
        from rapikan.checking.run import codes_of
        from rapikan.rule import discover

        codes = codes_of(outcome.name, outcome.settings, request)
        stale = baseline.stale(outcome.name, outcome.issues, discover() if codes is None else codes)
        if stale:
            complain(STALE.format(_title(outcome.name), stale))
        return stale

    # --- telling ------------------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """The issues that count."""
        return sum(len(file.issues) for file in self.found)

    def _code(self) -> int:
        if self.failed:
            return 2
        if self.wish.exit_zero:
            return 0
        if self.wish.diff and self.mended:
            return 1
        return 1 if self.count > self.wish.most else 0

    def _write_baseline(self, path: Path) -> int:
        from rapikan.checking import baseline

        total = baseline.write(path, self.found)
        complain(Said("{0} temuan dicatat dalam {1}", "{0} findings listed in {1}").format(total, shown(path)))
        return 2 if self.failed else 0

    def _report(self, *, to_error: bool) -> None:
        """Writes the issues where they are wanted, and the summary beside machines' formats to standard error."""
        wish = self.wish
        coloured = wish.colour and wish.output_file is None
        text = "" if wish.diff else self._statistics() if wish.statistics else wish.output.write(self.found, coloured)
        if wish.output_file is not None:
            storage.write(wish.output_file, (text + "\n" if text else "").encode("utf-8", "surrogateescape"))
        elif text and wish.output.for_people:
            (complain if to_error else say)(text if wish.statistics or wish.quiet else text + "\n")
        elif text and to_error:
            complain(text)
        elif text:
            say_bytes((text + "\n").encode("utf-8", "surrogateescape"))  # machines read UTF-8 whatever the terminal speaks
        if wish.quiet:
            return
        if wish.output.for_people and wish.output_file is None and not to_error and not wish.diff:
            say(fitted(self._summary()))
        else:
            complain(fitted(self._summary(), error=True))

    def _statistics(self) -> str:
        from rapikan.rule import discover

        counts = Counter(issue.code for file in self.found for issue in file.issues)
        cards = discover()
        ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        width = len(str(max(counts.values(), default=0)))
        return "\n".join(f"{count:>{width}}  {code}  {cards[code].name if code in cards else ''}".rstrip() for code, count in ordered)

    def _summary(self) -> str:
        """Sums up in a line ("5 temuan dalam 2 dari 12 berkas; 3 dapat ditulis dengan --fix; tidak dihitung: periksa 4")."""
        parts = []
        if self.mended:
            done = (
                Said("{0} perubahan akan ditulis", "{0} changes would be written")
                if self.wish.diff
                else Said("{0} perubahan ditulis", "{0} changes written")
            )
            parts.append(done.format(self.mended))
        hit = sum(bool(file.issues) for file in self.found)
        if self.count:
            parts.append(
                Said("{0} temuan dalam {1} dari {2} berkas", "{0} findings in {1} of {2} files").format(self.count, hit, self.files)
            )
        else:
            parts.append(Said("tidak ada temuan dalam {0} berkas", "no findings in {0} files").format(self.files))
        sure = sum(bool(issue.edits) and issue.level is Applicability.SAFE for file in self.found for issue in file.issues)
        if sure and not self.wish.fix and not self.wish.diff:
            parts.append(Said("{0} dapat diperbaiki dengan --fix", "{0} can be corrected with --fix").format(sure))
        if self.failed:
            parts.append(Said("{0} berkas gagal", "{0} files failed").format(self.failed))
        if self.more:
            left = ", ".join(f"{LEVELS[level]} {self.more[level]}" for level in sorted(self.more, reverse=True))
            parts.append(Said("tidak dihitung: {0} (lihat dengan --level)", "not counted: {0} (see them with --level)").format(left))
        return "; ".join(parts)


NONE_FOUND = Said(
    "peringatan: tidak ada berkas yang diperiksa; `rapikan config` menampilkan pola include dan exclude",
    "warning: no file was checked; `rapikan config` shows the patterns of include and exclude",
)
NONE_CHANGED = Said("tidak ada berkas yang berubah", "no file has changed")
UNUSED = Said("{0}: peringatan: pengabaian {1} tidak terpakai", "{0}: warning: silencing {1} has no use")
STALE = Said("{0}: peringatan: {1} catatan baseline sudah usang", "{0}: warning: {1} baseline entries are stale")
FROM = 30  # files from which progress is shown


def _with_progress(done: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Passes outcomes on, and counts them on a terminal where that takes long."""
    telling = total >= FROM and sys.stderr.isatty()
    for number, outcome in enumerate(done, 1):
        if telling:
            sys.stderr.write(f"\r{number}/{total}" if number < total else "\r\x1b[K")
            sys.stderr.flush()
        yield outcome


def _diff(outcome: Outcome) -> Iterator[str]:
    """Yields the unified diff of a mended file."""
    from rapikan.checking.source import Source

    assert outcome.new is not None
    name = _shown_path(outcome.name)
    before, after = (Source(open_document(outcome.name, data)).text.splitlines(keepends=True) for data in (outcome.old, outcome.new))
    for line in difflib.unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _shown_path(name: str) -> str:
    """Gives a path as reports show it: from the working folder where it is below it, with "/" between folders."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def _title(name: str) -> str:
    return tell("(masukan standar)", "(standard input)") if name == STDIN else shown(_shown_path(name))
