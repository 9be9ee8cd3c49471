from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.entities.linker import link_entities
from doichieu.origins.voices import read_voices
from story_parts import read


def voices(*lines: str) -> list[tuple[str, str]]:
    """Who speaks, and what is theirs."""
    reading = read(*lines)
    found = read_voices(reading, link_entities([reading]))
    return [(voice.source.label, reading.text[voice.place.start : voice.place.end]) for voice in found]


def test_a_document_s_sentence_is_its_source_s() -> None:
    line = "Theo Thông cáo của Bộ Ngoại giao, đoàn sẽ dừng ở ba cảng."
    ((label, words),) = voices(line)
    assert (label, words) == ("Bộ Ngoại giao", line)


def test_an_attribution_may_stand_behind_a_comma() -> None:
    assert voices("Cầu sập lúc hai giờ sáng, theo báo cáo của Công an tỉnh Sơn La.")[0][0] == "Công an tỉnh Sơn La"


def test_following_somebody_is_no_attribution() -> None:
    assert voices("Đàn trâu lững thững theo ông Trần Minh Hà xuống bến.") == []
    assert voices("Đoàn đi theo lời mời của Bộ Ngoại giao.") == []
    assert voices("Theo kế hoạch, hội mở lúc tám giờ.") == []


def test_what_is_quoted_is_its_speaker_s() -> None:
    found = voices("Thứ trưởng Bộ Ngoại giao Đoàn Quang Vịnh cho biết đoàn sẽ dừng ở ba cảng.")
    assert {label for label, _ in found} == {"Bộ Ngoại giao"}


def test_headlines_and_captions_are_nobody_s_words() -> None:
    reading = read("Theo Thông cáo của Bộ Ngoại giao, đoàn sẽ dừng.", roles=("title",))
    assert read_voices(reading, link_entities([reading])) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["Theo ", "Theo báo cáo của ", "theo ông ", "Hãng tin "]))
def test_no_text_is_too_strange(text: str, opening: str) -> None:
    for label, words in voices(opening + text, text + ", " + opening + text):
        assert label
        assert words
