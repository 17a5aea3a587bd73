"""Links that the variants do not share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from concordance.checks.links.fragments import other_fragments
from concordance.checks.links.localised import leads_to_own_language
from concordance.checks.links.malformed_link import malformed_link
from concordance.checks.rule import group_rule
from concordance.corpus.group import label_of
from concordance.corpus.links.resolve import SCHEME
from concordance.corpus.links.targets import PageLinks
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.corpus.group import PageGroup
    from concordance.corpus.links.resolve import Target
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Counterpart, Finding
    from concordance.markdown.model import Block, Link

LINKS = {"link", "autolink", "html-link"}
PARTS = re.compile(r"(?<=[/#?&])|(?=[#?&])")
"""Where an address can be cut."""


@dataclass(frozen=True)
class Use:
    """A link of a variant, in its block, and the row of blocks it stands in."""

    link: Link
    block: Block
    row: int


@dataclass(frozen=True)
class LinkDifference:
    """A target that a variant has otherwise than the others: less often (`lacks`) or more."""

    code: str
    target: str
    lacks: bool
    verdict: Verdict[int]
    use: Use

    @property
    def agree(self) -> tuple[str, ...]:
        """Return the codes of the variants that are right."""
        return self.verdict.majority


@group_rule("link-mismatch", family="links", severity=Severity.WARNING)
def link_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A section lacks a link of the other variants, or has one that they do not.

    Links are compared by where they lead, the language taken away, and each is counted.
    """
    uses, excused = _uses(group, group.memo(PageLinks))
    found = [
        difference
        for place, row in enumerate(group.alignment.sections)
        if len(row.sections) > 1
        for difference in _of_section(group, uses[place], tuple(row.sections))
    ]
    left = [d for d in _not_moved(found) if not _excuse(excused, d) and not _malformed(group, d)]
    while left:
        first = left.pop(0)
        other = next((d for d in left if _replaces(first, d)), None)
        if other is not None:
            left.remove(other)
            if _is_localised(group, first, other):
                continue
        elif first.lacks and _is_written(group, first):
            continue
        yield _finding(group, first, other) if not first.lacks else _lacking(group, first, other)
    if not _have_ids(group):
        yield from other_fragments(group)


def _replaces(first: LinkDifference, other: LinkDifference) -> bool:
    """Return whether one of two is what a variant has in place of the other, in one block."""
    return (
        first.code == other.code
        and first.lacks is not other.lacks
        and first.use.row == other.use.row
    )


def _is_localised(group: PageGroup, first: LinkDifference, other: LinkDifference) -> bool:
    """Return whether a link leads to what the other is, in the page's own language."""
    extra, lacking = (other, first) if first.lacks else (first, other)
    here, there = (group.by_code[code].language.locale for code in (extra.code, lacking.agree[0]))
    return leads_to_own_language(extra.use.link.target, lacking.use.link.target, here, there)


def _is_written(group: PageGroup, lacking: LinkDifference) -> bool:
    """Return whether a block has the address of a link that it lacks, in code or as it is."""
    block = group.alignment.blocks[lacking.use.row].blocks[lacking.code]
    written = group.by_code[lacking.code].page.text[block.span.start : block.span.end]
    target = lacking.use.link.target.rstrip("/")
    plain = re.compile(rf"(?<!\]\(){re.escape(target)}(?![\w#/])")
    return SCHEME.match(target) is not None and plain.search(written) is not None


Uses = dict[int, dict[str, dict[str, list[Use]]]]
"""By section, language and target."""


def _uses(group: PageGroup, leads: PageLinks) -> tuple[Uses, Counter[tuple[str, str]]]:
    """Return the links by section, and those of blocks that not every variant has.

    The latter are missing-block's: they excuse a difference of the same target.
    """
    exact, codes = _have_ids(group), tuple(group.by_code)
    uses: Uses = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    excused: Counter[tuple[str, str]] = Counter()
    for place, row in enumerate(group.alignment.blocks):
        for code, block in row.blocks.items():
            for link in block.links:
                if link.kind not in LINKS or not link.target:
                    continue
                target = _neutral(leads.to(code, link.target), exact=exact)
                if len(row.blocks) < len(codes):
                    for other in codes:
                        excused[other, target] += 1
                else:
                    uses[row.section][code][target].append(Use(link, block, place))
    return uses, excused


def _neutral(found: Target, *, exact: bool) -> str:
    if found.kind == "external" or not exact:
        return f"{found.kind} {found.path}"
    return f"{found.kind} {found.path}#{found.fragment}"


def _have_ids(group: PageGroup) -> bool:
    """Return whether the pages give their headings ids, so that fragments are comparable."""
    return all(
        section.id
        for variant in group.variants
        for section in variant.page.sections
        if section.level > 1
    )


