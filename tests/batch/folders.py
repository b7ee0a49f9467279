"""Converted folders without the stages: every file becomes the example's facts."""

from __future__ import annotations

import faulthandler
import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from extractor.batch import Job, Report, Settings, find, run
from extractor.batch.content import content as bytes_of
from extractor.errors import UnreadableDocument
from extractor.model import Facts
from extractor.read import Options
from extractor.resolve import document_id
from tests.tabulate.example import example


def process(job: Job, options: Options) -> Facts:
    """Facts that depend on name and content only; the content may say how it fails."""
    content = bytes_of(job).decode()
    match content:
        case "bad":
            raise UnreadableDocument(job.place, "the file is bad", "mend it")
        case "bug":
            raise ValueError("unforeseen")
        case "crash":
            faulthandler.disable()  # pytest's
            os.kill(os.getpid(), signal.SIGSEGV)
        case "assassin":
            kill_worker()
        case "exit":
            os._exit(3)
        case "slow":
            time.sleep(0.03)
        case "hang":
            time.sleep(600)
        case "child":
            subprocess.run([sys.executable, "-c", "import time; time.sleep(600)"], check=True)
        case "hog":
            return example("x" * 10**9 * 20)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    facts = example(document_id(job.source_path, sha256), job.source_path)
    text = facts.document.source
    text = replace(text, source=replace(text.source, sha256=sha256))
    return replace(facts, document=replace(facts.document, source=text))


def kill_worker() -> None:
    """Kill the worker of a cluster in whose name this process converts, with all its threads."""
    host = Path(f"/proc/{os.getppid()}")
    assert b"extractor.batch.host" in (host / "cmdline").read_bytes()
    os.kill(int((host / "stat").read_text().rpartition(")")[2].split()[1]), signal.SIGKILL)
    time.sleep(600)


SETTINGS = Settings(process=process)


def convert(source: Path | str, out: Path, *, prune: bool = False) -> Report:
    jobs = find([source], out).jobs
    return run(jobs, out, sources=["in"], settings=SETTINGS, prune=prune)


def files(folder: Path, **contents: str) -> Path:
    for name, content in contents.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder
