"""Each rule of the reader on a small made-up text."""

from pathlib import Path

import pytest

from ingest.documents import Block, Document, Source
from ingest.read.text import read_text

LINE = (
    "Teksten her er lang nok til at ingen kan ta den for en overskrift, og den er en hel setning."
)


def reading(text: str, tmp_path: Path, title: str = "Uten navn") -> Document:
    path = tmp_path / "made-up.txt"
    path.write_bytes(text.encode())
    return read_text(path, Source("made-up", path.name, title, "Kommunen", "local", "published"))


def blocks(document: Document) -> list[Block]:
    return [block for section in document.sections for block in section.blocks]


def values(document: Document) -> list[str]:
    return [block.text.value for block in blocks(document)]


def paths(document: Document) -> list[tuple[str, ...]]:
    return [section.path for section in document.sections]


def dropped(document: Document) -> list[tuple[str, str]]:
    return [(d.rule, document.text[d.span.start : d.span.end]) for d in document.dropped]


CONTENTS = "Innhold\n\n1 Formål\t2\n1.1 Mål\t2\n2 Ansvar\t3\n\n"


@pytest.mark.parametrize(
    ("rule", "text", "gone"),
    [
        ("cover", f"Håndbok\n\n{CONTENTS}1. Formål\n\n{LINE}", "Håndbok"),
        ("table-of-contents", f"{CONTENTS}1. Formål\n\n{LINE}", CONTENTS.strip()),
        ("ornament", f"{LINE}\n\n* * *\n\n{LINE}", "* * *"),
        ("web-furniture", f"Gå til hovedinnhold\n\n{LINE}", "Gå til hovedinnhold"),
        ("byline", f"{LINE}\n\nSist endret: 01.02.2020", "Sist endret: 01.02.2020"),
        ("placeholder", f"{LINE}\n\nTekst?\n\n{LINE}", "Tekst?"),
        (
            "picture-text",
            f"Et hus - Klikk for stort bilde\n\n{LINE}",
            "Et hus - Klikk for stort bilde",
        ),
        ("lone-address", f"{LINE}\n\nhttps://example.org/a\n", "https://example.org/a"),
        ("figure-caption", f"{LINE}\n\nFigur 2: Et hus\n\n{LINE}", "Figur 2: Et hus"),
        ("page-number", f"{LINE}\n\n1\n\n{LINE}", "1"),
        ("page-number", f"{LINE}\nSide 3 av 9\n{LINE}", "Side 3 av 9"),
    ],
)
def test_furniture_is_dropped(rule: str, text: str, gone: str, tmp_path: Path) -> None:
    assert (rule, gone) in dropped(reading(text, tmp_path))


@pytest.mark.parametrize(
    "line",
    [
        "Figur 2 viser hvordan det henger sammen.",
        "Skriv ut et referat fra møtet.",
        "Les mer på https://example.org/a om dette.",
        "112",
    ],
)
def test_text_that_looks_like_furniture_stays(line: str, tmp_path: Path) -> None:
    assert line in values(reading(f"{LINE}\n\n{line}\n\n{LINE}\n", tmp_path))


def test_page_head_is_dropped_around_the_title(tmp_path: Path) -> None:
    text = f"Barnevern\n\nFelles innsats (FI) for barn\n\nFI\n\nOm oss\n\n{LINE}"
    document = reading(text, tmp_path, title="Felles innsats (FI) for barn: veileder")
    assert dropped(document) == [("page-head", "Barnevern"), ("page-head", "FI")]
    assert paths(document) == [("Felles innsats (FI) for barn",), ("Om oss",)]


def test_cover_returns_at_the_end(tmp_path: Path) -> None:
    text = f"Håndbok\n\nDirektoratet\n\n{CONTENTS}1. Formål\n\n{LINE}\n\nDirektoratet\n"
    assert dropped(reading(text, tmp_path))[-1] == ("cover", "Direktoratet")


def test_text_of_a_figure_is_dropped_with_its_caption(tmp_path: Path) -> None:
    text = f"{LINE}\n\nForløpet\n\n\n\nFigur 1: Forløp\n\n{LINE}"
    assert dropped(reading(text, tmp_path)) == [
        ("figure-caption", "Forløpet\n\n\n\nFigur 1: Forløp")
    ]


