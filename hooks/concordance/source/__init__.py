"""Markdown text to a page: front matter, sections, blocks, positions, comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from concordance.finding import Finding
from concordance.model import Page
from concordance.source.blocks import Reader

if TYPE_CHECKING:
    from pathlib import Path

FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def read_page(path: Path, shown: str) -> Page:
    """Read a file as a page."""
    data = path.read_bytes()
    problems: list[Finding] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(
            Finding(shown, line, 1, "invalid-encoding", f"the file is not UTF-8: {error.reason}")
        )
        text = data.decode("utf-8", errors="replace")
    page = parse_page(text, shown)
    return page if not problems else Page(**{**vars(page), "problems": (*problems, *page.problems)})


def parse_page(text: str, path: str) -> Page:
    """Read Markdown text as a page."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front: dict[str, Any] = {}
    problems: list[Finding] = []
    body = 0
    match = FRONT.match(text)
    if match:
        body = match.end()
        try:
            read = yaml.safe_load(match[1])
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 2 if mark else 1
            problems.append(
                Finding(
                    path,
                    line,
                    1,
                    "invalid-front-matter",
                    f"the front matter is not YAML: {getattr(error, 'problem', error)}",
                )
            )
            read = None
        if isinstance(read, dict):
            front = read
        elif read is not None:
            problems.append(
                Finding(
                    path,
                    1,
                    1,
                    "invalid-front-matter",
                    "the front matter is not a mapping of keys to values",
                )
            )
    reader = Reader(text, body)
    sections = reader.sections()
    comments = tuple(sorted(reader.comments, key=lambda comment: comment.span))
    return Page(path, text, front, body, sections, comments, tuple(problems))
