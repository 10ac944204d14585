"""A document through the pipeline: what would cross markup is walled off and told, and the rest is decided anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rapikan.documents.document import Document
from rapikan.edits import Applicability, Change, Finding, replay
from rapikan.language import Said
from rapikan.report import Report
from rapikan.spans import joined

if TYPE_CHECKING:
    from rapikan.rules.normalise.house import House

__all__ = ["correct"]

MOST_ROUNDS = 4  # a word that was walled off has seldom changed what its neighbours become


def correct(
    document: Document,
    *,
    level: Applicability = Applicability.SAFE,
    codes: frozenset[str] | None = None,
    house: House | None = None,
) -> Report:
    """Corrects a document's text; each change of the report can be put back into the document.

    A change that cannot (it crosses markup) becomes a finding without edits for each of its reasons.

    Args:
        document: what to correct.
        level: the least applicability of what is applied.
        codes: the rules in force; None means all.
        house: a newsroom's own words and pairs.
    """
    if not document.text:
        return Report("", "", (), ())
    from rapikan.pipeline import run

    walls = list(document.walls)
    crossing: list[Change] = []
    for _ in range(MOST_ROUNDS):
        report = run(document.text, level=level, codes=codes, walls=walls, house=house)
        more = [change for change in report.changes if document.crosses(change.span)]
        crossing += more
        if not more:
            break
        walls = joined([*walls, *(change.span for change in more)])
    return _parted(report, crossing, document) if crossing else report


def _parted(report: Report, crossing: Iterable[Change], document: Document) -> Report:
    """Tells the changes that cross markup as findings, and drops those that still do."""
    changes = tuple(change for change in report.changes if not document.crosses(change.span))
    told = [
        Finding(reason.code, change.span, f"{reason.message} {BY_HAND}", (), reason.applicability, (), reason.evidence)
        for change in crossing
        for reason in change.reasons
    ]
    suggestions = sorted([*report.suggestions, *told], key=lambda finding: (finding.span, finding.code))
    return Report(report.original, replay(report.original, changes), changes, tuple(suggestions))


BY_HAND = Said("Markah memotongnya; perbaiki sendiri.", "Markup cuts through it; correct it by hand.")
