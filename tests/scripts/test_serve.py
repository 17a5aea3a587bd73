"""`make serve` ends what it began, however it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, write

if TYPE_CHECKING:
    from pathlib import Path

CHILD = """\
#!/bin/sh
echo $$ >>children
exec sleep 60
"""


def is_running(process: int) -> bool:
    """Return whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def await_true(condition) -> bool:
    """Wait until a condition holds, for long at most."""
    for _ in range(600):
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nothing_stays_behind(tmp_path: Path, number: int):
    """Neither the watcher nor the server."""
    script = (ROOT / "scripts/serve.sh").read_text(encoding="utf-8")
    names = (".venv/bin/concordance", ".venv/bin/python")
    write(tmp_path, {"scripts/serve.sh": script, **dict.fromkeys(names, CHILD)})
    for name in names:
        (tmp_path / name).chmod(0o755)
    children = tmp_path / "children"
    with subprocess.Popen(["sh", "scripts/serve.sh"], cwd=tmp_path) as shell:
        assert await_true(lambda: children.exists() and len(children.read_text().split()) == 2)
        shell.send_signal(number)
        assert await_true(lambda: shell.poll() is not None)
    assert shell.returncode == {signal.SIGINT: 130}.get(number, 143)
    running = [int(child) for child in children.read_text().split()]
    assert await_true(lambda: not any(map(is_running, running)))
