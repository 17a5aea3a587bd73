"""The rules, one module each beside its documentation; `RULES` lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.rules.active_html import active_html
from concordance.rules.admonition_mismatch import admonition_mismatch
from concordance.rules.ambiguous_form import ambiguous_form
from concordance.rules.broken_link import broken_link
from concordance.rules.code_mismatch import code_mismatch
from concordance.rules.common_form import common_form
from concordance.rules.date_mismatch import date_mismatch
from concordance.rules.entry_mismatch import entry_mismatch
from concordance.rules.extra_block import extra_block
from concordance.rules.footnote_mismatch import footnote_mismatch
from concordance.rules.forbidden_form import forbidden_form
from concordance.rules.heading_mismatch import heading_mismatch
from concordance.rules.image_mismatch import image_mismatch
from concordance.rules.invalid_encoding import invalid_encoding
from concordance.rules.invalid_entry import invalid_entry
from concordance.rules.invalid_front_matter import invalid_front_matter
from concordance.rules.invalid_ignore import invalid_ignore
from concordance.rules.invalid_record import invalid_record
from concordance.rules.link_mismatch import link_mismatch
from concordance.rules.malformed_link import malformed_link
from concordance.rules.merge_conflict import merge_conflict
from concordance.rules.missing_alt import missing_alt
from concordance.rules.missing_block import missing_block
from concordance.rules.missing_heading_id import missing_heading_id
from concordance.rules.missing_sentence import missing_sentence
from concordance.rules.missing_variant import missing_variant
from concordance.rules.mixed_number_format import mixed_number_format
from concordance.rules.moved_block import moved_block
from concordance.rules.moved_sentence import moved_sentence
from concordance.rules.number_format import number_format
from concordance.rules.orphan_variant import orphan_variant
from concordance.rules.repeated_id import repeated_id
from concordance.rules.scale_mismatch import scale_mismatch
from concordance.rules.stale_section import stale_section
from concordance.rules.table_shape import table_shape
from concordance.rules.term_missing import term_missing
from concordance.rules.typography import typography
from concordance.rules.unchecked_section import unchecked_section
from concordance.rules.unclosed_mark import unclosed_mark
from concordance.rules.unit_mismatch import unit_mismatch
from concordance.rules.unknown_rule import unknown_rule
from concordance.rules.unpaired_page import unpaired_page
from concordance.rules.unreadable_page import unreadable_page
from concordance.rules.untranslated_block import untranslated_block
from concordance.rules.untranslated_title import untranslated_title
from concordance.rules.unused_entry import unused_entry
from concordance.rules.unused_ignore import unused_ignore
from concordance.rules.unused_record import unused_record
from concordance.rules.value_mismatch import value_mismatch
from concordance.rules.wrong_language_block import wrong_language_block
from concordance.rules.wrong_language_link import wrong_language_link

if TYPE_CHECKING:
    from concordance.rule import Rule

RULES: tuple[Rule, ...] = (
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
    # values
    value_mismatch,
    scale_mismatch,
    unit_mismatch,
    date_mismatch,
    number_format,
    mixed_number_format,
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
