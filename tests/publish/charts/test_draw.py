"""Drawings: as the golden files, valid, told in words, readable whatever the data."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from figure_files import BLOCKS, EXAMPLES, LANGUAGES, LAYERS, TIMELINE
from lxml import etree

from concordance.publish.charts import draw, read_figure
from concordance.publish.charts.bars import ticks
from concordance.publish.charts.model import Figure, Timeline
from concordance.publish.charts.text import fits, width, wrap
from concordance.publish.charts.timeline import LABEL, Lanes, bottom_of_legend

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def figure_of(text: str, name: str = "f") -> Figure:
    """Read a data file that is right."""
    figure, found = read_figure(f"{name}.yml", text, LANGUAGES)
    assert figure is not None, found
    return figure


def drawings(html: str) -> list[etree._Element]:
    """Parse the drawings of a figure."""
    return etree.fromstring(html).findall("svg")


@pytest.mark.parametrize("name", EXAMPLES)
def test_drawings_are_the_golden_ones(name: str):
    """A drawing is the same to the last digit."""
    html = draw(figure_of(EXAMPLES[name], name), "fr")
    assert html + "\n" == (GOLDEN / f"{name}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_drawings_are_told_in_words(name: str, language: str):
    """Each drawing has a role, a title, a description, and ids of its own."""
    figure = figure_of(EXAMPLES[name], name)
    html = draw(figure, language)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for drawing in drawings(html):
        assert drawing.get("role") == ("img" if drawing.find(".//a") is None else "group")
        told = [
            drawing.find(f".//*[@id='{id_}']") for id_ in drawing.get("aria-labelledby").split()
        ]
        assert [element.text for element in told] == [
            figure.heading.title[language],
            figure.heading.description[language],
        ]
    assert "style=" not in html
    assert "<script" not in html
    assert "\n\n" not in html


def test_texts_are_escaped():
    """A label cannot become mark-up."""
    html = draw(figure_of(EXAMPLES["comparison"]), "fr")
    assert "Un &amp; Une" in html
    text = TIMELINE.replace("Pleine lune", '"<script>&lune"')
    assert "&lt;script&gt;&amp;lune" in draw(figure_of(text), "fr")


def test_each_language_has_its_own_words_and_numbers():
    """One data file gives each language its words, scales and separators."""
    figure = figure_of(EXAMPLES["comparison"])
    french, spanish = draw(figure, "fr"), draw(figure, "es")
    for text in ("40,5\u00a0Go", "54,2\u00a0milliards", "plus de 140\u00a0milliards", "non publié"):
        assert text in french
        assert text not in spanish
    for text in ("40,5\u00a0GB", "54\u202f200\u00a0millones", "más de 140\u202f000\u00a0millones"):
        assert text in spanish


def test_as_many_squares_as_units():
    """A quantity has as many squares as it has units, in both layouts."""
    html = draw(figure_of(BLOCKS), "fr")
    for drawing in drawings(html):
        counts = []
        for path in drawing.iter("path"):
            square, gap = map(float, path.get("stroke-dasharray").split())
            lengths = [float(length) for length in re.findall(r"h([\d.]+)", path.get("d"))]
            counts.append(sum(round(length / (square + gap)) for length in lengths))
        assert counts == [1, 60]
        assert len(drawing.findall("a")) == 2


def test_a_square_with_a_name_is_a_link():
    """Each link has its name in a square of its own, the item's class, and the page's address."""
    for drawing in drawings(draw(figure_of(BLOCKS), "fr", "../".__add__)):
        links = drawing.findall("a")
        assert [link.findtext("text") for link in links] == ["A1", "A<2"]
        told = ["A1 · Deux mille", "A<2 · Deux mille"]
        assert [link.findtext("title") for link in links] == told
        assert [link.get("href") for link in links] == ["../page.md#a1", "../page.md#a2"]
        assert {link.get("class") for link in links} == {"cc-figure__tile cc-figure__tile--linked"}


def test_quantities_with_names_stand_side_by_side():
    """Groups of named squares share a row where both fit, and none leaves the drawing."""
    item = "{id: %s, value: %d, label: {fr: %s, es: b}, links: {%s}}"
    items = [
        item % (name, count, name, ", ".join(f"N{at}: page.md#{name}{at}" for at in range(count)))
        for name, count in (("many", 10), ("some", 7), ("few", 2))
    ]
    text = (
        BLOCKS[: BLOCKS.index("unit:")]
        + "unit: 1\nitems:\n"
        + "".join(f"  - {item}\n" for item in items)
    )
    rows = []
    for drawing in drawings(draw(figure_of(text), "fr")):
        edge = float(drawing.get("width"))
        boxes = [
            [float(box.get(key)) for key in ("y", "x", "width")] for box in drawing.iter("rect")
        ]
        assert all(x >= 0 and x + width <= edge for _, x, width in boxes)
        assert len({(y, x) for y, x, _ in boxes}) == 19
        rows.append(len({y for y, _, _ in boxes}))
    assert rows == [2, 4]


def test_each_layer_holds_the_one_before():
    """Two groups of eight parts are inside the whole, each part in its group, in both layouts."""
    for drawing in drawings(draw(figure_of(LAYERS), "fr")):
        boxes = sorted(
            (
                tuple(float(box.get(key)) for key in ("width", "x", "y", "height"))
                for box in drawing.iter("rect")
                if box.get("class") == "cc-figure__box"
            ),
            reverse=True,
        )
        whole, groups, parts = boxes[:1], boxes[1:3], boxes[3:]
        assert len(parts) == 16
        assert all(within(group, whole[0]) for group in groups)
        assert [sum(within(part, group) for part in parts) for group in groups] == [8, 8]


def within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Return whether a box, as its width, x, y and height, lies inside another."""
    width, x, y, height = inner
    return (
        outer[1] < x
        and x + width < outer[1] + outer[0]
        and outer[2] < y
        and y + height < outer[2] + outer[3]
    )


