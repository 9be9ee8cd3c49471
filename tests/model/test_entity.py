from doichieu.model.entity import Entity, Linking, Reference
from doichieu.model.span import Range


def linking() -> Linking:
    """ "Đảng Cộng sản Belarus" with the country inside, and a person behind it."""
    entities = tuple(Entity(id=i, kind="person", name=i) for i in ("e1", "e2", "e3"))
    references = (
        Reference("p1", Range(10, 31), "e1"),
        Reference("p1", Range(24, 31), "e2"),
        Reference("p1", Range(40, 46), "e3"),
        Reference("p2", Range(0, 5), "e3"),
    )
    return Linking(entities, references)


def test_at_prefers_the_reference_that_stands_exactly_there() -> None:
    found = linking()
    assert found.at("p1", Range(24, 31)) == "e2"
    assert found.at("p1", Range(10, 31)) == "e1"


def test_at_takes_the_widest_reference_that_meets_the_place() -> None:
    found = linking()
    assert found.at("p1", Range(25, 30)) == "e1"
    assert found.at("p1", Range(38, 50)) == "e3"
    assert found.at("p1", Range(32, 40)) is None
    assert found.at("p3", Range(0, 99)) is None


def test_within_leaves_out_what_lies_inside_another() -> None:
    found = linking()
    assert [r.entity for r in found.within("p1", Range(0, 50))] == ["e1", "e3"]
    assert [r.entity for r in found.within("p1", Range(20, 50))] == ["e2", "e3"]
    assert found.within("p2", Range(1, 50)) == ()


def test_entity_by_id() -> None:
    found = linking()
    entity = found.entity("e2")
    assert entity is not None and entity.name == "e2"
    assert found.entity("nobody") is None and found.entity(None) is None
