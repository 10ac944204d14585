"""The tables of dictionaries/: read by key, and looked up with or without a clitic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rapikan.lexicon.morphology import clitics

__all__ = ["Table", "listed"]


class Table(Mapping[str, tuple[str, ...]]):
    """A table by its first column. A row is parted into its cells when it is asked for: most never are."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Takes the facts as they stand in the file, cells parted by tabs."""
        self._rows = {key: rest for key, _, rest in (line.partition("\t") for line in lines)}

    @cached_property
    def _width(self) -> int:
        return max((rest.count("\t") + 1 if rest else 0 for rest in self._rows.values()), default=0)

    def __getitem__(self, key: str) -> tuple[str, ...]:
        rest = self._rows[key]
        cells = tuple(rest.split("\t")) if rest or self._width else ()
        return cells + ("",) * (self._width - len(cells))

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def listed(token: str, table: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...], str] | None:
    """Looks a token up in a table, with or without its clitic.

    Returns:
        The key, its row and the clitic ("" for none), or None where the table does not hold it.
    """
    word = token.lower()
    if word in table:
        return word, table[word], ""
    for base, clitic in clitics(word):
        if base in table:
            return base, table[base], clitic
    return None
