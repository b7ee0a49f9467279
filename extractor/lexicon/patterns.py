"""Patterns kept as data: `extractor/data/*.toml`, each with its own examples and source."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LINE_BREAK = re.compile(r"\n\s*")
_FRAGMENT = re.compile(r"<<(\w+)>>")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named regular expression with texts in which it must be found, and must not.

    `source` says where the form comes from (an article, an annex, or "observed").
    """

    name: str
    regex: re.Pattern[str]
    matches: tuple[str, ...]
    rejects: tuple[str, ...]
    source: str
    cased: bool


@cache
def patterns(name: str) -> Mapping[str, Pattern]:
    """The patterns of `data/<name>.toml`, in file order.

    A file has an optional table `[fragments]`, whose strings are put in for `<<fragment>>`, and
    tables `[[pattern]]` with `name`, `regex`, `matches`, `rejects` and `source`. A line break in
    an expression is dropped together with the indentation after it. The expressions are written
    for text folded by `extractor.model.fold` (lower case, tone marks placed alike) and normalised
    (single spaces); those of a file with `cased = true` are for the text as it stands.

    >>> patterns("dates")["day_month_year"].regex.search("ngày 15 tháng 6 năm 2025")["year"]
    '2025'
    """
    table = tomllib.loads((files("extractor.data") / f"{name}.toml").read_text("utf-8"))
    fragments: dict[str, str] = {}
    for key, value in table.get("fragments", {}).items():
        fragments[key] = _expand(value, fragments)
    return {
        entry["name"]: Pattern(
            name=entry["name"],
            regex=re.compile(_expand(entry["regex"], fragments), re.MULTILINE),
            matches=tuple(entry["matches"]),
            rejects=tuple(entry["rejects"]),
            source=entry["source"],
            cased=table.get("cased", False),
        )
        for entry in table["pattern"]
    }


def _expand(regex: str, fragments: Mapping[str, str]) -> str:
    joined = _LINE_BREAK.sub("", regex)
    return _FRAGMENT.sub(lambda match: f"(?:{fragments[match.group(1)]})", joined)
