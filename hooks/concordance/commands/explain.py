"""`concordance explain RULE`: what a rule reports, why, and how to mend it."""

from __future__ import annotations

import sys

import click

from concordance.commands.options import stop
from concordance.config import did_you_mean
from concordance.rules import RULES


@click.command()
@click.argument("name", metavar="RULE")
def command(name: str) -> None:
    """Show a rule's page: what it reports, why, examples, how to fix, when to ignore."""
    by_name = {rule.name: rule for rule in RULES}
    if name not in by_name:
        stop(f"no rule '{name}'{did_you_mean(name, list(by_name))}")
    text = by_name[name].page.read_text(encoding="utf-8")
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - slow to import
        from rich.markdown import Markdown  # noqa: PLC0415 - likewise

        Console().print(Markdown(text))
    else:
        click.echo(text, nl=False)
