"""Sentences left out, exchanged and run together in real translations: `bench/sentences.py DIR`.

On this site and on the corpora in DIR, every block in which the variants have as many sentences is
taken to be right. In one variant at a time each sentence of more than 20 characters is left out,
and each two neighbours are exchanged: both must be found. Each two are run together with a joint,
as translators do: nothing must be found. Then, for the odds of `sentences.peers`: how often
a word that the others have is in the translation, and in the sentences beside it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from report import ROOT, table

from concordance.checks.structure.paragraph import (
    LIKE,
    LIKE_ALONE,
    SURE,
    SURE_ALONE,
    LostSentences,
    MovedSentence,
    judge,
)
from concordance.checks.structure.passages import compared
from concordance.corpus.corpus import Corpus, read_corpus
from concordance.corpus.sentences.losses import SentenceAlignment
from concordance.corpus.sentences.peers import expect
from concordance.corpus.sentences.sentences import sentences
from concordance.markdown.model import CODE
from concordance.project.project import project_from_folder, project_from_mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.structure.paragraph import JudgeArguments, Read

CORPORA = {
    "fastapi": "en,es,fr,pt",
    "twelve-factor": "en,es,fr,pt_br",
    "opensource-guide": "en,es,fr,pt",
    "otel": "en,es,fr,pt",
    "cncf-glossary": "en,es",
    "fastapi, two languages": "en,es",
}
LONG = 20
"""Characters that a sentence has more of, to be left out or exchanged."""


def blocks(corpus: Corpus) -> Iterator[tuple[JudgeArguments, list[Read]]]:
    """Return what is compared of each block that has several sentences, as many in each variant."""
    for group in corpus.groups:
        for _, _, asked in compared(group) if len(group.variants) > 1 else ():
            read = [sentences(*said) for said in asked[0]]
            if len({len(one) for one in read}) == 1 and len(read[0]) > 1:
                yield asked, read


def edited(asked: JudgeArguments, odd: int, text: str, codes: tuple[str, ...]) -> JudgeArguments:
    """Put another text in the place of one variant's."""
    said, lengths, reference = asked
    return (*said[:odd], (text, codes), *said[odd + 1 :]), lengths, reference


def without(asked: JudgeArguments, odd: int, start: int, end: int) -> JudgeArguments:
    """Leave a stretch of one variant's prose out, with its code."""
    text, codes = asked[0][odd]
    before, here = text[:start].count(CODE), text[start:end].count(CODE)
    left = text[:start] + text[end:].lstrip()
    return edited(asked, odd, left.rstrip(), codes[:before] + codes[before + here :])


def exchanged(
    asked: JudgeArguments, odd: int, first: tuple[int, int], second: tuple[int, int]
) -> JudgeArguments:
    """Exchange two neighbours of one variant's prose, with their code."""
    text, codes = asked[0][odd]
    one, two = text[slice(*first)], text[slice(*second)]
    new = text[: first[0]] + two + text[first[1] : second[0]] + one + text[second[1] :]
    a = text[: first[0]].count(CODE)
    b, c = a + one.count(CODE), a + one.count(CODE) + two.count(CODE)
    return edited(asked, odd, new, codes[:a] + codes[b:c] + codes[a:b] + codes[c:])


def plant(asked: JudgeArguments, read: list[Read], odd: int, counts: Counter[str]) -> None:
    """Plant every fault in one variant of one block, and count what is said."""
    own = read[odd]
    for place, one in enumerate(own):
        beside = own[place + 1] if place + 1 < len(own) else None
        if one.length > LONG:
            told = judge(*without(asked, odd, one.start, one.end))
            counts["left out"] += 1
            counts["found"] += any(isinstance(f, LostSentences) and f.odd == odd for f in told)
            counts["named"] += any(
                isinstance(f, LostSentences) and f.odd == odd and place in f.places for f in told
            )
        if beside is not None and one.length > LONG < beside.length:
            told = judge(*exchanged(asked, odd, (one.start, one.end), (beside.start, beside.end)))
            counts["exchanged"] += 1
            counts["seen"] += bool(told)
            counts["right"] += any(isinstance(f, MovedSentence) and f.odd == odd for f in told)
        if beside is not None:
            both = one.joined(beside)
            both = replace(both, joints=both.joints + 1, length=both.length + 1)
            others = {code: one for code, one in enumerate(read) if code != odd}
            scale = {code: asked[1][odd] / asked[1][code] for code in others}
            accounts = SentenceAlignment(
                (*own[:place], both, *own[place + 2 :]), expect(others, scale)
            )
            least, like = (SURE, LIKE) if len(others) > 1 else (SURE_ALONE, LIKE_ALONE)
            counts["together"] += 1
            counts["accused"] += any(
                loss.gain > least and loss.mean_fit >= like for loss in accounts.lost()
            )


def odds(read: list[Read], odd: int, counts: Counter[str]) -> None:
    """Count where the words that all the others have are, and those that some of them have."""
    own = read[odd]
    for place, asked in enumerate(
        expect({i: one for i, one in enumerate(read) if i != odd}, dict.fromkeys(range(9), 1.0))
    ):
        near = [own[i] for i in (place - 1, place + 1) if 0 <= i < len(own)]
        for name, words in (("all", asked.common), ("some", asked.some)):
            counts[name] += len(words)
            counts[f"{name} here"] += len(words & own[place].words)
            counts[f"{name} near"] += sum(len(words & one.words) for one in near)
            counts[f"{name} asked near"] += len(words) * len(near)


def measure(name: str, corpus: Corpus) -> tuple[str, ...]:
    """Measure one corpus, and give its row."""
    counts: Counter[str] = Counter()
    for asked, read in blocks(corpus):
        for odd in range(len(read)):
            odds(read, odd, counts)
            if len(read) > 2 or odd != asked[2]:
                plant(asked, read, odd, counts)
    for kind in ("all", "some") if counts["some"] else ("all",):
        here = counts[f"{kind} here"] / counts[kind]
        near = counts[f"{kind} near"] / counts[f"{kind} asked near"]
        print(f"{name}: a word that {kind} others have: {here:.3f} here, {near:.3f} beside")
    return (
        name,
        f"{share(counts['found'], counts['left out'])} of {counts['left out']:,}",
        share(counts["named"], counts["left out"]),
        f"{share(counts['seen'], counts['exchanged'])} of {counts['exchanged']:,}",
        share(counts["right"], counts["exchanged"]),
        f"{share(counts['accused'], counts['together'])} of {counts['together']:,}",
    )


def share(part: int, whole: int) -> str:
    """Write a share as a percentage."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def main() -> None:
    """Measure this site, then the corpora, and print the table."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("usage: bench/sentences.py DIR")
    folder = Path(sys.argv[1]).resolve()
    os.chdir(ROOT)
    rows = [measure("this site", read_corpus(project_from_mkdocs(Path("mkdocs.yml"))))]
    os.chdir(folder)
    for name, languages in CORPORA.items():
        project = project_from_folder(Path(name.split(",")[0]), languages)
        rows.append(measure(name, read_corpus(project)))
    heads = ("corpus", "left out: found", "named", "exchanged: found", "in the right language")
    print()
    print(table((*heads, "run together: accused"), rows))


if __name__ == "__main__":
    main()
