"""How a batch run's report looks on a terminal: as tables. Imported only where it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rapikan.cli.signs import spelt
from rapikan.cli.streams import shown
from rapikan.edits import Applicability
from rapikan.language import Said, numeral, tell
from rapikan.rule import discover

__all__ = ["show"]

ROWS = 10  # of each table


def show(report: Mapping[str, Any]) -> None:
    """Prints a batch report as tables."""
    console = Console()
    number = tell("jumlah", "count")
    left = ", ".join(f"{Applicability.of(label).said} {numeral(count)}" for label, count in report["not_applied"].items())
    totals = [
        (tell("rekaman", "records"), report["records"]),
        (tell("rekaman berubah", "records changed"), report["changed"]),
        (tell("perubahan", "changes"), report["changes"]),
        (tell("belum diterapkan", "not applied"), left or 0),
        (tell("galat (dilewatkan apa adanya)", "errors (passed through)"), report["errors"]["count"]),
    ]
    cards = discover()
    rules = [(rule["code"], cards[rule["code"]].name if rule["code"] in cards else "", rule["count"]) for rule in report["rules"]]
    corrections = [(spelt(each["before"]), spelt(each["after"]), each["code"], each["count"]) for each in report["corrections"]]
    by_changes = [(each["changes"], each["records"]) for each in report["records_by_changes"]]
    errors = [(shown(each["place"]), each["reason"]) for each in report["errors"]["listed"]]
    code = tell("kode", "code")
    _print(console, tell("Arsip", "Archive"), ("", number), totals)
    _print(console, tell("Menurut aturan", "By rule"), (code, tell("aturan", "rule"), number), rules)
    frequent = tell("Perbaikan tersering", "Most frequent corrections")
    _print(console, frequent, (tell("semula", "before"), tell("menjadi", "after"), code, number), corrections)
    by_number = tell("Rekaman menurut banyaknya perubahan", "Records by number of changes")
    _print(console, by_number, (tell("perubahan", "changes"), number), by_changes)
    _print(console, tell("Galat", "Errors"), (tell("tempat", "place"), tell("sebab", "reason")), errors)


def _print(console: Console, title: str, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints a table's first rows, numbers to the right; nothing for a table without rows."""
    if not rows:
        return
    table = Table(box=None, header_style="dim", pad_edge=False)
    for heading, cell in zip(headings, rows[-1], strict=True):
        table.add_column(heading, justify="right" if isinstance(cell, int) else "left", overflow="fold")
    for row in rows[:ROWS]:
        table.add_row(*(Text(numeral(cell) if isinstance(cell, int) else str(cell)) for cell in row))
    console.print(Text(title, "bold"))
    console.print(table)
    if len(rows) > ROWS:
        console.print(Text(Said("… dan {0:,} lagi", "… and {0:,} more").format(len(rows) - ROWS), "dim"))
    console.print()
