"""The checks of .ci/run, one session each, and the tests on every Python that rapikan supports."""

from __future__ import annotations

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "imports", "tests"]
DEV = nox.project.dependency_groups(nox.project.load_toml("pyproject.toml"), "dev")


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Runs the tests and doctests."""
    session.install("--editable", ".", *DEV)
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Looks for faults and for code that is not formatted."""
    session.install("ruff")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Checks the types."""
    session.install("--editable", ".", *DEV)
    session.run("mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """Checks that imports run one way and that the core knows no screen."""
    session.install("--editable", ".", *DEV)
    session.run("lint-imports")
