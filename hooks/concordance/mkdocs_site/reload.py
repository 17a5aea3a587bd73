"""While serving: mkdocs' own script, which reloads a page, runs under the page's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.publish.policy import with_script_allowed
from concordance.sitecheck.active import script_hash

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer


def allow_reload(server: LiveReloadServer) -> None:
    """Let each page that is sent run what mkdocs puts into it when it sends it."""
    # mkdocs has no event for it
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001

    def allowed(content: bytes, epoch: int) -> bytes:
        """Return a page with mkdocs' script, which is new each time, in its policy."""
        sent = inject(content, epoch).decode("utf-8", "surrogateescape")
        added = sent[sent.rfind("<script>") + 8 : sent.rfind("</script>")]
        return with_script_allowed(sent, script_hash(added)).encode("utf-8", "surrogateescape")

    server._inject_js_into_html = allowed  # type: ignore[method-assign] # noqa: SLF001
