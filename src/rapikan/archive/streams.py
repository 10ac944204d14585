"""Compressed streams by their suffix, read within limits and written alike on every machine (no time, no name inside)."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import IO, cast

from rapikan.archive.form import Limits, Source, extra
from rapikan.documents import DocumentError
from rapikan.language import Said

__all__ = ["PACKED", "lines", "packing", "reading", "unpacked", "writing"]

PACKED = (".gz", ".xz", ".bz2", ".zst")
SHORT = {".tgz": ".tar.gz", ".txz": ".tar.xz", ".tbz2": ".tar.bz2", ".tzst": ".tar.zst"}
LEVEL = 6  # of gzip: what the command-line tool uses
BUFFER = 1 << 16
SIP = 1 << 10  # bytes of a zstandard stream at a time: 4 of them may stand for 128 KiB


def _spelt_out(name: str) -> str:
    path = PurePath(name.lower())
    return path.stem + SHORT[path.suffix] if path.suffix in SHORT else name


def packing(name: str) -> str:
    """Gives the compression's suffix ("" for none)."""
    suffix = PurePath(_spelt_out(name)).suffix.lower()
    return suffix if suffix in PACKED else ""


def unpacked(name: str) -> str:
    """Gives a name without its compression's suffix ("a.tgz" → "a.tar")."""
    whole = _spelt_out(name)
    return whole[: -len(suffix)] if (suffix := packing(name)) else whole


class _Zstandard:
    """Frames of zstandard, one after another. zstandard's own stream_reader takes a stream that is cut short for a whole one."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._decompressor = extra("zstandard").ZstdDecompressor()
        self._frame = self._decompressor.decompressobj()
        self._begun = False
        self._left = b""

    def read(self, size: int) -> bytes:
        """Gives at most so many bytes, none at the end. Raises EOFError for a frame that is cut short."""
        while not self._left:
            data = self._packed.read(SIP)
            if not data:
                if self._begun:
                    raise EOFError("zstandard")
                return b""
            while data:
                self._begun = True
                self._left += self._frame.decompress(data)
                data = b""
                if self._frame.eof:
                    data = self._frame.unused_data
                    self._frame = self._decompressor.decompressobj()
                    self._begun = False
        out, self._left = self._left[:size], self._left[size:]
        return out


class _Unfolding(io.RawIOBase):
    """A decompressed stream that counts: what unfolds into too much is a bomb."""

    def __init__(self, inner: IO[bytes], packed: IO[bytes], limits: Limits) -> None:
        self._inner, self._packed, self._limits = inner, packed, limits
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._size += len(data)
        limits = self._limits
        if self._size > limits.total:
            raise DocumentError(TOO_MUCH, limits.total)
        if self._size > limits.free and self._size > limits.ratio * max(1, self._packed.tell()):
            raise DocumentError(TOO_DENSE, limits.ratio)
        return len(data)


TOO_MUCH = Said(
    "isi arsip melebihi {0:,} bita setelah dibuka; naikkan --max-total bila arsip ini dapat dipercaya",
    "the archive unfolds into more than {0:,} bytes; raise --max-total if you trust it",
)
TOO_DENSE = Said(
    "isi arsip mengembang lebih dari {0} kali; naikkan --max-ratio bila arsip ini dapat dipercaya",
    "the archive unfolds to more than {0} times its size; raise --max-ratio if you trust it",
)
TOO_LONG = Said(
    "baris {0} lebih panjang dari {1:,} bita; naikkan --max-member bila arsip ini dapat dipercaya",
    "line {0} is longer than {1:,} bytes; raise --max-member if you trust the archive",
)
WIDE = Said("berkas ini UTF-16; simpan ulang sebagai UTF-8", "this file is UTF-16; save it as UTF-8")
BROKEN = Said("arsip rusak atau terpotong: {0}", "the archive is broken or cut short: {0}")


@contextmanager
def reading(source: Source, limits: Limits) -> Iterator[IO[bytes]]:
    """Opens a source for reading, decompressed. Raises DocumentError where it cannot be read, is broken, or unfolds too far."""
    with source.open() as file:
        try:
            match packing(source.base):
                case ".gz":
                    inner: IO[bytes] = cast("IO[bytes]", gzip.GzipFile(fileobj=file))
                case ".xz":
                    inner = cast("IO[bytes]", lzma.LZMAFile(file))  # noqa: SIM115
                case ".bz2":
                    inner = cast("IO[bytes]", bz2.BZ2File(file))
                case ".zst":
                    inner = cast("IO[bytes]", _Zstandard(file))
                case _:
                    yield file
                    return
            yield cast("IO[bytes]", io.BufferedReader(_Unfolding(inner, file, limits), BUFFER))
        except (EOFError, lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
            raise DocumentError(BROKEN, error) from None
        except OSError as error:
            raise DocumentError(BROKEN, error.strerror or error) from None
        except Exception as error:
            if type(error).__module__.startswith("zstandard") or type(error).__name__ == "ZstdError":
                raise DocumentError(BROKEN, error) from None
            raise


@contextmanager
def writing(target: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """Opens a stream that compresses into another as the name's suffix says; what it writes depends on its content alone."""
    match packing(name):
        case ".gz":
            stream: IO[bytes] = cast("IO[bytes]", gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=target, mtime=0))
        case ".xz":
            stream = cast("IO[bytes]", lzma.LZMAFile(target, "wb"))  # noqa: SIM115
        case ".bz2":
            stream = cast("IO[bytes]", bz2.BZ2File(target, "wb"))
        case ".zst":
            stream = extra("zstandard").ZstdCompressor().stream_writer(target, closefd=False)
        case _:
            yield target
            return
    with stream:
        yield stream


def lines(stream: IO[bytes], limits: Limits) -> Iterator[bytes]:
    """Yields a stream's lines with their ends. Raises DocumentError for one that is too long to be held, and for UTF-16."""
    number = 1
    while line := stream.readline(limits.member + 1):
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise DocumentError(WIDE)
        if len(line) > limits.member:
            raise DocumentError(TOO_LONG, number, limits.member)
        yield line
        number += 1
