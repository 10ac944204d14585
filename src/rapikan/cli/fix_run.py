"""What `rapikan fix` does with each file: corrects it, puts the clean text where it is wanted, shows the changes, and sums up."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rapikan.cli.levels import by_level
from rapikan.cli.streams import STDIN, complain, fitted, quoted, say, say_bytes, shown, standard_input, telling_of_stop, title
from rapikan.cli.wish import Target, Wish, WrongUsageError, codes_in_force, codes_of, level_of, target_of
from rapikan.config import ConfigError, Folders
from rapikan.documents import DocumentError, Options, correct, open_document, storage
from rapikan.language import Said, tell

if TYPE_CHECKING:
    from rapikan.config import Settings
    from rapikan.documents import Document
    from rapikan.report import Report

__all__ = ["fix"]


def fix(
    files: Sequence[str],
    *,
    diff: bool = False,
    stdout: bool = False,
    output: str | None = None,
    unsafe: bool = False,
    level: str = "safe",
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    check: bool = False,
    quiet: bool = False,
    no_backup: bool = False,
    encoding: str | None = None,
    config: str | None = None,
    isolated: bool = False,
) -> int:
    """Does what the options of fix.py ask for and gives the exit code."""
    chosen, ignored = codes_of(select), codes_of(ignore)
    try:
        if config and isolated:
            raise WrongUsageError(Said("{0} tidak dapat dipakai bersama", "{0} cannot be used together").format("--config, --isolated"))
        wish = Wish(
            target=target_of(files, diff=diff, stdout=stdout, output=output, check=check),
            output=Path(output) if output and output != STDIN else None,
            level=level_of(level, unsafe=unsafe),
            codes=codes_in_force(chosen, ignored),
            select=chosen,
            ignore=ignored,
            folders=Folders.chosen(config, isolated=isolated),
            encoding=encoding,
            diff=diff,
            check=check,
            quiet=quiet,
            backup=not no_backup,
        )
    except (WrongUsageError, ConfigError) as error:
        complain(f"rapikan fix: {error}")
        return 2
    with telling_of_stop():
        return _Run(wish).over(files)


class _Run:
    """One run over the files of a command line: does each, counts, and sums up."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.done: Counter[str] = Counter()
        self.changes = 0

    def over(self, files: Sequence[str]) -> int:
        """Does every file and gives the exit code."""
        for file in files:
            try:
                self._one(file)
            except _OutputError as error:
                self._fail(str(self.wish.output), str(error))
            except (DocumentError, ConfigError) as error:
                self._fail(file, str(error))
            except OSError as error:
                self._fail(file, error.strerror or str(error))
            except ModuleNotFoundError:  # `main` says which package the installation lacks
                raise
            except Exception as error:  # a defect of a rule must not cost the other files
                if os.environ.get("RAPIKAN_DEBUG"):
                    raise
                self._fail(file, FAULT.format(type(error).__name__, error))
        if len(files) > 1 and not self.wish.quiet:
            self._tell(self._total(len(files)))
        if self.done["failed"]:
            return 2
        return 1 if self.wish.check and self.done["changed"] else 0

    def _fail(self, file: str, why: str) -> None:
        self.done["failed"] += 1
        complain(fitted(f"{title(file)}: {why}", error=True))

    def _tell(self, line: str) -> None:
        """Prints a summary; where the text itself goes to standard output, it goes to standard error."""
        if self.wish.target is Target.STDOUT:
            complain(fitted(line, error=True))
        else:
            say(fitted(line))

    def _one(self, file: str) -> None:
        path = Path(file)
        if file != STDIN and os.path.isdir(path):
            raise DocumentError(FOLDER, quoted(file))
        data = standard_input() if file == STDIN else storage.read(path)
        settings = self.wish.folders.of(Path() if file == STDIN else path.parent)
        document = open_document("" if file == STDIN else file, data, self.wish.encoding, Options(settings.front_matter))
        with _telling_of_time(file, len(data)):
            report = self._report(file, document, settings)
        new = document.render(report.changes) if report.changes else data
        self._deliver(path, data, new)
        self.done["changed" if new != data else "clean"] += 1
        self.changes += len(report.changes)
        self._show(file, document.shown(report))

    def _report(self, file: str, document: Document, settings: Settings) -> Report:
        """Corrects the document, by the newsroom's settings and the file's own silencing comments where there are any."""
        wish = self.wish
        if settings.source is None and "rapikan:" not in document.written:
            return correct(document, level=wish.level, codes=wish.codes)
        from rapikan.checking.file import examine
        from rapikan.checking.run import Input, Request, UnknownCodeError, order_of

        try:
            order = order_of(Input(file, settings), Request(wish.select, wish.ignore, wish.encoding))
        except UnknownCodeError as error:
            from rapikan.cli.rule import unknown

            code, source = error.args
            raise ConfigError(source or Path(), Said("{0}", "{0}"), unknown(code)) from None
        return examine(document, order, wish.level)

    def _deliver(self, path: Path, old: bytes, new: bytes) -> None:
        """Puts the clean bytes where they are wanted; a file that has them already is not touched."""
        match self.wish.target:
            case Target.PLACE if new != old:
                _replace(path, old, new, backup=self.wish.backup)
            case Target.OUTPUT:
                assert self.wish.output is not None
                try:
                    _put(self.wish.output, new, backup=self.wish.backup)
                except DocumentError as error:
                    raise _OutputError(str(error)) from None
            case Target.STDOUT:
                say_bytes(new)

    # --- telling ----------------------------------------------------------------------------------------------------------

    def _show(self, file: str, report: Report) -> None:
        wish = self.wish
        details = wish.diff or (wish.target in (Target.PLACE, Target.OUTPUT) and not wish.quiet)
        if details and (report.changes or (report.suggestions and not wish.quiet)):
            from rapikan.cli.screen import render

            say(render(title(file), report, suggestions=not wish.quiet) + "\n")
        if not wish.quiet:
            self._tell(self._summary(file, report))

    def _summary(self, file: str, report: Report) -> str:
        """Sums one file up in a line ("siaran.txt: 12 perubahan ditulis (pasti 12); belum diterapkan: periksa 3")."""
        parts = [] if report.changes else [tell("sudah rapi", "clean already")]
        if report.changes:
            surest = Counter(min(reason.applicability for reason in change.reasons) for change in report.changes)
            parts.append(f"{self._deed(len(report.changes))} ({by_level(surest)})")
        if report.suggestions:
            left = Counter(finding.applicability for finding in report.suggestions)
            parts.append(Said("belum diterapkan: {0}", "not applied: {0}").format(by_level(left)))
        if report.changes and self.wish.target is Target.PLACE and self.wish.backup:
            parts.append(Said("urungkan: rapikan batal {0}", "undo: rapikan batal {0}").format(quoted(file)))
        return f"{title(file)}: {'; '.join(parts)}"

    def _deed(self, changes: int) -> str:
        match self.wish.target:
            case Target.PLACE:
                said = Said("{0} perubahan ditulis", "{0} change{0:s} written")
            case Target.OUTPUT:
                said = Said("{0} perubahan ditulis ke {1}", "{0} change{0:s} written to {1}")
            case Target.STDOUT:
                said = Said("{0} perubahan", "{0} change{0:s}")
            case Target.NOWHERE:
                said = Said("{0} perubahan akan ditulis", "{0} change{0:s} would be written")
        return said.format(changes, shown(self.wish.output or ""))

    def _total(self, files: int) -> str:
        return Said(
            "{0} berkas: {1} berubah, {2} sudah rapi, {3} gagal; {4} perubahan",
            "{0} file{0:s}: {1} changed, {2} clean, {3} failed; {4} change{4:s}",
        ).format(files, self.done["changed"], self.done["clean"], self.done["failed"], self.changes)


