"""While serving: mkdocs hears of a save at once; its script runs under the page's policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from watchdog import events
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from concordance.publish.policy import with_script_allowed
from concordance.sitecheck.active import script_hash

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEvent

WRITTEN: list[type[FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent),
    *(events.FileDeletedEvent, events.DirCreatedEvent, events.DirMovedEvent),
    events.DirDeletedEvent,
]
"""What tells of a change: the build, too, opens what is watched, and closes it."""
QUIET = 0.05
"""Seconds without a further change before a build: editors write a file in steps."""


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


def watch_natively(server: LiveReloadServer) -> None:
    """Let the system tell of changes in the folders that are watched, where it can.

    mkdocs looks for changes twice a second; so it goes on for files that are watched alone, which
    editors replace.
    """
    # mkdocs has no settings for any of this
    watched = {path: ref for path, ref in server._watch_refs.items() if Path(path).is_dir()}  # noqa: SLF001
    observer, handler = Observer(), FileSystemEventHandler()

    def changed(_: FileSystemEvent) -> None:
        with server._rebuild_cond:  # noqa: SLF001
            server._want_rebuild = True  # noqa: SLF001
            server._rebuild_cond.notify_all()  # noqa: SLF001

    handler.on_any_event = changed  # type: ignore[assignment, method-assign]
    try:
        for path, ref in watched.items():
            observer.schedule(handler, path, recursive=ref.is_recursive, event_filter=WRITTEN)
        observer.start()
    except OSError:  # the system has no more watches to give: mkdocs goes on looking
        return
    for ref in watched.values():
        server.observer.unschedule(ref)
    server.build_delay = QUIET
