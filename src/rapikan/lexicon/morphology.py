"""How Indonesian words are formed: the nasal prefixes, affix patterns, clitics and reduplication. Standard library only.

`derive` builds the forms that a root's affixes promise; `clitics`, `halves` and `roots_of` take a form apart again. Forms follow KBBI and
the KPST rule: k, p, s and t melt before a vowel (memengaruhi, menyukseskan), clusters stay (memproses, mengkritik), and roots
of one syllable take menge- (mengecek).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

__all__ = [
    "AFFIXES",
    "CLITICS",
    "clitics",
    "derive",
    "derived_alike",
    "halves",
    "is_reduplication",
    "may_stand_together",
    "melted",
    "nasal",
    "roots_of",
    "roots_unmelted",
]

VOWELS = "aeiou"
# Roots that keep their consonant although the rule would melt it: "punya" was compounded early, "kaji" parts from "aji".
KEEPS = frozenset(("punya", "kaji", "kilap"))
# Prefix as written before an unmelted consonant, and the consonant that should have melted.
UNMELTED = (("mem", "p"), ("men", "t"), ("men", "s"), ("meng", "k"), ("pem", "p"), ("pen", "t"), ("pen", "s"), ("peng", "k"))
NASAL = ("me", "pe")
CLITICS = ("nyalah", "nyakah", "nya", "lah", "kah", "ku", "mu", "kulah", "mulah")


# A loan of one syllable in spite of its two vowels (mengeklaim); "raih" and "kait" have two.
ONE_SYLLABLE = frozenset(("klaim",))


def _syllables(root: str) -> int:
    return 1 if root in ONE_SYLLABLE else len(re.findall(r"[aeiou]", root))


def nasal(prefix: str, root: str) -> str:
    """Joins meN- or peN- to a root ("me", "sapu" → "menyapu").

    Args:
        prefix: "me" or "pe", also inside a chain ("meme" for memper- is not nasal and not meant here).
        root: a root in small letters, or a reduplication of one.
    """
    first, rest = root[:1], root[1:]
    cluster = rest[:1] not in VOWELS
    if _syllables(root) == 1 and not root.startswith(("kh", "sy")):
        return f"{prefix}nge{root}"
    if first in VOWELS or first in "gh" or root.startswith("kh"):
        return f"{prefix}ng{root}"
    if first == "k":
        return f"{prefix}ng{root}" if cluster or root in KEEPS else f"{prefix}ng{rest}"
    if first in "bfv":
        return f"{prefix}m{root}"
    if first == "p":
        return f"{prefix}m{root}" if cluster or root in KEEPS else f"{prefix}m{rest}"
    if first in "cdjz" or root.startswith("sy"):
        return f"{prefix}n{root}"
    if first == "t":
        return f"{prefix}n{root}" if cluster else f"{prefix}n{rest}"
    if first == "s":
        return f"{prefix}n{root}" if cluster else f"{prefix}ny{rest}"
    if first in "qx":
        return f"{prefix}ng{root}"
    return f"{prefix}{root}"  # l m n r w y


def melted(word: str) -> str:
    """Gives a word with the consonant melted that its nasal prefix should have melted, or "" where there is none.

    >>> melted("mempengaruhi"), melted("mensukseskan"), melted("memproses"), melted("memperhatikan")
    ('memengaruhi', 'menyukseskan', '', '')
    """
    if not word.startswith(NASAL):  # nearly every word that is asked about
        return ""
    for prefix, consonant in UNMELTED:
        root = word[len(prefix) :]
        if word.startswith(prefix) and root[:1] == consonant and root[1:2] in VOWELS and root[1:2]:
            if root.startswith(("per", "pel", "punya", "kaji", "khianat")):
                return ""  # memper-, pel-ajar, and roots that keep their consonant
            return nasal(prefix[:2], root)
    return ""


def _per(root: str) -> str:
    return f"pe{root}" if root.startswith("r") else f"per{root}"


def _ber(root: str) -> str:
    return f"be{root}" if root.startswith("r") else f"ber{root}"


def _ter(root: str) -> str:
    return f"te{root}" if root.startswith("r") else f"ter{root}"


def derive(root: str, affix: str) -> Iterator[tuple[str, str]]:
    """Yields the forms that one affix of dictionaries/words.tsv promises, each with the affixes that made it.

    >>> sorted(form for form, _ in derive("fasilitasi", "meN-"))
    ['difasilitasi', 'memfasilitasi']

    Raises:
        KeyError: the affix is not in `AFFIXES`.
    """
    for pattern in AFFIXES[affix]:
        head, _, tail = pattern.partition("X")
        yield _attach(head, root) + tail, pattern.replace("X", "-…-" if head and tail else "-")


def _attach(head: str, root: str) -> str:
    match head:
        case "meN":
            return nasal("me", root)
        case "peN":
            return nasal("pe", root)
        case "ber":
            return _ber(root)
        case "ter":
            return _ter(root)
        case "per":
            return _per(root)
        case "memper":
            return f"mem{_per(root)}"
        case "diper":
            return f"di{_per(root)}"
        case "keber":
            return f"ke{_ber(root)}"
        case _:
            return head + root


# affix of words.tsv → the forms it promises, X being the root
AFFIXES: dict[str, tuple[str, ...]] = {
    "meN-": ("meNX", "diX"),
    "meN-kan": ("meNXkan", "diXkan", "Xkan", "terXkan"),
    "meN-i": ("meNXi", "diXi", "Xi", "terXi"),
    "ber-": ("berX",),
    "ber-an": ("berXan",),
    "ber-kan": ("berXkan",),
    "ter-": ("terX",),
    "se-": ("seX",),
    "ke-": ("keX",),
    "ke-an": ("keXan",),
    "-an": ("Xan",),
    "peN-": ("peNX",),
    "peN-an": ("peNXan",),
    "per-an": ("perXan",),
    "pe-": ("peX",),
    "memper-": ("memperX", "diperX", "perX"),
    "memper-kan": ("memperXkan", "diperXkan", "perXkan"),
    "memper-i": ("memperXi", "diperXi", "perXi"),
}


LEAST_BASE = 3  # letters that a clitic leaves behind


@lru_cache(maxsize=5_000)  # each table asks the same of the same word
def clitics(word: str) -> Sequence[tuple[str, str]]:
    """Gives the ways to take a clitic off a word, as (base, clitic).

    >>> clitics("bukunyalah")
    (('buku', 'nyalah'), ('bukunya', 'lah'))
    """
    if not word.endswith(CLITICS):  # nearly every word that is asked about
        return ()
    return tuple((word[: -len(clitic)], clitic) for clitic in CLITICS if word.endswith(clitic) and len(word) - len(clitic) >= LEAST_BASE)


def halves(word: str) -> tuple[str, str] | None:
    """Parts a hyphenated word in two, or gives None where it has not two letters-only halves.

    >>> halves("berbondong-bondong")
    ('berbondong', 'bondong')
    """
    first, hyphen, second = word.partition("-")
    if not hyphen or not first.isalpha() or not second.isalpha():
        return None
    return first, second


LEAST_HALF = 3  # letters of what is repeated
LEAST_PERSON = 4  # letters of who has a feminine form: "siswa"
LEAST_MELTED = 4  # letters of what is repeated less its first


def is_reduplication(first: str, second: str) -> bool:
    """Says whether two halves repeat one root, affixes and a changed first consonant allowed.

    buku-buku, berbondong-bondong, tolong-menolong, pukul-memukul, bersama-sama, undang-undangan
    """
    if first == second or (len(second) >= LEAST_HALF and first.endswith(second)):
        return True
    if len(first) >= LEAST_PERSON and (first[:-1] + "i" == second or first.removesuffix("wan") + "wati" == second):
        return True  # siswa-siswi, karyawan-karyawati
    for suffix in ("", "an", "kan", "i", "nya", "annya"):
        stem = second.removesuffix(suffix) if suffix else second
        if (suffix and stem == second) or len(stem) < LEAST_HALF:
            continue
        if first.endswith(stem) or first == stem:
            return True
        # tolong-menolong: the second half carries the nasal prefix; puji-memuji, kunjung-mengunjungi
        if len(first) >= LEAST_HALF and stem.startswith("me") and stem in (nasal("me", first), f"me{first}", f"mem{first}"):
            return True
        # memukul-mukul: the first half carries it and the melted root is repeated
        if len(stem) >= LEAST_MELTED and first.startswith(("me", "pe", "be", "di", "te", "ke", "se")) and first.endswith(stem[1:]):
            return True
    return False


LEAST_STEM = 3  # letters that a suffix leaves behind
LEAST_ROOT = 2  # letters that a prefix leaves behind, a melted consonant not counted
PREFIXES = ("memper", "diper", "keber", "keter", "pember", "ber", "be", "ter", "te", "per", "di", "ke", "se", "pe", "me", "")
SUFFIXES = ("kan", "an", "i", "")


def roots_of(word: str) -> Iterator[tuple[str, str]]:
    """Yields the roots that a derived word may come from, each with the affixes taken off, longest affixes first.

    >>> ("juang", "memper-…-kan") in list(roots_of("memperjuangkan"))
    True
    >>> ("sapu", "meN-") in list(roots_of("menyapu"))
    True
    """
    for suffix in SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < LEAST_STEM:
            continue
        stem = word[: len(word) - len(suffix)]
        for prefix in PREFIXES:
            if not stem.startswith(prefix) or len(stem) - len(prefix) < LEAST_ROOT or not (prefix or suffix):
                continue
            if prefix in ("te", "be") and stem[2:3] != "r":
                continue  # ter- and ber- lose their r only before another
            name = f"{prefix}-…-{suffix}" if prefix and suffix else f"{prefix}-" if prefix else f"-{suffix}"
            yield stem[len(prefix) :], name
            if prefix in ("me", "pe"):
                nasalised = name.replace(prefix, f"{prefix}N", 1)
                yield from ((root, nasalised) for root in _denasalised(prefix, stem))


def _denasalised(prefix: str, stem: str) -> Iterator[str]:
    """Yields the roots that meN- or peN- may have been joined to."""
    rest = stem[len(prefix) :]
    for sound, melted in (("nge", ""), ("ng", "k"), ("ny", "s"), ("n", "t"), ("m", "p")):
        if rest.startswith(sound):
            for root in dict.fromkeys((melted + rest[len(sound) :], rest[len(sound) :])):  # in one order: both may be roots (karang, arang)
                if root and nasal(prefix, root) == stem:
                    yield root


def roots_unmelted(word: str) -> Iterator[str]:
    """Yields what may be the root of a word whose prefix left its consonant standing, with and without its suffix."""
    for prefix in ("meng", "peng", "mem", "men", "pem", "pen"):
        if word.startswith(prefix):
            root = word[len(prefix) :]
            yield from (root, *(root.removesuffix(suffix) for suffix in ("kan", "an", "i") if root.endswith(suffix)))
            return


def derived_alike(word: str, root: str, other: str) -> Iterator[str]:
    """Yields what `other` becomes under the affixes that make `word` of `root`."""
    for affix in AFFIXES:
        for (form, _), (form_of_other, _) in zip(derive(root, affix), derive(other, affix), strict=True):
            if form == word:
                yield form_of_other


def may_stand_together(affix: str) -> bool:
    """Says whether the two ends of an affix's name ("meN-…-kan") make words together."""
    prefix, _, suffix = affix.partition("…")
    return (prefix, suffix) not in NO_CONFIXES


# Prefix and suffix that never stand together ("menunjukan" is a slip, not me-…-an).
NO_CONFIXES = frozenset(
    (head, tail)
    for head, tail in (
        ("meN-", "-an"), ("me-", "-an"), ("me-", "-kan"), ("me-", "-i"), ("di-", "-an"), ("ter-", "-an"), ("te-", "-an"), ("diper-", "-an"),
        ("memper-", "-an"), ("ber-", "-i"), ("be-", "-i"), ("ke-", "-kan"), ("peN-", "-kan"), ("peN-", "-i"), ("pe-", "-kan"), ("pe-", "-i"),
        ("se-", "-i"), ("se-", "-kan"), ("keber-", "-kan"), ("keber-", "-i"), ("keter-", "-kan"), ("keter-", "-i"), ("pember-", "-kan"),
        ("pember-", "-i"), ("pe-", ""), ("me-", ""), ("ke-", ""),
        ("di-", ""),
    )
)  # fmt: skip
