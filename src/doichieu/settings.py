"""The settings of a run: each folder's options, composed; the environment fills in what no option on the line says."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from doichieu.batch.options import MEGABYTE, BatchOptions
from doichieu.errors import RunError
from doichieu.export.files import ExportOptions, Language
from doichieu.pipeline import Options
from doichieu.stories.grouping import StoryOptions


class Environment(Struct, frozen=True):
    """The variables that doichieu reads, here under their names without `DOICHIEU_` and in small letters.

    `workers`: processes to use, 0 for one per core · `page_mb`: no page larger than this many megabytes is
    read · `lang`: language of the interface of the pages written, `vi` or `en`.
    """

    workers: int = 0
    page_mb: int = 20
    lang: Language = "vi"


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that a user may choose."""

    pipeline: Options = Options()
    batch: BatchOptions = BatchOptions()
    export: ExportOptions = ExportOptions()


def read_environment(variables: Mapping[str, str]) -> Environment:
    """The settings in the environment; RunError names a variable whose value makes no sense."""
    known = {field: f"DOICHIEU_{field.upper()}" for field in Environment.__struct_fields__}
    given = {field: variables[name] for field, name in known.items() if variables.get(name)}
    try:
        return msgspec.convert(given, Environment, strict=False)
    except msgspec.ValidationError as error:
        raise RunError(f"the environment's DOICHIEU_ variables: {error}") from error


def compose_settings(environment: Environment, *, one_story: bool, language: Language | None) -> Settings:
    """The settings of one run: what was said on the line, else in the environment."""
    return Settings(
        pipeline=Options(stories=StoryOptions(one_story=one_story)),
        batch=BatchOptions(workers=environment.workers, page_bytes=environment.page_mb * MEGABYTE),
        export=ExportOptions(language=language or environment.lang),
    )
