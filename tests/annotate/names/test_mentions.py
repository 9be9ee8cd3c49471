from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.annotate.names.mentions import read_names
from doichieu.annotate.names.tokens import lines_of
from doichieu.lang.pack import load_pack
from doichieu.model.page import Block
from doichieu.model.reading import Reading, Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical
from pace import loops
from story_parts import read

KINDS = {"P": "person", "O": "organization", "L": "place", "C": "country", "E": "event"}


def found(reading: Reading, kinds: str = "POLCE", nested: bool = False) -> list[str]:
    """The names of these kinds as written, in order."""
    wanted = {KINDS[kind] for kind in kinds}
    return [reading.text[n.range.start : n.range.end] for n in reading.names if n.kind in wanted and n.nested is nested]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ông Đinh Quang Lựu gặp bà Cao Thị Mận và cháu Vừ A Páo.", ["Đinh Quang Lựu", "Cao Thị Mận", "Vừ A Páo"]),
        ("Bộ trưởng Công Thương Tạ Hữu Nhãn phát biểu.", ["Tạ Hữu Nhãn"]),
        ("Tổng thống Chile Sergio Almonte tiếp Kurman - Bekzat Osmonov.", ["Sergio Almonte"]),
        ("Tổng thống Peru Kurman - Bekzat Osmonov đến thăm.", ["Kurman - Bekzat Osmonov"]),
        ("Thủ tướng V. Orlanov và Tổng thống Yusuf al-Karim dự họp.", ["V. Orlanov", "Yusuf al-Karim"]),
        ("Ca sĩ Mây Trắng hát; chị Nga nghe.", ["Mây Trắng", "Nga"]),
        ("Tổng thống Thổ Nhĩ Kỳ KEMAL ARSLANOV nói.", ["KEMAL ARSLANOV"]),
        ("Ảnh: Độc Lập/TTXVN", ["Độc Lập"]),
        ("Phố Lý Thường Kiệt dài; đường Ngô Thị Nhậm ngắn.", []),
        ("Nhân dân ta và các bạn trẻ vui mừng.", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert found(read(text), "P") == [canonical(name) for name in people]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Học viện Chính trị quốc gia Hồ Chí Minh mở lớp.", ["Học viện Chính trị quốc gia Hồ Chí Minh"]),
        ("Đảng Nước Chile Công bằng-Những người bạn-Vì biển xanh họp.",
         ["Đảng Nước Chile Công bằng-Những người bạn-Vì biển xanh"]),
        ("Bộ Văn hóa, Thể thao và Du lịch cùng Sở GD&ĐT Hà Nam.",
         ["Bộ Văn hóa, Thể thao và Du lịch", "Sở GD&ĐT Hà Nam"]),
        ("Bà ở Công ty TNHH Thương mại Sao Khuê và Bệnh viện Đa khoa tỉnh Lai Châu.",
         ["Công ty TNHH Thương mại Sao Khuê", "Bệnh viện Đa khoa tỉnh Lai Châu"]),
        ("Ủy ban hỗn hợp Việt Nam-Chile về hợp tác nghề cá họp thường niên.",
         ["Ủy ban hỗn hợp Việt Nam-Chile về hợp tác nghề cá"]),
        ("Công an tỉnh Hà Giang và Tòa án nhân dân huyện Bắc Mê.",
         ["Công an tỉnh Hà Giang", "Tòa án nhân dân huyện Bắc Mê"]),
        ("Giám đốc Công an Hà Nội Đỗ Văn Mít làm việc với Chính phủ Nhật Bản.",
         ["Công an Hà Nội", "Chính phủ Nhật Bản"]),
        ("Theo Đại sứ quán Việt Nam tại Chile, Đảng, Nhà nước ghi nhận.",
         ["Đại sứ quán Việt Nam tại Chile", "Đảng", "Nhà nước"]),
        ("Hợp tác trên kênh Đảng; thị trường châu Âu; Hiệp định liên Chính phủ Việt Nam-Nga.", []),
    ],
)  # fmt: skip
def test_organizations(text: str, bodies: list[str]) -> None:
    assert found(read(text), "O") == [canonical(name) for name in bodies]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anh thăm nước Đức, còn anh Đức ở nhà.", {"nước Đức": "DE"}),
        ("Các nước Nga, Lào và LB Nga; Liên Xô (trước đây) đã giúp.",
         {"Nga": "RU", "Lào": "LA", "LB Nga": "RU", "Liên Xô (trước đây)": "SU"}),
        ("Ý nghĩa của pháp luật; tiếng Pháp; áo dài; Nguyễn Thị Nga.", {}),
        ("Tổng thống Nga Ivan Petrovsky đến Hà Lan và CHDCND Triều Tiên.",
         {"Nga": "RU", "Hà Lan": "NL", "CHDCND Triều Tiên": "KP"}),
        ("Đây là dịp nước ta và Đảng Bạch Nga gặp nhau.", {"nước ta": "VN"}),
    ],
)  # fmt: skip
def test_countries_and_the_words_that_only_look_like_them(text: str, named: dict[str, str]) -> None:
    reading = read(text)
    assert {
        reading.text[n.range.start : n.range.end]: n.code for n in reading.names if n.kind == "country" and not n.nested
    } == {canonical(name): code for name, code in named.items()}


