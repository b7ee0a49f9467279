"""The columns that several tables share."""

from __future__ import annotations

from .schema import Field, Reference, Type

_ID = r"[!-~]+"  # ASCII without spaces

DOC_ID = Field(
    "doc_id",
    Type.STRING,
    "The document: from its file name, its place and its content.",
    "Văn bản: suy ra từ tên tệp, vị trí và nội dung tệp.",
    required=True,
    pattern=_ID,
)
SECTION_ID = Field(
    "section_id",
    Type.STRING,
    "The section that the row belongs to.",
    "Đơn vị bố cục (mục, khoản, điểm ...) mà dòng này thuộc về.",
    required=True,
    pattern=_ID,
)
PATH = Field(
    "path",
    Type.STRING,
    'Labels from the top down to the section, joined by "." (II.1.a.-2); empty outside of the '
    "body and the annexes.",
    'Chuỗi ký hiệu từ trên xuống, nối bằng "." (II.1.a.-2); trống ở ngoài phần nội dung và '
    "phụ lục.",
)
PAGE = Field(
    "page",
    Type.INTEGER,
    "Page, from 1; empty for formats without pages.",
    "Số trang, tính từ 1; trống với định dạng không chia trang.",
    minimum=1,
)
BBOX = Field(
    "bbox",
    Type.STRING,
    "Rectangle on the page: x0,top,x1,bottom in points (1/72 inch) from its top left corner.",
    "Khung chữ trên trang: x0,top,x1,bottom, đơn vị point (1/72 inch), gốc ở góc trên bên trái.",
    pattern=r"-?[0-9.]+(,-?[0-9.]+){3}",
)
CHAR_START = Field(
    "char_start",
    Type.INTEGER,
    "Where the quoted text begins in text/<doc_id>.txt, in characters from 0.",
    "Vị trí bắt đầu của đoạn trích trong text/<doc_id>.txt, tính theo ký tự từ 0.",
    required=True,
    minimum=0,
)
CHAR_END = Field(
    "char_end",
    Type.INTEGER,
    "Where the quoted text ends; the character at this place is no longer part of it.",
    "Vị trí kết thúc của đoạn trích (không gồm ký tự tại vị trí này).",
    required=True,
    minimum=0,
)
CONFIDENCE = Field(
    "confidence",
    Type.NUMBER,
    "How far the row can be trusted, from 0 to 1; low values are worth a look.",
    "Độ tin cậy của dòng, từ 0 đến 1; dòng có giá trị thấp nên được xem lại.",
    required=True,
    minimum=0,
    maximum=1,
)
RULE = Field(
    "rule",
    Type.STRING,
    "The rule that found it, for reports of errors.",
    "Tên quy tắc đã nhận ra dòng này, để tiện báo lỗi.",
)

POSITION = (PAGE, BBOX, CHAR_START, CHAR_END)
IN_SECTION = (Reference("doc_id", "documents"), Reference("section_id", "sections"))


def identifier(name: str, en: str, vi: str) -> Field:
    """The key column of a table."""
    return Field(name, Type.STRING, en, vi, required=True, pattern=_ID)


def pointer(name: str, en: str, vi: str) -> Field:
    """A column that may hold the key of a row, of this or another table."""
    return Field(name, Type.STRING, en, vi, pattern=_ID)


def text(name: str, en: str, vi: str, *, required: bool = False) -> Field:
    """A column of free text."""
    return Field(name, Type.STRING, en, vi, required=required)


def year(name: str, en: str, vi: str) -> Field:
    """A column of years."""
    return Field(name, Type.INTEGER, en, vi, minimum=1)
