"""Kata sandang dan kata ganti (SDG): si, sang, kau, ku, and the words for God with Maha. Table: dictionaries/articles.tsv.

Words torn or run on by a slip: words/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.rule import Rule, Stage, card
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["article_joined", "clitic_apart", "holy_article", "holy_pronoun", "holy_quality", "pronoun_joined"]

SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE


@card(
    "SDG101",
    "kata-sandang-serangkai",
    stage=Stage.SPELLING,
    source="EYD V, Kata Sandang 1",
    eyd=("KI01",),
    why=Said("Kata si dan sang ditulis terpisah dari kata yang mengikutinya.", "The articles si and sang stand apart from their word."),
    message=Said("Kata sandang ditulis terpisah: “{before}” → “{after}”.", "The article stands apart: “{before}” → “{after}”."),
    bad=(("Panitia memanggil sipemohon.", "Panitia memanggil si pemohon."), ("Sibungsu menangis.", "Si bungsu menangis.")),
    good=("Sikap si kecil dipuji sang juara.", "Sangkuriang dan Siregar hadir."),
    leaves_alone=Said("Kata dan nama yang memang dimulai dengan si atau sang.", "Words and names that begin with si or sang."),
    words=lambda: [f"si{word}" for word in lexicon().of_kind("articles", "si")],
)
def article_joined(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports si joined to its noun; what sang is joined to, words/ parts."""
    token = page.texts[at]
    if token.islower() or page.opens_sentence(at):
        yield rule.finding(page, page.span(at), f"{token[:2]} {token[2:]}")


