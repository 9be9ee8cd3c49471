from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.entities.linker import link_entities
from doichieu.model.entity import Entity, Linking
from doichieu.model.reading import Reading
from story_parts import read


def link(*pages: str | tuple[str, ...]) -> tuple[Linking, list[Reading]]:
    readings = [read(*([page] if isinstance(page, str) else page)) for page in pages]
    return link_entities(readings), readings


def named(linking: Linking, name: str) -> Entity:
    (entity,) = [e for e in linking.entities if e.name == name]
    return entity


def posts(linking: Linking, entity: Entity) -> list[str]:
    """A person's posts with the names of their bodies."""
    bodies = {e.id: e.name for e in linking.entities}
    return [f"{p.title} @ {bodies[p.of]}" if p.of else p.title for p in entity.posts]


def test_a_double_name_in_four_spellings_is_one_person() -> None:
    linking, _ = link(
        "Tổng thống Chile Kurman-Bekzat Osmonov mời.",
        "Tổng thống Chile Kurman - Bekzat Osmonov mời.",
        "Tổng thống Chile Kurman Bekzat Osmonov mời.",
        "Tổng thống Chile Kurman-Bezkat Osmonov mời.",
    )
    (person,) = [e for e in linking.entities if e.kind == "person"]
    assert person.name == "Kurman-Bekzat Osmonov"
    assert person.aliases == ("Kurman - Bekzat Osmonov", "Kurman Bekzat Osmonov", "Kurman-Bezkat Osmonov")
    assert posts(linking, person) == ["Tổng thống @ Chile"]


def test_a_typo_joins_nobody_without_the_same_post() -> None:
    linking, _ = link("Tổng thống Chile Ivan Orlovski đến.", "Tổng thống Peru Iven Orlovsky đến.")
    assert sum(e.kind == "person" for e in linking.entities) == 2


def test_a_holder_of_one_post_may_be_called_by_the_first_of_two_family_names() -> None:
    linking, _ = link("Tổng thống Chile Luis Ferrada Ibarra đến.", "Tổng thống Chile Luis Ferrada đi.")
    assert [e.name for e in linking.entities if e.kind == "person"] == ["Luis Ferrada Ibarra"]
    linking, _ = link("Tổng thống Chile Luis Ferrada Ibarra đến.", "Tổng thống Peru Luis Ferrada đi.")
    assert sum(e.kind == "person" for e in linking.entities) == 2


def test_a_small_letter_by_slip_changes_nobody() -> None:
    linking, _ = link("Chủ tịch Đỗ Nam đến. Chủ tịch Đỗ nam nói.")
    assert [(e.name, e.aliases) for e in linking.entities if e.kind == "person"] == [("Đỗ Nam", ("Đỗ nam",))]


def test_a_shared_surname_and_given_name_join_nobody() -> None:
    linking, _ = link(
        "Bộ trưởng Y tế Lê Mạnh Tùng và Bộ trưởng Tư pháp Lê Văn Tùng cùng ông Lê Hoài Bắc.",
        "Bộ trưởng Y tế Lê Mạnh Tùng phát biểu.",
    )
    people = {e.name: posts(linking, e) for e in linking.entities if e.kind == "person"}
    assert people == {
        "Lê Mạnh Tùng": ["Bộ trưởng Y tế"],
        "Lê Văn Tùng": ["Bộ trưởng Tư pháp"],
        "Lê Hoài Bắc": [],
    }


def test_the_head_of_an_office_does_not_hold_the_post_it_serves() -> None:
    linking, _ = link("Phụ trách Văn phòng Tổng Bí thư Tô An Xoài đi cùng Tổng Bí thư Tô Nam.")
    assert posts(linking, named(linking, "Tô An Xoài")) == ["Phụ trách @ Văn phòng Tổng Bí thư"]
    assert posts(linking, named(linking, "Tô Nam")) == ["Tổng Bí thư"]


def test_wordings_of_one_post_are_one() -> None:
    linking, _ = link(
        "Tổng Bí thư Tô Nam đến.",
        "Tổng Bí thư Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam Tô Nam đến.",
        "Đồng chí Tô Nam được bầu giữ chức Tổng Bí thư Đảng Cộng sản Việt Nam.",
        "Bộ trưởng Bộ Y tế Lê Thị Mơ và Bộ trưởng Y tế Lê Thị Mơ.",
    )
    assert len(named(linking, "Tô Nam").posts) == 1
    assert len(named(linking, "Lê Thị Mơ").posts) == 1


