"""Where a sentence ends, and that no word falls between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans, sentences

PIECES = st.sampled_from(
    [
        "Barnet",
        "skal",
        "høres",
        "jf.",
        "bl.a.",
        "§",
        "4-4",
        "1.",
        ".",
        "?!",
        "…",
        "»",
        ")",
        " ",
        "\n",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "Barnet skal høres. | Foreldrene skal samtykke.",
        "Må foreldrene samtykke? | Ja! | Som regel.",
        "Han sa: «Nei.» | Så gikk han.",
        "Dette gjelder bl.a. barn, jf. bvl. § 4-4 nr. 2 og kap. 3.",
        "Loven trer i kraft 1. januar 2022. | Den er ny.",
        "Barn, ungdom m.m. | Familien kan klage.",
        "Barn, ungdom m.m. får hjelp.",
        "Vilkåret er oppfylt.| Et vedtak fattes.",
        "Se www.bufdir.no for mer.",
        "Meld fra til A. Hansen i dag.",
        "Fristen er 3. | Deretter kan saken avsluttes.",
        "Tiltak som f.eks. MST … og mer",
        "uten punktum",
    ],
)
def test_a_text_is_cut_at_the_bars(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert sentences(text.replace(".| ", ".").replace("| ", "")) == parts


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    covered = {place for start, end in spans for place in range(start, end)}
    assert sum(end - start for start, end in spans) == len(covered)
    assert spans == sorted(spans)
    assert all(text[place].isspace() for place in range(len(text)) if place not in covered)
    assert all(text[start:end].strip() for start, end in spans)
