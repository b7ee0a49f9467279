"""One JSON object of a label file, read key by key with its type checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.errors import InvalidLabels


@dataclass(frozen=True, slots=True)
class Entry:
    """A JSON object and its place in the file, for errors.

    >>> Entry("a.json: targets[0]", {"value": "90"}).number("value")
    Traceback (most recent call last):
    ...
    extractor.errors.InvalidLabels: a.json: targets[0].value: is '90'; a number is wanted
    """

    place: str
    fields: Mapping[str, object]

    def error(self, key: str, problem: str, remedy: str) -> InvalidLabels:
        joint = "." if "[" in self.place else ": "
        return InvalidLabels(f"{self.place}{joint}{key}", problem, remedy)

    def _wrong(self, key: str, wanted: str) -> InvalidLabels:
        if key not in self.fields:
            return self.error(key, "is missing", f"{wanted} is wanted")
        return self.error(key, f"is {self.fields[key]!r}", f"{wanted} is wanted")

    def names(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def has(self, key: str) -> bool:
        return key in self.fields

    def text(self, key: str) -> str:
        value = self.fields.get(key)
        if not isinstance(value, str):
            raise self._wrong(key, "a text")
        return value

    def text_or_none(self, key: str) -> str | None:
        return None if self.fields.get(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.fields.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self._wrong(key, "a list of texts")
        return tuple(values)

    def flag(self, key: str) -> bool:
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def number(self, key: str) -> float:
        value = self.fields.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(key, "a number")
        return float(value)

    def number_or_none(self, key: str) -> float | None:
        return None if self.fields.get(key) is None else self.number(key)

    def whole(self, key: str) -> int | None:
        value = self.fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(key, "a whole number or null")
        return value

    def years(self, key: str) -> tuple[int | None, ...]:
        """A year, null, or a list of years where the text leaves it open."""
        value = self.fields.get(key)
        if not isinstance(value, list):
            return (self.whole(key),)
        if not value or not all(isinstance(year, int) for year in value):
            raise self._wrong(key, "a year, null or a list of years")
        return tuple(value)

    def entry(self, key: str) -> Entry:
        value = self.fields.get(key)
        if not isinstance(value, dict):
            raise self._wrong(key, "an object")
        return Entry(f"{self.place}: {key}", value)

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The objects of a list; an absent list is empty."""
        values = self.fields.get(key, [])
        if not isinstance(values, list):
            raise self._wrong(key, "a list")
        joint = "." if "[" in self.place else ": "
        found = []
        for index, value in enumerate(values):
            if not isinstance(value, dict):
                raise self.error(f"{key}[{index}]", "is no object", "see corpora/README.md")
            found.append(Entry(f"{self.place}{joint}{key}[{index}]", value))
        return tuple(found)
