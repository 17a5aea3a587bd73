"""Templates are compiled once, and again when their source is another."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from concordance.mkdocs_site.speed.compiled import Compiled, compile_ahead


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


def test_what_a_template_names_is_compiled_ahead():
    """All that leads to a page is compiled, once; what is wrong is left to who draws it."""
    cache = Counting()
    pages = {
        "page.html": "{% extends 'base.html' %}{% include 'gone.html' ignore missing %}",
        "base.html": "{% include 'part.html' %}{% include 'wrong.html' %}",
        "part.html": "{% import 'page.html' as page %}{% include name %}",
        "wrong.html": "{% if",
        "other.html": "",
    }
    env = Environment(loader=DictLoader(pages), bytecode_cache=cache, autoescape=True)
    compile_ahead(env, ["page.html", "nothing.html"])
    assert cache.count == 3
    env.overlay(cache_size=0).get_template("part.html")
    assert cache.count == 3
    env.get_template("other.html")
    assert cache.count == 4
