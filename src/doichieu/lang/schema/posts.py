"""Posts: titles, what they take as their body, and the words that tie a post to its holder."""

from __future__ import annotations

from msgspec import Struct


class PostExample(Struct, frozen=True):
    """A sentence and the posts held in it: "holder = title @ body"."""

    text: str
    held: tuple[str, ...]


class Posts(Struct, frozen=True):
    """Titles and their grammar.

    `titles` take a body or country after them, `deputies` before and `suffixes` after them give further titles;
    `ministers` take a ministry's field; `envoys` a country and, after one of `at`, another; `personal` take the
    post of another ("Trợ lý Tổng Bí thư"); `ranks` take nothing; `bound` titles are none without what they take.
    `former`, `acting` and `deputising` before a title say how it is held; `candidate` before it that it is not;
    `fresh` before it that it is newly held, which is no part of it. `unnamed` are bodies that a title may take
    without a name of their own ("Tỉnh ủy"). `group` before a title and `lists` after it give the title to all of a
    list; `countries` join it to a list of countries; `both` joins two posts of one person, `shared` such that the
    body of the last is the first's too, and `extra` adds countries to an envoy's. `made` stand between a person and
    the post they get, `unmade` and the post they leave; `pronouns` may stand for the person there; a name after one
    of `agents` is not the person; behind one of `ceremonies` the words of appointment name an event. `solo` are
    titles that one person holds at a time, so that they may stand for that person alone. Who holds a body's post is
    not addressed by one of `familiar`. One of `topics` stands before what a
    title's holder looks after. One of `leads_to` stands between a title and its body; where titles stand
    `behind`, country, body and field come before them, and a comma may part them from their holder.
    """

    source: str
    titles: tuple[str, ...]
    deputies: tuple[str, ...]
    suffixes: tuple[str, ...]
    ministers: tuple[str, ...]
    envoys: tuple[str, ...]
    at: tuple[str, ...]
    personal: tuple[str, ...]
    ranks: tuple[str, ...]
    bound: tuple[str, ...]
    former: tuple[str, ...]
    acting: tuple[str, ...]
    deputising: tuple[str, ...]
    candidate: tuple[str, ...]
    group: tuple[str, ...]
    lists: tuple[str, ...]
    countries: tuple[str, ...]
    both: tuple[str, ...]
    extra: tuple[str, ...]
    made: tuple[str, ...]
    unmade: tuple[str, ...]
    pronouns: tuple[str, ...]
    agents: tuple[str, ...]
    solo: tuple[str, ...]
    fresh: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    familiar: tuple[str, ...] = ()
    ceremonies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    behind: bool = False
    examples: tuple[PostExample, ...] = ()
