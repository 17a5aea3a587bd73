"""What freshness finds among pages whose state git tells: `freshness.py CORPORA`.

CORPORA holds `otel-stale/`: translations in `es/` and `fr/`, the source as it is now in `en/` and
as it was when each page was translated in `en-at-es/` and `en-at-fr/`, and `labels.tsv`. Each
translation is stamped against the source of its day, then checked against the source of today.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from concordance.checks.freshness.rules import RULES
from concordance.corpus.corpus import read_corpus
from concordance.freshness.record import write_record
from concordance.freshness.report import freshness
from concordance.freshness.stamp import stamp
from concordance.project.project import project_from_folder


def main() -> int:
    """Print the table and every page that is not as labelled; the exit code is 2 on bad usage."""
    if len(sys.argv) != 2:
        print("usage: freshness.py CORPORA", file=sys.stderr)
        return 2
    top = (Path(sys.argv[1]) / "otel-stale").resolve()
    labels: dict[tuple[str, str], str] = {}
    with (top / "labels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            labels[row["lang"], row["path"]] = row["label"]
    found: Counter[tuple[str, str]] = Counter()
    start = time.process_time()
    for code in sorted({lang for lang, _ in labels}):
        reported = after(top, code)
        for (lang, page), label in labels.items():
            if lang == code:
                said = reported.get(page, "nothing")
                found[label, said] += 1
                if (said == "nothing") == (label == "stale"):
                    print(f"{label}, {said}: {lang}/{page}")
    for (label, said), number in sorted(found.items()):
        total = sum(count for (other, _), count in found.items() if other == label)
        print(f"{label}: {said} {number} of {total}")
    print(f"{time.process_time() - start:.1f} s CPU")
    return 0


def after(top: Path, code: str) -> dict[str, str]:
    """Stamp a language against the source of its day, check it against that of today.

    Gives the rule that reports each page reported.
    """
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder)
        (docs / code).symlink_to(top / code)
        source = docs / "en"
        source.symlink_to(top / f"en-at-{code}")
        known = freshness(read_corpus(project_from_folder(docs, f"en,{code}")))
        text = write_record(stamp(known, known.translations).lines)
        known.record.path.write_text(text, encoding="utf-8")
        source.unlink()
        source.symlink_to(top / "en")
        corpus = read_corpus(project_from_folder(docs, f"en,{code}"))
        pages = {
            group.sources[code].path: group.key for group in corpus.groups if code in group.sources
        }
        return {
            pages[finding.path]: rule.name
            for name in ("unchecked-section", "stale-section")
            for rule in RULES
            if rule.name == name
            for finding in rule.check(corpus)
        }


if __name__ == "__main__":
    sys.exit(main())
