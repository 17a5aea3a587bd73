"""From save to sight: this site while it is served, in a real browser: `make bench-serve`.

A copy of this project is served as `make serve` does it, the watcher of findings beside the server,
and a page of it stands open in Chromium. A page is changed and saved, and the time is taken until
the open page shows what was written: the system's notice, the build, the browser's reload. `EDITS`
edits of each kind (20), told by their median and the slowest, with the median of the server's CPU
until then, which other work on the machine does not change much. Writes its section of README.md.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from report import ROOT, table, write_section

sys.path.append(str(ROOT / "tests/support"))
from browser import browser
from sites import copy_project
from waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

EDITS = int(os.environ.get("EDITS") or 20)
SHOWN = "word => document.documentElement.innerHTML.includes(word)"

KINDS: tuple[tuple[str, str, str, Callable[[str, str], str]], ...] = (
    (
        "a sentence, on the page",
        "fr/history.md",
        "history/",
        lambda text, word: f"{text}\n{word}\n",
    ),
    (
        "a heading, on the page",
        "es/history.md",
        "es/history/",
        lambda text, word: f"{text}\n## {word} {{#added}}\n",
    ),
    (
        "a term used, on its entry",
        "fr/index.md",
        "glossary/maia/",
        lambda text, word: f"{text}\n## {word} {{#added}}\n\nMaia.\n",
    ),
    (
        "a source sentence, on the translation's panel",
        "fr/history.md",
        "pt/history/",
        lambda text, word: f"{text}\n## {word} {{#{word}}}\n",
    ),
    (
        "a title, in another page's navigation",
        "pt/horizon.md",
        "pt/history/",
        lambda text, word: re.sub(r"^title: .*$", f"title: {word}", text, flags=re.MULTILINE),
    ),
    (
        "a definition, where the term is used",
        "fr/glossary/maia.md",
        "alternatives/",
        lambda text, word: re.sub(
            r"^definition: .*$", f"definition: {word}", text, flags=re.MULTILINE
        ),
    ),
)
"""What is saved: what it is called, the page that is changed, the one that is open, the change."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, int]]:
    """Serve a project as `make serve` does; give address and process once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "CONCORDANCE_WATCHED": "1", "NO_MKDOCS_2_WARNING": "1"}
    python = [sys.executable, "-u", "-m"]
    commands = (
        [*python, "concordance", "watch"],
        [*python, "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
    )
    log = (folder / "serve.log").open("w")
    running = [
        subprocess.Popen(each, cwd=folder, env=environment, stdout=log, stderr=log)
        for each in commands
    ]

    def answers() -> bool:
        if any(each.poll() is not None for each in running):
            sys.exit((folder / "serve.log").read_text(encoding="utf-8"))
        with socket.socket() as there:
            return there.connect_ex(("127.0.0.1", port)) == 0

    try:
        wait_until(answers, "the server")
        yield f"http://127.0.0.1:{port}/", running[-1].pid
    finally:
        for each in running:
            each.send_signal(signal.SIGINT)
        for each in running:
            each.wait()
        log.close()


def cpu(process: int) -> float:
    """Return the CPU seconds that a process has used (proc(5))."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def times(
    page: Page,
    file: Path,
    change: Callable[[str, str], str],
    builds: Callable[[], int],
    server: int,
) -> list[tuple[float, float]]:
    """Return the seconds from each save of a file until the open page shows what was written.

    With them the CPU seconds of the server.

    Each build ends before the next save, and so does that of the change undone at the end.
    """
    text, found = file.read_text(encoding="utf-8"), []
    for number in range(EDITS + 1):
        word = f"Mot{number}x{os.getpid()}"
        before, used, start = builds(), cpu(server), time.perf_counter()
        file.write_text(change(text, word) if number < EDITS else text, encoding="utf-8")
        if number < EDITS:
            page.wait_for_function(SHOWN, arg=word, polling="raf", timeout=100_000)
            found.append((time.perf_counter() - start, cpu(server) - used))
        wait_until(lambda: builds() > before, "the build")  # noqa: B023 - called at once
    return found


def main() -> None:
    """Serve, edit, and write the section."""
    load, rows = os.getloadavg()[0], []
    with tempfile.TemporaryDirectory(prefix="concordance-") as kept:
        folder = copy_project(Path(kept))
        shutil.rmtree(folder / ".cache", ignore_errors=True)

        def builds() -> int:
            return (folder / "serve.log").read_text(encoding="utf-8").count("Reloading browsers")

        with served(folder) as (home, server), browser() as started:
            page = started.new_page()
            for name, file, url, change in KINDS:
                page.goto(home + url, timeout=100_000)
                walls, used = zip(
                    *times(page, folder / "docs" / file, change, builds, server), strict=True
                )
                figures = (statistics.median(walls), max(walls), statistics.median(used))
                rows.append((name, *(f"{seconds:.2f} s" for seconds in figures)))
                print(*rows[-1], flush=True)
    pages = sum(1 for _ in (ROOT / "docs").rglob("*.md"))
    text = table(("what is saved, and where it is seen", "median", "slowest", "CPU"), rows)
    text += f"\n\n{pages} pages in 3 languages, {EDITS} edits of each kind. The machine's load was "
    text += f"{load:.1f} on {os.cpu_count()} cores when this began."
    write_section("serve", text)


if __name__ == "__main__":
    main()
