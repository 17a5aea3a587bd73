"""What an author brought into a finished page that could run: found at the line that brought it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.plugins import get_plugin_logger

from concordance.corpus.corpus import show
from concordance.findings.formats.text import one_line
from concordance.findings.model import Finding, Severity
from concordance.markdown import parse_page
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.settings import read_project, settings
from concordance.project.walk import walk
from concordance.sitecheck.active import (
    HINT,
    RULE,
    ActivePart,
    active_parts,
    active_scheme,
    script_hash,
)
from concordance.sitecheck.parsed_page import read_html

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

log = get_plugin_logger("concordance")

UNSAFE = "unsafe-file"
POLICY = 'head > meta[http-equiv="Content-Security-Policy"]'
SURE = 5
"""So many characters are no coincidence."""
QUOTED = 40
"""So many characters of a program are looked for in the sources."""


class Drawn(NamedTuple):
    """What a template writes on a page without text, and the page that it made, text and all."""

    written: Collection[ActivePart]
    page: str

    def origins(
        self, unknown: Collection[ActivePart], parts: Collection[ActivePart]
    ) -> dict[ActivePart, ActivePart | None]:
        """Return what unknown parts of a finished page were when the template had made it.

        Where a plugin wrote the page again, as a minifier does, there are as many of a kind as
        before; None stands for what was added since. `parts` are all of the finished page.
        """
        if not unknown or not self.page:
            return {}
        before = active_parts(self.page.encode())
        new = [part for part in unknown if part not in before]
        gone = [part for part in before if part not in parts]
        found: dict[ActivePart, ActivePart | None] = {}
        for kind in {(part.element, part.attribute) for part in new}:
            ours = [part for part in new if (part.element, part.attribute) == kind]
            theirs = [part for part in gone if (part.element, part.attribute) == kind]
            alike = len(ours) == len(theirs)
            found |= dict(zip(ours, theirs, strict=True)) if alike else dict.fromkeys(ours)
        return found


@dataclass
class ActiveContent:
    """What the authors' texts brought that could run, in the languages of this process.

    `files` are the pages of the language that is being built; `elsewhere` the parts that came to
    a page from another's text, each of which is told once; `noted` counts the parts.
    """

    findings: set[Finding] = field(default_factory=set)
    elsewhere: set[ActivePart] = field(default_factory=set)
    files: list[File] = field(default_factory=list)
    noted: int = 0

    def judge(
        self,
        parts: Collection[ActivePart],
        drawn: Drawn,
        file: File,
        config: MkDocsConfig,
    ) -> list[str]:
        """Note what of a finished page no template has written, and no maintainer lets it have.

        Args:
            parts: What could run in the page.
            drawn: What its template has to do with it.
            file: The page's source.
            config: mkdocs' own.

        Returns:
            The hashes of the programs in the page that may run.
        """
        allowed = settings(config).allow
        unknown = [each for each in parts if each not in drawn.written]
        unknown = [each for each in unknown if not each.is_named(allowed)]
        origins = drawn.origins(unknown, parts)
        hashes = []
        for part in parts:
            origin = origins.get(part, part)
            if (
                part not in unknown
                or origin in drawn.written
                or (origin and origin.is_named(allowed))
            ):
                hashes += [script_hash(part.value)] if part.program else []
            elif (level := settings(config).level(RULE, "error")) != "off":
                self.noted += 1
                if origin or _place(_text(file), part, sure=True):
                    self._note(part, file, Severity(level), config)
                else:
                    self.findings.add(_of_a_plugin(part, Severity(level), config))
        return hashes

    def judge_template(self, html: str, name: str, file: File, config: MkDocsConfig) -> None:
        """Note the template that a page asks for, where it has no head for the policy to stand in.

        Args:
            html: The page as it will be written.
            name: The template.
            file: The page's source.
            config: mkdocs' own.
        """
        part = ActivePart("template", "template", name, "makes a page without the site's policy")
        level = settings(config).level(RULE, "error")
        guarded = read_html(html).tree.css_first(POLICY) is not None
        if not guarded and level != "off" and not part.is_named(settings(config).allow):
            self._note(part, file, Severity(level), config)

    def export(self) -> set[Finding]:
        """Return the findings: plain data."""
        return self.findings

    def merge(self, exported: set[Finding]) -> None:
        """Add what another process has found in the languages it has built."""
        self.findings |= exported

    def _note(self, part: ActivePart, file: File, severity: Severity, config: MkDocsConfig) -> None:
        """Note a part where its page says it, else where another page does: titles go round."""
        each, place = file, _place(_text(file), part, sure=False)
        if place is None:
            if part in self.elsewhere:
                return
            self.elsewhere.add(part)
            for other in self.files:
                if other is not file and (place := _place(_text(other), part, sure=True)):
                    each = other
                    break
        line, column = place or (1, 1)
        self.findings.add(
            Finding(
                path=show(Path(each.abs_src_path or Path(config.docs_dir, each.src_uri))),
                line=line,
                column=column,
                rule=RULE,
                message=f'"{part.name}" {part.effect}',
                severity=severity,
                language=current_language(config),
                hint=HINT,
                value=part.name,
            )
        )


def _of_a_plugin(part: ActivePart, severity: Severity, config: MkDocsConfig) -> Finding:
    """Return a finding on what no text and no template has brought, once for all its pages."""
    named = script_hash(part.value) if part.program else f"*{part.value.lstrip('./')}"
    return Finding(
        path=show(Path(config.config_file_path or "mkdocs.yml")),
        line=1,
        column=1,
        rule=RULE,
        message=f'"{part.name}" of a plugin {part.effect}',
        severity=severity,
        hint=f'take the plugin out, or let extra.concordance.allow have "{named}"',
        value=named,
    )


def tell_active_content(config: MkDocsConfig) -> None:
    """Say what was found in all languages, less what the check has said of the same line.

    A file of the docs folder that takes the place of the theme's is told with it.
    """
    reported = {
        (each.path, each.line)
        for each in run_state(config, CheckRun).findings
        if each.rule in {"active-html", UNSAFE}
    }
    found = {*run_state(config, ActiveContent).findings, *_replaced(config)}
    for finding in sorted(found):
        if (finding.path, finding.line) not in reported:
            say = log.warning if finding.severity is Severity.ERROR else log.info
            say("%s", one_line(finding))


def _replaced(config: MkDocsConfig) -> Iterator[Finding]:
    """Return each file of the docs folder that is published at a path of the theme's."""
    project = read_project(config)
    level = project.config.level(UNSAFE, "error")
    for folder, _, names in walk(project.docs, []) if level != "off" else ():
        for file in (Path(folder, name) for name in names if not name.endswith(".md")):
            name = file.relative_to(project.docs).as_posix()
            named = any(fnmatchcase(name, pattern) for pattern in project.config.allow)
            if not named and any(Path(theme, name).is_file() for theme in config.theme.dirs):
                yield Finding(
                    path=show(file),
                    line=1,
                    column=1,
                    rule=UNSAFE,
                    message="it takes the place of a file of the theme's",
                    severity=Severity(level),
                    hint="rename it, or let a maintainer name it in extra.concordance.allow",
                    value=file.name,
                )


