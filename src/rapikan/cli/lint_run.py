"""What `rapikan lint` does: takes its wishes, gathers what counts of each file's outcome, writes what is mended, gives the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapikan.cli.lint_report import Tally, diff_of, report, shown_path
from rapikan.cli.lint_wish import Asked, Inputs, Wish, refuse, request_of, wish_of
from rapikan.cli.streams import complain, fitted, say, say_bytes, shown, telling_of_stop, title
from rapikan.cli.wish import WrongUsageError
from rapikan.config import ConfigError
from rapikan.documents import DocumentError, storage
from rapikan.edits import Applicability
from rapikan.language import Said

if TYPE_CHECKING:
    from rapikan.checking.baseline import Baseline
    from rapikan.checking.run import Input, Outcome, Request
    from rapikan.formats import Issue

__all__ = ["lint"]


def lint(paths: Sequence[str] | None = None, **options: Any) -> int:
    """Does what the options of lint.py ask for (`Asked` has them all) and gives the exit code."""
    from rapikan.checking.changed import GitError
    from rapikan.checking.run import UnknownCodeError

    asked = Asked(paths, **options)
    try:
        refuse(asked)
        wish, request = wish_of(asked), request_of(asked)
        inputs = Inputs(asked, request.changed)
        given = inputs.given()
        if inputs.excludes_stdin():
            if wish.fix:
                say_bytes(given[0].data or b"")
            return 0
        with telling_of_stop():
            return _Run(wish).over(given, request)
    except UnknownCodeError as error:
        from rapikan.cli.rule import unknown

        complain(f"rapikan lint: {unknown(*error.args)}")
    except (WrongUsageError, ConfigError, GitError, DocumentError) as error:
        complain(f"rapikan lint: {error}")
    return 2


class _Run:
    """One run over the files: gathers what is found, writes what is mended, and sums up."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish
        self.tally = Tally()

    def over(self, inputs: Sequence[Input], request: Request) -> int:
        """Does every file and gives the exit code."""
        from rapikan.checking.run import outcomes

        if not inputs:
            complain(str(NONE_FOUND if request.changed is None else NONE_CHANGED))
        from_stdin = bool(inputs) and inputs[0].data is not None
        for outcome in _with_progress(outcomes(inputs, request), len(inputs)):
            self.tally.files += 1
            if outcome.error is not None:
                self._fail(outcome.name, outcome.error)
            elif self._mended(outcome, request, from_stdin=from_stdin, given=inputs[0].data):
                self._gather(outcome, request)
        if self.wish.baseline is not None and request.changed is None:
            for name, entries in self.wish.baseline.gone():
                complain(STALE.format(shown(name), entries))
        if self.wish.write_baseline is not None:
            return self._write_baseline(self.wish.write_baseline)
        report(self.wish, self.tally, to_error=from_stdin and self.wish.fix)
        return self._code()

    def _fail(self, name: str, why: str) -> None:
        self.tally.failed += 1
        complain(fitted(f"{title(shown_path(name))}: {why}", error=True))

    def _mended(self, outcome: Outcome, request: Request, *, from_stdin: bool, given: bytes | None) -> bool:
        """Writes or shows what was mended; says whether that went well."""
        self.tally.changes += outcome.changes
        if self.wish.diff:
            if outcome.new is not None:
                say("".join(diff_of(outcome, request.encoding)).rstrip("\n"))
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
                self.tally.changes -= outcome.changes
                self._fail(outcome.name, str(error))
                return False
        return True

    def _gather(self, outcome: Outcome, request: Request) -> None:
        """Keeps the issues that count, counts the others, and tells what silences nothing."""
        from rapikan.formats import Checked

        name = shown_path(outcome.name)
        level = self.wish.level or Applicability.of(outcome.settings.level)
        issues: list[Issue] = list(outcome.issues)
        if self.wish.baseline is not None:
            issues = self.wish.baseline.new(outcome.name, issues)
            if request.changed is None:
                self._tell_stale(self.wish.baseline, outcome, request)
        counted = tuple(issue for issue in issues if issue.level >= level)
        self.tally.more.update(issue.level for issue in issues if issue.level < level)
        self.tally.found.append(Checked(name, counted))
        for line, code in outcome.unused:
            complain(UNUSED.format(f"{shown(name)}:{line}", code or "rapikan: ignore"))

    def _tell_stale(self, baseline: Baseline, outcome: Outcome, request: Request) -> None:
        """Tells how many of a file's baseline entries are stale."""
        from rapikan.checking.run import codes_of
        from rapikan.rule import discover

        codes = codes_of(outcome.name, outcome.settings, request)
        stale = baseline.stale(outcome.name, outcome.issues, discover() if codes is None else codes)
        if stale:
            complain(STALE.format(title(shown_path(outcome.name)), stale))

    def _code(self) -> int:
        if self.tally.failed:
            return 2
        if self.wish.exit_zero:
            return 0
        if self.wish.diff and self.tally.changes:
            return 1
        return 1 if self.tally.count > self.wish.most else 0

    def _write_baseline(self, path: Path) -> int:
        from rapikan.checking import baseline

        try:
            total = baseline.write(path, self.tally.found)
        except DocumentError as error:
            raise WrongUsageError(f"--write-baseline {shown(path)}: {error}") from None
        complain(Said("{0} temuan dicatat dalam {1}", "{0} finding{0:s} listed in {1}").format(total, shown(path)))
        return 2 if self.tally.failed else 0


NONE_FOUND = Said(
    "peringatan: tidak ada berkas yang diperiksa; `rapikan config` menampilkan pola include dan exclude",
    "warning: no file was checked; `rapikan config` shows the patterns of include and exclude",
)
NONE_CHANGED = Said("tidak ada berkas yang berubah", "no file has changed")
UNUSED = Said("{0}: peringatan: pengabaian {1} tidak terpakai", "{0}: warning: silencing {1} has no use")
STALE = Said(
    "{0}: peringatan: {1} catatan baseline sudah usang; catat ulang dengan --write-baseline",
    "{0}: warning: {1} baseline entries are stale; list them anew with --write-baseline",
)
FROM = 30  # files from which progress is shown


def _with_progress(done: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """Passes outcomes on, and counts them on a terminal where that takes long."""
    telling = total >= FROM and sys.stderr.isatty()
    for number, outcome in enumerate(done, 1):
        if telling:
            sys.stderr.write(f"\r{number}/{total}" if number < total else "\r\x1b[K")
            sys.stderr.flush()
        yield outcome
