from __future__ import annotations

import socket
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.lang.detect import language_of

VIETNAMESE = "Nước sông Nhạn tràn vào khu chợ trung tâm, hơn một trăm gian hàng phải đóng cửa."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (VIETNAMESE, "vi"),
        (VIETNAMESE.upper(), "vi"),
        (unicodedata.normalize("NFD", VIETNAMESE), "vi"),
        ("The river flooded the market and a hundred stalls had to close for the day.", "en"),
        ("Le fleuve a inondé le marché et une centaine d'étals ont dû fermer.", "fr"),
    ],
)
def test_tells_languages_apart(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "   \n", "123 456", "-->", "\ud800", "😀😀", "x" * 200_000])
def test_says_nothing_of_what_is_no_language(text: str) -> None:
    assert language_of(text) is None


def test_vietnamese_without_its_marks_is_not_taken_for_another_language() -> None:
    bare = "".join(
        c for c in unicodedata.normalize("NFD", VIETNAMESE.replace("đ", "d")) if not unicodedata.combining(c)
    )
    assert language_of(bare) in {None, "vi"}


def test_the_story_decides_not_the_menu() -> None:
    menu = "\n".join(["Home", "World news", "Business", "Contact us", "Sign in"] * 20)
    assert language_of(f"{menu}\n{VIETNAMESE} {VIETNAMESE}") == "vi"


def test_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert language_of(VIETNAMESE) == "vi"


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert language_of(text) == language_of(text)
