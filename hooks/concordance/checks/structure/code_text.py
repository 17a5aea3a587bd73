"""What of a piece of code must be the same in every language: not comments, nor sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PATTERNS = {
    "#": r"(?:^|(?<=\s))#[^\n]*",
    "//": r"(?:^|(?<=[\s;{}(),]))//[^\n]*",
    "/*": r"/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)",
    "<!--": r"<!--(?:[^-]|-(?!->))*(?:-->|\Z)",
    "--": r"(?:^|(?<=\s))--(?=\s)[^\n]*",
    ";": r"(?:^|(?<=\s));[^\n]*",
    "%": r"(?:^|(?<=\s))%[^\n]*",
    "rem": r"(?:^|(?<=\n))[ \t]*(?:REM|rem)\b[^\n]*",
}
"""What opens over several lines and is never closed runs to the end: it is looked for once."""
STRINGS = (
    r'"""(?:[^"\\]|\\.|"(?!""))*(?:"""|\Z)',
    r"'''(?:[^'\\]|\\.|'(?!''))*(?:'''|\Z)",
    r'"(?:[^"\\\n]|\\.)*"',
    r"(?<!\w)'(?:[^'\\\n]|\\.)*'",
    r"`(?:[^`\\\n]|\\.)*`",
)
REGEX = r"(?<=[=(,:\[!&|?{};\s])/(?![*/\s])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
"""A regular expression of JavaScript, which may hold what elsewhere opens a comment."""
SCRIPTS = frozenset({"javascript", "typescript"})
WORD = re.compile(r".*[^\x00-\x7f].*|[A-Z][a-z]+[.!?…]?")
"""A string that is one word of a text: with an accent, or with a capital letter first."""
COMMAND = re.compile(
    r"(?:\$ |sudo |)(?:apt|apt-get|brew|cargo|cat|cd|chmod|cp|curl|docker|docker-compose|export|gh"
    r"|git|go|helm|kubectl|ls|make|mkdir|mkdocs|mv|node|npm|npx|pip|pip3|pnpm|poetry|pytest|python|python3"
    r"|rm|rsync|scp|ssh|tar|terraform|uv|uvx|wget|yarn) +[^ ]"
)
"""Begins a line of plain text that is a command: what any reader would paste."""
COMMENTS = {
    "python": ("#",),
    "bash": ("#", "//"),
    "yaml": ("#",),
    "toml": ("#",),
    "ruby": ("#",),
    "r": ("#",),
    "perl": ("#",),
    "dockerfile": ("#",),
    "makefile": ("#",),
    "powershell": ("#",),
    "elixir": ("#",),
    "nix": ("#",),
    "hcl": ("#", "//", "/*"),
    "php": ("#", "//", "/*"),
    "ini": ("#", ";"),
    "sql": ("--", "/*"),
    "lua": ("--",),
    "haskell": ("--",),
    "html": ("<!--",),
    "xml": ("<!--",),
    "markdown": ("<!--",),
    "css": ("/*",),
    "lisp": (";",),
    "clojure": (";",),
    "tex": ("%",),
    "erlang": ("%",),
    "batch": ("rem",),
}
"""The comment marks of each language; another one has those of C, and `#`."""
OTHER = ("#", "//", "/*", "<!--")
ALIASES = {
    "py": "python",
    "python3": "python",
    "py3": "python",
    "sh": "bash",
    "shell": "bash",
    "zsh": "bash",
    "console": "bash",
    "shell-session": "bash",
    "terminal": "bash",
    "yml": "yaml",
    "js": "javascript",
    "mjs": "javascript",
    "jsx": "javascript",
    "ts": "typescript",
    "tsx": "typescript",
    "c++": "cpp",
    "c#": "csharp",
    "cs": "csharp",
    "golang": "go",
    "rs": "rust",
    "rb": "ruby",
    "md": "markdown",
    "docker": "dockerfile",
    "ps1": "powershell",
    "ps": "powershell",
    "cfg": "ini",
    "conf": "ini",
    "bat": "batch",
    "cmd": "batch",
    "txt": "text",
    "plain": "text",
    "plaintext": "text",
    "": "text",
}
"""Names of one language: info strings written otherwise highlight alike."""


QUOTED = re.compile(r'("[^"]*")')
PROSE = {"text", "mermaid", "plantuml", "dot", "markdown", "diff", "output", "csv"}
"""Languages of which any word may be translated."""


def language(info: str) -> str:
    """Return the usual name of a code block's language: `py` and `Python` are `python`."""
    name = info.strip().lower()
    return ALIASES.get(name, name)


def essence(code: str, info: str) -> tuple[str, ...]:
    """Return the lines of code that every variant must share, white space made single.

    Comments are left out, and a string that is a word or a sentence becomes `""`, since both may be
    translated; a string without a blank (a key, path, version, variable) stays. Blank lines go.
    Of plain text, commands alone count.
    """
    name = language(info)
    if name == "text":
        commands = [line for line in code.split("\n") if COMMAND.match(line.strip())]
        return essence("\n".join(commands), "bash") if commands else ()
    if name in PROSE:
        return ()
    marks = COMMENTS.get(name, OTHER)
    pieces = "|".join(
        [*(f"(?P<s{n}>{pattern})" for n, pattern in enumerate(STRINGS))]
        + [f"(?P<regex>{REGEX})" if name in SCRIPTS else "(?!)"]
        + [PATTERNS[mark] for mark in marks]
    )
    bare = re.sub(pieces, _piece, code)
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return tuple(line for line in lines if line)


def _piece(match: re.Match[str]) -> str:
    """Return what stands for a string, a regular expression or a comment."""
    if match.lastgroup is None:
        return ""
    if match.lastgroup == "regex":
        return match[0]
    inner = match[0].strip("\"'`")
    if not inner or re.search(r"\s", inner) or WORD.fullmatch(inner):
        return '""'
    return f'"{inner}"'


def level(essences: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the essences of one block with a string left out in all where one has a word there.

    By language code, as given; without change where the variants have not as many lines, or a line
    not as many strings.
    """
    if len({len(lines) for lines in essences.values()}) != 1:
        return dict(essences)
    rows = [_level_line(row) for row in zip(*essences.values(), strict=True)]
    return dict(zip(essences, zip(*rows, strict=True), strict=True)) if rows else dict(essences)


def _level_line(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return one line of each variant, a string being left out where any has none."""
    pieces = [QUOTED.split(line) for line in row]
    if len(set(row)) == 1 or len({len(each) for each in pieces}) != 1:
        return row
    for at in range(1, len(pieces[0]), 2):
        if any(each[at] == '""' for each in pieces):
            for each in pieces:
                each[at] = '""'
    return tuple("".join(each) for each in pieces)
