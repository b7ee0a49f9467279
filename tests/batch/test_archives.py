"""Archives as folders: what is in them, what must not be, and what they may not do."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from extractor.batch import find
from extractor.batch.archives import member_content
from extractor.batch.content import content
from extractor.errors import UnreadableDocument

from .folders import convert


def zipped(path: Path, **contents: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, contents: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def problems(path: Path) -> dict[str, str]:
    return {job.source_path: job.problem for job in find([path]).jobs}


@pytest.mark.parametrize("name", ["p.zip", "p.tar", "p.tar.gz", "p.tar.bz2", "p.tar.xz", "P.TGZ"])
def test_members_are_files_below_the_archive(tmp_path: Path, name: str) -> None:
    kind = name.lower().rpartition(".")[2]
    path = tmp_path / "in" / name
    path.parent.mkdir()
    contents = {"a.txt": b"x", "sub/kế hoạch.txt": b"y", "data.json": b"{}"}
    if kind == "zip":
        zipped(path, **contents)
    else:
        tarred(path, contents, {"tar": "w", "tgz": "w:gz"}.get(kind, f"w:{kind}"))
    found = find([tmp_path / "in"])
    assert [job.source_path for job in found.jobs] == [
        f"{name}!/a.txt",
        f"{name}!/sub/kế hoạch.txt",
    ]
    assert [content(job) for job in found.jobs] == [b"x", b"y"]
    assert found.passed_over == 1


def test_names_in_utf8_that_does_not_say_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", **{"kế.txt": b"x"})
    data = bytearray(path.read_bytes())
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + flags + 1] &= ~0x08  # the bit that says that names are UTF-8
    path.write_bytes(bytes(data))
    (job,) = find([path]).jobs
    assert (job.source_path, content(job)) == ("p.zip!/kế.txt", b"x")


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/passwd.txt", "a/../../b.txt", "..\\b.txt", "C:\\b.txt"]
)
def test_names_that_lead_out_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "deep" / "in"
    inside.mkdir(parents=True)
    for path in (
        zipped(inside / "p.zip", **{name: b"x", "good.txt": b"y"}),
        tarred(inside / "p.tgz", {name: b"x", "good.txt": b"y"}),
    ):
        found = problems(path)
        assert found.pop(f"{path.name}!/good.txt") == ""
        assert list(found.values()) == ["its name leads out of the archive"]
    report = convert(inside, tmp_path / "deep" / "out")
    assert (report.done, len(report.failures)) == (2, 2)
    assert all("leads out of the archive" in entry.error for entry in report.failures)
    written = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert not {"passwd.txt", "b.txt"} & written
    assert "out.txt" not in written


def test_bombs_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", **{"zeros.txt": bytes(20 * 2**20), "good.txt": b"x"})
    assert problems(path) == {
        "p.zip!/good.txt": "",
        "p.zip!/zeros.txt": "it is packed to less than one part in 200, as no document is",
    }
    tar = tarred(tmp_path / "p.tgz", {f"{i}.txt": bytes(2**20) for i in range(70)})
    assert problems(tar) == {"p.tgz": "the archive cannot be read (unpacks to far too much)"}


def test_a_member_that_is_more_than_it_says(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", **{"a.txt": b"x" * 1000})
    path.write_bytes(path.read_bytes().replace((1000).to_bytes(4, "little"), b"\x05\0\0\0"))
    with pytest.raises(UnreadableDocument, match="cannot be read from the archive"):
        member_content(path, "a.txt")


@pytest.mark.parametrize("name", ["p.zip", "p.tar", "p.tar.gz"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\x1f\x8b\x08 broken", b"x" * 1000])
def test_what_is_no_archive_is_one_failure(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("x")
    for source_path, problem in problems(tmp_path).items():
        assert bool(problem) == (source_path != "good.txt")


def test_encrypted_members_and_links_are_no_documents(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "p.tar", "w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        device = tarfile.TarInfo("zero.txt")
        device.type = tarfile.CHRTYPE
        archive.addfile(device)
        good = tarfile.TarInfo("good.txt")
        good.size = 1
        archive.addfile(good, io.BytesIO(b"x"))
    assert problems(tmp_path) == {"p.tar!/good.txt": ""}
    secret = zipped(tmp_path / "p.zip", **{"a.txt": b"x"})
    data = bytearray(secret.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    secret.write_bytes(bytes(data))
    assert problems(secret) == {"p.zip!/a.txt": "it is encrypted; unpack it with its password"}


def test_an_archive_is_converted_and_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    zipped(tmp_path / "in" / "p.zip", **{"a.txt": b"x", "b.txt": b"bad", "c.txt": b"x"})
    first = convert(tmp_path / "in", tmp_path / "out")
    assert (first.done, len(first.failures), first.kept) == (2, 1, 0)
    place = tmp_path / "in" / "p.zip"
    assert first.failures[0].error == f"{place}!/b.txt: the file is bad; mend it"
    assert convert(tmp_path / "in", tmp_path / "out").kept == 3