def test_a_name_inside_a_longer_one_is_nested() -> None:
    reading = read("Đảng Cộng sản Belarus gặp đoàn đại biểu cấp cao Việt Nam.")
    assert found(reading) == ["Đảng Cộng sản Belarus", "đoàn đại biểu cấp cao Việt Nam"]
    assert found(reading, nested=True) == ["Belarus", "Việt Nam"]


def test_a_page_explains_its_own_abbreviation() -> None:
    reading = read("Hiệp hội Nuôi ong Hà Giang (Hona) họp.", "Ông nói Hona có 30 hội viên.")
    assert [n.name for n in reading.names if n.kind == "organization"] == ["Hiệp hội Nuôi ong Hà Giang"] * 3


def test_short_forms_stand_under_the_full_name() -> None:
    reading = read(
        "Tổng thống Marko Vukotin tiếp bà Lê Thị Mơ.", "Ông Vukotin nói với bà Mơ rằng đất nước mở cửa.", "Mơ đã về."
    )
    names = [n.name for n in reading.names if n.kind == "person"]
    assert names == ["Marko Vukotin", "Lê Thị Mơ", "Marko Vukotin", "Lê Thị Mơ", "Lê Thị Mơ"]


def test_a_slip_of_case_and_a_heading_in_capitals_are_the_same_name() -> None:
    reading = read("CHỦ TỊCH ĐỖ NAM DỰ LỄ Ở CHILE", "Chủ tịch Đỗ Nam đến. Chủ tịch Đỗ nam phát biểu.")
    assert found(reading, "P") == ["ĐỖ NAM", "Đỗ Nam", "Đỗ nam"]


def test_who_is_listed_with_people_is_a_person() -> None:
    assert found(read("Đàm Thị Lê và Thu Bồn hát. Đêm ấy Thu Bồn vui."), "P") == ["Đàm Thị Lê", "Thu Bồn", "Thu Bồn"]


def test_a_heading_in_title_case_gives_only_what_is_sure() -> None:
    heading = "Ý Nghĩa Đặc Biệt Của Chuyến Thăm Chile Của Tổng Bí Thư Tạ Lựu"
    assert found(read(heading, "Tổng Bí thư Tạ Lựu thăm Chile.")) == ["Chile", "Tạ Lựu", "Tạ Lựu", "Chile"]


def test_ceremonies_carry_the_event_they_mark() -> None:
    text = "Ông dự lễ kỷ niệm 60 năm Ngày Chiến thắng trong Chiến tranh Vệ quốc vĩ đại, bàn về 80 năm ngày Quốc khánh."
    assert found(read(text), "E") == [
        "lễ kỷ niệm 60 năm Ngày Chiến thắng trong Chiến tranh Vệ quốc vĩ đại",
        "Quốc khánh",
    ]


def direct(text: str) -> tuple[str, list[Range]]:
    text = canonical(text)
    lines = lines_of(text, (Sentence(Range(0, len(text)), 0),), (Block(0, len(text), "body", True, ""),))
    names = read_names(lines, load_pack("vi"))
    return text, [name.range for name in names]


