"""The stages, in order: read this first.

    text ─► Draft ─► normalise ─► words ─► spelling ─► Report

A stage shows a `Page` of the draft's present text to its rules, drops findings on protected stretches, settles overlaps and
applies what is sure enough. What is not applied never alters the text that later stages see. Afterwards the changed lines go
through again with the first run's document evidence until nothing moves, so that fixing twice changes nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapikan.edits import Applicability, Draft, Edit, Finding
from rapikan.protect import protected
from rapikan.report import Report
from rapikan.rule import Rule, Stage, discover
from rapikan.text import Evidence, Page, Span
from rapikan.words.decoder import decode

__all__ = ["STAGES", "run"]

STAGES = (Stage.NORMALISE, Stage.WORDS, Stage.SPELLING)


class Plan:
    """Which rules of one stage are called by which token or pattern; learned token by token, kept for the process."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.by_word: dict[str, list[Rule]] = {}
        self._words_read = False
        self.shapes = [rule for rule in rules if rule.shape is not None]
        self.patterns = [(rule, re.compile(rule.pattern)) for rule in rules if rule.pattern is not None]
        self.called: dict[str, tuple[Rule, ...]] = {}

    def rules_for(self, token: str) -> tuple[Rule, ...]:
        """Gives the rules that a token calls."""
        if not self._words_read:
            for rule in self.rules:
                for word in rule.trigger_words():
                    self.by_word.setdefault(word, []).append(rule)
            self._words_read = True
        called = list(self.by_word.get(token.lower(), ()))
        for rule in self.shapes:
            assert rule.shape is not None
            if rule not in called and rule.shape(token):
                called.append(rule)
        return tuple(called)

    def find(self, page: Page) -> Iterator[Finding]:
        """Calls each rule where its trigger stands, and nowhere else."""
        called = self.called
        if len(called) > MOST_TOKENS:
            called.clear()
        for index, token in enumerate(page.texts):
            rules = called.get(token)
            if rules is None:
                rules = called[token] = self.rules_for(token)
            for rule in rules:
                yield from rule.find(rule, page, index)
        for rule, pattern in self.patterns:
            for region in page.regions:
                for match in pattern.finditer(page.text, *region):
                    yield from rule.find(rule, page, match)


MOST_TOKENS = 400_000  # distinct tokens remembered a stage: a few tens of megabytes at most


@lru_cache(maxsize=64)
def plan(stage: Stage, codes: frozenset[str]) -> Plan:
    """Gives the plan of a stage for the codes in force."""
    return Plan([rule for code, rule in discover().items() if rule.stage is stage and code in codes])


def run(
    text: str,
    *,
    level: Applicability = Applicability.SAFE,
    codes: frozenset[str] | None = None,
    walls: Sequence[Span] = (),
) -> Report:
    """Corrects a text and reports what was done.

    Args:
        text: the text to correct.
        level: the least applicability of what is applied.
        codes: the rules in force; None means all.
        walls: stretches of the original, besides addresses and the like, that no edit may touch.
    """
    in_force = frozenset(discover()) if codes is None else codes
    draft = Draft(text)
    left: list[Finding] = []
    page = _page(draft, walls)
    evidence = page.evidence
    for stage in STAGES:
        applied, rest = settle(page, _stage_findings(stage, page, in_force), level)
        left += map(draft.to_original, rest)
        if applied:
            draft.apply(applied)
            page = _page(draft, walls, evidence)
    _settle_changes(draft, evidence, in_force, level, walls)
    changes = tuple(draft.changes())
    return Report(text, draft.text, changes, _suggestions(left))


def _stage_findings(stage: Stage, page: Page, codes: frozenset[str]) -> Iterator[Finding]:
    yield from plan(stage, codes).find(page)
    if stage is Stage.WORDS:
        yield from (finding for finding in decode(page) if finding.code in codes)


