"""One file: its issues (`check`), its bytes with the sure ones mended (`mend`), or its report for `rapikan fix` (`examine`)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from rapikan.checking.silence import Silences
from rapikan.checking.source import Source
from rapikan.config import Pair
from rapikan.documents import Document, Options, correct, open_document
from rapikan.edits import Applicability, Change, Finding, replay
from rapikan.formats import Issue, Replacement
from rapikan.language import Said
from rapikan.report import Report
from rapikan.rules.normalise.house import House
from rapikan.spans import Span

__all__ = ["FAULT", "Order", "check", "examine", "mend"]

FAULT = Said("galat dalam rapikan ({0}: {1})", "a fault in rapikan ({0}: {1})")  # what callers make of a defect of a rule


class Order(NamedTuple):
    """By what a file is checked.

    Attributes:
        codes: the rules in force; None means all.
        words: words that are right in any case.
        names: words that are right as they are written.
        pairs: the newsroom's own preferences.
        encoding: the encoding that the user names.
        options: what the configuration says about formats.
    """

    codes: frozenset[str] | None = None
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    encoding: str | None = None
    options: Options = Options()

    @property
    def in_force(self) -> frozenset[str]:
        """The rules in force by name."""
        if self.codes is not None:
            return self.codes
        from rapikan.rule import discover

        return frozenset(discover())


def check(name: str, data: bytes, order: Order) -> tuple[list[Issue], list[tuple[int, str]]]:
    """Gives a file's issues of every level, sorted, and the line and code of silencing comments that silenced nothing.

    Raises:
        DocumentError: the file cannot be read.
    """
    document = open_document(name, data, order.encoding, order.options)
    source = Source(document)
    silences = Silences(source.text, document.code)
    report = _report(source, silences, order, Applicability.SAFE)
    issues = [*(_of_change(change, source) for change in report.changes), *(_of_finding(finding, source) for finding in report.suggestions)]
    return _numbered(issues, source), list(silences.unused(order.in_force))


def mend(name: str, data: bytes, order: Order, level: Applicability, lines: Collection[int] | None = None) -> tuple[bytes, int]:
    """Gives a file's bytes with everything mended that is at least so sure, and how many changes that took.

    Args:
        name: the file's name; its suffix tells the format.
        data: the file's bytes.
        order: by what it is checked.
        level: the least applicability of what is applied.
        lines: only these lines (from 1); None means all.

    Raises:
        DocumentError: the file cannot be read, or its encoding lacks a character that a change needs.
    """
    document = open_document(name, data, order.encoding, order.options)
    source = Source(document)
    found = _report(source, Silences(source.text, document.code), order, level).changes
    changes = [change for change in found if lines is None or source.line_of(change.span) in lines]
    return (document.render(changes) if changes else data), len(changes)


def examine(document: Document, order: Order, level: Applicability) -> Report:
    """Corrects a document as a newsroom's settings and the file's own silencing comments want it.

    Args:
        document: what to correct.
        order: by what it is checked.
        level: the least applicability of what is applied.
    """
    source = Source(document)
    return _report(source, Silences(source.text, document.code), order, level)


def _report(source: Source, silences: Silences, order: Order, level: Applicability) -> Report:
    """Runs the pipeline, the newsroom's words and pairs minded, and drops what is silenced."""
    house = House.of(order.words, order.names, order.pairs)
    report = correct(source.document, level=level, codes=order.codes, house=house)
    kept = tuple(change for change in report.changes if not silences.covers(source.line_of(change.span), change.codes))
    shown = tuple(finding for finding in report.suggestions if not silences.covers(source.line_of(finding.span), [finding.code]))
    return Report(report.original, replay(report.original, kept), kept, shown)


# --- issues -----------------------------------------------------------------------------------------------------------------


class _Unplaced(NamedTuple):
    """An issue to be: what it says and the stretch of the source that it speaks of."""

    code: str
    message: str
    level: Applicability
    span: Span
    edits: tuple[Replacement, ...]
    options: tuple[str, ...] = ()


def _of_change(change: Change, source: Source) -> _Unplaced:
    first, *others = change.reasons
    message = " ".join([first.message, *(f"({reason.code}) {reason.message}" for reason in others)])
    level = min(reason.applicability for reason in change.reasons)
    replacement = source.replacement(change)
    return _Unplaced(first.code, message, level, source.span(change.span), (replacement,) if replacement else ())


def _of_finding(finding: Finding, source: Source) -> _Unplaced:
    text = source.document.text
    changes = [Change(edit.span, text[edit.span.start : edit.span.end], edit.text, ()) for edit in finding.edits]
    edits = [source.replacement(change) for change in changes]
    whole = tuple(edit for edit in edits if edit is not None)
    return _Unplaced(
        finding.code,
        finding.message,
        finding.applicability,
        source.span(finding.span),
        whole if len(whole) == len(edits) else (),
        finding.options,
    )


def _numbered(drafts: Iterable[_Unplaced], source: Source) -> list[Issue]:
    """Sorts issues and gives each its places and its fingerprint."""
    ordered = sorted(drafts, key=lambda draft: (draft.span, draft.code))
    return [_issue(draft, source, mark) for draft, mark in zip(ordered, _fingerprints(ordered, source), strict=True)]


def _fingerprints(drafts: Iterable[_Unplaced], source: Source) -> Iterator[str]:
    """Yields what names an issue wherever its line moves: rule, the line with its blanks levelled, and which of its like it is."""
    seen: Counter[tuple[bytes, str]] = Counter()
    lines: dict[Span, bytes] = {}
    for draft in drafts:
        line = source.line(draft.span)
        if line not in lines:
            lines[line] = _digest(" ".join(source.text[slice(*line)].split()))
        key = lines[line], draft.code
        seen[key] += 1
        yield _digest(f"{lines[line].hex()} {draft.code} {seen[key]}").hex()[:16]


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _issue(draft: _Unplaced, source: Source, fingerprint: str) -> Issue:
    return Issue(
        draft.code,
        draft.message,
        draft.level,
        source.at(draft.span.start),
        source.at(draft.span.end),
        draft.edits,
        draft.options,
        source.excerpt(draft.span),
        fingerprint,
    )
