"""The posts on a page, each tied to the person who is said to hold it.

A stack of posts belongs to the name right after it; posts after a name and a comma or dash belong to that name;
"các ủy viên ... là A, B" gives its post to everyone in the list; "X được bầu giữ chức ..." to its subject.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from doichieu.annotate.names.people import definite
from doichieu.annotate.names.tokens import Line
from doichieu.annotate.posts.titles import Named, Titles, Written, titles_for, written_posts
from doichieu.lang.pack import Pack
from doichieu.model.reading import NameMention, PostMention
from doichieu.model.span import Range

_SUBJECT = 16
_BRACKETS = 12
_WORDS = 8
_LIST_ENDS = ".;"


def read_posts(lines: list[Line], names: tuple[NameMention, ...], pack: Pack) -> tuple[PostMention, ...]:
    """The posts in the sentences of a page, in order of place; one that several hold stands once for each."""
    titles = titles_for(pack)
    starts = [name.range.start for name in names]
    found: list[PostMention] = []
    for line in lines:
        here = names[bisect_left(starts, line.starts[0]) : bisect_left(starts, line.ends[-1])]
        found += _Clauses(line, _by_token(line, here), titles).posts()
    return tuple(
        sorted(found, key=lambda p: (p.range.start, p.range.end, p.holder or Range(0, 0), p.body or Range(0, 0)))
    )


def _by_token(line: Line, names: tuple[NameMention, ...]) -> list[Named]:
    """The longest names of a sentence by their tokens."""
    first = {start: at for at, start in enumerate(line.starts)}
    last = {end: at + 1 for at, end in enumerate(line.ends)}
    return [
        Named(first[name.range.start], last[name.range.end], name)
        for name in names
        if not name.nested and name.range.start in first and name.range.end in last
    ]


class _Tie(NamedTuple):
    post: Written
    holder: Named


class _Clauses:
    """One sentence's posts and people, and the grammar that ties them."""

    def __init__(self, line: Line, names: list[Named], titles: Titles) -> None:
        self.line, self.names, self.titles = line, names, titles
        spouse = titles.lexicon.spouse
        self.people = [n for n in names if n.mention.kind == "person" and not spouse.longest(line, n.start)]
        written = [self._with_words(post) for post in written_posts(line, names, titles)]
        self.grouped = [p for p in written if self._is_group(p)]
        self.written = [p for p in written if p in self.grouped or not self._unheld(p)]
        self.post_ending = {post.end: post for post in self.written}
        self.person_ending = {person.end: person for person in self.people}
        self.person_starting = {person.start: person for person in self.people}
        self.ties: list[_Tie] = []

    def posts(self) -> list[PostMention]:
        """Every post of the sentence with its holders."""
        for person in self.people:
            self._stack(person)
        self._split_stacks()
        for person in self.people:
            self._announce(person)
            self._name_behind(person)
        for post in self.written:
            if post in self.grouped:
                self._share(post)
            elif not self._tied(post):
                self._follow(post)
        found = [self._mention(tie.post, tie.holder) for tie in self.ties]
        tied = {tie.post for tie in self.ties}
        found += [self._mention(post, None, body) for post in self.written if post not in tied for body in _each(post)]
        return [*found, *self._concurrent()]

    def _with_words(self, post: Written) -> Written:
        """A post after a comma with the words of a body that is no known name, up to the next mark."""
        at, line = post.end, self.line
        listed = post.start > 1 and line.words[self._past_fresh(post.start) - 1] in ",-"
        if post.bodies or post.style != "title" or not listed or not line.capital(at):
            return post
        stop = min(at + _WORDS, len(line))
        end = next((i for i in range(at, stop) if line.shapes[i] == "p"), len(line) if stop == len(line) else 0)
        others = {name.start for name in self.names} & set(range(at, end))
        told = others or any(self._tells(i) for i in range(at, end) if line.shapes[i] == "l")
        return post if told or not end else post._replace(end=end, title_end=end)

    def _tells(self, at: int) -> bool:
        """Whether a word that tells what is done stands at a token."""
        line, lexicon = self.line, self.titles.lexicon
        doing = (lexicon.acts, lexicon.predicates)
        return line.lows[at] in lexicon.topic_stops or any(words.longest(line, at) for words in doing)

    def _mention(self, post: Written, holder: Named | None, body: NameMention | None = None) -> PostMention:
        bodies = post.bodies or self._shared_bodies(post, holder)
        body = body or (bodies[0] if bodies else None)
        return PostMention(
            range=self.line.range(post.start, post.end),
            title=self.line.surface(post.start, post.title_end),
            body=body.range if body else None,
            holder=holder.mention.range if holder else None,
            state=post.state,
        )

    def _shared_bodies(self, post: Written, holder: Named | None) -> tuple[NameMention, ...]:
        """The body of the further post that a bare one is joined to: "Chủ tịch kiêm Tổng giám đốc Công ty A"."""
        joint = self.titles.shared.longest(self.line, post.end) if post.style == "title" and holder else None
        if joint is None or post.end != post.title_end:
            return ()
        further = (tie.post for tie in self.ties if tie.holder is holder and tie.post.start == joint[0])
        return next((post.bodies for post in further), ())

    def _tied(self, post: Written) -> bool:
        return any(tie.post is post for tie in self.ties)

    def _is_group(self, post: Written) -> bool:
        """Whether a plural word stands before a post, and a list of its holders after it."""
        start = self.titles.group.ending(self.line, post.start, 3)
        if start is None:
            return False
        direct = any(person.start == post.end for person in self.people)
        return direct or self.titles.lists.longest(self.line, post.end) is not None

    def _unheld(self, post: Written) -> bool:
        """Whether the words before a post speak of the post itself, not of its holder ("chức", "ứng cử viên")."""
        if post.end in {person.start for person in self.people}:
            return False
        if self._made(post) is not None:
            return False
        return self.titles.candidate.ending(self.line, post.start, 3) is not None

    def _stack(self, person: Named) -> None:
        """Posts right before a name, and those before them."""
        at = self._past_honorifics(person.start)
        post = self.post_ending.get(at) or self.post_ending.get(self._past_brackets(at)) or self._accredited(at)
        while post is not None and post not in self.grouped:
            self.ties.append(_Tie(post, person))
            at = self._past_joint(post.start)
            post = self.post_ending.get(at) if at < post.start or at in self.post_ending else None

    def _accredited(self, at: int) -> Written | None:
        """The envoy's post before a further country of his: "Đại sứ Việt Nam tại A, kiêm nhiệm B X"."""
        country = next((n for n in self.names if n.end == at and n.mention.kind == "country"), None)
        start = self.titles.extra.ending(self.line, country.start, 3) if country else None
        if not start:
            return None
        post = self.post_ending.get(start - (self.line.words[start - 1] == ","))
        return post if post and post.style == "envoy" else None

    def _past_honorifics(self, at: int) -> int:
        """The token before the words of address in front of a name."""
        if at in self.post_ending:
            return at
        start = self.titles.lexicon.titles.ending(self.line, at, 3)
        return start if start is not None and start in self.post_ending else at

    def _past_brackets(self, at: int) -> int:
        """The token before what stands in brackets before a token: "Tổ chức A (OA) B", "A (34 tuổi), giám đốc"."""
        if at < 1 or self.line.words[at - 1] != ")":
            return at
        inside = range(at - 2, max(-1, at - 2 - _BRACKETS), -1)
        return next((start for start in inside if self.line.words[start] == "("), at)

    def _announce(self, person: Named) -> None:
        """A post before a comma and a word of address in front of a name: "Giám đốc Sở A, ông B, cho biết"."""
        start = self.titles.lexicon.kin.ending(self.line, person.start, 3)
        if start is None or start < 2 or self.line.words[start - 1] != ",":
            return
        at = start - 1
        place = next((n for n in self.names if n.end == at and n.mention.kind == "place"), None)
        if place is not None and place.start > 1 and self.line.words[place.start - 1] == ",":
            at = place.start - 1
        post = self.post_ending.get(at)
        if post is None or not post.bodies or self._tied(post) or post in self.grouped:
            return
        if self._appositive(post) is None and not any(tie.holder is person for tie in self.ties):
            self.ties.append(_Tie(post, person))

    def _name_behind(self, person: Named) -> None:
        """The post of one person who is named behind its comma: "the Danish prime minister, A, said"."""
        behind = self.titles.behind and person.start > 1 and self.line.words[person.start - 1] == ","
        post = self.post_ending.get(person.start - 1) if behind else None
        if post is None or self._tied(post) or self._appositive(post) or any(t.holder is person for t in self.ties):
            return
        if definite(self.line, post.start, self.titles.lexicon):
            self.ties.append(_Tie(post, person))

    def _past_fresh(self, at: int) -> int:
        """The token before the word that says that a post is newly held."""
        return at - (at > 0 and self.line.lows[at - 1] in self.titles.fresh)

    def _past_joint(self, at: int) -> int:
        """The token before what joins two posts of one person, the same token where they touch."""
        joint = self.titles.both.ending(self.line, at, 4)
        return at if joint is None else joint

    def _split_stacks(self) -> None:
        """In "A, post, post B" the posts but the last are A's, unless A has some of his own before him."""
        for person in self.people:
            stack = [tie for tie in self.ties if tie.holder is person]
            first = stack[-1].post if stack else None
            before = self._appositive(first) if first is not None and len(stack) > 1 else None
            if before is None or any(tie.holder is before for tie in self.ties):
                continue
            for tie in stack[1:]:
                self.ties[self.ties.index(tie)] = _Tie(tie.post, before)

    def _appositive(self, post: Written) -> Named | None:
        """The person whose name ends right before the comma, dash or bracket in front of a post."""
        at = self._past_fresh(post.start) - 1
        if at < 1 or self.line.words[at] not in ",-(":
            return None
        return self.person_ending.get(at) or self.person_ending.get(self._past_brackets(at))

    def _follow(self, post: Written) -> None:
        """A post after its holder: in apposition, after another such post, or after a verb of appointment."""
        holder = self._appositive(post)
        if holder is not None and self._may_follow(post, holder):
            self.ties.append(_Tie(post, holder))
            return
        chained = self.post_ending.get(self._past_joint(self._past_fresh(post.start)))
        holders = [tie.holder for tie in self.ties if tie.post is chained and tie.holder.end <= tie.post.start]
        if chained is not None and holders and (self._ends_clause(post) or self._goes_on(post)):
            self.ties.append(_Tie(post, holders[0]))
            return
        self._appoint(post)

    def _may_follow(self, post: Written, holder: Named) -> bool:
        """Whether a post after a name is that person's: always, where the name has none but ranks before it."""
        stacked = (tie.post for tie in self.ties if tie.holder is holder and tie.post.end <= holder.start)
        if all(post.style == "rank" for post in stacked):
            return True
        return self._ends_clause(post) and (bool(post.bodies) or post.style == "minister")

    def _ends_clause(self, post: Written) -> bool:
        return post.end >= len(self.line) or self.line.shapes[post.end] == "p"

    def _goes_on(self, post: Written) -> bool:
        """Whether a post that says what it is of is followed by what its holder does: "A, post, post dẫn đầu ..."."""
        told = bool(post.bodies) or post.style == "minister"
        return told and self.line.shapes[post.end] == "l" and self.line.lows[post.end] not in self.titles.lexicon.joins

    def _made(self, post: Written) -> tuple[int, Written] | None:
        """Where the words of appointment before a post begin, and the post as they say it is held."""
        for start in range(max(0, post.start - 6), post.start):
            hit = self.titles.made.longest(self.line, start)
            if hit is not None and hit[0] == post.start and self.line.lows[start - 1] not in self.titles.ceremonies:
                return start, post if hit[1] == "current" else post._replace(state=hit[1])
        return None

    def _appoint(self, post: Written) -> None:
        made = self._made(post)
        if made is None:
            return
        start, held = made
        before = [p for p in self.people if p.end <= start and start - self._last_post(p) <= _SUBJECT]
        short = start + 1 == post.start
        while before:
            subject = before.pop()
            told = subject.end == start or self._pronoun(subject.end, start) or self._in_apposition(subject, start)
            if short and not told:
                return
            if self._stack_start(subject) and self.line.lows[self._stack_start(subject) - 1] in self.titles.agents:
                continue
            self.written[self.written.index(post)] = held
            self.ties.append(_Tie(held, subject))
            return

    def _last_post(self, person: Named) -> int:
        """The end of a person's name, or of the last post after it."""
        return max([person.end, *(tie.post.end for tie in self.ties if tie.holder is person)])

    def _in_apposition(self, subject: Named, at: int) -> bool:
        """Whether a post of the subject's and a comma stand right before a token."""
        post = self.post_ending.get(at - 1) if self.line.words[at - 1] == "," else None
        return post is not None and any(tie == (post, subject) for tie in self.ties)

    def _pronoun(self, start: int, end: int) -> bool:
        return any(low in self.titles.pronouns for low in self.line.lows[start:end])

    def _stack_start(self, person: Named) -> int:
        starts = [tie.post.start for tie in self.ties if tie.holder is person and tie.post.start < person.start]
        return min([person.start, *starts])

    def _share(self, post: Written) -> None:
        """A post of many: everyone in the list after it holds it."""
        marker = self.titles.lists.longest(self.line, post.end)
        if marker is None:
            holders = self._contiguous(post.end)
        else:
            colon = self.line.words[marker[0] - 1] == ":"
            end = self._list_end(marker[0], colon)
            holders = [p for p in self.people if marker[0] <= p.start < end and not self._in_brackets(p.start)]
        self.ties += [_Tie(post, holder) for holder in holders]

    def _list_end(self, at: int, colon: bool) -> int:
        """Where a list of holders ends: a list after a colon may hold semicolons, another one ends there."""
        others = [post.start for post in self.grouped if post.start > at]
        stop = min([len(self.line), *others])
        if not colon:
            stop = next((i for i in range(at, stop) if self.line.words[i] == ";"), stop)
        return stop

    def _contiguous(self, at: int) -> list[Named]:
        """The people in a plain list of names: "các Phó Thủ tướng A, B và C"."""
        holders: list[Named] = []
        while at in self.person_starting:
            holders.append(self.person_starting[at])
            at = holders[-1].end
            if at < len(self.line) and self.line.lows[at] in self.titles.lexicon.joins:
                at += 1
        return holders if len(holders) > 1 else []

    def _in_brackets(self, at: int) -> bool:
        before = self.line.words[:at]
        return before.count("(") > before.count(")")

    def _concurrent(self) -> list[PostMention]:
        """The further countries of an envoy: "Đại sứ ... X, kiêm nhiệm A"."""
        found = []
        starts = {name.start: name for name in self.names}
        for tie in [t for t in self.ties if t.post.style == "envoy" and t.post.end <= t.holder.start]:
            at = tie.holder.end
            at += at < len(self.line) and self.line.words[at] in ",("
            extra = self.titles.extra.longest(self.line, at)
            at = extra[0] if extra else len(self.line)
            while at in starts and extra is not None:
                country = starts[at]
                title = self.line.surface(tie.post.start, tie.post.title_end - 1) + " " + extra[1]
                found.append(
                    PostMention(
                        range=self.line.range(extra[0] - len(extra[1].split()), country.end),
                        title=title,
                        body=country.mention.range,
                        holder=tie.holder.mention.range,
                    )
                )
                at = (
                    country.end + 1
                    if self.line.lows[country.end : country.end + 1] in {(join,) for join in self.titles.lexicon.joins}
                    else len(self.line)
                )
        return found


def _each(post: Written) -> tuple[NameMention | None, ...]:
    """The bodies for which a post without a holder stands: one, or each of a list."""
    return post.bodies if post.group else (None,)
