"""Which rules are called where: one walk over a page's tokens finds every rule's trigger.

What a token calls is learned once for each distinct token and kept for the process, so that a rule's tests cost by the words of a
document and not by its length. The walk also notes where the signs stand that patterns cannot do without; only their surroundings
are searched. Start reading at `Plan.find`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapikan.edits import Finding
from rapikan.rule import Rule, Stage, discover
from rapikan.rules.normalise.house import House
from rapikan.spans import Span
from rapikan.text import Page

__all__ = ["Plan", "plan"]


Pattern = str | Callable[[], str]  # as a card has it


class Calls(NamedTuple):
    """What a token calls: rules at once, rules by the small-letter word after it, and the signs it holds (places in `Plan.near`)."""

    rules: tuple[Rule, ...] = ()
    followed: dict[str, tuple[Rule, ...]] | None = None
    signs: tuple[int, ...] = ()


NOTHING = Calls()  # most tokens


class Plan:
    """The rules of one stage, and what each token calls."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.called: dict[str, Calls] = {}
        self.shapes = [(rule, rule.shape) for rule in rules if rule.shape is not None]
        self.repeats = [rule for rule in rules if rule.repeats]
        self.at_words = {rule.code: rule.pattern for rule in rules if rule.pattern is not None and rule.words is not None}
        patterns = [(rule, rule.pattern) for rule in rules if rule.pattern is not None and rule.words is None]
        self.everywhere = [pair for pair in patterns if not pair[0].near]
        self.near: dict[str, list[tuple[Rule, Pattern]]] = {}
        for rule, pattern in patterns:
            if rule.near:
                self.near.setdefault(rule.near, []).append((rule, pattern))

    @cached_property
    def by_word(self) -> dict[str, list[tuple[Rule, str]]]:
        """Lists the rules by the small-letter words that call them, with the second word of a phrase ("" for none)."""
        rules: dict[str, list[tuple[Rule, str]]] = {}
        for rule in self.rules:
            for phrase in rule.trigger_words():
                word, _, second = phrase.partition(" ")
                rules.setdefault(word, []).append((rule, second))
        return rules

    def calls(self, token: str) -> Calls:
        """Learns what a token calls."""
        rules: list[Rule] = []
        followed: dict[str, tuple[Rule, ...]] = {}
        for rule, second in self.by_word.get(token.lower(), ()):
            if second:
                followed[second] = (*followed.get(second, ()), rule)
            else:
                rules.append(rule)
        rules += (rule for rule, shape in self.shapes if shape(token) and rule not in rules)
        signs = () if token.isalpha() else tuple(place for place, near in enumerate(self.near) if not _signs(near).isdisjoint(token))
        return Calls(tuple(rules), followed or None, signs) if rules or followed or signs else NOTHING

    def find(self, page: Page) -> Iterator[Finding]:
        """Calls each rule where its trigger stands, and nowhere else."""
        called, texts = self.called, page.texts
        if len(called) > MOST_TOKENS:
            called.clear()
        for token in set(texts).difference(called):
            called[token] = self.calls(token)
        reaches: list[list[list[int]]] = [[] for _ in self.near]
        for first, past in page.places:
            everywhere = map(called.__getitem__, texts[first:past])
            for index, (rules, followed, signs) in [place for place in enumerate(everywhere, first) if place[1] is not NOTHING]:
                for rule in rules:
                    yield from self._call(rule, page, index)
                if followed is not None:
                    for rule in followed.get(page.lower(index + 1), ()):
                        yield from self._call(rule, page, index)
                if signs:
                    _reach(page.starts[index], len(texts[index]), signs, reaches)
        yield from self._near_signs(page, reaches)
        if self.repeats:
            for index in [at for at, (before, token) in enumerate(pairwise(texts), 1) if before == token]:
                for rule in self.repeats:
                    yield from rule.find(rule, page, index)

    def _near_signs(self, page: Page, reaches: Sequence[Sequence[Sequence[int]]]) -> Iterator[Finding]:
        for rule, pattern in self.everywhere:
            find = _compiled(pattern).finditer
            for start, end in page.regions:
                for match in find(page.text, start, end + LEEWAY):
                    if match.start() < end or end == len(page.text):
                        yield from rule.find(rule, page, match)
        for patterns, reach in zip(self.near.values(), reaches, strict=True):
            spans = _within(reach, page.regions)
            for rule, pattern in patterns if spans else ():
                find = _compiled(pattern).finditer
                for start, past, end in spans:
                    for match in find(page.text, start, past):
                        if match.start() < end:
                            yield from rule.find(rule, page, match)

    def _call(self, rule: Rule, page: Page, index: int) -> Iterable[Finding]:
        pattern = self.at_words.get(rule.code)
        if pattern is None:
            return rule.find(rule, page, index)
        match = _compiled(pattern).match(page.text, page.starts[index])
        return rule.find(rule, page, match) if match else ()


MOST_TOKENS = 40_000  # distinct tokens remembered a stage, some 6 MB; 1 MB of releases has 9,000
LEEWAY = 64  # characters that a match may reach to either side of its sign


def _reach(start: int, length: int, signs: Sequence[int], reaches: Sequence[list[list[int]]]) -> None:
    """Notes what is within reach of a token for each kind of sign that it holds, joined where two of a kind meet."""
    for place in signs:
        reach = reaches[place]
        if reach and start - LEEWAY <= reach[-1][1]:
            reach[-1][1] = start + length + LEEWAY
        else:
            reach.append([start - LEEWAY, start + length + LEEWAY])


def _within(reach: Sequence[Sequence[int]], regions: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Gives the parts of sorted stretches that begin within sorted regions: where to search from, up to, and the end of the region."""
    out: list[tuple[int, int, int]] = []
    at = 0
    for start, end in regions:
        while at < len(reach) and reach[at][0] < end:
            low, high = reach[at]
            if high > start:
                out.append((max(low, start), high, end))
            if high > end:  # it reaches into the next region
                break
            at += 1
    return out


@cache
def _compiled(pattern: Pattern) -> re.Pattern[str]:
    """Compiles a pattern at its first use: a text without its signs never pays for it."""
    return re.compile(pattern if isinstance(pattern, str) else pattern())


@cache
def _signs(near: str) -> frozenset[str]:
    return frozenset(near.replace("0-9", "0123456789"))


@lru_cache(maxsize=64)
def plan(stage: Stage, codes: frozenset[str], house: House | None) -> Plan:
    """Gives the plan of a stage for the codes in force; a newsroom's own rule stands for the card of its code."""
    rules = discover() if house is None or house.rule is None else {**discover(), house.rule.code: house.rule}
    return Plan([rule for code, rule in rules.items() if rule.stage is stage and code in codes])
