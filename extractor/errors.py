"""Every error that vanban raises on purpose: one base class, a place and a remedy.

>>> raise UnreadableDocument("plan.txt", "the file is empty", "check the download")
Traceback (most recent call last):
...
extractor.errors.UnreadableDocument: plan.txt: the file is empty; check the download
"""

from __future__ import annotations


class VanbanError(Exception):
    """Base of all errors of this package.

    `place` says where (a path, a table, an option), `problem` what is wrong,
    `remedy` what the user can do about it. The message joins the three.
    """

    def __init__(self, place: object, problem: str, remedy: str = "") -> None:
        self.place, self.problem, self.remedy = str(place), problem, remedy
        super().__init__(place, problem, remedy)

    def __str__(self) -> str:
        message = f"{self.place}: {self.problem}"
        if self.remedy:
            message = f"{message}; {self.remedy}"
        # The name of a file may hold bytes that are no characters; no file could be written of it.
        return message.encode("utf-8", "backslashreplace").decode()


class UnreadableDocument(VanbanError):
    """The bytes of an input cannot be turned into text (empty, binary, too large ...)."""


class UsageError(VanbanError):
    """The call itself is wrong: no such input, an output that cannot be written ..."""


class InvalidTable(VanbanError):
    """A table does not keep its schema, its keys or its offsets."""


class InvalidLabels(VanbanError):
    """A file of hand-made labels does not keep the form of corpora/README.md."""


def on_one_line(message: str) -> str:
    """The message with escapes for what a terminal would obey or hide, as names of files have it.

    >>> on_one_line("a\\nb.txt: is empty"), on_one_line("\\x1b[2J\\u202etxt.pdf")
    ('a b.txt: is empty', '\\\\x1b[2J\\\\u202etxt.pdf')
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in " ".join(message.splitlines())
    )