def test_running_header_is_told_from_the_heading_it_repeats(tmp_path: Path) -> None:
    text = (
        f"{CONTENTS}1. Formål\n\n- en\n\n1. Formål\n\n- to\n\n"
        f"1.1 Mål\n\nFør.\n\n2. Ansvar\n\n{LINE}\n\n2. Ansvar\n\nEtter."
    )
    # "2. Ansvar" is not in order before 1.1, so it cannot be told from a heading there.
    document = reading(text, tmp_path)
    assert paths(document) == [("1. Formål",), ("1. Formål", "1.1 Mål"), ("2. Ansvar",)]
    assert [block.label for block in document.sections[0].blocks] == ["-", "-"]
    assert [rule for rule, _ in dropped(document)].count("running-header") == 2


def test_running_header_may_come_before_its_chapter_begins(tmp_path: Path) -> None:
    text = f"{CONTENTS}1. Formål\n\nA.\n\n2. Ansvar\n\nB.\n\n1.1 Mål\n\nC.\n\n2. Ansvar\n\nD."
    document = reading(text, tmp_path)
    assert [(s.path[-1], s.blocks[-1].text.value) for s in document.sections] == [
        ("1. Formål", "B."),
        ("1.1 Mål", "C."),
        ("2. Ansvar", "D."),
    ]


def test_line_that_returns_inside_sentences_is_a_running_header(tmp_path: Path) -> None:
    text = "\n\n".join(["Dette er en setning som", "Veileder for alle", "går videre her."] * 3)
    assert [rule for rule, _ in dropped(reading(text, tmp_path))] == ["running-header"] * 3


def test_subheading_that_returns_under_each_chapter_stays(tmp_path: Path) -> None:
    text = "".join(f"{n} Tiltak {n}\n\nMålgruppe\n\n{LINE}\n\n" for n in (1, 2, 3))
    assert [path for path in paths(reading(text, tmp_path)) if path[-1] == "Målgruppe"] == [
        (f"{n} Tiltak {n}", "Målgruppe") for n in (1, 2, 3)
    ]


def test_numbered_headings_have_a_path(tmp_path: Path) -> None:
    text = f"1 Formål\n{LINE}\n\n1.1 Mål\n{LINE}\n\n1.1.1 Krav\n{LINE}\n2 Ansvar\n{LINE}\n"
    assert paths(reading(text, tmp_path)) == [
        ("1 Formål",),
        ("1 Formål", "1.1 Mål"),
        ("1 Formål", "1.1 Mål", "1.1.1 Krav"),
        ("2 Ansvar",),
    ]


def test_number_out_of_order_begins_no_heading(tmp_path: Path) -> None:
    text = f"1 Formål\n{LINE}\n\n18 Barn fikk hjelp\n\n2 Ansvar\n{LINE}\n"
    assert paths(reading(text, tmp_path)) == [("1 Formål",), ("2 Ansvar",)]


def test_numbered_list_is_no_row_of_headings(tmp_path: Path) -> None:
    document = reading("Slik:\n\n1. Ring oss\n\n2. Vent\n  - på svar\n3. Møt opp\n", tmp_path)
    assert [(b.label, b.depth, b.lead_in) for b in blocks(document)[1:]] == [
        ("1.", 0, 0),
        ("2.", 0, 0),
        ("-", 1, 0),
        ("3.", 0, 0),
    ]


def test_short_line_above_text_is_a_heading(tmp_path: Path) -> None:
    text = f"- ett\nFor barn hjemme\n\n{LINE}\n\nHva gjør vi?\n\n{LINE}"
    assert paths(reading(text, tmp_path)) == [(), ("For barn hjemme",), ("Hva gjør vi?",)]


def test_heading_may_end_with_a_preposition(tmp_path: Path) -> None:
    text = f"{LINE}\n\nHvem vi samarbeider med\n\n{LINE}"
    assert paths(reading(text, tmp_path))[1] == ("Hvem vi samarbeider med",)


def test_short_line_above_another_stands_over_it(tmp_path: Path) -> None:
    text = f"{LINE}\n\nNivå 3\n\nMelding\n\n{LINE}\n\nUndersøkelse\n\n{LINE}"
    assert paths(reading(text, tmp_path)) == [
        (),
        ("Nivå 3",),
        ("Nivå 3", "Melding"),
        ("Nivå 3", "Undersøkelse"),
    ]


def test_short_line_above_a_list_introduces_it(tmp_path: Path) -> None:
    document = reading(f"{LINE}\n\nGode tjenester\n\n- er trygge\n- virker\n", tmp_path)
    assert paths(document) == [()]
    assert [block.lead_in for block in blocks(document)] == [None, None, 1, 1]


