"""What the names in a page's markup say of a box: web conventions, in the words that content systems use."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from doichieu.extract.wording import wording_for

_STEP = re.compile(r"^(?P<tag>[\w-]+)(?P<names>[^\[]*)(?P<marks>(?:\[\w+\])*)$")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "imprint",
    "button": "navigation",
    "label": "form",
    "legend": "form",
    "form": "form",
    "fieldset": "form",
    "dialog": "overlay",
    "aside": "related",
    "marquee": "related",
    "figcaption": "caption",
    "caption": "caption",
    "figure": "figure",
}
_ROLES = {
    "navigation": "navigation",
    "contentinfo": "imprint",
    "banner": "navigation",
    "search": "form",
    "dialog": "overlay",
    "complementary": "related",
    "hidden": "hidden",
    "articleBody": "content",
    "headline": "headline",
    "author": "byline",
    "datePublished": "byline",
    "comment": "comment",
}
_WORDS = {
    "comment": "comment comments commentlist commenting cmt disqus respond reply replies discussion livefyre "
    "conversation",
    "related": "related recommend recommended recommendation recommendations recirc recirculation readmore readnext "
    "upnext outbrain taboola popular trending mostread mostpopular teaser teasers sidebar rail more morefrom "
    "suggested similar promo promos crosslink crosslinks seealso alsoread zergnet inlinerelated latest",
    "share": "share shares sharing sharebar sharedaddy sharethis social socials addthis addtoany shareaholic sns "
    "follow followus jetpack",
    "advert": "ad ads adv advert adverts advertisement advertisements advertising adsense adslot adunit adbox dfp "
    "gpt sponsor sponsored sponsors banner banners promoted promotion affiliate",
    "navigation": "nav navbar navigation navigator menu menus submenu breadcrumb breadcrumbs crumb crumbs pagination "
    "pager topbar bottombar toolbar masthead skip sitemap pagenav postnav infobar",
    "imprint": "footer copyright colophon",
    "overlay": "cookie cookies consent gdpr overlay modal popup lightbox",
    "form": "newsletter newsletters subscribe subscription signup login register paywall regwall poll survey quiz "
    "widget widgets search optin donate donation callout",
    "tags": "tag tags taglist keywords topics tagcloud categories",
    "author_box": "authorbox authorbio bio aboutauthor",
    "caption": "caption captions figcaption imagecaption wpcaption newscaption",
    "byline": "byline bylines author authors authorname writer meta postmeta entrymeta date dateline timestamp pubdate "
    "published",
    "clock": "today clock currentdate currenttime",
    "lead": "lead lede standfirst dek deck summary excerpt chapeau",
    "embed": "embed embeds embedded tweet blockquote pullquote",
}
_PAIRS = {
    ("author", "box"): "author_box",
    ("author", "bio"): "author_box",
    ("author", "info"): "author_box",
    ("author", "card"): "author_box",
    ("about", "author"): "author_box",
    ("header", "date"): "clock",
    ("header", "time"): "clock",
    ("current", "date"): "clock",
    ("current", "time"): "clock",
    ("top", "date"): "clock",
    ("article", "body"): "content",
    ("entry", "content"): "content",
    ("post", "content"): "content",
    ("article", "content"): "content",
    ("story", "body"): "content",
    ("post", "body"): "content",
    ("story", "content"): "content",
    ("article", "text"): "content",
    ("body", "text"): "content",
    ("content", "body"): "content",
    ("fck", "detail"): "content",
    ("read", "more"): "related",
    ("read", "next"): "related",
    ("see", "also"): "related",
    ("sr", "only"): "hidden",
    ("visually", "hidden"): "hidden",
    ("screen", "reader"): "hidden",
    ("most", "read"): "related",
    ("most", "popular"): "related",
    ("up", "next"): "related",
    ("whats", "next"): "related",
    ("image", "caption"): "caption",
    ("photo", "caption"): "caption",
    ("article", "header"): "header",
    ("entry", "header"): "header",
    ("post", "header"): "header",
    ("news", "header"): "header",
    ("story", "header"): "header",
    ("detail", "header"): "header",
}
_KIND = {word: kind for kind, words in _WORDS.items() for word in words.split()}


@lru_cache(maxsize=20_000)
def hints_of(label: str, language: str | None) -> frozenset[str]:
    """The kinds of box that a step of a path names, its number left out: comment, related, advert, content …

    Names in the language of the page are known where it has a pack.
    """
    match = _STEP.match(label)
    if not match:
        return frozenset()
    kinds = _KIND | dict(wording_for(language).markup)
    words = [word.lower() for word in _WORD.findall(match["names"])]
    found = {kinds[word] for word in words if word in kinds}
    found |= {_PAIRS[pair] for pair in itertools.pairwise(words) if pair in _PAIRS}
    found |= {_ROLES[mark] for mark in re.findall(r"\w+", match["marks"]) if mark in _ROLES}
    if match["tag"] in _TAGS:
        found.add(_TAGS[match["tag"]])
    return frozenset(found)
