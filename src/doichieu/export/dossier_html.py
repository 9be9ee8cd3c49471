"""`dossier.html`: one file that opens anywhere, with no network, and reads without scripts."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from doichieu.export.display import shown
from doichieu.export.files import ExportOptions, File, encode
from doichieu.export.lineage import draw_lineage
from doichieu.export.sheet import Sheet
from doichieu.export.wording import load_words
from doichieu.model.dossier import Bound


def export(bound: Bound, options: ExportOptions) -> tuple[File, ...]:
    """The dossier as a page to read, in the interface language of the options."""
    words = load_words(options.language)
    sheet = Sheet(bound, words)
    html = render("dossier.html", t=words, sheet=sheet, d=bound.dossier, lineage=draw_lineage(sheet))
    return (File("dossier.html", encode(html)),)


def render(template: str, **context: object) -> str:
    """A template filled in: every value made harmless and escaped; style and script inside, named by hash."""
    style, script = asset("style.css"), asset("comfort.js") + asset("beside.js")
    policy = f"default-src 'none'; style-src '{hash_source(style)}'; script-src '{hash_source(script)}'; img-src data:"
    policy += "; base-uri 'none'; form-action 'none'"
    return _environment().get_template(template).render(style=style, script=script, policy=policy, **context)


@cache
def asset(name: str) -> Markup:
    """The text of a file in `templates/` that goes into pages as it is: our own style or script."""
    return Markup(files("doichieu.export").joinpath("templates", name).read_text(encoding="utf-8"))


def hash_source(text: str) -> str:
    """The hash by which a content security policy allows an inline style or script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("doichieu.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
