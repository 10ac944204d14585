"""The head of a Markdown file: which of its values are text, and how a new text is written there.

YAML between "---" (its end may be "..."), TOML between "+++", or JSON, of which nothing is read. A value stays in the quotes that it
stands in, and what YAML or TOML would read as anything but a letter is a wall.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapikan.documents.markup import Extract, as_it_is
from rapikan.patterns import deferred

__all__ = ["FRONT", "feed"]

# A rule and a paragraph are no YAML: that begins with a key, comments aside.
FRONT = deferred(
    r"""
      (?:---[ \t]*\n(?=(?:[ \t]*(?:\#[^\n]*)?\n)*(?:[^\s:#-][^:\n]*:[ \t\n]|---|\.\.\.))(?P<yaml>.*?\n)??(?:---|\.\.\.)
    | \+\+\+[ \t]*\n(?P<toml>.*?\n)??\+\+\+
    | \{[ \t]*\n.*?\n\}
    )[ \t]*(?:\n|\Z)
    """,
    re.DOTALL | re.VERBOSE,
)
VALUE = r"""
    [ \t]*[:=][ \t]*+
    (?:"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>(?:[^'\n]|'')*)'|[|>][-+\d]*[ \t]*\n(?P<block>(?:[ \t]+[^\n]*\n|[ \t]*\n)*[ \t]+[^\n]*)
      |(?P<plain>[^\s"'|>\[\]{}&*!%@`#,][^\n]*?))
    [ \t]*(?:[ \t]\#[^\n]*)?$
    """
# A plain YAML value ends at ": " and " #", however they came about.
YAML = deferred(r"(?P<blank>[ \t]++(?=[^\s:#])|\n[ \t]*+)|(?P<sign>[ \t]*+[:#]++[ \t]?|\\.|''|[\"'\\])|[^\s:#\"'\\]++|.", re.DOTALL)


def feed(extract: Extract, front: re.Match[str], keys: tuple[str, ...]) -> None:
    """Feeds the values of some keys, each a paragraph.

    Args:
        extract: takes the text.
        front: the match of `FRONT`.
        keys: the keys whose values are text.
    """
    if front.lastgroup is None:
        return
    for match in _values_of(keys).finditer(extract.source, *front.span(front.lastgroup)):
        kind = match.lastgroup
        if kind is None or (front["toml"] and kind != "double"):
            continue
        extract.write = {"double": _in_double_quotes, "single": _in_single_quotes}.get(kind, as_it_is)
        _feed_value(extract, match, kind)
        extract.write = as_it_is
        extract.paragraph()


def _feed_value(extract: Extract, match: re.Match[str], kind: str) -> None:
    for part in YAML.finditer(extract.source, *match.span(kind)):
        if part["blank"]:
            extract.blank(*part.span(), own="\n" not in part.group())
        elif part.group() == "''" and kind == "single":
            extract.stand(*part.span(), "'")
        elif kind == "double" and part.group() == '\\"':
            extract.stand(*part.span(), '"')
        else:
            extract.copy(*part.span(), wall=part["sign"] is not None)


@lru_cache(maxsize=16)
def _values_of(keys: tuple[str, ...]) -> re.Pattern[str]:
    """Gives the pattern of the values of some keys."""
    return re.compile(f"^(?:{'|'.join(map(re.escape, keys))}){VALUE}", re.MULTILINE | re.VERBOSE)


def _in_double_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _in_single_quotes(text: str) -> str:
    return text.replace("'", "''")
