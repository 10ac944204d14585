"""Bentuk terikat (TRK), se- and the clitic -nya after an acronym: written joined, with a hyphen before a capital."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.edits import Applicability, Finding
from rapikan.language import Said
from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.rule import Rule, Stage, card
from rapikan.rules.spelling.around import is_function
from rapikan.rules.spelling.forms import recased
from rapikan.rules.spelling.named import in_listed_name
from rapikan.text import Page

__all__ = ["bound_apart", "hyphened", "se_apart"]


@card(
    "TRK101",
    "bentuk-terikat-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 1b dan 1c",
    eyd=("KB01b", "KB01c"),
    why=Said(
        "Bentuk terikat ditulis serangkai dengan kata yang mengikutinya, dan dengan tanda hubung di depan huruf kapital.",
        "A bound form is joined to the word that follows it, with a hyphen before a capital.",
    ),
    message=Said("Bentuk terikat ditulis serangkai: “{before}” → “{after}”.", "A bound form is joined: “{before}” → “{after}”."),
    bad=(
        ("Rapat koordinasi antar instansi digelar Senin.", "Rapat koordinasi antarinstansi digelar Senin."),
        ("Koordinasi antar Instansi berjalan baik.", "Koordinasi antarinstansi berjalan baik."),
        ("Penanganan pasca bencana berjalan lancar.", "Penanganan pascabencana berjalan lancar."),
        ("Ekspor non - migas naik.", "Ekspor nonmigas naik."),
    ),
    good=(
        "Petugas antar jemput siswa sudah siap.",
        "Masa pra- dan pascabencana dibahas.",
        "Rapat antarinstansi membahas pascabencana pada masa pasca-Orde Baru.",
        "Rapat dihadiri para Kepala Dinas.",
        "Bupati anti yang namanya pungli.",
    ),
    leaves_alone=Said(
        "Kata yang juga berdiri sendiri (antar jemput, mini, super).", "Words that also stand alone (antar jemput, mini, super)."
    ),
    words=lambda: [form for form, (kind, *_) in lexicon().table("bound").items() if kind != "english"],
)
def bound_apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a bound form that stands apart from its word."""
    form = page.lower(at)
    kind, exceptions, *_ = lexicon().table("bound")[form]
    last = _follower(page, at)
    following = page.at(last)
    word = following.lower()
    source = lexicon()
    if not following.isalpha() or len(word) < 3 or word in exceptions.split():
        return
    if is_function(word) or in_listed_name(page, at):
        return  # "Ia anti yang namanya korupsi.": the form stands for itself
    token = page.texts[at]
    if token.islower() and _is_common(following) and not _is_capital(page, at + 2):
        following = word  # "antar Instansi" is "antarinstansi": only a word that is due its capital keeps it
    if (token.isupper() != following.isupper() and len(following) > 1 and following.isupper()) or (
        following[0].isupper() and token.islower()
    ):
        after = f"{token}-{following}"
    elif source.is_known(word) and following.islower() and (kind == "safe" or source.is_listed(form + word)):
        after = token + word
    else:
        return
    if kind != "safe" and "-" in after:
        return  # "para Kepala": a free word before a name or title says nothing
    level = Applicability.SAFE if kind == "safe" else Applicability.SHOW
    if level is Applicability.SAFE and source.count(form, word) > 20 * max(source.count(form + word), 1.0):
        level = Applicability.SHOW  # edited texts write the two apart: they may be words of their own
    yield rule.finding(page, page.span(at, last + 1), recased(page, at, after), level=level)


def _follower(page: Page, at: int) -> int:
    """Gives the token behind a form and one blank or a loose hyphen ("se - Kabupaten", "non- migas"), or -1."""
    dashed = page.at(at + 1) in ("-", "–")
    last = at + 2 if dashed else at + 1
    if last >= len(page):
        return -1
    between = page.text[page.end(at) : page.starts[last]]
    loose = dashed and len(between) > 1 and between.replace(" ", "") in ("-", "–")
    return last if between == " " or loose else -1


def _is_common(token: str) -> bool:
    """Says whether a capitalised word is a common noun and no name: "Instansi"."""
    source = lexicon()
    word = token.lower()
    known = token.istitle() and source.is_listed(word) and token not in source.table("acronyms")
    return known and source.capital_share(word) < NAME_SHARE and word not in source.table("proper") and word not in source.table("calendar")


NAME_SHARE = 0.65  # of a word's uses


def _is_capital(page: Page, at: int) -> bool:
    """Says whether a capitalised word follows: "antar Provinsi Bali" and "pasca Orde Baru" hold names."""
    return page.gap(at - 1) == " " and page.at(at)[:1].isupper()