def _page(draft: Draft, walls: Sequence[Span], evidence: Evidence | None = None, regions: Sequence[Span] | None = None) -> Page:
    present = draft.text
    spans = [span for region in regions or (Span(0, len(present)),) for span in protected(present, *region)]
    if walls:
        spans = sorted({*spans, *_walls_now(draft, walls)})
    return Page.of(present, spans, evidence, regions)


def _walls_now(draft: Draft, walls: Sequence[Span]) -> Iterator[Span]:
    """Gives the walls' places in the present text; no edit ever touched them, so each has moved as a whole."""
    shift, changes = 0, iter([*draft.changes(), None])
    change = next(changes)
    for wall in walls:
        while change is not None and change.span.end <= wall.start:
            shift += len(change.after) - len(change.before)
            change = next(changes)
        yield Span(wall.start + shift, wall.end + shift)


def settle(page: Page, findings: Iterable[Finding], level: Applicability) -> tuple[list[Finding], list[Finding]]:
    """Parts findings into those to apply, sorted and apart from one another, and those to show.

    A surer finding goes before a less sure one, a longer before a shorter, an earlier before a later.
    """
    allowed = [f for f in findings if not page.is_protected(f.extent)]
    ranked = sorted(allowed, key=lambda f: (-f.applicability, f.extent.start - f.extent.end, f.extent.start, f.code))
    taken = _Taken()
    applied: list[Finding] = []
    shown: list[Finding] = []
    for finding in ranked:
        can_apply = bool(finding.edits) and finding.applicability >= level
        if can_apply and taken.add(finding.extent):
            applied.append(finding)
        elif not can_apply and not taken.holds(finding.extent):
            shown.append(finding)
    applied.sort(key=lambda f: f.extent)
    return applied, shown


class _Taken:
    """Stretches already spoken for, by blocks of characters so that each question costs the same in any document."""

    BLOCK = 64

    def __init__(self) -> None:
        self._blocks: dict[int, list[Span]] = {}

    def _near(self, span: Span) -> Iterator[Span]:
        for block in range(span.start // self.BLOCK, span.end // self.BLOCK + 1):
            yield from self._blocks.get(block, ())

    def holds(self, span: Span) -> bool:
        return any(other.touches(span) for other in self._near(span))

    def add(self, span: Span) -> bool:
        if self.holds(span):
            return False
        for block in range(span.start // self.BLOCK, span.end // self.BLOCK + 1):
            self._blocks.setdefault(block, []).append(span)
        return True


MOST_PASSES = 4  # a chain of capitals ("Kurang Baik dan Berharap") has needed three; what then still moves is a rule's defect


def _settle_changes(draft: Draft, evidence: Evidence, codes: frozenset[str], level: Applicability, walls: Sequence[Span]) -> None:
    """Runs the stages again over the changed lines and folds their changes in, until nothing moves."""
    for _ in range(MOST_PASSES):
        moved = False
        for stage in STAGES:
            regions = _changed_lines(draft)
            if not regions:
                return
            page = _page(draft, walls, evidence, regions)
            applied, _rest = settle(page, _stage_findings(stage, page, codes), level)
            draft.apply(applied)
            moved = moved or bool(applied)
        if not moved:
            return


def _changed_lines(draft: Draft) -> list[Span]:
    """Gives the lines of the present text that a change touches, each with the line before and after it as context."""
    text = draft.text
    regions: list[Span] = []
    for start, end in draft.present():
        if regions and end <= regions[-1].end:
            continue
        first = text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1
        last = text.find("\n", end)
        last = text.find("\n", last + 1) if last >= 0 else -1
        past = len(text) if last < 0 else last + 1
        if regions and first <= regions[-1].end:
            regions[-1] = Span(regions[-1].start, max(past, regions[-1].end))
        else:
            regions.append(Span(first, past))
    return regions


def _suggestions(left: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorts the findings that were not applied and drops repetitions."""
    once: dict[tuple[str, Span, tuple[Edit, ...]], Finding] = {}
    for finding in left:
        once.setdefault((finding.code, finding.span, finding.edits), finding)
    return tuple(sorted(once.values(), key=lambda f: (f.span, f.code)))
