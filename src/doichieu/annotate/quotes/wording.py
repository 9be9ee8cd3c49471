"""The pack's words of speech, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

from doichieu.annotate.sentences import syllable_pattern
from doichieu.lang.pack import Pack
from doichieu.lang.schema.orthography import Orthography
from doichieu.lang.schema.speech import Speech
from doichieu.text.canonical import canonical

VerbKind = Literal["content", "object", "marked", "quoting", "about"]
Sex = Literal["male", "female"]


class Subjects(Struct, frozen=True):
    """Patterns for the words that a subject is made of; those in `..._end` match at the end of a text."""

    possessive_end: re.Pattern[str]
    preposition_end: re.Pattern[str]
    request_end: re.Pattern[str]
    noun: re.Pattern[str]
    role: re.Pattern[str]
    role_end: re.Pattern[str]
    aged_end: re.Pattern[str]
    plural_end: re.Pattern[str]
    address: re.Pattern[str]
    address_end: re.Pattern[str]
    sexes: dict[str, Sex]
    quantifier: re.Pattern[str]
    relative: re.Pattern[str]
    belonging: re.Pattern[str]
    trait: re.Pattern[str]
    definite: re.Pattern[str]
    house_end: re.Pattern[str]
    house: re.Pattern[str]
    demonstrative_end: re.Pattern[str]
    indefinite: re.Pattern[str]
    conjunction: re.Pattern[str]
    aside_end: re.Pattern[str]
    asides: re.Pattern[str]
    adverbial: re.Pattern[str]


class Wording(Subjects, frozen=True):
    """Patterns for the words of one pack; those in `..._end` match at the end of a text, the others at a place."""

    verb: re.Pattern[str]
    kinds: dict[str, VerbKind]
    certain: frozenset[str]
    clausal: frozenset[str]
    relays: frozenset[str]
    clause_mark: re.Pattern[str]
    no_speech: re.Pattern[str]
    nominaliser_end: re.Pattern[str]
    unsaid_end: re.Pattern[str]
    complementizer: re.Pattern[str]
    thing: re.Pattern[str]
    topic: re.Pattern[str]
    genitive: re.Pattern[str]
    ascription: re.Pattern[str]
    clause_opener: re.Pattern[str]
    conjunction_end: re.Pattern[str]
    passive_end: re.Pattern[str]
    attribution: re.Pattern[str]
    source: re.Pattern[str]
    no_source: re.Pattern[str]
    vague: re.Pattern[str]
    interviewer: re.Pattern[str]
    quotes: dict[str, str]
    addressee: re.Pattern[str]
    naming_end: re.Pattern[str]
    syllable: re.Pattern[str]


@cache
def _compile(speech: Speech, orthography: Orthography, old: tuple[str, ...]) -> Wording:
    """The compiled words of a pack's sections."""
    verbs: dict[VerbKind, tuple[str, ...]] = {
        "content": speech.verbs.content, "object": speech.verbs.object,
        "marked": speech.verbs.marked, "quoting": speech.verbs.quoting, "about": speech.verbs.about,
    }  # fmt: skip
    return Wording(
        **asdict(_subjects(speech, old)),
        verb=_word(_any(word for words in verbs.values() for word in words)),
        kinds={canonical(word): kind for kind, words in verbs.items() for word in words},
        certain=frozenset(map(canonical, speech.verbs.certain)),
        clausal=frozenset(map(canonical, speech.verbs.clausal)),
        relays=frozenset(map(canonical, speech.verbs.relays)),
        clause_mark=_word(_any(speech.clause_marks)),
        no_speech=_word(_any(speech.no_speech)),
        nominaliser_end=_end(_either_case(speech.nominalisers)),
        unsaid_end=_end(_either_case((*speech.purposes, *speech.negations))),
        thing=_word(_any(speech.things)),
        topic=_word(_any(speech.topics)),
        genitive=_word(_any(speech.genitives)),
        ascription=_word(_either_case(speech.ascriptions)),
        complementizer=_word(_any(speech.complementizers)),
        clause_opener=_word(_any(speech.clause_openers)),
        conjunction_end=_end(_any(speech.conjunctions)),
        passive_end=_end(_any(speech.passives)),
        attribution=_word(_either_case(speech.attributions)),
        source=_word(_either_case(speech.sources)),
        no_source=_word(_any(speech.no_sources)),
        vague=_word(_any(speech.vague)),
        interviewer=_word(_any(speech.interviewers)),
        quotes={canonical(opening): canonical(closing) for opening, closing in orthography.quotes},
        addressee=_word(_any(speech.addressees)),
        naming_end=_end(_any(speech.naming)),
        syllable=syllable_pattern(orthography.syllables),
    )


def _subjects(speech: Speech, old: tuple[str, ...]) -> Subjects:
    """The compiled words that subjects are made of."""
    pronouns = speech.pronouns
    people = (*pronouns.male, *pronouns.female, *pronouns.others)
    demonstrative = f"(?: {_any(pronouns.demonstratives)})?"
    sexes: dict[str, Sex] = dict.fromkeys(map(canonical, pronouns.male), "male")
    sexes |= dict.fromkeys(map(canonical, pronouns.female), "female")
    return Subjects(
        possessive_end=_end(_any(speech.possessives)),
        preposition_end=_end(_either_case(speech.prepositions)),
        request_end=_end(_either_case(speech.requests)),
        noun=_word(_either_case((*speech.speakers, *speech.relatives, *speech.roles, *speech.people))),
        role=re.compile(_either_case(speech.roles)),
        role_end=_end(_either_case(speech.roles)),
        aged_end=_end(rf"{_either_case(speech.roles)} \d{{1,3}} {_any(old)}"),
        plural_end=_end(_either_case(speech.plurals)),
        address=_word(f"(?!{_either_case(speech.no_address)}(?!\\w)){_either_case(people)}{demonstrative}"),
        address_end=_end(_either_case(people) + demonstrative),
        sexes=sexes,
        quantifier=re.compile(f"(?:{_either_case(speech.quantifiers)} )*"),
        relative=_word(_either_case(speech.relatives)),
        belonging=_word(_any(speech.belongings)),
        trait=_word(rf"(?:{_any(speech.traits)}|\d{{1,3}} {_any(old)})"),
        definite=_word(_either_case(speech.definites)),
        house_end=_end(_either_case(speech.houses)),
        house=_word(_either_case(speech.houses)),
        demonstrative_end=_end(_any(pronouns.demonstratives)),
        indefinite=_word(f"{_either_case(speech.indefinites)} {_any((*speech.roles, *speech.people))}"),
        conjunction=_word(_either_case((*speech.conjunctions, *speech.leads))),
        aside_end=_end(_either_case(speech.asides)),
        asides=re.compile(rf"(?:[\s,]*(?:{_any(speech.asides)})(?!\w))*[\s,]*"),
        adverbial=_word(_any(speech.adverbials)),
    )


def wording(pack: Pack) -> Wording:
    """The compiled words of a pack."""
    return _compile(pack.speech, pack.orthography, pack.times.words["old"])


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted({canonical(w) for w in words}, key=lambda w: (-len(w), w)))) + ")"


def _either_case(words: Iterable[str]) -> str:
    both = [form for word in words for form in (word, word[:1].upper() + word[1:])]
    return _any(both)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}\s*\Z")
