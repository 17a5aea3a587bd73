"""Files that people keep, spoilt as people and merges do: cut, doubled, mixed, mistyped."""

from __future__ import annotations

from hypothesis import strategies as st
from markdownish import ODD

YAML = [
    *(": ", "- ", "? ", "[", "]", "{", "}", ",", '"', "'", "|", ">-", "&a ", "*a", "<<: *a", "#"),
    *("!!int x", "!!float x", "!!binary é", "!!set {a}", "!!timestamp x", "!!python/name:os.x "),
    *("!ENV X", "!ENV [A, B]", "!ENV {a: b}", "!x y", "---", "...", "%YAML 9", "\n", "\n  ", "\t"),
    *("null", "~", "true", "off", "0", "-1", "1e999", "0x1g", "1_0", ".nan", "99:99", "{}", "[]"),
    *("2024-99-99", "2024-01-01", '"\\0"', '"\\ud800"', '"\\x0a"', "é", "../", "/", ".", "  "),
]
TABLE = [
    *("\t", "\t\t", "\n", "\n\n", " ", "#", "es", "pt", "a.md", "1:", "2:", "0" * 16, "é", "../"),
    *("<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"),
]
JSON = [*'{}[]",:', "null", "true", "1e999", "9" * 5000, "\\ud800", "-", '"version": 1', "[" * 3000]


@st.composite
def malformed(draw: st.DrawFn, wholes: list[str], pieces: list[str]) -> str:
    """Draw a file that was right, after a few cuts, repeats and insertions; or pieces alone."""
    text = draw(st.sampled_from([*wholes, ""]))
    piece = st.sampled_from([*pieces, *ODD]) | st.text(max_size=4)
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        what = draw(st.sampled_from(["insert", "replace", "cut", "double", "move"]))
        if what == "insert":
            text = text[:start] + draw(piece) + text[start:]
        elif what == "replace":
            text = text[:start] + draw(piece) + text[end:]
        elif what == "cut":
            text = text[:start] + text[end:]
        elif what == "double":
            text = text[:end] + text[start:end] * draw(st.integers(1, 3)) + text[end:]
        else:
            text = text[:start] + text[end:] + text[start:end]
    return text


def stored(texts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Give these texts as files hold them: in UTF-8 or not, with a mark or not, or any bytes."""
    return st.one_of(
        texts.map(lambda text: text.encode("utf-8", "replace")),
        texts.map(lambda text: b"\xef\xbb\xbf" + text.encode("utf-8", "replace")),
        texts.map(lambda text: text.encode("utf-16", "replace")),
        texts.map(lambda text: text.encode("latin-1", "replace")),
        st.binary(max_size=200),
    )
