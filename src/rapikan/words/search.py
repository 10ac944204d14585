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
from rapikan.lexicon.morphology import CLITICS, clitics
from rapikan.words import channel

__all__ = ["Near", "Segments", "is_explained", "near", "segmentations"]


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


@lru_cache(maxsize=20_000)
def near(word: str, errors: int) -> tuple[Near, ...]:
    """Gives the known words at most `errors` slips away from a word in small letters, cheapest first.

    One slip is looked up in the deletion index; two slips, and a skipped syllable, are walked for.
    """
    best: dict[str, Near] = {}
    source = lexicon()
    for found in _one_slip(word) if errors == 1 else _two_slips(word):
        old = best.get(found.word)
        if old is None or found.cost < old.cost:
            best[found.word] = found
    for suffix in DROPPED:  # "melangsung" for "melangsungkan", "kenyaman" for "kenyamanan"
        if len(word) >= 6 and word + suffix not in best and source.is_known(word + suffix):
            best[word + suffix] = Near(word + suffix, channel.SUFFIX_LOST, 1)
    best.pop(word, None)
    return tuple(sorted((f for f in best.values() if source.is_known(f.word)), key=lambda f: (f.cost, f.word)))


def is_explained(word: str) -> bool:
    """Says whether one slip in a common word explains a misspelt one, or it is a word as it stands: no need to look further."""
    source = lexicon()
    return source.is_known(word) or any(source.model.count(found.word) >= EXPLAINS for found in near(word, 1))


EXPLAINS = 20.0  # weighted count of a common enough word
DROPPED = ("kan", "an", "nya")
SLIPS_OF_NYA = frozenset(
    ["nta", "ny", "ya", "na", "nyaa", "nnya", "nay", "mya", "bya", "nyan", "nys", "nyq", "nha", "nua", "nyya", "anya", "yna"]
)


def _one_slip(word: str) -> Iterator[Near]:
    yield from _indexed(word, "")
    for base, clitic in clitics(word):
        yield from _indexed(base, clitic)
    for size in (2, 3, 4):
        if word[-size:] in SLIPS_OF_NYA and len(word) - size >= LEAST_BASE:
            yield Near(word[:-size] + "nya", channel.CLITIC_SLIP, 1)
    for place in range(len(word) - 2):  # "percapakan": two letters changed places over a third
        if word[place] != word[place + 2]:
            meant = word[:place] + word[place + 2] + word[place + 1] + word[place] + word[place + 3 :]
            yield Near(meant, channel.SWAPPED_APART, 1)


def _indexed(base: str, clitic: str) -> Iterator[Near]:
    source = lexicon()
    coded = base.encode()
    for automaton, index in zip(source.automata, source.deletions, strict=True):
        for number in set(index.near(coded)):
            meant = automaton.word(number).decode()
            cost = channel.one_slip(base, meant)
            if cost is not None and (not clitic or len(meant) >= LEAST_BASE):
                yield Near(meant + clitic, cost, 1)


def _two_slips(word: str) -> Iterator[Near]:
    for errors in (1, 2):
        for automaton in lexicon().automata:
            for coded, place, cost, made in _Walk(automaton, word.encode(), errors).found:
                if place == len(word):
                    yield Near(coded.decode(), cost, made)


