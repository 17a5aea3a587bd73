"""The rules, one module each beside its documentation; `RULES` lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.freshness.invalid_record import invalid_record
from concordance.checks.freshness.stale_section import stale_section
from concordance.checks.freshness.unchecked_section import unchecked_section
from concordance.checks.freshness.unused_record import unused_record
from concordance.checks.glossary.ambiguous_form import ambiguous_form
from concordance.checks.glossary.common_form import common_form
from concordance.checks.glossary.entry_mismatch import entry_mismatch
from concordance.checks.glossary.forbidden_form import forbidden_form
from concordance.checks.glossary.invalid_entry import invalid_entry
from concordance.checks.glossary.term_missing import term_missing
from concordance.checks.glossary.unused_entry import unused_entry
from concordance.checks.hygiene.active_html import active_html
from concordance.checks.hygiene.invalid_encoding import invalid_encoding
from concordance.checks.hygiene.invalid_front_matter import invalid_front_matter
from concordance.checks.hygiene.invalid_ignore import invalid_ignore
from concordance.checks.hygiene.merge_conflict import merge_conflict
from concordance.checks.hygiene.unclosed_mark import unclosed_mark
from concordance.checks.hygiene.unknown_rule import unknown_rule
from concordance.checks.hygiene.unreadable_page import unreadable_page
from concordance.checks.hygiene.unused_ignore import unused_ignore
from concordance.checks.language.untranslated_block import untranslated_block
from concordance.checks.language.wrong_language_block import wrong_language_block
from concordance.checks.links.broken_link import broken_link
from concordance.checks.links.link_mismatch import link_mismatch
from concordance.checks.links.malformed_link import malformed_link
from concordance.checks.links.wrong_language_link import wrong_language_link
from concordance.checks.pages.missing_variant import missing_variant
from concordance.checks.pages.orphan_variant import orphan_variant
from concordance.checks.pages.unpaired_page import unpaired_page
from concordance.checks.pages.untranslated_title import untranslated_title
from concordance.checks.structure.admonition_mismatch import admonition_mismatch
from concordance.checks.structure.code_mismatch import code_mismatch
from concordance.checks.structure.extra_block import extra_block
from concordance.checks.structure.footnote_mismatch import footnote_mismatch
from concordance.checks.structure.heading_mismatch import heading_mismatch
from concordance.checks.structure.image_mismatch import image_mismatch
from concordance.checks.structure.missing_alt import missing_alt
from concordance.checks.structure.missing_block import missing_block
from concordance.checks.structure.missing_heading_id import missing_heading_id
from concordance.checks.structure.missing_sentence import missing_sentence
from concordance.checks.structure.moved_block import moved_block
from concordance.checks.structure.moved_sentence import moved_sentence
from concordance.checks.structure.repeated_id import repeated_id
from concordance.checks.structure.table_shape import table_shape
from concordance.checks.typography.typography import typography
from concordance.checks.values.rules import RULES as VALUES

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (
    # pages
    missing_variant,
    orphan_variant,
    unpaired_page,
    untranslated_title,
    # structure
    heading_mismatch,
    missing_heading_id,
    repeated_id,
    missing_block,
    extra_block,
    moved_block,
    missing_sentence,
    moved_sentence,
    table_shape,
    code_mismatch,
    image_mismatch,
    missing_alt,
    admonition_mismatch,
    footnote_mismatch,
    *VALUES,
    # glossary
    term_missing,
    forbidden_form,
    entry_mismatch,
    ambiguous_form,
    common_form,
    invalid_entry,
    unused_entry,
    # freshness
    stale_section,
    unchecked_section,
    invalid_record,
    unused_record,
    # language
    untranslated_block,
    wrong_language_block,
    # links
    link_mismatch,
    wrong_language_link,
    broken_link,
    malformed_link,
    # typography
    typography,
    # hygiene
    invalid_encoding,
    invalid_front_matter,
    unreadable_page,
    merge_conflict,
    unclosed_mark,
    active_html,
    invalid_ignore,
    unknown_rule,
    unused_ignore,
)
"""Every rule, by family, in the order of the documentation."""
