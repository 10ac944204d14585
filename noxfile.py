"""The checks of .ci/run, one session each, the tests on every Python that rapikan supports, the site and the packages."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "imports", "tests"]
PROJECT = nox.project.load_toml("pyproject.toml")
DEV = nox.project.dependency_groups(PROJECT, "dev")
DOCS = nox.project.dependency_groups(PROJECT, "docs")
ROOT = Path(__file__).resolve().parent


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


@nox.session
def pages(session: nox.Session) -> None:
    """Writes the generated pages and pictures of docs/ anew."""
    session.install("--editable", ".")
    for script in ("rule_pages", "command_pages", "pictures"):
        session.run("python", f"scripts/{script}.py")


@nox.session
def site(session: nox.Session) -> None:
    """Builds the site into .nox/site-html; a link or heading that is not there is an error."""
    session.install("--editable", ".", *DOCS)
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-q", "-E", "-b", "html", "docs", ".nox/site-html")


@nox.session
def package(session: nox.Session) -> None:
    """Builds wheel and sdist into dist/, checks them, and tries each in an empty environment away from the checkout."""
    session.install("build", "twine", "check-wheel-contents", "cffconvert", "setuptools<81")  # cffconvert asks for pkg_resources
    session.run("cffconvert", "--validate")
    dist = ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", str(dist))
    made = sorted(dist.iterdir())
    session.run("twine", "check", "--strict", *map(str, made))
    session.run("check-wheel-contents", *map(str, dist.glob("*.whl")))
    for file in made:
        _try(session, file)


def _try(session: nox.Session, file: Path) -> None:
    """Installs a package in an empty environment and corrects the sample with it: what is left to correct afterwards is nothing."""
    folder = Path(session.create_tmp()).resolve() / file.suffix.strip(".")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    sample = shutil.copy(ROOT / "contoh" / "siaran-pers.txt", folder)
    session.run("python", "-m", "venv", str(folder / "venv"))
    program = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    session.run(str(program / "python"), "-m", "pip", "install", "--quiet", str(file), external=True)
    with session.chdir(folder):
        rapikan = str(program / "rapikan")
        session.run(rapikan, "fix", "--check", "--quiet", sample, external=True, success_codes=[1])
        session.run(rapikan, "fix", "--quiet", sample, external=True)
        session.run(rapikan, "fix", "--check", "--quiet", sample, external=True)


@nox.session
def spark(session: nox.Session) -> None:
    """Runs the PySpark recipe of docs/arsip.md; needs Java 17 or newer."""
    session.install("--editable", ".[arsip]", "pyspark>=4", "pandas<3", *DEV)
    session.run("pytest", "tests/test_docs.py", "-k", "spark", "-rs")
