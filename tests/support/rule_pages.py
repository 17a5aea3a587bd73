"""The examples of the rules' pages: fenced files, then the findings that they must give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder, project_from_mkdocs
from concordance.sitecheck import check_site
from concordance.sitecheck.rules import EXTERNAL_RULES, SITE_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from concordance.findings.model import Finding
    from concordance.findings.rule import Rule

PARTS = ["What it reports", "Why", "Example", "How to fix", "When to ignore"]
"""The headings of a rule's page."""
FENCE = re.compile(
    r"^(`{3,})(\w+)(?: title=\"([^\"]+)\")?(?: encoding=\"([^\"]+)\")?\n(.*?)^\1$",
    re.MULTILINE | re.DOTALL,
)
CONFIG = "extra.concordance"
"""The title of a block that is no file but the project's configuration."""
LINK = b"\0link "
"""Begins what is no page but the target of a symbolic link."""
URL = "https://example.org/"
"""Where the sites of the examples are published, unless their mkdocs.yml has a `site_url`."""


@dataclass(frozen=True)
class Example:
    """The files of one example, and the findings they must give.

    `line` is that of the findings' fence in the page; `start` and `end` are the offsets of their
    lines in its text.
    """

    rule: Rule
    line: int
    files: dict[str, bytes]
    expected: list[str]
    start: int
    end: int

    def __str__(self) -> str:
        """Return the name of its test."""
        return f"{self.rule.name}:{self.line}"

    @property
    def languages(self) -> list[str]:
        """Return the languages in the order of their pages, so that the source comes first."""
        folders = dict.fromkeys(path.split("/")[0] for path in self.files if "/" in path)
        return [folder for folder in folders if folder != "assets"]


def examples(rules: list[Rule]) -> list[Example]:
    """Read the examples of rules' pages."""
    found = []
    for rule in rules:
        files: dict[str, bytes] = {}
        text = rule.page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            if match[3]:
                content = match[5].encode(match[4] or "utf-8")
                files[match[3]] = LINK + content if match[2] == "link" else content
            elif match[2] == "findings":
                line = text.count("\n", 0, match.start()) + 1
                expected = [line for line in match[5].splitlines() if line.strip()]
                found.append(Example(rule, line, files, expected, *match.span(5)))
                files = {}
    return found


SOURCE_EXAMPLES = examples([*RULES])
SITE_EXAMPLES = examples([*SITE_RULES])
PAGES = [rule.page for rule in (*RULES, *SITE_RULES, *EXTERNAL_RULES)]


def findings_of(
    example: Example, folder: Path, rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """Return what rules find in an example, written into the working folder, which is empty."""
    for path, content in example.files.items():
        file = folder / path
        if path == CONFIG:
            (folder / "mkdocs.yml").write_text(_mkdocs_yml(example, content), encoding="utf-8")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        if content.startswith(LINK):
            file.symlink_to(content.removeprefix(LINK).decode().strip())
        else:
            file.write_bytes(content)
    return (
        _of_site(example, folder)
        if example.rule in SITE_RULES
        else _of_sources(example, folder, rules)
    )


def _of_sources(example: Example, folder: Path, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Run the rules, typography on its own page alone: examples have the spaces one types."""
    config = folder / "mkdocs.yml"
    asked = [rule for rule in rules if rule == example.rule or rule.name != "typography"]
    project = (
        project_from_mkdocs(config)
        if config.exists()
        else project_from_folder(folder, ",".join(example.languages))
    )
    return check(read_corpus(project), asked).findings


def _of_site(example: Example, folder: Path) -> tuple[Finding, ...]:
    """Run the rule alone on a built site."""
    config = example.files.get("mkdocs.yml", b"")
    return check_site(
        folder / "site",
        url="" if b"site_url" in config else URL,
        config=folder / "mkdocs.yml" if config else None,
        rules=[rule for rule in SITE_RULES if rule == example.rule],
    ).findings


def _mkdocs_yml(example: Example, config: bytes) -> str:
    """Write the mkdocs.yml of a folder of languages with this configuration."""
    codes = example.languages
    languages = [{"locale": code, "name": code, "default": code == codes[0]} for code in codes]
    settings = {
        "site_name": "Example",
        "docs_dir": ".",
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages}}],
        "extra": {"concordance": yaml.safe_load(config)},
    }
    return yaml.safe_dump(settings, sort_keys=False)


def is_expected(finding: Finding, line: str) -> bool:
    """Return whether a line of a page is a finding; `…` stands for any part of its message."""
    place, _, message = line.partition(": ")
    return place == _place(finding) and all(
        piece.strip() in finding.message for piece in message.split("…")
    )


def line_of(finding: Finding) -> str:
    """Return the line of a page that a finding is."""
    return f"{_place(finding)}: {finding.message}"


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.column} {finding.rule}"
