"""A right text is never made wrong: names, other languages, terms and rare words stay as they are (tests/right/)."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapikan import fix
from rapikan.lexicon import lexicon

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


LISTED = [
    *dict.fromkeys(row[0] for row in lexicon().table("acronyms").values() if row[0][:1].isupper() and " " in row[0]),
    *lexicon().table("names"),
    *lexicon().table("places"),
    *lexicon().table("places-world"),
]
EVERY = 8  # name of the lists: all of them take two minutes


CHUNK = 40  # names a text: more of them would look like a text that strews capitals


@pytest.mark.parametrize("frame", ["Rombongan itu berangkat dari {} kemarin pagi.", "{} menjadi bahan berita itu."])
def test_listed_names_stay(frame: str) -> None:
    kept = [name for name in LISTED[::EVERY] if " antar " not in name]  # what its own name writes apart, EYD joins
    assert len(kept) > 1_000
    assert _changes([frame.format(name) for name in kept]) == []


def test_listed_people_stay() -> None:
    people = list(lexicon().table("people"))[::EVERY]
    named = zip(people, people[1:], people[2:], strict=False)
    assert _changes([f"Menurut {first}, {second} {third} segera hadir." for first, second, third in named]) == []


def _changes(sentences: list[str]) -> list[tuple[str, str]]:
    """Fixes sentences in chunks and lists what was changed, and into what."""
    chunks = ("\n\n".join(sentences[first : first + CHUNK]) for first in range(0, len(sentences), CHUNK))
    return [(change.before, change.after) for chunk in chunks for change in fix(chunk).changes]
