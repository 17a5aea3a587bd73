"""`concordance rules`: list the rules."""

from __future__ import annotations

from itertools import groupby

import click

from concordance.cli.output import echo
from concordance.cli.rule_options import all_rules


@click.command()
def command() -> None:
    """List the rules: name, severity, what each reports.

    Those of the family site are run by links, those of external by external, all others by check.
    """
    every = all_rules()
    width = max(len(rule.name) for rule in every)
    for family, rules in groupby(every, key=lambda rule: rule.family):
        echo(f"{family}:")
        for rule in rules:
            echo(f"  {rule.name:{width}}  {rule.severity.value:7}  {rule.summary}")
