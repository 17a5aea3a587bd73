"""The language server: an editor's requests on one side, `open_pages` on the other.

Protocol: Microsoft, Language Server Protocol Specification, version 3.17, 2022. Its positions count
from 0, in the units that editor and server agree on (UTF-16 unless they say otherwise); ours count
from 1, in characters.
"""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from concordance import __version__
from concordance.checks.cache import cache_of
from concordance.cli.open_pages import counterparts, judge, open_group, read_saved
from concordance.cli.watch import projects
from concordance.findings.fixes import chosen
from concordance.findings.model import Severity
from concordance.findings.said import in_language
from concordance.findings.wording import known, language_of

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle
    from collections.abc import Callable, Iterable

    from concordance.cli.open_pages import OtherPlace, Saved
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Edit, Finding
    from concordance.markdown.model import Page
    from concordance.project.project import Project

TYPED = 0.2
"""Seconds without a further key after which a page is judged."""
WEIGHT = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}


class Editor:
    """What one editor has open, and the project as it is saved."""

    def __init__(self, server: LanguageServer) -> None:
        self.language = language_of(os.environ)
        self._server = server
        self._saved: Saved | None = None
        self._groups: dict[str, tuple[dict[str, str], PageGroup]] = {}
        self._found: dict[str, tuple[PageGroup, list[Finding]]] = {}
        self._timers: dict[str, TimerHandle] = {}

    def follow(self, load: Callable[[], Project], loop: AbstractEventLoop) -> None:
        """Check the project now and at each change on disk; for a thread of its own."""
        cache = None
        for project in projects(load):
            cache = cache or cache_of(project)
            saved = read_saved(project, cache)
            loop.call_soon_threadsafe(self._adopt, saved)

    def _adopt(self, saved: Saved) -> None:
        self._saved = saved
        self._groups.clear()
        for uri in self._server.workspace.text_documents:
            self.publish(uri)

    def later(self, uri: str, loop: AbstractEventLoop) -> None:
        """Judge a page once nothing more is typed."""
        if uri in self._timers:
            self._timers[uri].cancel()
        self._timers[uri] = loop.call_later(TYPED, self.publish, uri)

    def opened(self, uri: str) -> tuple[PageGroup, Variant] | None:
        """Return the page that a document is, with what is open of it, and the document's variant.

        None for a document that is no page of the project, and until the project is read.
        """
        place = self._place(uri)
        if place is None or self._saved is None:
            return None
        group, code = place
        texts = {}
        for each in self._server.workspace.text_documents.values():
            other = self._place(each.uri)
            if other is not None and other[0].key == group.key:
                texts[other[1]] = each.source
        known = self._groups.get(group.key)
        if known is None or known[0] != texts:
            known = texts, open_group(self._saved, group, texts)
            self._groups[group.key] = known
        return known[1], next(variant for variant in known[1].pages if variant.code == code)

    def _place(self, uri: str) -> tuple[PageGroup, str] | None:
        path = to_fs_path(uri) if uri.startswith("file:") else None
        if path is None or self._saved is None:
            return None
        return self._saved.places.get(Path(path).resolve())

    def findings(self, group: PageGroup) -> list[Finding]:
        """Return what is wrong with a page as it is open."""
        known = self._found.get(group.key)
        if self._saved is not None and (known is None or known[0] is not group):
            known = self._found[group.key] = (group, judge(self._saved, group))
        return known[1] if known else []

    def publish(self, uri: str) -> None:
        """Send what is wrong with a page, in each of its languages; nothing of another's file."""
        self._timers.pop(uri, None)
        opened = self.opened(uri)
        if opened is None:
            self._send(uri, [])
            return
        group, _ = opened
        pages = {variant.page.path: variant.page for variant in group.pages}
        by_path: dict[str, list[types.Diagnostic]] = {path: [] for path in pages}
        for finding in self.findings(group):
            by_path[finding.path].append(self.diagnostic(finding, pages))
        for path, diagnostics in by_path.items():
            self._send(self.uri_of(path), diagnostics)

    def close(self, uri: str) -> None:
        """Forget a document: its page is judged as saved while another language is open."""
        place = self._place(uri)
        documents = self._server.workspace.text_documents
        if place is None:
            self._send(uri, [])
            return
        places = {each: self._place(each) for each in documents}
        left = [each for each, other in places.items() if other and other[0].key == place[0].key]
        if left:
            self.publish(left[0])
            return
        for source in place[0].sources.values():
            self._send(self.uri_of(source.path), [])

    def _send(self, uri: str, diagnostics: list[types.Diagnostic]) -> None:
        document = self._server.workspace.text_documents.get(uri)
        version = document.version if document else None
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics, version)
        )

    def uri_of(self, path: str) -> str:
        """Return a page's address: the editor's own where it has the page open."""
        file = Path(path).resolve()
        for uri in self._server.workspace.text_documents:
            if uri.startswith("file:") and Path(to_fs_path(uri) or "").resolve() == file:
                return str(uri)
        return Path.cwd().joinpath(path).as_uri()

    def position(self, text: str, line: int, column: int) -> types.Position:
        """Return a place of a page as the editor counts it."""
        lines = text.split("\n")
        before = lines[line - 1][: column - 1] if line <= len(lines) else ""
        units: int = self._server.workspace.position_codec.client_num_units(before)
        return types.Position(line - 1, units)

    def stretch(self, page: Page, start: int, end: int) -> types.Range:
        """Return a stretch of a page as the editor counts it."""
        first, last = (self.position(page.text, *page.line_column(at)) for at in (start, end))
        return types.Range(first, last)

    def offset(self, page: Page, position: types.Position) -> int:
        """Return the offset in a page of a place that the editor names."""
        lines = page.text.split("\n")
        place = self._server.workspace.position_codec.position_from_client_units(lines, position)
        return sum(len(line) + 1 for line in lines[: place.line]) + place.character

    def diagnostic(self, finding: Finding, pages: dict[str, Page]) -> types.Diagnostic:
        """Return a finding as a diagnostic, what it is compared with beside it."""
        text = pages[finding.path].text
        start = self.position(text, finding.line, finding.column)
        end = self.position(text, finding.line, finding.end_column or finding.column)
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(self.uri_of(there.path), types.Range(at, at)),
                f"{there.language}: {there.quote}",
            )
            for there in finding.variants
            if there.path in pages
            for at in [self.position(pages[there.path].text, there.line, there.column)]
        ]
        (told,) = in_language([finding], self.language)
        return types.Diagnostic(
            types.Range(start, end),
            "; ".join(filter(None, (told.message, told.hint))),
            severity=WEIGHT[finding.severity],
            code=finding.rule,
            source="concordance",
            related_information=related,
        )

    def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Return the passage at a place as the other languages have it."""
        there = self._others(params.text_document.uri, params.position)
        texts = [
            f"**{each.variant.code}**\n\n{each.variant.page.text[each.span.start : each.span.end]}"
            for each in there
            if each.span is not None
        ]
        content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(texts))
        return types.Hover(content) if texts else None

    def definition(self, params: types.DefinitionParams) -> list[types.Location]:
        """Return where the other languages have the passage at a place, else their pages."""
        return [
            types.Location(self.uri_of(page.path), self.stretch(page, start, end))
            for each in self._others(params.text_document.uri, params.position)
            for page in [each.variant.page]
            for start, end in [(each.span.start, each.span.end) if each.span else (0, 0)]
        ]

    def _others(self, uri: str, position: types.Position) -> list[OtherPlace]:
        opened = self.opened(uri)
        if opened is None:
            return []
        group, own = opened
        return list(counterparts(group, own.code, self.offset(own.page, position)))

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Return the quick fixes of the lines asked for, and one that makes all of the page's."""
        opened = self.opened(params.text_document.uri)
        if opened is None:
            return []
        group, page = opened[0], opened[1].page
        lines = range(params.range.start.line + 1, params.range.end.line + 2)
        mended = [each for each in self.findings(group) if each.edits and each.path == page.path]
        fixes = [
            self._action(types.CodeActionKind.QuickFix, each.hint or each.message, page, each.edits)
            for each in in_language(mended, self.language)
            if each.line in lines
        ]
        every = [edit for each in mended for edit in each.edits]
        if every:
            title = "Make every edit that concordance knows on this page"
            fixes.append(self._action(types.CodeActionKind.SourceFixAll, title, page, every))
        return fixes

    def _action(
        self, kind: types.CodeActionKind, title: str, page: Page, edits: Iterable[Edit]
    ) -> types.CodeAction:
        changes = [
            types.TextEdit(self.stretch(page, each.span.start, each.span.end), each.replacement)
            for each in chosen(edits)
        ]
        edit = types.WorkspaceEdit(changes={self.uri_of(page.path): changes})
        return types.CodeAction(title, kind, edit=edit)


def make_server(load: Callable[[], Project]) -> LanguageServer:
    """Make the server of a project, which is loaded again whenever its files change."""
    server = LanguageServer("concordance", __version__)
    editor = Editor(server)

    @server.feature(types.INITIALIZE)
    def start(params: types.InitializeParams) -> None:
        if params.locale:
            editor.language = known(params.locale)

    @server.feature(types.INITIALIZED)
    def begin(_: types.InitializedParams) -> None:
        given = (load, asyncio.get_running_loop())
        threading.Thread(target=editor.follow, args=given, daemon=True).start()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        editor.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        editor.later(params.text_document.uri, asyncio.get_running_loop())

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        editor.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        return editor.hover(params)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        return editor.definition(params)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return editor.actions(params)

    return server