def test_a_former_post_says_so() -> None:
    linking, _ = link("Nguyên Chủ tịch nước Lê Văn Ổi dự.")
    assert posts(linking, named(linking, "Lê Văn Ổi")) == ["Nguyên Chủ tịch nước"]


def test_forms_of_a_country_are_one_and_a_vanished_state_is_its_own() -> None:
    linking, _ = link("Liên bang Nga và LB Nga, nước Nga, Nga; nhân dân Liên Xô trước đây; Liên Xô cũ.")
    countries = {e.code: len(e.mentions) for e in linking.entities if e.kind == "country"}
    assert countries == {"RU": 4, "SU": 2}


def test_a_ceremony_is_one_with_and_without_its_years_and_apart_from_its_day() -> None:
    linking, _ = link(
        "Ông dự Lễ kỉ niệm Ngày Chiến thắng trong Chiến tranh Vệ quốc vĩ đại.",
        "Ông dự lễ kỷ niệm 60 năm Ngày Chiến thắng trong chiến tranh Vệ quốc Vĩ đại.",
        "Nga kỷ niệm 60 năm Ngày Chiến thắng.",
        "Ông dự Lễ kỷ niệm 60 năm Ngày Chiến thắng.",
    )
    assert sorted(len(e.mentions) for e in linking.entities if e.kind == "event") == [1, 3]


def test_three_communist_parties_and_a_party_with_a_country_in_its_name() -> None:
    linking, _ = link("Đảng Cộng sản Việt Nam gặp Đảng Cộng sản Nga, Đảng Cộng sản Chile và Đảng Bạch Nga ở Chile.")
    bodies = [e.name for e in linking.entities if e.kind == "organization"]
    assert len(bodies) == 4
    assert [e.code for e in linking.entities if e.kind == "country"] == ["CL"]


def test_short_and_long_forms_of_a_body() -> None:
    linking, _ = link(
        ("Bộ Ngoại giao thông báo.", "Ảnh: BNG"), "Bộ Ngoại giao Việt Nam và Bộ Ngoại giao Chile.", "Theo TTXVN."
    )
    assert len(named(linking, "Bộ Ngoại giao").mentions) == 3
    assert len(named(linking, "Bộ Ngoại giao Chile").mentions) == 1
    assert named(linking, "Thông tấn xã Việt Nam").aliases == ("TTXVN",)


def test_a_body_is_one_with_and_without_any_form_of_its_country() -> None:
    forms = "Nhà nước CHXHCN Việt Nam", "Nhà nước Việt Nam"
    linking, _ = link("".join(f"{form} trao tặng huân chương. " for form in forms))
    (body,) = [e for e in linking.entities if e.kind == "organization"]
    assert len(body.mentions) == 2


def test_a_place_with_and_without_its_unit() -> None:
    linking, _ = link("Ở tỉnh Hà Nam và TP Hà Nội; ở Hà Nam; quận 3 và phường 3.")
    places = {e.name: len(e.mentions) for e in linking.entities if e.kind == "place"}
    assert places == {"tỉnh Hà Nam": 2, "TP Hà Nội": 1, "quận 3": 1, "phường 3": 1}


def test_a_spouse_belongs_to_the_leader_named_before() -> None:
    linking, _ = link("Bà Lê Thị Mơ nói: Tổng Bí thư Tô Nam đến. Tổng Bí thư và Phu nhân sẽ thăm Chile.")
    assert len(named(linking, "Phu nhân của Tô Nam").mentions) == 1


def test_a_named_spouse_is_the_unnamed_one() -> None:
    linking, _ = link("Tổng Bí thư Tô Nam và Phu nhân Lê Thị Mơ đến.", "Tổng Bí thư Tô Nam và Phu nhân rời Chile.")
    assert len(named(linking, "Lê Thị Mơ").mentions) == 2


def test_a_post_alone_refers_to_its_one_holder() -> None:
    linking, (page,) = link(
        ("Thứ trưởng Bộ Ngoại giao Lê Thị Mơ trả lời.", "Phóng viên: Xin Thứ trưởng cho biết ý nghĩa chuyến thăm?")
    )
    place = page.posts[-1].range
    assert linking.entity(linking.at(page.page.id, place)) == named(linking, "Lê Thị Mơ")
    assert len(named(linking, "Lê Thị Mơ").mentions) == 1


def test_a_post_that_two_hold_refers_to_nobody() -> None:
    linking, (page,) = link("Thứ trưởng Lê Thị Mơ và Thứ trưởng Tạ Văn Cam đến. Thứ trưởng phát biểu.")
    assert linking.at(page.page.id, page.posts[-1].range) is None


