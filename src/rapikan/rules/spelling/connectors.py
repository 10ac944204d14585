"""Penghubung antarkalimat (TBC104, TBC105, HKP132): Selain itu, … Table: dictionaries/connectors.tsv."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.forms import reads
from rapikan.text import Page

__all__ = ["capitals_inside", "comma_after", "comma_after_perhaps"]


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Applicability]]]:
    """Lists the connecting phrases by their first word, the longest first, with how sure the comma behind each is."""
    phrases: dict[str, list[tuple[tuple[str, ...], Applicability]]] = {}
    for phrase, (level, *_) in lexicon().table("connectors").items():
        words = tuple(phrase.split(" "))
        phrases.setdefault(words[0], []).append((words, Applicability.of(level)))
    return {first: sorted(found, key=lambda row: -len(row[0])) for first, found in phrases.items()}


def _openings(level: Applicability) -> set[str]:
    """Gives the first two words of the phrases of a level."""
    return {" ".join(words[:2]) for found in _phrases().values() for words, sure in found if sure is level}


def _comma_behind(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Puts a comma behind the longest phrase that opens a sentence of running text, if it is of the rule's level."""
    if not page.texts[at][0].isupper() or not page.opens_sentence(at) or page.line_case(page.starts[at]) != "body":
        return
    for words, sure in _phrases()[page.lower(at)]:
        past = at + len(words)
        if all(page.at(at + i) == word for i, word in enumerate(words) if i) and all(page.gap(i) == " " for i in range(at, past)):
            if sure is rule.level and page.at(past).isalpha() and page.lower(past) != "semua":  # "Selain itu semua, …"
                span = page.span(at, past)
                yield rule.finding(page, span, f"{page.text[slice(*span)]},")
            return


@card(
    "TBC104",
    "koma-setelah-penghubung-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 5",
    eyd=("TB05",),
    why=Said(
        "Koma ditulis di belakang ungkapan penghubung antarkalimat.", "A comma follows a connecting phrase at the head of a sentence."
    ),
    message=Said("Koma ditambahkan setelah “{before}”.", "A comma is added after “{before}”."),
    bad=(
        ("Hujan turun. Oleh karena itu acara ditunda.", "Hujan turun. Oleh karena itu, acara ditunda."),
        ("Selain itu warga menanam pohon.", "Selain itu, warga menanam pohon."),
    ),
    good=(
        "Hal selain itu tidak dibahas.",
        "Oleh karena itu, acara ditunda.",
        "Oleh karena itulah acara ditunda.",
        "Selain itu semua, tidak ada.",
    ),
    leaves_alone=Said("Ungkapan yang sama di tengah kalimat.", "The same words inside a sentence."),
    words=lambda: _openings(Applicability.SAFE),
)
def comma_after(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a missing comma after a connecting phrase."""
    return _comma_behind(rule, page, at)


@card(
    "TBC105",
    "koma-setelah-penghubung-mungkin-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 5",
    eyd=("TB05",),
    level=Applicability.SHOW,
    why=Said("Kata penghubung antarkalimat biasanya diikuti koma.", "A connecting word at the head of a sentence usually takes a comma."),
    message=Said("Sebaiknya ada koma setelah “{before}”.", "A comma after “{before}” is better."),
    bad=(("Namun acara tetap digelar.", "Namun, acara tetap digelar."),),
    good=("Namun, acara tetap digelar.", "Namun demikian, acara tetap digelar."),
    leaves_alone=Said("Semua; hanya disarankan.", "Everything; it only suggests."),
    words=lambda: _openings(Applicability.SHOW),
)
def comma_after_perhaps(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Suggests a comma after a connecting word."""
    return _comma_behind(rule, page, at)


@card(
    "HKP132",
    "penghubung-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said(
        "Dalam ungkapan penghubung di awal kalimat hanya kata pertama yang berhuruf awal kapital.",
        "In a connecting phrase at the head of a sentence only the first word takes a capital.",
    ),
    message=Said("Ungkapan “{before}” di awal kalimat ditulis “{after}”.", "“{before}” at the head of a sentence is written “{after}”."),
    bad=(
        ("Di Sisi Lain, harga beras di pasar itu naik.", "Di sisi lain, harga beras di pasar itu naik."),
        ("Lebih Lanjut, lurah meminta warga tertib dan waspada.", "Lebih lanjut, lurah meminta warga tertib dan waspada."),
    ),
    good=("Di sisi lain, harga beras naik.", "Untuk Itu Kita Ada", "Selain Itu Indah Sekali dibacakan."),
    leaves_alone=Said("Judul, dan ungkapan di depan kata berkapital lain.", "Headlines, and phrases before another capitalised word."),
    words=lambda: {" ".join(words[:2]) for found in _phrases().values() for words, _ in found if len(words) > 1},
)
def capitals_inside(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a second capital in a connecting phrase that opens a sentence."""
    if not page.texts[at].istitle() or not page.opens_sentence(at) or page.line_case(page.starts[at]) != "body":
        return
    for words, _ in _phrases()[page.lower(at)]:
        past = at + len(words)
        if not reads(page, at, words):
            continue
        typed = page.texts[at + 1 : past]
        if any(token.istitle() for token in typed) and (page.at(past) == "," or page.at(past).islower()):
            yield rule.finding(page, page.span(at, past), " ".join((page.texts[at], *words[1:])))
        return