WORDS = st.sampled_from(
    ["Bộ trưởng", "Ngoại giao", "Nguyễn", "Văn", "An", ",", "-", "(", ")", "“", "”", "và", "của", "Đảng", "Nga",
     "Anh", "Kassym", "TP.HCM", "số", "3", "ngày", "Lễ kỷ niệm", ";", ":", ".", "V", "&"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_names_lie_in_the_text_and_only_nested_ones_overlap(text: str) -> None:
    text = canonical(text)
    lines = lines_of(text, (Sentence(Range(0, len(text)), 0),), (Block(0, len(text), "body", True, ""),))
    names = read_names(lines, load_pack("vi"))
    assert all(0 <= n.range.start < n.range.end <= len(text) and n.name for n in names)
    outer = [n.range for n in names if not n.nested]
    assert not any(a.meets(b) for i, a in enumerate(outer) for b in outer[i + 1 :])
    assert all(any(o.holds(n.range) for o in outer) for n in names if n.nested)
    assert list(names) == sorted(names, key=lambda n: (n.range.start, -n.range.end, n.kind))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 300_000,
        "(" * 50_000,
        "Nguyễn Văn An, " * 8_000,
        "Bộ Khoa học và " * 8_000,
        "Công ty Sao Mai (SM) " * 4_000,
        " và ".join(f"ông Trần Văn {chr(97 + i % 26)}{chr(97 + i // 26 % 26)}" for i in range(6_000)),
    ],
    ids=["digits", "brackets", "people", "fields", "abbreviations", "many names"],
)
def test_time_grows_with_the_text(text: str) -> None:
    assert loops(lambda: direct(text)) < 350


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chủ tịch Hạ viện Farid Belhaj tiếp Chủ tịch Thượng viện Chile Sergio Almonte.",
         ["Hạ viện", "Farid Belhaj", "Thượng viện Chile", "Sergio Almonte"]),
        ("Chủ tịch Duma Quốc gia Nga Igor Volodin đến.", ["Duma Quốc gia Nga", "Igor Volodin"]),
        ("Đại sứ Ấn Độ tại Việt Nam Kavita Menon gặp người đồng cấp Na Uy Ingrid Halden.",
         ["Kavita Menon", "Ingrid Halden"]),
        ("Bộ trưởng Bộ Xây dựng Thái Bá Ổi phát biểu.", ["Bộ Xây dựng", "Thái Bá Ổi"]),
        ("Anh Rơ Lan Kyúk, chị H'Mơ Niê và ông K'Tiêng ra về.", ["Rơ Lan Kyúk", "H'Mơ Niê", "K'Tiêng"]),
        ("Cục Phòng bệnh, Cục Quản lý đê điều và Phòng Cảnh sát kinh tế họp.",
         ["Cục Phòng bệnh", "Cục Quản lý đê điều", "Phòng Cảnh sát kinh tế"]),
        ("Sở Tài chính hỗ trợ ba huyện.", ["Sở Tài chính"]),
        ("Ban Chỉ đạo Phòng thủ dân sự quốc gia làm việc với Công ty CP Địa ốc Sao Khuê.",
         ["Ban Chỉ đạo Phòng thủ dân sự quốc gia", "Công ty CP Địa ốc Sao Khuê"]),
        ("Ủy ban Văn hóa và Xã hội dự kỳ họp của Ủy ban hỗn hợp Việt Nam - Chile.",
         ["Ủy ban Văn hóa và Xã hội", "Ủy ban hỗn hợp Việt Nam - Chile"]),
        ("Trưởng Công an Công an huyện Bắc Mê Lê Văn Mít đến.", ["Công an huyện Bắc Mê", "Lê Văn Mít"]),
    ],
)  # fmt: skip
def test_a_body_ends_where_a_person_begins_and_goes_on_within_its_compound(text: str, names: list[str]) -> None:
    assert found(read(text), "PO") == [canonical(name) for name in names]


def test_small_words_before_an_ordinal_belong_to_a_gathering() -> None:
    assert found(read("Ông dự Hội nghị Tài chính xanh toàn cầu lần thứ 6."), "E") == [
        "Hội nghị Tài chính xanh toàn cầu lần thứ 6"
    ]


def test_the_name_in_a_byline_is_a_persons() -> None:
    text = "Mưa lớn suốt đêm.", "Thanh Hà (theo Reuters)"
    assert found(read(*text, roles=("body", "byline")), "P") == ["Thanh Hà"]
    assert found(read("Mưa lớn.", "TRANG ĐÀI", roles=("body", "byline")), "P") == ["TRANG ĐÀI"]


