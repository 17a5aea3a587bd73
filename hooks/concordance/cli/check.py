"""`concordance check`: say where the variants disagree."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from concordance.checks.cache import cache_of
from concordance.checks.check import CheckResult, check, judge_share
from concordance.checks.language.identify import primary, without_identifier
from concordance.checks.meaning.words import LANGUAGES
from concordance.checks.pages.missing_variant import unfinished
from concordance.checks.registry import RULES
from concordance.checks.values.occurrences import in_words, readable
from concordance.cli.fix import edits_by_path, show_difference, write_edits
from concordance.cli.options import (
    Progress,
    language_option,
    load_project,
    project_options,
    stop,
)
from concordance.cli.output import (
    FINDINGS,
    count,
    echo,
    format_option,
    mended_by_fix,
    print_report,
    tally,
)
from concordance.cli.rule_options import (
    all_rules,
    choose,
    require_rules,
    rule_options,
    write_known,
)
from concordance.cli.share_options import require_cache, share_options
from concordance.cli.since import only_new
from concordance.cli.write import begin_change
from concordance.corpus.corpus import Corpus, read_corpus, show
from concordance.corpus.vote import join_codes
from concordance.findings.habits import each_place, gather
from concordance.findings.model import Finding, Severity
from concordance.findings.said import said
from concordance.findings.wording import counted, named, wording
from concordance.publish.strings import is_spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from concordance.checks.rule import CheckRule
    from concordance.corpus.group import PageGroup


PASSES = 4
"""How often mending is tried: one edit may make room for another."""

EPILOG = """\b
JSON, alone on stdout:
  {"checked": {"pages", "variants", "sections", "blocks", "values"},
   "findings": [{"rule", "severity", "language", "path", "line", "column",
                 "message", "hint",
                 "variants": [{"language", "path", "line"}],
                 "places": [{"path", "line", "column"}]}],
   "fixable": how many of the findings --fix mends}
places are all those of a finding that a page repeats, none of one alone.
Paths are relative to the working folder; lines and columns count from 1,
columns in characters; severity is error or warning.

