"""Each rule's card is its test: every bad example is mended, every good one stays as it is."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from rapikan.edits import Applicability
from rapikan.pipeline import run
from rapikan.rule import Rule, discover
from rapikan.rules.normalise.house import EXAMPLE, House, house_style

RULES = list(discover().values())
EYD = Path(__file__).resolve().parent.parent / "dictionaries" / "eyd-rules.tsv"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_card(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", rule.name)
    assert rule.good, "a rule proves that it can be silent"
    assert rule.bad or rule.level < Applicability.SAFE
    for said in (rule.why, rule.message, rule.leaves_alone):
        assert said.id
        assert said.en
    codes = frozenset(discover())
    house = House(pairs=EXAMPLE) if rule is house_style else None  # the one card whose examples need a newsroom
    for before, after in rule.bad:
        report = run(before, level=rule.level, codes=codes, house=house)
        found = {code for change in report.changes for code in change.codes} | {f.code for f in report.suggestions}
        assert rule.code in found, f"{rule.code} says nothing about {before!r}: {found}"
        assert report.output == after
    for text in rule.good:
        report = run(text, codes=codes, house=house)
        assert report.output == text, [(c.codes, c.before, c.after) for c in report.changes]


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_norms_are_known_articles() -> None:
    with EYD.open(encoding="utf-8") as lines:
        known = {row[0] for row in csv.reader(lines, delimiter="\t") if row and not row[0].startswith("#")}
    assert {code for rule in RULES for code in rule.eyd} <= known


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.eyd], ids=lambda rule: rule.code)
def test_source_names_the_articles(rule: Rule) -> None:
    """A source that cites "Huruf Kapital 16" and a card that covers HF16 mean the same article: the numbers are the Language Agency's."""
    with EYD.open(encoding="utf-8") as file:
        sections = {row[0]: row[1] for row in csv.reader(file, delimiter="\t") if not row[0].startswith("#")}
    cited = [item.strip().removeprefix("EYD V, ") for item in rule.source.split(";")]
    for code in rule.eyd:
        number = code[2:].lstrip("0")
        whole = number.rstrip("abc")  # "Singkatan 4" cites KF04a to KF04c
        bare = rf"{sections[code]}(?: (\d.*))?"
        lists = [re.split(r"[ ,]+(?:dan )?", match[1] or "") for item in cited if (match := re.fullmatch(bare, item))]
        assert any(number in found or whole in found or found == [""] or _spans(found, whole) for found in lists), (code, rule.source)


def _spans(found: list[str], number: str) -> bool:
    """Says whether a range among the cited numbers ("1–4") holds one."""
    ends = [item.split("–") for item in found if "–" in item]
    return any(int(first) <= int(number) <= int(last) for first, last in ends)
