"""Inline code that one variant has changed or lost."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.checks.structure.inline_code import BRACKETS, FILLED, KEYS, PROSE, SAMPLE
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

RULE = [rule for rule in RULES if rule.name == "code-mismatch"]


def found(folder, **texts):
    """Return what code-mismatch says of one page's variants, in the order given."""
    for code, text in texts.items():
        file = folder / code / "a.md"
        file.parent.mkdir()
        file.write_text(f"# T {{#t}}\n\n{text}\n", encoding="utf-8")
    corpus = read_corpus(project_from_folder(folder, ",".join(texts)))
    said = check(corpus, RULE).findings
    return [f"{f.language}:{f.line}:{f.column} {f.message}" for f in said]


@pytest.mark.parametrize(
    ("right", "wrong", "place"),
    [
        ("Ver `0x21` y `0x2F`.\n\nAquí `0x21`.", "Ver `0x21` y `0x2F`.\n\nAquí `0x71`.", "5:6"),
        ("Use `a.b`, `a.b` y `a.b`.", "Use `a.b`, `a.x` y `a.b`.", "3:12"),
        ("En `docs/es/` o `docs/pt/`.", "En `docs/es/` o `dxcs/pt/`.", "3:17"),
        ("Lance `make check`.", "Lance `make chexk`.", "3:7"),
        ("Lance `make check`.", "Lance `fazer exame`.", "3:7"),
        ("El ancla `{#plan}` queda.", "El ancla `{#plano}` queda.", "3:10"),
        ("Es `/items/{id}` aquí.", "Es `/itens/{id}` aquí.", "3:4"),
        ("Es `list[int]` aquí.", "Es `list[inteiro]` aquí.", "3:4"),
        ("Es:\n\n    port: 80 x2", "Es:\n\n    port: 81 x2", "5:11"),
        ("Ver `/x/a.c` o `a.c`.", "Ver `/x/a.c` o `a.c.old`.", "3:16"),
        ("Nada. Aquí `cron` va.", "Nada. Aquí `Cron` va.", "3:12"),
        ("Sea `Ok` o no.\n\nEs `Ok`.", "Sea `OK` o no.\n\nEs `OK`.", "3:5"),
        ("Es `map` aquí.", "Es `mop()` aquí.", "3:4"),
        ("Es `map(a)` aquí.", "Es `map()` aquí.", "3:4"),
        ("El `.env` aquí.", "El `env` aquí.", "3:4"),
        ("El `guide/a.md` aquí.", "El `guide/b.pt.md` aquí.", "3:4"),
    ],
)
def test_what_two_others_left_as_it_is(tmp_path, right, wrong, place):
    """Code of any look that one of three changed is named, however often it stands there."""
    said = found(tmp_path, fr=right, es=right, pt=wrong)
    assert said
    assert said[0].startswith(f"pt:{place} ")
    assert "fr and es have" in said[0]


@pytest.mark.parametrize(
    ("en", "es", "told"),
    [
        ("The `admin` and `admin`.", "El `admin` y `admni`.", ["es:3:14"]),
        ("The `admin` and `admin`.", "El `admin` y `root`.", []),
        ("The `admin` and `admin`.", "El `admin`, que es `admin-2`.", []),
    ],
)
def test_of_two_variants_a_slip_is_told(tmp_path, en, es, told):
    """What stands right elsewhere in the section is misspelled here; another piece may be meant."""
    assert [said.split(" ")[0] for said in found(tmp_path, en=en, es=es)] == told


@pytest.mark.parametrize(
    ("fr", "es", "pt"),
    [
        ("Lisez `a.b` : `a.b` sert.", "Lea `a.b`: sirve.", "Leia `a.b`: `a.b` serve."),
        ("Un `{fichier}` ici.", "Un `{fichier}` aquí.", "Um `{arquivo}` aqui."),
        ("Un `[choix]` ici.", "Un `[choix]` aquí.", "Um `[escolha]` aqui."),
        ("Un `<nom>` ici.", "Un `<nom>` aquí.", "Um `<nome>` aqui."),
        ("Ton `my_app` ici.", "Tu `my_app` aquí.", "Seu `meu_app` aqui."),
        ("Là `/x/a.c`.\n\nEt `a.c`.", "Es `/x/a.c`.\n\nY `/x/a.c`.", "É `/x/a.c`.\n\nE `a.c`."),
        ("Là :\n\n    port 80 à x2", "Ahí:\n\n    port 80 en x2", "Ali:\n\n    port 80 em x2"),
        ("Là :\n\n    le 1/2/24 3", "Ahí:\n\n    el 2024-01-02 3", "Ali:\n\n    em 1/2/24 3"),
        ("Là :\n\n    # mount -o rw", "Ahí:\n\n    mount -o rw", "Ali:\n\n    # mount -o rw"),
        ("Rien. `Cron` sert.", "Nada. Aquí `cron` sirve.", "Nada. `Cron` serve."),
        ("Là :\n\n    ├── a", "Ahí:\n\n    ├──\u00a0a", "Ali:\n\n    ├── a"),
        ("Touche `Ctrl+S`.", "Tecla `Ctrl+S`.", "Tecla `Ctrl+Espaço`."),
        ("Des `Response` ici.", "Unas `Response` aquí.", "Umas `Responses` aqui."),
        ("Le bouton `Save as`.", "El botón `Guardar como`.", "O botão `Salvar como`."),
        ("Dans `docs/fr/a.md`.", "En `docs/es/a.md`.", "Em `docs/pt/a.md`."),
        ("Un `a.b`.\n\nDeux `c.d`.", "Un `c.d`.\n\nDos `a.b`.", "Um `c.d`.\n\nDois `a.b`."),
        ("La fonction `map`.", "La función `map`.", "A função `map()`."),
        ("La méthode `.split()`.", "El método `.split()`.", "O método `split()`."),
        ("Dans `guide/a.md`.", "En `guide/a.md`.", "Em `guide/a.pt.md`."),
    ],
)
def test_what_a_translator_may_do(tmp_path, fr, es, pt):
    """A name said once less, what a reader fills in, keys, plurals, labels that all translated."""
    assert not found(tmp_path, fr=fr, es=es, pt=pt)