def test_names_after_a_colon_are_items(tmp_path: Path) -> None:
    text = f"Verktøy:\n\nMal A\n\nSkjema B\n\nEvaluering\n\n{LINE}"
    document = reading(text, tmp_path)
    assert [(b.kind, b.text.value, b.lead_in) for b in document.sections[0].blocks] == [
        ("paragraph", "Verktøy:", None),
        ("item", "Mal A", 0),
        ("item", "Skjema B", 0),
    ]
    assert paths(document)[1] == ("Evaluering",)


def test_title_of_the_whole_is_in_no_other_path(tmp_path: Path) -> None:
    assert paths(reading("# Rutine\n\nA.\n\n## Mottak\n\nB.\n\n### Frist\n\nC.", tmp_path)) == [
        ("Rutine",),
        ("Mottak",),
        ("Mottak", "Frist"),
    ]


def test_broken_lines_are_joined(tmp_path: Path) -> None:
    row = "Dette er en linje som er brutt fordi den ikke fikk plass på arket og som"
    text = "\n\n".join([row] + [row.lower()] * 6 + ["slutter her.", "Nytt avsnitt."])
    assert len(values(reading(text, tmp_path))) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LINE} Saken sendes til\n\nNemnda.", [f"{LINE} Saken sendes til Nemnda."]),
        ("Saken sendes\n\ntil nemnda.", ["Saken sendes til nemnda."]),
        ("- Saken sendes til\n\nNemnda.\n- To", ["Saken sendes til Nemnda.", "To"]),
        ("• Saken sendes\ntil nemnda.\n\nNytt.", ["Saken sendes til nemnda.", "Nytt."]),
        ("En setning.\n\nEn til.", ["En setning.", "En til."]),
        ("Gjelder fra\n1. januar 2020.", ["Gjelder fra 1. januar 2020."]),
    ],
)
def test_broken_sentence_is_joined(text: str, expected: list[str], tmp_path: Path) -> None:
    assert values(reading(text, tmp_path)) == expected


def test_items_hang_under_items(tmp_path: Path) -> None:
    document = reading("Slik:\n\n- ✓ en:\n  - to\n    - tre\n  - fire\n- ✓ fem", tmp_path)
    assert [(b.label, b.depth, b.parent, b.lead_in) for b in blocks(document)[1:]] == [
        ("- ✓", 0, None, 0),
        ("-", 1, 1, 0),
        ("-", 2, 2, 0),
        ("-", 1, 1, 0),
        ("- ✓", 0, None, 0),
    ]


def test_numbers_after_a_question_hang_under_it(tmp_path: Path) -> None:
    document = reading(" • Er det bra?\n • Virker det?\n 1. Ja.\n 2. Nei.\n • Annet?", tmp_path)
    assert [(b.depth, b.parent) for b in blocks(document)] == [
        (0, None),
        (0, None),
        (1, 1),
        (1, 1),
        (0, None),
    ]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("loven.¹ Den", "¹ Prop. 1"),
        ("loven1. Den", "1 Prop. 1"),
        ("loven[^a]. Den", "[^a]: Prop. 1"),
    ],
)
def test_footnote_is_taken_out_and_linked(mark: str, note: str, tmp_path: Path) -> None:
    document = reading(f"Det følger av {mark} gjelder, og så\n\n{note}\n\nvidere her.", tmp_path)
    (block,) = blocks(document)
    assert block.text.value == "Det følger av loven. Den gjelder, og så videre her."
    assert [n.value for n in block.notes] == ["Prop. 1"]


def test_digit_without_a_footnote_stays(tmp_path: Path) -> None:
    assert values(reading("Skjema barn1 og barn2.", tmp_path)) == ["Skjema barn1 og barn2."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se [loven](#) og [Bufdir](https://example.org/a_(b)).", "Se loven og Bufdir."),
        (r"Lov \(ny\) og \*stjerne\*.", "Lov (ny) og *stjerne*."),
        ("**Er trygge.** *Svært* __viktig__ og ***alt***.", "Er trygge. Svært viktig og alt."),
        ("Et snake_case_navn og 2*3*4.", "Et snake_case_navn og 2*3*4."),
        ("Se [her](vedlegg) i `kode`.", "Se [her](vedlegg) i kode."),
        ("> Et sitat\n> på to linjer.", "Et sitat på to linjer."),
        ("Mye\u00a0 rom\tog\u200b usynlig.", "Mye rom og usynlig."),
    ],
)
def test_markup_is_taken_away(text: str, expected: str, tmp_path: Path) -> None:
    assert values(reading(text, tmp_path)) == [expected]
