"""The bytes of a job, wherever it lies."""

from __future__ import annotations

import hashlib
import stat

from extractor.errors import UnreadableDocument
from extractor.export.datapackage import file_sha256
from extractor.read import LIMITS

from .archives import member_content
from .job import Job
from .remote import url_content


def content(job: Job) -> bytes:
    """The bytes of a job. Raises OSError, or UnreadableDocument for what must not be read."""
    if job.problem:
        raise UnreadableDocument(job.place, job.problem)
    if job.url:
        return url_content(job.url)
    return member_content(job.path, job.member) if job.member else job.path.read_bytes()


def content_sha256(job: Job) -> str:
    """SHA-256 of a job's bytes; "" for what is never read.

    That is what is no regular file (a pipe never ends), and what is larger than a document may be.
    """
    if not job.is_plain:
        return hashlib.sha256(content(job)).hexdigest()
    found = job.path.stat()
    is_read = stat.S_ISREG(found.st_mode) and found.st_size <= LIMITS.bytes
    return file_sha256(job.path) if is_read else ""