def test_bars_are_as_long_as_their_values():
    """The bars of a measure are in proportion."""
    for drawing in drawings(draw(figure_of(EXAMPLES["comparison"]), "fr")):
        keys, lengths = 2, [float(bar.get("width")) for bar in drawing.iter("rect")]
        del lengths[:keys]
        assert lengths[1] / lengths[0] == pytest.approx(2, abs=0.01)
        assert lengths[3] / lengths[2] == pytest.approx(140 / 54.2, abs=0.01)


def test_bars_have_a_key_an_axis_and_links():
    """Colours are named above, round values below; an item that has a page is a link to it."""
    for drawing in drawings(draw(figure_of(EXAMPLES["comparison"]), "es", "../".__add__)):
        texts = [text.text for text in drawing.iter("text")]
        assert texts[:2] == ["Les uns", "Los otros"]
        assert {"0", "50\u00a0GB"} <= set(texts)
        links = [(a.get("href"), a.findtext("title")) for a in drawing.findall("a")]
        assert links == [
            ("../page.md#one", "Un & Une · Peso · 40,5\u00a0GB"),
            ("../page.md#one", "Un & Une · Número · 54\u202f200\u00a0millones"),
        ]


@pytest.mark.parametrize(
    ("largest", "most", "expected"),
    [("81", 3, "50"), ("7", 3, "2 4 6"), ("140e9", 2, "50e9 100e9"), ("0.3", 3, "0.1 0.2 0.3")],
)
def test_ticks(largest: str, most: int, expected: str):
    """Round values only, none above the largest."""
    assert ticks(Decimal(largest), most) == [Decimal(one) for one in expected.split()]


def test_links_below_a_figure():
    """Its table and its data, in the caption; a figure without a caption has one for them."""
    html = draw(figure_of(TIMELINE), "fr", foot={"Voir <la> liste": "#list", "CSV": "f.csv"})
    foot = etree.fromstring(html).find("figcaption/span")
    assert [(a.get("href"), a.text) for a in foot] == [
        ("#list", "Voir <la> liste"),
        ("f.csv", "CSV"),
    ]


def test_an_event_is_a_link_to_what_the_page_tells_of_it():
    """Each event is one link, named by its label and its whole date; without a page, none is."""
    for drawing in drawings(draw(figure_of(TIMELINE), "fr", "../".__add__)):
        links = drawing.findall("a")
        assert [(link.get("href"), link.findtext("title")) for link in links] == [
            ("../page.md#first", "Éclipse totale (11 août 1999)"),
            ("../page.md#second", "Pleine lune (1er mai 2001)"),
            ("../page.md#third", "juin 2001"),
            ("../page.md#fourth", "Fête (juillet 2001)"),
        ]
        assert all(
            link.find("path") is not None or link.find("circle") is not None for link in links
        )
    apart = TIMELINE.replace("page: page.md\n", "")
    assert "<a " not in draw(figure_of(apart), "fr")
    apart = apart.replace("id: second\n", "id: second\n    link: other.md#x\n")
    html = draw(figure_of(apart), "fr", "../".__add__)
    assert html.count('<a class="cc-figure__event" href="../other.md#x">') == html.count("<a ") > 0


