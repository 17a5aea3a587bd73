"""The command line: `concordance COMMAND`, `python -m concordance`, `python hooks`."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

from concordance import __version__, missing_requirements

if missing_requirements():
    sys.exit(f"error: {missing_requirements()}")

import click

from concordance.findings.suggest import nearest

COMMANDS: dict[str, str] = {
    "check": "check",
    "init": "init",
    "watch": "watch",
    "lsp": "lsp",
    "rules": "rules",
    "explain": "explain",
    "config": "config",
    "status": "status",
    "todo": "todo",
    "diff": "diff",
    "pairs": "pairs",
    "review": "review",
    "stamp": "stamp",
    "new": "new",
    "rename": "rename",
    "delete": "delete",
    "carry": "carry",
    "links": "links",
    "external": "external",
    "part": "part",
    "merge": "merge",
    "glossary": "glossary",
    "mentions": "mentions",
    "read": "numbers",
}
"""Each command and the module of `concordance.cli` that holds it, loaded when it is called."""
SECTIONS = {
    "check": "Compare the languages",
    "status": "Keep the translations up to date",
    "links": "Check the built site",
    "glossary": "Look into the texts",
}
"""The headings of the help, each before a command."""
EPILOG = """\b
Every command ends with 0 (fine), 1 (something was found) or 2 (it could not
be done: the reason is on stderr). NO_COLOR turns colours off.
"""
COMPLETION = """\b
Your shell completes commands, options and rules after one of
  eval "$(_CONCORDANCE_COMPLETE=bash_source concordance)"
  eval "$(_CONCORDANCE_COMPLETE=zsh_source concordance)"
  _CONCORDANCE_COMPLETE=fish_source concordance | source
"""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's
        """Run a command; where its output cannot be written, say so in one line, and end with 2."""
        try:
            try:
                return super().main(*args, **kwargs)
            finally:
                for stream in (sys.stdout, sys.stderr):
                    if stream is not None and not stream.closed:  # a server closes its own
                        stream.flush()
        except OSError as error:
            _discard_output()
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"error: {where}{error.strerror or error}", err=True)
            raise SystemExit(2) from None

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
        command: click.Command = import_module(f"concordance.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve a command; to a name that is none's, add the one that was probably meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = nearest(args[0], COMMANDS)
            if not near or near in error.message:
                raise
            text = f"{error.message} Did you mean '{near}'?"
            raise click.UsageError(text, ctx) from None

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Add how a shell completes, where this is a command of its own."""
        super().format_epilog(ctx, formatter)
        if ctx.info_name == "concordance":
            with formatter.indentation():
                formatter.write_text(COMPLETION)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands below the headings of `SECTIONS`."""
        rows: dict[str, list[tuple[str, str]]] = {}
        title = ""
        limit = formatter.width - 6 - max(map(len, COMMANDS))
        for name in COMMANDS:
            title = SECTIONS.get(name, title)
            command = self.get_command(ctx, name)
            text = command.get_short_help_str(limit) if command else ""
            rows.setdefault(title, []).append((name, text))
        for title, commands in rows.items():
            with formatter.section(title):
                formatter.write_dl(commands)


def _discard_output() -> None:
    """Let what is still to be written go nowhere, so that Python does not fail at it again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, AttributeError):  # it is closed, or is no file
        return


@click.group(
    "concordance",
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, prog_name="concordance")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Check that a site's language variants agree, and link its prose to its glossary."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False


if __name__ == "__main__":
    main(prog_name="concordance")