@card(
    "TRK102",
    "se-terpisah",
    stage=Stage.SPELLING,
    source="EYD V, Tanda Hubung 5; EYD V, Kata Turunan 1c",
    eyd=("TE05", "KB01c"),
    why=Said(
        "Awalan se- ditulis serangkai, dan dengan tanda hubung di depan huruf kapital.",
        "The prefix se- is joined, with a hyphen before a capital.",
    ),
    message=Said("Awalan se- dirangkaikan: “{before}” → “{after}”.", "The prefix se- is joined: “{before}” → “{after}”."),
    bad=(
        ("Rapat dihadiri camat se Kabupaten Bogor.", "Rapat dihadiri camat se-Kabupaten Bogor."),
        ("Lomba antarpelajar se kecamatan.", "Lomba antarpelajar sekecamatan."),
        ("Rapat dihadiri camat se – Kabupaten Bogor.", "Rapat dihadiri camat se-Kabupaten Bogor."),
        ("Pelajar se indonesia bertemu.", "Pelajar se-Indonesia bertemu."),
    ),
    good=("Pelajar se-Indonesia bertemu.",),
    leaves_alone=Said("“se” dalam bahasa lain.", "“se” in other languages."),
    words=("se",),
)
def se_apart(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports se- standing apart, perhaps with a loose hyphen: "se - Kabupaten", "se- Kabupaten"."""
    last = _follower(page, at)
    following = page.at(last)
    if not following.isalpha() or page.texts[at].isupper():
        return
    source = lexicon()
    unit = following.lower() in source.of_kind("regions", "unit", "village")
    if following[0].isupper():
        if unit or following.lower() in source.of_kind("regions", "short") or source.is_name(following):
            yield rule.finding(page, page.span(at, last + 1), f"{page.texts[at]}-{following}")
    elif unit or source.is_listed(f"se{following}"):  # "se indonesia" waits for its capital
        yield rule.finding(page, page.span(at, last + 1), page.texts[at] + following)


AFFIXED = deferred(r"(?P<prefix>[a-z]{2,6})-(?P<base>[a-z]{3,})(?:-(?P<suffix>kan|i|an|nya))?")
PREFIXES = frozenset(("di", "ter", "ber", "me", "mem", "men", "meng", "pe", "pem", "pen", "peng", "se", "ke"))


def _joined(token: str) -> str:
    """Gives the known word that a token with hyphens behind its prefix should be ("pasca-bencana" → "pascabencana"), or ""."""
    match = AFFIXED.fullmatch(token)
    if match is None:
        return ""
    source = lexicon()
    bound = source.table("bound").get(match["prefix"])
    if match["prefix"] not in PREFIXES and (bound is None or bound[0] != "safe" or match["base"] in bound[1].split()):
        return ""
    if match["suffix"] is None and (match["prefix"] == "ke" or _may_be_preposition(match["prefix"], match["base"])):
        return ""  # "ke-sana", "di-balik"
    joined = token.replace("-", "")
    return joined if source.is_known(joined) and source.is_known(match["base"]) else ""


def _may_be_preposition(prefix: str, base: str) -> bool:
    """Says whether di- before a word may be the preposition ("di-balik layar")."""
    return prefix == "di" and 5 * lexicon().count("di", base) >= lexicon().count(f"di{base}")


@card(
    "TRK103",
    "imbuhan-bertanda-hubung",
    stage=Stage.SPELLING,
    source="EYD V, Kata Turunan 1a dan 1b",
    eyd=("KB01a", "KB01b"),
    why=Said(
        "Imbuhan dan bentuk terikat ditulis serangkai dengan kata Indonesia yang berhuruf kecil, tanpa tanda hubung.",
        "Affixes and bound forms are joined to a small Indonesian word without a hyphen.",
    ),
    message=Said("Tanda hubung tidak perlu: “{before}” → “{after}”.", "The hyphen is not needed: “{before}” → “{after}”."),
    bad=(
        ("Penanganan pasca-bencana berjalan lancar.", "Penanganan pascabencana berjalan lancar."),
        ("Janji yang di-ikrar-kan itu dijaga.", "Janji yang diikrarkan itu dijaga."),
    ),
    good=("Foto di-upload dan warga non-Indonesia hadir.", "Anak-anak berlari-lari di rumah-rumah.", "Peringatan ke-3 digelar."),
    leaves_alone=Said(
        "Kata asing (di-upload), huruf kapital (non-Indonesia), angka (ke-3), bentuk ulang.",
        "Foreign words (di-upload), capitals (non-Indonesia), figures (ke-3), reduplications.",
    ),
    shape=lambda token: "-" in token and _joined(token.lower() if token[1:].islower() else token) != "",
)
def hyphened(rule: Rule, page: Page, at: int) -> Iterator[Finding]:
    """Reports a hyphen between an affix or bound form and its word."""
    if page.lower(at).startswith("se-") and page.gap(at) == " " and page.at(at + 1)[:1].isupper():
        return  # "se-provinsi Bali": part of a name, whose capital is missing
    yield rule.finding(page, page.span(at), recased(page, at, _joined(page.lower(at))))
