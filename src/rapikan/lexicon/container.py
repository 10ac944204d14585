"""The compiled file: named sections behind one header, written whole and read by mapping. Standard library only.

b"RAPIKAN2"  u32 length of the header  header  sections, 8-byte aligned

The header is lines of cells with tabs between: what is said about the file (name, value), and the sections (name, offset, length, type).
"""

from __future__ import annotations

import mmap
import os
import sys
from array import array
from collections.abc import Mapping
from pathlib import Path

__all__ = ["Container", "write"]

MAGIC = b"RAPIKAN2"
LENGTH = 4  # bytes of the header's length
START = len(MAGIC) + LENGTH  # where the header begins
ALIGNED = 8  # bytes to whose multiples sections begin: any number of theirs may be read where it lies


def write(path: Path, sections: Mapping[str, array[int] | bytes], about: Mapping[str, str]) -> None:
    """Writes a compiled file: a temporary file beside it is renamed, so that a reader sees the old one or the new one."""
    header: dict[str, tuple[int, int, str]] = {}
    bodies: list[bytes] = []
    offset = 0
    for name, section in sections.items():
        kind = section.typecode if isinstance(section, array) else "B"
        if isinstance(section, array) and sys.byteorder == "big":
            section = array(section.typecode, section)
            section.byteswap()
        body = bytes(section)
        header[name] = (offset, len(body), kind)
        padding = -len(body) % ALIGNED
        bodies.append(body + b"\0" * padding)
        offset += len(body) + padding
    facts = [*sorted(about.items()), *((name, *place) for name, place in sorted(header.items()))]
    head = "\n".join("\t".join(map(str, cells)) for cells in facts).encode()
    head += b"\n" * (-(START + len(head)) % ALIGNED)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(MAGIC + len(head).to_bytes(LENGTH, "little") + head + b"".join(bodies))
    temporary.replace(path)


class Container:
    """A compiled file, mapped. Sections are views; nothing is copied until it is looked at."""

    def __init__(self, path: Path) -> None:
        """Maps a file. Raises FileNotFoundError, or ValueError for a file that is no compiled dictionary."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is no compiled rapikan dictionary")
        size = int.from_bytes(self._map[len(MAGIC) : START], "little")
        self._base = START + size
        self._sections: dict[str, tuple[int, int, str]] = {}
        for line in self._map[START : self._base].decode().split("\n"):
            name, *place = line.split("\t")
            if len(place) == 3:
                self._sections[name] = (int(place[0]), int(place[1]), place[2])

    def numbers(self, name: str) -> memoryview[int]:
        """Gives a section of numbers."""
        offset, length, kind = self._sections[name]
        view = memoryview(self._map)[self._base + offset : self._base + offset + length]
        if sys.byteorder == "big" and kind != "B":  # the file is little-endian
            swapped = array(kind, view.tobytes())
            swapped.byteswap()
            return memoryview(swapped)
        typed: memoryview[int] = view.cast(kind)  # type: ignore[call-overload]
        return typed

    def place(self, name: str) -> tuple[mmap.mmap, int]:
        """Gives the whole file and where a section begins in it: to search a text without copying it."""
        return self._map, self._base + self._sections[name][0]

    def text(self, name: str) -> str:
        """Gives a section of UTF-8 text."""
        offset, length, _ = self._sections[name]
        return self._map[self._base + offset : self._base + offset + length].decode()
