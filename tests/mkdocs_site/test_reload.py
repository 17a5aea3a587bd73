"""While serving: a save is heard of, and a page's policy lets mkdocs' own script run alone."""

from __future__ import annotations

import re

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileClosedNoWriteEvent, FileOpenedEvent

from concordance.mkdocs_site.reload import WRITTEN, allow_reload, watch_natively
from concordance.publish.policy import with_policy
from concordance.sitecheck.active import script_hash
from waiting import wait_until

PAGE = '<html><head><meta charset="utf-8"></head><body><script>evil()</script></body></html>'


def test_what_reloads_a_page_is_in_its_policy(tmp_path):
    """It is new each time it is sent."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    allow_reload(server)
    sent = server._inject_js_into_html(with_policy(PAGE, []).encode(), 3).decode()
    server.server_close()
    theirs, added = re.findall(r"<script>(.*?)</script>", sent, re.DOTALL)
    assert "livereload" in added
    policy = re.search(r"script-src ([^;]*);", sent)[1]
    assert policy == f"'self' '{script_hash(added)}'"
    assert script_hash(theirs) not in policy


def test_a_save_is_heard_of(tmp_path):
    """In a folder, by the system; a file that is watched alone is still looked for by mkdocs."""
    folder, record = tmp_path / "docs", tmp_path / "translations.tsv"
    folder.mkdir()
    record.touch()
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    for path in (folder, record):
        server.watch(str(path))
    watch_natively(server)
    server.server_close()
    looked_for = {
        path for path, ref in server._watch_refs.items() if ref in server.observer._handlers
    }
    assert looked_for == {str(record)}
    (folder / "page.md").write_text("x", encoding="utf-8")
    wait_until(lambda: server._want_rebuild, "the save")
    assert not {FileOpenedEvent, FileClosedNoWriteEvent} & set(WRITTEN)
