"""The typer application: finds a command by its name, imports it, runs it, and explains what went wrong."""

from __future__ import annotations

import importlib
import sys
from typing import Annotated, Any

import typer

from rapikan import cli
from rapikan.cli.messages import COMMAND_PIECES, OPTION_PIECES, Group, explained
from rapikan.language import tell

__all__ = ["run"]


class Commands(Group):
    """The commands of rapikan.cli.COMMANDS, each imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names the commands."""
        return list(cli.COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Imports a command, or gives None where there is none of that name."""
        if cmd_name not in cli.COMMANDS:
            return None
        command = typer.main.get_command(importlib.import_module(f"rapikan.cli.{cmd_name}").app)
        command.name = cmd_name
        return command


application = typer.Typer(
    cls=Commands,
    name="rapikan",
    help=tell(
        "Merapikan siaran pers berbahasa Indonesia: kata tersambung, salah ketik, di-/ke-, kata baku, dan ejaan EYD V.",
        "Cleans Indonesian press releases: joined words, typos, di-/ke-, non-standard forms and spelling by EYD V.",
    ),
    rich_markup_mode=None,  # rich would be imported for every help page
    no_args_is_help=True,
    options_metavar=OPTION_PIECES,
    subcommand_metavar=COMMAND_PIECES,
)


VERSION = typer.Option("--version", is_eager=True, help=tell("Tampilkan versi.", "Show the version."))


@application.callback()
def rapikan(version: Annotated[bool, VERSION] = False) -> None:
    """Answers --version wherever it stands."""
    if version:
        from rapikan import __version__

        print(f"rapikan {__version__}")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """Runs one command line and gives its exit code."""
    command = typer.main.get_command(application)
    try:
        return command.main(arguments, prog_name="rapikan", standalone_mode=False) or 0
    except typer.Abort:
        return cli.INTERRUPTED
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(command_help(error))
            return 2
        if hasattr(error, "format_message"):  # typer's usage errors share no public class
            print(explained(error), file=sys.stderr)
            return 2
        raise


def command_help(error: Any) -> str:
    """Gives the help page that a bare `rapikan` asks for."""
    return str(error.ctx.get_help())
