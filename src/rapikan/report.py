"""What a run has found and done: the one thing that every client of rapikan gets. JSON-able by `Report.as_dict`."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import Any

from rapikan.edits import Change, Finding
from rapikan.spans import Span
from rapikan.text import line_starts

__all__ = ["Report"]


class Report:
    """The result of one run over one text.

    Attributes:
        original: the text that went in.
        output: the text that came out; replaying `changes` on `original` gives it.
        changes: what was applied, sorted, in the original's offsets.
        suggestions: findings that were not applied, sorted, in the original's offsets.
    """

    def __init__(self, original: str, output: str, changes: tuple[Change, ...], suggestions: tuple[Finding, ...]) -> None:
        self.original = original
        self.output = output
        self.changes = changes
        self.suggestions = suggestions

    def counts(self) -> Counter[str]:
        """Counts the applied changes by rule code."""
        return Counter(code for change in self.changes for code in change.codes)

    def position(self, offset: int) -> tuple[int, int]:
        """Gives line and column, both from 1, of an offset in the original."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.original)

    def as_dict(self) -> dict[str, Any]:
        """Gives the report as plain lists, dictionaries, texts and numbers."""

        def place(span: Span) -> dict[str, int]:
            line, column = self.position(span.start)
            return {"start": span.start, "end": span.end, "line": line, "column": column}

        return {
            "output": self.output,
            "changes": [
                {
                    **place(change.span),
                    "before": change.before,
                    "after": change.after,
                    "reasons": [
                        {"code": r.code, "message": r.message, "level": r.applicability.label, "evidence": r.evidence}
                        for r in change.reasons
                    ],
                }
                for change in self.changes
            ],
            "suggestions": [
                {
                    **place(f.span),
                    "code": f.code,
                    "message": f.message,
                    "level": f.applicability.label,
                    "edits": [{"start": e.span.start, "end": e.span.end, "text": e.text} for e in f.edits],
                    "options": list(f.options),
                    "evidence": f.evidence,
                }
                for f in self.suggestions
            ],
        }
