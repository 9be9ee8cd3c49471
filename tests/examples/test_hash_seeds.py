"""The same bytes whatever the order in which sets and dicts happen to be hashed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
BUILD = """
import sys
from pathlib import Path
import msgspec
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build

media = {".txt": "text", ".html": "html"}
files = sorted(Path(sys.argv[1]).iterdir())
built = build([RawSource(name=f.name, data=f.read_bytes(), media=media[f.suffix]) for f in files], Options())
sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(built), indent=1))
"""


def built_with(seed: str) -> list[bytes]:
    run = subprocess.run(
        [sys.executable, "-c", BUILD, str(EXAMPLES)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return run.stdout.splitlines()


def test_no_hash_seed_changes_a_byte() -> None:
    first, *others = (built_with(seed) for seed in ("1", "2", "3"))
    assert len(first) > 1000
    assert [other == first for other in others] == [True, True]
