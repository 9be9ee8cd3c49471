from __future__ import annotations

from press_pages import TITLE, article, page, roles

LEAD = "Trước ngày thông xe cầu treo, trưởng bản Pa Hín trò chuyện với chúng tôi về 11 tháng đi đường vòng."
FIRST = "Trưởng bản Lò Văn Khụt: Năm ngoái lũ về giữa đêm, cả bản thức trắng. Cầu trôi mất một mố."
MORE = "Từ hôm ấy bà con phải đi vòng 17 km đường rừng, mùa mưa có người đi cả ngày mới tới chợ."
SECOND = "Trưởng bản Lò Văn Khụt: Tôi mong huyện làm thêm đường bê tông lên bản, để xe chở ngô vào được tận nơi."


def test_turns_and_the_paragraphs_that_go_on_with_an_answer() -> None:
    questions = (
        "Phóng viên: Thưa ông, đêm lũ ấy thế nào?",
        "Phóng viên: Ông mong gì tiếp theo?",
        "Phóng viên: Xin cảm ơn ông.",
    )
    found = article(page(TITLE, LEAD, questions[0], FIRST, MORE, questions[1], SECOND, questions[2]))
    assert [role for role, _ in roles(found)] == [
        "title", "lead", "question", "answer", "answer", "question", "answer", "question",
    ]  # fmt: skip


def test_headlines_run_together_before_the_first_question_are_no_question() -> None:
    run_together = (
        "Giá ngô đầu vụ tăng gấp rưỡi ở chợ phiên Nậm Cút Khánh thành điểm trường mới ở bản Huổi Lá "
        "Vì sao bò nhốt chuồng lớn nhanh hơn bò thả đồi?"
    )
    asked = ("Phóng viên: Thưa ông, đêm lũ ấy thế nào?", "Phóng viên: Ông mong gì tiếp theo?")
    found = article(page(TITLE, LEAD, run_together, asked[0], FIRST, asked[1], SECOND))
    assert [role for role, _ in roles(found)] == [
        "title", "lead", "related_link", "question", "answer", "question", "answer",
    ]  # fmt: skip


def test_questions_in_bold_without_labels() -> None:
    turns = "".join(f"<p><strong>{q}</strong></p><p>{a}</p>" for q, a in (
        ("Thưa ông, đêm lũ ấy thế nào?", FIRST.split(": ")[1]),
        ("Bà con đi lại ra sao?", MORE),
        ("Ông mong gì tiếp theo?", SECOND.split(": ")[1]),
    ))  # fmt: skip
    found = article(f"<body><h1>{TITLE}</h1><p>{LEAD}</p>{turns}<p><strong>Xin cảm ơn ông!</strong></p></body>", "html")
    assert [role for role, _ in roles(found)] == ["title", "lead", *["question", "answer"] * 3, "question"]


def test_a_question_in_prose_makes_no_interview() -> None:
    found = article(page(TITLE, LEAD, "Vì sao cầu treo hỏng nhanh như vậy?", MORE, FIRST.split(": ")[1]))
    assert {role for role, _ in roles(found)} <= {"title", "lead", "body", "subtitle"}


def test_turns_that_open_with_dashes_or_asterisks() -> None:
    answers = (FIRST.split(": ")[1], MORE, SECOND.split(": ")[1])
    asked = ("Thưa ông, đêm lũ ấy thế nào?", "Bà con đi lại ra sao?", "Ông mong gì tiếp theo?")
    for mark in ("-", "*", "–"):
        turns = "".join(f"<p><i>{mark} {q}</i></p><p>- {a}</p>" for q, a in zip(asked, answers, strict=True))
        found = article(f"<body><h1>{TITLE}</h1><p>{LEAD}</p>{turns}<p>{mark} Cảm ơn ông!</p></body>", "html")
        assert [role for role, _ in roles(found)] == ["title", "lead", *["question", "answer"] * 3, "question"]


def test_questions_in_a_list_make_no_interview() -> None:
    rest = "".join(f"<p>- {q}?</p><p>{MORE}</p>" for q in ("Đường nào", "Bao giờ xong", "Ai trả tiền"))
    found = article(f"<body><h1>{TITLE}</h1><p>{LEAD}</p>{rest}</body>", "html")
    assert "answer" not in {role for role, _ in roles(found)}
