"""Texts to measure with: the sample plans, and documents of any length made from them.

The samples are packed: they show every form of every fact in few words, four times as many
targets in a page as real plans have. Documents made here are thinned with prose until sections
are as long (140 characters) and facts as frequent as measured in real plans of provinces.
"""

from __future__ import annotations

from functools import cache
from itertools import cycle, islice
from pathlib import Path

from extractor.model import Span, Zone
from extractor.pipeline import parse
from extractor.read import read

SAMPLES = Path(__file__).parents[2] / "corpora" / "plans"
_PLAN = 30_000
_CHAPTERS = 50  # in each part
_HEADER = "ỦY BAN NHÂN DÂN\nTỈNH VÂN KHÊ\n\nKẾ HOẠCH\nPhát triển tỉnh Vân Khê đến năm 2030\n\n"
_THINNED = 3  # characters of prose for each one of a sample
_PROSE = (
    "Tiếp tục rà soát, hoàn thiện cơ chế, chính sách thuộc phạm vi quản lý, bảo đảm đồng bộ với quy "
    "hoạch của ngành và phù hợp với điều kiện thực tế của từng địa bàn.",
    "Đẩy mạnh thông tin, tuyên truyền bằng nhiều hình thức để người dân hiểu rõ quyền lợi, trách nhiệm "
    "của mình và chủ động tham gia giám sát quá trình triển khai.",
    "Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các xã, phường tham "
    "mưu phương án bố trí nguồn lực, báo cáo Ủy ban nhân dân tỉnh xem xét.",
    "Nâng cao chất lượng nguồn nhân lực thông qua bồi dưỡng tại chỗ, luân phiên cán bộ và hợp tác với "
    "các cơ sở đào tạo trong vùng.",
    "Khuyến khích thành phần kinh tế tư nhân đầu tư vào các công trình dùng chung; ưu tiên địa bàn khó "
    "khăn, nơi thị trường chưa tự cung cấp được dịch vụ thiết yếu.",
    "Lồng ghép nội dung này vào chương trình công tác hằng quý của đơn vị; vận động Nhân dân tham gia, kịp "
    "thời biểu dương gương điển hình tiên tiến, phê bình nơi làm hình thức.",
    "Kiểm tra, đánh giá định kỳ; kịp thời tháo gỡ khó khăn, vướng mắc ngay từ cơ sở, không để công việc "
    "tồn đọng qua nhiều cấp xử lý.",
    "Bảo đảm an ninh, trật tự, phòng ngừa rủi ro phát sinh trong quá trình vận hành theo Nghị định số "
    "13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ và các quy định có liên quan của pháp luật.",
    "Xây dựng lộ trình cụ thể cho từng lĩnh vực; ưu tiên nội dung có tác động lan tỏa, có khả năng nhân rộng. "
    "Trường hợp phát sinh vấn đề mới, chủ động đề xuất điều chỉnh cho phù hợp với yêu cầu thực tiễn.",
    "Ứng dụng kết quả nghiên cứu vào sản xuất và đời sống; hình thành liên kết bền vững giữa người sản xuất, "
    "nơi chế biến và hệ thống phân phối, giảm khâu trung gian, nâng giá trị gia tăng cho sản phẩm địa phương.",
)


@cache
def sample_texts() -> tuple[str, ...]:
    """The characters of the sample plans in plain text and Markdown."""
    return tuple(read(path).raw for path in _paths())


@cache
def bodies() -> tuple[str, ...]:
    """The body of each sample whose outline begins at "I", as it stands in its file."""
    found: list[str] = []
    for path in _paths():
        document = parse(path)
        body = list(document.in_zone(Zone.BODY))
        if body[0].path == "I":
            whole = Span(body[0].span.start, body[-1].span.end)
            found.append(document.source.offsets.to_old(whole).of(document.source.source.raw))
    return tuple(found)


def prose_body(size: int, first: int = 0) -> str:
    """A body of at least `size` characters of sections, clauses, points and plain sentences.

    `first` is the sentence to begin with.
    """
    sentences = islice(cycle(_PROSE), first % len(_PROSE), None)
    lines: list[str] = []
    clause = length = 0
    while length < size:
        clause += 1
        if clause % 8 == 1:
            lines.append(f"{('I', 'II', 'III', 'IV', 'V')[clause // 8 % 5]}. NỘI DUNG")
        lines.append(f"{(clause - 1) % 8 + 1}. Lĩnh vực thuộc phạm vi quản lý của ngành")
        for letter, sentence in zip("abcdđegh", islice(sentences, 8), strict=True):
            lines.append(f"{letter}) {sentence}")
            length += len(lines[-1])
    return "\n".join(lines)


def long_document(size: int, first: int = 0) -> str:
    """One document of at least `size` characters, as dense as real plans are.

    `first` is the sample to begin with: another one, another document. The bodies of the samples by turns, each as a chapter of its own, and between them chapters of
    prose, so that all labels stay unique.
    """
    parts = [_HEADER]
    length = number = 0
    for body in islice(cycle(bodies()), first, None):
        for content in (body, prose_body(_THINNED * len(body), first)):
            part, chapter = divmod(number, _CHAPTERS)
            number += 1
            if not chapter:
                parts.append(f"PHẦN {part + 1}. NHIỆM VỤ\n")
            parts.append(f"CHƯƠNG {chapter + 1}. NỘI DUNG\n{content}\n")
            length += len(parts[-1])
            if length >= size:
                return "".join(parts)
    raise AssertionError("cycle() ends only where there are no samples")


def usual_plans(size: int) -> tuple[str, ...]:
    """Documents of the length of a plan (30,000 characters), `size` characters in all or more."""
    return tuple(long_document(_PLAN, first) for first in range(-(-size // _PLAN)))


def _paths() -> list[Path]:
    return sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
