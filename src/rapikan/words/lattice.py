"""The lattice: arcs over a stretch of tokens, and the cheapest ways through it.

An arc reads one or more tokens as words and costs what such an error costs; a path costs its arcs plus −log P(words) under the
language model, with the words around the stretch as context. Viterbi with a small beam, because a state is the last two words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapikan.lexicon import lexicon

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
        return self._replace(first=self.first + places, past=self.past + places)


class Path(NamedTuple):
    """A way through the stretch: its cost and its arcs."""

    cost: float
    arcs: tuple[Arc, ...]

    @property
    def reading(self) -> tuple[tuple[int, str | None], ...]:
        """What the path would write, to tell paths apart."""
        return tuple((arc.first, arc.text) for arc in self.arcs if arc.code != KEEP)


BEAM = 24
UNSEEN = 17.0  # nats of a valid word that nobody has counted: one in 8 million tokens, and a little


def paths(arcs: Mapping[int, Sequence[Arc]], first: int, past: int, left: tuple[str, str], right: Sequence[str]) -> list[Path]:
    """Gives the cheapest ways from token `first` to token `past`, best first.

    Args:
        arcs: the readings by their first token.
        first: where the stretch begins.
        past: the token after it.
        left: the two words before the stretch, the nearer last ("<s>" where a sentence begins).
        right: the words after it that its last words can still change (at most two).
    """
    model = lexicon().model
    ids = (model.number(left[0]), model.number(left[1]))
    states: dict[int, dict[tuple[int, int], list[Path]]] = {first: {ids: [Path(0.0, ())]}}
    for place in range(first, past):
        here = states.pop(place, None)
        if not here:
            continue
        ranked = sorted(((path, key) for key, found in here.items() for path in found), key=lambda pair: pair[0].cost)[:BEAM]
        for path, (earlier, before) in ranked:
            for arc in arcs.get(place, ()):
                cost = path.cost + arc.cost
                a, b = earlier, before
                for word in arc.words:
                    number = model.number(word)
                    if arc.fixed is not None:
                        cost += arc.fixed
                    else:
                        cost += UNSEEN if number < 0 else model.cost(number, b, a)
                    a, b = b, number
                states.setdefault(arc.past, {}).setdefault((a, b), []).append(Path(cost, (*path.arcs, arc)))
    ends: list[Path] = []
    for (earlier, before), found in states.get(past, {}).items():
        after = 0.0
        a, b = earlier, before
        for word in right:
            number = model.number(word)
            if number >= 0:
                after += model.cost(number, b, a)
            a, b = b, number
        ends += (Path(path.cost + after, path.arcs) for path in found)
    return sorted(ends, key=lambda path: path.cost)
