"""`rapikan fix FILE…`: corrects documents, shows every change with its reason, and writes the clean text in place."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rapikan.cli.messages import OPTION_PIECES, Command, tell
from rapikan.cli.streams import complain, say, say_bytes, shown
from rapikan.documents import DocumentError, open_document, storage
from rapikan.edits import Applicability
from rapikan.language import Said

if TYPE_CHECKING:
    from rapikan.report import Report

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)
STDIN = "-"
LEVELS = {
    "safe": Applicability.SAFE,
    "unsafe": Applicability.UNSAFE,
    "show": Applicability.SHOW,
    "pasti": Applicability.SAFE,
    "periksa": Applicability.UNSAFE,
    "saran": Applicability.SHOW,
}


class Target(Enum):
    """Where the cleaned text goes."""

    PLACE = "in place"
    OUTPUT = "--output"
    STDOUT = "--stdout"
    NOWHERE = "--diff, --check"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for, its contradictions already refused."""

    target: Target
    output: Path | None
    level: Applicability
    codes: frozenset[str] | None
    encoding: str | None
    diff: bool
    check: bool
    quiet: bool
    backup: bool


class WrongUsage(Exception):
    """The command line asks for what cannot be; ``str()`` says what and what to do."""


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
def fix(
    files: list[str] = typer.Argument(..., metavar="FILE…", help=tell("Berkas teks; - untuk masukan standar.", "Text files; - for standard input.")),
    diff: bool = typer.Option(False, "--diff", help=tell("Tampilkan saja, jangan tulis.", "Show only, write nothing.")),
    stdout: bool = typer.Option(False, "--stdout", help=tell("Cetak teks bersih saja, jangan tulis.", "Print the clean text alone, write nothing.")),
    output: str = typer.Option(None, "--output", "-o", metavar="PATH", help=tell("Tulis ke berkas lain.", "Write to another file.")),
    unsafe: bool = typer.Option(False, "--unsafe", help=tell("Terapkan juga yang perlu diperiksa.", "Also apply what should be checked.")),
    level: str = typer.Option(
        "safe",
        "--level",
        metavar="LEVEL",
        show_default=False,
        help=tell("safe (pasti), unsafe (periksa), atau show (saran).", "safe (certain), unsafe (check) or show (advice)."),
    ),
    select: list[str] = typer.Option([], "--select", metavar="KODE", help=tell("Hanya aturan ini (KDP, KDP101).", "Only these rules (KDP, KDP101).")),
    ignore: list[str] = typer.Option([], "--ignore", metavar="KODE", help=tell("Tanpa aturan ini.", "Without these rules.")),
    check: bool = typer.Option(False, "--check", help=tell("Jangan tulis; keluar 1 bila ada yang akan berubah.", "Write nothing; exit 1 when something would change.")),
    quiet: bool = typer.Option(False, "--quiet", "-q", help=tell("Tanpa rincian dan ringkasan.", "Without details and summary.")),
    no_backup: bool = typer.Option(False, "--no-backup", help=tell("Jangan simpan versi lama.", "Keep no earlier version.")),
    encoding: str = typer.Option(None, "--encoding", metavar="NAMA", help=tell("Pengodean berkas (bawaan: dikenali sendiri).", "The files' encoding (default: recognised).")),
) -> int:
    """Runs the command and gives its exit code."""
    try:
        wish = Wish(
            target=_target(files, diff=diff, stdout=stdout, output=output, check=check),
            output=Path(output) if output and output != STDIN else None,
            level=min(_level(level), Applicability.UNSAFE if unsafe else Applicability.SAFE),
            codes=_codes(select, ignore),
            encoding=encoding,
            diff=diff,
            check=check,
            quiet=quiet,
            backup=not no_backup,
        )
    except WrongUsage as error:
        complain(f"rapikan fix: {error}")
        return 2
    return _Run(wish).over(files)


# --- what is asked ------------------------------------------------------------------------------------------------------------


