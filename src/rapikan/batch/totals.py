"""What the batch report adds up, in memory that does not grow with the archive."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rapikan.batch.part import Summary

__all__ = ["Totals"]

KEPT = 20_000  # distinct corrections that are counted on; the rarest half goes when there are twice as many
LISTED = 200  # corrections in the report
ERRORS = 10_000  # errors listed by place; all are counted


class Totals:
    """Adds summaries up, in the order of the parts, so that any number of processes gives the same report."""

    def __init__(self) -> None:
        self.all = Summary()
        self.failed = 0
        self._corrections: Counter[tuple[str, str, str]] = Counter()

    def add(self, part: Summary) -> None:
        """Adds a part's summary."""
        whole = self.all
        whole.records += part.records
        whole.texts += part.texts
        whole.size += part.size
        whole.changes += part.changes
        whole.rules.update(part.rules)
        whole.found.update(part.found)
        whole.by_changes.update(part.by_changes)
        self.failed += len(part.errors)
        whole.errors += part.errors[: max(0, ERRORS - len(whole.errors))]
        for before, after, code, count in part.corrections:
            self._corrections[before, after, code] += count
        if len(self._corrections) > 2 * KEPT:
            self._corrections = Counter(dict(self._most(KEPT)))

    def _most(self, number: int) -> list[tuple[tuple[str, str, str], int]]:
        return sorted(self._corrections.items(), key=lambda item: (-item[1], item[0]))[:number]

    def as_dict(self) -> dict[str, Any]:
        """Gives the report as plain lists, dictionaries, texts and numbers."""
        whole = self.all
        changed = sum(count for number, count in whole.by_changes.items() if number)
        return {
            "records": whole.records,
            "texts": whole.texts,
            "bytes": whole.size,
            "changed": changed,
            "changes": whole.changes,
            "rules": [{"code": code, "count": count} for code, count in _ranked(whole.rules)],
            "not_applied": dict(sorted(whole.found.items())),
            "corrections": [
                {"before": before, "after": after, "code": code, "count": count} for (before, after, code), count in self._most(LISTED)
            ],
            "records_by_changes": [{"changes": number, "records": count} for number, count in sorted(whole.by_changes.items())],
            "errors": {"count": self.failed, "listed": [{"place": place, "reason": reason} for place, reason in whole.errors]},
        }


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