def test_a_line_in_capitals_names_only_what_is_known_elsewhere() -> None:
    page = read("ĐOÀN MINH MẬN THĂM CHÍNH THỨC CHILE, TĂNG CƯỜNG HỢP TÁC", "Ông Đoàn Minh Mận đã đến.")
    assert found(page, "PO") == ["ĐOÀN MINH MẬN", "Đoàn Minh Mận"]
    assert found(read("TĂNG CƯỜNG HỢP TÁC NGHỀ CÁ HAI NƯỚC"), "PO") == []


def test_a_surname_that_a_couple_shares_is_the_leaders_unless_a_woman_is_addressed() -> None:
    page = read("Tổng thống Brazil Renato Barcelos cùng phu nhân Lúcia Barcelos đến.", "Ông Barcelos phát biểu.",
                "Bà Barcelos thăm trường học.")  # fmt: skip
    names = [name.name for name in page.names if name.kind == "person"]
    assert names == ["Renato Barcelos", "Lúcia Barcelos", "Renato Barcelos", "Lúcia Barcelos"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tổng thống Nga V.Ma-ri-ép gặp Tổng thống Pháp E.Lô-ren.", ["V.Ma-ri-ép", "E.Lô-ren"]),
        ("Ngoại trưởng Chile Pê-đrô Ri-vát đến.", ["Pê-đrô Ri-vát"]),
        ("Người phát ngôn Điện Cẩm Linh Đ.Ô-clốp nói.", ["Điện Cẩm Linh", "Đ.Ô-clốp"]),
        ("Ông Ha-lơ-đen cho biết.", ["Ha-lơ-đen"]),
        ("Thủ tướng Hàn Quốc Pak Sun-ho và HLV Yun Dae-sik nói.", ["Pak Sun-ho", "Yun Dae-sik"]),
        ("Cùng ngày, K.Xô-rô-bê-ki-an-xki-ép phản đối.", ["K.Xô-rô-bê-ki-an-xki-ép"]),
    ],
)
def test_a_name_spelt_by_syllables_is_whole(text: str, names: list[str]) -> None:
    assert found(read(text), "PO") == [canonical(name) for name in names]


def test_a_name_spelt_by_syllables_after_a_preposition_of_place_is_a_places() -> None:
    page = read("Cuộc gặp tại Ma-ri-na-ga, sau đó ở Pô-li-ni Xan-ta, có ông Ô-clốp.")
    assert found(page, "L") == ["Ma-ri-na-ga", "Pô-li-ni Xan-ta"]
    assert found(page, "P") == ["Ô-clốp"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giám đốc Bệnh viện Bạch Mai Vũ Hữu Mận nói.", ["Bệnh viện Bạch Mai", "Vũ Hữu Mận"]),
        ("Chủ tịch Công ty Sao Mai Lê Văn Ổi nói.", ["Công ty Sao Mai", "Lê Văn Ổi"]),
        ("Giám đốc Sở Y tế Mai Văn Ổi nói.", ["Sở Y tế", "Mai Văn Ổi"]),
    ],
)
def test_a_surname_that_ends_a_body_s_name_begins_no_person(text: str, names: list[str]) -> None:
    assert found(read(text), "PO") == names


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Tờ Chim Sáo đưa tin; hãng tin Harbour Post dẫn lời.", ["Chim Sáo", "Harbour Post"]),
        ("Hội chợ Xuân và Hội thảo Khoa học khai mạc.", []),
        ("U23 Việt Nam và đội tuyển Lào gặp nhau.", ["U23 Việt Nam", "đội tuyển Lào"]),
        ("Phòng CSGT Công an tỉnh Hà Nam phạt.", ["Phòng CSGT Công an tỉnh Hà Nam"]),
        ("Công ty Điện máy và Vật dụng nhà bếp (DVB) ra đời.",
         ["Công ty Điện máy và Vật dụng nhà bếp", "DVB"]),
        ("Ông đọc Times of Atlantis.", ["Times of Atlantis"]),
    ],
)  # fmt: skip
def test_what_begins_and_ends_a_bodys_name(text: str, bodies: list[str]) -> None:
    assert found(read(text), "O") == [canonical(name) for name in bodies]


