"""The stages, in order: read this first.

    text ─► Draft ─► normalise ─► words ─► spelling ─► Report

A stage shows a `Page` of the draft's present text to its rules, drops findings on protected stretches, settles overlaps and
applies what is sure enough. What is not applied never alters the text that later stages see. Afterwards each stage sees the
surroundings again of what has changed since it saw them, with the first run's document evidence, until nothing moves; then those of
names and capitals that the finished text would decide otherwise, so that fixing twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rapikan.edits import Applicability, Change, Draft, Edit, Finding
from rapikan.plan import plan
from rapikan.protect import english_lines, protected, protected_again, to_address
from rapikan.report import Report
from rapikan.rule import Stage, discover
from rapikan.rules.normalise.house import House
from rapikan.rules.spelling.truecase import readier
from rapikan.spans import Span, carried, joined, moved
from rapikan.text import Evidence, Page
from rapikan.words.decoder import decode
from rapikan.words.witnesses import seen_otherwise

__all__ = ["STAGES", "run"]

STAGES = (Stage.NORMALISE, Stage.WORDS, Stage.SPELLING)


def run(
    text: str,
    *,
    level: Applicability = Applicability.SAFE,
    codes: frozenset[str] | None = None,
    walls: Sequence[Span] = (),
    house: House | None = None,
) -> Report:
    """Corrects a text and reports what was done.

    Args:
        text: the text to correct.
        level: the least applicability of what is applied.
        codes: the rules in force; None means all.
        walls: stretches of the original, besides addresses and the like, that no edit may touch.
        house: a newsroom's own words and pairs.
    """
    in_force = frozenset(discover()) if codes is None else codes
    view = _View(text, joined([*walls, *english_lines(text)]), house)
    left: list[Finding] = []
    # The stretches of the present text that a stage has not seen as they now are; None for all of it.
    unseen: dict[Stage, list[Span] | None] = dict.fromkeys(STAGES)
    for _ in range(MOST_ROUNDS):
        for stage in STAGES:
            asked = unseen[stage]
            if asked is not None and not asked:
                continue
            page = view.page if asked is None else view.page.around(asked)
            applied, rest = settle(page, _stage_findings(stage, page, in_force, house), level)
            if asked is None:
                left += map(view.draft.to_original, rest)
            unseen[stage] = []
            if applied:
                edits = sorted(edit for finding in applied for edit in finding.edits)
                touched = [view.page.concern(edit) for edit in edits]
                unseen = {other: None if spans is None else carried([*spans, *touched], edits) for other, spans in unseen.items()}
                view.apply(applied, edits)
        if not any(unseen.values()):
            asked = view.weighed_anew()
            if not asked:
                break
            unseen = dict.fromkeys(STAGES, asked)
    changes = tuple(view.draft.changes())
    return Report(text, view.draft.text, changes, _suggestions(left, changes))


MOST_ROUNDS = 9  # a chain of capitals ("Kurang Baik dan Berharap") has needed four; what then still moves is a rule's defect


def _stage_findings(stage: Stage, page: Page, codes: frozenset[str], house: House | None) -> Iterator[Finding]:
    yield from plan(stage, codes, house).find(page)
    if stage is Stage.WORDS:
        yield from (finding for finding in decode(page) if finding.code in codes)


class _View:
    """A draft, and the page of its present text, kept in step with it at the price of what changed."""

    def __init__(self, text: str, walls: Sequence[Span], house: House | None) -> None:
        self.draft = Draft(text)
        self._walls = walls
        self._house = house
        self._addresses = protected(text)
        self.page = Page.of(text, self._protected())

    def apply(self, findings: Sequence[Finding], edits: Sequence[Edit]) -> None:
        """Puts findings, apart from one another, into the draft; `edits` are theirs, sorted."""
        read = moved(self.draft.text, edits, partial(to_address, self._addresses))
        self.draft.apply(findings)
        self._addresses = protected_again(self._addresses, self.draft.text, read)
        self.page = self.page.edited(self.draft.text, edits, self._protected())

    def weighed_anew(self) -> list[Span]:
        """Takes the finished text for evidence, as a second run would, and gives the words that it shows in another light."""
        before, now = self.page.evidence, Evidence(self.page.texts)
        page = self.page = self.page.reweighed(now)
        asked = seen_otherwise(before, now)
        names = [page.span(index) for index, token in enumerate(page.texts) if token in asked] if asked else []
        return sorted((*names, *(page.span(*run) for run in readier(page, before))))

    def _protected(self) -> list[Span]:
        if not self._walls and self._house is None:
            return self._addresses
        right = self._house.walls(self.draft.text) if self._house else ()
        return joined([*self._addresses, *_walls_now(self.draft, self._walls), *right])


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
    allowed = [f for f in findings if not page.is_protected(f.extent) and "\n" not in page.text[slice(*f.extent)]]
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


def _suggestions(left: Iterable[Finding], changes: Iterable[Change]) -> tuple[Finding, ...]:
    """Sorts the findings that were not applied and drops repetitions, and those that another rule has carried out."""
    done = {(change.span, change.after) for change in changes}
    once: dict[tuple[str, Span, tuple[Edit, ...]], Finding] = {}
    for finding in left:
        if not (finding.edits and all((edit.span, edit.text) in done for edit in finding.edits)):
            once.setdefault((finding.code, finding.span, finding.edits), finding)
    return tuple(sorted(once.values(), key=lambda f: (f.span, f.code)))
