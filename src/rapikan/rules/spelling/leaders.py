"""Huruf kapital setelah kata pengantar (HKP116): secara Resmi, sangat Penting, akan Menggelar. Other stray capitals: capitals.py.

A small word of degree or manner, an auxiliary or a pronoun never belongs to a name, and what it leads is no name either: the
capitalised words behind it do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapikan.edits import Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_verb
from rapikan.text import Page

__all__ = ["led"]

DEGREE = frozenset(("secara", "sangat", "lebih", "paling", "semakin", "makin", "amat", "cukup", "agak", "terlalu"))
AUXILIARY = frozenset(("akan", "telah", "sudah", "sedang", "belum", "dapat", "bisa", "harus", "ingin", "mampu", "wajib", "perlu"))
PURPOSE = frozenset(("untuk", "guna", "demi", "agar", "supaya", "dalam", "tidak", "ikut", "turut", "terus", "bertujuan", "bertugas"))
PRONOUN = frozenset(("kita", "kami", "mereka", "ia", "dia", "beliau", "saya"))
PERSON = frozenset(("beliau", "mereka", "dia"))  # with kami and kita, mottos begin: "Kami Melayani"
NAME_SHARE = 0.6  # a word capitalised more often than this is mostly a name
SHORTEST = 5  # letters; "Dina" and "Meri" are people


@lru_cache(maxsize=6_000)
def _is_name(word: str) -> bool:
    """Says whether a word is also a person, place, people, religion, day or month."""
    source, name = lexicon(), word.capitalize()
    return (
        source.capital_share(word) > NAME_SHARE
        or any(word in source.table(table) for table in ("proper", "calendar"))
        or any(name in source.table(table) for table in ("people", "acronyms"))
    )


@card(
    "HKP116",
    "kata-berpengantar-berkapital",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 1",
    eyd=("HF01",),
    why=Said(
        "Setelah kata seperti secara, sangat, akan, dan kita tidak ada nama; kata di belakangnya ditulis dengan huruf kecil.",
        "No name follows words such as secara, sangat, akan and kita; the word behind them is small.",
    ),
    message=Said("“{before}” di tengah kalimat ditulis “{after}”.", "“{before}” inside a sentence is written “{after}”."),
    bad=(
        ("Acara itu dibuka secara Resmi Kamis pagi.", "Acara itu dibuka secara resmi Kamis pagi."),
        ("Turut Hadir dalam acara itu bupati.", "Turut hadir dalam acara itu bupati."),
        ("Lomba digelar secara Online Kamis pagi.", "Lomba digelar secara online Kamis pagi."),
        ("Kegiatan itu untuk Meningkatkan Kualitas Layanan warga.", "Kegiatan itu untuk meningkatkan Kualitas Layanan warga."),
        ("Pemerintah kota akan Menggelar Pasar Murah besok.", "Pemerintah kota akan menggelar Pasar Murah besok."),
    ),
    good=(
        "Warga dikubur secara Islam.",
        "Mereka akan Indonesia tinggalkan.",
        "Penghargaan Kami Melayani diraih kita Dinas Kesehatan.",
        "Secara Resmi Dibuka",
        "Acara bertema Bergerak untuk Membangun Negeri dibuka.",
    ),
    leaves_alone=Said("Nama, agama, bangsa, dan kata di belakang tanda baca.", "Names, religions, peoples, and words behind a mark."),
    words=DEGREE | AUXILIARY | PRONOUN | PURPOSE,
)
def led(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a capitalised word behind a small word that leads no name."""
    token, leader = page.at(at + 1), page.texts[at]
    opens = page.opens_sentence(at) or (leader == "Secara" and page.at(at + 2).islower())  # "para Bupati Secara Virtual dengan …"
    heads = leader.istitle() and leader.lower() in DEGREE | PERSON | {"turut", "ikut"} and opens  # "Turut Hadir dalam acara"
    if not ((leader.islower() or heads) and page.gap(at) == " " and token.istitle() and token.isalpha() and len(token) >= SHORTEST):
        return
    word = token.lower()
    if page.line_case(page.starts[at]) != "body" or _is_name(word):
        return
    joins = leader.lower() in ("turut", "ikut") and word in ("hadir", "serta")  # "Turut Hadir dalam acara itu"
    plain = leader.lower() in DEGREE and (lexicon().is_known(word) or word in lexicon().table("english"))
    # "Kegiatan itu untuk Meningkatkan …", but the motto "Bergerak untuk Membangun Negeri" and the book "… Hari untuk Menanam Padi"
    titled = leader in PURPOSE and (not word.startswith("me") or not page.at(at - 1).islower() or page.opens_sentence(at))
    if plain or joins or (is_verb(word) and not titled):
        yield rule.finding(page, page.span(at + 1), word)
