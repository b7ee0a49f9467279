"""URLs as they may be shown: without passwords, signatures and tokens."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_WEB = ("http://", "https://")
_URL = re.compile(r"[A-Za-z][\w+.-]*://[^\s'\"<>]+")
# Of signed URLs (S3, Google, Azure, CloudFront), and what programs usually call a secret.
_SECRET = re.compile(
    r"x-(amz|goog|ms)-.*|.*(token|signature|passw(or)?d|secret|api_?key|accesskeyid|accessid)"
    r"|sig|key|key-pair-id|policy|expires|s[vspetr]|srt|spr|sk(oid|tid|t|e|s|v)",
    re.IGNORECASE,
)


def is_url(given: str) -> bool:
    """Whether an input is a URL.

    >>> is_url("s3://plans/2025/*.txt"), is_url("plans/2025")
    (True, False)
    """
    return "://" in given


def is_web(url: str) -> bool:
    """Whether a URL is one of the web, where "?" begins parameters."""
    return url.lower().startswith(_WEB)


def shown(url: str) -> str:
    """The URL without what lets somebody in.

    >>> shown("https://lan:1234@kho.example/a.pdf?id=7&X-Amz-Signature=ab12")
    'https://kho.example/a.pdf?id=7'
    >>> shown("s3://plans/2025/a?.txt")
    's3://plans/2025/a?.txt'
    """
    scheme, rest = url.split("://", 1)
    host, slash, path = rest.partition("/")
    bare = f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
    if not is_web(url):
        return bare
    parts = urlsplit(bare)
    query = [pair for pair in parse_qsl(parts.query, True) if not _SECRET.fullmatch(pair[0])]
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def without_secrets(message: str) -> str:
    """A message with every URL in it as `shown`.

    >>> without_secrets("404, url='https://kho.example/a.pdf?sig=ab12'")
    "404, url='https://kho.example/a.pdf'"
    """
    return _URL.sub(lambda found: shown(found[0]), message)
