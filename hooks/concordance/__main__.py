"""The command line: `concordance COMMAND`, `python -m concordance`, `python hooks`."""

from __future__ import annotations

from importlib import import_module

import click

from concordance import __version__

COMMANDS: dict[str, str] = {
    "check": "check",
    "watch": "watch",
    "rules": "rules",
    "explain": "explain",
    "config": "config",
    "glossary": "glossary",
    "external": "external",
    "links": "links",
    "mentions": "mentions",
    "read": "read",
    "status": "status",
    "stamp": "stamp",
    "diff": "diff",
    "new": "new",
    "rename": "rename",
}
"""Each command and the module of `concordance.commands` that holds it, loaded when it is called."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Load one command, or give None where there is none of that name."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"concordance.commands.{module}").command
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="concordance")
def main() -> None:
    """Check that a site's language variants agree, and link its prose to its glossary."""


if __name__ == "__main__":
    main(prog_name="concordance")
