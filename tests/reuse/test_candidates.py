from __future__ import annotations

from msgspec.structs import replace

from doichieu.reuse.candidates import candidate_pairs
from story_parts import read

SHARED = "Trận mưa đêm qua làm sập cây cầu gỗ nối hai bờ suối Ngàn, mấy chục hộ dân phải đi vòng."
PAGES = [
    ("Chợ phiên vùng cao họp lại sau nhiều tháng vắng khách.", SHARED),
    ("Đội bóng xã trên thắng đậm trong trận khai mạc giải hè năm nay.",),
    (SHARED, "Chính quyền đang tìm chỗ bắc cầu tạm cho học sinh."),
]


def test_pages_with_wording_in_common_are_a_pair() -> None:
    assert candidate_pairs([read(*lines) for lines in PAGES]) == ((0, 2),)


def test_only_kept_prose_counts() -> None:
    pages = [read(*lines) for lines in PAGES]
    cut = replace(pages[2], blocks=tuple(replace(block, kept=False) for block in pages[2].blocks))
    assert candidate_pairs([pages[0], pages[1], cut]) == ()
    titled = read(SHARED, "Chuyện khác hẳn ở một nơi khác.", roles=("title",))
    assert candidate_pairs([pages[0], titled]) == ()


def test_a_text_that_everybody_has_keeps_its_pages_connected() -> None:
    pages = [read(SHARED, f"Tin thứ {number} trong ngày.") for number in range(300)]
    pairs = candidate_pairs(pages)
    assert len(pairs) < 10 * len(pages)
    reached = {0}
    for a, b in pairs:
        if a in reached or b in reached:
            reached |= {a, b}
    assert reached == set(range(300))


def test_no_pages_no_pairs() -> None:
    assert candidate_pairs([]) == ()
    assert candidate_pairs([read(""), read("ba chữ thôi")]) == ()