Exit code: 0 no error (with --strict: no finding at all), 1 findings,
2 bad usage, unreadable configuration, or nothing to compare.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@project_options
@format_option(
    FINDINGS, "How to write the findings; github adds a summary to $GITHUB_STEP_SUMMARY."
)
@language_option
@rule_options
@click.option(
    "--since", metavar="REVISION", default="", help="Show what is new since a git revision."
)
@click.option("--fix", is_flag=True, help="Make the mechanical changes, then show what is left.")
@click.option("--no-cache", is_flag=True, help="Judge every page anew; keep nothing.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    help="How many may judge  [default: two for many pages].",
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@share_options
def command(
    *,
    paths: tuple[Path, ...],
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
    form: str,
    language: str,
    only: tuple[str, ...],
    without: tuple[str, ...],
    strict: bool,
    since: str,
    baseline: Path | None,
    write_baseline: Path | None,
    fix: bool,
    diff: bool,
    no_cache: bool,
    processes: int | None,
    shard: tuple[int, int] | None,
    merge: tuple[Path, ...],
) -> None:
    """Say where the language variants of the pages disagree.

    Every page is read; with PATH (a page or a folder, of any language) the findings of its
    variants alone are shown.
    """
    require_cache(shard, merge, no_cache=no_cache)
    project = load_project(config_file, docs, languages, source)
    rules = choose(RULES, only, without)
    known = (project.config.since, project.baseline) if write_baseline is None else ("", None)
    since, baseline = since or known[0], baseline or known[1]
    require_rules(project.file or project.settings, list(project.config.rules))
    if fix:
        begin_change(project)
    gc.disable()  # the pages stay to the end: looking for garbage among them only costs time

    cache = None if no_cache else cache_of(project, merge)
    if shard:
        corpus = read_corpus(project)
        ask = _asked_by_build(corpus)
        kept = cache_of(project)
        counts = judge_share(corpus, rules, kept, shard, processes=processes, ask=ask)
        echo(f"share {shard[0]} of {shard[1]}: {count(counts.pages, 'page')} judged")
        return

    def run() -> tuple[Corpus, CheckResult, Sequence[Finding]]:
        corpus = read_corpus(project)
        if len(corpus.present) < 2:  # noqa: PLR2004 - one has nothing to agree with
            stop(_nothing(corpus))
        progress = Progress()
        result = check(
            corpus,
            rules,
            progress,
            cache,
            release=True,
            processes=processes,
            others=[rule.name for rule in all_rules()],
            fork=os.environ.get("FORK") == "true",
        )
        progress.close()
        findings: Sequence[Finding] = result.findings
        if since or baseline:
            findings = only_new(
                findings,
                corpus=corpus,
                rules=rules,
                since=since,
                baseline=baseline,
            )
        return corpus, result, of_paths(corpus, findings, paths)

    corpus, result, findings = run()
    if write_baseline is not None:
        write_known(write_baseline, findings)
    elif diff:
        show_difference(edits_by_path(findings))
    else:
        for _ in range(PASSES if fix else 0):
            if not write_edits(edits_by_path(findings)):
                break
            corpus, result, findings = run()
        report(form, corpus, result, findings, language)
        _say_unread(corpus, rules, language)
        gc.freeze()  # nor does the end of the process look for any
        raise SystemExit(any(strict or f.severity is Severity.ERROR for f in findings))


def _asked_by_build(corpus: Corpus) -> Callable[[PageGroup], object] | None:
    """Return what the build of a site asks of each page beside the rules, for a share to have."""
    if corpus.project.file is None:
        return None
    from concordance.mkdocs_site.parallel_pairs import asker  # noqa: PLC0415 - a share alone

    return asker(corpus)


def _say_unread(corpus: Corpus, rules: Sequence[CheckRule], language: str) -> None:
    """Print once what is not looked for."""
    for line in _unread(corpus, rules):
        echo(said(line, language) or line, err=True)


def _unread(corpus: Corpus, rules: Sequence[CheckRule]) -> Iterator[str]:
    """Return, in one line each, what is not looked for, and in which languages."""
    lacking = without_identifier()
    if lacking and any(rule.family == "language" for rule in rules):
        yield lacking
    yield from unfinished(corpus)
    for language in corpus.project.languages if corpus.project.file else ():
        if language.partial and not is_spoken(language.locale):
            yield f"{named(language.code)}: the words of the interface are in English"
    if not any(rule.family == "values" for rule in rules):
        return
    for language in corpus.present:
        if not readable(language):
            reason = f"{named(language.code)}: no number rules for {language.locale}"
            yield f"{reason}; its values are not compared"
    lesser = [x for x in corpus.present if readable(x) and not in_words(x)]
    turned = [x.code for x in lesser if primary(x.locale) in LANGUAGES]
    for codes, what in (
        ([x.code for x in lesser if x.code not in turned], "numbers in words, opposites and"),
        (turned, "numbers in words and"),
    ):
        if codes:
            yield (
                f"{join_codes(codes)}: {what} typography are not checked; "
                'ARCHITECTURE.md, "Where to add", says how to add a language'
            )


def of_paths(
    corpus: Corpus, findings: Sequence[Finding], paths: Sequence[Path]
) -> Sequence[Finding]:
    """Keep the findings of the variants of these pages or folders; all, where none is given."""
    if not paths:
        return findings
    wanted: set[str] = set()
    for path in paths:
        shown = show(path)
        groups = [
            group
            for group in corpus.groups
            if any(shown in {".", other} or other.startswith(f"{shown}/") for other in group.paths)
        ]
        if not groups:
            stop(f"{path}: no page of this project")
        wanted.update(other for group in groups for other in group.paths)
    return gather(finding for finding in each_place(findings) if finding.path in wanted)


def _nothing(corpus: Corpus) -> str:
    """Return why there is nothing to compare: no folder, no page, or one language alone."""
    docs = show(corpus.project.docs)
    if not corpus.project.docs.is_dir():
        return f"{docs}: no such folder; there is nothing to compare"
    codes = ", ".join(language.code for language in corpus.project.languages)
    if not corpus.present:
        return f"{docs}: no page in any of {codes}; there is nothing to compare"
    return (
        f"{docs}: pages in {corpus.present[0].code} alone, of {codes}; there is nothing to compare"
    )


def report(
    form: str, corpus: Corpus, result: CheckResult, findings: Sequence[Finding], language: str
) -> None:
    """Print findings in a format of `print_report`, what was checked, and what `--fix` mends.

    In CI, `github` adds a summary of the findings to the page of the run.
    """
    counts = msgspec.structs.asdict(result.counts)
    words = wording(language)
    compared = words["report.compared"].format(
        **(counts | {"pages": counted(result.counts.pages, "count.page", language)}),
        **tally(findings, language),
        codes=", ".join(each.code for each in corpus.present),
    )
    mended = mended_by_fix(findings, corpus.project.command, language)
    closing = f"{compared}\n{mended}".rstrip()
    print_report(form, counts, findings, closing, language)
    if form == "github":
        echo(closing)
        told = words["summary.compared"].format(text=compared) + (f" {mended}." if mended else "")
        _add_summary(findings, told, language)


def _add_summary(findings: Sequence[Finding], compared: str, language: str) -> None:
    """Add the findings to the summary of the run in CI, where there is one."""
    from concordance.findings.formats.summary import (  # noqa: PLC0415 - CI alone needs it
        blob_address,
        to_summary,
    )

    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        blob = blob_address(os.environ)
        text = to_summary(findings, compared=compared, blob=blob, language=language)
        try:
            with Path(target).open("a", encoding="utf-8", errors="replace") as summary:
                summary.write(text)
        except OSError as error:
            echo(f"{target}: the summary cannot be written: {error.strerror}", err=True)
