"""Pages that are too long or too strange: what the check takes for each, in CPU time and memory."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 5
MEGABYTES = 500
ROOT = Path(__file__).parents[2]
SEED = 17
WORDS = [
    "le",
    "port",
    "la",
    "ville",
    "un",
    "quai",
    "des",
    "bateaux",
    "une",
    "grue",
    "plus",
    "tard",
    "chaque",
    "matin",
    "deux",
    "fois",
]
Pages = dict[str, str]


def both(fr: str, es: str) -> Pages:
    """Return a page in two languages."""
    return {"fr/a.md": fr, "es/a.md": es}


def sentences(count: int) -> list[str]:
    """Return sentences that differ from each other."""
    chance = random.Random(SEED)
    return [f"{' '.join(chance.choices(WORDS, k=9)).capitalize()} {n}." for n in range(count)]


def reversed_paragraphs() -> Pages:
    """Return a page whose paragraphs stand the other way round in the other language."""
    lines = sentences(1000)
    return both("# T {#t}\n\n" + "\n\n".join(lines), "# T {#t}\n\n" + "\n\n".join(lines[::-1]))


def lost_sentences() -> Pages:
    """Return a paragraph of which the other language lacks one sentence in twenty."""
    lines = sentences(2000)
    some = [line for n, line in enumerate(lines) if n % 20]
    return both("# T {#t}\n\n" + " ".join(lines), "# T {#t}\n\n" + " ".join(some))


def other_amounts() -> Pages:
    """Return a paragraph whose amounts are all others in the other language."""
    fr = " ".join(f"Il coûte {n} euros." for n in range(10_000, 12_000))
    es = " ".join(f"Cuesta {n} euros." for n in range(50_000, 52_000))
    return both(f"# T {{#t}}\n\n{fr}\n", f"# T {{#t}}\n\n{es}\n")


def long_number() -> Pages:
    """Return a number in words that does not end."""
    return both("# T {#t}\n\n" + "deux cent mille " * 2000, "# T {#t}\n\n" + "dos " * 2000)


def large_page() -> Pages:
    """Return a page of 20 MB."""
    text = "# T {#t}\n\n" + "\n\n".join([" ".join(sentences(4))] * 80_000)
    return both(text, text)


def many_terms() -> Pages:
    """Return a glossary of 5,000 terms, and a page that uses them."""
    pages = both("# T {#t}\n\n" + " ".join(f"mot{n}x" for n in range(5000)), "# T {#t}\n\nNada.\n")
    for n in range(5000):
        for code in ("fr", "es"):
            front = f'---\ntitle: mot{n}x\nterm: mot{n}x\ndefinition: "Une chose."\n---\n'
            pages[f"{code}/glossary/t{n}.md"] = f"{front}\n# mot{n}x {{#t{n}}}\n"
    return pages


def many_headings() -> Pages:
    """Return 10,000 headings without an id."""
    fr = "\n\n".join(f"## Titre {n}\n\nTexte {n}." for n in range(10_000))
    es = "\n\n".join(f"## Título {n}\n\nTexto {n}." for n in range(10_000))
    return both(fr, es)


def many_rows() -> Pages:
    """Return a table of 100,000 rows."""
    rows = "\n".join(f"| a{n} | {n} |" for n in range(100_000))
    table = f"# T {{#t}}\n\n| a | b |\n| --- | --- |\n{rows}\n"
    return both(table, table)


CASES: dict[str, Callable[[], Pages]] = {
    "1,000 paragraphs reversed": reversed_paragraphs,
    "2,000 sentences, 5 % lost": lost_sentences,
    "2,000 amounts that differ": other_amounts,
    "a number of 6,000 words": long_number,
    "20 MB of text": large_page,
    "5,000 terms": many_terms,
    "10,000 headings without id": many_headings,
    "100,000 rows": many_rows,
}


def measure(folder: Path) -> tuple[float, float, int, str]:
    """Check a folder: CPU seconds, MB at the most, exit code, and the last line."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [
            *(sys.executable, "-c", RUN, "check", "--docs", str(folder)),
            *("--languages", "fr,es", "--no-cache"),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    *errors, peak = run.stderr.splitlines() or ["0"]
    said = (run.stdout.splitlines() or errors or ["killed"])[-1]
    return seconds, int(peak) / 1024, run.returncode, said[:120]


RUN = """
import atexit, resource, sys
def peak():
    own, children = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(max(own.ru_maxrss, children.ru_maxrss), file=sys.stderr)
atexit.register(peak)
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
from concordance.__main__ import main
main()
"""


def main() -> int:
    """Print a line for each page; the exit code is 1 where one takes more than it may."""
    wanted = sys.argv[1:]
    slow = False
    for name, make in CASES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            for path, text in make().items():
                (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
                (Path(folder) / path).write_text(text, encoding="utf-8")
            seconds, peak, code, said = measure(Path(folder))
        slow |= seconds > SECONDS or peak > MEGABYTES
        print(f"{name:30} {seconds:6.1f} s {peak:6.0f} MB  exit {code}  {said}", flush=True)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