def test_a_given_name_that_is_a_country_or_place_is_a_persons_where_the_page_has_that_person() -> None:
    page = read(
        "Nguyễn Văn Tiệp và Tô Vĩnh Lợi cãi nhau.", "Vì thế Tiệp đã bỏ đi, còn Vĩnh Lợi ở lại.", "Tiệp rút dao."
    )
    assert found(page, "P") == ["Nguyễn Văn Tiệp", "Tô Vĩnh Lợi", "Tiệp", "Vĩnh Lợi", "Tiệp"]


def test_a_street_in_an_address_is_no_person() -> None:
    page = read("Quán ở số 12 Nguyễn Văn Quýt và siêu thị (Hoàng Hoa Thám, Hà Nội) đông khách.")
    assert found(page, "P") == [] and found(page, "L") == ["Nguyễn Văn Quýt", "Hoàng Hoa Thám", "Hà Nội"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("PGS.TS Đồng Văn Mận đến.", ["Đồng Văn Mận"]),
        ("Cùng đi có Thái Lựu, Ủy viên Bộ Chính trị, và Vương Mận, Bộ trưởng Y tế.", ["Thái Lựu", "Vương Mận"]),
        ("Thượng tá Rơ Chăm H'Lim đến.", ["Rơ Chăm H'Lim"]),
        ("Phó Tổng thống Chile JR Corvan đến.", ["JR Corvan"]),
        ("Vương quốc cử Ivan Orlov Bộ trưởng Quốc phòng nói.", ["Ivan Orlov"]),
    ],
)
def test_a_persons_name_is_whole_over_places_peoples_words_and_initials(text: str, names: list[str]) -> None:
    assert found(read(text), "P") == [canonical(name) for name in names]


def test_a_country_s_syllable_is_no_country_in_a_place_s_name() -> None:
    assert found(read("Bộ đội ở đồn Mỹ Lý, xã Mỹ Lý."), "C") == []
    assert found(read("Tổng thống Mỹ Lê Văn Ba đến."), "C") == ["Mỹ"]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Anh thăm thủ đô Quistova rồi về.", "place", ["thủ đô Quistova"]),
        ("Xe chạy trên đường phố Huế, qua điểm cầu Ninh Bình.", "place", ["Huế", "Ninh Bình"]),
        ("Ông là hiệu trưởng Trường Đại học Nam Cần Thơ.", "organization", ["Trường Đại học Nam Cần Thơ"]),
        ("Theo Công ty CP Đầu tư kinh doanh bất động sản Sao Quýt.", "organization",
         ["Công ty CP Đầu tư kinh doanh bất động sản Sao Quýt"]),
        ("Lãnh đạo Bộ Giáo dục & Đào tạo dự họp.", "organization", ["Bộ Giáo dục & Đào tạo"]),
        ("Theo Bộ trưởng Bộ KH-CN Tạ Quýt, trời đẹp.", "organization", ["Bộ KH-CN"]),
        ("Đó là Chính phủ hỗ trợ một phần.", "organization", ["Chính phủ"]),
        ("Ông khen lãnh đạo Đảng ủy, mong xây dựng Nhà nước pháp quyền.", "organization", []),
        ("Cảnh sát Chile bắt một người, chính phủ Peru khen.", "organization", []),
        ("Anh Tạ Văn T. khai; bị can Lê Văn Q., 35 tuổi, im lặng.", "person", ["Tạ Văn T.", "Lê Văn Q."]),
        ("Cao su Sao Quýt báo lãi.", "person", []),
        ("Lễ đón ở Phủ Chủ tịch, xe đi theo QL.1A.", "place", ["Phủ Chủ tịch", "QL.1A"]),
        ("Ông là Tổng Giám đốc Hãng thông tấn Nga QUI-TASS.", "organization", ["Hãng thông tấn Nga QUI-TASS"]),
        ("Hãng thông tấn Quist Press đưa tin.", "organization", ["Quist Press"]),
    ],
)  # fmt: skip
def test_kind_words_and_small_words_stand_in_or_out_of_a_name(text: str, kind: str, names: list[str]) -> None:
    reading = read(text)
    found = [reading.text[n.range.start : n.range.end] for n in reading.names if n.kind == kind and not n.nested]
    assert found == list(map(canonical, names))