def test_between_two_a_label_may_be_translated(tmp_path):
    """Where no third says what is code, several words and braces are let pass."""
    assert not found(tmp_path, fr="Le `make check` et `{#plan}`.", es="El `makx check` y `{#x}`.")


def test_each_block_has_its_finding(tmp_path):
    """What is changed in two blocks of a section is told of both, once where it is the same."""
    right = "De `hola`.\n\nY `hola`."
    said = found(tmp_path, fr=right, es=right, pt="De `olá`.\n\nE `olá`.")
    assert said == ["pt:3:4 `olá`, fr and es have `hola`, 2 times: lines 3, 5"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Com o Styl vai.", "pt:3:1 `styl` of fr and es is missing here"),
        ("Com o styl vai.", "pt:3:1 `styl` of fr and es stands here without code marks"),
        ("Com o styl를 vai.", "pt:3:1 `styl` of fr and es stands here without code marks"),
        ("Com o stylus vai.", "pt:3:1 `styl` of fr and es is missing here"),
    ],
)
def test_a_part_of_a_word_is_not_the_code_without_its_marks(tmp_path, text, told):
    """It stands there by itself; what Korean writes against it is another word."""
    assert found(tmp_path, fr="Avec `styl` ici.", es="Con `styl` va.", pt=text) == [told]


def test_a_piece_is_quoted_as_the_source_writes_it(tmp_path):
    """Though it is compared without its brackets and its language's folder."""
    said = found(tmp_path, fr="La `x/fr/a()` va.", es="La `x/es/a()` va.", pt="A `x/pt/b()` vai.")
    assert said == ["pt:3:3 `x/pt/b()`, fr and es have `x/fr/a()`"]


def test_a_changed_line_is_pointed_at_though_its_comment_differs(tmp_path):
    """A comment within it is no part of what is compared."""
    block = "```js\nconst a = 1\nfunction {}(x) {{ /* {} */ }}\n```"
    texts = {code: block.format("run", code * 9) for code in ("fr", "es")}
    said = found(tmp_path, **texts, pt=block.format("ran", "do"))
    assert [place.split(" ")[0] for place in said] == ["pt:5:1"]


def test_the_likest_is_what_was_changed(tmp_path):
    """Of two new pieces in a block the one that is nearly the lost one is quoted."""
    right = "Con `http/proto` va."
    said = found(tmp_path, fr=right, es=right, pt="Com `Uso`, `http/protobuf` vai.")
    assert said == ["pt:3:12 `http/protobuf`, fr and es have `http/proto`"]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("your_enum_member.value", SAMPLE),
        ("except SomeException", SAMPLE),
        ("@something", SAMPLE),
        ("{verb} {object}", BRACKETS),
        ("Ctrl+Space", KEYS),
        ("Ctrl+Alt+F4", KEYS),
        ("Enter", KEYS),
        ("Save link as", PROSE),
    ],
)
def test_what_may_be_translated(text, pattern):
    """Placeholders, keys and labels."""
    whole = pattern in {KEYS, PROSE}
    assert pattern.fullmatch(text) if whole else pattern.search(text)


@pytest.mark.parametrize("text", ["forbid", "PUT", "text/html", "awesome", "mymodule", "C++"])
def test_what_may_not(text):
    """Literals are none of these."""
    assert not SAMPLE.search(text)
    assert not BRACKETS.search(text)
    assert not KEYS.fullmatch(text)
    assert not PROSE.fullmatch(text)


@pytest.mark.parametrize("piece", ["<", "{", "[", "{#", "a+", "your ", "`", "\\"])
def test_long_input_ends(piece):
    """Marks that open and never close, 20,000 times, are read in passing."""
    text = f"{piece * 20_000} "
    assert not PROSE.fullmatch(text)
    assert not KEYS.fullmatch(text)
    assert FILLED.sub("", text) == text


def test_a_variant_without_the_section_of_its_block(tmp_path):
    """A list without the heading of the others is no reason to compare, or to fail."""
    for code, text in {"fr": "- a\n", "es": "## B\n", "pt": "## `b`\n\n- c\n"}.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
    assert check(read_corpus(project_from_folder(tmp_path, "fr,es,pt")), RULE).findings == ()