def _target(files: Sequence[str], *, diff: bool, stdout: bool, output: str | None, check: bool) -> Target:
    """Tells where the text goes. Raises WrongUsage for wishes that contradict one another."""
    asked = [name for name, wanted in (("--diff", diff), ("--stdout", stdout or output == STDIN), ("--output", output not in (None, STDIN))) if wanted]
    if len(asked) > 1:
        raise WrongUsage(Said("{0} tidak dapat dipakai bersama", "{0} cannot be used together").format(tell(" dan ", " and ").join(asked)))
    if asked == ["--output"] and check:
        raise WrongUsage(tell("--check tidak menulis apa pun; jangan sebutkan --output", "--check writes nothing; leave --output out"))
    if asked == ["--output"] and len(files) > 1:
        raise WrongUsage(tell("--output menerima satu berkas saja", "--output takes one file only"))
    if STDIN in files and len(files) > 1:
        raise WrongUsage(tell("“-” (masukan standar) tidak dapat dipakai bersama berkas lain", "“-” (standard input) cannot be used with other files"))
    if asked == ["--output"]:
        return Target.OUTPUT
    if diff:
        return Target.NOWHERE
    if asked or STDIN in files:
        return Target.STDOUT
    return Target.NOWHERE if check else Target.PLACE


def _level(word: str) -> Applicability:
    try:
        return LEVELS[word.lower()]
    except KeyError:
        raise WrongUsage(
            Said("--level “{0}” tidak ada; pilih safe, unsafe, atau show", "there is no --level “{0}”; choose safe, unsafe or show").format(word)
        ) from None


def _codes(chosen: Collection[str], ignored: Collection[str]) -> frozenset[str] | None:
    """Gives the codes in force, None for all. Raises WrongUsage for a code that fits no rule, with the nearest ones."""
    if not chosen and not ignored:
        return None
    from rapikan.rule import select

    try:
        return select(_parted(chosen), _parted(ignored))
    except KeyError as error:
        raise WrongUsage(unknown_code(str(error.args[0]))) from None


def _parted(words: Collection[str]) -> list[str]:
    return [code for word in words for code in word.replace(",", " ").split()]


def unknown_code(word: str) -> str:
    """Says that no rule has a code, and which come nearest."""
    from difflib import get_close_matches

    from rapikan.rule import discover

    near = get_close_matches(word.upper(), discover(), n=3, cutoff=0.4)
    if not near:
        return Said("kode aturan “{0}” tidak ada; lihat `rapikan rule`", "there is no rule “{0}”; see `rapikan rule`").format(word)
    return Said("kode aturan “{0}” tidak ada; yang terdekat: {1}", "there is no rule “{0}”; the nearest: {1}").format(word, ", ".join(near))


# --- doing it -----------------------------------------------------------------------------------------------------------------


