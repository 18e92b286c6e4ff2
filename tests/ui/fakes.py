"""A small index over the shipped documents, and an assistant that knows a few answers by heart."""

from __future__ import annotations

import re
import socket
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.answers import (
    Answer,
    Answered,
    Citation,
    Event,
    Found,
    Notice,
    Outcome,
    Question,
    Understood,
    Wrote,
)
from ingest import Anticipated, Passage, Source, Span

CORPUS = Path(__file__).parents[2] / "corpus"
_PASSAGE_LENGTH = 700


@dataclass(frozen=True)
class FakeIndex:
    """What the page uses of an Index."""

    sources: dict[str, Source]
    texts: dict[str, str]
    passages: tuple[Passage, ...]
    questions: tuple[Anticipated, ...]
    manifest: Any


@dataclass(frozen=True)
class FakeKnowledge:
    """What the page uses of a Knowledge."""

    index: FakeIndex


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fake_knowledge() -> FakeKnowledge:
    """The five documents, cut into passages where a paragraph ends."""
    tables = tomllib.loads((CORPUS / "sources.toml").read_text(encoding="utf-8"))["source"]
    sources = {table["id"]: Source(**table) for table in tables}
    texts = {
        source.id: (CORPUS / source.file).read_bytes().decode("utf-8")
        for source in sources.values()
    }
    passages = tuple(
        passage for source_id, text in texts.items() for passage in _cut(source_id, text)
    )
    asked = (
        "Hvor gammel må man være for MST?",
        "Hvor ofte må planen gås gjennom?",
        "Er det lov å stoppe hjelpen når ungdommen blir 18?",
        "Skal mor og far være med og lage planen?",
    )
    questions = tuple(
        Anticipated("bufdir-tjenestekatalog-2021", "", question, "nb") for question in asked
    )
    manifest = SimpleNamespace(built="2026-07-01T08:00:00+00:00", version="1", embedder="fake")
    return FakeKnowledge(FakeIndex(sources, texts, passages, questions, manifest))


def _cut(source_id: str, text: str) -> Iterator[Passage]:
    start = 0
    path: tuple[str, ...] = ()
    for found in re.finditer(r"\n\s*\n", text):
        if found.end() - start >= _PASSAGE_LENGTH:
            yield _passage(source_id, text, Span(start, found.start()), path)
            start = found.end()
    if start < len(text):
        yield _passage(source_id, text, Span(start, len(text)), path)


def _passage(source_id: str, text: str, span: Span, path: tuple[str, ...]) -> Passage:
    name = f"{source_id}:{span.start}"
    return Passage(name, source_id, path, text[span.start : span.end], span)


def cite(marker: str, source_id: str, quote: str, *section: str) -> Citation:
    """A citation of the first place in the source that has the quote, line breaks apart."""
    index = fake_knowledge().index
    source, text = index.sources[source_id], index.texts[source_id]
    found = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    assert found, quote
    return Citation(
        marker=marker,
        source_id=source_id,
        title=source.title,
        publisher=source.publisher,
        level=source.level,
        section=section,
        quote=found[0],
        start=found.start(),
        end=found.end(),
        dated=source.dated,
        standing=source.standing,
    )


MST = (
    "Multisystemisk terapi (MST) er et behandlingstiltak for familier med ungdom mellom 12 og 18 år"
)
OFTEN = (
    "Tiltaksplanen skal evalueres regelmessig i samarbeid med de det gjelder, minimum kvartalsvis."
)
REGULARLY = "Alle hjelpetiltak skal følges av *en tiltaksplan*, som skal evalueres jevnlig."
ENDED = (
    "Barnevernstjenesten kan vedta å avslutte tiltak når ungdommen blir myndig eller å avslå en"
    " søknad om ettervern."
)


def fake_ask(question: Question, knowledge: object) -> Iterator[Event]:
    """The events of an answer known by heart, at the pace of a slow assistant."""
    text = re.sub(r"\b\d{6}\s?\d{5}\b", "[fødselsnummer]", question.text)
    answer = replace(_answer(text, question.history), question=text)
    if not answer.standalone_question:
        answer = replace(answer, standalone_question=text)
    if "krasj" in text:
        raise RuntimeError(f"secret {question.text}")
    yield Understood(text, answer.standalone_question, answer.language)
    time.sleep(0.3)
    yield Found(())
    time.sleep(0.2)
    if "halvveis" in text:
        yield Wrote("En halv setning")
        raise RuntimeError("secret")
    for piece in re.findall(r"\S+\s*", answer.text):
        yield Wrote(piece)
        time.sleep(0.02)
    yield Answered(answer)


