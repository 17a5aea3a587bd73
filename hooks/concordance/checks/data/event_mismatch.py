"""The events of a timeline against the list on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.data.nodes import finding, values
from concordance.checks.rule import corpus_rule
from concordance.corpus.corpus import all_data_of
from concordance.corpus.queries import query
from concordance.corpus.vote import join_codes
from concordance.findings.model import Counterpart
from concordance.quantities import UnknownLocaleError, read
from concordance.quantities.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import yaml

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.data_texts import DataFile
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding

AT_ONCE = 3
"""Characters before a date that an item begins with."""

Listed = dict[str, tuple[str, dict[str, tuple[int, tuple[tuple[str, str], ...]]]]]
"""By language: the path and, by id, the line of a block and its dates, ISO 8601 and written."""


@query(Listed)
def _listed(group: PageGroup) -> Listed:
    return {
        variant.code: (
            variant.page.path,
            {
                block.id: (variant.page.line_column(block.span.start)[0], _dates(variant, text))
                for block in variant.page.blocks
                if block.id
                for text in (block.prose.text,)
            },
        )
        for variant in group.variants
    }


def _dates(variant: Variant, text: str) -> tuple[tuple[str, str], ...]:
    """Return the dates of a text; the first alone, where the text begins with one."""
    try:
        found = [each for each in read(text, variant.language.locale) if each.kind is Kind.DATE]
    except UnknownLocaleError:
        return ()
    if found and found[0].start <= AT_ONCE:
        found = found[:1]
    return tuple((str(value), each.text) for each in found for value in each.values)


def _ask(corpus: Corpus, group: PageGroup) -> object:
    pages = {_page(data) for data in corpus.memo(all_data_of)}
    return group.query(_listed) if group.key in pages else None


def _page(data: DataFile) -> str:
    """Return the page of a timeline's events; empty where the file has no such."""
    keys = values(data.root)
    page = keys.get("page")
    return str(page.value) if page is not None and "events" in keys else ""


@corpus_rule("event-mismatch", family="data", ask=_ask)
def event_mismatch(corpus: Corpus) -> Iterator[Finding]:
    """An event of a timeline is not in its page's list, or has another date there."""
    groups = {group.key: group for group in corpus.groups}
    for data in corpus.memo(all_data_of):
        name = _page(data)
        if not name:
            continue
        if name not in groups:
            node = values(data.root)["page"]
            yield finding(data, node, f"there is no page '{name}'", "name the page of the list")
            continue
        listed = groups[name].query(_listed)
        events = values(data.root)["events"]
        for node in events.value if isinstance(events.value, list) else ():
            yield from _of_event(data, values(node), listed, name)


def _of_event(
    data: DataFile, event: Mapping[str, yaml.Node], listed: Listed, name: str
) -> Iterator[Finding]:
    """Yield a finding where pages lack an event, and one for each that dates it otherwise.

    Where all do, alike or not, the data is what is wrong: one is told.
    """
    id_, date = event.get("id"), event.get("date")
    if id_ is None or date is None:
        return
    lacking = {code: path for code, (path, found) in listed.items() if id_.value not in found}
    if lacking:
        several = f"{name} in {join_codes(list(lacking))}"
        place = several if len(lacking) > 1 else next(iter(lacking.values()))
        message = f"no item of {place} has the id '{id_.value}'"
        yield finding(data, id_, message, f"write it there, with {{: #{id_.value} }}")
    wrong = [*_dated_otherwise(data, str(id_.value), date, listed)]
    yield from wrong[:1] if len(wrong) == len(listed) else wrong


def _dated_otherwise(
    data: DataFile, id_: str, date: yaml.Node, listed: Listed
) -> Iterator[Finding]:
    """Yield a finding for each page that dates an event otherwise than the data."""
    for code, (path, found) in listed.items():
        line, dates = found.get(id_, (0, ()))
        if dates and not any(_agree(str(date.value), said) for said, _ in dates):
            written = dates[0][1]
            yield finding(
                data,
                date,
                f'{date.value} is "{written}" in {path}:{line}',
                "correct the one that is wrong",
                value=f"{id_} {code}",
                variants=(Counterpart(code, path, line, 1, written),),
            )


def _agree(date: str, said: str) -> bool:
    """Return whether two dates in ISO 8601 are one, as exact as the less exact of them."""
    return said.startswith(date) or date.startswith(said)
