"""`rapikan batal FILE…`: brings back the version before rapikan's last change."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from rapikan.cli.messages import OPTION_PIECES, Command
from rapikan.cli.streams import complain, say, shown
from rapikan.documents import DocumentError, storage
from rapikan.language import Said, tell

__all__ = ["app"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

FILES = typer.Argument(metavar="FILE…", help=tell("Berkas yang pernah dirapikan.", "Files that rapikan has changed."))
LIST = typer.Option("--list", help=tell("Tampilkan versi yang tersimpan saja.", "Only list the versions kept."))
FORCE = typer.Option(
    "--force", help=tell("Kembalikan meskipun berkas sudah disunting lagi.", "Restore even where the file was edited since.")
)


@app.command(
    cls=Command,
    options_metavar=OPTION_PIECES,
    help=tell(
        f"Kembalikan berkas ke versi sebelum perubahan rapikan yang terakhir; {storage.KEPT} versi terakhir tersimpan.",
        f"Brings a file back to the version before rapikan's last change; the last {storage.KEPT} versions are kept.",
    ),
)
def batal(
    files: Annotated[list[str], FILES],
    versions: Annotated[bool, LIST] = False,
    force: Annotated[bool, FORCE] = False,
) -> int:
    """Runs the command and gives its exit code."""
    failed = False
    for file in files:
        try:
            say(_listed(file) if versions else _restored(file, force=force))
        except DocumentError as error:
            failed = True
            complain(f"{shown(file)}: {error}")
    return 2 if failed else 0


def _restored(file: str, *, force: bool) -> str:
    left = storage.restore(Path(file), force=force)
    return Said(
        "{0}: versi sebelum dirapikan sudah dikembalikan; {1} versi lebih lama masih tersimpan",
        "{0}: the earlier version is back; {1} older ones are kept",
    ).format(shown(file), left)


def _listed(file: str) -> str:
    kept = storage.backups(Path(file))
    lines = [Said("{0}: {1} versi tersimpan", "{0}: {1} version{1:s} kept").format(shown(file), len(kept))]
    for backup in reversed(kept):
        known = backup.path.stat()
        lines.append(f"  {datetime.fromtimestamp(known.st_mtime):%Y-%m-%d %H:%M:%S}  {known.st_size:>9,} B")
    return "\n".join(lines)
