"""XML of Office files: parsed without entities, network or oversized trees; names in short."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from extractor.errors import UnreadableDocument

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL, RELATIONSHIP = f"{W}val", f"{_R}id"

# "Strict" documents (ISO/IEC 29500-1) differ from the usual ones in their namespaces alone.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH[1:-1].encode(),
}
_DOCTYPE = "<!DOCTYPE"
_OFF = frozenset({"0", "false", "off", "none"})


def parse_xml(data: bytes, part: str, place: str) -> Element:
    """The root element of a part. Raises UnreadableDocument where it is not well-formed.

    A document type declaration is refused, as the format demands (ECMA-376 part 2, 8.1.4): what
    it could hold are entities that swell or that name files of this computer.

    >>> parse_xml(b"<!DOCTYPE a><a/>", "word/document.xml", "plan.docx")
    Traceback (most recent call last):
    ...
    extractor.errors.UnreadableDocument: plan.docx: word/document.xml declares entities, which \
no Word document may; take it from its publisher anew
    """
    if any(_DOCTYPE.encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        problem = f"{part} declares entities, which no Word document may"
        raise UnreadableDocument(place, problem, "take it from its publisher anew")
    for strict, usual in _STRICT.items():
        if strict in data:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        problem = f"{part} is no well-formed XML ({error.msg})"
        raise UnreadableDocument(place, problem, "open it in Word and save it again") from error


def child_value(element: Element | None, name: str) -> str | None:
    """The attribute `val` of the child `name` in the main namespace; None without such a child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(VAL, "")


def child_number(element: Element | None, name: str) -> int | None:
    """Like `child_value`, as a whole number; None also where it is none.

    >>> from lxml.etree import fromstring
    >>> root = fromstring(f'<w:lvl xmlns:w="{W[1:-1]}"><w:start w:val="3"/></w:lvl>')
    >>> child_number(root, "start"), child_number(root, "lvlRestart")
    (3, None)
    """
    return whole(child_value(element, name))


def whole(value: str | None) -> int | None:
    """`value` as a whole number of at most nine digits, None where it is not one."""
    value = (value or "").strip()
    digits = value.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        return None
    return int(value)


def toggle(element: Element | None, name: str) -> bool | None:
    """Whether the child `name` switches its property on; None where there is no such child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else is_on(child)


def is_on(element: Element) -> bool:
    """Whether an element that can be "on" or "off" is on."""
    value = element.get(VAL)
    return value is None or value.lower() not in _OFF
