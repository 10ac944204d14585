"""A lost blank before a capital or behind an acronym: "olehSigitPamungkas" → "oleh Sigit Pamungkas", "KPUdan" → "KPU dan"."""

from __future__ import annotations

from collections.abc import Iterator

from rapikan.lexicon import lexicon
from rapikan.patterns import deferred
from rapikan.text import Page
from rapikan.words.generators.join import TAILS
from rapikan.words.lattice import Arc

PARTS = deferred(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
ACRONYM = deferred(r"(?P<acronym>[A-Z]{2,})(?P<rest>[a-z]{2,})")
LEAST = 2  # letters of a part
USUAL = 1000.0  # weighted count of a small word before a capital: "WhatsApp" and "iPhone" are names as they stand
LONG, COMMON = 6, 50.0  # letters of a longer one, and its weighted count: "dihadiriCamat"
LEAST_OPENING = 3  # letters of the parts of a run of capitalised words


def propose(page: Page, index: int) -> Iterator[Arc]:
    """Reads a token with inner capitals as a common word and the names after it, or as an acronym and a common word."""
    typed = page.texts[index]
    if not typed.isalpha() or typed[1:].islower() or typed.isupper():
        return
    mixed = ACRONYM.fullmatch(typed)
    if mixed is not None and _is_acronym_and_word(*mixed.groups()):
        yield _arc(index, [*mixed.groups()], "SRK102")
        return
    parts = PARTS.findall(typed)
    if len(parts) < 2 or "".join(parts) != typed or any(len(part) < LEAST for part in parts[1:]):
        return
    meant = typed.replace("I", "l")
    if meant.islower() and lexicon().is_known(meant):
        yield Arc(index, index + 1, (meant,), meant, 0.0, "SLK101", fixed=2.0, errors=1)  # a scanner's capital: "adaIah"
        return
    if parts[0].islower():
        if _is_common(parts[0]):
            yield _arc(index, parts, "SRK102")
    elif _opens_name(parts[0]) and all(len(part) >= LEAST_OPENING and _is_part_of_name(part) for part in parts):
        yield _arc(index, parts, "SRK103")  # "KetuaDPRD", but it may be what an account or a product is called


def _arc(index: int, parts: list[str], code: str) -> Arc:
    return Arc(index, index + 1, tuple(part.lower() for part in parts), " ".join(parts), 0.0, code, fixed=2.0)


def _is_acronym_and_word(acronym: str, rest: str) -> bool:
    """Says whether what follows an acronym is a word of its own, and no clitic; behind two letters only the commonest is."""
    if acronym not in lexicon().table("acronyms") or rest in TAILS or not _is_common(rest):
        return False
    return len(acronym) > SHORT_ACRONYM or (len(rest) > SHORT_ACRONYM and lexicon().model.count(rest) >= USUAL)


SHORT_ACRONYM = 2  # letters of an acronym that may begin many a brand


def _is_common(word: str) -> bool:
    """Says whether a small word is so common that a capital behind it, or an acronym before it, is no part of it."""
    source = lexicon()
    least = COMMON if len(word) >= LONG else USUAL
    return len(word) >= LEAST and source.is_known(word) and source.model.count(word) >= least


def _opens_name(part: str) -> bool:
    """Says whether a part is an acronym, a place, an office, or the kind of a region or body, which may stand before a name."""
    source, word = lexicon(), part.lower()
    kinds = source.of_kind("offices", "office", "head") | source.of_kind("regions", "unit") | source.of_kind("bodies", "named", "local")
    return part in source.table("acronyms") or part in source.table("places") or word in kinds


def _is_part_of_name(part: str) -> bool:
    """Says whether a part is a word, a place or an acronym of some list."""
    source = lexicon()
    return part in source.table("acronyms") or part in source.table("places") or source.is_known(part.lower())
