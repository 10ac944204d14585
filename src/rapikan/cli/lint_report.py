"""How the findings of `rapikan lint` are told: the report in the wanted format, counts by rule, the summary, diffs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rapikan.cli.levels import by_level
from rapikan.cli.streams import complain, fitted, say, say_bytes, shown
from rapikan.cli.wish import WrongUsageError
from rapikan.documents import DocumentError, open_document, storage
from rapikan.edits import Applicability
from rapikan.language import Said

if TYPE_CHECKING:
    from rapikan.checking.run import Outcome
    from rapikan.cli.lint_wish import Wish
    from rapikan.formats import Checked

__all__ = ["Tally", "diff_of", "report", "shown_path"]


class Tally:
    """What a run has found and done so far.

    Attributes:
        found: each file with the issues that count.
        more: how many of each level do not count.
        files, failed: how many files were checked, and how many of them could not be.
        changes: how many changes were, or would be, written.
    """

    def __init__(self) -> None:
        self.found: list[Checked] = []
        self.more: Counter[Applicability] = Counter()
        self.files = self.failed = self.changes = 0

    @property
    def count(self) -> int:
        """The issues that count."""
        return sum(len(file.issues) for file in self.found)


def report(wish: Wish, tally: Tally, *, to_error: bool) -> None:
    """Writes the issues where they are wanted, and the summary beside machines' formats to standard error."""
    coloured = wish.colour and wish.output_file is None
    text = "" if wish.diff else _statistics(tally.found) if wish.statistics else wish.output.write(tally.found, coloured)
    if wish.output_file is not None:
        try:
            storage.write(wish.output_file, (text + "\n" if text else "").encode("utf-8", "surrogateescape"))
        except DocumentError as error:
            raise WrongUsageError(f"--output-file {shown(wish.output_file)}: {error}") from None
    elif text and wish.output.for_people:
        (complain if to_error else say)(text if wish.statistics or wish.quiet else text + "\n")
    elif text and to_error:
        complain(text)
    elif text:
        say_bytes((text + "\n").encode("utf-8", "surrogateescape"))  # machines read UTF-8 whatever the terminal speaks
    if wish.quiet:
        return
    if wish.output.for_people and wish.output_file is None and not to_error and not wish.diff:
        say(fitted(_summary(wish, tally)))
    else:
        complain(fitted(_summary(wish, tally), error=True))


def _statistics(found: Sequence[Checked]) -> str:
    """Counts the issues of each rule, the commonest first."""
    from rapikan.rule import discover

    counts = Counter(issue.code for file in found for issue in file.issues)
    cards = discover()
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    width = len(str(max(counts.values(), default=0)))
    return "\n".join(f"{count:>{width}}  {code}  {cards[code].name if code in cards else ''}".rstrip() for code, count in ordered)


def _summary(wish: Wish, tally: Tally) -> str:
    """Sums up in a line ("5 temuan dalam 2 dari 12 berkas; 3 dapat ditulis dengan --fix; tidak dihitung: periksa 4")."""
    parts = []
    if tally.changes:
        done = (
            Said("{0} perubahan akan ditulis", "{0} change{0:s} would be written")
            if wish.diff
            else Said("{0} perubahan ditulis", "{0} change{0:s} written")
        )
        parts.append(done.format(tally.changes))
    read = tally.files - tally.failed
    hit = sum(bool(file.issues) for file in tally.found)
    if tally.count:
        parts.append(
            Said("{0} temuan dalam {1} dari {2} berkas", "{0} finding{0:s} in {1} of {2} file{2:s}").format(tally.count, hit, read)
        )
    else:
        parts.append(Said("tidak ada temuan dalam {0} berkas", "no findings in {0} file{0:s}").format(read))
    sure = sum(bool(issue.edits) and issue.level is Applicability.SAFE for file in tally.found for issue in file.issues)
    if sure and not wish.fix and not wish.diff:
        parts.append(Said("{0} dapat diperbaiki dengan --fix", "{0} can be corrected with --fix").format(sure))
    if tally.failed:
        parts.append(Said("{0} berkas gagal", "{0} file{0:s} failed").format(tally.failed))
    if tally.more:
        said = Said("tidak dihitung: {0} (lihat dengan --level)", "not counted: {0} (see them with --level)")
        parts.append(said.format(by_level(tally.more)))
    return "; ".join(parts)


def diff_of(outcome: Outcome, encoding: str | None) -> Iterator[str]:
    """Yields the unified diff of a mended file."""
    import difflib
    import io

    assert outcome.new is not None
    name = shown_path(outcome.name)
    # Lines as patch counts them: a form feed or U+2028 ends none.
    before, after = (
        list(io.StringIO(open_document(outcome.name, data, encoding).written, newline="\n")) for data in (outcome.old, outcome.new)
    )
    for line in difflib.unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def shown_path(name: str) -> str:
    """Gives a path as reports show it: from the working folder where it is below it, with "/" between folders."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()
