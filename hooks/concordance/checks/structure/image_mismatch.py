"""Images that the variants do not share."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import insertion, shows_only
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding
    from concordance.markdown.model import Link


@group_rule("image-mismatch", family="structure")
def image_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A section lacks an image of the other variants, or shows one that they do not.

    Images are compared by file name, the language's own part removed: `menu.fr.png` and
    `menu.es.png` are one, and so are `img/fr/menu.png` and `img/es/menu.png`. An image that names
    its page's language (`menu_es_v2.png`) may stand for one that does not.
    """
    part = _language_part(group)
    for index, row in enumerate(group.alignment.sections):
        images = {code: _images(group, index, code) for code in row.sections}
        if len(images) < 2 or not any(images.values()):  # noqa: PLR2004 - two to compare
            continue
        names = {
            code: frozenset(Counter(_name(link, part) for link in links).items())
            for code, links in images.items()
        }
        verdict = group.vote(names)
        for code in verdict.outliers:
            lacking = _left(images[verdict.majority[0]], images[code], part)
            extra = _left(images[code], images[verdict.majority[0]], part)
            if len(lacking) > 1 and not extra:
                yield _difference(group, (code, None), (verdict, lacking))
                continue
            own, tagged = _token(group, code), _token(group, *group.by_code)
            for theirs, actual in zip_longest(lacking, extra):
                if (
                    theirs
                    and actual
                    and own.search(actual.target)
                    and not tagged.search(theirs.target)
                ):
                    continue
                yield _difference(group, (code, actual), (verdict, [theirs] if theirs else []))


def _difference(
    group: PageGroup,
    here: tuple[str, Link | None],
    there: tuple[Verdict[frozenset[tuple[str, int]]], list[Link]],
) -> Finding:
    """Report an image that one variant has in place of another, or has alone, or lacks."""
    code, actual = here
    verdict, theirs = there
    agree = verdict.majority
    if actual is None:
        target = theirs[0].target
        many = f"{len(theirs)} images, the first '{target}', of {join_codes(agree)} are missing"
        single = f"image '{target}' of {join_codes(agree)} is missing"
        message = f"{many if len(theirs) > 1 else single} here"
        span = _place(group, code, agree, theirs[0])
    else:
        target = actual.target
        message = f"image '{target}' is not in {join_codes(agree)}"
        message += f", which {have(agree)} '{theirs[0].target}'" if theirs else ""
        span = actual.span
    return group.by_code[code].finding(
        message,
        span,
        hint=verdict.remedy("show the same image" if actual else "add what is missing"),
        variants=(group.by_code[agree[0]].counterpart(theirs[0].span),) if theirs else (),
        value=target,
    )


def _place(group: PageGroup, code: str, agree: tuple[str, ...], image: Link) -> Span:
    """Return where an image should be: in the paired block, or after what stands before it."""
    for place, row in enumerate(group.alignment.blocks):
        if image in getattr(row.blocks.get(agree[0]), "links", ()):
            block = row.blocks.get(code)
            if block is not None:
                return block.span
            return insertion(group, group.by_code[code], place)[0]
    return Span(group.by_code[code].page.body, group.by_code[code].page.body)


def _left(these: list[Link], those: list[Link], part: re.Pattern[str]) -> list[Link]:
    """Return what is in these and not in those, each counted."""
    counts = Counter(_name(link, part) for link in those)
    left = []
    for link in these:
        name = _name(link, part)
        if counts[name]:
            counts[name] -= 1
        else:
            left.append(link)
    return left


def _images(group: PageGroup, index: int, code: str) -> list[Link]:
    """Return the images of a section, those apart whose whole block is missing elsewhere."""
    found: list[Link] = []
    for row in group.alignment.of_section(index):
        block = row.blocks.get(code)
        if block is None or (len(row.blocks) < len(group.variants) and not shows_only(block)):
            continue
        found.extend(link for link in block.links if "image" in link.kind)
    return found


def _name(link: Link, part: re.Pattern[str]) -> str:
    path = link.target.split("?")[0].split("#")[0].rstrip("/")
    return part.sub("", path.rsplit("/", 1)[-1])


def _language_part(group: PageGroup) -> re.Pattern[str]:
    """Return the pattern of a language's own part of a file name: `.fr` of `menu.fr.png`."""
    names = {name for lang in group.languages for name in (lang.code, lang.locale)}
    either = "|".join(re.escape(name).replace("_", "-").replace(r"\-", "[-_]") for name in names)
    return re.compile(rf"[._-]?(?:(?<=[._-])|(?<=[a-z]{{3}}))(?:{either})(?=\.\w+$)", re.IGNORECASE)


def _token(group: PageGroup, *codes: str) -> re.Pattern[str]:
    """Return the pattern of a file name that says that the image is in one of some languages."""
    names = {n for code in codes for n in (code, group.by_code[code].language.locale.split("-")[0])}
    either = "|".join(re.escape(name).replace("_", "-").replace(r"\-", "[-_]") for name in names)
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])(?=[^/]*$)", re.IGNORECASE)
