"""Bilangan tingkat (BIL101, BIL104, BIL110): ke-3, kedua. Table: dictionaries/ordinals.tsv. Other numbers: numbers.py."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.figures import NUMERALS, SCALES
from rapikan.spans import Span
from rapikan.text import SENTENCE_END, Page

__all__ = ["ordinal", "ordinal_word", "ordinal_word_apart"]

ROMAN = deferred(r"[IVXLC]+")
GLUED = deferred(r"[Kk]e\d{1,3}")  # "ke76"


def _words(kind: str) -> frozenset[str]:
    """Lists the words of one kind in dictionaries/ordinals.tsv."""
    return lexicon().of_kind("ordinals", kind)


@card(
    "BIL101",
    "bilangan-tingkat-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 9; EYD V, Tanda Hubung 5",
    eyd=("KG09", "TE05"),
    why=Said("Awalan ke- dirangkaikan dengan angka memakai tanda hubung.", "The prefix ke- is joined to a figure by a hyphen."),
    message=Said(
        "Bilangan tingkat ditulis dengan tanda hubung: “{before}” → “{after}”.", "An ordinal takes a hyphen: “{before}” → “{after}”."
    ),
    bad=(
        ("Pada sesi ke 3 peserta berdiskusi.", "Pada sesi ke-3 peserta berdiskusi."),
        ("Peringatan HUT Bhayangkara ke - 73 meriah.", "Peringatan HUT Bhayangkara ke-73 meriah."),
        ("Memasuki abad ke XX.", "Memasuki abad ke-XX."),
        ("Pemerintahan yang ke 3 tahun itu.", "Pemerintahan yang ke-3 tahun itu."),
        ("HUT RI ke76 dirayakan warga.", "HUT RI ke-76 dirayakan warga."),
        ("Juara ke-2 dan ke 3 maju untuk ke 5 kalinya.", "Juara ke-2 dan ke-3 maju untuk ke-5 kalinya."),
        ("UPACARA HUT UNDANG-UNDANG NOMOR 5 TENTANG AGRARIA KE 61", "UPACARA HUT UNDANG-UNDANG NOMOR 5 TENTANG AGRARIA KE-61"),
    ),
    good=(
        "Bantuan dikirim ke 3 desa.",
        "Nilainya naik dari 2 ke 3 persen.",
        "Pada sesi ke-3 peserta berdiskusi.",
        "Hari itu tim dikirim ke 12 TPS.",
        "Berkas ke3 dan kode Ke12 dipakai.",
    ),
    leaves_alone=Said("ke sebagai kata depan: “ke 3 desa”, “dari 2 ke 3”.", "ke as a preposition: “ke 3 desa”, “dari 2 ke 3”."),
    words=("ke",),
    shape=lambda token: GLUED.fullmatch(token) is not None,
)
def ordinal(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports ke apart from its figure where it makes an ordinal, or run into it behind what ordinals count."""
    token = page.texts[at]
    if token[2:]:
        if page.same_line(at - 1, at) and page.gap(at - 1) == " " and _is_counted(page, at - 1) and not _goes_on(page, at):
            yield rule.finding(page, page.span(at), f"{token[:2]}-{token[2:]}")
        return
    dashed = page.at(at + 1) in ("-", "–")
    place = at + 2 if dashed else at + 1
    number = page.at(place)
    if not ((number.isdigit() and len(number) <= 3) or ROMAN.fullmatch(number)) or not page.same_line(at, place) or _goes_on(page, place):
        return
    if dashed and len(page.text[page.end(at) : page.starts[place]]) == 1:
        return  # "ke-3" after a mark that the tokens do not hold together
    level = _sureness(page, at, place, dashed)
    if level is not None:
        yield rule.finding(page, Span(page.starts[at], page.end(place)), f"{token}-{number}", level=level)


def _goes_on(page: Page, place: int) -> bool:
    """Says whether a figure is only the beginning of a longer one: 3.000, 2,5, 18:00, 5%, 1/2, 20-30."""
    following = page.text[page.end(place) : page.end(place) + 2]
    return following[:1] in ("%", "/", "-", "–") or (following[:1] in (".", ",", ":") and following[1:].isdigit())


def _sureness(page: Page, at: int, place: int, dashed: bool) -> Applicability | None:
    """Grades the ordinal reading by the noun or event before ke and the word behind the figure."""
    before, following = page.lower(at - 1), page.at(place + 1)
    if following == "kalinya":
        return Applicability.SAFE
    birthday = before == "jadi" and page.lower(at - 2) == "hari"
    if not page.same_line(at - 1, at) or (before in _words("move") and not birthday) or before == "dari" or before.isdigit():
        return None
    ends = not following.isalpha() or following in _words("follower") or following[0].isupper() or not page.same_line(place, place + 1)
    noun = birthday or _is_counted(page, at - 1) or _goes_on_counting(page, at) or _ends_title(page, at, place)
    if not noun and (before != "yang" or page.at(place) in ("L", "C")):
        return Applicability.UNSAFE if dashed and page.gap(at) else None  # "ke C" may be a grade or a column
    roman = not page.at(place).isdigit()
    if ends or dashed or ((noun or roman or following in ("tahun", "kali", "kalinya")) and following not in _words("target")):
        return Applicability.SAFE
    return Applicability.UNSAFE


def _ends_title(page: Page, at: int, place: int) -> bool:
    """Says whether the figure ends a headline about an event, however far before it: "PERINGATAN HUT UNDANG-UNDANG … KE 61"."""
    if page.same_line(place, place + 1) or page.line_case(page.starts[at]) == "body":
        return False
    first = page.index_at(page.line_span(page.line_of(page.starts[at])).start)
    return any(token.lower() in _words("event") for token in page.texts[first:at])


