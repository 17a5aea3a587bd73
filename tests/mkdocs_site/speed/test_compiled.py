"""Templates are compiled once, and again when their source is another."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from concordance.mkdocs_site.speed.compiled import Compiled


class Counting(Compiled):
    """Counts the templates that had to be compiled."""

    count = 0

    def dump_bytecode(self, bucket):
        """Count one."""
        self.count += 1
        super().dump_bytecode(bucket)


def test_environments_share_what_is_compiled():
    """Each renders by its own globals; another source under the same name is compiled."""
    cache = Counting()

    def rendered(source: str, word: str) -> str:
        pages = DictLoader({"page.html": source})
        env = Environment(loader=pages, bytecode_cache=cache, autoescape=True)
        env.globals["word"] = word
        return env.get_template("page.html").render()

    assert rendered("{{ word }}!", "un") == "un!"
    assert rendered("{{ word }}!", "uno") == "uno!"
    assert cache.count == 1
    assert rendered("{{ word }}?", "um") == "um?"
    assert cache.count == 2
