"""Awal dan akhir kalimat (KLM): heads of quotations, clauses that come first, exclamations. Other commas: punctuation.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_verb, kind_of
from rapikan.rules.spelling.speech import before_quotations
from rapikan.rules.wording import named
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["clause_comma", "exclamation", "quotation_start"]

SAFE, UNSAFE, SHOW = Applicability.SAFE, Applicability.UNSAFE, Applicability.SHOW


@card(
    "KLM101",
    "awal-petikan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 6",
    eyd=("HF06",),
    why=Said(
        "Kalimat pertama petikan langsung dimulai dengan huruf kapital.", "The first sentence of a direct quotation begins with a capital."
    ),
    message=Said("Awal petikan “{before}” ditulis “{after}”.", "The head of the quotation “{before}” is written “{after}”."),
    bad=(("Bupati mengatakan, “kami siap membantu warga kota ini.”", "Bupati mengatakan, “Kami siap membantu warga kota ini.”"),),
    good=(
        "Bupati mengatakan, “Kami siap membantu warga.”",
        "“Kami,” bupati menegaskan, “akan membantu warga.”",
        "Bupati menyatakan “siap” membantu.",
        "Bupati menyatakan, “siap membantu warga kota ini kapan saja.”",
    ),
    leaves_alone=Said(
        "Petikan yang dilanjutkan setelah pengiringnya, dan petikan beberapa kata.",
        "A quotation that goes on behind its frame, and one of a few words.",
    ),
    near='“"',
    pattern=lambda: rf"\b(?:{before_quotations()})(?: bahwa)?[,:] ?[“\"] ?(?P<word>[a-z]+)(?= )",
)
def quotation_start(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a quotation of a whole sentence that begins small, the first in its line."""
    line = page.line_span(page.line_of(match.start()))
    first = not any(sign in page.text[line.start : match.start()] for sign in '“”"')
    rest = REST.match(page.text, match.end())
    if first and rest is not None and lexicon().is_known(match["word"]):
        whole = rest.group().count(" ") >= LEAST_REST and "bahwa" not in match.group() and not _may_go_on(match["word"])
        yield rule.finding(page, Span(*match.span("word")), match["word"].capitalize(), level=SAFE if whole else UNSAFE)


def _may_go_on(word: str) -> bool:
    """Says whether the frame's own sentence may go on with a word: Bupati menyatakan, “siap membantu …”."""
    return is_verb(word) or word in PREDICATES or kind_of(word) == "inner-function"


LEAST_REST = 4  # words behind the first, from which a quotation is surely a sentence
PREDICATES = frozenset(("siap", "tidak", "sedang", "belum", "bukan", "bahwa", "dan", "sangat", "bisa", "agar", "supaya", "untuk"))
REST = deferred(r" [^“”\"\n]{8,400}[.?!,][”\"]")  # a whole sentence; longer than what a pattern sees around its sign


@card(
    "KLM102",
    "koma-setelah-anak-kalimat-hilang",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Koma 3",
    eyd=("TB03",),
    level=UNSAFE,
    why=Said(
        "Anak kalimat yang mendahului induknya dipisahkan dengan koma.", "A clause that comes before its main clause is parted by a comma."
    ),
    message=Said("Koma ditambahkan sebelum “{word}”.", "A comma is added before “{word}”."),
    bad=(
        ("Apabila hujan turun maka acara ditunda.", "Apabila hujan turun, maka acara ditunda."),
        ("Jika pohon itu dibakar tentu akan timbul masalah.", "Jika pohon itu dibakar, tentu akan timbul masalah."),
    ),
    good=(
        "Apabila hujan turun, acara ditunda.",
        "Jika acara ditunda, maka warga pulang.",
        "Karena itu maka acara ditunda.",
        "Jika hal yang tentu saja benar itu disangkal, warga marah.",
    ),
    leaves_alone=Said(
        "Anak kalimat tanpa kata yang menandai akhirnya. Pasti hanya sebelum “tentu akan” dan “pasti akan”; sebelum “maka” disarankan.",
        "Clauses without a word that marks their end. Sure only before “tentu akan” and “pasti akan”; before “maka” it suggests.",
    ),
    words=("jika", "apabila", "bila", "kalau", "karena", "meskipun", "walaupun", "agar", "supaya"),
    pattern=(
        r"(?:Jika|Apabila|Bila|Kalau|Karena|Meskipun|Walaupun|Agar|Supaya)(?: [\w-]+){2,14}(?<! yang)(?P<at>)"
        r"(?= (?P<word>maka|(?P<certain>(?:tentu|tentunya|pasti) akan))\b)"
    ),
)
def clause_comma(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a missing comma before maka or tentu akan behind a clause that opens the sentence."""
    if page.opens_sentence(page.index_at(match.start())):
        level = SAFE if match["certain"] else None
        yield rule.finding(page, Span(*match.span("at")), ",", level=level, message=named(rule.message, word=match["word"]))


@card(
    "KLM103",
    "seruan-tanpa-tanda-seru",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Seru 1",
    eyd=("TH01",),
    level=SHOW,
    why=Said("Seruan dan ajakan diakhiri tanda seru.", "An exclamation or appeal ends in an exclamation mark."),
    message=Said("Seruan biasanya diakhiri tanda seru: “{after}”.", "An exclamation usually ends in its mark: “{after}”."),
    bad=(("Dirgahayu Republik Indonesia.", "Dirgahayu Republik Indonesia!"),),
    good=("Dirgahayu Republik Indonesia!", "Ucapan dirgahayu disampaikan bupati.", "Selamat pagi disampaikannya kepada warga."),
    leaves_alone=Said("Seruan di dalam kalimat yang lebih panjang.", "Exclamations inside a longer sentence."),
    words=("dirgahayu", "selamat", "merdeka", "ayo"),
    pattern=r"(?:(?:Dirgahayu|Ayo)(?: [\w-]+){1,6}|Selamat (?:[Dd]atang|[Bb]ekerja|[Bb]erjuang|[Hh]ari [\w ]{3,30})|Merdeka)\.(?=[\s”\"]|\Z)",
)
def exclamation(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Suggests an exclamation mark behind an exclamation that is a sentence of its own."""
    if page.opens_sentence(page.index_at(match.start())):
        yield rule.finding(page, Span(*match.span()), f"{match.group()[:-1]}!")
