"""Inputs by URL: a bucket, a web server, stores that cannot be reached; and no secrets in what is written."""

from __future__ import annotations

import builtins
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from extractor.batch import Bounds, Job, Settings, find, input_names, run
from extractor.batch import convert as convert_documents
from extractor.batch.conversion import local
from extractor.batch.remote import url_content
from extractor.batch.shards import write
from extractor.batch.urls import shown
from extractor.batch.work import work
from extractor.errors import UnreadableDocument, UsageError
from extractor.read import LIMITS

from .folders import convert, files, process

fsspec: Any = pytest.importorskip("fsspec")

REGISTRY = sys.modules["fsspec.registry"]._registry  # hidden by a view of it
PLAN = "KẾ HOẠCH\nI. MỤC TIÊU\n1. Đạt 90% hộ có nước sạch."
SECRETS = "X-Amz-Signature=5e3c2e7&X-Amz-Credential=AKIAHOCHIMINH&token=th4tm4t"


def names(*inputs: str) -> list[str]:
    return [job.source_path for job in find(inputs).jobs]


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The file system of an S3 server on this machine with the bucket `plans`."""
    s3fs = pytest.importorskip("s3fs")
    moto = pytest.importorskip("moto.server")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAHOCHIMINH")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "th4tm4t")
    urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST"), timeout=10).close()
    s3fs.S3FileSystem.clear_instance_cache()
    found = s3fs.S3FileSystem()
    found.mkdir("plans")
    yield found
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


def test_documents_in_a_bucket(bucket: Any, tmp_path: Path) -> None:
    bucket.pipe_file("plans/2025/kế hoạch.txt", PLAN.encode())
    bucket.pipe_file("plans/2025/b.txt", b"")
    bucket.pipe_file("plans/labels.json", b"{}")
    assert names("s3://plans") == ["2025/b.txt", "2025/kế hoạch.txt"]
    assert names("s3://plans/2025/") == ["b.txt", "kế hoạch.txt"]
    assert names("s3://plans/*/k*.txt") == ["2025/kế hoạch.txt"]
    assert names("s3://plans/labels.json") == ["labels.json"]
    report = convert_documents("s3://plans", tmp_path / "out")
    assert (report.done, len(report.failures), report.kept) == (1, 1, 0)
    assert report.failures[0].error.startswith("s3://plans/2025/b.txt: ")
    assert convert_documents("s3://plans", tmp_path / "out").kept == 2
    bucket.pipe_file("plans/2025/b.txt", PLAN.replace("90", "95").encode())
    bucket.invalidate_cache()
    again = convert_documents("s3://plans", tmp_path / "out")
    assert (again.done, again.kept) == (2, 1)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"s3://plans/2025/b.txt" in written
    assert b"AKIAHOCHIMINH" not in written
    assert b"th4tm4t" not in written


def test_a_bucket_for_shards(bucket: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    source = files(tmp_path / "in", a="good", b="bad", c="x")

    def engine(settings: Settings, jobs: Any, folder: Path) -> Any:
        finished = local(Bounds(workers=1))(settings, jobs, folder)
        yield from write(settings.shards, list(finished))

    settings = Settings(process=process, shards="s3://plans/shards")
    jobs = find([source]).jobs
    run(jobs, tmp_path / "out", sources=["in"], settings=settings, engine=engine)
    assert [name.endswith(".parquet") for name in bucket.find("plans")] == [True]
    again = run(jobs, tmp_path / "new", sources=["in"], settings=settings, engine=engine)
    assert again.kept == 3
    convert(source, tmp_path / "alone")
    tables = (tmp_path / "alone" / "documents.csv").read_bytes()
    assert (tmp_path / "new" / "documents.csv").read_bytes() == tables


def test_a_bucket_that_cannot_be_had(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="s3://nobody: is not there"):
        find(["s3://nobody"])
    bucket.pipe_file("plans/a.txt", b"x")
    (job,) = find(["s3://plans/a.txt"]).jobs
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    type(bucket).clear_instance_cache()
    with pytest.raises(UsageError, match=r"cannot be listed \(.*[Cc]redentials.*check"):
        find(["s3://plans"])
    outcome = work(job, Settings())
    assert "credentials" in outcome.entry.error
    assert outcome.transient  # the next run, with them, tries again
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    type(bucket).clear_instance_cache()
    with pytest.raises(UsageError, match=r"s3://plans: cannot be listed .*127\.0\.0\.1:9"):
        find(["s3://plans"])


class Web(BaseHTTPRequestHandler):
    """Plans, a page that links to them, one that is not for everybody, one that never ends."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/closed.txt":
            self.send_error(403)
        elif path == "/plans/":
            links = "a.txt", "k%E1%BA%BF.txt", "?C=N;O=D", "gone.txt", "mailto:lan@kho.example"
            self._send("".join(f'<a href="{link}">x</a>' for link in links), "text/html")
        elif path == "/endless.txt":
            self.send_response(200)
            self.end_headers()
            while self.command == "GET":
                try:
                    self.wfile.write(b"x" * 2**16)
                except OSError:
                    break
        elif path.endswith(("a.txt", "k%E1%BA%BF.txt", "page.html", "download")):
            self._send(PLAN + urlsplit(self.path).query[:4], "text/plain")
        else:
            self.send_error(404)

    def _send(self, text: str, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()  # without a length: the end is where it ends
        if self.command == "GET":
            half = len(text) // 2
            for part in (text[:half], text[half:]):
                self.wfile.write(part.encode())
                self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[str]:
    pytest.importorskip("aiohttp")
    with ThreadingHTTPServer(("127.0.0.1", 0), Web) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_documents_on_the_web(web: str, tmp_path: Path) -> None:
    assert names(f"{web}/plans/") == ["a.txt", "kế.txt"]
    assert names(f"{web}/page.html") == ["page.html"]
    report = convert_documents([f"{web}/plans/", f"{web}/page.html"], tmp_path / "out")
    assert (report.done, report.duplicates, report.failures) == (3, 0, ())
    with pytest.raises(UsageError, match=r"gone\.txt: is not there"):
        find([f"{web}/gone.txt"])
    with pytest.raises(UsageError, match=r"closed\.txt: .* not for you"):
        find([f"{web}/closed.txt"])


def test_what_lets_somebody_in_is_written_nowhere(web: str, tmp_path: Path) -> None:
    with_name = web.replace("://", "://lan:th4tm4t@")
    signed = [f"{web}/download?id={number}&{SECRETS}" for number in (1, 2)]
    report = convert_documents([*signed, f"{with_name}/plans/a.txt"], tmp_path / "out")
    assert report.failures == ()
    assert report.done == 3
    with pytest.raises(UsageError) as error:
        find([f"{web}/gone.pdf?{SECRETS}"])
    outcome = work(Job("x", url=f"{web}/gone.pdf?{SECRETS}"), Settings())
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    said = f"{error.value} {outcome.entry} {input_names(signed)}".encode()
    for secret in (b"th4tm4t", b"AKIAHOCHIMINH", b"5e3c2e7"):
        assert secret not in written
        assert secret not in said
    assert b"download?id=1" in written


def test_a_file_that_never_ends(web: str) -> None:
    size = len(url_content(f"{web}/endless.txt"))
    assert size == LIMITS.bytes + 1  # which no reader takes
    outcome = work(Job("x", url=f"{web}/endless.txt"), Settings())
    assert "more than the limit" in outcome.entry.error


def test_a_file_that_its_store_says_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/large.txt", b"x")
    monkeypatch.setattr(memory, "info", lambda path: {"size": LIMITS.bytes + 1, "type": "file"})
    with pytest.raises(UnreadableDocument, match="is larger than"):
        url_content("memory://large.txt")


def test_a_store_whose_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("gcsfs"):
            raise ImportError("No module named 'gcsfs'")
        return real(name, *arguments, **options)

    monkeypatch.setattr("importlib.import_module", without)
    monkeypatch.setattr(builtins, "__import__", without)
    for scheme in ("gs", "gcs"):
        REGISTRY.pop(scheme, None)
        with pytest.raises(UsageError, match=rf"{scheme}://plans: needs .*\[gcs\]"):
            find([f"{scheme}://plans"])
    outcome = work(Job("x", url="gs://plans/a.txt"), Settings())
    assert "vanban[gcs]" in outcome.entry.error
    assert outcome.transient


def test_documents_of_a_store_that_speaks_of_generations(monkeypatch: pytest.MonkeyPatch) -> None:
    """gs:// by the rules of fsspec, without Google."""
    from fsspec.implementations.memory import MemoryFileSystem

    class Store(MemoryFileSystem):  # type: ignore[misc]
        protocol = ("gs", "gcs")
        store: dict[str, Any] = {}  # noqa: RUF012
        pseudo_dirs = [""]  # noqa: RUF012
        generation = 1

        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            return "/" + path.removeprefix("gs://").strip("/") if path else path

        def unstrip_protocol(self, name: str) -> str:
            return "gs://" + name.lstrip("/")

        def info(self, path: str, **options: Any) -> Any:
            return super().info(path, **options) | {"generation": self.generation, "created": ""}

    monkeypatch.setitem(REGISTRY, "gs", Store)
    Store().pipe_file("/plans/2025/a.txt", PLAN.encode())
    (job,) = find(["gs://plans"]).jobs
    assert (job.source_path, job.url) == ("2025/a.txt", "gs://plans/2025/a.txt")
    assert url_content(job.url) == PLAN.encode()
    monkeypatch.setattr(Store, "generation", 2)
    (changed,) = find(["gs://plans"]).jobs
    assert changed.version != job.version != ""


def test_hugging_face_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(UsageError, match=r"hf://datasets/lan/plans: cannot be listed .*[Oo]ffline"):
        find(["hf://datasets/lan/plans"])


def test_what_is_shown_of_a_url() -> None:
    azure = "https://kho.example/a.pdf?sv=2024&se=2025&sp=r&sig=abc&so=15"
    assert shown(azure) == "https://kho.example/a.pdf?so=15"
    assert shown("ftp://lan:1234@kho.example/a.pdf") == "ftp://kho.example/a.pdf"
    assert shown("memory://a@b.txt/x") == "memory://b.txt/x"
    assert shown("s3://plans/ủy ban@huyện.txt") == "s3://plans/ủy ban@huyện.txt"
