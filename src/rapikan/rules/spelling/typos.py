"""Salah ketik yang kerap (SLK105): misspellings that can mean only one word, whatever stands beside them. Table: dictionaries/typos.tsv.

The words stage leaves them to this rule; what no list has it weighs by the neighbours (SLK101).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.lexicon.tables import listed
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import recased
from rapikan.rules.spelling.standard import is_name
from rapikan.text import Page
from rapikan.words.languages import is_other_language

__all__ = ["frequent"]


@card(
    "SLK105",
    "salah-ketik-kerap",
    stage=Stage.SPELLING,
    source="KBBI; dictionaries/typos.tsv",
    why=Said(
        "Bentuk ini bukan kata apa pun; ia salah ketik yang kerap dan hanya dapat berarti satu kata.",
        "This form is no word; it is a frequent slip that can mean one word only.",
    ),
    message=Said("“{before}” salah ketik untuk “{after}”.", "“{before}” is a slip for “{after}”."),
    bad=(
        ("Panitia menganggu jadwal itu.", "Panitia mengganggu jadwal itu."),
        ("Sebagaian peserta sudah pulang.", "Sebagian peserta sudah pulang."),
    ),
    good=("Panitia mengganggu jadwal itu.",),
    leaves_alone=Said(
        "Nama, bahasa daerah, bentuk yang dapat berarti lebih dari satu kata.",
        "Names, regional languages, forms that can mean more than one word.",
    ),
    shape=lambda token: len(token) > 3 and listed(token, lexicon().table("typos")) is not None,
)
def frequent(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a listed misspelling."""
    found = listed(page.texts[at], lexicon().table("typos"))
    if found is not None and not is_name(page, at) and not is_other_language(page, at):
        _, (right, level, *_), clitic = found
        yield rule.finding(page, page.span(at), recased(page, at, right + clitic), level=Applicability.of(level))
