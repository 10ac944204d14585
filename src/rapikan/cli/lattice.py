"""Draws the decoder's lattice as SVG: nodes between the typed letters, an arc for each word that may be meant, and what each way costs.

    melaksanakan      kegiatan       humas
    ●────────────────●──────────────●──────────●     the cheapest way is green, keeping the text grey,
     M e l a k s …    k e g i …      h u m a s       an arc with a slip in its word is broken

The decoder decides (words/decoder.py); nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from rapikan.language import Said, language
from rapikan.protect import protected
from rapikan.text import Page
from rapikan.words.channel import one_slip
from rapikan.words.decoder import open_lattices
from rapikan.words.lattice import KEEP, Arc, Path

__all__ = ["draw"]

MOST_WAYS = 7
LETTER = 8.2  # pixels of a letter in the labels' font
NARROWEST = 22.0  # pixels of a typed letter
LANE, ROW, MARGIN = 30, 22, 24
BEST, KEPT, OTHER = "#1a7f37", "#6e7781", "#0969da"
HEAD = (
    Said("jalan, termurah di atas", "way, cheapest first"),
    Said("salah tulis", "slips"),
    Said("bahasa", "language"),
    Said("jumlah (nat)", "total (nats)"),
)
COLUMNS = (370, 250, 135, 0)  # pixels from the right end of the table's numbers; the first is where the ways' room ends
STYLE = (
    "text{font:14px ui-monospace,'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace;fill:#1f2328}"
    "path{fill:none;stroke-width:1.5}.on{stroke-width:3}.slip{stroke-dasharray:6 4}"
    ".label{text-anchor:middle;stroke:#fff;stroke-width:5;paint-order:stroke}.typed{text-anchor:middle;fill:#cf222e}"
    f".number{{text-anchor:end}}.head{{fill:{KEPT}}}.best{{fill:{BEST};font-weight:bold}}"
)


class Edge(NamedTuple):
    """A word that may be meant by the typed letters from `start` to `end`."""

    start: int
    end: int
    word: str
    slip: bool
    kept: bool


def draw(text: str) -> str | None:
    """Draws the suspicious stretches of a text, one below the other, or gives None where nothing in it is suspicious."""
    page = Page.of(text, protected(text))
    figures = [_Figure(page, first, len(arcs), ways[:MOST_WAYS]) for first, arcs, ways in open_lattices(page)]
    if not figures:
        return None
    width = max(figure.width for figure in figures)
    parts: list[str] = []
    top = 0
    for figure in figures:
        parts += (f'<g transform="translate(0,{top})">', *figure.lines(width), "</g>")
        top += figure.height
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" height="{top}">'
    title = f"<title>{escape(text)}</title>"
    return "\n".join((head, title, f"<style>{STYLE}</style>", '<rect width="100%" height="100%" rx="8" fill="#fff"/>', *parts, "</svg>"))


class _Figure:
    """One stretch: its letters, its arcs in lanes above them, its ways in a table below."""

    def __init__(self, page: Page, first: int, tokens: int, ways: Sequence[Path]) -> None:
        self.start = page.starts[first]
        self.typed = page.text[self.start : page.end(first + tokens - 1)]
        self.ways = ways
        self.edges = [[edge for arc in way.arcs for edge in _edges(page, arc, self.start)] for way in ways]
        self.lanes = _lanes({edge for way in self.edges for edge in way}, set(self.edges[0]))
        self.cell = max(NARROWEST, *((len(edge.word) * LETTER + 34) / (edge.end - edge.start) for edge in self.lanes))
        self.base = MARGIN + LANE * (max(self.lanes.values()) + 1)
        self.table = self.base + 58
        longest = max(len(_written(page, way)) for way in ways)
        self.rows = [(_written(page, way), way) for way in ways]
        self.width = round(max(2 * MARGIN + len(self.typed) * self.cell, 2 * MARGIN + longest * 8.6 + COLUMNS[0]))
        self.height = self.table + ROW * (len(ways) + 1)

    def x(self, place: int) -> float:
        """Gives where the node before a letter stands."""
        return MARGIN + place * self.cell

    def lines(self, width: int) -> Iterator[str]:
        """Yields the figure's elements; what is on the best way comes last and lies on top."""
        best = set(self.edges[0])
        for edge in sorted(self.lanes, key=lambda edge: (edge in best, edge)):
            yield from self._arc(edge, edge in best)
        for place, letter in enumerate(self.typed):
            yield f'<text class="typed" x="{self.x(place) + self.cell / 2:.1f}" y="{self.base + 24}">{escape(letter)}</text>'
        for place in sorted({place for edge in self.lanes for place in (edge.start, edge.end)}):
            yield f'<circle cx="{self.x(place):.1f}" cy="{self.base}" r="4.5" fill="#1f2328"/>'
        yield from self._row(0, tuple(map(str, HEAD)), width, "head")
        for row, (written, way) in enumerate(self.rows, 1):
            slips = sum(arc.cost for arc in way.arcs)
            yield from self._row(row, (written, *map(_number, (slips, way.cost - slips, way.cost))), width, "" if row > 1 else "best")

    def _arc(self, edge: Edge, best: bool) -> Iterator[str]:
        left, right, top = self.x(edge.start), self.x(edge.end), self.base - LANE * (self.lanes[edge] + 1) + 6
        colour = BEST if best else KEPT if edge.kept else OTHER
        classes = " ".join(["on"] * best + ["slip"] * edge.slip)
        way = f"M{left:.1f},{self.base} C{left:.1f},{top} {left:.1f},{top} {left + 14:.1f},{top} "
        way += f"H{right - 14:.1f} C{right:.1f},{top} {right:.1f},{top} {right:.1f},{self.base}"
        yield f'<path class="{classes}" stroke="{colour}" d="{way}"/>'
        yield f'<text class="label" x="{(left + right) / 2:.1f}" y="{top + 5}" style="fill:{colour}">{escape(edge.word)}</text>'

    def _row(self, row: int, cells: Sequence[str], width: int, kind: str) -> Iterator[str]:
        y = self.table + ROW * row
        yield f'<text class="{kind}" x="{MARGIN}" y="{y}">{escape(cells[0])}</text>'
        for cell, right in zip(cells[1:], COLUMNS[1:], strict=True):
            yield f'<text class="number {kind}" x="{width - MARGIN - right}" y="{y}">{cell}</text>'


