"""The files that are kept beside the pages: any content is read, or refused in one sentence."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from figure_files import EXAMPLES, LANGUAGES
from hypothesis import given
from hypothesis import strategies as st
from malformed import JSON, TABLE, YAML, malformed, stored
from markdownish import pages

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import make_corpus
from concordance.corpus.group import PageFile
from concordance.findings.baseline import BaselineError
from concordance.findings.baseline import read as read_baseline
from concordance.findings.fixes import apply
from concordance.freshness.changes import changes, summary
from concordance.freshness.normalise import digest, keyed
from concordance.freshness.page_references import renaming_edits
from concordance.freshness.record import parse_record, read_record, record_path, write_record
from concordance.freshness.redirects import read_redirects, stub, write_redirects
from concordance.freshness.report import freshness
from concordance.freshness.stamp import prune, stamp
from concordance.glossary.entry import read_entry
from concordance.markdown import parse_page
from concordance.project import layouts
from concordance.project.config import Config, ConfigError, LanguageConfig, read_config
from concordance.project.project import ProjectError, make_project, project_from_mkdocs
from concordance.publish.charts import draw, place, read_figure, requests
from concordance.sitecheck.formats import json_urls, manifest, robots, xml
from concordance.sitecheck.record import ReferenceTable

MKDOCS = """\
site_name: One
site_url: !ENV [NOWHERE_SET, "https://one.example/"]
docs_dir: pages
exclude_docs: |
  drafts/
plugins:
  - search
  - i18n:
      docs_structure: folder
      default_language: fr
      languages:
        - {locale: fr, name: Français, default: true, build: true}
        - locale: pt_BR
          name: Português
extra:
  concordance:
    source: fr
    term_links: 20
    record: kept.tsv
    rules: {typography: off, term-missing: warning}
    languages: &said
      pt-BR: {partial: true, provenance: "De"}
    card: cards/{language}.png
"""
OLD = "plugins: {i18n: {languages: {default: {name: A}, en: {name: E}, fr: }}}\nINHERIT: base.yml\n"
KEY = "glossary/maia.md"
PAGES = dict.fromkeys(("fr", "es", "pt"), "# T {#top}\n\nOne.\n\n## A {#a}\n\nTwo.\n")
RECORD = write_record(
    line
    for line in parse_record(
        "".join(
            f"{code}\t{KEY}\t{name}\t1:{digit * 16}\n"
            for code in ("es", "pt")
            for name, digit in (("top", "0"), ("a", "f"), ("gone", "7"))
        ),
        Path("r.tsv"),
    ).lines
)
ENTRY = """\
---
title: Maia
term: Maia 100
forms: [puce Maia, "puces Maia"]
definition: Une puce.
gender: f
category: chip
see_also:
  - cobalt
sources: [a-2024-03-29]
inflect: false
---
# Maia
"""
BASELINE = """\
{"version": 1, "findings": [
  {"rule": "a", "path": "b.md", "section": "c", "value": "d", "count": 2}
]}
"""
SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:x="http://www.w3.org/1999/xhtml">
<url><loc>https://one.example/</loc><x:link rel="alternate" hreflang="es" href="/es/"/></url>
</urlset>
"""
XML = ["<", ">", "</", "/>", "<!DOCTYPE a [", "<!ENTITY a 'b'>", "&a;", "<![CDATA[", "]]>", "<?x"]
XML += ["<loc>", "</loc>", "<url>", "</url>", "xmlns=", '"', "\0", "<rss>", "<link href='a'/>", "é"]

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.dates()
)
keys = st.sampled_from([*Config.__struct_fields__, *LanguageConfig.__struct_fields__, "fr", "pt"])
settings_of_any_kind = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(keys | st.text(max_size=4) | st.integers(), inner, max_size=4),
    ),
    max_leaves=8,
)


def put(data, *, beside=b""):
    """Return the path of a file of these bytes in its own folder, with one to inherit from."""
    folder = Path(FOLDER.name)
    (folder / "base.yml").write_bytes(beside)
    file = folder / "file"
    file.write_bytes(data)
    return file


OF_THE_RECORD = {"invalid-record", "unused-record", "stale-section", "unchecked-section"}
FOLDER = tempfile.TemporaryDirectory(prefix="fuzz-")


def refused(kind, read, *given_to):
    """Return what is read and no error, or nothing and the error of the one kind it may raise."""
    try:
        return read(*given_to), None
    except kind as error:
        return None, error


@given(stored(malformed([MKDOCS, OLD], YAML)), malformed([MKDOCS], YAML))
def test_any_configuration_is_a_project_or_a_sentence(data, base):
    """What mkdocs.yml says is taken, or refused with the file's name; so is what it names."""
    file = put(data, beside=base.encode("utf-8", "replace"))
    project, error = refused(ProjectError, project_from_mkdocs, file)
    if error:
        assert str(error).startswith(str(file.parent))
        assert "\n" not in str(error)
        return
    assert project.languages
    assert len({language.code for language in project.languages}) == len(project.languages)
    assert read_record(record_path(project)).path


@given(settings_of_any_kind)
def test_any_settings_are_taken_or_refused_with_their_place(value):
    """The place of what is refused leads through the mapping, as far as it goes."""
    config, error = refused(ConfigError, read_config, value)
    if config:
        assert config.level("typography", "warning") in {"error", "warning", "off"}
        return
    assert error.message
    assert "\n" not in error.message
    for key in error.keys:
        if not isinstance(value, dict):
            break
        inner = [inner for known, inner in value.items() if str(known) == str(key)]
        assert inner, error.keys
        value = inner[0]


