"""The blocks of a page: markdown-it-py for the structure, a rule for the dialect's containers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from concordance.model import Block, Comment, Prose, Section, Span
from concordance.source.inline import Inline, read_inline

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MARK = re.compile(r"(!!!|\?\?\?\+?|===[!+]?)[ \t]+(\S.*)")
TITLED = re.compile(r"(?P<type>[\w -]*?)[ ]*(?:\"(?P<title>.*)\")?[ ]*$")
SLASHES = re.compile(r"/{3,}[ \t]*(?P<type>[\w-]+)?[ \t]*(?:\|[ \t]*(?P<title>.*))?$")


def _containers(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    if state.sCount[start] - state.blkIndent >= 4:
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = MARK.match(line)
    if match is None:
        return False
    if silent:
        return True
    inner = state.sCount[start] + 4
    after = start + 1
    last = after
    while after < end:
        if state.isEmpty(after):
            after += 1
            continue
        if state.sCount[after] < inner:
            break
        after += 1
        last = after
    token = state.push("container_open", "div", 1)
    token.map = [start, last]
    token.markup = match[1]
    token.info = match[2].strip()
    kept = (state.lineMax, state.blkIndent, state.parentType)
    state.lineMax, state.blkIndent, state.parentType = last, inner, "container"
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax, state.blkIndent, state.parentType = kept
    state.push("container_close", "div", -1)
    state.line = last
    return True


def parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("table").use(deflist_plugin).use(footnote_plugin)
    md.block.ruler.before(
        "fence", "container", _containers, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return md


class Reader:
    """Turns the tokens of one page into sections."""

    def __init__(self, text: str, body: int) -> None:
        self.text = text
        self.body = body
        self.starts = [body]
        at = text.find("\n", body)
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts.append(len(text) + 1)
        self.comments: list[Comment] = []
        self.blocks: list[Block] = []
        self.references: dict[str, str] = {}

    def sections(self) -> tuple[Section, ...]:
        env: dict[str, Any] = {}
        tokens = parser().parse(self.text[self.body :], env)
        self.references = {
            " ".join(label.split()).lower(): reference["href"]
            for label, reference in env.get("references", {}).items()
        }
        self.walk(tokens)
        found: list[Section] = []
        heading: Block | None = None
        start = self.body
        kept: list[Block] = []
        for block in [*self.blocks, None]:
            if block is not None and block.kind != "heading":
                kept.append(block)
                continue
            stop = block.span.start if block else len(self.text)
            if heading or kept or (block is None and not found):
                found.append(
                    Section(
                        heading.id if heading else "",
                        heading.level if heading else 0,
                        heading,
                        tuple(kept),
                        Span(start, stop),
                    )
                )
            heading, start, kept = block, stop, []
        return tuple(found)

    def walk(self, tokens: list[Token]) -> None:
        stack: list[str] = []
        fresh: list[bool] = []
        row: list[tuple[Token, Inline]] = []
        rows = 0
        for place, token in enumerate(tokens):
            kind = token.type
            if kind in {"bullet_list_open", "ordered_list_open"}:
                stack.append("ul" if kind[0] == "b" else "ol")
            elif kind == "blockquote_open":
                stack.append("quote")
            elif kind == "dl_open":
                stack.append("dl")
            elif kind == "table_open":
                stack.append("table")
                rows = 0
            elif kind == "footnote_reference_open":
                stack.append("footnote")
                fresh.append(True)
                self.label = token.meta["label"]
            elif kind == "container_open":
                self.container(token, stack)
            elif kind in {
                "bullet_list_close",
                "ordered_list_close",
                "blockquote_close",
                "dl_close",
                "table_close",
                "container_close",
                "footnote_reference_close",
            }:
                stack.pop()
                if kind == "footnote_reference_close":
                    fresh.pop()
            elif kind == "list_item_open":
                fresh.append(True)
            elif kind == "list_item_close":
                fresh.pop()
            elif kind == "tr_open":
                row = []
            elif kind in {"fence", "code_block"}:
                self.code(token, stack)
            elif kind == "html_block":
                self.html(token, stack)
            elif kind == "hr":
                self.add("rule", self.lines(token.map), stack)
            elif kind == "inline" and tokens[place - 1].type in {"th_open", "td_open"}:
                row.append((token, self.cell(token, row)))
            elif kind == "tr_close":
                self.row(row, stack, rows)
                rows += 1
            elif kind == "inline":
                opener = tokens[place - 1]
                if opener.type == "heading_open":
                    self.heading(token, opener, stack)
                elif opener.type == "dt_open":
                    self.paragraph(token, stack, "term")
                else:
                    name = "paragraph"
                    if fresh and fresh[-1] and stack and stack[-1] in {"ul", "ol", "footnote"}:
                        name = "footnote" if stack[-1] == "footnote" else "item"
                        fresh[-1] = False
                    elif stack and stack[-1] == "dl":
                        name = "definition"
                    self.paragraph(token, stack, name)

    def lines(self, map: list[int] | None) -> Span:
        start, stop = map or [0, 0]
        while (
            stop > start + 1
            and not self.text[self.starts[stop - 1] : self.starts[stop] - 1].strip()
        ):
            stop -= 1
        begin = self.starts[start]
        line = self.text[begin : self.starts[start + 1] - 1]
        begin += len(line) - len(line.lstrip())
        return Span(begin, min(self.starts[stop] - 1, len(self.text)))

    def offsets(self, token: Token) -> list[tuple[int, int]]:
        first = (token.map or [0])[0]
        pairs: list[tuple[int, int]] = []
        index = 0
        for number, line in enumerate(token.content.split("\n")):
            begin, stop = self.starts[first + number], self.starts[first + number + 1] - 1
            at = self.text.find(line, begin, stop) if line else begin
            pairs.append((index, at if at >= 0 else begin))
            index += len(line) + 1
        return pairs

    def inline(self, token: Token) -> Inline:
        result = read_inline(token.content, self.offsets(token), self.references)
        self.note_comments(result)
        return result

    def note_comments(self, result: Inline) -> None:
        self.comments.extend(
            Comment(said[4:].removesuffix("-->"), Span(start, stop))
            for said, start, stop in result.comments
        )

    def cell(self, token: Token, row: list[tuple[Token, Inline]]) -> Inline:
        first = (token.map or [0])[0]
        begin, stop = self.starts[first], self.starts[first + 1] - 1
        if row:
            pieces = row[-1][1].pieces
            begin = row[-1][0].meta["end"] if "end" in row[-1][0].meta else begin
            del pieces
        at = self.text.find(token.content, begin, stop)
        at = at if at >= 0 else begin
        token.meta["end"] = at + len(token.content) + 1
        result = read_inline(token.content, [(0, at)], self.references)
        self.note_comments(result)
        return result

    def add(self, kind: str, span: Span, stack: list[str], **more: Any) -> None:
        self.blocks.append(Block(kind, span, containers=tuple(stack), **more))

    def span(self, token: Token) -> Span:
        pairs = self.offsets(token)
        return Span(pairs[0][1], pairs[-1][1] + len(token.content) - pairs[-1][0])

    def paragraph(self, token: Token, stack: list[str], kind: str) -> None:
        slashes = SLASHES.match(token.content)
        if slashes:
            if slashes["type"]:
                name = "tab" if slashes["type"] == "tab" else "admonition"
                self.add(
                    name,
                    self.span(token),
                    stack,
                    info=slashes["type"],
                    title=slashes["title"] or "",
                )
            return
        if re.match(r"\*\[[^\]]+\]:", token.content):
            return
        result = self.inline(token)
        prose = result.prose()
        if not prose.text.strip() and not result.links:
            return
        self.add(
            kind,
            self.span(token),
            stack,
            prose=prose,
            links=tuple(result.links),
            codes=tuple(result.codes),
            footnotes=tuple(result.notes),
            id=result.id,
            info=self.label if kind == "footnote" else "",
        )

    def heading(self, token: Token, opener: Token, stack: list[str]) -> None:
        result = self.inline(token)
        span = self.lines(opener.map)
        self.add(
            "heading",
            span,
            stack,
            prose=_stripped(result.prose()),
            links=tuple(result.links),
            codes=tuple(result.codes),
            footnotes=tuple(result.notes),
            level=int(opener.tag[1]),
            id=result.id,
        )

    def row(self, row: list[tuple[Token, Inline]], stack: list[str], number: int) -> None:
        if not row:
            return
        first = (row[0][0].map or [0])[0]
        self.add(
            "row",
            self.lines([first, first + 1]),
            stack,
            info=str(number) if number else "head",
            cells=tuple(result.prose() for _, result in row),
            links=tuple(link for _, result in row for link in result.links),
            codes=tuple(code for _, result in row for code in result.codes),
            footnotes=tuple(note for _, result in row for note in result.notes),
        )

    def code(self, token: Token, stack: list[str]) -> None:
        info = token.info.strip()
        language = re.match(r"\{?[ ]*\.?([\w+#-]+)", info)
        title = re.search(r'title="([^"]*)"', info)
        self.add(
            "code",
            self.lines(token.map),
            stack,
            info=language[1] if language else "",
            title=title[1] if title else "",
            code=token.content,
        )

    def html(self, token: Token, stack: list[str]) -> None:
        span = self.lines(token.map)
        result = read_inline(self.text[span.start : span.end], [(0, span.start)], self.references)
        self.note_comments(result)
        prose = result.prose()
        if prose.text.strip() or result.links:
            self.add(
                "html",
                span,
                stack,
                prose=prose,
                links=tuple(result.links),
                codes=tuple(result.codes),
            )

    def container(self, token: Token, stack: list[str]) -> None:
        line = (token.map or [0, 1])[0]
        span = self.lines([line, line + 1])
        read = TITLED.match(token.info)
        kind = (read["type"].strip() if read else "").split(" ")[0]
        title = (read["title"] if read else "") or ""
        name = {"!": "admonition", "?": "details", "=": "tab"}[token.markup[0]]
        prose = Prose()
        if title:
            at = self.text.find(title, span.start, span.end)
            prose = Prose(title, ((0, at),))
        self.add(name, span, stack, info=kind, title=title, prose=prose)
        stack.append(name if name == "tab" else f"{name} {kind}")


def _stripped(prose: Prose) -> Prose:
    return Prose(prose.text.rstrip(" #\n"), prose.anchors) if prose.text[-1:] in " #\n" else prose
