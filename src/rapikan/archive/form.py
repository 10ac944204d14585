"""What a form of archive must give, and nothing that knows a form: `Source`, `Record`, `Form`, and how they are found.

A form yields its records in order, says which texts a record holds, and writes an archive of the same form in which some
records are new. Reading runs in one process, `documents` and `rebuild` in any: a record and a context are pickled on the way.
"""

from __future__ import annotations

import hashlib
import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath
from typing import IO, Any

from rapikan import documents
from rapikan.documents import Document, DocumentError, open_document, storage
from rapikan.documents.encoding import Coding
from rapikan.documents.text import PlainText
from rapikan.language import Said
from rapikan.modules import modules_in
from rapikan.report import Report

__all__ = [
    "DROPPED",
    "Dropped",
    "Files",
    "Form",
    "Limits",
    "MissingExtraError",
    "Options",
    "Record",
    "Replace",
    "Source",
    "extra",
    "form_of",
    "forms",
    "suffix_of",
    "text_document",
]

BLOCK = 1 << 20


class MissingExtraError(DocumentError):
    """A form needs a package that comes with an extra; ``str()`` names the command that installs it."""


def extra(module: str, name: str = "arsip") -> Any:
    """Imports a module that an extra brings. Raises MissingExtraError where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise MissingExtraError(
            Said("paket {0} belum terpasang; pasang dengan: pip install 'rapikan[{1}]'", "{0} is missing: pip install 'rapikan[{1}]'"),
            module.partition(".")[0],
            name,
        ) from None


@dataclass(frozen=True)
class Limits:
    """How much a compressed archive may unfold into before it is refused.

    Attributes:
        member: bytes of one member or one line.
        total: bytes of all together.
        ratio: how many times its own size a compressed file or member may become, once past `free` bytes.
        members: number of members of a zip or tar.
    """

    member: int = 100_000_000
    total: int = 100_000_000_000
    ratio: int = 200
    members: int = 10_000_000
    free: int = 10_000_000


@dataclass(frozen=True)
class Options:
    """How archives are read.

    Attributes:
        columns: the columns (keys) that hold text.
        encoding: the encoding that the user names; None looks at the bytes.
        limits: how far an archive may unfold.
        included: says whether a member's name is one of a text; patterns as in .gitignore.
        formats: what the configuration says about formats.
    """

    columns: tuple[str, ...] = ("text",)
    encoding: str | None = None
    limits: Limits = Limits()
    included: tuple[str, ...] = ()
    formats: documents.Options = field(default_factory=documents.Options)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an archive: what names it inside, and its bytes as the form keeps them."""

    name: str
    data: bytes


class Dropped:
    """Stands for a record that the output leaves out (`--limit`, `--sample`)."""


DROPPED = Dropped()
Replace = Callable[[Record], "bytes | Dropped | None"]  # gives a record's new bytes, None where it stays as it is, or DROPPED


@dataclass(frozen=True)
class Source:
    """Where an archive is: a path, or an address that fsspec knows (``s3://…``).

    Attributes:
        name: the path or address, as given.
        files: lists a folder's files, relative to it, always in the same order; None for what is no folder.
    """

    name: str
    files: Callable[[], Iterable[Path]] | None = None

    @property
    def remote(self) -> bool:
        """Says whether the archive is not a file of this machine."""
        return "://" in self.name

    @property
    def path(self) -> Path:
        """The local path (of no meaning for a remote source)."""
        return Path(self.name)

    @property
    def base(self) -> str:
        """The archive's own name, without folders ("berita.jsonl.gz")."""
        return PurePath(self.name.rstrip("/")).name if self.remote else self.path.resolve().name

    def open(self) -> IO[bytes]:
        """Opens the archive for reading. Raises DocumentError where that cannot be done."""
        doing = Said("tidak dapat dibaca: {0}", "cannot be read: {0}")
        if not self.remote:
            with storage.explained(doing):
                return self.path.open("rb")
        fsspec = extra("fsspec")
        try:
            stream: IO[bytes] = fsspec.open(self.name, "rb").open()
        except ImportError as error:  # the store's own package: s3fs, gcsfs …
            raise MissingExtraError(doing, error) from None
        except Exception as error:  # each store has errors of its own
            raise DocumentError(doing, error) from None
        return stream

    def digest(self) -> str:
        """Gives the SHA-256 of the archive's bytes. Raises DocumentError."""
        with storage.explained(Said("tidak dapat dibaca: {0}", "cannot be read: {0}")), self.open() as stream:
            found = hashlib.sha256()
            while block := stream.read(BLOCK):
                found.update(block)
        return found.hexdigest()