def _place(text: str, part: ActivePart, *, sure: bool) -> tuple[int, int] | None:
    """Return the line and column at which a source writes a part; None where it does not.

    Code and comments are looked through last: what a parser took for such may have come out as
    mark-up, and what speaks of mark-up stands in them too.

    Args:
        text: The source.
        part: What came out of it, or of another.
        sure: Whether nothing counts but the part's own words.
    """
    page = parse_page(text, "")
    whole = text.lower()
    prose = text[: page.body].lower() + page.without_code[page.body :].lower()
    for needle in (*_own_words(part), *(() if sure else _signs(part))):
        for where in (prose, whole, unescape(whole)):
            at = where.find(needle)
            if at >= 0:
                return where.count("\n", 0, at) + 1, at - where.rfind("\n", 0, at)
    for number, line in enumerate(text[: page.body].splitlines(), 1):
        words = line.partition(":")[2].strip(" \"'")
        if len(words) >= SURE and words in part.value:  # a template put it into its own
            return number, line.index(words) + 1
    return None


def _own_words(part: ActivePart) -> Iterator[str]:
    """Return what a source would write of a part alone, in lower case, the surest first."""
    value = part.value.strip().split("\n")[0][:QUOTED].strip().lower()
    if part.program and value:
        yield f"<{part.element}>{value}"
    if part.attribute and value:
        for quote in ('"', "'", ""):
            yield f"{part.attribute}={quote}{value}".lower()
    if len(value) >= SURE:
        yield value


def _signs(part: ActivePart) -> Iterator[str]:
    """Return what a source writes that may be the part, in lower case, the likeliest first."""
    if part.attribute and part.attribute not in {"href", "src", "data", "type"}:
        yield part.attribute.lower()
    if scheme := active_scheme(part.value):
        yield scheme
    yield f"<{part.element}"


def _text(file: File) -> str:
    """Return the text of a page's source as its author wrote it; empty where it has no file."""
    if file.abs_src_path is None:
        return ""
    return Path(file.abs_src_path).read_text(encoding="utf-8-sig", errors="replace")
