"""The visit records of a story's dossiers, built with the command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Json = dict[str, Any]


@dataclass
class Record:
    """A visit record of a dossier, and the names of the dossier's entities."""

    visit: Json
    names: dict[str, str]

    def name(self, person: Json) -> str:
        """A person's name, else that of the entity."""
        return str(person.get("name") or self.names.get(str(person.get("entity")), ""))

    def posts(self, person: Json) -> list[list[str]]:
        """Each post's wordings: the title, and the title with what it is a post of."""
        found = []
        for post in person.get("posts") or []:
            title, of = str(post.get("title") or ""), self.names.get(str(post.get("of")), "")
            found.append([title, f"{title} {of}"] if of else [title])
        return found


def read_records(story: Path) -> list[Record]:
    """Build one story alone with the command, and read the visits of its dossiers."""
    beside = Path(sys.executable).with_name("doichieu")
    command = str(beside) if beside.exists() else shutil.which("doichieu")
    if command is None:
        raise SystemExit("no command `doichieu`: install the package first")
    records = []
    with tempfile.TemporaryDirectory() as folder:
        pages, out = Path(folder, "pages"), Path(folder, "out")
        pages.mkdir()
        for page in sorted(story.glob("*.txt")):
            shutil.copy(page, pages)
        run = [command, "build", str(pages), "-o", str(out), "--one-story"]
        done = subprocess.run(run, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{story.name}: {done.stderr.strip() or done.stdout.strip()}")
        for path in sorted(out.glob("*/dossier.json")):
            dossier = json.loads(path.read_text("utf-8"))
            names = {entity["id"]: entity["name"] for entity in dossier.get("entities", [])}
            records += [Record(item, names) for item in dossier.get("records", []) if item.get("kind") == "visit"]
    return records