class Form(ABC):
    """A form of archive.

    Attributes:
        name: as the command line prints it.
        suffixes: in small letters, with the full stop; without those of compression where `packed`.
        packed: the form may stand in a compressed stream (.gz, .xz, .bz2, .zst).
        output: the suffix of what is written, where it is another form than the input's ("" for the same).
    """

    name: str
    suffixes: tuple[str, ...]
    packed = False
    output = ""

    def context(self, source: Source, options: Options) -> Any:
        """Gives what the texts of a record cannot be told without (a table's columns). Raises DocumentError for an unfit archive."""
        return None

    def inspect(self, source: Source, options: Options) -> None:
        """Raises DocumentError for an archive that must be refused before anything is read out of it."""
        return

    def digest(self, source: Source, options: Options) -> str:
        """Gives the SHA-256 of all that the archive's records depend on."""
        return source.digest()

    @abstractmethod
    def records(self, source: Source, options: Options) -> Iterator[Record]:
        """Yields the records in order, holding one at a time. Raises DocumentError for an archive that cannot be read on."""

    @abstractmethod
    def documents(self, record: Record, options: Options, context: Any) -> list[Document]:
        """Gives the texts of a record. Raises DocumentError for a record that cannot be read."""

    @abstractmethod
    def rebuild(self, record: Record, options: Options, context: Any, documents: Sequence[Document], reports: Sequence[Report]) -> bytes:
        """Gives a record's bytes with its texts corrected. Raises DocumentError for a change that its encoding cannot take."""

    def untouched(self, record: Record, options: Options, context: Any) -> bytes | None:
        """Gives what is written for a record that stays as it is; None takes it from the source."""
        return None

    @abstractmethod
    def write(self, source: Source, options: Options, replace: Replace, target: Path) -> None:
        """Writes the archive anew, at once or not at all (a folder: each of its files).

        Args:
            source: the archive.
            options: how it is read.
            replace: asked once for each record, in order.
            target: where to; its suffix tells the compression.

        Raises:
            DocumentError: the archive cannot be read on, or the target cannot be written.
        """


class Files(Form):
    """A form whose records are whole files, opened by their suffix."""

    def documents(self, record: Record, options: Options, context: Any) -> list[Document]:
        """Gives the file as a document."""
        return [open_document(record.name, record.data, options.encoding, options.formats)]

    def rebuild(self, record: Record, options: Options, context: Any, documents: Sequence[Document], reports: Sequence[Report]) -> bytes:
        """Gives the file's bytes with the changes put in."""
        return documents[0].render(reports[0].changes)


@cache
def forms() -> dict[str, Form]:
    """Finds every form, by suffix. Raises ImportError where two forms claim one suffix."""
    import rapikan.archive as package

    found: dict[str, Form] = {}
    for name in modules_in(package.__path__):
        for value in vars(importlib.import_module(f"{package.__name__}.{name}")).values():
            if isinstance(value, Form):
                for suffix in value.suffixes:
                    if found.setdefault(suffix, value) is not value:
                        raise ImportError(f"{suffix} belongs to two forms: {found[suffix].name} and {value.name}")
    return found


def form_of(name: str) -> Form | None:
    """Gives the form of a file by its suffix, None for one that is no archive.

    >>> form_of("berita.jsonl.gz").name
    'jsonl'
    """
    from rapikan.archive.streams import packing

    form = forms().get(suffix_of(name))
    return form if form is not None and (form.packed or not packing(name)) else None


def suffix_of(name: str) -> str:
    """Gives the suffix by which a file's form is found: in small letters, without the compression's.

    >>> suffix_of("Berita.TGZ")
    '.tar'
    """
    from rapikan.archive.streams import unpacked

    return PurePath(unpacked(PurePath(name.rstrip("/")).name.lower())).suffix


def text_document(text: str) -> PlainText:
    """Gives a column's text as a document. Raises DocumentError for half a surrogate pair, which no file can hold."""
    document = PlainText(text, Coding("utf-8"))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DocumentError(
            Said(
                "teks memuat bita atau tanda yang bukan Unicode (karakter ke-{0}); sebutkan pengodeannya dengan --encoding",
                "the text holds bytes or signs that are no Unicode (character {0}); name its encoding with --encoding",
            ),
            error.start + 1,
        ) from None
    return document
