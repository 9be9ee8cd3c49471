"""What every command has in common, and what the docs must say of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

import doichieu
from doichieu.cli.app import app
from doichieu.settings import Environment

Run = Callable[..., Any]
DOCS = Path(__file__).parents[2] / "docs"


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"doichieu {doichieu.__version__}\n"


def test_the_schema_is_json(run: Run) -> None:
    assert json.loads(run("schema").out)["$ref"] == "#/$defs/Dossier"


@pytest.mark.parametrize("words", [(), ("--help",), ("build", "--help"), ("verify", "--help"), ("schema", "--help")])
def test_help(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert "Usage" in ran.out + ran.err


def test_every_command_option_and_variable_stands_in_the_docs() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in DOCS.glob("*.md"))
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    wanted = [f"doichieu {name}" for name in commands]
    wanted += [option for c in commands.values() for p in c.params for option in p.opts if option.startswith("--")]
    wanted += [f"DOICHIEU_{field.upper()}" for field in Environment.__struct_fields__]
    assert [word for word in wanted if word not in text] == []


def test_every_exit_code_stands_in_the_docs() -> None:
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| (\d+) \|", text, re.MULTILINE)) == {"0", "1", "2", "3", "130"}