def test_a_post_of_several_countries_refers_to_each_holder() -> None:
    linking, readings = link(
        "Tổng thống Chile Pedro Rivas, Tổng thống Peru Juan Sotelo mời.",
        "Theo lời mời của Tổng thống các nước Chile và Peru.",
    )
    second = next(r for r in readings if "các nước" in r.text)
    names = {e.id: e.name for e in linking.entities}
    inside = linking.within(second.page.id, second.sentences[0].range)
    assert {names[r.entity] for r in inside} == {"Pedro Rivas", "Juan Sotelo", "Chile", "Peru"}


def test_ids_are_the_same_whatever_stands_beside() -> None:
    alone, _ = link("Tổng Bí thư Tô Nam thăm Chile.")
    beside, _ = link("Ông Tạ Văn Cam ở Peru.", "Tổng Bí thư Tô Nam thăm Chile.")
    assert {e.id for e in alone.entities} < {e.id for e in beside.entities}


def test_pages_without_a_language_have_no_entities() -> None:
    assert link_entities([]) == Linking(())


PIECES = st.lists(
    st.sampled_from(
        ["Tổng thống Chile Pedro Rivas", "Đỗ Nam", "ông Nam", "Phu nhân", "và", ",", "Đảng", "Quốc khánh 2/9", "TP.HCM",
         "Lễ kỷ niệm 5 năm Ngày Chiến thắng", "Bộ Y tế", "Công an tỉnh", "Công an tỉnh Hà Nam", "Rivas", "P. Rivas"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=3, unique=True))
def test_every_name_belongs_to_one_entity_and_order_changes_nothing(pages: list[str]) -> None:
    linking, readings = link(*pages)
    assert link_entities(reversed(readings)) == linking
    outer = [r.span(n.range) for r in readings for n in r.names if not n.nested]
    assert sorted(span for e in linking.entities for span in e.mentions) == sorted(outer)
    assert len({e.id for e in linking.entities}) == len(linking.entities)
    assert list(linking.references) == sorted(linking.references)


def test_the_model_case_keeps_its_hard_names_apart(shared: Path) -> None:
    gold = json.loads((shared / "eval" / "gold" / "entities.json").read_text(encoding="utf-8"))
    texts = {p.name: p.read_text(encoding="utf-8") for p in sorted((shared / "seeds").glob("*.txt"))}
    linking, readings = link(*(tuple(line for line in text.split("\n") if line.strip()) for text in texts.values()))
    assert readings
    ids = {alias: e.id for e in linking.entities if e.kind == "person" for alias in (e.name, *e.aliases)}
    for note in gold["linking_notes"]:
        people = [e for e in gold["entities"] if e["id"] in note["ids"] and e["type"] == "PERSON"]
        found = [{ids[v["surface"]] for v in p["variants"] if v["surface"] in ids} for p in people]
        assert all(len(one) <= 1 for one in found), note["note"]
        assert len(set().union(*found)) == sum(map(len, found)), note["note"]


def test_a_spouse_with_one_name_is_called_by_it() -> None:
    linking, _ = link("Nhà vua Na Uy Harding III và Hoàng hậu Ragnhild đến. Nhà vua và Hoàng hậu thăm Huế.")
    assert len(named(linking, "Ragnhild").mentions) == 2


def test_names_spelt_by_syllables_are_linked_by_their_last_word_and_not_by_its_end() -> None:
    linking, _ = link(
        "Bộ trưởng Nông nghiệp V.Mô-ra-xki và Đại sứ V.Ca-len-xki dự. Ông Mô-ra-xki cho biết thế.",
        "Ông Ca-len-xki phản đối. Nghị sĩ J.Na-ra và nghị sĩ J.Na-rô vắng mặt.",
    )
    people = {e.name: {*e.aliases} for e in linking.entities if e.kind == "person"}
    assert people == {"V.Mô-ra-xki": {"Mô-ra-xki"}, "V.Ca-len-xki": {"Ca-len-xki"}, "J.Na-ra": set(), "J.Na-rô": set()}
    assert posts(linking, named(linking, "V.Ca-len-xki")) == ["Đại sứ"]


def test_two_people_of_one_first_and_last_word_are_two() -> None:
    linking, _ = link("Nghị sĩ Abdul Rahman Halim đến.", "Nghị sĩ Abdul Qadir Halim vắng mặt.")
    assert {e.name for e in linking.entities} == {"Abdul Rahman Halim", "Abdul Qadir Halim"}


def test_the_legal_forms_of_a_company_are_one_and_another_company_is_another() -> None:
    linking, _ = link("Tập đoàn Sao Khuê lãi. Công ty cổ phần Tập đoàn Sao Khuê báo. Ngân hàng Sao Khuê lỗ.")
    assert {e.name: len(e.mentions) for e in linking.entities} == {
        "Công ty cổ phần Tập đoàn Sao Khuê": 2, "Ngân hàng Sao Khuê": 1,
    }  # fmt: skip


def test_a_body_with_and_without_its_unit_is_one_unless_two_units_are_named() -> None:
    one, _ = link("Công an TP Hà Nội họp.", "Công an thành phố Hà Nội và Công an Hà Nội đến.")
    assert [len(e.mentions) for e in one.entities] == [3]
    two, _ = link("Công an tỉnh Cao Bằng, Công an thành phố Cao Bằng và Công an Cao Bằng họp.")
    assert sum(e.kind == "organization" for e in two.entities) == 3


def test_a_chamber_is_its_one_countrys_and_a_field_in_short_is_the_field() -> None:
    linking, _ = link("Hạ viện Chile họp. Hạ viện thông qua. Sở GD-ĐT Hà Nam và Sở Giáo dục và Đào tạo Hà Nam bàn.")
    assert sorted(len(e.mentions) for e in linking.entities if e.kind == "organization") == [2, 2]


def test_a_photographer_with_a_common_word_for_a_name_is_no_party() -> None:
    linking, _ = link("Đảng Nước Chile Thống nhất họp. Ngày thống nhất đất nước. Ảnh: Thống Nhất/TTXVN")
    assert [e.name for e in linking.entities if e.kind == "person"] == ["Thống Nhất"]


def test_an_entity_has_an_empty_slot_for_its_wikidata_item() -> None:
    linking, _ = link("Bà Lê Thị Mơ đến.")
    assert [e.wikidata for e in linking.entities] == [None]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "e1", "kind": "person", "name": "A", "wikidata": "Lê"}, Entity)


