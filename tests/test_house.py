"""What the house rules ask of the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import doichieu

ROOT = Path(doichieu.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
CATCH_ALLS = {"utils", "util", "helpers", "common", "core", "misc", "manager"}
CHARACTER_CLASS = re.compile(r"\[[^\]]*\]")
MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
WORD = re.compile(rf"[a-z{MARKED}]+[{MARKED}]|[{MARKED}][a-z{MARKED}]")


def strings(tree: ast.Module) -> Iterator[str]:
    """The string constants of a module that are no docstrings."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told | bare:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_well_named_and_holds_no_word_of_a_language(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    functions = [x for x in ast.walk(tree) if isinstance(x, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert path.stem not in CATCH_ALLS
    assert source.count("\n") < LONGEST_MODULE
    assert [x.name for x in functions if (x.end_lineno or 0) - x.lineno >= LONGEST_FUNCTION] == []
    assert [text for text in strings(tree) if WORD.search(CHARACTER_CLASS.sub(" ", text.lower()))] == []
