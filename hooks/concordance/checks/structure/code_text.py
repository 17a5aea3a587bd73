"""What of a piece of code must be the same in every language: not comments, nor sentences."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    r"(?:\$ )?(?:sudo )?(?:apt|apt-get|brew|cargo|cat|cd|chmod|cp|curl|docker|docker-compose|export"
    r"|gh|git|go|helm|kubectl|ls|make|mkdir|mkdocs|mv|node|npm|npx|pip|pip3|pnpm|poetry|pytest|python"
    r"|python3|rm|rsync|scp|ssh|tar|terraform|uv|uvx|wget|yarn) +[^ ]"
)
"""Begins a line of plain text that is a command: what any reader would paste."""
CALL = re.compile(
    r"(?:[$#] (?:sudo )?|sudo )([a-z][a-z0-9_.-]*)(?= (?:.* )?--?[A-Za-z])"
    r"|([a-z][a-z0-9_.-]*)(?= (?:.* )?--[a-z])"
)
"""Begins a line of plain text that has a prompt and an option, or a long option: a command."""
OPTION = re.compile(r"(?<!\S)-{1,2}[A-Za-z][\w-]*(?![^\s=])")
FIGURES = re.compile(r"[\w.:/@-]*\d[\w.:/@-]*")
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
NAME = re.compile(r"([\w.-]+)")
SAMPLE = re.compile(
    r"…|\.\.\.|(?i:(?<![a-z])(?:you|your|my|some|something|someone|example|sample)(?![a-z]))"
    r"|(?<![a-z])Some(?=[A-Z])"
)
"""Words that only stand for what a reader will write."""
PROSE = {"text", "mermaid", "plantuml", "dot", "markdown", "diff", "output", "csv"}
"""Languages of which any word may be translated."""

MARKUP = frozenset(
    {"html", "xml", "vue", "svelte", "astro", "handlebars", "twig", "jinja", "django", "liquid"}
)
ELEMENT = re.compile(
    r"<(script|style)\b[^>]*>.*?</\1\s*>|(?<=>)(?P<text>[^<>{}]+)(?=<)", re.DOTALL | re.IGNORECASE
)
"""The text of an element, but not a program or a style."""
LAST_TEXT = re.compile(r"(?<=>)(?P<text>[^<>{}();=]+)(?=</)")
"""The same within a script: what a closing tag ends, as nothing else is sure to be text."""
FILLED_IN = frozenset(
    {"bash", "powershell", "batch", "yaml", "toml", "ini", "dockerfile", "makefile", "hcl", "http"}
)
"""Languages in which `<name>` is for the reader to fill in."""
PLACEHOLDER = re.compile(r"(?<!<)<(?=[^\W\d_])[^<>]*(?<!\s)>")
ANY_NAME = "<…>"
PROMPT = "$ "
SAID = re.compile(r"[^\W\d_]+[.,:;!?…]*")
SENTENCE = re.compile(rf"(?<!\S)(?:{SAID.pattern}\s+){{2,}}{SAID.pattern}(?!\S)")


def language(info: str) -> str:
    """Return the usual name of a code block's language: `py` and `Python` are `python`."""
    name = info.strip().lower()
    return ALIASES.get(name, name)


def essence(code: str, info: str) -> tuple[str, ...]:
    """Return the lines of code that every variant must share, white space made single.

    Comments are left out, and a string that is a word or a sentence becomes `""`, since both may be
    translated; a string without a blank (a key, path, version, variable) stays. So is the text of
    an element, what a reader fills in between angle brackets, and a sentence that a program says
    in a session. Blank lines go. Of plain text, commands alone count.
    """
    name = language(info)
    if name == "text":
        lines = [line.strip() for line in code.split("\n")]
        known = [line for line in lines if COMMAND.match(line)]
        others = [line for line in lines if not COMMAND.match(line)]
        found = ((CALL.match(line), line) for line in others)
        calls = [" ".join((m[1] or m[2], *OPTION.findall(line))) for m, line in found if m]
        return (*essence("\n".join(known), "bash"), *calls) if known else tuple(calls)
    if name in PROSE:
        return ()
    marks = COMMENTS.get(name, OTHER)
    pieces = "|".join(
        [*(f"(?P<s{n}>{pattern})" for n, pattern in enumerate(STRINGS))]
        + [f"(?P<regex>{REGEX})" if name in SCRIPTS else "(?!)"]
        + [PATTERNS[mark] for mark in marks]
    )
    bare = re.sub(pieces, _piece, code)
    if name in MARKUP or name in SCRIPTS:
        texts = ELEMENT if name in MARKUP else LAST_TEXT
        bare = texts.sub(partial(_text, words=name != "xml"), bare)
    lines = [" ".join(line.split()) for line in bare.split("\n")]
    if name in FILLED_IN:
        lines = [PLACEHOLDER.sub(ANY_NAME, line) for line in lines]
    if name == "bash":
        lines = list(_without_sentences(lines))
    return tuple(filter(None, lines))


def _without_sentences(lines: list[str]) -> Iterator[str]:
    """Return the lines of a session without the words of what the programs say."""
    if not any(line.startswith(PROMPT) for line in lines):
        yield from lines
        return
    goes_on = False
    for line in lines:
        command = goes_on or line.startswith(PROMPT)
        says = not command and SENTENCE.search(line)
        words = line.split() if says else []
        yield " ".join(w for w in words if not SAID.fullmatch(w)) if says else line
        goes_on = command and line.endswith("\\")


def _text(match: re.Match[str], *, words: bool) -> str:
    """Return what stands for the text of an element, `""` where it is a sentence.

    Or a word, where `words` are for people too: in XML they are often values.
    """
    text = match["text"]
    if text is None or not text.strip():
        return match[0]
    inner = text.strip()
    if re.search(r"\s", inner) or (words and SAID.fullmatch(inner)):
        return '\n""\n' if "\n" in text else '""'
    return text


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


def other_figures(code: str, other: str) -> tuple[str, str]:
    """Return the first two words of plain text that differ in nothing but a digit; else nothing.

    Both have as many words with digits, and all others of them are the same or differ in more.
    """
    mine, theirs = FIGURES.findall(code), FIGURES.findall(other)
    if len(mine) != len(theirs):
        return "", ""
    apart = [
        (one, two)
        for one, two in zip(mine, theirs, strict=True)
        if one != two and re.sub(r"\d", "", one) == re.sub(r"\d", "", two)
    ]
    return apart[0] if len(apart) == 1 else ("", "")


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
    """Return one line of each variant, a string being left out where any has none.

    And a word that only stands for what a reader will write, `your-name`, where any has one.
    """
    for mark, stands_for_another in ((QUOTED, '""'.__eq__), (NAME, SAMPLE.search)):
        pieces = [mark.split(line) for line in row]
        if len(set(row)) == 1 or len({len(each) for each in pieces}) != 1:
            continue
        for at in range(1, len(pieces[0]), 2):
            if any(stands_for_another(each[at]) for each in pieces):
                for each in pieces:
                    each[at] = '""'
        row = tuple("".join(each) for each in pieces)
    return row
