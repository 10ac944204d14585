"""Pleonasme (PLN): wordy phrases, as suggestions only. Table: dictionaries/wordy.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import reads, recased
from rapikan.text import Page

__all__ = ["wordy"]


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, (better, *_) in lexicon().table("wordy").items():
        words = tuple(phrase.split(" "))
        phrases.setdefault(words[0], []).append((words, better))
    return phrases


@card(
    "PLN101",
    "pleonasme",
    stage=Stage.SPELLING,
    source="KBBI VI",
    level=Applicability.SHOW,
    why=Said("Dua kata ini berarti sama; satu sudah cukup.", "These words mean the same; one is enough."),
    message=Said("“{before}” berlebihan; cukup “{after}”.", "“{before}” is redundant; “{after}” is enough."),
    bad=(("Warga berkumpul agar supaya bantuan cepat tiba.", "Warga berkumpul agar bantuan cepat tiba."),),
    good=("Warga berkumpul agar bantuan cepat tiba.",),
    leaves_alone=Said("Semua; hanya disarankan.", "Everything; it only suggests."),
    words=lambda: {" ".join(words[:2]) for phrases in _phrases().values() for words, _ in phrases},
)
def wordy(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Suggests a shorter phrase."""
    for words, better in _phrases()[page.lower(at)]:
        past = at + len(words)
        if reads(page, at, words):
            yield rule.finding(page, page.span(at, past), recased(page, at, better) if better else None)
            return
