"""SARIF 2.1.0 with fixes, for GitHub code scanning and editors. Columns count UTF-16 code units, and the log says so."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from rapikan.edits import Applicability
from rapikan.formats.issue import Checked, Issue, Output, Place

__all__ = ["OUTPUT"]

SEVERITY = {Applicability.SAFE: "error", Applicability.UNSAFE: "warning", Applicability.SHOW: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _region(start: Place, end: Place) -> dict[str, int]:
    return {"startLine": start.line, "startColumn": start.utf16, "endLine": end.line, "endColumn": end.utf16}


def _artifact(file: str) -> dict[str, str]:
    uri = quote(file, safe="/-._~", errors="surrogateescape")
    return {"uri": f"file://{uri}"} if file.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _rule(code: str) -> dict[str, Any]:
    from rapikan.rule import discover

    card = discover().get(code)
    if card is None:
        return {"id": code}
    return {
        "id": code,
        "name": card.name,
        "shortDescription": {"text": card.name.replace("-", " ")},
        "fullDescription": {"text": str(card.why)},
        "help": {"text": f"{card.why} ({card.source})"},
        "defaultConfiguration": {"level": SEVERITY[card.level]},
    }


def _result(file: str, issue: Issue, codes: Sequence[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": issue.code,
        "ruleIndex": codes.index(issue.code),
        "level": SEVERITY[issue.level],
        "message": {"text": issue.message},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(file), "region": _region(issue.start, issue.end)}}],
        "partialFingerprints": {"rapikan/v1": issue.fingerprint},
    }
    if issue.edits:
        replacements = [{"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}} for edit in issue.edits]
        change = {"artifactLocation": _artifact(file), "replacements": replacements}
        result["fixes"] = [{"description": {"text": issue.message}, "artifactChanges": [change]}]
    return result


def write(files: Sequence[Checked], colour: bool) -> str:
    """Writes one log with one run."""
    from rapikan import __version__

    codes = sorted({issue.code for file in files for issue in file.issues})
    driver = {"name": "rapikan", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "results": [_result(file.file, issue, codes) for file in files for issue in file.issues],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


OUTPUT = Output(write)
