"""Posts as they are written: a title, the body or country it is of, and how it is held."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from doichieu.annotate.names.fields import field_before_country, field_before_name, led_to, portfolio_end
from doichieu.annotate.names.lexicon import Lexicon, lexicon_for
from doichieu.annotate.names.tokens import Line, Phrases, words_of
from doichieu.lang.pack import Pack, load_pack
from doichieu.model.reading import NameMention
from doichieu.text.canonical import canonical

Style = Literal["title", "minister", "envoy", "personal", "rank", "deputising"]
State = Literal["current", "former", "acting", "deputising"]


class Written(NamedTuple):
    """A post at tokens `start` to `end`: its title ends at `title_end`, `bodies` are the names it is of."""

    start: int
    end: int
    title_end: int
    bodies: tuple[NameMention, ...]
    style: Style
    state: State = "current"
    group: bool = False


class Titles(Struct, frozen=True):
    """The pack's words for posts, as word lists."""

    lexicon: Lexicon
    titles: Phrases[Style]
    bound: frozenset[str]
    suffixes: Phrases[str]
    at: frozenset[str]
    states: Phrases[State]
    candidate: Phrases[str]
    group: Phrases[str]
    lists: Phrases[str]
    countries: Phrases[str]
    both: Phrases[str]
    extra: Phrases[str]
    made: Phrases[State]
    pronouns: frozenset[str]
    agents: frozenset[str]
    ceremonies: frozenset[str]
    fresh: frozenset[str]
    unnamed: Phrases[str]
    deputies: Phrases[str]
    leads_to: Phrases[str]
    behind: bool
    shared: Phrases[str]


def titles_for(pack: Pack) -> Titles:
    """The compiled titles of a pack."""
    return _compiled(pack.code)


@cache
def _compiled(code: str) -> Titles:
    pack = load_pack(code)
    posts = pack.posts
    styles: list[tuple[str, Style]] = [(title, "rank") for title in posts.ranks]
    styles += [(title, "envoy") for title in posts.envoys]
    styles += [(title, "personal") for title in posts.personal]
    styles += [(title, "deputising") for title in posts.deputising]
    for title in posts.titles:
        styles += [(title, "title"), *((f"{deputy} {title}", "title") for deputy in posts.deputies)]
    for title in posts.ministers:
        styles += [(title, "minister"), *((f"{deputy} {title}", "minister") for deputy in posts.deputies)]
    states: list[tuple[str, State]] = [(word, "former") for word in posts.former]
    states += [(word, "acting") for word in posts.acting]
    made: list[tuple[str, State]] = [(word, "current") for word in posts.made]
    made += [(word, "former") for word in posts.unmade]
    return Titles(
        lexicon=lexicon_for(pack),
        titles=Phrases(styles, cased=False),
        bound=frozenset(canonical(word).lower() for word in posts.bound),
        suffixes=words_of(posts.suffixes),
        at=frozenset(posts.at),
        states=Phrases(states, cased=False),
        candidate=words_of(posts.candidate),
        group=words_of(posts.group),
        lists=words_of(posts.lists),
        countries=words_of(posts.countries),
        both=words_of(posts.both),
        extra=words_of(posts.extra),
        made=Phrases(made, cased=False),
        pronouns=frozenset(posts.pronouns),
        agents=frozenset(posts.agents),
        ceremonies=frozenset(posts.ceremonies),
        fresh=frozenset(posts.fresh),
        unnamed=words_of(posts.unnamed, cased=True),
        deputies=words_of(posts.deputies),
        leads_to=words_of(posts.leads_to),
        behind=posts.behind,
        shared=words_of(posts.shared),
    )


class Named(NamedTuple):
    """A name of the sentence by its tokens."""

    start: int
    end: int
    mention: NameMention


def written_posts(line: Line, names: list[Named], titles: Titles) -> list[Written]:
    """The posts in a sentence, left to right, none inside another or inside a name."""
    starts = {name.start: name for name in names}
    ends = {name.end: name for name in names} if titles.behind else {}
    inside = {at: name for name in names for at in range(name.start, name.end)}
    found: list[Written] = []
    done = 0
    for at in titles.titles.firsts(line):
        hidden = at in inside and not _outgrows(line, at, starts, titles)
        post = None if at < done or hidden or line.shapes[at] == "p" else _at(line, at, starts, titles)
        if post is not None:
            found.append(_held(line, _whole(line, post, ends, titles) if titles.behind else post, titles))
            done = post.end
    return [post for post in found if post.style != "rank" or line.capital(post.start) or post.end in starts]


