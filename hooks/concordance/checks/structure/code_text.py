"""What of a piece of code must be the same in every language: not its comments or strings."""

from __future__ import annotations

import re

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


PROSE = {"text", "mermaid", "plantuml", "dot", "markdown", "diff", "output", "csv"}
"""Languages of which any word may be translated."""


def language(info: str) -> str:
    """Return the usual name of a code block's language: `py` and `Python` are `python`."""
    name = info.strip().lower()
    return ALIASES.get(name, name)


def essence(code: str, info: str) -> tuple[str, ...]:
    """Return the lines of code that every variant must share, white space made single.

    Comments are left out and each string becomes `""`, since both may be translated; so do blank
    lines. In plain text everything may be.
    """
    name = language(info)
    if name in PROSE:
        return ()
    marks = COMMENTS.get(name, OTHER)
    pieces = "|".join(
        [*(f"(?P<s{n}>{pattern})" for n, pattern in enumerate(STRINGS))]
        + [PATTERNS[mark] for mark in marks]
    )
    bare = re.sub(pieces, lambda match: '""' if match.lastgroup else "", code)
    lines = (" ".join(line.split()) for line in bare.split("\n"))
    return tuple(line for line in lines if line)
