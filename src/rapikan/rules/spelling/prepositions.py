"""Kata depan di depan kata ulang (KDP103): di and ke joined to a reduplication. Before single words: words/generators/split.py."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.figures import NUMERALS
from rapikan.text import Page
from rapikan.words.derivations import is_formed_verb
from rapikan.words.generators.join import passive

__all__ = ["before_reduplication"]

JOINED = deferred(r"(?P<preposition>[Dd]i|[Kk]e)(?P<word>[a-z]{3,})-(?P=word)(?P<clitic>nya)?")
SEEN = 3.0  # weighted count of the preposition before the reduplication, or before its word, from which it may be nothing else


@lru_cache(maxsize=2_000)
def _apart(token: str) -> str:
    """Gives the preposition and the reduplication that a token is ("dimana-mana" → "di mana-mana"), or "" ("diulang-ulang")."""
    match = JOINED.fullmatch(token)
    if match is None or match["word"] in NUMERALS:  # "kedua-duanya"
        return ""
    source, preposition, word = lexicon(), match["preposition"], match["word"]
    twice = token[len(preposition) :]
    if token.lower() in source.table("reduplications"):
        return ""
    before = preposition.lower()
    sure = source.model.pair_count(before, twice) >= SEEN
    if not sure and before == "di":
        sure = source.model.pair_count("di", word) >= SEEN and not _may_be_verb(word)
    elif not sure:
        sure = source.is_listed(word) and not source.is_listed(token.lower())
    return f"{preposition} {twice}" if sure else ""


def _may_be_verb(word: str) -> bool:
    """Says whether "di" and a word are a verb too, which may be done again and again: "disekat-sekat"."""
    return bool(passive(word)[0]) or (is_formed_verb(f"di{word}") and lexicon().model.pair_count("di", word) < PLACE)


PLACE = 20.0  # weighted count of "di" before a word from which it is a place though it has a verb: "di sudut"


@card(
    "KDP103",
    "kata-depan-serangkai-kata-ulang",
    stage=Stage.SPELLING,
    source="EYD V, Kata Depan",
    eyd=("KD01",),
    why=Said(
        "Kata depan di dan ke ditulis terpisah, juga di depan kata ulang; hanya imbuhan yang serangkai.",
        "The prepositions di and ke stand apart before reduplications too; only prefixes are joined.",
    ),
    message=Said("Kata depan ditulis terpisah: “{before}” → “{after}”.", "The preposition is written apart: “{before}” → “{after}”."),
    bad=(
        ("Warga berkumpul ditengah-tengah lapangan.", "Warga berkumpul di tengah-tengah lapangan."),
        ("Petugas pergi kesekolah-sekolah.", "Petugas pergi ke sekolah-sekolah."),
        ("Dimana-mana orang bersyukur.", "Di mana-mana orang bersyukur."),
    ),
    good=(
        "Masalah itu diulang-ulang dan dibesar-besarkan.",
        "Ia digadang-gadang menang; kucingnya dielus-elus.",
        "Kedua-duanya hadir.",
        "Langit tampak kemerah-merahan.",
    ),
    leaves_alone=Said(
        "Kata kerja (diulang-ulang), bilangan (kedua-duanya), ke-…-an (kemerah-merahan).",
        "Verbs (diulang-ulang), numerals (kedua-duanya), ke-…-an (kemerah-merahan).",
    ),
    shape=lambda token: "-" in token and _apart(token) != "",
)
def before_reduplication(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a preposition joined to a reduplication."""
    yield rule.finding(page, page.span(at), _apart(page.texts[at]))
