"""The settings of a run: each folder's options, composed; the environment fills in what no option on the line says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from doichieu.batch.options import MEGABYTE, BatchOptions
from doichieu.errors import RunError
from doichieu.export.files import ExportOptions, Language
from doichieu.lang.pack import LANGUAGES, load_pack
from doichieu.pipeline import Options
from doichieu.sources.decoding import LARGEST
from doichieu.stories.grouping import StoryOptions
from doichieu.text.canonical import canonical

MOST_WORKERS = 256


class Environment(Struct, frozen=True):
    """The variables that doichieu reads, here under their names without `DOICHIEU_` and in small letters.

    `workers`: processes to use, 0 for one per core · `page_mb`: no page larger than this many megabytes is
    read, at most what decoding takes · `lang`: language of the interface of the pages written, `vi` or `en`.
    """

    workers: Annotated[int, Meta(ge=0, le=MOST_WORKERS)] = 0
    page_mb: Annotated[int, Meta(ge=1, le=LARGEST // MEGABYTE)] = LARGEST // MEGABYTE
    lang: Language = "vi"


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that a user may choose."""

    pipeline: Options = Options()
    batch: BatchOptions = BatchOptions()
    export: ExportOptions = ExportOptions()


def read_environment(variables: Mapping[str, str]) -> Environment:
    """The settings in the environment; RunError names a variable whose value makes no sense."""
    given = {}
    for field in Environment.__struct_fields__:
        name = f"DOICHIEU_{field.upper()}"
        if variables.get(name):
            try:
                given[field] = getattr(msgspec.convert({field: variables[name]}, Environment, strict=False), field)
            except msgspec.ValidationError as error:
                reason = str(error).partition(" - at ")[0]
                raise RunError(f"{name}={variables[name]}: {reason}; set it so, or leave it out") from error
    return Environment(**given)


def compose_settings(
    environment: Environment,
    *,
    one_story: bool,
    language: Language | None,
    stream: bool = False,
    formats: tuple[str, ...] = (),
) -> Settings:
    """The settings of one run: what was said on the line, else in the environment."""
    return Settings(
        pipeline=Options(stories=StoryOptions(one_story=one_story, stream=stream)),
        batch=BatchOptions(workers=environment.workers, page_bytes=environment.page_mb * MEGABYTE),
        export=ExportOptions(language=language or environment.lang, formats=formats),
    )


def read_country(name: str) -> str:
    """The code of a country, by its code or any name that a language knows it by; RunError where none does."""
    wanted = canonical(name).casefold().strip()
    for language in LANGUAGES:
        for country in load_pack(language).countries.countries:
            known = (country.code, country.name, *country.forms)
            if not country.former and wanted in {canonical(form).casefold() for form in known}:
                return country.code
    raise RunError(f"--country {name}: no country goes by this; give its two letters, such as PT, or its name")
