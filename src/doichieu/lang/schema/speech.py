"""How a language reports speech: verbs, sources, speakers without a name, turns of an interview."""

from __future__ import annotations

from msgspec import Struct


class Verbs(Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting verbs by what they take.

    `content`: what is said follows, whoever the subject is. `object`: a plain noun may follow as well, so that
    behind a state or a body only a clause counts as speech. `marked`: speech only where a complementizer, a
    colon or a quotation mark follows. `quoting`: they ask, promise or feel, so that only words in quotation marks
    or behind a colon are what was said. `about`: they tell that somebody spoke, and on what. `certain` are those
    that are never used otherwise, so that any few words before them are their subject. `clausal` are `marked`
    ones that take a plain clause as well; `relays` hand on the words of whoever is named behind them.
    """

    source: str
    content: tuple[str, ...]
    object: tuple[str, ...]
    marked: tuple[str, ...]
    quoting: tuple[str, ...]
    about: tuple[str, ...]
    certain: tuple[str, ...]
    clausal: tuple[str, ...]
    relays: tuple[str, ...]


class Pronouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of address that stand before a name or for one; `others` say nothing of the sex."""

    source: str
    male: tuple[str, ...]
    female: tuple[str, ...]
    others: tuple[str, ...]
    demonstratives: tuple[str, ...]


class SpeechExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A text with its names, and what must be found in it: "speaker | direct or reported | words"."""

    text: str
    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


class Speech(Struct, frozen=True, forbid_unknown_fields=True):
    """The speech section of a pack; all words in lower case but the `interviewers`, which are as printed.

    `no_speech`: phrases that begin like a reporting verb and are none. `nominalisers` before a verb make it a
    noun; behind `purposes` and `negations` it tells of nothing said. `complementizers` stand between verb and
    content. `clause_openers` begin a clause, `clause_marks` stand
    before its verb or are it; `things` begin a noun phrase and `topics` a phrase that tells what about,
    `genitives` whose something is, none of
    which is yet something said. `ascriptions` begin a sentence that tells whose
    words stood before it. `asides` may stand
    between subject and verb, `adverbials` begin a phrase that may. `passives` stand before the agent.
    `attributions` ("theo") come before a source; `sources` are nouns that may follow, `no_sources` what follows
    when no speech is meant, `vague` what is a source without saying whose. `possessives` tie a name to the noun
    before it. `prepositions` before a name keep
    it from being a subject, `requests` before it ask it to speak. `addressees` begin the phrase that tells to
    whom. `no_address`: words that begin like one of address and are none. `belongings` join a person to where
    they belong, `traits` to what else is said of one who is known; `definites` begin a phrase for somebody known.
    `houses` are nouns for papers and firms, whose name follows; `leads` only link a subject to what was said before.
    `indefinites` before a noun for `people` or a role bring in somebody new. `naming` nouns before a quotation mark
    say that it names a thing. `roles` are nouns for what one person
    is, `plurals` before them say that they are several. `speakers` are nouns for people and bodies without a name,
    which `quantifiers` may precede; `relatives` those of which a name says whose they are.
    """

    source: str
    verbs: Verbs
    pronouns: Pronouns
    no_speech: tuple[str, ...]
    nominalisers: tuple[str, ...]
    purposes: tuple[str, ...]
    negations: tuple[str, ...]
    complementizers: tuple[str, ...]
    clause_openers: tuple[str, ...]
    clause_marks: tuple[str, ...]
    things: tuple[str, ...]
    topics: tuple[str, ...]
    genitives: tuple[str, ...]
    ascriptions: tuple[str, ...]
    asides: tuple[str, ...]
    adverbials: tuple[str, ...]
    conjunctions: tuple[str, ...]
    passives: tuple[str, ...]
    attributions: tuple[str, ...]
    sources: tuple[str, ...]
    no_sources: tuple[str, ...]
    vague: tuple[str, ...]
    possessives: tuple[str, ...]
    prepositions: tuple[str, ...]
    requests: tuple[str, ...]
    no_address: tuple[str, ...]
    belongings: tuple[str, ...]
    traits: tuple[str, ...]
    definites: tuple[str, ...]
    houses: tuple[str, ...]
    leads: tuple[str, ...]
    indefinites: tuple[str, ...]
    people: tuple[str, ...]
    addressees: tuple[str, ...]
    naming: tuple[str, ...]
    quantifiers: tuple[str, ...]
    speakers: tuple[str, ...]
    roles: tuple[str, ...]
    plurals: tuple[str, ...]
    relatives: tuple[str, ...]
    interviewers: tuple[str, ...]
    examples: tuple[SpeechExample, ...] = ()
