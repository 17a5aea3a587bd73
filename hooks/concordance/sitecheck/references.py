"""Every reference leads somewhere: pages, fragments, files; and every id is there once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.sitecheck.attributes import FOLLOWED, PAGES
from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.sitecheck.record import FileRecord, UrlReference
    from concordance.sitecheck.site import Site, UrlTarget

_LOADED = frozenset(
    (
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "apple-touch-startup-image",
        "mask-icon",
        "manifest",
        "modulepreload",
        "preload",
        "prefetch",
    )
)
_WHOLE = frozenset(("img", "source", "object", "embed", "video", "audio", "track", "input"))
_INDIRECT = ("slash", "extension", "scheme")
_UNREACHABLE = {
    "malformed": ("malformed-url", "has no host that could be reached"),
    "slash": ("missing-slash", "leads to a folder without its final slash, which costs a redirect"),
    "extension": ("missing-extension", "leaves out .html, which not every host adds"),
    "scheme": ("redirect-link", "asks for http: of a site at https:, which costs a redirect"),
}
"""What is wrong with a target, by its problem: the rule, and how to say it."""
_FILLED = frozenset(("src", "srcset", "imagesrcset", "poster", "data"))


class ReferenceCheck:
    """What following every reference of a site gives: its violations, and who links to whom."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.violations: list[Violation] = []
        self.edges: dict[str, set[str]] = {}
        self._followed = [(e.element, e.attribute) in FOLLOWED for e in site.entries]
        self._empties = [e.attribute in _FILLED and not e.url.strip() for e in site.entries]
        for name in sorted(site.records):
            record = site.records[name]
            self.violations += self._file(name, record)
            self._follow(name, record)

    def _follow(self, name: str, record: FileRecord) -> None:
        """Follow every reference of a file: note which pages it links to, judge the others."""
        entries, followed, empty = self.site.entries, self._followed, self._empties
        targets = self.site.targets(name)
        self.edges[name] = {target.name for number, _, target in targets if followed[number]}
        for number, inside, target in targets:
            if empty[number]:
                self._empty(name, number, inside=inside)
            elif target.plain:
                continue
            elif violation := self._judge(name, entries[number], number, target, inside=inside):
                self.violations.append(violation)
        if language := record.language.lower().partition("-")[0]:
            for number, inside, target in targets:
                if inside and target.language not in ("", language) and followed[number]:
                    self._leaving(name, number, target, record.language)
        if name == "404.html":
            self._unreliable(name, [n for n, _, target in targets if _depends(entries[n], target)])

    def _file(self, name: str, record: FileRecord) -> Iterator[Violation]:
        """Report a file that cannot be read, ids that stand twice, and names of no id."""
        if record.problem:
            yield Violation(
                "unreadable-file", name, name, record.problem, line=record.problem_line, key=(name,)
            )
        for identity in record.doubles:
            yield Violation(
                "duplicate-id",
                name,
                identity,
                "is the id of more than one element",
                "give each element an id of its own: a link to it reaches the first alone",
                ("duplicate-id", identity),
            )
        for where, identity in record.lost:
            yield Violation(
                "broken-idref",
                name,
                identity,
                f"in <{where}> is the id of no element of the page",
                key=("broken-idref", where, identity),
            )

    def _judge(
        self, name: str, entry: UrlReference, number: int, target: UrlTarget, *, inside: bool
    ) -> Violation | None:
        """Judge one reference that does not lead plainly to a page or file.

        Args:
            name: The file that holds it.
            entry: The reference.
            number: Its number in the table of references.
            target: What it leads to.
            inside: Whether it stands in the page's content.

        Returns:
            The violation, or None where it is none, or another check's.
        """
        if target.problem:
            if target.problem in _INDIRECT and "canonical" in entry.note.split():
                return None
            rule, what = self._unreachable(entry, target)
        elif target.lost:
            if entry.element in _WHOLE and entry.attribute != "usemap":
                return None
            rule = "broken-fragment"
            page = self.site.address(target.name)
            what = "names no place of its own page"
            if target.name != name:
                what = f'names no place of "{page}"'
        else:
            return self._redirect(name, entry, number, target, inside=inside)
        key = (rule, entry.where, target.path or entry.url, target.fragment)
        return Violation(
            rule, name, entry.url, _at(entry, what), "", key, number, inside, target=target
        )

    def _unreachable(self, entry: UrlReference, target: UrlTarget) -> tuple[str, str]:
        """Return the rule that a target with a problem breaks, and what is wrong with it."""
        if target.problem == "outside":
            base = self.site.home.base
            return "outside-link", f"leaves the site, which is published under {base}"
        if target.problem == "local":
            return self._missing(entry, target)[0], "is a file of the writer's machine"
        return _UNREACHABLE.get(target.problem) or self._missing(entry, target)

    def _redirect(
        self, name: str, entry: UrlReference, number: int, target: UrlTarget, *, inside: bool
    ) -> Violation | None:
        """Report a link to a page that only sends on, or such a page that leads to another.

        The arguments are those of `_judge`.
        """
        if entry.attribute == "refresh":
            return self._chain(name, entry, number)
        if (entry.element, entry.attribute) not in FOLLOWED:
            return None
        end = self.site.stubs[target.name]
        goal = self.site.address(end.name) if end.name else end.address.path
        return Violation(
            "redirect-link",
            name,
            entry.url,
            f'leads to a page that only sends on to "{goal}"',
            "link to that page itself",
            ("redirect-link", target.name),
            number,
            inside,
            target=end,
        )

    def _chain(self, name: str, entry: UrlReference, number: int) -> Violation | None:
        """Report a stub that leads back to itself, or to a stub that leads on."""
        seen = [name]
        at = name
        while (following := self.site.stubs.get(at)) and following.name not in seen:
            at = following.name
            seen.append(at)
        loop = following is not None
        return Violation(
            "redirect-loop" if loop else "redirect-link",
            name,
            entry.url,
            "sends its reader round in a circle"
            if loop
            else f'sends on to a page that sends on again, at last to "{self.site.address(at)}"'
            if at in self.site.records
            else "sends on to a page that sends on again",
            key=("redirect", name),
            number=number,
        )

    @staticmethod
    def _missing(entry: UrlReference, target: UrlTarget) -> tuple[str, str]:
        """Return the rule that a reference to no page or file breaks, and what is wrong with it."""
        rel = entry.note.split() if entry.element == "link" else []
        if "canonical" in rel:
            return "canonical-broken", "leads to no page"
        if rel and "alternate" in rel and "stylesheet" not in rel:
            return "alternate-broken", "leads to no page"
        page = (entry.element, entry.attribute) in PAGES or (rel and _LOADED.isdisjoint(rel))
        if entry.note in ("og:url", "twitter:url"):
            page = True
        suffix = target.path.rpartition("/")[2].rpartition(".")[1:]
        if page and suffix[0] and suffix[1].lower() not in ("html", "htm", "md"):
            return "broken-href", "leads to no file"
        return ("broken-href", "leads to no page") if page else ("broken-asset", "is no file")

    def _leaving(self, name: str, number: int, target: UrlTarget, language: str) -> None:
        """Report a link in a page's content to another language that nothing announces.

        Args:
            name: The page's file.
            number: The link's number in the table of references.
            target: The page that it leads to.
            language: The language of the page that holds the link, as its `lang` has it.
        """
        entry = self.site.entries[number]
        # A link in a passage of that language, or announced, surprises nobody.
        announced = entry.note == "hreflang" or entry.note.lower().startswith(target.language)
        if entry.element != "a" or announced or not self.site.ordinary(target.name):
            return
        there = self.site.records[target.name].language
        self.violations.append(
            Violation(
                "leaves-language",
                name,
                entry.url,
                f'leads from a page in "{language}" to one in "{there}" without saying so',
                f'write hreflang="{there}" on the link, or link to the page\'s own variant',
                ("leaves-language", target.path),
                number,
                inner=True,
                target=target,
            )
        )

    def _empty(self, name: str, number: int, *, inside: bool) -> None:
        """Report an empty address where a file should be loaded."""
        entry = self.site.entries[number]
        self.violations.append(
            Violation(
                "empty-url",
                name,
                entry.url,
                f"in {entry.where} loads nothing",
                key=("empty-url", entry.where),
                number=number,
                inner=inside,
            )
        )

    def _unreliable(self, name: str, numbers: list[int]) -> None:
        """Report the first of the error page's URLs that count from its own place."""
        if not numbers:
            return
        first = self.site.entries[numbers[0]]
        self.violations.append(
            Violation(
                "relative-404",
                name,
                first.url,
                f"in {first.where} counts from the address that was not found"
                + (f", as {len(numbers) - 1} more do" if len(numbers) > 1 else ""),
                "the error page is shown at any depth: write its URLs from the root",
                ("relative-404",),
                numbers[0],
                inner=True,
            )
        )


def _at(entry: UrlReference, what: str) -> str:
    return what if entry.element == "a" else f"in {entry.where} {what}"


def _depends(entry: UrlReference, target: UrlTarget) -> bool:
    """Return whether a URL's meaning changes with the address at which its page is shown."""
    return (
        target.address.kind == "own"
        and target.address.relative
        and entry.url.strip()[:1] not in ("", "#", "/", "\\")
    )