def _at(line: Line, at: int, starts: dict[int, Named], titles: Titles) -> Written | None:
    hit = titles.titles.longest(line, at)
    if hit is None:
        return None
    end, style = hit
    topic = _with_topic(line, Written(at, end, end, (), style), starts, titles)
    if topic is not None:
        return topic
    suffix = titles.suffixes.longest(line, end)
    end = suffix[0] if suffix else end
    post = Written(at, end, end, (), style)
    post = _dotted(line, post) if style == "rank" else _READERS[style](line, post, starts, titles)
    post = (None if post.bodies else _with_topic(line, post, starts, titles)) or post
    bare = not post.bodies and post.title_end == end
    if bare and " ".join(line.lows[at:end]) in titles.bound:
        return None
    if post.style == "deputising":
        return post._replace(state="deputising") if line.shapes[at] == "C" else None
    return post


def _outgrows(line: Line, at: int, starts: dict[int, Named], titles: Titles) -> bool:
    """Whether a title begins with the country's name that it is of, and is longer ("Nhật hoàng")."""
    hit, name = titles.titles.longest(line, at), starts.get(at)
    return hit is not None and name is not None and hit[0] > name.end and name.mention.kind == "country"


def _whole(line: Line, post: Written, ends: dict[int, Named], titles: Titles) -> Written:
    """The post with its field, the deputy's word, and the country or body whose it is, which stand before it."""
    start = _fields_before(line, post.start, titles) if post.style == "title" else post.start
    deputy = titles.deputies.ending(line, start, 2) if start < post.start else None
    start = start if deputy is None else deputy
    whose = ends.get(start)
    told = whose is not None and whose.mention.kind in {"country", "organization"} and not post.bodies
    return post._replace(start=start, bodies=(whose.mention,) if whose and told else post.bodies)


def _fields_before(line: Line, at: int, titles: Titles) -> int:
    """The start of the fields before a title: "Culture, Sports and Tourism Minister"."""
    lexicon, start, listed = titles.lexicon, at, False
    while line.capital(at):
        joint = start < at and line.lows[start - 1] in lexicon.joins
        if joint and line.words[start - 1] == "," and not listed:
            break
        field = lexicon.fields.ending(line, start - joint, 3)
        if field is None or not line.capital(field) or titles.leads_to.ending(line, field, 2) is not None:
            break
        start, listed = field, listed or joint
    return start


def _with_topic(line: Line, post: Written, starts: dict[int, Named], titles: Titles) -> Written | None:
    """The post with what its holder looks after, up to the name: "Quốc vụ khanh phụ trách Không gian A"."""
    hit = titles.lexicon.post_topics.longest(line, post.end) if post.style != "rank" else None
    end = field_before_name(line, hit[0], titles.lexicon) if hit else 0
    named = end > 0 and end in starts and starts[end].mention.kind == "person"
    return post._replace(end=end, title_end=end) if named else None


def _dotted(line: Line, post: Written) -> Written:
    """An abbreviated rank with its point."""
    dotted = post.end < len(line) and line.words[post.end] == "." and line.joined(post.end)
    return post._replace(end=post.end + dotted) if line.shapes[post.end - 1] != "l" else post


def _with_body(line: Line, post: Written, starts: dict[int, Named], titles: Titles) -> Written:
    """The post with the body, place or country named right after it, or reaching out of its last words."""
    for at in range(post.start + 1, post.title_end + 1):
        body = starts.get(at)
        if (
            body is not None
            and body.end >= post.title_end
            and body.mention.kind in {"organization", "place", "country"}
        ):
            return post._replace(end=body.end, bodies=(body.mention,))
    led = led_to(line, post.end, _bodies(starts), titles.lexicon) if titles.behind else 0
    if led:
        body = next((name for name in starts.values() if name.end == led and name.start > post.end), None)
        bodies = (body.mention,) if body else ()
        return post._replace(end=led, title_end=body.start if body else led, bodies=bodies)
    unnamed = titles.unnamed.longest(line, post.end)
    if unnamed is not None and post.end not in starts:
        return _with_body(line, post._replace(end=unnamed[0], title_end=unnamed[0]), starts, titles)
    return _with_countries(line, post, starts, titles)


