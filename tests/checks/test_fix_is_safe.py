"""What `check --fix` may touch: made twice it changes no more, and it leaves words as they were."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.fix import edits_by_path
from concordance.corpus.corpus import read_corpus
from concordance.findings.fixes import apply
from concordance.markdown import parse_page
from concordance.project.project import project_from_folder

PASSES = 4
"""As many as the command makes."""
CODES = ("en", "es", "fr", "pt")
SENTENCES = {
    "en": [
        "What a day?",
        "We say: no.",
        "It has 12,000 pages; 45% are new!",
        "In the States, 6,912.",
    ],
    "es": [
        "¿ Qué día ?",
        "Decimos : no.",
        "Hay 12,000 páginas ; el 45% es nuevo!",
        "En Estados Unidos, 6 912.",
    ],
    "fr": [
        "Quel jour ?",
        "On dit: non.",
        "Il a 12,000 pages; 45% sont neuves!",
        "Aux Etats-Unis, 6912.",
    ],
    "pt": [
        "Que dia ?",
        "Dizemos : não.",
        "Tem 12,000 páginas; 45 % são novas !",
        "Nos « EUA », 6.912.",
    ],
}
SHARED = [
    "{{ $x }}, ",
    "{% if a ? %} ",
    '{{< b c="d : e" >}} ',
    "`a ? b : 1,000` ",
    "*CWE-352: Cross-Site Request Forgery* ",
    "Yahoo! Finance ",
    "“What? No!” ",
    "+33 123 456 789 ",
    "tél. 123 456 789 ",
    "[X: y](https://x.org/?a;b) ",
    "318.000 ",
    "318 487 ",
    "**",
    "*",
    "l'a l’b ",
    "« x » ",
    "\n\n```\na ? b : 1,000\n```\n\n",
    "\n\n| a ? | b : |\n|---|---|\n| 1,000 ! | `d ;` |\n\n",
    "\n\n- ",
    "\n\n## T : x {#t}\n\n",
    "\n{: .a title='b ? c' }\n\n",
]
SAFE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|Yahoo! F|CWE-352: C|“What.*?”|\+33[ \d]*\d|tél[. \d]*\d"
)


def lines():
    """Draw a page in each language: the same pieces in each, a sentence where a number is."""
    pieces = st.one_of(st.integers(0, 3), st.sampled_from(SHARED))
    return st.lists(pieces, min_size=1, max_size=14)


def written(pieces, code):
    """Return the page of one language."""
    body = "".join(
        piece if isinstance(piece, str) else f"{SENTENCES[code][piece]} " for piece in pieces
    )
    return f"# T {{#top}}\n\n{body}\n"


def judge(folder):
    """Return the edits of a folder's pages, and how many findings each rule has.

    Not by page: what is told once for the project stands on the first page that has it.
    """
    result = check(read_corpus(project_from_folder(folder, ",".join(CODES))), RULES)
    told = Counter(finding.rule for finding in result.findings)
    return edits_by_path(result.findings), told


def words(text):
    """Return the visible words of a page without their accents, and its code."""
    blocks = list(parse_page(text, "a.md").blocks)
    seen = " ".join(prose.text for block in blocks for prose in block.cells or (block.prose,))
    plain = (
        unicodedata.normalize("NFD", re.sub(r"\W", " ", seen)).encode("ascii", "ignore").decode()
    )
    code = [(block.code, [piece.text for piece in block.codes]) for block in blocks]
    return re.findall(r"[^\W\d_]+", plain), re.sub(r"\D", "", seen), code


@settings(deadline=None, max_examples=40, derandomize=True)
@given(lines())
@example([0, "**", 0, "**", 3])
@example([0, 3, "{{ $x }}, ", "{{ $x }}, ", 3])
@example(["318 487 ", "\n{: .a title='b ? c' }\n\n"])
@example(["tél. 123 456 789 ", "318.000 "])
def test_fix_is_safe(pieces):
    """No more edits afterwards, no finding that was not there, each word and code as before."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = {code: folder / code / "a.md" for code in CODES}
        for code, path in paths.items():
            path.parent.mkdir()
            path.write_text(written(pieces, code), "utf-8")
        before = {path: path.read_text("utf-8") for path in paths.values()}
        edits, told = judge(folder)
        for _ in range(PASSES):
            for path, page_edits in edits.items():
                Path(path).write_text(apply(Path(path).read_text("utf-8"), page_edits), "utf-8")
            edits, left = judge(folder)
        assert not edits
        assert {key: count for key, count in left.items() if count > told[key]} == {}
        for path, text in before.items():
            after = path.read_text("utf-8")
            assert words(after) == words(text)
            assert SAFE.findall(after) == SAFE.findall(text)
