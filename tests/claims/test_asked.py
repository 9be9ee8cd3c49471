from __future__ import annotations

from story_parts import read
from told_stories import tell, tell_readings

SAID = "Chủ tịch nước Trần Văn Khải thăm chính thức Peru từ ngày 5 đến 9/6/2031."


def test_a_question_is_no_evidence_of_what_its_page_asserts() -> None:
    (claim,) = tell(f"{SAID} Vì sao Chủ tịch nước Trần Văn Khải thăm chính thức Peru?").said("visit_kind")
    assert len(claim.evidence) == 1


def test_what_is_only_asked_stays() -> None:
    (claim,) = tell("Vì sao Chủ tịch nước Trần Văn Khải thăm chính thức Peru?").said("visit_kind")
    assert len(claim.evidence) == 1


def test_the_label_of_a_turn_claims_no_post_again() -> None:
    lines = ("Bộ trưởng Ngoại giao Lê Quang Hòa trả lời.", "Bộ trưởng Ngoại giao Lê Quang Hòa: Tôi vui vì điều đó.")
    posts = tell_readings(read(*lines, roles=("body", "answer"))).said("post")
    assert [len(claim.evidence) for claim in posts] == [1]
