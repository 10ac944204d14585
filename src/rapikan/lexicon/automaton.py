"""A minimal acyclic automaton over words, built in memory and read in place from a mapped file.

It says which words begin here and which words are near these letters; whether a word is there at all, a `Listing` says sooner.
Building follows Daciuk, Mihov, Watson and Watson (2000), "Incremental construction of minimal acyclic finite-state automata", for
sorted input.

An edge is one 32-bit number: target << 10 | final << 9 | last << 8 | byte. A node is its first edge; `last` ends the node.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Automaton", "Node", "build"]

BYTE = 0xFF  # where an edge holds the letter's byte
LAST = 1 << 8
FINAL = 1 << 9
TARGET = 10  # bits below the target's place

Node = dict[int, tuple[int, bool]]  # byte → (target node, whether a word ends there); node 0 is the empty one


class _Nodes(dict[int, Node]):
    """Nodes by their place; each is unfolded into a dictionary at its first visit."""

    def __init__(self, edges: Sequence[int]) -> None:
        super().__init__({0: {}})
        self._edges = edges

    def __missing__(self, at: int) -> Node:
        node: Node = {}
        place = at
        while True:
            edge = self._edges[place]
            node[edge & BYTE] = (edge >> TARGET, bool(edge & FINAL))
            if edge & LAST:
                break
            place += 1
        if len(self) > MOST_NODES:
            self.clear()
            self[0] = {}
        self[at] = node
        return node


class Automaton:
    """Reads an automaton from its edges and the place of its first node."""

    def __init__(self, edges: Sequence[int], root: int) -> None:
        self.root = root
        self.nodes = _Nodes(edges)

    def accepts(self, word: bytes, at: int) -> bool:
        """Says whether some letters lead from a node to the end of a word."""
        final = False
        nodes = self.nodes
        for byte in word:
            step = nodes[at].get(byte)
            if step is None:
                return False
            at, final = step
        return final

    def prefixes(self, text: bytes, start: int = 0) -> Iterator[int]:
        """Yields the end of each word that begins at `start`, shortest first."""
        at = self.root
        for place in range(start, len(text)):
            step = self.nodes[at].get(text[place])
            if step is None:
                return
            at, final = step
            if final:
                yield place + 1

    def words(self) -> Iterator[bytes]:
        """Yields all words in order."""
        stack: list[tuple[int, bytes, bool]] = [(self.root, b"", False)]
        while stack:
            at, word, final = stack.pop()
            if final:
                yield word
            for byte, (target, ends) in sorted(self.nodes[at].items(), reverse=True):
                stack.append((target, word + bytes((byte,)), ends))


MOST_NODES = 20_000  # unfolded nodes kept, some 10 MB; 1 MB of releases visits 13,000


def build(words: Iterable[bytes]) -> tuple[array[int], int]:
    """Builds the automaton of sorted, distinct, non-empty words.

    Returns:
        The edges, and the root's place.

    Raises:
        ValueError: the words are not sorted and distinct.
    """
    register: dict[tuple[tuple[int, bool, int], ...], int] = {}
    edges = array("I", [0])  # place 0 is the empty node
    # The path of the word read last: for each of its bytes, the finished edges of the node before it.
    path: list[list[tuple[int, bool, int]]] = [[]]
    pending: list[list[int | bool]] = []  # byte and finality of the open edge out of each node of the path
    last = b""

    def freeze(node: list[tuple[int, bool, int]]) -> int:
        if not node:
            return 0
        key = tuple(node)
        place = register.get(key)
        if place is None:
            place = register[key] = len(edges)
            for index, (byte, final, target) in enumerate(node):
                edges.append(target << TARGET | final * FINAL | (index == len(node) - 1) * LAST | byte)
        return place

    def close(depth: int) -> None:
        while len(pending) > depth:
            target = freeze(path.pop())
            byte, final = pending.pop()
            path[-1].append((int(byte), bool(final), target))

    for word in words:
        if word <= last:
            raise ValueError(f"{word!r} does not come after {last!r}")
        common = 0
        while common < len(last) and common < len(word) and last[common] == word[common]:
            common += 1
        close(common)
        for place in range(common, len(word)):
            pending.append([word[place], place == len(word) - 1])
            path.append([])
        last = word
    close(0)
    root = freeze(path[0])
    return edges, root
