"""The table sections: one row a node of the tree, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Kind, Role, Zone

from .context import Context
from .fields import DOC_ID, PATH, POSITION, identifier, pointer, text
from .schema import Field, Reference, Row, Table, Type, choices

SECTIONS = Table(
    name="sections",
    en="One row a node of the document's tree, in reading order.",
    vi="Mỗi đơn vị bố cục của văn bản một dòng, theo thứ tự đọc.",
    key="section_id",
    references=(Reference("parent_id", ""), Reference("doc_id", "documents")),
    quote="text",
    fields=(
        identifier("section_id", "The section.", "Đơn vị bố cục."),
        pointer(
            "parent_id",
            "The section above; empty at the top.",
            "Đơn vị bố cục ngay phía trên; trống ở cấp cao nhất.",
        ),
        DOC_ID,
        Field(
            "zone",
            Type.STRING,
            "Part of the layout (Decree 30/2020/NĐ-CP, Annex I).",
            "Thành phần thể thức (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
            required=True,
            choices=choices(Zone),
        ),
        PATH,
        Field(
            "depth",
            Type.INTEGER,
            "Level in the tree: 1 at the top of the body, 0 outside of it.",
            "Cấp trong cây bố cục: 1 là cao nhất trong phần nội dung, 0 ở ngoài phần nội dung.",
            required=True,
            minimum=0,
        ),
        Field(
            "kind",
            Type.STRING,
            "Phần, chương, mục, tiểu mục, điều, khoản, điểm, bullet, paragraph, table, row.",
            "Loại đơn vị: phần, chương, mục, tiểu mục, điều, khoản, điểm, gạch đầu dòng, đoạn, "
            "bảng, dòng của bảng.",
            required=True,
            choices=choices(Kind),
        ),
        text("label_raw", "Label as printed.", "Ký hiệu như in trong văn bản."),
        text("label", "Label as repaired.", "Ký hiệu sau khi sửa lỗi đánh số."),
        text("heading", "Title without its label.", "Tiêu đề, không gồm ký hiệu."),
        text(
            "text",
            "Own text, label included, without the sections below.",
            "Phần chữ của riêng đơn vị, gồm ký hiệu, không gồm các đơn vị cấp dưới.",
        ),
        Field(
            "role",
            Type.STRING,
            "What it is about, by its heading or the nearest one above.",
            "Nội dung: mục đích, quan điểm, mục tiêu, nhiệm vụ, giải pháp, kinh phí, tổ chức "
            "thực hiện, khác; xét theo tiêu đề gần nhất.",
            required=True,
            choices=choices(Role),
        ),
        Field(
            "is_heading",
            Type.BOOLEAN,
            "Whether it is a title for what stands below it, not a statement.",
            "Là tiêu đề của phần bên dưới, không phải một nội dung quy định.",
            required=True,
        ),
        *POSITION,
        Field(
            "eid",
            Type.STRING,
            "Identifier in the manner of Akoma Ntoso, unique in the document.",
            "Định danh theo kiểu Akoma Ntoso, duy nhất trong văn bản.",
            required=True,
        ),
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """One row for each section of the document."""
    ids, doc_id = context.section_ids, context.doc_id
    for section in context.facts.document.sections:
        yield (
            ids[section.index],
            "" if section.parent is None else ids[section.parent],
            doc_id,
            section.zone.value,
            section.path,
            section.depth,
            section.kind.value,
            section.label_raw,
            section.label,
            section.heading,
            context.cut(section.span),
            section.role.value,
            section.is_heading,
            *context.position(section.span),
            section.eid,
        )