def _answer(text: str, history: tuple[str, ...]) -> Answer:
    plain = text.casefold()
    if "slår" in plain or "fare" in plain:
        return _said("emergency", EMERGENCY, citations=(cite("1", *ACUTE),))
    if "regnskap" in plain or "oppskrift" in plain:
        return _said("out_of_scope", "Veiviser svarer bare på spørsmål om barnevernet.")
    if "lønn" in plain:
        return _said(
            "not_in_corpus",
            "Dokumentene sier ikke noe om hva en saksbehandler tjener.",
            suggestions=("Hvor ofte må planen gås gjennom?", "Hvor gammel må man være for MST?"),
        )
    if plain.startswith("gjelder det"):
        return _said(
            "answered",
            "Målgruppen for FFT er ungdom fra **11 til 18 år** [1].",
            standalone=f"Gjelder aldersgrensen FFT også? (Etter: {history[-1]})" if history else "",
            citations=(
                cite(
                    "1",
                    "bufdir-tjenestekatalog-utkast",
                    "familieterapi (FFT, 11-18 år)",
                    "7. Statlige hjelpetiltak",
                    "7.1 Spesialiserte tiltak i hjemmet",
                ),
            ),
            notices=(Notice("draft", "Svaret bygger på et utkast som er erstattet.", ("1",)),),
        )
    if "mst" in plain:
        return _said(
            "answered",
            "MST er for familier med ungdom **mellom 12 og 18 år** [1].",
            citations=(cite("1", *MST_PLACE),),
            suggestions=("Hvem har ansvaret for PMTO fra 2024?",),
            notices=(
                Notice("personal_data", "Et fødselsnummer ble fjernet før spørsmålet ble brukt."),
            )
            if "[fødselsnummer]" in text
            else (),
        )
    if "plan" in plain:
        return _said(
            "answered",
            "Tiltaksplanen skal evalueres **jevnlig** [1].\n\nEt tidligere utkast fra Bufdir er"
            " strengere: **minimum kvartalsvis** [2]. Evalueringen skal\n\n- skje sammen med de det"
            " gjelder [2]\n- følge målene i planen [1]",
            citations=(cite("1", *REGULARLY_PLACE), cite("2", *OFTEN_PLACE)),
            notices=(
                Notice(
                    "conflict",
                    "Kommunen sier «jevnlig» [1], utkastet fra Bufdir «minimum kvartalsvis» [2].",
                    ("1", "2"),
                ),
                Notice(
                    "draft",
                    "Bufdirs dokument er et utkast og er erstattet av 2021-utgaven.",
                    ("2",),
                ),
                Notice("general_guidance", "Du beskrev en konkret sak. Svaret er generelt."),
            ),
            suggestions=(
                "Hva skal tiltaksplanen inneholde?",
                "Hvem skal være med på evalueringen?",
            ),
        )
    if not any(letter.isalnum() for letter in plain):
        return _said("unclear", "Hva gjelder spørsmålet? Skriv det med noen ord.")
    if plain == "bryt":
        return _said(
            "answered",
            "<img src=x onerror=alert(1)> **fet** [1] [7] [lenke](javascript:alert(1)) `kode`",
            citations=(cite("1", *MST_PLACE),),
        )
    return _said(
        "answered",
        "Tiltak kan avsluttes **når ungdommen blir myndig**, men vedtaket skal begrunnes [1].",
        citations=(cite("1", *ENDED_PLACE),),
    )


def _said(
    outcome: Outcome,
    text: str,
    standalone: str = "",
    citations: tuple[Citation, ...] = (),
    notices: tuple[Notice, ...] = (),
    suggestions: tuple[str, ...] = (),
) -> Answer:
    return Answer(
        id="",
        question="",
        standalone_question=standalone,
        language="nb",
        role="caseworker",
        outcome=outcome,
        text=text,
        citations=citations,
        notices=notices,
        suggestions=suggestions,
    )


MST_PLACE = (
    "bufdir-tjenestekatalog-2021",
    MST,
    "6. Statlige hjelpetiltak",
    "6.1.1 Multisystemisk terapi (MST)",
)
REGULARLY_PLACE = ("kommune-slik-jobber-vi", REGULARLY, "Slik jobber vi med hjelpetiltak")
OFTEN_PLACE = (
    "bufdir-tjenestekatalog-utkast",
    OFTEN,
    "9. Tiltaksplan og evaluering",
    "9.2 Evaluering",
)
ENDED_PLACE = ("bufdir-tjenestekatalog-2021", ENDED, "5. Kommunale hjelpetiltak", "5.5 Ettervern")
ACUTE = (
    "kommune-slik-jobber-vi",
    "kan barneverntjenesten akutt plassere barnet i beredskapshjem",
    "Hva skjer etter at tiltaket er ferdig",
)
EMERGENCY = """**Er barnet i fare nå?**

- Ring **112** (politiet) når noen kan bli skadet.
- Ring **116 111** (Alarmtelefonen for barn og unge), hele døgnet.
- Ring barnevernvakten i kommunen din.

Er situasjonen så alvorlig at den må endres raskt, kan tjenesten akutt plassere barnet i \
beredskapshjem eller på institusjon [1]."""
