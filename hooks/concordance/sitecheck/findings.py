"""Faults of built files made findings of the sources: placed, gathered, with what was meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.findings.model import Counterpart, Finding
from concordance.sitecheck.active import RULE as ACTIVE
from concordance.sitecheck.rules import SEVERITIES
from concordance.sitecheck.sources import SourcePlace, Sources, shown, spellings
from concordance.sitecheck.suggest import Suggestions
from concordance.sitecheck.urls import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from concordance.sitecheck.site import Site
    from concordance.sitecheck.violation import Violation

_REPEATED = 3
_NAMED = 3
_LONGEST = 500
_HEAD = ("alternate-", "canonical-", "sitemap-")
_SHARED = "alternate-reciprocal"
_SUGGESTED = frozenset(
    (
        "alternate-broken",
        "broken-asset",
        "broken-fragment",
        "broken-href",
        "canonical-broken",
        "missing-extension",
        "missing-slash",
        "outside-link",
        "redirect-link",
        "sitemap-broken",
    )
)


class FindingWriter:
    """Turns the violations of one site into findings."""

    def __init__(self, site: Site, sources: Sources) -> None:
        self.site = site
        self.sources = sources
        self.suggestions = Suggestions(site)

    def findings(self, violations: Iterable[Violation]) -> list[Finding]:
        """Return one finding for each violation, or for each that a template repeats."""
        groups: dict[tuple[str, ...], dict[tuple[str, str, int], Violation]] = {}
        for violation in violations:
            shared = (
                violation.key
                if violation.key and not violation.inner
                else (violation.file, violation.url)
            )
            group = groups.setdefault((violation.rule, *shared), {})
            group.setdefault((violation.file, violation.url, violation.line), violation)
        found: list[Finding] = []
        for group in groups.values():
            found += self._group(list(group.values()))
        return sorted(found)

    def _group(self, violations: Sequence[Violation]) -> Iterator[Finding]:
        """Return one finding for violations that a template repeats, else one for each."""
        first = violations[0]
        head = first.contract and first.rule.startswith(_HEAD) and first.rule != _SHARED
        least = max(_REPEATED, len(self.site.pages) // 2) if head else _REPEATED
        others = list(
            {
                violation.file: violation
                for violation in violations
                if violation.file != first.file
            }.values()
        )
        if len(others) + 1 >= least and not self._written(first):
            yield self._finding(first, self._shared_place(first), others)
            return
        for violation in violations:
            yield self._finding(violation, self._written(violation) or self._built_place(violation))

    def _written(self, violation: Violation) -> SourcePlace | None:
        """Find the violation in the file that a contributor edits."""
        if violation.line or (violation.contract and violation.rule.startswith(_HEAD)):
            return None
        path = self.sources.file(violation.file)
        if path is None:
            return None
        if violation.rule == ACTIVE:
            return self.sources.of_word(path, violation.url)
        return self.sources.in_file(path, self._needles(violation, path))

    def _needles(self, violation: Violation, path: Path) -> list[str]:
        """Return the spellings of a violation's URL in a source file, the likeliest first."""
        if violation.rule in ("duplicate-id", "broken-idref"):
            return [violation.url]
        needles = spellings(violation.url)
        target = violation.target
        if target is not None and path.suffix == ".md":
            fragment = target.address.fragment
            end = f"#{decode(fragment)}" if fragment else ""
            page = target.name or f"{target.path.rstrip('/')}/index.html"
            if source := self.sources.file(page):
                needles.append(self._markdown(source, path) + end)
            stem = target.path.rstrip("/").rpartition("/")[2]
            needles += [f"{stem}.md{end}", end] if stem else [end]
        return [needle for needle in needles if needle]

    @staticmethod
    def _markdown(target: Path, source: Path) -> str:
        return Path(os.path.relpath(target, source.parent)).as_posix()

    def _built_place(self, violation: Violation) -> SourcePlace:
        """Return the place of a violation in the built file."""
        if violation.line:
            return SourcePlace(self.sources.site / violation.file, violation.line)
        if (
            violation.contract
            and violation.rule.startswith(_HEAD)
            and violation.url.startswith("/")
        ):
            return SourcePlace(self.sources.site / violation.file)
        if violation.rule == ACTIVE:
            path = self.sources.site / violation.file
            return self.sources.of_word(path, violation.url) or SourcePlace(path)
        return self.sources.in_built(violation.file, violation.url)

    def _shared_place(self, violation: Violation) -> SourcePlace:
        if not violation.line and violation.number >= 0:
            place = self.sources.in_templates(violation.url)
            if place is not None:
                return place
        return self._built_place(violation)

    def _finding(
        self, violation: Violation, place: SourcePlace, others: Sequence[Violation] = ()
    ) -> Finding:
        """Make the finding of a violation at a place; `others` are the same on more pages."""
        message = f'"{_clean(violation.url)}" {violation.what}'
        if others:
            message += f", on {len(others) + 1} pages"
        return Finding(
            path=shown(place.path),
            line=place.line,
            column=place.column,
            rule=violation.rule,
            message=message,
            severity=SEVERITIES[violation.rule],
            language=self.sources.language(violation.file),
            hint=self._hint(violation, place),
            variants=tuple(self._counterpart(other) for other in others[:_NAMED]),
            value=_clean(violation.url),
            end_column=place.end_column,
        )

    def _counterpart(self, violation: Violation) -> Counterpart:
        path = shown(self.sources.site / violation.file)
        return Counterpart(self.sources.language(violation.file), path, violation.line or 1)

    def _hint(self, violation: Violation, place: SourcePlace) -> str:
        """Return the remedy: the violation's own, or what the URL was probably meant to be."""
        if violation.rule not in _SUGGESTED or violation.target is None:
            return violation.hint
        target = violation.target
        name, fragment, difference = target.name, "", ""
        if target.lost:
            name, fragment, difference = self.suggestions.fragment(target)
        elif not name:
            name, difference = self.suggestions.file(target, violation.file)
            if name and target.address.fragment:
                wanted = decode(target.address.fragment)
                record = self.site.records.get(name)
                fragment = wanted if record is not None and wanted in record.ids else ""
        if not name and violation.url.strip().lower().startswith("www."):
            return f'did you mean "https://{violation.url.strip()}"?'
        if not name:
            return violation.hint
        written = self.suggestions.write(violation.url, violation.file, name, fragment)
        source = self.sources.file(name)
        if place.path.suffix == ".md" and source is not None and source.suffix == ".md":
            same = source == place.path and fragment
            written = "" if same else self._markdown(source, place.path)
            written += f"#{encode(fragment)}" if fragment else ""
        differing = f" they differ by {difference} alone" if difference else ""
        return f'did you mean "{written}"?{differing}'


def _clean(url: str) -> str:
    """Write a URL on one line, as it stands otherwise."""
    text = "".join(c if c.isprintable() else _escape(c) for c in url.strip())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _escape(char: str) -> str:
    return f"%{ord(char):02X}" if char.isascii() else "\ufffd"
