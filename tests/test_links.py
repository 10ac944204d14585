"""Every link of a Markdown page leads to a file and a heading that are there, and what the READMEs show is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import rapikan

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "dictionaries").glob("*.md")])
FENCE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?\s*\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
READMES = ("README.md", "README.id.md")


def slug(heading: str) -> str:
    """Gives a heading's anchor as forges make it ("Berkas & folder" → "berkas--folder")."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def links(page: Path) -> Iterator[str]:
    yield from LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links(page: Path) -> None:
    for link in links(page):
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme in ("https", "mailto"), link
            assert parts.netloc or parts.scheme == "mailto", link
            continue
        target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if parts.fragment and target.suffix == ".md":
            text = re.sub(r"^```.*?^```$", "", target.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
            assert parts.fragment in {slug(heading) for heading in HEADING.findall(text)}, link


def test_enough_is_linked() -> None:
    assert sum(len(list(links(page))) for page in PAGES) > 300


@pytest.mark.parametrize("name", READMES)
def test_before_and_after_are_what_fix_makes(name: str) -> None:
    release = (ROOT / "contoh" / "kehumasan.txt").read_text(encoding="utf-8")
    table = (ROOT / name).read_text(encoding="utf-8").partition("|---|---|\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]
    assert len(rows) >= 3
    mended = rapikan.fix(release).output
    for before, after in rows:
        assert before in release
        assert after in mended


def test_the_readmes_speak_of_the_same() -> None:
    """What is no prose is alike in both: commands to copy, figures, and where they send their reader."""
    english, indonesian = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    for pattern in (re.compile(r"```\w+\n.*?```", re.DOTALL), re.compile(r"\| ([\d. |]+) \|$", re.MULTILINE)):
        assert pattern.findall(english) == pattern.findall(indonesian)
    own = {"README.md", "README.id.md", "docs/gambar/layar.en.svg", "docs/gambar/layar.id.svg"}
    assert set(LINK.findall(english)) - own == set(LINK.findall(indonesian)) - own


def test_the_readmes_figures_are_those_that_were_measured() -> None:
    """The READMEs show some rows and columns of the table of docs/ketepatan.md."""
    rows = [
        line.strip("| ").split(" | ") for line in (ROOT / "docs" / "ketepatan.md").read_text(encoding="utf-8").splitlines() if " | " in line
    ]
    head = next(cells for cells in rows if cells[:2] == ["kind", "cases"])
    columns = [head.index(name) for name in ("top-1", "safe", "precision", "symspellpy", "hunspell")]
    measured = {" | ".join(cells[column] for column in columns) for cells in rows if len(cells) == len(head) and cells is not head}
    shown = re.findall(r"\| ((?:[\d.]{5,6}(?: \| )?){5}) \|$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(shown) >= 6
    assert set(shown) <= measured


def test_the_readmes_speeds_are_those_that_were_measured() -> None:
    """The READMEs show the cold start and the long text of docs/kecepatan.md in one table."""
    page = (ROOT / "docs" / "kecepatan.md").read_text(encoding="utf-8")
    cold, long = (page.partition(f"## {title}")[2].partition("## ")[0] for title in ("Mulai dingin", "Teks panjang, paragraf"))
    shown = re.findall(
        r"^\| ([a-z][\w -]+) \| (\d* ?m?s?) ?\| ([\d.]*) ?\| (\d+\.\d+) \| (\d\.\d{3}) \|$",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert len(shown) >= 5
    for program, start, times, speed, share in shown:
        assert f"| {program} | {speed} | {share} |" in long, program
        if start:
            assert re.search(rf"^\| {program} \| \d+ \| {start.removesuffix(' ms')} \| [\d.]+ \| {times} \|", cold, re.MULTILINE), program


def test_versions_agree() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^version: (.+)$", citation, re.MULTILINE)[1] == rapikan.__version__  # type: ignore[index]


def test_every_place_that_the_map_names_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|dictionaries|scripts|bench|docs|tests)/[^`\s]*)`", text))
    assert len(named) > 15
    for name in named:
        assert list(ROOT.glob(name.rstrip("/"))), name