FOLDER = Said(
    "ini folder; pakai `rapikan lint --fix {0}` untuk naskah atau `rapikan batch {0}` untuk arsip",
    "this is a folder; use `rapikan lint --fix {0}` for copy or `rapikan batch {0}` for an archive",
)
LONG = 200_000  # bytes from which a terminal is told that it takes time
TAKES_TIME = Said("memeriksa {0} ({1:.1f} MB); Ctrl-C menghentikan", "reading {0} ({1:.1f} MB); Ctrl-C stops it")
FAULT = Said("galat dalam rapikan ({0}: {1}); berkas tidak diubah", "a fault in rapikan ({0}: {1}); the file was not changed")


def _telling_of_time(file: str, size: int) -> contextlib.AbstractContextManager[object]:
    """Shows on a terminal that a long file is being read, and for how long it has been."""
    if size < LONG or not sys.stderr.isatty():
        return contextlib.nullcontext()
    from rapikan.cli.progress import clock

    return clock(TAKES_TIME.format(title(file), size / 1e6))


class _OutputError(Exception):
    """The file of --output could not be written; the message says why."""


def _put(path: Path, new: bytes, *, backup: bool) -> None:
    """Writes a file that may be there already; one that is there is kept first, unless it holds the same bytes."""
    with storage.explained(Said("tidak dapat ditulis: {0}", "cannot be written: {0}")):
        there = storage.read(path) if path.exists() else None
    if there is None:
        storage.write(path, new)
    elif there != new:
        _replace(path, there, new, backup=backup)


def _replace(path: Path, old: bytes, new: bytes, *, backup: bool) -> None:
    """Writes over a file; its old bytes are kept first."""
    storage.check_writable(path)
    if backup:
        storage.keep(path, old, new)
    storage.write(path, new)
