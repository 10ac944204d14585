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
LEAST_BASE = 3  # letters of a word that may take a clitic


def _node(automaton: Automaton, at: int) -> Node:
    return CLITIC_NODES[at] if at < 0 else automaton.node(at)


DROPPED = ("kan", "an", "nya")


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
    for suffix in DROPPED:  # "melangsung" for "melangsungkan", "kenyaman" for "kenyamanan"
        if len(word) >= 6 and word + suffix not in best and source.is_known(word + suffix):
            best[word + suffix] = Near(word + suffix, channel.SUFFIX_LOST, 1)
    best.pop(word, None)
    return tuple(sorted((f for f in best.values() if source.is_known(f.word)), key=lambda f: (f.cost, f.word)))


Found = tuple[bytes, int, float, int]  # word, place reached in the typed letters, cost, errors


def _walk(automaton: Automaton, word: str, errors: int) -> Iterator[Near]:
    """Yields the words of an automaton that use up all the typed letters with at most `errors` slips."""
    typed = word.encode()
    for out, place, cost, made in _errors(automaton, typed, automaton.root, 0, b"", False, errors):
        if place == len(typed):
            yield Near(out.decode(), cost, made)


def _errors(
    automaton: Automaton, typed: bytes, at: int, place: int, out: bytes, final: bool, left: int, whole: bool = True
) -> Iterator[Found]:
    """Follows the typed letters from a node and branches into every slip along the way.

    With `whole` only words that use up all typed letters are yielded, else every word that ends on the way.
    """
    length = len(typed)
    while True:
        if final:
            if place == length or not whole:
                yield out, place, 0.0, 0
            if at >= 0 and len(out) >= LEAST_BASE and place < length:
                yield from _errors(automaton, typed, CLITIC_ROOT, place, out, False, left, whole)
        node = _node(automaton, at) if at else NO_NODE
        if left and (place or left == 1):  # two slips in a word leave its first letter right
            yield from _branch(automaton, typed, at, node, place, out, final, left, whole)
        if place == length:
            return
        step = node.get(typed[place])
        if step is None:
            return
        at, final = step
        out += typed[place : place + 1]
        place += 1


NO_NODE: Node = {}


def _branch(
    automaton: Automaton, typed: bytes, at: int, node: Node, place: int, out: bytes, final: bool, left: int, whole: bool
) -> Iterator[Found]:
    """Makes one slip at this place in every way and follows the rest."""
    length = len(typed)
    letter = typed[place] if place < length else 0
    after = typed[place + 1] if place + 1 < length else 0
    third = typed[place + 2] if place + 2 < length else 0
    first = place == 0
    before = chr(out[-1]) if out else ""
    ways: list[tuple[int, int, bytes, bool, float]] = []
    for byte, (target, ends) in node.items():
        if byte == letter:
            missed = bool(target and letter in _node(automaton, target))
        else:
            missed = left > 1 or not letter or (target and letter in _node(automaton, target)) or (ends and (not letter or not whole))
            if letter and (
                left > 1
                or (after in _node(automaton, target) if after and target else ends)
                or (ends and (at < 0 or not whole or chr(after) in CLITIC_FIRST))
            ):
                ways.append((target, place + 1, out + bytes((byte,)), ends, channel.wrong(chr(letter), chr(byte), first)))
        if missed or (ends and letter and chr(letter) in CLITIC_FIRST):
            ways.append(
                (target, place, out + bytes((byte,)), ends, channel.missing(chr(byte), before, chr(letter) if letter else "", first))
            )
    if letter and left == 1 and place:
        # a syllable skipped because another begins or ends alike: "masyarat" for "masyarakat"
        for byte, (target, _) in node.items():
            if not target or not (byte == letter or chr(byte) != before):
                continue
            for second, (target_2, ends_2) in _node(automaton, target).items():
                if (byte == letter or chr(second) == before) and target_2 and letter in _node(automaton, target_2):
                    ways.append((target_2, place, out + bytes((byte, second)), ends_2, channel.SYLLABLE_LOST))
    if letter:
        previous = chr(typed[place - 1]) if place else ""
        ways.append((at, place + 1, out, final, channel.extra(chr(letter), previous, chr(after) if after else "", first)))
        if after and after != letter:
            step = _follow(automaton, at, bytes((after, letter)))
            if step is not None:
                ways.append((step[0], place + 2, out + bytes((after, letter)), step[1], channel.swapped(first)))
        if third and third != letter:  # "percapakan": two letters changed places over a third
            step = _follow(automaton, at, bytes((third, after, letter)))
            if step is not None:
                ways.append((step[0], place + 3, out + bytes((third, after, letter)), step[1], channel.SWAPPED_APART))
    for target, place_after, grown, ends, cost in ways:
        for word, reached, more, made in _errors(automaton, typed, target, place_after, grown, ends, left - 1, whole):
            yield word, reached, cost + more, made + 1


CLITIC_FIRST = frozenset(clitic[0] for clitic in CLITICS)


def _follow(automaton: Automaton, at: int, letters: bytes) -> tuple[int, bool] | None:
    """Follows letters from a node; None where they leave the automaton."""
    final = False
    for byte in letters:
        step = _node(automaton, at).get(byte) if at else None
        if step is None:
            return None
        at, final = step
    return at, final


class Segments(NamedTuple):
    """A run parted into words, with the cost of the errors inside the words (blanks lost not included)."""

    words: tuple[str, ...]
    cost: float
    errors: int


SHORT = 3  # letters up to which a part must be a common word
COMMON = 400.0  # weighted count of a common word
SHORT_WORDS = frozenset(("di", "ke", "ia"))
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
    ways: dict[tuple[str, ...], Segments] = {}
    for _, slips, count, words in sorted((way for way in best[length] if len(way[3]) > 1), key=lambda way: way[0] + way[1]):
        ways.setdefault(words, Segments(words, slips, count))
    return tuple(ways.values())[:most]


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
                    if run.startswith(clitic, end) and source.is_known(word + clitic):
                        yield end + len(clitic), word + clitic, 0.0, 0
    if errors:
        yield from _misspelt_parts(run, start)


def _may_be_part(word: str) -> bool:
    source = lexicon()
    if word in source.wrong_forms:
        return False
    return len(word) > SHORT or word in SHORT_WORDS or (len(word) == SHORT and source.model.count(word) >= COMMON)


LEAST_MISSPELT = 5


def _misspelt_parts(run: str, start: int) -> Iterator[tuple[int, str, float, int]]:
    """Yields the common words of at least five letters that begin at `start` with one slip."""
    source = lexicon()
    typed = run[start:].encode()
    best: dict[tuple[int, str], float] = {}
    for automaton in source.automata:
        for coded, place, cost, made in _errors(automaton, typed, automaton.root, 0, b"", False, 1, whole=False):
            if made and len(coded) >= LEAST_MISSPELT and place >= LEAST_MISSPELT - 1:
                word = coded.decode()
                key = (start + place, word)
                if cost < best.get(key, 99.0) and source.model.count(word) >= LEAST_COUNT and word not in source.wrong_forms:
                    best[key] = cost
    for (end, word), cost in best.items():
        yield end, word, cost, 1


LEAST_COUNT = 20.0  # a part with a slip must be a common word


UNSEEN = 17.0  # nats of a valid word that nobody has counted in 8 million


def _frequency_cost(word: str) -> float:
    model = lexicon().model
    number = model.number(word)
    return UNSEEN if number < 0 else model.cost(number)
