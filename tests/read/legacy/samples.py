"""Invented text, in Vietnamese and in languages that are to be left alone."""

from __future__ import annotations

PLAN = """CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
KẾ HOẠCH
Phát triển nông nghiệp sạch tỉnh Vạn Xuân giai đoạn 2026 – 2030
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao thu nhập của người trồng lúa, trồng rau; gắn sản xuất với chế biến và tiêu thụ.
2. Huy động sự tham gia của các hợp tác xã, doanh nghiệp nhỏ và vừa ở mọi xã, phường.
II. CHỈ TIÊU
1. Đến năm 2030, ít nhất 75% hộ trồng lúa áp dụng quy trình “ba giảm ba tăng”.
2. Diện tích rau an toàn đạt 1.250 ha, tăng thêm 430 ha so với năm 2025.
III. NHIỆM VỤ
a) Rà soát quỹ đất, khoanh vùng những nơi thường ngập để bố trí giống ngắn ngày.
b) Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Hội Nông dân mở lớp tập huấn trước mỗi vụ.
c) Uỷ ban nhân dân các xã niêm yết giá vật tư, xử lý nghiêm hàng giả, hàng kém phẩm chất.
"""

OTHERS = {
    "English": "The café façade was 12 m² wide; its coöperative naïvely paid £3 and 5 µg of résumé "
    "ink at 20 °C, while the Noël party of Zoë and Chloë cost €7 ± 1.",
    "French": "L'été où la forêt brûla, le maître d'œuvre âgé reçut à Nîmes une pièce très usée ; "
    "ça lui déplût fort, car l'aîné des élèves s'était déjà plaint du goûter près du château.",
    "German": "Für die Straße über den Fluß müssen größere Flächen geprüft werden; der Bürgermeister "
    "möchte früh hören, ob die Äcker schön trocken bleiben und wer die Gebühren trägt.",
    "Spanish": "El año pasado la región aprobó un plan más pequeño: según el señor Núñez, la comisión "
    "ordenó también que el niño aprendiera español después de la función.",
    "Portuguese": "A administração não põe em questão as ações já aprovadas; são os órgãos do município "
    "que farão a avaliação, até amanhã, das razões e das condições.",
    "Swedish": "På ön växer björkar och små röda äpplen; år efter år går många båtar dit, för här är "
    "fisket så bra att även de äldsta får något.",
    "figures": "½ × 4 = 2; 5 m² ± 3 m³; § 7 Abs. 2; 20 °C; © 2024; «1» · 2 µm; 3 º; 1ª; ¿? ¡!",
}
