"""Languages built side by side are those built in turn, and nothing that is said gets lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from sites import build, mini_project, tree
from waiting import wait_until

HOOKS = ("languages.py", "freshness.py", "discovery.py", "glossary.py", "figures.py")
HOME = "# Accueil {{#home}}\n\n{text}\n\n## Suite {{#more}}\n\nVoir [une page](one.md).\n"
TEXTS = {
    "fr": "Les puces coûtent 100 dollars la pièce.",
    "es": "Los chips cuestan 100 dólares cada uno.",
    "pt": "Os chips custam 100 dólares cada um.",
}
TERMS = {"fr": "puce", "es": "chip", "pt": "chip"}


def project(folder: Path, *hooks: str, **changed: str) -> Path:
    """Make a small site with a glossary; `changed` are other texts of the home pages."""
    files = {}
    for code, text in {**TEXTS, **changed}.items():
        files[f"docs/{code}/index.md"] = HOME.format(text=text)
        files[f"docs/{code}/one.md"] = f"# Un {{#one}}\n\n{TEXTS[code]}\n"
        files[f"docs/{code}/glossary/index.md"] = (
            "# Glossaire {#glossary}\n\n<!-- concordance: glossary-index -->\n"
        )
        files[f"docs/{code}/glossary/chip.md"] = (
            f"---\nterm: {TERMS[code]}\ndefinition: Un circuit.\n---\n\n# T {{#chip}}\n\nTexte.\n"
        )
    return mini_project(folder, *hooks, files=files)


def own_hook(folder: Path, text: str) -> None:
    """Add a hook of the project's own."""
    config = folder / "mkdocs.yml"
    (folder / "own.py").write_text(text, encoding="utf-8")
    config.write_text(config.read_text().replace("hooks: [", f"hooks: [{folder / 'own.py'}, "))


def lines(text: str) -> list[str]:
    """Return the warnings and errors of a build, without what depends on the time."""
    return sorted(line for line in text.splitlines() if line.startswith(("WARNING", "ERROR")))


def test_the_site_is_the_same_and_so_is_what_is_said(tmp_path: Path):
    """To the byte, with broken links in two languages and findings in a third."""
    changed = {
        "fr": "Les puces coûtent 200 dollars.",
        "es": "Los [chips](gone.md) cuestan 100 dólares.",
        "pt": "Os [chips](lost.md) custam 100 dólares.",
    }
    turn = project(tmp_path / "turn", *HOOKS, **changed)
    side = project(tmp_path / "side", *HOOKS, "workers.py", **changed)
    one, other = build(turn), build(side)
    assert one.returncode == other.returncode == 0, other.stderr
    assert lines(other.stderr) == lines(one.stderr)
    assert [word for word in ("gone.md", "lost.md", "200") if word not in other.stderr] == []
    built = tree(side / "site")
    assert built == tree(turn / "site")
    assert "pt/404.html" in built
    assert [name for name in built if name.startswith("pagefind-")] == []


def test_a_strict_build_tells_all_and_fails_once(tmp_path: Path):
    """A warning of another language's process counts, and the others' are told too."""
    changed = {"es": "Los [chips](gone.md).", "pt": "Os [chips](lost.md)."}
    run = build(project(tmp_path, "discovery.py", "workers.py", **changed), "--strict")
    assert run.returncode == 1
    assert "gone.md" in run.stderr
    assert "lost.md" in run.stderr
    assert "Aborted with 2 warnings in strict mode!" in run.stdout


def test_an_error_in_another_language_stops_the_build(tmp_path: Path):
    """It is said in that language's words, without a trace of processes."""
    folder = project(tmp_path, "figures.py", "workers.py", es="```figure\nnone\n```")
    run = build(folder)
    assert run.returncode == 1
    assert 'docs/es/index.md:3:1: there is no figure "none"' in run.stderr
    assert "Traceback" not in run.stderr
    assert "es: the build failed, see above" in run.stderr


def test_a_fault_of_the_code_shows_where_it_is(tmp_path: Path):
    """What nobody foresaw in a process comes with its trace."""
    folder = project(tmp_path, "discovery.py", "workers.py")
    own_hook(
        folder,
        "def on_page_content(html, page, config, files):\n"
        "    if page.file.src_uri == 'pt/one.md':\n        raise KeyError('own fault')\n",
    )
    run = build(folder)
    assert run.returncode == 1
    assert "own.py" in run.stderr
    assert "own fault" in run.stderr


@pytest.mark.parametrize("plugin", ["search", "material/search"])
def test_a_plugin_that_gathers_languages_has_them_in_turn(tmp_path: Path, plugin: str):
    """The theme's own search puts all languages together in the process that ends the build."""
    folder = project(tmp_path, "discovery.py", "workers.py")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("plugins:\n", f"plugins:\n  - {plugin}\n"))
    run = build(folder)
    assert run.returncode == 0, run.stderr
    index = (folder / "site" / "search" / "search_index.json").read_text(encoding="utf-8")
    assert '"location":"pt/one/"' in index


def running(mark: str) -> list[int]:
    """Return the processes whose command line has these words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if mark.encode() in path.read_bytes():
                found.append(int(path.parent.name))
    return found


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_works_on_for_a_build_that_is_gone(tmp_path: Path, sent: signal.Signals):
    """However the first process ends, the others end too."""
    folder = project(tmp_path, "discovery.py", "workers.py")
    own_hook(folder, "import time\n\ndef on_nav(nav, config, files):\n    time.sleep(600)\n")
    target = str(folder / "site")
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", target],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            wait_until(lambda: len(running(target)) == min(3, 1 + len(os.sched_getaffinity(0))))
            process.send_signal(sent)
            wait_until(lambda: not running(target))
        finally:
            process.kill()
        _, said = process.communicate()
    assert "Process " not in said, "no process tells of its end"
    assert said.count("Traceback") == 0


def test_a_killed_process_is_told(tmp_path: Path):
    """The build fails with what to do, when the system ends a language's process."""
    folder = project(tmp_path, "discovery.py", "workers.py")
    own_hook(
        folder,
        "import os\n\ndef on_nav(nav, config, files):\n"
        "    if config.plugins['i18n'].current_language == 'es':\n"
        "        os.kill(os.getpid(), 9)\n",
    )
    run = build(folder)
    assert run.returncode == 1
    assert "es: its process ended with -9" in run.stderr
