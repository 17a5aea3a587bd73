"""`concordance rules`: list the rules."""

from __future__ import annotations

from itertools import groupby

import click

from concordance.cli.rule_options import ALL_RULES


@click.command()
def command() -> None:
    """List the rules: name, severity, what each reports.

    Those of the family site are run by links, those of external by external, all others by check.
    """
    width = max(len(rule.name) for rule in ALL_RULES)
    for family, rules in groupby(ALL_RULES, key=lambda rule: rule.family):
        click.echo(f"{family}:")
        for rule in rules:
            click.echo(f"  {rule.name:{width}}  {rule.severity.value:7}  {rule.summary}")
