"""Add names to the lists of words that the test of spelling accepts: `make word`.

A list, `tests/words/LANGUAGE.txt`, has a word on each line, once, in the order of their characters.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

LISTS = Path(__file__).resolve().parent.parent / "tests" / "words"
WORD = re.compile(r"\w+(?:[-.]\w+)*")
"""What the test of spelling takes for one word."""


def main(arguments: list[str], lists: Path = LISTS) -> int:
    """Add the words after the language, or `all`; 2 and one sentence where that cannot be done."""
    known = sorted(path.stem for path in lists.glob("*.txt"))
    language, words = (arguments or [""])[0], arguments[1:]
    odd = [word for word in words if not WORD.fullmatch(word)]
    if language not in {*known, "all"} or not words or odd:
        wrong = f"{odd[0]!r} is not one word" if odd else "a language and a word are wanted"
        sys.stderr.write(f"{wrong}: make word LANGUAGE={'|'.join(known)}|all WORD=Issaquah\n")
        return 2
    for name in known if language == "all" else [language]:
        path = lists / f"{name}.txt"
        listed = set(path.read_text(encoding="utf-8").splitlines())
        path.write_text("".join(f"{each}\n" for each in sorted(listed | {*words})), "utf-8")
        new = sorted({*words} - listed)
        told = f"{', '.join(new)} added" if new else "nothing to add"
        sys.stdout.write(f"{path.parent.parent.name}/{path.parent.name}/{path.name}: {told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
