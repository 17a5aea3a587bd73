"""While serving: the policy of a page lets mkdocs' own script run, and no other."""

from __future__ import annotations

import re

from mkdocs.livereload import LiveReloadServer

from concordance.mkdocs_site.reload import allow_reload
from concordance.publish.policy import with_policy
from concordance.sitecheck.active import script_hash

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
