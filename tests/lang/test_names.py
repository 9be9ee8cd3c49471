"""Every pack's examples of names, places, countries, events and posts hold."""

import pytest

from doichieu.annotate.names.mentions import read_names
from doichieu.annotate.names.tokens import Line, lines_of
from doichieu.annotate.posts.mentions import read_posts
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.model.page import Block
from doichieu.model.reading import NameMention, Sentence
from doichieu.model.span import Range
from doichieu.text.canonical import canonical


def names_in(text: str, language: str) -> tuple[str, tuple[NameMention, ...]]:
    text = canonical(text)
    return text, read_names(lines_in(text), load_pack(language))


def lines_in(text: str) -> list[Line]:
    return lines_of(text, (Sentence(Range(0, len(text)), 0),), (Block(0, len(text), "body", True, ""),))


def surfaces(text: str, names: tuple[NameMention, ...], kind: str) -> list[str]:
    return [text[n.range.start : n.range.end] for n in names if n.kind == kind and not n.nested]


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_names(language: str) -> None:
    for example in load_pack(language).names.examples:
        text, names = names_in(example.text, language)
        assert surfaces(text, names, "person") == list(map(canonical, example.people))
        assert surfaces(text, names, "organization") == list(map(canonical, example.organizations))


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_countries(language: str) -> None:
    for example in load_pack(language).countries.examples:
        text, names = names_in(example.text, language)
        found = [
            f"{text[n.range.start : n.range.end]} = {n.code}" for n in names if n.kind == "country" and not n.nested
        ]
        assert found == list(map(canonical, example.countries))


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_places(language: str) -> None:
    for example in load_pack(language).places.examples:
        text, names = names_in(example.text, language)
        assert surfaces(text, names, "place") == list(map(canonical, example.places))


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_events(language: str) -> None:
    for example in load_pack(language).events.examples:
        text, names = names_in(example.text, language)
        assert surfaces(text, names, "event") == list(map(canonical, example.events))


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_posts(language: str) -> None:
    for example in load_pack(language).posts.examples:
        text, names = names_in(example.text, language)
        posts = read_posts(lines_in(text), names, load_pack(language))
        held = []
        for post in posts:
            if post.holder is not None:
                body = f" @ {text[post.body.start : post.body.end]}" if post.body else ""
                held.append(f"{text[post.holder.start : post.holder.end]} = {post.title}{body}")
        assert sorted(held) == sorted(map(canonical, example.held))
