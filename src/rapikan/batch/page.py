"""The batch report as one page of HTML: tables and bars, no script, no font or file from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from rapikan.language import Said, language
from rapikan.rule import discover

__all__ = ["page"]

ROWS = 30  # of each chart
ERRORS = 500

STYLE = """
:root { color-scheme: light dark; --ink: #1c1c1c; --dim: #667; --bar: #3b6ea5; --line: #ddd; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --dim: #99a; --bar: #7fb0e0; --line: #444; --paper: #161616; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; } dt { color: var(--dim); } dd { margin: 0; font-size: 1.5rem; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; color: var(--dim); font-weight: normal; }
td, th { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 40%; vertical-align: middle; } svg { display: block; } rect { fill: var(--bar); }
"""


def page(report: Mapping[str, Any]) -> str:
    """Gives a whole HTML page of a report."""
    title = str(Said("Laporan rapikan batch", "rapikan batch report"))
    number = str(Said("jumlah", "count"))
    cards = discover()
    rules = [((rule["code"], cards[rule["code"]].name if rule["code"] in cards else ""), rule["count"]) for rule in report["rules"]]
    corrections = [((each["before"], each["after"], each["code"]), each["count"]) for each in report["corrections"]]
    by_changes = [((str(each["changes"]),), each["records"]) for each in report["records_by_changes"]]
    errors = report["errors"]
    body = [
        f"<h1>{escape(title)}</h1>",
        _totals(report),
        _chart(Said("Menurut aturan", "By rule"), (_t("kode", "code"), _t("aturan", "rule")), number, rules),
        _chart(
            Said("Perbaikan tersering", "Most frequent corrections"),
            (_t("semula", "before"), _t("menjadi", "after"), _t("kode", "code")),
            number,
            corrections,
        ),
        _chart(
            Said("Rekaman menurut banyaknya perubahan", "Records by number of changes"), (_t("perubahan", "changes"),), number, by_changes
        ),
        _table(
            Said("Masukan", "Input"),
            (_t("sumber", "source"), _t("bentuk", "form"), _t("rekaman", "records"), "SHA-256"),
            [(each["source"], each["form"], f"{each['records']:,}", each["sha256"]) for each in report["archives"]],
        ),
        _table(
            Said("Galat (dilewatkan apa adanya)", "Errors (passed through)"),
            (_t("tempat", "place"), _t("sebab", "reason")),
            [(each["place"], each["reason"]) for each in errors["listed"][:ERRORS]],
        ),
        f"<p>rapikan {escape(report['rapikan'])}, --level {escape(report['level'])}</p>",
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>{STYLE}</style>'
    return (
        f'<!doctype html>\n<html lang="{language()}"><head>{head}</head>\n<body>\n' + "\n".join(filter(None, body)) + "\n</body></html>\n"
    )


def _t(indonesian: str, english: str) -> str:
    return str(Said(indonesian, english))


def _totals(report: Mapping[str, Any]) -> str:
    totals = [
        (_t("rekaman", "records"), report["records"]),
        (_t("rekaman berubah", "records changed"), report["changed"]),
        (_t("perubahan", "changes"), report["changes"]),
        (_t("belum diterapkan", "not applied"), sum(report["not_applied"].values())),
        (_t("galat", "errors"), report["errors"]["count"]),
    ]
    return "<dl>" + "".join(f"<div><dt>{escape(name)}</dt><dd>{value:,}</dd></div>" for name, value in totals) + "</dl>"


def _chart(title: Said, headings: Sequence[str], number: str, rows: Sequence[tuple[Sequence[str], int]]) -> str:
    """Gives a table whose last column is a bar; its longest bar is the largest number."""
    if not rows:
        return ""
    largest = max(count for _cells, count in rows)
    lines = [
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f'<td class="number">{count:,}</td><td class="bar">'
        f'<svg width="100%" height="14" role="img" aria-label="{count}"><rect width="{100 * count / largest:.2f}%" height="14"/></svg></td></tr>'
        for cells, count in rows[:ROWS]
    ]
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    return f'<h2>{escape(str(title))}</h2><table><tr>{head}<th class="number">{escape(number)}</th><th></th></tr>{"".join(lines)}</table>'


def _table(title: Said, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    if not lines:
        return ""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    return f"<h2>{escape(str(title))}</h2><table><tr>{head}</tr>{''.join(lines)}</table>"
