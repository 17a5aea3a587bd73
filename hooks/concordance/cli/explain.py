"""`concordance explain RULE`: what a rule reports, why, and how to mend it."""

from __future__ import annotations

import sys

import click

from concordance.cli.options import rule_names, stop
from concordance.cli.output import echo, is_terminal
from concordance.cli.rule_options import all_rules
from concordance.findings.suggest import did_you_mean


@click.command()
@click.argument("name", metavar="RULE", shell_complete=rule_names)
def command(name: str) -> None:
    """Show what a rule reports, why, and how to fix it.

    RULE is the name in brackets at the end of a finding.
    """
    by_name = {rule.name: rule for rule in all_rules()}
    if name not in by_name:
        stop(f"no rule '{name}'{did_you_mean(name, list(by_name))}")
    text = by_name[name].page.read_text(encoding="utf-8")
    if is_terminal(sys.stdout):
        from rich.console import Console  # noqa: PLC0415 - slow to import
        from rich.markdown import Markdown  # noqa: PLC0415 - likewise

        Console().print(Markdown(text))
    else:
        echo(text, nl=False)
