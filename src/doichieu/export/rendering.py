"""Templates filled in, with every value made harmless, under a policy that lets nothing else run or load."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from doichieu.export.display import shown
from doichieu.export.files import ExportOptions, File

STYLE = "assets/dossier.css"
SCRIPT = "assets/dossier.js"
_SCRIPTS = ("places.js", "comfort.js", "beside.js", "find.js")
_CLOSED = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"


def render(template: str, options: ExportOptions, **context: object) -> str:
    """A template filled in: style and script inside, named by hash, or linked where the options say so."""
    style, script = style_sheet(), scripts()
    sources = ("'self'", "'self'") if options.assets else (hash_source(style), hash_source(script))
    policy = "{}; style-src {}; script-src {}".format(_CLOSED, *sources)
    page = _environment().get_template(template)
    return page.render(style=style, script=script, policy=policy, linked=options.assets, **context)


def assets() -> tuple[File, ...]:
    """Style and script as files of their own, which a server under a strict policy can serve."""
    return (File(STYLE, style_sheet().encode()), File(SCRIPT, scripts().encode()))


@cache
def style_sheet() -> Markup:
    """The style of all pages."""
    return _asset("style.css")


@cache
def scripts() -> Markup:
    """The script of all pages; comfort only."""
    return Markup("").join(_asset(name) for name in _SCRIPTS)


def hash_source(text: str) -> str:
    """The hash by which a content security policy allows an inline style or script."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> Markup:
    return Markup(files("doichieu.export").joinpath("templates", name).read_text(encoding="utf-8"))


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
