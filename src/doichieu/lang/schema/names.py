"""Names of people and organisations: surnames, titles, the grammar of long names, abbreviations."""

from __future__ import annotations

from msgspec import Struct


class Person(Struct, frozen=True):
    """What tells a person's name.

    `surnames` begin a name of three syllables or more; those of `strong` are common enough for two. `titles` stand
    before a name and are no part of it; those of `kin` also before a given name alone ("ông Lâm"),
    even one that is a country's after a word of `address`. `given` are
    first names of other nations, `particles` small words inside such names; `acts` are what only people do after
    their name; `credits` what a photographer's or writer's name follows; `spouse` words stand for a person beside
    the one they belong to, after one of `couples`, and `spouse_of` names them; `eponyms` are people after whom
    bodies are named; `alias` words between two names say that both are one person's.
    """

    surnames: tuple[str, ...]
    strong: tuple[str, ...]
    titles: tuple[str, ...]
    kin: tuple[str, ...]
    address: tuple[str, ...]
    given: tuple[str, ...]
    particles: tuple[str, ...]
    acts: tuple[str, ...]
    predicates: tuple[str, ...]
    credits: tuple[str, ...]
    spouse: tuple[str, ...]
    couples: tuple[str, ...]
    spouse_of: str
    eponyms: tuple[str, ...]
    known: dict[str, str]
    alias: tuple[str, ...] = ()


class Head(Struct, frozen=True):
    """Words that begin an organisation's name.

    `capital`: only written with a capital letter. `topic`: "về ..." may follow and belongs to the name.
    `numbered`: a number may follow. `bare`: an administrative unit's word alone may follow ("Công an tỉnh").
    `public`: a body of one kind and place, so a person's name never belongs to its own.
    `seated`: where it is may follow ("Đại sứ quán Việt Nam tại Chile"). `closed`: nothing but a country, a place or a
    field follows, so that any other capitalised word begins another name; `alone`: it is a name by itself ("Hạ viện").
    `outside`: it stands before the name and is no part of it ("tờ"). `none`: another word
    that only begins like a head ("Hội thảo").
    """

    words: tuple[str, ...]
    capital: bool = False
    topic: bool = False
    numbered: bool = False
    bare: bool = False
    public: bool = False
    seated: bool = False
    closed: bool = False
    outside: bool = False
    none: bool = False
    alone: bool = False


class Body(Struct, frozen=True):
    """A known organisation: full name, and the forms that stand for it."""

    name: str
    forms: tuple[str, ...] = ()


class Clues(Struct, frozen=True):
    """What stands around a name that nothing else explains, by what it makes of it.

    Words before (`people`, `bodies`, `places`, `goods`) and after it (`people_after`, ...); those of the `weak` lists
    tell half as much. A known company's name after one of `wares` is its product's, in capitals after one of `shares`
    the code of its shares; a title that ends one of `naming` is none ("mang tên"); names after one of `instancing`
    are instances of what is said before it. `contests` are words of a contest's, award's or product's name;
    `syllables` those that the given names of the home country are made of.
    """

    people: tuple[str, ...] = ()
    weak_people: tuple[str, ...] = ()
    people_after: tuple[str, ...] = ()
    weak_people_after: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    weak_bodies: tuple[str, ...] = ()
    bodies_after: tuple[str, ...] = ()
    weak_bodies_after: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    weak_places: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    goods_after: tuple[str, ...] = ()
    wares: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    instancing: tuple[str, ...] = ()
    contests: tuple[str, ...] = ()
    syllables: tuple[str, ...] = ()


class NameExample(Struct, frozen=True):
    """A sentence and the people or organisations named in it, as written."""

    text: str
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()


class Names(Struct, frozen=True):
    """People and organisations.

    `fields` are the words of an organisation's field ("khoa học"), capitalised in its name, those of `doings` also
    verbs for what it does ("điều tra"); `modifiers` lower-case
    words that may stand in it, and of these `finals` may end it, and
    `continuing` may follow a part that is a name already; `levels` the units' words that `bare` heads take;
    `joins` link fields; `topic_words` begin the topic of a body and `topic_stops` end it; `home_bodies` are bare
    names that mean the home country's body, beside another one or after `home_cues`; `portfolios` are the fields of
    ministries, as a minister's post names them, and `ministry` is the word before them in the ministry's own name;
    `foreign_marks` tell a company among
    foreign words; `stops` are capitalised words that never belong to a name.
    An unknown word in capitals is a body after one of `body_cues` or before what bodies do, unless it is one of
    `no_bodies`; so is a foreign word with one of `body_endings`. `spellings` are syllables written in two ways.
    `trade` are the words of a
    company's legal form, which tell no two apart, `short_units` the short forms of administrative units' words.
    `publishing` are those of `foreign_marks` that end a foreign body's name, or begin it before "of". `clubs` are
    teams that bear no word for it, `town_clubs` those with a town's name, which means them where a page has several
    of `sports`.
    `no_papers` open a text as a paper's short name does and are none; a paper follows one of `sourced` at its end, a
    site's address ends in `domains`.
    """

    source: str
    person: Person
    heads: tuple[Head, ...]
    bodies: tuple[Body, ...]
    home_bodies: dict[str, str]
    home_cues: tuple[str, ...]
    fields: tuple[str, ...]
    doings: tuple[str, ...]
    modifiers: tuple[str, ...]
    finals: tuple[str, ...]
    continuing: tuple[str, ...]
    levels: tuple[str, ...]
    joins: tuple[str, ...]
    topic_words: tuple[str, ...]
    topic_stops: tuple[str, ...]
    portfolios: tuple[str, ...]
    ministry: str
    short_portfolios: dict[str, str]
    foreign_marks: tuple[str, ...]
    stops: tuple[str, ...]
    body_cues: tuple[str, ...]
    no_bodies: tuple[str, ...]
    body_endings: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...] = ()
    trade: tuple[str, ...] = ()
    short_units: dict[str, str] = {}
    publishing: tuple[str, ...] = ()
    clubs: tuple[str, ...] = ()
    town_clubs: tuple[str, ...] = ()
    sports: tuple[str, ...] = ()
    no_papers: tuple[str, ...] = ()
    sourced: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    clues: Clues = Clues()
    examples: tuple[NameExample, ...] = ()