def _of_section(
    group: PageGroup, uses: Mapping[str, Mapping[str, list[Use]]], codes: tuple[str, ...]
) -> Iterator[LinkDifference]:
    """Return what the variants of a section have otherwise than most of them."""
    targets = dict.fromkeys(target for code in codes for target in uses.get(code, {}))
    for target in targets:
        links = {code: uses.get(code, {}).get(target, []) for code in codes}
        verdict = group.vote({code: len(found) for code, found in links.items()})
        for code in verdict.outliers:
            lacks = len(links[code]) < verdict.value
            more = links[verdict.majority[0]] if lacks else links[code]
            count = abs(len(links[code]) - verdict.value)
            for use in more[-count:]:
                yield LinkDifference(code, target, lacks, verdict, use)


def _not_moved(found: list[LinkDifference]) -> list[LinkDifference]:
    """Leave out what a variant lacks in one section and has in another."""
    counts = Counter((d.code, d.target, d.lacks) for d in found)
    pairs = {key: min(counts[key], counts[(*key[:2], not key[2])]) for key in counts}
    left = []
    for difference in found:
        key = (difference.code, difference.target, difference.lacks)
        if pairs[key]:
            pairs[key] -= 1
        else:
            left.append(difference)
    return left


def _excuse(excused: Counter[tuple[str, str]], difference: LinkDifference) -> bool:
    key = (difference.code, difference.target)
    if not excused[key]:
        return False
    excused[key] -= 1
    return True


def _malformed(group: PageGroup, difference: LinkDifference) -> bool:
    """Return whether a link is missing in a block because it is mistyped there: told as that."""
    if not difference.lacks:
        return False
    variant = group.by_code[difference.code]
    span = group.alignment.blocks[difference.use.row].blocks[difference.code].span
    first, last = (variant.page.line_column(offset)[0] for offset in (span.start, span.end))
    lines = group.memo(_mistyped)[difference.code]
    return any(first <= line <= last for line in lines)


def _mistyped(group: PageGroup) -> dict[str, list[int]]:
    """Return the lines of each variant on which a link is mistyped."""
    return {
        variant.code: [finding.line for finding in malformed_link.check(variant)]
        for variant in group.variants
    }


def _lacking(group: PageGroup, lacking: LinkDifference, extra: LinkDifference | None) -> Finding:
    """Report a link that a variant lacks, or has another in its place."""
    if extra is not None:
        return _finding(group, extra, lacking)
    block = group.alignment.blocks[lacking.use.row].blocks[lacking.code]
    target = lacking.use.link.target
    habit = f'links of {join_codes(lacking.agree)} missing in "{label_of(block)}"'
    return group.by_code[lacking.code].finding(
        f"link to '{target}' of {join_codes(lacking.agree)} is missing",
        block.span,
        hint=lacking.verdict.remedy("add the link", "remove it from"),
        variants=(group.by_code[lacking.agree[0]].counterpart(lacking.use.link.span),),
        value=target,
        habit=habit,
    )


def _finding(group: PageGroup, extra: LinkDifference, lacking: LinkDifference | None) -> Finding:
    """Report a link that a variant has alone, or in place of another."""
    target = extra.use.link.target
    message = f"link to '{target}' is not in {join_codes(extra.agree)}"
    there: tuple[Counterpart, ...] = ()
    hint = "link to the same place, or drop the link"
    habit = f'links in "{label_of(extra.use.block)}" that are not in {join_codes(extra.agree)}'
    if lacking is not None:
        other = lacking.use.link.target
        message += f", which {have(extra.agree)} '{other}'"
        habit = _change(target, other, join_codes(extra.agree))
        if not other.startswith("/") and not SCHEME.match(other):
            hint = f"write '{other}'"
        there = (group.by_code[lacking.agree[0]].counterpart(lacking.use.link.span),)
    return group.by_code[extra.code].finding(
        message,
        extra.use.link.span,
        hint=extra.verdict.remedy(hint),
        variants=there,
        value=target,
        habit=habit,
    )


def _change(target: str, other: str, codes: str) -> str:
    """Say in what a link's target differs from that of the others, the parts they share left out.

    A page of which several links differ in the same has a habit.
    """
    here, there = PARTS.split(target), PARTS.split(other)
    start = _shared(here, there)
    end = _shared(here[start:][::-1], there[start:][::-1])
    mine, theirs = ("".join(parts[start : len(parts) - end]) for parts in (here, there))
    if not mine:
        return f"links without the '{theirs}' of {codes}"
    if not theirs:
        return f"links with a '{mine}' that is not in {codes}"
    return f"links with '{mine}' for the '{theirs}' of {codes}"


def _shared(here: Sequence[str], there: Sequence[str]) -> int:
    """Return how many parts two addresses begin with alike."""
    pairs = zip(here, there, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