class _Run:
    """One run over the files of a command line: does each, counts, and sums up."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.done: Counter[str] = Counter()
        self.changes = 0
        self.say = complain if wish.target is Target.STDOUT else say

    def over(self, files: Sequence[str]) -> int:
        """Does every file and gives the exit code."""
        for file in files:
            try:
                self._one(file)
            except DocumentError as error:
                self._fail(file, str(error))
            except OSError as error:
                self._fail(file, error.strerror or str(error))
            except Exception as error:  # a defect of a rule must not cost the other files
                if os.environ.get("RAPIKAN_DEBUG"):
                    raise
                self._fail(file, Said("galat dalam rapikan ({0}: {1}); berkas tidak diubah", "a fault in rapikan ({0}: {1}); the file was not changed").format(type(error).__name__, error))
        if len(files) > 1 and not self.wish.quiet:
            self.say(self._total(len(files)))
        if self.done["failed"]:
            return 2
        return 1 if self.wish.check and self.done["changed"] else 0

    def _fail(self, file: str, why: str) -> None:
        self.done["failed"] += 1
        complain(f"{_title(file)}: {why}")

    def _one(self, file: str) -> None:
        wish = self.wish
        path = Path(file)
        if file != STDIN and path.is_dir():
            raise DocumentError(
                Said(
                    "ini folder; pakai `rapikan lint --fix {0}` untuk naskah atau `rapikan batch {0}` untuk arsip",
                    "this is a folder; use `rapikan lint --fix {0}` for copy or `rapikan batch {0}` for an archive",
                ),
                shown(file),
            )
        data = _standard_input() if file == STDIN else storage.read(path)
        document = open_document("" if file == STDIN else file, data, wish.encoding)
        report = _corrected(document.text, wish, document.walls)
        new = document.render(report.changes) if report.changes else data
        if wish.target is Target.PLACE and new != data:
            _replace(path, data, new, backup=wish.backup)
        elif wish.target is Target.OUTPUT and wish.output is not None:
            _put(wish.output, new, backup=wish.backup)
        elif wish.target is Target.STDOUT:
            say_bytes(new)
        self.done["changed" if new != data else "clean"] += 1
        self.changes += len(report.changes)
        self._show(file, report)

    def _show(self, file: str, report: Report) -> None:
        wish = self.wish
        details = wish.diff or (wish.target in (Target.PLACE, Target.OUTPUT) and not wish.quiet)
        if details and (report.changes or (report.suggestions and not wish.quiet)):
            from rapikan.cli.screen import render

            say(render(_title(file), report, most_suggestions=0 if wish.quiet else 10) + "\n")
        if not wish.quiet:
            self.say(self._summary(file, report))

    def _summary(self, file: str, report: Report) -> str:
        """Sums one file up in a line ("siaran.txt: 12 perubahan ditulis (pasti 12); belum diterapkan: periksa 3")."""
        from rapikan.cli.screen import LEVELS as names

        def by_level(levels: Counter[Applicability]) -> str:
            return ", ".join(f"{names[level]} {levels[level]}" for level in sorted(levels, reverse=True))

        parts = [tell("sudah rapi", "clean already")]
        if report.changes:
            surest = Counter(min(reason.applicability for reason in change.reasons) for change in report.changes)
            parts = [f"{self._deed().format(len(report.changes))} ({by_level(surest)})"]
        if report.suggestions:
            left = Counter(finding.applicability for finding in report.suggestions)
            parts.append(Said("belum diterapkan: {0}", "not applied: {0}").format(by_level(left)))
        if report.changes and self.wish.target is Target.PLACE and self.wish.backup:
            parts.append(Said("urungkan: rapikan batal {0}", "undo: rapikan batal {0}").format(shown(file)))
        return f"{_title(file)}: {'; '.join(parts)}"

    def _deed(self) -> str:
        match self.wish.target:
            case Target.PLACE:
                return tell("{0} perubahan ditulis", "{0} changes written")
            case Target.OUTPUT:
                return tell("{0} perubahan ditulis ke ", "{0} changes written to ") + shown(self.wish.output or "").replace("{", "{{").replace("}", "}}")
            case Target.STDOUT:
                return tell("{0} perubahan", "{0} changes")
        return tell("{0} perubahan akan ditulis", "{0} changes would be written")

    def _total(self, files: int) -> str:
        return Said(
            "{0} berkas: {1} berubah, {2} sudah rapi, {3} gagal; {4} perubahan", "{0} files: {1} changed, {2} clean, {3} failed; {4} changes"
        ).format(files, self.done["changed"], self.done["clean"], self.done["failed"], self.changes)


def _corrected(text: str, wish: Wish, walls: Sequence[object]) -> Report:
    """Runs the pipeline; an empty document needs none."""
    if not text.strip():
        from rapikan.report import Report

        if not text:
            return Report(text, text, (), ())
    from rapikan.pipeline import run

    return run(text, level=wish.level, codes=wish.codes, walls=walls)  # type: ignore[arg-type]


def _standard_input() -> bytes:
    if sys.stdin.isatty():
        complain(tell("Tempelkan teks, lalu tekan Ctrl-D pada baris kosong.", "Paste the text, then press Ctrl-D on an empty line."))
    return sys.stdin.buffer.read()


def _replace(path: Path, old: bytes, new: bytes, *, backup: bool) -> None:
    """Writes a file in place; its old bytes are kept first."""
    storage.check_writable(path)
    if backup:
        storage.keep(path, old, new)
    storage.write(path, new)


def _put(path: Path, new: bytes, *, backup: bool) -> None:
    """Writes --output; a file that is there already is kept like any other, one that holds these bytes is not touched."""
    old = storage.read(path) if path.exists() else None
    if old is None:
        storage.write(path, new)
    elif old != new:
        _replace(path, old, new, backup=backup)


def _title(file: str) -> str:
    return tell("(masukan standar)", "(standard input)") if file == STDIN else shown(file)
