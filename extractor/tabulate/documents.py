"""The table documents: one row a document."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import TextSource
from extractor.resolve import current_province

from .context import Context
from .fields import DOC_ID, pointer, text, year
from .schema import Field, Row, Table, Type, choices

_HEX = "[0-9a-f]{64}"

DOCUMENTS = Table(
    name="documents",
    en="One row a document: what it says of itself.",
    vi="Mỗi văn bản một dòng: những thông tin văn bản tự ghi về mình.",
    key="doc_id",
    fields=(
        DOC_ID,
        text(
            "source_path",
            "The file, below the folder that was given, with / between folders.",
            "Đường dẫn tệp, tính từ thư mục đầu vào, phân cách bằng /.",
            required=True,
        ),
        Field(
            "sha256",
            Type.STRING,
            "SHA-256 of the file's bytes, in hexadecimal.",
            "Mã băm SHA-256 của tệp, dạng thập lục phân.",
            required=True,
            pattern=_HEX,
        ),
        Field(
            "media_type",
            Type.STRING,
            "Format by content: text/plain, text/markdown, text/html ...",
            "Định dạng nhận ra từ nội dung: text/plain, text/markdown, text/html ...",
            required=True,
        ),
        Field(
            "text_source",
            Type.STRING,
            "Where the characters come from.",
            "Ký tự lấy từ đâu: văn bản thuần, lớp chữ của PDF, nhận dạng ảnh hay cả hai.",
            required=True,
            choices=choices(TextSource),
        ),
        Field(
            "pages",
            Type.INTEGER,
            "Number of pages; empty for formats without pages.",
            "Số trang; trống với định dạng không chia trang.",
            minimum=1,
        ),
        Field(
            "chars",
            Type.INTEGER,
            "Characters of the normalised text.",
            "Số ký tự của văn bản đã chuẩn hóa.",
            required=True,
            minimum=0,
        ),
        text(
            "doc_type",
            'Type as named in its heading: "Kế hoạch", "Quyết định", "Luật" ...',
            'Tên loại văn bản: "Kế hoạch", "Quyết định", "Luật" ...',
        ),
        text(
            "number",
            'Number and symbol ("4654/KH-UBND"); "/KH-UBND" where the serial is left blank.',
            'Số và ký hiệu ("4654/KH-UBND"); "/KH-UBND" nếu số còn để trống.',
        ),
        Field("issued_on", Type.DATE, "Date of issue.", "Ngày ban hành."),
        text("issued_place", "Place of issue.", "Địa danh ghi ở dòng ngày tháng."),
        text("issuing_body", "The body that issued it.", "Cơ quan, tổ chức ban hành."),
        text(
            "title",
            "Trích yếu: what it is about, on one line, without the type.",
            "Trích yếu nội dung, trên một dòng, không gồm tên loại.",
        ),
        year("period_start", "First year of its period.", "Năm đầu của giai đoạn thực hiện."),
        year("period_end", "Last year of its period.", "Năm cuối của giai đoạn thực hiện."),
        year(
            "vision_year",
            "Year of its outlook (định hướng đến năm, tầm nhìn đến năm).",
            "Năm định hướng, tầm nhìn.",
        ),
        Field(
            "is_draft",
            Type.BOOLEAN,
            "Whether it is marked as a draft.",
            "Có phải dự thảo không.",
            required=True,
        ),
        text("signer", "Who signed.", "Họ tên người ký."),
        text("signer_position", "The signer's position.", "Chức vụ người ký."),
        Field(
            "signing_authority",
            Type.ARRAY,
            'On whose behalf: TM., KT., TL., TUQ., Q.; a JSON list, ["TM.", "KT."].',
            'Quyền hạn ký: TM., KT., TL., TUQ., Q.; danh sách JSON, ["TM.", "KT."].',
        ),
        Field(
            "recipients",
            Type.ARRAY,
            "Nơi nhận: to whom it is sent, a JSON list in printed order.",
            "Nơi nhận, danh sách JSON theo thứ tự in.",
        ),
        Field("effective_on", Type.DATE, "Date of entry into force.", "Ngày có hiệu lực."),
        text("province", "Province, as named then.", "Tỉnh, thành phố, theo tên lúc ban hành."),
        text(
            "province_current",
            "Province that its territory belongs to after the mergers in force at issued_on.",
            "Tỉnh, thành phố sau sắp xếp, theo quy định có hiệu lực vào ngày ban hành.",
        ),
        Field(
            "encoding",
            Type.STRING,
            "Character encoding of the file, as detected.",
            "Bảng mã ký tự của tệp.",
        ),
        pointer(
            "duplicate_of",
            "The first document with the same bytes; by option also one that is nearly the same.",
            "Văn bản đầu tiên có cùng nội dung tệp; nếu chọn, cả văn bản gần như trùng lặp.",
        ),
    ),
)


def rows(context: Context) -> Iterator[Row]:
    """The one row of a document."""
    document, said = context.facts.document, context.facts.metadata
    source = document.source.source
    yield (
        document.doc_id,
        source.path,
        source.sha256,
        source.media_type,
        source.text_source.value,
        len(source.pages) or None,
        len(document.text),
        said.doc_type,
        said.number,
        said.issued_on,
        said.issued_place,
        said.issuing_body,
        said.title,
        said.period_start,
        said.period_end,
        said.vision_year,
        said.is_draft,
        said.signer,
        said.signer_position,
        said.signing_authority,
        said.recipients,
        said.effective_on,
        said.province,
        current_province(said, context.provinces_on),
        source.encoding,
        "",  # other documents are not known here
    )
