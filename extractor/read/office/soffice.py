"""LibreOffice without a window: documents of other formats to DOCX.

It works in a folder that is thrown away, with a profile of its own, so that calls do not wait for
one another and nothing of the user's is touched; in it macros, links and active content are off.
It is one process in the group of this one: it is killed past the time limit, and whoever ends the
group ends it too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from extractor.errors import UnreadableDocument

PACKAGE = "libreoffice-writer-nogui"
INSTALL = f"install it (Debian, Ubuntu: apt-get install {PACKAGE}) or save the file as .docx"
_NAMES = ("soffice", "libreoffice")
_FLAGS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
          "--nofirststartwizard")  # fmt: skip
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR")  # of the environment
_AGAIN = 81  # its exit code once it has made a profile: the launcher would start it again
_OFF = "http://127.0.0.1:9"  # the discard port: no proxy is there
# Properties of the profile (officecfg/registry/schema of LibreOffice): macros never run, documents
# load nothing from elsewhere, and no link is updated.
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Save/Document", "WarnAlienFormat", "false"),
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)


@cache
def executable() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def _binary(program: str) -> str:
    """The program that the launcher `program` starts, where it stands beside it."""
    binary = Path(program).resolve().with_name("soffice.bin")
    return str(binary) if binary.is_file() else program


def to_docx(
    documents: Mapping[str, bytes], reader: str, place: str, seconds: float
) -> dict[str, bytes]:
    """The documents as DOCX, all in one run of LibreOffice, by the same keys.

    A key is a name of letters and digits; `reader` the import filter: left to itself LibreOffice
    takes what is damaged for plain text. Documents that it cannot convert are missing. Raises
    UnreadableDocument where it is not installed, or is not done after `seconds`.
    """
    program = executable()
    if program is None:
        raise UnreadableDocument(place, "reading it needs LibreOffice, which is not here", INSTALL)
    with TemporaryDirectory(prefix="vanban-office-", ignore_cleanup_errors=True) as folder:
        base = Path(folder)
        given, made, profile = base / "in", base / "out", base / "profile"
        for part in (given, made, profile / "user"):
            part.mkdir(parents=True)
        settings = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
        registry = profile / "user" / "registrymodifications.xcu"
        registry.write_text(_PROFILE.format(settings), "utf-8")
        for name, data in documents.items():
            (given / name).write_bytes(data)
        command = [
            _binary(program), f"-env:UserInstallation={profile.as_uri()}", *_FLAGS,
            f"--infilter={reader}", "--convert-to", "docx", "--outdir", str(made),
            *(str(given / name) for name in documents),
        ]  # fmt: skip
        _run(command, base, place, seconds)
        results = {name: made / f"{name}.docx" for name in documents}
        return {name: path.read_bytes() for name, path in results.items() if path.is_file()}


def _run(command: list[str], folder: Path, place: str, seconds: float) -> None:
    """Run LibreOffice to its end, again where it asks for that. Kills it after `seconds`."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"HOME": str(folder), "http_proxy": _OFF, "https_proxy": _OFF}
    end = time.monotonic() + seconds
    code = _AGAIN
    while code == _AGAIN:
        # The command is LibreOffice and paths made here: nothing of the document is in it.
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            code = process.wait(max(end - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            problem = f"LibreOffice was not done with it after {seconds:g} s"
            remedy = "save it as .docx, or raise the limit"
            raise UnreadableDocument(place, problem, remedy) from None
        finally:
            process.kill()
            process.wait()
