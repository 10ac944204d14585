"""What MDX adds to Markdown: modules, elements with expressions for values, expressions.

tree-sitter knows none of them, so they are found here and hidden behind letters of the same length: to tree-sitter they are words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rapikan.patterns import deferred
from rapikan.spans import Span

__all__ = ["Hidden", "hide"]

DEPTH = 8  # levels of braces: style={{…}} has two, an event's handler with an object that it returns five


def _braces(depth: int) -> str:
    """Gives the pattern of an expression in braces with so many levels in all."""
    return rf"\{{(?:[^{{}}]++|{_braces(depth - 1)})*+\}}" if depth > 1 else r"\{[^{}]*+\}"


_BRACES = _braces(DEPTH)
MASKED = deferred(r"[!-\x7f]")


class Hidden(NamedTuple):
    """A stretch of MDX that is no Markdown, and its kind: "tag", "module", "comment" or "expression"."""

    span: Span
    kind: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
          (?P<code>^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)[^\n]*$|\Z)|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))
        | (?P<module>^(?:import|export)\b(?:[^{{}}\n]|{_BRACES}|\n(?![ \t]*\n))*+)
        | (?P<tag></?>|</?[A-Za-z][\w.:-]*(?:\s+(?:{_BRACES}|[^\s<>{{}}"'/=]+(?:\s*=\s*(?:{_BRACES}|"[^"]*"|'[^']*'))?))*\s*/?>)
        | (?P<expression>{_BRACES})
        """,
        re.DOTALL | re.MULTILINE | re.VERBOSE,
    )


def hide(source: str) -> tuple[str, list[Hidden]]:
    """Gives an MDX source with letters in the place of what is no Markdown, and where that stands, in order."""
    found: list[Hidden] = []

    def masked(match: re.Match[str]) -> str:
        if match["code"] is not None:
            return match.group()
        found.append(Hidden(Span(match.start(), match.start() + len(match.group().rstrip())), _kind(match)))
        return MASKED.sub("x", match.group())

    return _pattern().sub(masked, source), found


def _kind(match: re.Match[str]) -> str:
    if match["tag"]:
        return "tag"
    if match["module"]:
        return "module"
    return "comment" if match.group().startswith("{/*") else "expression"