def _bodies(starts: dict[int, Named]) -> dict[int, int]:
    """The ends of all names but of people, by where they begin."""
    return {at: name.end for at, name in starts.items() if name.mention.kind != "person"}


def _with_countries(line: Line, post: Written, starts: dict[int, Named], titles: Titles) -> Written:
    """The post with a list of countries ("Tổng thống các nước A, B và C")."""
    hit = titles.countries.longest(line, post.end)
    if hit is None:
        return post
    at, bodies = hit[0], list[NameMention]()
    end = post.end
    while at in starts and starts[at].mention.kind == "country":
        bodies.append(starts[at].mention)
        end = starts[at].end
        at = end + 1 if end < len(line) and line.lows[end] in titles.lexicon.joins else len(line)
    return post._replace(end=end, bodies=tuple(bodies), group=len(bodies) > 1)


def _minister(line: Line, post: Written, starts: dict[int, Named], titles: Titles) -> Written:
    """A minister's post with the field in its title, and the country after it."""
    field, named = portfolio_end(line, post.end, titles.lexicon), starts.get(post.end)
    longer = field_before_name(line, field or post.end, titles.lexicon)
    if longer and _is_field(post.end, longer, starts):
        return post._replace(end=longer, title_end=longer)
    if not field or (named is not None and named.end >= field):
        return _with_body(line, post, starts, titles)
    countries = {at for at, name in starts.items() if name.mention.kind == "country"}
    wider = field_before_country(line, field, countries)
    field = field if any(at in starts for at in range(field, wider)) else wider or field
    post = post._replace(end=field, title_end=field)
    country = starts.get(post.end)
    if country is not None and country.mention.kind == "country":
        return post._replace(end=country.end, bodies=(country.mention,))
    return post


def _is_field(start: int, end: int, starts: dict[int, Named]) -> bool:
    """Whether somebody is named at `end`, and no country or body before whose the field would be."""
    named = [starts[at] for at in range(start, end + 1) if at in starts]
    others = {"country", "organization"}
    return bool(named) and named[-1].start == end and not any(n.mention.kind in others for n in named[:-1])


def _envoy(line: Line, post: Written, starts: dict[int, Named], titles: Titles) -> Written:
    """An envoy's post: whose, and to whom ("Đại sứ Việt Nam tại Peru" is of Peru)."""
    sender = starts.get(post.end)
    sent = sender is not None and sender.mention.kind != "person"
    at = sender.end if sender is not None and sent else post.end
    host = starts.get(at + 1) if at < len(line) and line.lows[at] in titles.at else None
    if host is not None and host.mention.kind != "person":
        return post._replace(end=host.end, title_end=at + 1, bodies=(host.mention,))
    return post._replace(end=at, bodies=(sender.mention,)) if sender is not None and sent else post


def _personal(line: Line, post: Written, starts: dict[int, Named], titles: Titles) -> Written:
    """A post at another's side: the other's post belongs to the title."""
    other = titles.titles.longest(line, post.end) if line.capital(post.end) else None
    if other is None or post.end in starts:
        return _with_body(line, post, starts, titles)
    read = _READERS.get(other[1], _with_body)
    inner = read(line, Written(post.end, other[0], other[0], (), other[1]), starts, titles)
    return post._replace(end=inner.end, title_end=inner.title_end, bodies=inner.bodies)


_READERS = {
    "title": _with_body,
    "minister": _minister,
    "envoy": _envoy,
    "personal": _personal,
    "deputising": _with_body,
}


def _held(line: Line, post: Written, titles: Titles) -> Written:
    """The post with the word before it that says it is no longer, or not fully, held."""
    for at in range(max(0, post.start - 3), post.start):
        hit = titles.states.longest(line, at)
        if hit is not None and hit[0] == post.start:
            return post._replace(start=at, state=hit[1])
    return post
