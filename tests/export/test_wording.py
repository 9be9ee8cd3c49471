"""The interface has a word for everything that the analysis says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from doichieu.batch.inputs import Intake, read_inputs
from doichieu.batch.search import Input, find_inputs
from doichieu.export import wording
from doichieu.export.wording import load_words, read_catalogue
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.model.dossier import Dossier
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build

VI, EN = load_words("vi"), load_words("en")


@pytest.fixture(scope="module")
def dossiers(examples: Path) -> tuple[Dossier, ...]:
    inputs = [x for x in find_inputs([str(examples)]) if isinstance(x, Input)]
    sources = [x for x in read_inputs(inputs, Intake({}, 10**7)) if isinstance(x, RawSource)]
    return tuple(bound.dossier for bound in build(sources, Options()).bound)


ENGLISH = re.compile(r"\b(?:the|of|is|are|that|this|here|there|both|one|and|from|to|it|no|in|other|same|an?)\b")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def test_every_reason_in_the_examples_is_said_in_vietnamese(dossiers: tuple[Dossier, ...]) -> None:
    reasons = {f.reason for d in dossiers for f in d.findings}
    reasons |= {derivation.reason for d in dossiers for derivation in d.derivations}
    reasons |= {origin.reason for d in dossiers for origin in d.origins.groups}
    reasons |= {claim.origins.reason for d in dossiers for claim in d.claims if claim.origins}
    reasons |= {block.reason for d in dossiers for page in d.pages for block in page.blocks if not block.kept}
    assert reasons
    assert sorted(reason for reason in reasons if VI.reason(reason) == reason) == []
    assert sorted(reason for reason in reasons if ENGLISH.search(QUOTED.sub("", VI.reason(reason)))) == []


@pytest.mark.parametrize(
    "reason",
    [
        "Both pages have it from the page p0f3, and the first is no nearer to the second than to that.",
        "Both pages have it from the page p0f3.",
        "Both pages name TTX as its source.",
        "That is too little to say that one has it from the other; both may have it from a third.",
        "Nothing shows clearly which of the two had it first, or whether both have it from a third.",
        "Both write “dưới” where other pages write “đến”.",
        "What the speaker says there as “ta” is told from outside here; hardly anything here stands in no other page.",
    ],
)
def test_reasons_of_derivations_are_turned_whole(reason: str) -> None:
    assert not ENGLISH.search(QUOTED.sub("", VI.reason(reason)))


def test_an_unknown_reason_stands_as_it_is() -> None:
    assert VI.reason("No such reason.") == "No such reason."
    assert load_words("en").reason("comment form") == "comment form"


PLACES = re.compile(r"\{\w*\}")


def test_the_catalogue_says_every_word_of_the_template_and_no_other() -> None:
    template = {message.context: message for message in read_catalogue("en") if message.context}
    said = {message.context: message for message in read_catalogue("vi") if message.context}
    assert said.keys() == template.keys()
    assert [key for key, message in said.items() if message.id != template[key].id] == []
    assert [key for key, message in said.items() if message.fuzzy or not message.string] == []
    assert [
        key for key in template if key in EN.terms and set(PLACES.findall(VI(key))) != set(PLACES.findall(EN(key)))
    ] == []


def test_counted_words_follow_the_number() -> None:
    assert [EN.count(number, "page") for number in (0, 1, 2)] == ["pages", "page", "pages"]
    assert [VI.count(number, "page") for number in (0, 1, 2)] == ["trang", "trang", "trang"]


def test_every_word_is_used() -> None:
    folder = Path(wording.__file__).parent
    places = (*folder.glob("*.py"), *folder.glob("templates/*"), *folder.parent.glob("cli/*.py"))
    source = "".join(path.read_text(encoding="utf-8") for path in places)
    open_ended = set(re.findall(r"['\"]([a-z_]+\.)['\"] [~+]", source)) | set(re.findall(r'f"([a-z_]+\.)\{', source))
    assert [key for key in VI.terms if key not in source and not key.startswith(tuple(open_ended))] == []


def test_the_closed_words_of_the_packs_have_a_name_for_the_reader() -> None:
    packs = [load_pack(code) for code in LANGUAGES]
    acts = {word.name for p in packs for told in (p.acts.acts, p.acts.tallies, p.acts.roles) for word in told}
    measures = {measure.name for pack in packs for measure in pack.statements.measures}
    assert sorted(name for name in acts | measures if f"property.{name}" not in VI.terms) == []
