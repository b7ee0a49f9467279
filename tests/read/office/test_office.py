"""DOC, RTF and ODT by way of LibreOffice: what is read, what is refused, what is left behind."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.errors import UnreadableDocument
from extractor.read import LIMITS, Limits, read_bytes
from extractor.read.office import soffice
from extractor.read.office.source import is_encrypted
from extractor.read.office.staying import stop

LIBREOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
RTF = rb"{\rtf1\ansi\ansicpg1252 {\b K\u7871? ho\u7841?ch}\par 1. R\u224? so\u225?t\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD_STREAM = "WordDocument".encode("utf-16-le")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process of this call, no temporary file, whatever happens in a test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    stop()
    assert list(tmp_path.glob("vanban-office-*")) == []
    assert processes(str(tmp_path)) == []


def processes(argument: str) -> list[str]:
    """The running processes that have `argument` in their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if argument.encode() in command and int(folder.name) != os.getpid():
            found.append(folder.name)
    return found


def refusal(data: bytes, limits: Limits = LIMITS) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_bytes(data, "plan.doc", limits)
    assert caught.value.place == "plan.doc"
    return caught.value


@LIBREOFFICE
def test_rtf() -> None:
    source = read_bytes(RTF, "plan.rtf")
    assert source.text == "**Kế hoạch**\n\n1. Rà soát"
    assert source.media_type == "application/rtf"


@LIBREOFFICE
def test_temporary_files_may_lie_in_a_relative_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", "work")
    assert read_bytes(RTF, "plan.rtf").text.startswith("**Kế hoạch**")
    stop()
    assert list((tmp_path / "work").iterdir()) == []


@LIBREOFFICE
def test_objects_in_rtf_show_their_picture_or_text_only() -> None:
    package = rb"{\object\objemb{\*\objclass Package}{\*\objdata 0105000002000000}{\result x}}"
    assert read_bytes(rb"{\rtf1 a " + package + rb"\par b\par}", "plan.rtf").text == "a x\n\nb"


def test_groups_of_rtf_that_nest_past_all_bounds_start_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(soffice, "executable", lambda: None)
    deep = refusal(rb"{\rtf1 " + rb"{\b " * 2000 + b"Plan" + b"}" * 2001)
    assert "nested more than 1000 deep" in deep.problem
    flat = refusal(rb"{\rtf1 " + rb"{\b x}\{" * 2000 + b"}")
    assert "needs LibreOffice" in flat.problem


@LIBREOFFICE
def test_xml_of_word_2003() -> None:
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>'
        "<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:wordDocument>"
    )
    assert read_bytes(xml.encode(), "plan.xml").text == "Kế hoạch"


@LIBREOFFICE
def test_many_documents_share_a_program(tmp_path: Path) -> None:
    started = time.perf_counter()
    read_bytes(rtf("Plan 0"), "plan.rtf")
    alone = time.perf_counter() - started
    read_bytes(rtf("Plan 1"), "plan.rtf")
    started = time.perf_counter()
    for at in range(2, 6):
        assert read_bytes(rtf(f"Plan {at}"), "plan.rtf").text == f"Plan {at}"
    assert time.perf_counter() - started < 4 * alone / 2
    assert processes(str(tmp_path))
    stop()
    assert processes(str(tmp_path)) == []


@LIBREOFFICE
def test_a_program_that_was_lost_is_started_again(tmp_path: Path) -> None:
    for at in range(3):
        assert read_bytes(rtf(f"Plan {at}"), "plan.rtf").text == f"Plan {at}"
        for process in processes(str(tmp_path)):
            os.kill(int(process), signal.SIGKILL)


@LIBREOFFICE
def test_damaged_documents_leave_the_next_ones_whole() -> None:
    noise = OLE + bytes(range(256)) * 200 + WORD_STREAM
    for at in range(2):
        assert "damaged" in refusal(noise).problem
        assert read_bytes(rtf(f"Plan {at}"), "plan.rtf").text == f"Plan {at}"


