"""Progress on standard error, of which nothing stays behind; where that is no terminal there is none. Imported only where it is shown."""

from __future__ import annotations

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from rapikan.language import numeral, tell

__all__ = ["bar", "clock"]


class SpeedColumn(ProgressColumn):
    """Megabytes a second since the work began, and the number of errors; of tasks that have the fields `size` and `errors`."""

    def render(self, task: Task) -> Text:
        """Gives the column's text."""
        if "size" not in task.fields:
            return Text()
        speed = f"{numeral(task.fields['size'] / 1e6 / max(1e-9, task.elapsed or 0), '.2f')} MB/s"
        errors = task.fields["errors"]
        return Text(f"{speed} · {numeral(errors)} {tell('galat', 'errors')}" if errors else speed)


def bar(*, hidden: bool) -> Progress:
    """Gives a bar: records, megabytes a second, errors, time left."""
    return _shown(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), SpeedColumn(), TimeRemainingColumn(), hidden=hidden)


def clock(saying: str) -> Progress:
    """Gives a line that says what takes so long, and how long it has taken."""
    progress = _shown(SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False), hidden=False)
    progress.add_task(saying, total=None)
    return progress


def _shown(*columns: ProgressColumn, hidden: bool) -> Progress:
    console = Console(stderr=True)
    return Progress(*columns, console=console, disable=hidden or not console.is_terminal, transient=True)
