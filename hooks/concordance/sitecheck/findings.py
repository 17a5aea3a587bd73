"""Faults of built files made findings of the sources: placed, gathered, with what was meant."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.findings.model import Counterpart, Finding
from concordance.sitecheck.fault import RULES, Fault
from concordance.sitecheck.sources import Place, Sources, shown, spellings
from concordance.sitecheck.suggest import Suggestions
from concordance.sitecheck.urls import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from concordance.sitecheck.site import Site

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
        "broken-link",
        "canonical-broken",
        "missing-extension",
        "missing-slash",
        "outside-link",
        "redirect-link",
        "sitemap-broken",
    )
)


class Writer:
    """Turns the faults of one site into findings."""

    def __init__(self, site: Site, sources: Sources) -> None:
        self.site = site
        self.sources = sources
        self.suggestions = Suggestions(site)

    def findings(self, faults: Iterable[Fault]) -> list[Finding]:
        """Return one finding for each fault, or for each that a template repeats."""
        groups: dict[tuple[str, ...], dict[tuple[str, str, int], Fault]] = {}
        for fault in faults:
            shared = fault.key if fault.key and not fault.inner else (fault.file, fault.url)
            group = groups.setdefault((fault.rule, *shared), {})
            group.setdefault((fault.file, fault.url, fault.line), fault)
        found: list[Finding] = []
        for group in groups.values():
            found += self._group(list(group.values()))
        return sorted(found)

    def _group(self, faults: Sequence[Fault]) -> Iterator[Finding]:
        first = faults[0]
        head = first.contract and first.rule.startswith(_HEAD) and first.rule != _SHARED
        least = max(_REPEATED, len(self.site.pages) // 2) if head else _REPEATED
        others = list({fault.file: fault for fault in faults if fault.file != first.file}.values())
        if len(others) + 1 >= least and not self._written(first):
            yield self._finding(first, self._shared_place(first), others)
            return
        for fault in faults:
            yield self._finding(fault, self._written(fault) or self._built_place(fault))

    def _written(self, fault: Fault) -> Place | None:
        """Find the fault in the file that a contributor edits."""
        if fault.line or (fault.contract and fault.rule.startswith(_HEAD)):
            return None
        path = self.sources.file(fault.file)
        if path is None:
            return None
        return self.sources.in_file(path, self._needles(fault, path))

    def _needles(self, fault: Fault, path: Path) -> list[str]:
        if fault.rule in ("duplicate-id", "broken-idref"):
            return [fault.url]
        needles = spellings(fault.url)
        target = fault.target
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

    def _built_place(self, fault: Fault) -> Place:
        if fault.line:
            return Place(self.sources.site / fault.file, fault.line)
        if fault.contract and fault.rule.startswith(_HEAD) and fault.url.startswith("/"):
            return Place(self.sources.site / fault.file)
        return self.sources.in_built(fault.file, fault.url)

    def _shared_place(self, fault: Fault) -> Place:
        if not fault.line and fault.number >= 0:
            place = self.sources.in_templates(fault.url)
            if place is not None:
                return place
        return self._built_place(fault)

    def _finding(self, fault: Fault, place: Place, others: Sequence[Fault] = ()) -> Finding:
        message = f'"{_clean(fault.url)}" {fault.what}'
        if others:
            message += f", on {len(others) + 1} pages"
        return Finding(
            path=shown(place.path),
            line=place.line,
            column=place.column,
            rule=fault.rule,
            message=message,
            severity=RULES[fault.rule],
            language=self.sources.language(fault.file),
            hint=self._hint(fault, place),
            variants=tuple(self._counterpart(other) for other in others[:_NAMED]),
            value=_clean(fault.url),
            end_column=place.end_column,
        )

    def _counterpart(self, fault: Fault) -> Counterpart:
        path = shown(self.sources.site / fault.file)
        return Counterpart(self.sources.language(fault.file), path, fault.line or 1)

    def _hint(self, fault: Fault, place: Place) -> str:
        if fault.rule not in _SUGGESTED or fault.target is None:
            return fault.hint
        target = fault.target
        name, fragment, difference = target.name, "", ""
        if target.lost:
            name, fragment, difference = self.suggestions.fragment(target)
        elif not name:
            name, difference = self.suggestions.file(target, fault.file)
            if name and target.address.fragment:
                kept = decode(target.address.fragment)
                record = self.site.records.get(name)
                fragment = kept if record is not None and kept in record.ids else ""
        if not name and fault.url.strip().lower().startswith("www."):
            return f'did you mean "https://{fault.url.strip()}"?'
        if not name:
            return fault.hint
        written = self.suggestions.write(fault.url, fault.file, name, fragment)
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
