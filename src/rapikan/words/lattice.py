"""The lattice: arcs over a stretch of tokens, and the cheapest ways through it.

An arc reads one or more tokens as words and costs what such an error costs; a path costs its arcs plus −log P(words) under the
language model, with the words around the stretch as context. Viterbi with a small beam, because a state is the last two words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapikan.lexicon import lexicon
from rapikan.lexicon.model import UNLISTED

__all__ = ["KEEP", "Arc", "Path", "paths"]

KEEP = ""


class Arc(NamedTuple):
    """One reading of the tokens `first` up to `past`.

    `words` is what the language model sees, `text` what would stand on the page (None: as it is), `cost` what the error costs
    besides, `code` the rule that would report it (KEEP for none), `fixed` replaces the model's cost where a word has its own, `errors` counts the slips inside words.
    """

    first: int
    past: int
    words: tuple[str, ...]
    text: str | None
    cost: float
    code: str = KEEP
    fixed: float | None = None
    errors: int = 0

    def moved(self, places: int) -> Arc:
        """Gives the same reading some tokens further on."""
        return Arc(self.first + places, self.past + places, *self[2:])


class Path(NamedTuple):
    """A way through the stretch: its cost and its arcs."""

    cost: float
    arcs: tuple[Arc, ...]


BEAM = 24


def paths(
    arcs: Mapping[int, Sequence[Arc]], first: int, past: int, left: tuple[str, str], right: Sequence[str], *, every: bool = False
) -> list[Path]:
    """Gives the cheapest ways from token `first` to token `past`, best first.

    Args:
        arcs: the readings by their first token.
        first: where the stretch begins.
        past: the token after it.
        left: the two words before the stretch, the nearer last ("<s>" where a sentence begins).
        right: the words after it that its last words can still change (at most two).
        every: keep all ways and not only the cheapest to each pair of last words, which is enough to find the best one.
    """
    number, price = lexicon().number, lexicon().model.cost
    # place → the numbers of the last two words → the ways there
    states: dict[int, dict[tuple[int, int], list[Path]]] = {first: {(number(left[0]), number(left[1])): [Path(0.0, ())]}}
    for place in range(first, past):
        here = states.pop(place, None)
        if not here:
            continue
        ways = sorted(((path, last) for last, found in here.items() for path in found), key=lambda way: way[0].cost)[:BEAM]
        for arc in arcs.get(place, ()):
            numbers = [number(word) for word in arc.words]
            there = states.setdefault(arc.past, {})
            for (cost, passed), (a, b) in ways:
                cost += arc.cost
                for word in numbers:
                    cost += arc.fixed if arc.fixed is not None else price(word, b, a)
                    a, b = b, word
                known = there.setdefault((a, b), [])
                if every or not known:
                    known.append(Path(cost, (*passed, arc)))
                elif cost < known[0].cost:
                    known[0] = Path(cost, (*passed, arc))
    following = [number(word) for word in right]
    ends: list[Path] = []
    for (a, b), found in states.get(past, {}).items():
        after = 0.0
        for word in following:
            if word != UNLISTED:
                after += price(word, b, a)
            a, b = b, word
        ends += (Path(cost + after, passed) for cost, passed in found)
    return sorted(ends, key=lambda path: path.cost)
