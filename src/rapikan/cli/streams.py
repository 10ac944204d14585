"""The terminal's streams; a reader who has gone away (`rapikan fix *.txt | head`) stops no work."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rapikan.language import Said, tell

__all__ = ["STDIN", "complain", "fitted", "mute", "quoted", "say", "say_bytes", "shown", "standard_input", "telling_of_stop", "title"]

STDIN = "-"  # how a command line names it


def say(text: str) -> None:
    """Writes lines to standard output."""
    with _patient():
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal that lacks “ ” shows ?
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def say_bytes(data: bytes) -> None:
    """Writes a document's bytes to standard output, as they are."""
    with _patient():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def standard_input() -> bytes:
    """Reads standard input to its end, and says first what to do where somebody sits at it."""
    if sys.stdin.isatty():
        complain(tell("Tempelkan teks, lalu tekan Ctrl-D pada baris kosong.", "Paste the text, then press Ctrl-D on an empty line."))
    return sys.stdin.buffer.read()


def complain(text: str) -> None:
    """Writes lines to standard error."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def fitted(text: str, *, error: bool = False) -> str:
    """Breaks a line at words where the terminal would break it anywhere; what goes to a file stays one line."""
    stream = sys.stderr if error else sys.stdout
    if not stream.isatty():
        return text
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    return textwrap.fill(text, max(20, width), subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def shown(path: Path | str) -> str:
    """Gives a path fit for a terminal: no control characters, no bytes that are no text."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def quoted(path: Path | str) -> str:
    """Gives a path fit for a command to copy: in quotation marks where it has blanks (`rapikan batal 'siaran pers.txt'`)."""
    import shlex

    return shlex.quote(shown(path))


def title(file: str) -> str:
    """Names a file, or standard input, in a message."""
    return tell("(masukan standar)", "(standard input)") if file == STDIN else shown(file)


@contextlib.contextmanager
def telling_of_stop() -> Iterator[None]:
    """Says on Ctrl-C what that means for the files, and passes it on."""
    try:
        yield
    except KeyboardInterrupt:
        complain(f"\n{STOPPED}")  # the terminal has written ^C
        raise


STOPPED = Said("dihentikan; berkas yang belum selesai tidak diubah", "stopped; files that were not done are unchanged")


@contextlib.contextmanager
def _patient() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        mute()


def mute() -> None:
    """Points standard output at nothing, so that what is still to come, or still buffered, raises no error."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
