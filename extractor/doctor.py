"""What is installed of all that vanban can use, in which version, and how to get what is not."""

from __future__ import annotations

import platform
import re
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from .export.formats.names import FormatName

_REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*;\s*extra\s*==\s*['"]([\w-]+)['"]""")
_SECONDS = 20.0  # that a program may take to tell its version
_USES = {
    "ocr": "scans, pictures, PDFs without usable text",
    "nlp": "words of Vietnamese, spaCy pipelines",
    "dask": "many machines (--engine dask)",
    "remote": "inputs by URL",
    **{name.value: f"--format {name.value}" for name in FormatName},
    "s3": "inputs by URL, s3://",
    "gcs": "inputs by URL, gs://",
    "hf": "inputs by URL, hf://",
    "http": "inputs by URL, https://",
}
_SEVERAL = {"formats"}  # extras that stand for others
_MODEL = "Tesseract, Vietnamese"
_FONTS = "Vietnamese fonts"


@dataclass(frozen=True, slots=True)
class Check:
    """A thing that is there (`version`) or not (""), what for, and the command that installs it."""

    name: str
    use: str
    version: str
    install: str


def checks() -> tuple[Check, ...]:
    """Everything that is optional, what most documents need first.

    Commands are those of Debian and Ubuntu, and of pip.

    >>> [check.name for check in checks()][:2]
    ['Python', 'LibreOffice']
    """
    return (
        Check("Python", "everything", platform.python_version(), ""),
        Check("LibreOffice", "DOC, RTF, ODT", _libreoffice(), _apt("libreoffice-writer-nogui")),
        Check(_MODEL, _USES["ocr"], _model(), _apt("tesseract-ocr", "tesseract-ocr-vie")),
        Check(_FONTS, "PDFs that do not embed their fonts", _fonts(), _apt("fonts-liberation2")),
        *_extras(),
    )


def _apt(*packages: str) -> str:
    return f"apt-get install {' '.join(packages)}"


def _libreoffice() -> str:
    from .read.office.soffice import executable

    program = executable()
    said = _output(program, "--version") if program else ""
    found = re.search(r"\d+(?:\.\d+)+", said)
    return found[0] if found else said


def _model() -> str:
    try:
        from .read.ocr.tesseract import tessdata
    except ImportError:  # the extra is not there, which is a line of its own
        return ""
    folder = tessdata()
    return str(folder) if folder else ""


def _fonts() -> str:
    lines = _output("fc-list", ":lang=vi", "family").split("\n")
    names = {line.partition(",")[0] for line in lines}
    return ", ".join(sorted(names - {""})[:3])


def _extras() -> tuple[Check, ...]:
    """The packages of the extras that vanban was installed from (pyproject.toml)."""
    found: dict[str, Check] = {}
    for requirement in requires("vanban") or ():
        match = _REQUIREMENT.match(requirement)
        if match and match[1] != "vanban" and match[2] not in _SEVERAL:
            name, extra = match.groups()
            install = f'pip install "vanban[{extra}]"'
            use = _USES.get(extra, extra)
            found.setdefault(name, Check(name, use, _installed(name), install))
    return tuple(found.values())


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _output(*command: str) -> str:
    """What a program prints; "" where it is not there or fails."""
    try:
        done = subprocess.run(  # noqa: S603  names from this file alone
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
