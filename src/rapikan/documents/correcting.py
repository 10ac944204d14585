"""A document through the pipeline: what would cross a seam is walled off, and the rest is decided anew."""

from __future__ import annotations

from collections.abc import Sequence

from rapikan.documents.document import Document
from rapikan.edits import Applicability, replay
from rapikan.report import Report
from rapikan.text import Span, joined

__all__ = ["correct"]

MOST_ROUNDS = 4  # a word that was walled off has seldom changed what its neighbours become


def correct(
    document: Document,
    *,
    level: Applicability = Applicability.SAFE,
    codes: frozenset[str] | None = None,
    walls: Sequence[Span] = (),
) -> Report:
    """Corrects a document's text; each change of the report can be put back into the document.

    Args:
        document: what to correct.
        level: the least applicability of what is applied.
        codes: the rules in force; None means all.
        walls: stretches of the text, besides the document's own, that no edit may touch.
    """
    if not document.text:
        return Report("", "", (), ())
    from rapikan.pipeline import run

    closed = joined([*document.walls, *walls])
    for _ in range(MOST_ROUNDS):
        report = run(document.text, level=level, codes=codes, walls=closed)
        crossing = [change.span for change in report.changes if document.crosses(change.span)]
        if not crossing:
            return report
        closed = joined([*closed, *crossing])
    return _without(report, document)


def _without(report: Report, document: Document) -> Report:
    """Drops what still crosses a seam."""
    changes = tuple(change for change in report.changes if not document.crosses(change.span))
    return Report(report.original, replay(report.original, changes), changes, report.suggestions)
