"""A right text is never made wrong: names, other languages, terms and rare words stay as they are (tests/right/)."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapikan import fix

FILES = sorted((Path(__file__).parent / "right").glob("*.txt"))
PARAGRAPHS = [
    paragraph
    for path in FILES
    for paragraph in "\n".join(
        line for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n") if not line.startswith("# ")
    ).split("\n---\n")
]


def test_there_are_right_paragraphs() -> None:
    assert len(PARAGRAPHS) >= 60


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda paragraph: paragraph[:30])
def test_a_right_paragraph_stays(paragraph: str) -> None:
    report = fix(paragraph)
    assert report.output == paragraph, [(change.codes, change.before, change.after) for change in report.changes]
