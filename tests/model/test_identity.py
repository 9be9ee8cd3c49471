import hashlib

from doichieu.model.identity import content_id, page_id


def test_a_page_id_is_the_start_of_the_sha256_of_its_text() -> None:
    assert page_id("Xin chào") == "p" + hashlib.sha256("Xin chào".encode()).hexdigest()[:12]


def test_the_same_content_has_the_same_id() -> None:
    assert content_id("c", "visit", "e1", None) == content_id("c", "visit", "e1", None)


def test_parts_do_not_run_into_each_other() -> None:
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")


def test_a_lone_surrogate_has_an_id() -> None:
    assert page_id("\ud800").startswith("p")
