"""Dictionaries are code: headed, sorted, unique, free of contradictions."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapikan.lexicon import lexicon
from rapikan.lexicon.compile import read_table
from rapikan.lexicon.morphology import AFFIXES

FOLDER = Path(__file__).resolve().parent.parent / "dictionaries"
FILES = sorted(FOLDER.glob("*.tsv"))
LEVELS = {"safe", "unsafe", "show"}
REPEATS = {"confusables.tsv"}  # one word, several contexts
CLASSES = {"n", "v", "a", "adv", "num", "pron", "prep", "conj", "part", "intj"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_headed_sorted_unique(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = "\n".join(line for line in lines if line.startswith("#")).lower()
    assert "column" in header
    assert "origin" in header
    assert "licen" in header
    keys = [cells[0] for cells in read_table(path)]
    assert keys == sorted(keys)
    assert path.name in REPEATS or len(keys) == len(set(keys))
    assert all(key.strip() == key and key for key in keys)


@pytest.mark.parametrize("name", ["articles", "case", "offices", "bodies", "regions", "leads", "eponyms", "measures", "speech", "ordinals"])
def test_kinds_are_those_that_the_header_explains(name: str) -> None:
    path = FOLDER / f"{name}.tsv"
    note = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# note: "))
    explained = {
        kind for part in note.split("; ") for kind in part.removeprefix("# note: ").partition(" = ")[0].split(", ") if " = " in part
    }
    assert explained == {kind for cells in read_table(path) for kind in cells[1].split(" ")}


def standard() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for path in sorted(FOLDER.glob("standard-*.tsv")):
        for cells in read_table(path):
            assert cells[0] not in rows, f"{cells[0]} stands in two files"
            rows[cells[0]] = cells
    return rows


def test_standard_forms_do_not_contradict_one_another() -> None:
    rows = standard()
    assert len(rows) >= 2500
    for wrong, cells in rows.items():
        right, level = cells[1], cells[2]
        assert level in LEVELS
        assert right != wrong
        assert level != "safe" or right not in rows or rows[right][2] != "safe", f"{wrong} → {right} → {rows[right][1]}"


@pytest.mark.parametrize(("name", "level"), [("compounds", 2), ("foreign", 2), ("abbreviations", 2), ("confusables", 4), ("connectors", 1)])
def test_levels(name: str, level: int) -> None:
    assert {cells[level] for cells in read_table(FOLDER / f"{name}.tsv")} <= LEVELS


def test_words_have_classes_and_affixes_that_exist() -> None:
    for word, word_class, *affixes in read_table(FOLDER / "words.tsv"):
        assert word_class in CLASSES, word
        assert set(" ".join(affixes).split()) <= AFFIXES.keys(), word


def test_a_listed_wrong_form_is_never_known() -> None:
    wrong = [key for key, cells in standard().items() if cells[2] == "safe" and cells[3:] != ["nama"]]
    assert [word for word in wrong if lexicon().is_known(word)] == []