def _goes_on_counting(page: Page, at: int) -> bool:
    """Says whether an ordinal stands before dan, atau or hingga: "ke-1, ke-2, dan ke 3"."""
    before = 3 if page.at(at - 2) == "," else 2
    return page.lower(at - 1) in ("dan", "atau", "hingga") and page.lower(at - before).startswith("ke-")


def _is_counted(page: Page, at: int) -> bool:
    """Says whether a noun that ordinals count, or the name of an event, ends at a token."""
    word = page.lower(at)
    return word in _words("counted") or word.removesuffix("nya") in _words("counted") or _names_event(page, at)


def _names_event(page: Page, at: int) -> bool:
    """Says whether the capitalised words, brackets and "yang" that end at a token begin with an event."""
    for step in range(8):
        token = page.at(at - step)
        if token.lower() in _words("event"):
            return True
        if (
            not token
            or token in SENTENCE_END
            or token == ","
            or not (token[0].isupper() or token in "()" or token in ("yang", "ulang", "tahun"))
        ):
            return False
    return False


@card(
    "BIL104",
    "bilangan-tingkat-bertanda-hubung",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 9; EYD V, Kata Turunan 1a",
    eyd=("KG09", "KB01a"),
    why=Said("Awalan ke- ditulis serangkai dengan bilangan yang ditulis dengan huruf.", "ke- is one word with a number in letters."),
    message=Said("Bilangan tingkat ditulis serangkai: “{before}” → “{after}”.", "The ordinal is one word: “{before}” → “{after}”."),
    bad=(("Ini kunjungan yang ke-dua.", "Ini kunjungan yang kedua."),),
    good=("Ini kunjungan yang ke-2.", "Ini kunjungan yang kedua."),
    leaves_alone=Said("ke- di depan angka.", "ke- before a figure."),
    words=tuple(f"ke-{number}" for number in NUMERALS),
)
def ordinal_word(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports an ordinal in letters with a hyphen."""
    token = page.texts[at]
    if not token.isupper():
        yield rule.finding(page, page.span(at), token[:2] + token[3:].lower())


@card(
    "BIL110",
    "bilangan-tingkat-dengan-huruf-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Angka dan Bilangan 9; EYD V, Kata Turunan 1a",
    eyd=("KG09", "KB01a"),
    why=Said("Awalan ke- ditulis serangkai dengan bilangan yang ditulis dengan huruf.", "ke- is one word with a number in letters."),
    message=Said("Bilangan tingkat ditulis serangkai: “{before}” → “{after}”.", "The ordinal is one word: “{before}” → “{after}”."),
    bad=(
        ("Ini kunjungan yang ke dua.", "Ini kunjungan yang kedua."),
        ("Ia menang untuk ke tiga kalinya.", "Ia menang untuk ketiga kalinya."),
        ("Aturan itu menguntungkan ke dua belah pihak.", "Aturan itu menguntungkan kedua belah pihak."),
        ("Dari ke empat tersangka, polisi menyita sabu.", "Dari keempat tersangka, polisi menyita sabu."),
        ("Ke dua, dinas akan membuka posko.", "Kedua, dinas akan membuka posko."),
    ),
    good=(
        "Bantuan dikirim ke dua desa.",
        "Ia pergi ke tiga kota.",
        "Jalan dari satu ke dua arah.",
        "Surat dikirim ke lima fraksi.",
        "Ke dua desa itulah bantuan dikirim.",
        "Polisi memanggil ke empat saksi.",
    ),
    leaves_alone=Said(
        "ke sebagai kata depan: “ke dua desa”; di belakang kata kerja yang berobjek (“memanggil ke empat saksi”) hanya disarankan.",
        "ke as a preposition: “ke dua desa”; behind a verb with an object (“memanggil ke empat saksi”) it only suggests.",
    ),
    words=tuple(f"ke {number}" for number in NUMERALS),
)
def ordinal_word_apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports ke apart from a number in letters where it makes an ordinal."""
    if page.gap(at) != " ":
        return
    level = Applicability.SAFE if _sureness(page, at, at + 1, dashed=False) is Applicability.SAFE else _all_of_them(page, at)
    if level is not None:
        yield rule.finding(page, page.span(at, at + 2), page.texts[at] + page.texts[at + 1], level=level)


# A preposition has no other behind it: "dari ke empat tersangka" can only be keempat.
PREPOSITIONS = frozenset(("dari", "oleh", "pada", "kepada", "dengan", "bagi", "antara", "dalam", "atas", "tentang", "terhadap", "menurut"))


def _all_of_them(page: Page, at: int) -> Applicability | None:
    """Grades ke and a number as all of that many ("ketiga raperda itu") or as a point of a list ("Kedua, …")."""
    following, before = page.at(at + 2), page.lower(at - 1) if page.gap(at - 1) == " " else ""
    heads = page.opens_sentence(at)
    if following == "," and heads:
        return None if page.lower(at + 3) in NUMERALS else Applicability.SAFE
    if page.gap(at + 1) != " " or not following.isalpha() or not following.islower() or following in SCALES:
        return None
    if before in PREPOSITIONS or (following == "belah" and page.lower(at + 3) == "pihak"):
        return Applicability.SAFE
    if following in _words("target"):
        return None  # "memberangkatkan ke dua kota"
    return Applicability.UNSAFE if heads or _takes_object(before) else None


def _takes_object(verb: str) -> bool:
    """Says whether a verb is never followed by ke: "menangkap", "dihadiri", but not "mengirim"."""
    model = lexicon().model
    active = verb.startswith("me") or (verb.startswith("di") and verb.endswith("i"))
    return active and model.count(verb) >= USUAL and model.pair_count(verb, "ke") == 0


USUAL = 40.0  # weighted count of a verb that would have been seen with ke
