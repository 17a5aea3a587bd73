"""What the pages must hold: every claim, verdict and source, the same in each language."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from site_pages import CHIP, LANGUAGES, SCALE, claims, holds, ids, pages, place, rows, text

ADDRESS = re.compile(r"\]\((https?://[^)]+)\)")

REFUSED = (
    "windowsforum.com", "windowsnews.ai", "particle.news", "bestofai.com", "letsdatascience.com",
    "explainx.ai", "slicast.com", "aiexpert.news", "techbuzz.ai", "vectrel.ai", "truesolvers.com",
    "paath.pages.dev", "docsdigest.com", "centerconsulting.com", "everhealthai.com", "sipoch.com",
    "blockchain-council.org", "bruno.digital", "algeriatech.news", "jkoder.com", "besthub.dev",
    "mkawlat26", "rodom.net", "drvco.omeclk", "mydosti", "genixplay", "gun-rights.org",
    "nowhyderabad", "sgpjbg", "wbgsv0a.gigazine",
)  # fmt: skip
"""Hosts that are no source: texts written by machines, digests, copies."""


def test_items_are_the_same_in_every_language():
    """The claims, events and verdicts of a page have the same ids in each language, each once."""
    problems = []
    for page in pages("fr"):
        french = ids("fr", page)
        problems += [
            f"{place('fr', page)}: {id_} is the id of {count} items; give one of them another"
            for id_, count in Counter(french).items()
            if count > 1
        ]
        for language in LANGUAGES[1:]:
            if page in pages(language):
                theirs = ids(language, page)
                for id_ in sorted(set(french) ^ set(theirs)):
                    lacking = language if id_ in french else "fr"
                    problems.append(f"{place(lacking, page)} lacks the item {id_}; write it there")
                if sorted(french) == sorted(theirs) and french != theirs:
                    problems.append(f"{place(language, page)}: items are in another order than fr")
    holds(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_has_one_verdict_on_the_scale(language: str):
    """Each claim stands on one page and has one row, in the words of the one scale."""
    told, judged = claims(language), rows(language)
    assert told
    problems = [
        f"{place(language, told[each])}: no verdict on {each}" for each in told.keys() - judged
    ]
    for claim, (kind, address, _) in judged.items():
        row = f"{place(language, 'verdicts')}: {claim}"
        if kind not in SCALE:
            problems.append(f"{row} is {kind!r}; the scale has {', '.join(SCALE)}")
        if claim not in told:
            problems.append(f"{row} judges a claim that no page tells; tell it or drop the row")
        elif address != f"{told[claim]}.md#claim-{claim}":
            problems.append(f"{row} leads to {address}; the claim stands in {told[claim]}.md")
    holds(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_is_the_same_wherever_it_is_told(language: str):
    """Each chip leads to its row and has its class; each class has one label."""
    judged, labels, problems = rows(language), {}, []
    for page in pages(language):
        for words, address, own_id, kind in CHIP.findall(text(language, page)):
            number, _, label = re.sub(r"\s", " ", words).partition(" \u00b7 ")
            chip, right = (
                f"{place(language, page)}: {number}",
                judged.get(number.lower(), ("", ""))[0],
            )
            if right and kind != right:
                problems.append(f"{chip} is .{kind}; its row in verdicts.md is .{right}")
            if not own_id and not address.endswith(f"verdicts.md#{number.lower()}"):
                problems.append(f"{chip} leads to {address}, not to its row in verdicts.md")
            if label and labels.setdefault(kind, label) != label:
                problems.append(f"{chip} says {label!r}; elsewhere .{kind} is {labels[kind]!r}")
    for claim, (kind, _, _) in rows("fr").items():
        if claim in judged and judged[claim][0] != kind:
            problems.append(f"{place(language, 'verdicts')}: {claim} is not .{kind}, as in fr")
    holds(problems)


def test_sources_have_one_address_in_every_language():
    """A source leads to the same page whatever the reader's language, and no page twice."""
    addresses = ADDRESS.findall(text("fr", "sources"))
    problems = [
        f"{place('fr', 'sources')}: {address} stands there {count} times; keep one"
        for address, count in Counter(addresses).items()
        if count > 1
    ]
    for language in LANGUAGES[1:]:
        for address in sorted(set(addresses) ^ set(ADDRESS.findall(text(language, "sources")))):
            lacking = language if address in addresses else "fr"
            problems.append(
                f"{place(lacking, 'sources')} lacks {address}; list it in each language"
            )
    holds(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refused_source(language: str):
    """No page links to a text written by a machine, a digest or a copy."""
    holds(
        [
            f"{place(language, page)} cites {host}, which is no source; cite another"
            for page in pages(language)
            for host in REFUSED
            if host in text(language, page)
        ]
    )
