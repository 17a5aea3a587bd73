"""`concordance links SITE_DIR`: check the link contract of a built site."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.cli.options import find_config, language_option, stop
from concordance.cli.output import FINDINGS, count, echo, format_option, print_report, tally
from concordance.cli.rule_options import choose, require_rules, rule_options, write_known
from concordance.cli.share_options import require_cache, share_options
from concordance.findings.baseline import BaselineError, new_ones
from concordance.findings.baseline import read as read_baseline
from concordance.findings.model import Severity
from concordance.findings.wording import counted, wording
from concordance.project.project import ProjectError, config_from_mkdocs
from concordance.sitecheck import EmptySiteError, SiteResult, check_site, read_share
from concordance.sitecheck.rules import SITE_RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding

CACHE = Path(".cache/concordance/links")

EPILOG = """\b
JSON, alone on stdout:
  {"checked": {"files", "pages", "links", "ids", "parsed"},
   "findings": [{"rule", "severity", "language", "path", "line", "column",
                 "message", "hint",
                 "variants": [{"language", "path", "line"}]}]}
The message begins with the faulty URL as it is written, in quotes. Where a
template repeats a fault, one finding stands for all; variants names three more.

Exit code: 0 no error (with --strict: no finding at all), 1 findings,
2 bad usage, unreadable configuration, or a directory that does not exist or holds no HTML.
"""


@click.command(epilog=EPILOG)
@click.argument("site_dir", type=click.Path(path_type=Path))
@click.option(
    "--site-url",
    default="",
    metavar="URL",
    help="Where the site is published, base path included  [default: as its pages say].",
)
@click.option(
    "--docs", type=click.Path(path_type=Path), help="Its folder of Markdown  [default: docs_dir]."
)
@click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path),
    help="Its mkdocs.yml  [default: beside SITE_DIR, here, or in a folder above].",
)
@format_option(FINDINGS, "How to write the findings.")
@language_option
@rule_options
@click.option("--no-cache", is_flag=True, help=f"Parse every file; keep nothing in {CACHE}.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    help="How many may read  [default: two for a large site].",
)
@share_options
def command(
    *,
    site_dir: Path,
    site_url: str,
    docs: Path | None,
    config_file: Path | None,
    form: str,
    language: str,
    only: tuple[str, ...],
    without: tuple[str, ...],
    strict: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    no_cache: bool,
    processes: int | None,
    shard: tuple[int, int] | None,
    merge: tuple[Path, ...],
) -> None:
    """Check the links, alternates and sitemap of a built site."""
    require_cache(shard, merge, no_cache=no_cache)
    if config_file is not None and not config_file.is_file():
        raise click.UsageError(f"{config_file}: there is no such file")
    config = config_file or configuration(site_dir)
    rules = choose(SITE_RULES, only, without)
    kept = beside_config(CACHE, config)
    try:
        if shard:
            read = read_share(site_dir, kept, shard, processes)
            echo(f"share {shard[0]} of {shard[1]}: {count(read, 'file')} read")
            return
        if config:
            require_rules(config, list(config_from_mkdocs(config).rules))
        result = check_site(
            site_dir,
            url=site_url,
            config=config,
            docs=docs,
            cache=None if no_cache else kept,
            parts=merge,
            processes=processes,
            rules=rules,
        )
        old = read_baseline(baseline, "concordance links") if baseline else Counter()
    except (ProjectError, BaselineError) as error:
        stop(str(error))
    except (EmptySiteError, NotADirectoryError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    findings = new_ones(result.findings, old)
    if write_baseline is not None:
        write_known(write_baseline, findings)
        return
    print_report(form, result.checked, findings, _summary(result, findings, language), language)
    raise SystemExit(any(strict or f.severity is Severity.ERROR for f in findings))


def configuration(site_dir: Path) -> Path | None:
    """Find the mkdocs.yml of a site: beside it, else here or in a folder above."""
    beside = site_dir.absolute().parent / "mkdocs.yml"
    return beside if beside.is_file() else find_config(Path.cwd())


def beside_config(cache: Path, config: Path | None) -> Path:
    """Return where a cache is kept: beside the configuration, else in the working folder."""
    return config.parent / cache if config else cache


def _summary(result: SiteResult, findings: Sequence[Finding], language: str) -> str:
    pages = counted(result.checked["pages"], "count.page", language)
    return wording(language)["report.site"].format(
        **(result.checked | {"pages": pages}),
        **tally(findings, language),
        address=result.home.url,
    )
