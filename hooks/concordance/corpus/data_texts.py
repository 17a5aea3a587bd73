"""The words of data files, as pages: what a chart says in each language is one text in variants."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml

from concordance.corpus.group import PageFile, PageGroup
from concordance.corpus.texts import source_map
from concordance.findings.model import Span
from concordance.markdown.model import Block, Page, Prose, Section
from concordance.project.bounded import read_regular
from concordance.project.yaml_text import FAULTS, YamlFault, explain, loader_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from concordance.project.project import Project

FOLDER = "assets/data"
"""Where the data of charts is, in the docs folder."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text in several languages, and the number beside it.

    `name` says which text of the file it is, unique in it; `texts` are its blocks by language
    code; `value` is the number that stands beside it under `value`, None where there is none.
    """

    name: str
    texts: Mapping[str, Block]
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file: its path in findings, its text, its YAML, the texts and sources it holds.

    A source is a name in a list `sources`, with its place. `root` is None where the file is empty
    or cannot be read; `fault` then says why, with its place.
    """

    path: str
    text: str
    labels: tuple[Labelled, ...]
    sources: tuple[tuple[str, Span], ...] = ()
    root: yaml.Node | None = None
    fault: YamlFault | None = None

    def group(self, project: Project) -> PageGroup:
        """Return the file as a group of pages, one for each language, a section for each text."""
        sources = {}
        for language in project.languages:
            sections = tuple(
                Section(label.name, 2, None, (label.texts[language.code],), Span(start, start))
                for label in self.labels
                if language.code in label.texts
                for start in (label.texts[language.code].span.start,)
            )
            if sections:
                page = Page(self.path, self.text, {}, 0, sections)
                sources[language.code] = PageFile(self.path, partial(_same, page))
        return PageGroup(self.path, project, sources)


def _same(page: Page) -> Page:
    return page


def data_files(project: Project, shown: Mapping[Path, str]) -> Iterator[DataFile]:
    """Yield the data files of a project; `shown` gives each file's path as findings name it."""
    codes = {language.code for language in project.languages}
    for file, path in shown.items():
        try:
            text = read_regular(file).decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            yield DataFile(path, "", (), fault=YamlFault(1, 1, str(error), "save it as UTF-8"))
            continue
        try:
            root: Any = loader_of(text)(text).get_single_node()
        except FAULTS as error:
            yield DataFile(path, text, (), fault=explain(text, error))
            continue
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        reader = _Reader(text, starts)
        labels = tuple(_labels(root, codes, reader, "", None))
        yield DataFile(path, text, labels, tuple(_sources(root, reader)), root)


@dataclass(frozen=True, slots=True)
class _Reader:
    """A file's text and the offset of each of its lines."""

    text: str
    starts: list[int]

    def block(self, node: yaml.ScalarNode) -> Block:
        """Return a value as a block with its place."""
        start = self.starts[node.start_mark.line] + node.start_mark.column
        end = self.starts[node.end_mark.line] + node.end_mark.column
        value = node.value.rstrip("\n")
        pairs = source_map(self.text, start, end, value)
        return Block("text", Span(pairs[0][1], end), Prose(value, pairs))


def _labels(
    node: yaml.Node | None, codes: set[str], reader: _Reader, name: str, value: Decimal | None
) -> Iterator[Labelled]:
    """Yield the texts below a node, `name` being the way to it and `value` the number beside it."""
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value, 1):
            yield from _labels(item, codes, reader, f"{name} {_id(item) or index}".strip(), None)
    if not isinstance(node, yaml.MappingNode):
        return
    pairs = {key.value: item for key, item in node.value if isinstance(key, yaml.ScalarNode)}
    texts = {
        code: item
        for code, item in pairs.items()
        if code in codes and isinstance(item, yaml.ScalarNode) and item.value.strip()
    }
    if len(texts) > 1 and len(texts) == len(pairs):
        blocks = {code: reader.block(item) for code, item in texts.items()}
        yield Labelled(name, blocks, value)
        return
    number = _number(pairs.get("value"))
    for key, item in pairs.items():
        beside = number if key == "label" else None
        yield from _labels(item, codes, reader, f"{name} {key}".strip(), beside)


def _sources(node: yaml.Node | None, reader: _Reader) -> Iterator[tuple[str, Span]]:
    """Yield what the lists `sources` below a node name."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _sources(item, reader)
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "sources" and isinstance(value, yaml.SequenceNode):
            for item in value.value:
                if isinstance(item, yaml.ScalarNode):
                    yield item.value, reader.block(item).span
        else:
            yield from _sources(value, reader)


def _id(node: yaml.Node) -> str:
    """Return the `id` of an item, empty where it has none."""
    for key, item in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value == "id" and isinstance(item, yaml.ScalarNode):
            return str(item.value)
    return ""


def _number(node: yaml.Node | None) -> Decimal | None:
    try:
        return Decimal(node.value) if isinstance(node, yaml.ScalarNode) else None
    except InvalidOperation:
        return None
