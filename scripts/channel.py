"""Counts what writers slip on, and writes dictionaries/channel.tsv.

Run: ``python scripts/channel.py PAIRS TYPOS > dictionaries/channel.tsv``: PAIRS holds labelled misspellings of real releases (columns
wrong, right, kind), TYPOS rare tokens one letter from a frequent word (columns token, count, intended, …, general). Of TYPOS only the
column of edited prose counts, and little, for real rare words stand among them; it says how the kinds that PAIRS hardly shows are shared out.
Pairs that are more than one slip apart are left out.

A kind's weight is −log of how often it happened for each chance that it had (a letter that could be dropped, two that could be
swapped …), tempered and set beside the weight of a dropped letter.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapikan.words.channel import KINDS, chances, slip

LEAST = 0.5  # added to each count: a kind that was never seen may still happen
TYPO_WEIGHT = 0.03  # of a token in TYPOS beside a labelled pair
TEMPER = 0.7  # how far a kind's weight goes from that of the commonest kind: two hundred pairs say little of the rare ones
DROPPED = 5.2  # nats of a dropped letter, the commonest kind: the scale on which grade.py's thresholds were set

HEADER = """# What each kind of slip in a word costs
# columns: kind, nats, counted (weighted), chances a word
# origin: scripts/channel.py, counted from labelled misspellings of press releases of Indonesian public bodies
# licence: MIT"""


def pairs(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yields the labelled misspellings, each counted once."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["kind"] == "typo":
                yield row["wrong"].lower(), row["right"].lower(), 1.0


def typos(path: Path) -> Iterator[tuple[str, str, float]]:
    """Yields the rare tokens of edited prose; a token counts by the logarithm of its uses, for many are one author's."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if int(row["general"]) > 0:
                yield row["#token"], row["intended"], TYPO_WEIGHT * math.log1p(int(row["general"]))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("typos", type=Path)
    args = parser.parse_args()
    found: Counter[str] = Counter()
    could: Counter[str] = Counter()
    words = 0.0
    for wrong, right, weight in [*pairs(args.pairs), *typos(args.typos)]:
        kind = slip(wrong, right)
        if kind is None or not (right.isascii() and right.isalpha()):
            continue
        words += weight
        found[kind] += weight  # type: ignore[assignment]
        for other, number in chances(right).items():
            could[other] += weight * number  # type: ignore[assignment]
    nats = {kind: -math.log((found[kind] + LEAST) / (could[kind] / words)) for kind in KINDS}
    print(HEADER)
    for kind in sorted(KINDS):
        print(f"{kind}\t{DROPPED + TEMPER * (nats[kind] - nats['missing']):.2f}\t{found[kind]:.1f}\t{could[kind] / words:.2f}")


if __name__ == "__main__":
    main()
