"""Links, images and footnotes dropped or changed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.mutations.change import Change, replaced

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Link


def _links(variant: Variant, kind: str) -> Iterator[Link]:
    for block in variant.page.blocks:
        if block.kind != "footnote":
            yield from (link for link in block.links if link.kind == kind)


def dropped(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Leave a link's text and take the link away."""
    for link in _links(variant, "link"):
        written = variant.page.text[link.span.start : link.span.end]
        match = re.fullmatch(r"\[(.*)\]\([^()]*\)", written, re.DOTALL)
        if match:
            yield replaced(group, variant, link.span.start, link.span.end, match[1])


def retargeted(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Lead a link to where another link of the same page leads."""
    targets = sorted({link.target for link in _links(variant, "link")})
    for link in _links(variant, "link"):
        others = [target for target in targets if target != link.target]
        if others:
            new = chance.choice(others)
            yield replaced(group, variant, link.target_span.start, link.target_span.end, new)


def foreign(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Lead a link to the same page in another language, by its file or its address."""
    depth = "../" * (group.key.count("/") + 1)
    folder = group.key.rpartition("/")[0]
    for link in _links(variant, "link"):
        path, _, fragment = link.target.partition("#")
        if not path.endswith(".md") or "://" in path:
            continue
        parts: list[str] = folder.split("/") if folder else []
        for part in path.split("/"):
            parts = parts[:-1] if part == ".." else [*parts, part]
        page = "/".join(parts)
        other = chance.choice([code for code in group.by_code if code != variant.code])
        home = "" if other == group.reference else f"{other}/"
        address = re.sub(r"(?:index)?\.md$", "/", page).removesuffix("//")
        new = chance.choice([f"{depth}{other}/{page}", f"/{home}{address}"])
        new += f"#{fragment}" if fragment else ""
        yield replaced(group, variant, link.target_span.start, link.target_span.end, new)


def image_dropped(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Take an image away."""
    for link in _links(variant, "image"):
        end = link.span.end
        attributes = re.compile(r"\{[^{}\n]*\}").match(variant.page.text, end)
        end = attributes.end() if attributes else end
        yield with_neighbours(replaced(group, variant, link.span.start, end, ""))


def with_neighbours(change: Change) -> Change:
    """Count what stands before and after an empty line as its place."""
    lines = change.text.split("\n")
    first, last = change.lines
    if lines[first - 1].strip():
        return change
    before = next((at for at in range(first - 1, 0, -1) if lines[at - 1].strip()), first)
    after = next((at for at in range(last + 1, len(lines)) if lines[at - 1].strip()), last)
    return replace(change, lines=(before, after))


def image_changed(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
    """Show another image of the site."""
    images = [link.target for link in _links(variant, "image")]
    for link in _links(variant, "image"):
        others = [target for target in images if target != link.target]
        if others:
            yield replaced(group, variant, link.target_span.start, link.target_span.end, others[0])


def footnote_dropped(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Take away a footnote's reference, or the whole note."""
    text = variant.page.text
    for match in re.finditer(r"\[\^[\w-]+\](?!:)", text):
        yield replaced(group, variant, match.start(), match.end(), "")
    for match in re.finditer(r"^\[\^[\w-]+\]:.*\n(?:\n?    .*\n)*", text, re.MULTILINE):
        line = text.count("\n", 0, match.start()) + 1
        name = re.escape(match[0].partition(":")[0])
        used = re.search(name, text)
        at = text.count("\n", 0, used.start()) + 1 if used else line
        lines = chance.choice([(at, line)])  # the reference that leads nowhere, up to the place
        yield Change(group.key, variant.code, text[: match.start()] + text[match.end() :], lines)
