"""Which reader reads a file, what it says of files that it cannot read, and facts of the corpus."""

from pathlib import Path

import pytest

from ingest.documents import Block, Document, Section, Source
from ingest.errors import UnreadableSource
from ingest.read import READERS, read, read_all
from ingest.sources import load_sources

CORPUS = Path(__file__).parents[2] / "corpus"
SOURCES = {source.id: source for source in load_sources(CORPUS)}
SOURCE = Source("made-up", "made-up.txt", "Rutine", "Kommunen", "local", "published")


def corpus(source_id: str) -> Document:
    return read(CORPUS / SOURCES[source_id].file, SOURCES[source_id])


def section(document: Document, heading: str) -> Section:
    (found,) = (s for s in document.sections if s.path and s.path[-1] == heading)
    return found


def under(section: Section, parent: str) -> list[str]:
    """The items under the one item or paragraph that begins so."""
    (number,) = (i for i, b in enumerate(section.blocks) if b.text.value.startswith(parent))
    owner = section.blocks[number].kind

    def belongs(block: Block) -> bool:
        return number == (block.parent if owner == "item" else block.lead_in)

    return [block.text.value for block in section.blocks if belongs(block)]


@pytest.mark.parametrize("suffix", READERS)
def test_each_suffix_has_a_reader(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"made-up{suffix.upper()}"
    path.write_text("Barnet skal høres.", encoding="utf-8")
    assert read(path, SOURCE).sections[0].blocks[0].text.value == "Barnet skal høres."


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("made-up.rtf", b"x", "No reader for the format '.rtf'"),
        ("made-up", b"x", "No reader for the format ''"),
        ("missing.txt", None, "There is no file"),
        ("latin.txt", "Nødhjelp".encode("latin-1"), "not UTF-8 (byte 1)"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", "\ufeff \r\n\u00a0\n".encode(), "is empty"),
    ],
)
def test_unreadable_file_is_told(
    name: str, content: bytes | None, says: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableSource) as error:
        read(path, SOURCE)
    message = str(error.value)
    assert says in message
    assert str(path) in message
    assert "'made-up'" in message
    assert ": " in message.split("made-up'", 1)[1]  # what to do about it


def test_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadableSource, match="is a folder"):
        read(tmp_path / "folder.txt", SOURCE)


@pytest.mark.parametrize(
    ("failure", "says"), [(PermissionError(), "No right to read"), (OSError("gone"), "Cannot read")]
)
def test_failing_disk_is_told(
    failure: OSError, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise failure

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadableSource, match=says):
        read(tmp_path / "made-up.txt", SOURCE)


def test_one_unreadable_source_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "made-up.txt").write_text("Barnet skal høres.", encoding="utf-8")
    missing = Source("missing", "missing.txt", "Borte", "Kommunen", "local", "published")
    documents, unread = read_all(tmp_path, [missing, SOURCE])
    assert [document.source.id for document in documents] == ["made-up"]
    assert ["missing.txt" in str(error) for error in unread] == [True]


def test_list_cut_by_a_running_header_is_one_list() -> None:
    pmto = section(corpus("bufdir-tjenestekatalog-2021"), "6.1.2 PMTO")
    assert len(under(pmto, "Slik fungerer PMTO:")) == 8
    assert pmto.path == (
        "6. Statlige hjelpetiltak",
        "6.1 Tiltak for barn og unge med alvorlige adferdsvansker",
        "6.1.2 PMTO",
    )


def test_text_after_a_running_header_stays_in_its_section() -> None:
    aftercare = section(
        corpus("bufdir-tjenestekatalog-2021"), "5.5 Ettervern - tiltak for ungdom over 18 år"
    )
    assert aftercare.blocks[-1].text.value.startswith("Barnevernstjenesten kan vedta å avslutte")


def test_footnotes_go_to_their_marks() -> None:
    noted = {
        source_id: [
            (block.text.value.split(". ")[-1], [note.value[:22] for note in block.notes])
            for section in corpus(source_id).sections
            for block in section.blocks
            if block.notes
        ]
        for source_id in ("bufdir-tjenestekatalog-2021", "bufdir-tjenestekatalog-utkast")
    }
    assert [notes for _, notes in noted["bufdir-tjenestekatalog-2021"]] == [
        ["Prop. 133L (2020-2021)"]
    ]
    assert [notes for _, notes in noted["bufdir-tjenestekatalog-utkast"]] == [
        ["På vegne av kommunesty"],
        ["Barne- og familiedepar"],
    ]
    assert noted["bufdir-tjenestekatalog-utkast"][0][0].endswith("ligger hos kommunestyret.")


def test_sentence_broken_in_an_item_is_whole() -> None:
    after = section(corpus("kommune-slik-jobber-vi"), "Hva skjer etter at tiltaket er ferdig:")
    outcomes = [block.text.value for block in after.blocks if block.parent == 1]
    assert len(outcomes) == 3
    assert "sendes inn sak til Fylkesnemnda om pålegg med hjelpetiltak" in outcomes[-1]
    assert outcomes[-1].endswith("Familien har krav på advokat.")


def test_tools_can_be_listed() -> None:
    tools = section(corpus("kommune-bti-handlingsveileder"), "Verktøy")
    assert len(under(tools, "Verktøy til bruk i kartkleggingen:")) == 6
    assert len(under(tools, "Verktøy til bruk i undersøkelsen:")) == 8
    assert under(tools, "Foreldreveiledning:") == ["COS", "Marte Meo", "PMTO", "MST"]


def test_outcomes_hang_under_their_question() -> None:
    evaluation = section(corpus("kommune-bti-handlingsveileder"), "Evaluer tiltak")
    outcomes = under(evaluation, "Har tiltaket ført til måloppnåelse?")
    assert [outcome[:4] for outcome in outcomes] == ["JA-s", "NEI-"]


MARKDOWN = """\
# Rutine for meldinger

Innledende tekst som
er brutt over to linjer.

## Mottak

1. Les meldingen
   og noter datoen
2. Ring melder
   - spør om navn

     Spør høflig.
3. Skriv notat

* en
    * to
+ tre

| Alder | Frist |
|-------|-------|
| 0–6   | 7 dager |

```python
# ikke en overskrift
```

### Frist ###

Se [Bufdir](https://bufdir.no).

Etterarbeid
-----------

**Målgruppe**

Barn under 18 år.
"""


def test_ordinary_markdown(tmp_path: Path) -> None:
    path = tmp_path / "made-up.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    outline = {
        " > ".join(section.path): [
            (block.label, block.depth, block.text.value) for block in section.blocks
        ]
        for section in read(path, SOURCE).sections
    }
    assert outline == {
        "Rutine for meldinger": [("", 0, "Innledende tekst som er brutt over to linjer.")],
        "Mottak": [
            ("1.", 0, "Les meldingen og noter datoen"),
            ("2.", 0, "Ring melder"),
            ("-", 1, "spør om navn Spør høflig."),
            ("3.", 0, "Skriv notat"),
            ("*", 0, "en"),
            ("*", 1, "to"),
            ("+", 0, "tre"),
            ("", 0, "| Alder | Frist |"),
            ("", 0, "| 0–6 | 7 dager |"),
            ("", 0, "# ikke en overskrift"),
        ],
        "Mottak > Frist": [("", 0, "Se Bufdir.")],
        "Etterarbeid": [],
        "Etterarbeid > Målgruppe": [("", 0, "Barn under 18 år.")],
    }