def _written(page: Page, way: Path) -> str:
    """Gives what a way would write ("Melaksanakan kegiatan humas")."""
    return " ".join(arc.text or page.text[page.starts[arc.first] : page.end(arc.past - 1)] for arc in way.arcs)


def _number(nats: float) -> str:
    shown = f"{nats:.1f}"
    return shown if language() == "en" else shown.replace(".", ",")


def _edges(page: Page, arc: Arc, origin: int) -> Iterator[Edge]:
    """Yields an arc's words over the letters that stand for them, counted from `origin`."""
    at = page.starts[arc.first]
    typed = page.text[at : page.end(arc.past - 1)]
    if arc.code == KEEP:
        yield Edge(at - origin, at - origin + len(typed), typed, False, True)
        return
    for start, end, word in _placed(typed.lower(), arc.words):
        yield Edge(at - origin + start, at - origin + end, word, typed[start:end].lower() != word, False)


MOST_SLIPS = 2  # letters that a word may be longer or shorter than what was typed for it
UNLIKE = 30.0  # nats for a part that no single slip explains


def _placed(typed: str, words: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Parts the typed letters among the words at the least cost: "melaksanaknkegiatan" → 0–11 melaksanakan, 11–19 kegiatan."""
    ways: dict[int, tuple[float, list[tuple[int, int, str]]]] = {0: (0.0, [])}
    for word in words:
        further: dict[int, tuple[float, list[tuple[int, int, str]]]] = {}
        for start, (cost, placed) in ways.items():
            for end in range(start + max(1, len(word) - MOST_SLIPS), min(len(typed), start + len(word) + MOST_SLIPS) + 1):
                part = typed[start:end]
                slip = 0.0 if part == word else one_slip(part, word)
                price = cost + (UNLIKE if slip is None else slip)
                if end not in further or price < further[end][0]:
                    further[end] = (price, [*placed, (start, end, word)])
        ways = further
    return ways[len(typed)][1] if len(words) > 1 and len(typed) in ways else [(0, len(typed), " ".join(words))]


def _lanes(edges: set[Edge], best: set[Edge]) -> dict[Edge, int]:
    """Gives each arc a lane in which no other is in its way: short arcs in the low ones, of the same length the best first."""
    lanes: dict[Edge, int] = {}
    for edge in sorted(edges, key=lambda edge: (edge.end - edge.start, edge not in best, edge)):
        taken = {lane for other, lane in lanes.items() if other.start < edge.end and edge.start < other.end}
        lanes[edge] = next(lane for lane in range(len(edges)) if lane not in taken)
    return lanes
