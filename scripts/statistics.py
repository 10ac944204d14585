"""Prunes n-gram counts of formal Indonesian into dictionaries/statistics/.

Reads unigrams.tsv.xz, bigrams.tsv.xz and trigrams.tsv.xz of a folder of counts (columns: n-gram, …, general, law, mt) and
writes three files of the same names with one weighted count a line. Law is over half of the human text and repetitive, so it
is weighed down until it makes 15 % of the whole (0.85 general + 0.15 law); machine translation is left out. Pairs seen once or
twice that chance alone would show nearly as often say nothing and are left out too, but those of di and ke, whose counts are
compared with the joined word's. Standard library only. Run: ``python scripts/statistics.py FOLDER``.
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "dictionaries" / "statistics"
# 8.9 M law tokens at this weight are 15 % beside 7.1 M general ones.
LAW = 0.14
# The least weighted count that stays: pairs are kept down to one sighting in general text, triples to one and a half.
LEAST = {"unigrams": 0.9, "bigrams": 0.9, "trigrams": 1.5}
SELDOM = 2.2  # weighted count of a pair up to which it may be chance …
CHANCE = 0.4  # … where two words as frequent would meet this share of it in any order of the words
COMPARED = ("di", "ke")
NOTICE = "# Weighted n-gram counts of formal Indonesian (general + 0.14 law); sources and their licences: sources.tsv in this folder\n"


def rows(path: Path) -> Iterator[list[str]]:
    """Yields the cells of each line after the header (the first line; "#" is also a token)."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def weight(general: str, law: str) -> float:
    """Gives the weighted count of one n-gram."""
    return int(general) + LAW * int(law)


def is_chance(pair: str, count: float, words: Mapping[str, float], total: float) -> bool:
    """Says whether a pair was seen so seldom that it tells nothing of its words.

    >>> is_chance("yang itu", 1.0, {"yang": 300.0, "itu": 100.0}, 10_000.0)
    True
    """
    first, second = pair.split(" ")
    return count < SELDOM and first not in COMPARED and words[first] * words[second] / total >= CHANCE * count


def write(name: str, columns: str, lines: list[str]) -> None:
    """Writes one compressed table with its notice."""
    data = NOTICE + f"# columns: {columns}\n" + "".join(lines)
    (OUT / f"{name}.tsv.xz").write_bytes(lzma.compress(data.encode(), preset=9))


def main(folder: Path) -> None:
    """Prunes the three tables."""
    OUT.mkdir(parents=True, exist_ok=True)
    words: dict[str, float] = {}
    lines = []
    for token, _count, capital, allcaps, _sources, general, law, _mt in rows(folder / "unigrams.tsv.xz"):
        count = weight(general, law)
        if count >= LEAST["unigrams"]:
            words[token] = count
            lines.append(f"{token}\t{count:.1f}\t{_count}\t{capital}\t{allcaps}\n")
    write("unigrams", "token, weighted count, raw count, capitalised inside a sentence, in capitals", lines)
    total = sum(words.values())
    for name in ("bigrams", "trigrams"):
        lines = []
        for gram, general, law, _mt in rows(folder / f"{name}.tsv.xz"):
            count = weight(general, law)
            if count < LEAST[name] or not words.keys() >= set(gram.split(" ")):
                continue
            if name == "trigrams" or not is_chance(gram, count, words, total):
                lines.append(f"{gram}\t{count:.1f}\n")
        write(name, "n-gram, weighted count", lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