def people(linking: Linking) -> dict[str, set[str]]:
    """The people by name, with their other forms."""
    return {e.name: {*e.aliases} for e in linking.entities if e.kind == "person"}


def test_a_given_name_alone_is_its_one_bearer_s_on_the_story_s_other_pages() -> None:
    linking, _ = link(
        "Anh Lê Văn Mận kể lại vụ cháy. Vợ anh Mận là chị Cao Thị Lựu.",
        ("Chị Lựu, vợ anh Mận, đã tỉnh.", "Chiều nay, Phó Chủ tịch UBND TP Hà Nội Vũ Đức Mận đến; ông Mận xin lỗi."),
    )
    assert people(linking) == {"Lê Văn Mận": {"Mận"}, "Cao Thị Lựu": {"Lựu"}, "Vũ Đức Mận": {"Mận"}}


def test_a_given_name_that_two_people_of_the_story_bear_is_neither_s() -> None:
    linking, _ = link("Ông Lê Văn Mận nói.", "Ông Vũ Đức Mận nói.", "Theo ông Mận, lửa đã tắt.")
    assert people(linking) == {"Lê Văn Mận": set(), "Vũ Đức Mận": set(), "Mận": set()}


def test_a_given_name_is_that_of_the_bearer_named_before_it() -> None:
    linking, _ = link(("Bị cáo Lê Chí Mận ra tòa.", "Bị cáo Mận khai hết.", "Bị cáo Vũ Đức Mận im lặng."))
    assert people(linking) == {"Lê Chí Mận": {"Mận"}, "Vũ Đức Mận": set()}


def test_chinese_and_koreans_are_called_by_the_family_name() -> None:
    linking, _ = link(
        "Chủ tịch Trung Quốc Lưu Cận Mận đến. Tổng thống Pak Min-seo tiếp ông Lưu, ông Pak mời trà.",
        "Đại sứ Việt Nam tại Hàn Quốc Cao Văn Lựu dự, nhưng ông Cao Thắng vắng mặt.",
    )
    found = people(linking)
    assert (found["Lưu Cận Mận"], found["Pak Min-seo"], found["Cao Văn Lựu"]) == ({"Lưu"}, {"Pak"}, set())


def test_a_stage_name_and_the_real_name_beside_it_are_one_person_s() -> None:
    linking, _ = link("Ca sĩ Thu Mận, tên thật là Lê Thị Ổi, hát. Bị can Vũ Đức Lựu (biệt danh Lựu Rỗ) khai.")
    assert people(linking)["Lê Thị Ổi"] == {"Thu Mận"}
