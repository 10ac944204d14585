"""`rapikan kamus add|list|remove|build`: the user's own words, and compiling the dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Annotated

import typer

from rapikan.cli.messages import COMMAND_PIECES, OPTION_PIECES, Command, Group
from rapikan.cli.streams import complain, say, shown
from rapikan.documents import DocumentError, storage
from rapikan.language import Said, numeral, tell

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    options_metavar=OPTION_PIECES,
    subcommand_metavar=COMMAND_PIECES,
    help=tell("Kamus Anda sendiri: kata di dalamnya dianggap benar.", "Your own dictionary: its words count as right."),
)
WORDS = typer.Argument(
    ...,
    metavar=tell("KATA…", "WORD…"),
    help=tell("Satu kata atau lebih, ditulis seperti dalam naskah.", "One or more words, as copy has them."),
)


SOURCES = typer.Option(
    "--sources",
    metavar="FOLDER",
    help=tell("Folder dictionaries/ (bawaan: milik instalasi ini).", "The dictionaries/ folder (default: this installation's)."),
)
TARGET = typer.Option(
    "--target",
    metavar="FOLDER",
    help=tell("Tempat hasilnya (bawaan: milik instalasi ini).", "Where to write (default: this installation's)."),
)


@app.command(cls=Command, options_metavar=OPTION_PIECES, help=tell("Tambahkan kata ke kamus Anda.", "Adds words to your dictionary."))
def add(words: Annotated[list[str], WORDS]) -> int:
    """Adds words and gives the exit code."""
    unfit = [word for word in words if not _is_word(word)]
    if unfit:
        complain(
            Said(
                "rapikan kamus: “{0}” bukan satu kata; sebutkan kata satu per satu",
                "rapikan kamus: “{0}” is not one word; name words one by one",
            ).format("”, “".join(unfit))
        )
        return 2
    return _changed(
        lambda known: known | set(words), Said("ditambahkan: {0}", "added: {0}"), Said("sudah ada: {0}", "there already: {0}"), words
    )


@app.command(cls=Command, options_metavar=OPTION_PIECES, help=tell("Hapus kata dari kamus Anda.", "Removes words from your dictionary."))
def remove(words: Annotated[list[str], WORDS]) -> int:
    """Removes words and gives the exit code."""
    return _changed(lambda known: known - set(words), Said("dihapus: {0}", "removed: {0}"), Said("tidak ada: {0}", "not there: {0}"), words)


@app.command("list", cls=Command, options_metavar=OPTION_PIECES, help=tell("Tampilkan kamus Anda.", "Shows your dictionary."))
def show() -> int:
    """Prints the words, one a line, and gives the exit code."""
    try:
        words = _read()
    except DocumentError as error:
        return _failed(error)
    if words:
        say("\n".join(_sorted(words)))
    else:
        complain(Said("kamus masih kosong: {0}", "the dictionary is empty: {0}").format(shown(_path())))
    return 0


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell("Susun ulang kamus rapikan dari sumbernya.", "Compiles rapikan's dictionaries from their sources."),
)
def build(sources: Annotated[str | None, SOURCES] = None, target: Annotated[str | None, TARGET] = None) -> int:
    """Compiles the dictionaries and gives the exit code."""
    from rapikan import lexicon
    from rapikan.lexicon import compile as compiler

    source = Path(sources) if sources else lexicon.CHECKOUT
    try:
        written = compiler.build(source, Path(target) if target else lexicon.DATA)
    except FileNotFoundError:
        complain(
            Said(
                "rapikan kamus build: {0} bukan folder dictionaries/; sebutkan dengan --sources",
                "rapikan kamus build: {0} is no dictionaries/ folder; name one with --sources",
            ).format(shown(source))
        )
        return 2
    except (OSError, ValueError, KeyError) as error:
        complain(f"rapikan kamus build: {error}")
        return 2
    for path in written:
        say(f"{shown(path)}  {numeral(path.stat().st_size)} B")
    return 0


# --- the user's file ----------------------------------------------------------------------------------------------------------


def _path() -> Path:
    from rapikan.lexicon import user_dictionary

    return user_dictionary()


def _read() -> frozenset[str]:
    path = _path()
    if not path.exists():
        return frozenset()
    try:
        return frozenset(storage.read(path).decode("utf-8").split())
    except UnicodeDecodeError:
        raise DocumentError(Said("kamus bukan teks UTF-8: {0}", "the dictionary is not UTF-8 text: {0}"), shown(path)) from None


def _sorted(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (word.lower(), word))


def _is_word(word: str) -> bool:
    return bool(word) and word.isprintable() and not any(sign.isspace() for sign in word) and any(sign.isalpha() for sign in word)


def _changed(change: Callable[[frozenset[str]], frozenset[str]], done: Said, vain: Said, words: Collection[str]) -> int:
    """Writes the dictionary anew if a change alters it, and says which words it touched and which not."""
    try:
        before = _read()
        after = change(before)
        touched = before ^ after
        if touched:
            path = _path()
            storage.make_folder(path.parent)
            storage.write(path, "".join(f"{word}\n" for word in _sorted(after)).encode())
    except DocumentError as error:
        return _failed(error)
    rest = set(words) - touched
    for said, which in ((done, touched), (vain, rest)):
        if which:
            say(said.format(", ".join(_sorted(which))))
    return 0


def _failed(error: DocumentError) -> int:
    complain(f"rapikan kamus: {error}")
    return 2
