"""typer's own words in the reader's language: usage, headings, help, and what is wrong with a command line.

typer speaks English only. `Command` and `Group` translate the pages that it lays out, `explained` its errors, by the error's
class. No other module knows how typer words things.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from rapikan.cli.streams import quoted, shown
from rapikan.language import Said, language, tell

__all__ = ["COMMAND_PIECES", "OPTION_PIECES", "Command", "Group", "explained"]


OPTION_PIECES = tell("[PILIHAN]", "[OPTIONS]")
COMMAND_PIECES = tell("PERINTAH …", "COMMAND …")

PAGE = {
    r"^Usage:": "Pemakaian:",
    r"^Arguments:$": "Argumen:",
    r"^Options:$": "Pilihan:",
    r"^Commands:$": "Perintah:",
    r"\[default:": "[bawaan:",
    r"\[required\]": "[wajib]",
}
HELP = {
    "help": Said("Tampilkan bantuan ini.", "Show this help."),
    "install_completion": Said("Pasang pelengkapan perintah untuk shell ini.", "Install completion for this shell."),
    "show_completion": Said("Tampilkan skrip pelengkapan perintah untuk shell ini.", "Show this shell's completion script."),
}


def _translated(page: str) -> str:
    """Gives one of typer's pages in the reader's language, its required arguments without braces."""
    page = re.sub(r"\{([^{}]+)\}", r"\1", page, count=1)
    if language() == "id":
        for pattern, words in PAGE.items():
            page = re.sub(pattern, words, page, flags=re.MULTILINE)
    return page


INSTALLED = re.compile(r"(?P<shell>\w+) completion installed in (?P<path>.+)\n")


def _install_completion(context: Any, parameter: Any, value: Any) -> Any:
    """Lets typer install completion and says what it did in the reader's language."""
    from typer.completion import install_callback

    told = io.StringIO()
    try:
        with contextlib.redirect_stdout(told):
            install_callback(context, parameter, value)
    except OSError as error:
        context.fail(Said("pelengkapan tidak dapat dipasang: {0}", "completion cannot be installed: {0}").format(error))
    finally:
        if found := INSTALLED.search(told.getvalue()):
            if found["shell"] == "zsh":
                with open(found["path"], "a", encoding="utf-8") as script:
                    script.write(ZSH_CALL)
            print(INSTALLATION.format(found["shell"], found["path"]))
    return value


ZSH_CALL = '\n_rapikan_completion "$@"\n'  # else the first Tab of each terminal only loads the script
INSTALLATION = Said(
    "Pelengkapan untuk {0} dipasang di {1}; berlaku setelah terminal dibuka kembali.",
    "Completion for {0} is installed in {1}; it works once you restart the terminal.",
)


# The contexts that typer passes are of a class that it keeps to itself, hence Any.
class Command(TyperCommand):
    """A command whose pages speak the reader's language."""

    def get_usage(self, ctx: Any) -> str:
        """Gives the usage line."""
        return _translated(super().get_usage(ctx))

    def get_help(self, ctx: Any) -> str:
        """Gives the help page."""
        return _translated(super().get_help(ctx))

    def get_params(self, ctx: Any) -> Any:
        """Gives the parameters, typer's own with their help translated."""
        return _with_help(super().get_params(ctx))


class Group(TyperGroup):
    """A group of commands whose pages speak the reader's language."""

    def get_usage(self, ctx: Any) -> str:
        """Gives the usage line."""
        return _translated(super().get_usage(ctx))

    def get_help(self, ctx: Any) -> str:
        """Gives the help page."""
        return _translated(super().get_help(ctx))

    def get_params(self, ctx: Any) -> Any:
        """Gives the parameters, typer's own with their help translated."""
        return _with_help(super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: Any) -> Any:
        """Finds the command that the line names; one that is not there ends in an error that knows its name."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            if os.path.exists(args[0]):
                ctx.fail((IS_FOLDER if os.path.isdir(args[0]) else IS_FILE).format(shown(args[0]), quoted(args[0])))
            near = get_close_matches(args[0], self.list_commands(ctx), n=2, cutoff=0.5)
            hint = tell("; mungkin: ", "; perhaps: ") + ", ".join(near) if near else ""
            ctx.fail(Said("perintah “{0}” tidak ada{1}", "there is no command “{0}”{1}").format(args[0], hint))
        return super().resolve_command(ctx, args)


IS_FILE = Said(
    "“{0}” adalah berkas, bukan perintah; untuk merapikannya: rapikan fix {1}",
    "“{0}” is a file, no command; to clean it: rapikan fix {1}",
)
IS_FOLDER = Said(
    "“{0}” adalah folder, bukan perintah; untuk memeriksanya: rapikan lint {1}",
    "“{0}” is a folder, no command; to check it: rapikan lint {1}",
)


def _with_help(params: Any) -> Any:
    for param in params:
        if param.name in HELP:
            param.help = str(HELP[param.name])
        if param.name == "install_completion":
            param.callback = _install_completion
    return params


def explained(error: Any) -> str:
    """Says in the reader's language what typer found wrong with a command line, and where its help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "rapikan"
    lines = [f"{path}: {_fault(error)}"]
    if context is not None:
        lines.append(context.get_usage())
        lines.append(Said("Selengkapnya: {0} --help", "More: {0} --help").format(path))
    return "\n".join(lines)


NO_NUMBER = re.compile(r"(?P<value>\S+) is not (?:a valid int|in the range)")  # each number of ours is 0 or more


def _fault(error: Any) -> str:
    message = error.format_message()
    match type(error).__name__:
        case "MissingParameter":
            return Said("{0} belum disebutkan", "{0} is missing").format(_named(error.param))
        case "NoSuchOption":
            near = sorted(error.possibilities or ())
            hint = tell("; mungkin: ", "; perhaps: ") + ", ".join(near) if near else ""
            return Said("pilihan {0} tidak ada{1}", "there is no option {0}{1}").format(error.option_name, hint)
        case "BadOptionUsage" if "requires" in message:
            return Said("pilihan {0} memerlukan nilai", "option {0} needs a value").format(error.option_name)
        case "BadOptionUsage":
            return Said("pilihan {0} tidak menerima nilai", "option {0} takes no value").format(error.option_name)
        case "BadParameter" if found := NO_NUMBER.match(error.message):
            said = Said("nilai {0} harus bilangan bulat, paling sedikit 0: {1}", "{0} must be a whole number, at least 0: {1}")
            return said.format(_named(error.param), found["value"])
        case "BadParameter":
            return Said("nilai {0} tidak dapat dipakai: {1}", "bad value for {0}: {1}").format(_named(error.param), error.message)
    if "unexpected extra argument" in message:
        extra = message.partition("(")[2].rstrip(")")
        return Said("argumen berlebih: {0}", "too many arguments: {0}").format(extra)
    if message == "Missing command.":
        return tell("perintah belum disebutkan", "the command is missing")
    return str(message)


def _named(param: Any) -> str:
    if param is None:
        return tell("nilai", "a value")
    if param.param_type_name == "argument":
        return Said("argumen {0}", "argument {0}").format((param.metavar or param.name or "").strip("[]….").upper())
    return Said("pilihan {0}", "option {0}").format(max(param.opts, key=len))