@LIBREOFFICE
def test_it_ends_with_this_process_however_that_ends(tmp_path: Path) -> None:
    script = (
        "import os, tempfile; from extractor.read import read_bytes;"
        f"tempfile.tempdir = {str(tmp_path)!r};"
        r"[read_bytes(b'{\\rtf1 Plan\\par}', 'plan.rtf') for _ in range(2)];"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    end = time.monotonic() + 5
    while processes(str(tmp_path)) and time.monotonic() < end:
        time.sleep(0.05)
    assert processes(str(tmp_path)) == []
    for left in tmp_path.glob("vanban-office-*"):
        shutil.rmtree(left)


def rtf(*paragraphs: str) -> bytes:
    return b"{\\rtf1\\ansi " + "".join(f"{text}\\par " for text in paragraphs).encode() + b"}"


def converted(data: bytes, suffix: str, folder: Path) -> bytes:
    path = folder / "plan.rtf"
    path.write_bytes(data)
    profile = folder / "profile"
    command = [
        "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
        "--convert-to", suffix, "--outdir", str(folder), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    shutil.rmtree(profile)
    return path.with_suffix(f".{suffix}").read_bytes()


@LIBREOFFICE
@pytest.mark.parametrize("share", [0.1, 0.9])
def test_a_doc_that_is_cut_off(share: float, tmp_path: Path) -> None:
    data = converted(rtf(*(f"{at}. Plan" for at in range(2000))), "doc", tmp_path)
    assert read_bytes(data, "plan.doc").text.startswith("0. Plan")
    cut = data[: int(len(data) * share)]
    assert refusal(cut if WORD_STREAM in cut else cut + WORD_STREAM).remedy


@LIBREOFFICE
def test_noise_is_no_document() -> None:
    noise = OLE + bytes(range(256)) * 200 + WORD_STREAM
    assert "damaged" in refusal(noise).problem


@LIBREOFFICE
def test_macros_do_not_run(tmp_path: Path) -> None:
    mark = tmp_path / "macro-ran"
    data = with_macro(converted(RTF, "odt", tmp_path), mark)
    assert read_bytes(data, "plan.odt").text.startswith("**Kế hoạch**")
    assert not mark.exists()


def with_macro(odt: bytes, mark: Path) -> bytes:
    """A document whose macro writes the file `mark` when it is opened."""
    files = {}
    with zipfile.ZipFile(io.BytesIO(odt)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    call = "vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"
    listener = (
        '<office:scripts xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:event-listeners>'
        f'<script:event-listener script:language="ooo:script" script:event-name="dom:load" '
        f'xlink:href="{call}" xlink:type="simple"/></office:event-listeners></office:scripts>'
    ).encode()
    content = files["content.xml"].replace(b"<office:scripts/>", listener)
    assert listener in content
    basic = f'Sub Main\nOpen "{mark}" For Output As #1\nPrint #1, "x"\nClose #1\nEnd Sub'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    script = 'xmlns:script="http://openoffice.org/2000/script"'
    library = 'xmlns:library="http://openoffice.org/2000/library"'
    files |= {
        "content.xml": content,
        "Basic/Standard/Module1.xml": (
            f'{head}<script:module {script} script:name="Module1" script:language="StarBasic">'
            f"{basic.replace(chr(34), '&quot;')}</script:module>"
        ).encode(),
        "Basic/Standard/script-lb.xml": (
            f'{head}<library:library {library} library:name="Standard" library:readonly="false" '
            'library:passwordprotected="false"><library:element library:name="Module1"/>'
            "</library:library>"
        ).encode(),
        "Basic/script-lc.xml": (
            f'{head}<library:libraries {library} xmlns:xlink="http://www.w3.org/1999/xlink">'
            '<library:library library:name="Standard" library:link="false"/></library:libraries>'
        ).encode(),
    }
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in files
        if name.startswith("Basic")
    )
    manifest = files["META-INF/manifest.xml"].decode()
    files["META-INF/manifest.xml"] = manifest.replace(
        "</manifest:manifest>", f"{entries}</manifest:manifest>"
    ).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def pretend(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a shell script be LibreOffice."""
    program = folder / "pretended"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(soffice, "executable", lambda: str(program))


def test_past_the_time_limit_it_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend("exec sleep 61.0731", tmp_path, monkeypatch)
    started = time.perf_counter()
    found = refusal(RTF, replace(LIMITS, office_seconds=0.5))
    assert "not done with it after 0.5 s" in found.problem
    assert time.perf_counter() - started < 5
    assert processes("61.0731") == []


def test_it_is_started_again_only_as_long_as_there_is_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(f"echo x >> {tmp_path}/starts; sleep 0.1; exit 81", tmp_path, monkeypatch)
    assert "not done" in refusal(RTF, replace(LIMITS, office_seconds=0.5)).problem
    assert 1 < len((tmp_path / "starts").read_text().split()) < 7


def test_whoever_ends_the_group_of_this_process_ends_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(f"cut -d ' ' -f 5 /proc/$$/stat > {tmp_path}/group", tmp_path, monkeypatch)
    assert "cannot open it" in refusal(RTF).problem
    assert int((tmp_path / "group").read_text()) == os.getpgid(0)


def test_without_libreoffice_the_error_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "executable", lambda: None)
    found = refusal(RTF)
    assert "needs LibreOffice" in found.problem
    assert "apt-get install libreoffice-writer-nogui" in found.remedy


def test_a_password_is_seen_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "executable", lambda: pytest.fail("it started"))
    block = bytearray(512)
    block[:2], block[11] = b"\xec\xa5", 0x01
    data = OLE + bytes(504) + bytes(block) + WORD_STREAM
    assert is_encrypted(data)
    assert "password" in refusal(data).problem
    block[11] = 0
    assert not is_encrypted(OLE + bytes(504) + bytes(block) + WORD_STREAM)
    assert not is_encrypted(OLE)
