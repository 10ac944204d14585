"""Words near a misspelt one, and ways to part a run of words: two walks over the lexicon's automata.

Both follow the typed letters and the automaton side by side and branch where an error may have happened (Oflazer 1996,
"Error-tolerant finite-state recognition"), so the cost depends on what the dictionary holds along the way and never on its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapikan.lexicon import lexicon
from rapikan.lexicon.automaton import Automaton, Node
from rapikan.lexicon.morphology import CLITICS
from rapikan.words import channel

__all__ = ["Near", "Segments", "near", "segmentations"]


class Near(NamedTuple):
    """A word near the typed one and what the errors between them cost, in nats."""

    word: str
    cost: float
    errors: int


def _clitic_nodes() -> dict[int, Node]:
    """Builds the clitics as automaton nodes with negative numbers, -1 being the root: a known word may go on into them."""
    nodes: dict[int, Node] = {-1: {}}
    for clitic in CLITICS:
        at = -1
        for place, letter in enumerate(clitic):
            target, final = nodes[at].get(ord(letter), (-len(nodes) - 1, False))
            nodes.setdefault(target, {})
            nodes[at][ord(letter)] = (target, final or place == len(clitic) - 1)
            at = target
    return nodes


CLITIC_NODES = _clitic_nodes()
CLITIC_ROOT = -1
LEAST_BASE = 4  # letters of a word that may take a clitic here; shorter ones must be in the lists with it


def _node(automaton: Automaton, at: int) -> Node:
    return CLITIC_NODES[at] if at < 0 else automaton.node(at)


@lru_cache(maxsize=20_000)
def near(word: str, errors: int) -> tuple[Near, ...]:
    """Gives the known words at most `errors` slips away from a word in small letters, cheapest first."""
    best: dict[str, Near] = {}
    source = lexicon()
    for automaton in source.automata:
        for found in _walk(automaton, word, errors):
            old = best.get(found.word)
            if old is None or found.cost < old.cost:
                best[found.word] = found
    best.pop(word, None)
    return tuple(sorted((f for f in best.values() if source.is_known(f.word)), key=lambda f: (f.cost, f.word)))


def _walk(automaton: Automaton, word: str, errors: int) -> Iterator[Near]:
    typed = word.encode()
    length = len(typed)
    stack: list[tuple[int, int, bytes, float, int, bool]] = [(automaton.root, 0, b"", 0.0, 0, False)]
    while stack:
        at, place, out, cost, made, final = stack.pop()
        if final:
            if place == length:
                yield Near(out.decode(), cost, made)
            if at >= 0 and len(out) >= LEAST_BASE:
                stack.append((CLITIC_ROOT, place, out, cost, made, False))
        node = _node(automaton, at) if at else {}
        letter = typed[place] if place < length else 0
        step = node.get(letter)
        if step is not None:
            stack.append((step[0], place + 1, out + typed[place : place + 1], cost, made, step[1]))
        if made == errors:
            continue
        first = place == 0
        before = chr(out[-1]) if out else ""
        typed_letter = chr(letter) if letter else ""
        for byte, (target, ends) in node.items():
            meant = chr(byte)
            grown = out + bytes((byte,))
            stack.append((target, place, grown, cost + channel.missing(meant, before, typed_letter, first), made + 1, ends))
            if letter and byte != letter:
                stack.append((target, place + 1, grown, cost + channel.wrong(typed_letter, meant, first), made + 1, ends))
        if not letter:
            continue
        following = typed[place + 1] if place + 1 < length else 0
        # The walk goes on at the same node without the letter; a word's end there was seen when the node was reached.
        skipped = cost + channel.extra(typed_letter, chr(typed[place - 1]) if place else "", chr(following) if following else "", first)
        stack.append((at, place + 1, out, skipped, made + 1, final))
        if following and following != letter:
            turn = node.get(following)
            if turn is not None:
                again = _node(automaton, turn[0]).get(letter) if turn[0] else None
                if again is not None:
                    stack.append((again[0], place + 2, out + bytes((following, letter)), cost + channel.swapped(first), made + 1, again[1]))


class Segments(NamedTuple):
    """A run parted into words, with the cost of the errors inside the words (blanks lost not included)."""

    words: tuple[str, ...]
    cost: float
    errors: int


SHORT = 3  # letters up to which a part must be a common word
COMMON = 400.0  # weighted count of a common word
PREPOSITIONS = frozenset(("di", "ke", "dari"))
MOST_PARTS = 7
BEAM = 6


@lru_cache(maxsize=20_000)
def segmentations(run: str, errors: int, most: int = BEAM) -> tuple[Segments, ...]:
    """Parts a run of small letters into two or more known words, best first by the words' own frequency.

    Args:
        run: the run, letters only.
        errors: slips allowed in each part (0 or 1); with 1 also parts of at least five letters with a slip are tried.
        most: how many answers.
    """
    length = len(run)
    # best[i]: the cheapest ways to part run[:i], as (frequency cost, error cost, errors, words)
    best: list[list[tuple[float, float, int, tuple[str, ...]]]] = [[] for _ in range(length + 1)]
    best[0].append((0.0, 0.0, 0, ()))
    for start in range(length):
        if not best[start]:
            continue
        best[start] = sorted(best[start], key=lambda way: way[0] + way[1])[:BEAM]
        for end, word, cost, made in _parts(run, start, errors):
            if start == 0 and end == length:
                continue
            price = _frequency_cost(word) + channel.BLANK_LOST
            for total, slips, count, words in best[start]:
                if len(words) < MOST_PARTS:
                    best[end].append((total + price, slips + cost, count + made, (*words, word)))
    ways = sorted((way for way in best[length] if len(way[3]) > 1), key=lambda way: way[0] + way[1])
    return tuple(Segments(words, slips, count) for _, slips, count, words in ways[:most])


def _parts(run: str, start: int, errors: int) -> Iterator[tuple[int, str, float, int]]:
    """Yields the words that may begin at `start`: end, word, cost and number of slips."""
    source = lexicon()
    coded = run.encode()
    seen: set[int] = set()
    for automaton in source.automata:
        for end in automaton.prefixes(coded, start):
            if end in seen:
                continue
            seen.add(end)
            word = run[start:end]
            if _may_be_part(word):
                yield end, word, 0.0, 0
            if len(word) >= LEAST_BASE:
                for clitic in ("nya", "lah", "kah"):
                    if run.startswith(clitic, end) and word + clitic not in source.wrong_forms:
                        yield end + len(clitic), word + clitic, 0.0, 0
    if errors:
        yield from _misspelt_parts(run, start)


def _may_be_part(word: str) -> bool:
    source = lexicon()
    if word in source.wrong_forms:
        return False
    return len(word) > SHORT or word in PREPOSITIONS or source.model.count(word) >= COMMON


LEAST_MISSPELT = 5


def _misspelt_parts(run: str, start: int) -> Iterator[tuple[int, str, float, int]]:
    source = lexicon()
    for end in range(start + LEAST_MISSPELT, len(run) + 1):
        piece = run[start:end]
        if not any(_begins(automaton, piece) for automaton in source.automata):
            break
        if source.is_known(piece):
            continue
        for found in near(piece, 1)[:4]:
            if source.model.count(found.word) >= 20 and len(found.word) >= LEAST_MISSPELT:
                yield end, found.word, found.cost, 1


def _begins(automaton: Automaton, piece: str) -> bool:
    """Says whether a piece may still become a word with one slip: its first half stands in the automaton."""
    at = automaton.root
    for byte in piece[: max(2, len(piece) // 2)].encode():
        step = automaton.node(at).get(byte) if at else None
        if step is None:
            return False
        at = step[0]
    return True


UNSEEN = 17.0  # nats of a valid word that nobody has counted in 8 million


def _frequency_cost(word: str) -> float:
    model = lexicon().model
    number = model.number(word)
    return UNSEEN if number < 0 else model.cost(number)
