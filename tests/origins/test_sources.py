from __future__ import annotations

import pytest

from doichieu.model.entity import Entity, Linking, Post
from doichieu.origins.sources import entity_source, named_source

MINISTRY = Entity(id="m", kind="organization", name="Bộ Ngoại giao")
PARTY = Entity(id="p", kind="organization", name="Ban Chấp hành Trung ương")
STATE = Entity(id="s", kind="country", name="Chile", code="CL")


def person(*posts: Post) -> Entity:
    return Entity(id="x", kind="person", name="Trần Minh Hà", posts=posts)


@pytest.mark.parametrize(
    ("posts", "label"),
    [
        ((Post("Thứ trưởng", "m"),), "Bộ Ngoại giao"),
        ((Post("ủy viên", "p"), Post("Thứ trưởng", "m")), "Bộ Ngoại giao"),
        ((Post("ủy viên", "p"), Post("Bộ trưởng Ngoại giao")), "Bộ Ngoại giao"),
        ((Post("Bộ trưởng Ngoại giao", "s"),), "Bộ Ngoại giao Chile"),
        ((Post("Ngoại trưởng", "s"),), "Bộ Ngoại giao Chile"),
        ((Post("Tổng thống", "s"),), "Trần Minh Hà"),
        ((Post("ủy viên", "p"),), "Ban Chấp hành Trung ương"),
        ((Post("Bộ trưởng"),), "Trần Minh Hà"),
        ((), "Trần Minh Hà"),
    ],
)
def test_a_person_speaks_for_the_body_that_the_post_leads(posts: tuple[Post, ...], label: str) -> None:
    linking = Linking((MINISTRY, PARTY, STATE))
    assert entity_source(person(*posts), linking, "vi").label == label


def test_names_of_one_house_are_one_source() -> None:
    names = [
        "TTXVN",
        "Thông tấn xã Việt Nam",
        "VietnamPlus",
        "hãng tin TTXVN",
        "Bộ Ngoại giao",
        "Bộ Ngoại giao Việt Nam",
    ]
    keys = [named_source(name, "vi").key for name in names]
    assert len(set(keys[:4])) == 1
    assert keys[4] == keys[5] != keys[0]


def test_old_and_new_spelling_and_case_are_one_source() -> None:
    assert named_source("Đài Khánh Hoà", "vi").key == named_source("ĐÀI KHÁNH HÒA", "vi").key
