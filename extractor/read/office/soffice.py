"""LibreOffice without a window: documents of other formats to DOCX.

It works in folders that are thrown away, with a profile of its own, so that nothing of the user's
is touched; in it macros, links and active content are off. It is in the group of this process:
it is killed past the time limit, and whoever ends the group ends it too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.errors import UnreadableDocument

from .staying import Office, office, stop

PACKAGE = "libreoffice-writer-nogui"
INSTALL = f"install it (Debian, Ubuntu: apt-get install {PACKAGE}) or save the file as .docx"
_NAMES = ("soffice", "libreoffice")
_FLAGS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
          "--nofirststartwizard")  # fmt: skip
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT")  # of the environment
_AGAIN = 81  # its exit code once it has made a profile: the launcher would start it again
_OFF = "http://127.0.0.1:9"  # the discard port: no proxy is there


@cache
def executable() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def to_docx(data: bytes, reader: str, place: str, seconds: float) -> bytes | None:
    """The document as DOCX; None where LibreOffice cannot convert it.

    `reader` is the import filter: left to itself LibreOffice takes what is damaged for plain text.
    Raises UnreadableDocument where it is not installed, or is not done after `seconds`.
    """
    program = executable()
    if program is None:
        raise UnreadableDocument(place, "reading it needs LibreOffice, which is not here", INSTALL)
    end = time.monotonic() + seconds

    def begin(own: Office) -> None:
        own.start(_command(program, own), _environment(own.folder))

    known = office(begin)
    stayed = known.process is not None
    made = _converted(data, reader, program, known, place, end, seconds)
    if made is None:
        stop()  # a program that failed once is not trusted with the next
        if stayed:  # it may be the fault of a document before this one
            known = office(begin)
            made = _converted(data, reader, program, known, place, end, seconds)
    return made


def _converted(
    data: bytes, reader: str, program: str, own: Office, place: str, end: float, seconds: float
) -> bytes | None:
    """Let the program that stays convert the document; where none does, this is one that ends."""
    with TemporaryDirectory(dir=own.folder, ignore_cleanup_errors=True) as folder:
        given, made = Path(folder, "document"), Path(folder, "out", "document.docx")
        given.write_bytes(data)
        command = [
            *_command(program, own), f"--infilter={reader}", "--convert-to", "docx",
            "--outdir", str(made.parent), str(given),
        ]  # fmt: skip
        try:
            _run(command, own.folder, end)
        except subprocess.TimeoutExpired:
            stop()
            problem = f"LibreOffice was not done with it after {seconds:g} s"
            remedy = "save it as .docx, or raise the limit"
            raise UnreadableDocument(place, problem, remedy) from None
        return made.read_bytes() if made.is_file() else None


def _command(program: str, own: Office) -> list[str]:
    """What starts LibreOffice: the program behind its launcher, where that stands beside it."""
    binary = Path(program).resolve().with_name("soffice.bin")
    program = str(binary) if binary.is_file() else program
    return [program, f"-env:UserInstallation={own.profile.as_uri()}", *_FLAGS]


def _environment(folder: Path) -> dict[str, str]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {"HOME": str(folder), "TMPDIR": str(folder)}
    return environment | own | {"http_proxy": _OFF, "https_proxy": _OFF}


def _run(command: list[str], folder: Path, end: float) -> None:
    """Run LibreOffice to its end, again where it asks for that. Kills it at `end`."""
    code = _AGAIN
    while code == _AGAIN:
        # The command is LibreOffice and paths made here: nothing of the document is in it.
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            code = process.wait(max(end - time.monotonic(), 0))
        finally:
            process.kill()
            process.wait()