@card(
    "SDG102",
    "sebutan-tuhan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Kata Sandang 2; EYD V, Huruf Kapital 7",
    eyd=("KI02", "HF07"),
    why=Said(
        "Kata sang sebagai unsur nama Tuhan ditulis dengan huruf awal kapital.",
        "The article sang takes a capital where it is part of God's name.",
    ),
    message=Said("Sebutan Tuhan “{before}” ditulis “{after}”.", "The name of God “{before}” is written “{after}”."),
    bad=(
        ("Puji syukur kepada sang Pencipta.", "Puji syukur kepada Sang Pencipta."),
        ("Persembahan bagi sang Hyang Widhi.", "Persembahan bagi Sang Hyang Widhi."),
    ),
    good=("Penghargaan diterima sang pencipta lagu.", "Syukur kepada Sang Pencipta.", "Sang Merah Putih berkibar."),
    leaves_alone=Said("Pencipta yang bukan Tuhan; sang pada kata lain.", "A creator who is not God; sang before other words."),
    words=("sang",),
    pattern=r"sang (?:Pencipta|Khal[iq]k?|Hyang|Ilahi|Mahakuasa|Maha [A-Z])|sang khalik\b",
)
def holy_article(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a small sang in a name of God."""
    name = match.group().split(" ", 1)[1]
    yield rule.finding(page, Span(*match.span()), f"Sang {name[0].upper()}{name[1:]}")


@card(
    "SDG103",
    "maha-pada-sifat-tuhan",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 1e; EYD V, Huruf Kapital 7",
    eyd=("KB01e", "HF07"),
    why=Said(
        "Maha dan sifat Tuhan ditulis terpisah, masing-masing dengan huruf awal kapital.",
        "Maha and a quality of God stand apart, each with a capital.",
    ),
    message=Said("Sifat Tuhan “{before}” ditulis “{after}”.", "The quality of God “{before}” is written “{after}”."),
    bad=(
        ("Syukur kepada Tuhan Yang Mahaesa.", "Syukur kepada Tuhan Yang Maha Esa."),
        ("Syukur kepada Tuhan yang maha kuasa.", "Syukur kepada Tuhan Yang Maha Kuasa."),
        ("Berkat Allah Yang maha Pengasih.", "Berkat Allah Yang Maha Pengasih."),
        ("Syukur kepada tuhan yang maha esa.", "Syukur kepada Tuhan Yang Maha Esa."),
    ),
    good=("Syukur kepada Tuhan Yang Maha Esa.", "Kerajaan yang mahabesar itu runtuh.", "Mahasiswa yang mahatahu."),
    leaves_alone=Said("Maha- pada kata yang tidak menyebut Tuhan.", "Maha- before words that do not speak of God."),
    words=("yang",),
    pattern=lambda: rf"(?i:yang maha[ -]?(?:{'|'.join(lexicon().of_kind('articles', 'quality'))})\b)",
)
def holy_quality(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports a quality of God that is joined to Maha or small; all in small letters it needs God's name before it."""
    found = match.group()
    if found.isupper():
        return
    quality = found[9:].lstrip(" -")
    right = f"Yang Maha {quality[0].upper()}{quality[1:].lower()}"
    at = page.index_at(match.start()) - 1
    name = page.at(at) if page.lower(at) in ("tuhan", "allah") and page.gap(at) == " " else ""
    if name.islower():
        yield rule.finding(page, Span(page.starts[at], match.end()), f"{name.capitalize()} {right}")
    elif right != found and (name or found.startswith("Yang Maha")):
        yield rule.finding(page, Span(*match.span()), right)


@card(
    "SDG106",
    "kata-ganti-tuhan-berhuruf-kecil",
    stage=Stage.SPELLING,
    source="EYD V, Huruf Kapital 7",
    eyd=("HF07",),
    why=Said(
        "Kata ganti Tuhan ditulis dengan huruf kapital dan tanda hubung: karunia-Nya.",
        "A pronoun for God takes a capital and a hyphen: karunia-Nya.",
    ),
    message=Said("Kata ganti Tuhan pada “{before}” ditulis “{after}”.", "The pronoun for God in “{before}” is written “{after}”."),
    bad=(
        (
            "Puji syukur kepada Tuhan Yang Maha Esa atas rahmat dan karunianya.",
            "Puji syukur kepada Tuhan Yang Maha Esa atas rahmat dan karunia-Nya.",
        ),
        ("Semoga Allah melimpahkan hidayah-nya kepada kita.", "Semoga Allah melimpahkan hidayah-Nya kepada kita."),
    ),
    good=(
        "Puji syukur kepada Tuhan Yang Maha Esa atas karunia-Nya.",
        "Syukur kepada Tuhan. Bupati menyerahkan anugerahnya.",
        "Raja menunjukkan karunianya.",
    ),
    leaves_alone=Said("Kalimat yang tidak menyebut Tuhan.", "Sentences that do not name God."),
    words=lambda: [f"{grace}{nya}" for grace in lexicon().of_kind("articles", "grace") for nya in ("nya", "-nya")],
)
def holy_pronoun(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a small -nya behind a grace of God, whose name the sentence has before it."""
    token = page.texts[at]
    if token.isupper() or token.endswith("Nya"):
        return
    near = at - 1
    while page.same_line(near, at) and at - near < FURTHEST and not page.opens_sentence(near + 1):
        if page.texts[near] in ("Allah", "Tuhan"):
            yield rule.finding(page, page.span(at), token[: len(token) - 3].rstrip("-") + "-Nya")
            return
        near -= 1


FURTHEST = 25  # tokens between God's name and the pronoun

AFTER_PRONOUN = "tidak|akan|juga|harus|adalah|bisa|dapat|sudah|belum|masih|dan|yang|memang|sendiri|bukan"


@card(
    "SDG104",
    "kau-serangkai",
    stage=Stage.SPELLING,
    source="EYD V, Kata Ganti 2",
    eyd=("KH02",),
    why=Said(
        "Kata kau yang bukan bentuk terikat ditulis terpisah; kau- hanya dirangkaikan dengan kata kerja.",
        "The pronoun kau stands apart unless it is bound to a verb.",
    ),
    message=Said("Kata ganti kau ditulis terpisah: “{before}” → “{after}”.", "The pronoun kau stands apart: “{before}” → “{after}”."),
    bad=(("Semoga kautidak lupa.", "Semoga kau tidak lupa."),),
    good=("Semoga kau tidak lupa.", "Buku itu kaubaca."),
    leaves_alone=Said("kau- yang terikat pada kata kerja (kaubaca).", "kau- bound to a verb (kaubaca)."),
    words=tuple(f"kau{word}" for word in AFTER_PRONOUN.split("|")),
)
def pronoun_joined(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports kau joined to a word that is no verb."""
    token = page.texts[at]
    yield rule.finding(page, page.span(at), f"{token[:3]} {token[3:]}")


@card(
    "SDG105",
    "klitik-ku-kau-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Kata Ganti 1",
    eyd=("KH01",),
    level=UNSAFE,
    why=Said("Kata ganti ku- dan kau- ditulis serangkai dengan kata kerjanya.", "The pronouns ku- and kau- are joined to their verb."),
    message=Said("Kata ganti ditulis serangkai: “{before}” → “{after}”.", "The pronoun is joined: “{before}” → “{after}”."),
    bad=(("Pesan itu akan kau sampaikan.", "Pesan itu akan kausampaikan."),),
    good=("Puisi yang kutulis dibaca.", "Kau akan menang."),
    leaves_alone=Said("Kau di depan kata yang bukan kata kerja dasar.", "Kau before what is no bare verb."),
    words=("ku", "kau"),
    pattern=lambda: rf"[Kk](?:u|au) (?:{'|'.join(lexicon().of_kind('articles', 'kau'))})\b",
)
def clitic_apart(rule: Rule, page: Page, match: re.Match[str]) -> Iterator[Finding]:
    """Reports ku or kau apart from its verb."""
    yield rule.finding(page, Span(*match.span()), match.group().replace(" ", ""))