def test_what_is_across_is_a_rule_over_every_lane():
    """The rule goes from the first lane to the drawing's edge, below all that came before."""
    for drawing in drawings(draw(figure_of(TIMELINE), "fr")):
        (rule,) = (p for p in drawing.iter("path") if p.get("class") == "cc-figure__across")
        x, y, end, _ = map(float, re.findall(r"[\d.]+", rule.get("d")))
        rails = [p.get("d") for p in drawing.iter("path") if p.get("class") == "cc-figure__rail"]
        assert all(x < float(rail[1:].split()[0]) < end for rail in rails)
        assert end == float(drawing.get("width"))
        before = drawing.findall("a")[:3]
        assert all(float(text.get("y")) < y for link in before for text in link.iter("text"))


def hundred(label: str) -> Timeline:
    """Make a timeline of a hundred events in ten years."""
    events = "".join(
        f"  - id: e{n}\n    date: {2000 + n // 10}-{n % 10 + 1:02}\n"
        f"    lane: {('sun', 'moon')[n % 2]}\n"
        f"    label: {label} {n}\n"
        for n in range(100)
    )
    figure = figure_of(TIMELINE[: TIMELINE.index("events:")] + "events:\n" + events)
    assert isinstance(figure, Timeline)
    return figure


@pytest.mark.parametrize("label", ["x", "un événement dont le nom prend toute la place qui reste"])
def test_a_hundred_events_never_overlap(label: str):
    """A hundred events still read: no text on another, none outside."""
    for drawing in drawings(draw(hundred(label), "fr")):
        height = float(drawing.get("height"))
        rows: dict[float, list[float]] = {}
        for text in drawing.iter("text"):
            x, y = float(text.get("x")), float(text.get("y"))
            assert 0 < y < height
            assert x + width(text.text, LABEL) < float(drawing.get("width")) + LABEL
            rows.setdefault(x, []).append(y)
        for ys in rows.values():
            assert all(below - above >= 11 for above, below in pairwise(ys))
        assert sum(text.get("class") == "cc-figure__label" for text in drawing.iter("text")) >= 100


def test_events_go_down_in_the_order_of_time():
    """An event is never above an earlier one, whatever its lane."""
    for drawing in drawings(draw(hundred("x"), "fr")):
        marks = [m for m in drawing.iter("circle", "path") if "cc-figure__mark" in m.get("class")]
        # Of a square, its top and the steps down from corner to corner.
        downs = [list(map(float, re.findall(r" (-?[\d.]+)", m.get("d") or ""))) for m in marks[2:]]
        middles = [
            down[0] + sum(down[1:]) / 2 if down else float(mark.get("cy"))
            for mark, down in zip(marks[2:], downs, strict=True)
        ]
        assert len(middles) == 100
        assert middles == sorted(middles)


def test_the_legend_is_above_the_first_year():
    """The legend has room of its own in both layouts."""
    figure = hundred("x")
    for layout in (Lanes.wide(2), Lanes.narrow(2)):
        assert bottom_of_legend(figure, layout) > 20


def test_wrapping_keeps_every_word_and_no_break_spaces():
    """A text breaks at ordinary spaces only, and nothing is lost."""
    text = "100\u202f000\u00a0millones de dólares y algo más"
    lines = wrap(text, 14, 150)
    assert " ".join(lines) == text
    assert lines[0].startswith("100\u202f000\u00a0millones")
    assert fits(text, 14, 150, len(lines))
    assert not fits(text, 14, 150, len(lines) - 1)
    assert not fits("m" * 40, 14, 150, 9)


def test_a_month_is_named_in_its_language_whatever_was_read_before():
    """A process that drew Japanese first names French months in French."""
    code = (
        "import datetime, babel\n"
        "from concordance.publish.charts.wording import _month\n"
        "when = datetime.date(2024, 7, 1)\n"
        "print(*(_month(when, babel.Locale.parse(code)) for code in ('ja', 'fr', 'ru', 'zh')))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["7月", "juillet", "июль", "七月"]
