"""Pages per second, as a ratio to a fixed loop: a number that means the same on a fast and on a slow machine.

    python benchmarks/speed.py          measure, and compare with the pinned ratio
    python benchmarks/speed.py --pin    measure, and pin

The pages are those of `examples/`, built whole in one process. A ratio under four fifths of the pinned one has to
be explained by whoever made it so.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from doichieu.batch.inputs import Intake, read_inputs
from doichieu.batch.search import Input, find_inputs
from doichieu.model.source import RawSource
from doichieu.pipeline import Options, build

PINNED = Path(__file__).with_name("speed.json")
PAGES = Path(__file__).parents[1] / "examples" / "pages"
ROUNDS = 7
LOOPS = 15
ALLOWED = 0.8


def fixed_loop() -> None:
    """A fixed amount of what the pipeline mostly does: slicing, folding, counting, comparing strings."""
    counts: dict[str, int] = {}
    text = "mot hai ba bon nam sau bay tam chin muoi " * 60
    for start in range(0, len(text) * 120, 3):
        at = start % len(text)
        word = text[at : at + 4].strip().lower()
        counts[word] = counts.get(word, 0) + 1
    sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def loops() -> None:
    """The fixed loop, as often as takes about as long as the pages do."""
    for _ in range(LOOPS):
        fixed_loop()


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor one call takes: what else the machine does counts little."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure the two in turn, so that a busy machine slows both; the middle of their ratios counts."""
    inputs = [x for x in find_inputs([str(PAGES)]) if isinstance(x, Input)]
    sources = [x for x in read_inputs(inputs, Intake({}, 10**7)) if isinstance(x, RawSource)]
    build(sources, Options())
    rounds = [(seconds(lambda: build(sources, Options())), seconds(loops)) for _ in range(ROUNDS)]
    pages = len(sources) / median(built for built, _ in rounds)
    ratio = len(sources) * median(looped / built for built, looped in rounds) / LOOPS
    if "--pin" in sys.argv:
        PINNED.write_text(json.dumps({"ratio": round(ratio, 3)}) + "\n", encoding="utf-8")
    pinned = json.loads(PINNED.read_text(encoding="utf-8"))["ratio"]
    verdict = "" if ratio >= ALLOWED * pinned else " BELOW FOUR FIFTHS OF IT: say why"
    sys.stdout.write(
        f"speed: {pages:.1f} pages a second on one core, {ratio:.3f} a fixed loop (pinned {pinned:.3f}){verdict}\n"
    )


if __name__ == "__main__":
    main()
