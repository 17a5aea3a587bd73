"""Which variants are told that they differ: those that the source is not with, else the fewer.

A rule gives what each variant has, and tells the outliers:

    verdict = group.vote({code: len(block.cells) for code, block in row.blocks.items()})
    for code in verdict.outliers:
        yield group.by_code[code].finding(
            f"{own} here, {join_codes(verdict.majority)} {have(verdict.majority)} {verdict.value}",
            span,
            hint=verdict.remedy(f"write {verdict.value}"),
        )

The source is never an outlier: what it says is what translations are made of, and it is mostly the
source that moved on. Where all translations say the same against it, each of them is told, and
`remedy` adds the other possibility: "write 30, or, if es and pt are right, correct fr".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

V = TypeVar("V", bound="Hashable")


@dataclass(frozen=True)
class Verdict(Generic[V]):
    """The value that holds, and the language codes that have it and that do not.

    `majority` have it, the source among them where it was asked; `outliers` are told. `rivals` are
    the outliers, two or more, where the source stands alone against all and they agree.
    """

    value: V
    majority: tuple[str, ...]
    outliers: tuple[str, ...]
    rivals: tuple[str, ...] = ()

    def remedy(self, hint: str, other: str = "correct") -> str:
        """Return what an outlier should do, and where all agree against it, what the source may.

        Args:
            hint: the remedy on the translation.
            other: that on the source, without its code: `correct`, `remove it from`.
        """
        if not self.rivals:
            return hint
        return f"{hint}{OTHERWISE}{join_codes(self.rivals)}{RIGHT}{other} {named(self.majority[0])}"


OTHERWISE, RIGHT = ", or, if ", " are right, "
"""What leads from the remedy on a translation, over who is right then, to that on the source."""


def vote(values: Mapping[str, V], source: str) -> Verdict[V]:
    """Return which value holds, of the variants' values by language code, at least one.

    Args:
        values: what each variant has.
        source: the language that the others are translated from; empty where there is none.

    Returns:
        The source's value where it has one, whatever the others have. Else that of most variants;
        where two values have as many, the one that stands first.
    """
    if source in values:
        winner = values[source]
    else:
        counts = Counter(values.values())
        winner = max(counts, key=lambda value: counts[value])
    majority = tuple(code for code, value in values.items() if value == winner)
    outliers = tuple(code for code in values if code not in majority)
    united = len(outliers) > 1 and len({values[code] for code in outliers}) == 1
    return Verdict(winner, majority, outliers, outliers if united and majority == (source,) else ())


def join_codes(codes: Sequence[str]) -> str:
    """Return language codes as a sentence has them: `fr`, `fr and pt`, `en, fr and pt`."""
    *others, last = map(named, codes or [""])
    return f"{', '.join(others)} and {last}" if others else last


def have(codes: Sequence[str]) -> str:
    """Return the verb for language codes: `has` for one, `have` for more."""
    return "have" if len(codes) > 1 else "has"
