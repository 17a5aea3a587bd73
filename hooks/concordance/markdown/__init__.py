"""Markdown text to a page: front matter, sections, blocks, positions, comments."""

from concordance.markdown.page import parse_page
from concordance.markdown.read import read_page

__all__ = ["parse_page", "read_page"]