def corpus_beside(text):
    """Return a page in three languages whose record is this text."""
    file = put(b"").with_name("translations.tsv")
    file.write_text(text, encoding="utf-8", errors="replace", newline="")
    project = make_project(
        docs=file.parent, codes=["fr", "es", "pt"], layout=layouts.FOLDER, config=Config()
    )
    found = [
        (
            KEY,
            lang,
            PageFile(f"{lang.code}/{KEY}", partial(parse_page, PAGES[lang.code], lang.code)),
        )
        for lang in project.languages
    ]
    return file, make_corpus(project, found)


@given(malformed([RECORD], TABLE))
def test_any_record_is_read_line_by_line(text):
    """Each line is one of the record, a merge's mark, or told; what is written is read again."""
    record = parse_record(text, Path("r.tsv"))
    lines = [line.rstrip() for line in text.splitlines()]
    said = [number for number, line in enumerate(lines, 1) if line and line[0] != "#"]
    numbers = [line.number for line in record.lines] + [number for number, _ in record.broken]
    assert sorted([*numbers, *record.conflicts]) == said
    again = parse_record(write_record(record.lines), Path("r.tsv"))
    assert {(line.key, line.hash) for line in again.lines} == {
        (line.key, line.hash) for line in record.lines
    }
    assert not again.broken
    assert not again.conflicts


@given(malformed([RECORD], TABLE))
def test_any_record_is_judged_and_mended(text):
    """Whatever it held, `stamp --all` and `stamp --prune` leave nothing to say of it."""
    file, corpus = corpus_beside(text)
    for finding in check(corpus, RULES).findings:
        assert finding.line >= 1
        assert finding.message
        assert "\n" not in finding.message
    known = corpus.memo(freshness)
    stamped = stamp(known, known.translations)
    for result in (prune(known), stamped):
        again = parse_record(write_record(result.lines), file)
        assert not again.broken
        assert not again.conflicts
    _, checked = corpus_beside(write_record(stamped.lines))
    _, clean = corpus_beside(write_record(prune(checked.memo(freshness)).lines))
    assert [f for f in check(clean, RULES).findings if f.rule in OF_THE_RECORD] == []


@given(malformed([*EXAMPLES.values()], YAML))
def test_any_data_is_a_figure_or_problems(text):
    """A figure can be drawn in each of its languages; a problem has its place in the file."""
    figure, problems = read_figure("data/f.yml", text, LANGUAGES)
    assert (figure is None) == bool(problems)
    for language in LANGUAGES if figure else ():
        drawn = draw(figure, language)
        assert drawn.startswith("<figure")
        assert "\n\n" not in drawn
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 2
        assert problem.column >= 1
        assert "\n" not in problem.message


@given(pages())
def test_figures_are_asked_for_in_any_page(text):
    """What is asked for is on lines of the page, and taking its place leaves the others."""
    asked = requests(text)
    lines = text.split("\n")
    assert all(1 <= one.first < one.last <= len(lines) for one in asked)
    left = [
        line
        for number, line in enumerate(lines, 1)
        if not any(one.first <= number <= one.last for one in asked)
    ]
    assert place(text, lambda _: "X\0").split("\n").count("X\0") >= len(asked)
    assert [line for line in place(text, lambda _: "X\0").split("\n") if line != "X\0"] == [
        line for line in left if line != "X\0"
    ]


@given(stored(malformed(["# Moved\na.md\tb.md\nb.md\tc/d.md\n"], TABLE)))
def test_any_list_of_redirects_is_read(data):
    """What is read is written and read again."""
    known = read_redirects(put(data))
    assert all(isinstance(new, str) for new in known.values())
    assert stub("a", "b", "fr")
    assert write_redirects(known)


@given(malformed([MKDOCS, *EXAMPLES.values()], YAML))
def test_names_are_changed_in_any_yaml(text):
    """The edits lie in the text and do not overlap."""
    edits = renaming_edits(text, {"fr": "ru", "sun": "moon", "pages": "docs"})
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        assert at <= edit.span.start <= edit.span.end <= len(text)
        at = edit.span.end
    assert isinstance(apply(text, edits), str)


@given(malformed([ENTRY], YAML))
def test_any_entry_is_read_or_told(text):
    """An entry has a term; what is wrong has a place."""
    entry, problems = read_entry("a.md", text, concept="a", language="fr")
    assert entry is None or entry.term
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert "\n" not in problem.message


@given(stored(malformed([BASELINE], JSON)))
def test_any_baseline_is_read_or_refused(data):
    """The known findings, or one sentence with the file's name."""
    file = put(data)
    known, error = refused(BaselineError, read_baseline, file)
    assert known is not None or str(error).startswith(str(file))


@given(stored(malformed([SITEMAP, BASELINE], [*XML, *JSON])))
def test_any_list_of_addresses_is_read(data):
    """Sitemaps, manifests, robots.txt and scripts of JSON give a record, and raise nothing."""
    for read in (xml, manifest, robots):
        assert read(data, ReferenceTable()) == read(data, ReferenceTable())
    for kind in ("ld", "importmap", "speculationrules"):
        assert all(isinstance(url, str) for url in json_urls(data.decode("utf-8", "replace"), kind))


@given(pages(), pages())
def test_what_changed_between_any_two_pages(then, now):
    """The hashes of a section are its own, and every change can be said."""
    old, new = parse_page(then, "a.md"), parse_page(now, "a.md")
    for (_, before), (_, after) in zip(keyed(old), keyed(new), strict=False):
        found = changes((before, old), (after, new))
        assert all(change.then or change.now for change in found)
        assert not found or digest(before, old) != digest(after, new)
        assert isinstance(summary(found), str)
    assert keyed(old) == keyed(parse_page(then, "a.md"))
