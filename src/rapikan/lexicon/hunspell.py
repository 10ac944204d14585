"""Unfolds a hunspell dictionary (id_ID.dic, id_ID.aff) into its forms, each with the root and affixes it came from.

Clitic flags (n0, nl, l0, o0) are not unfolded: clitics are taken off at look-up. Only what the Indonesian file uses is read:
two-letter flags, prefixes, suffixes, circumfixes and one level of continuation. Standard library only; see hunspell(5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Form", "read"]

CIRCUMFIX = "A1"
NEED_AFFIX = "A2"
CLITICS = frozenset(("n0", "nl", "l0", "o0", "u0"))


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the word, its root and the flags that made it ("" for the root itself)."""

    word: str
    root: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _Affix:
    strip: str
    add: str
    flags: tuple[str, ...]
    condition: re.Pattern[str]


def _flags(text: str) -> tuple[str, ...]:
    return tuple(text[i : i + 2] for i in range(0, len(text), 2))


def _affixes(path: Path) -> tuple[dict[str, list[_Affix]], dict[str, list[_Affix]]]:
    prefixes: dict[str, list[_Affix]] = {}
    suffixes: dict[str, list[_Affix]] = {}
    for line in path.read_text(encoding="latin-1").splitlines():
        cells = line.split("#", 1)[0].split()
        if len(cells) < 4 or cells[0] not in ("PFX", "SFX") or (len(cells) == 4 and cells[2] in "YN" and cells[3].isdigit()):
            continue
        kind, flag, strip, rest = cells[:4]
        add, _, flags = rest.partition("/")
        condition = (
            (cells[4] if len(cells) > 4 else ".").replace("^l^r", "^lr").replace("^h^l^r", "^hlr").replace("^k^m^p^t^w^y", "^kmptwy")
        )
        pattern = re.compile(f"^{condition}" if kind == "PFX" else f"{condition}$")
        affix = _Affix("" if strip == "0" else strip, "" if add == "0" else add, _flags(flags), pattern)
        (prefixes if kind == "PFX" else suffixes).setdefault(flag, []).append(affix)
    return prefixes, suffixes


def read(folder: Path) -> Iterator[Form]:
    """Yields every form of folder/id_ID.dic, roots included, possibly repeated."""
    prefixes, suffixes = _affixes(folder / "id_ID.aff")
    lines = (folder / "id_ID.dic").read_text(encoding="latin-1").splitlines()[1:]
    for line in lines:
        root, _, flagged = line.split("\t")[0].strip().partition("/")
        if not root:
            continue
        flags = _flags(flagged)
        if NEED_AFFIX not in flags:
            yield Form(root, root, "", "")
        yield from _unfold(root, flags, prefixes, suffixes)


def _unfold(root: str, flags: tuple[str, ...], prefixes: dict[str, list[_Affix]], suffixes: dict[str, list[_Affix]]) -> Iterator[Form]:
    own = [flag for flag in flags if flag in prefixes]
    for flag in own:
        for word in _prefixed(root, prefixes[flag]):
            yield Form(word, root, flag, "")
    for flag in flags:
        if flag in CLITICS:
            continue
        for affix in suffixes.get(flag, ()):
            if not affix.condition.search(root) or not affix.add.islower() or (flag in PLAIN and affix.add.endswith(PERSONAL)):
                continue
            stem = root.removesuffix(affix.strip) + affix.add
            if CIRCUMFIX not in affix.flags:
                yield Form(stem, root, "", flag)
                for prefix in own:  # both may stand together
                    joining = [other for other in prefixes[prefix] if _agree(other.add, affix.add)]
                    for word in _prefixed(stem, joining):
                        yield Form(word, root, prefix, flag)
            for inner in affix.flags:
                for word in _prefixed(stem, prefixes.get(inner, ())):
                    yield Form(word, root, inner, flag)


VERBAL = re.compile(r"(?:me(?:m|n|ng|nge|ny)?|di|ter)(?:per)?")


def _agree(prefix: str, suffix: str) -> bool:
    """Says whether a prefix and a suffix may stand together: hunspell crosses all, but no verb is formed with me-…-an or di-…-an."""
    return not (VERBAL.fullmatch(prefix) and suffix.startswith("an"))


PLAIN = frozenset(("a0", "i0", "k0"))
PERSONAL = ("lah", "kah", "ku", "mu", "nya", "Ku", "Mu", "Nya")  # clitic tails of the file's own -an, -i and -kan flags


def _prefixed(word: str, affixes: list[_Affix] | tuple[()]) -> Iterator[str]:
    for affix in affixes:
        if affix.condition.search(word):
            yield affix.add + word.removeprefix(affix.strip)