class _Walk:
    """One error-tolerant walk of an automaton beside the typed letters.

    With `whole` only words that use up all typed letters are found, else every word that ends on the way. A way whose next
    letter does not go on is dropped before it is followed: nearly all of them.
    """

    def __init__(self, automaton: Automaton, typed: bytes, errors: int, whole: bool = True) -> None:
        self.found: list[tuple[bytes, int, float, int]] = []  # word, place reached, cost, errors
        self._nodes = automaton.nodes
        if CLITIC_ROOT not in self._nodes:
            self._nodes.update(CLITIC_NODES)
        self._typed = typed
        self._errors = errors
        self._whole = whole
        self._follow(automaton.root, 0, b"", False, 0.0, errors)

    def _follow(self, at: int, place: int, out: bytes, final: bool, cost: float, left: int) -> None:
        """Goes on letter by letter from a node, with `left` slips still allowed, and branches at each place."""
        nodes, typed, whole = self._nodes, self._typed, self._whole
        length = len(typed)
        while True:
            if final:
                if place == length or not whole:
                    self.found.append((out, place, cost, self._errors - left))
                if at >= 0 and len(out) >= LEAST_BASE and place < length and (left or typed[place] in CLITIC_FIRST):
                    self._follow(CLITIC_ROOT, place, out, False, cost, left)
            node = nodes[at]
            if left and (place or left < 2):  # two slips in a word leave its first letter right
                self._branch(at, node, place, out, final, cost, left)
            if place == length:
                return
            step = node.get(typed[place])
            if step is None:
                return
            at, final = step
            out += typed[place : place + 1]
            place += 1

    def _branch(self, at: int, node: Node, place: int, out: bytes, final: bool, cost: float, left: int) -> None:
        """Makes one slip at this place in every way that can go on."""
        nodes, typed = self._nodes, self._typed
        rest = typed[place : place + 3]
        letter = rest[0] if rest else 0
        after = rest[1] if len(rest) > 1 else 0
        first = place == 0
        before = chr(out[-1]) if out else ""
        typed_letter = chr(letter) if letter else ""
        free = left > 1  # a second slip may follow at once, so nothing can be ruled out
        for byte, (target, ends) in node.items():
            child = nodes[target]
            if free or self._goes_on(child, ends, letter):
                more = channel.missing(chr(byte), before, typed_letter, first)
                self._follow(target, place, out + bytes((byte,)), ends, cost + more, left - 1)
            if byte != letter and letter and (free or self._goes_on(child, ends, after)):
                more = channel.wrong(typed_letter, chr(byte), first)
                self._follow(target, place + 1, out + bytes((byte,)), ends, cost + more, left - 1)
        if not letter:
            return
        previous = chr(typed[place - 1]) if place else ""
        more = channel.extra(typed_letter, previous, chr(after) if after else "", first)
        self._follow(at, place + 1, out, final, cost + more, left - 1)
        if after and after != letter:
            self._swap(at, place, out, bytes((after, letter)), cost + channel.swapped(first), left)
        if len(rest) == 3 and rest[2] != letter:  # "percapakan": two letters changed places over a third
            self._swap(at, place, out, rest[::-1], cost + channel.SWAPPED_APART, left)
        if self._errors == 1 and place:
            self._skip_syllable(node, place, out, letter, before, cost)

    def _goes_on(self, node: Node, ends: bool, letter: int) -> bool:
        """Says whether a word goes on with a letter, or may end before it (0: the typed letters are at their end)."""
        if not letter:
            return ends
        return letter in node or (ends and (not self._whole or letter in CLITIC_FIRST))

    def _swap(self, at: int, place: int, out: bytes, letters: bytes, cost: float, left: int) -> None:
        """Follows the typed letters in another order."""
        final = False
        for byte in letters:
            step = self._nodes[at].get(byte)
            if step is None:
                return
            at, final = step
        self._follow(at, place + len(letters), out + letters, final, cost, left - 1)

    def _skip_syllable(self, node: Node, place: int, out: bytes, letter: int, before: str, cost: float) -> None:
        """Follows a syllable that was skipped because another begins or ends alike: "masyarat" for "masyarakat"."""
        for byte, (target, _) in node.items():
            for second, (target_2, ends) in self._nodes[target].items():
                if (byte == letter or chr(second) == before) and letter in self._nodes[target_2]:
                    self._follow(target_2, place, out + bytes((byte, second)), ends, cost + channel.SYLLABLE_LOST, 0)


CLITIC_FIRST = frozenset(ord(clitic[0]) for clitic in CLITICS)


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
        for coded, place, cost, made in _Walk(automaton, typed, 1, whole=False).found:
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
