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


BEAM = 24  # ways gone on from each token


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
    # place → the numbers of the last two words → the cheapest way there; where all ways are kept, a third number tells them apart
    states: dict[int, dict[tuple[int, int, int], _Way]] = {first: {(number(left[0]), number(left[1]), 0): (0.0, None)}}
    for place in range(first, past):
        here = states.pop(place, None)
        if not here:
            continue
        ways = sorted(here.items(), key=lambda way: way[1][0])[:BEAM]
        for arc in arcs.get(place, ()):
            slips, fixed, numbers = arc.cost, arc.fixed, [number(word) for word in arc.words]
            there = states.setdefault(arc.past, {})
            for (a, b, _), (cost, passed) in ways:
                cost += slips
                for word in numbers:
                    cost += price(word, b, a) if fixed is None else fixed
                    a, b = b, word
                state = (a, b, len(there) if every else 0)
                known = there.get(state)
                if known is None or cost < known[0]:
                    there[state] = (cost, (arc, passed))
    following = [number(word) for word in right]
    ends: list[Path] = []
    for (a, b, _), (cost, passed) in states.get(past, {}).items():
        after = 0.0
        for word in following:
            if word != UNLISTED:
                after += price(word, b, a)
            a, b = b, word
        ends.append(Path(cost + after, _arcs(passed)))
    return sorted(ends, key=lambda path: path.cost)


_Trail = tuple[Arc, "_Trail"] | None  # the last arc of a way, and the way to it: ways share what they have in common
_Way = tuple[float, _Trail]


def _arcs(trail: _Trail) -> tuple[Arc, ...]:
    arcs: list[Arc] = []
    while trail is not None:
        arc, trail = trail
        arcs.append(arc)
    return tuple(reversed(arcs))
