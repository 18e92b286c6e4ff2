"""Personal data is masked in any disguise, and nothing else is touched."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum.no.fodselsnummer import calc_check_digit1, calc_check_digit2

from assistant.mask import clean, mask

ROOT = Path(__file__).parents[2]

NUMBERS = [
    "01019012480",
    "010190 12345",
    "010190-12345",
    "01.01.90 12345",
    "010190.12345",
    "01 01 90 12345",
    "010190  12345",
    "410190 12345",  # D-number
    "014190 12345",  # H-number or synthetic, month + 40
    "018190 12345",  # synthetic, month + 80
    "016690 12345",  # synthetic, month + 65
    "41819012345",
    "0１0190 12345",
    "٠١٠١٩٠١٢٣٤٥",
    "0\u200b10190\u200d 12345",
    "0\U000e003110190 12345",
    "010\u00ad190 12345",
    "①①①①①① ①①①①①",
    "0\u03361019012345",
    "010190\n12345",
]

MASKED = [
    ("Oles mor ringte", "[navn]s mor ringte"),
    ("Ola Nordmann slår", "[navn] slår"),
    ("OLA NORDMANN er her", "[navn] er her"),
    ("Ola B. Nordmann og Kari", "[navn] og [navn]"),
    ("Anne-Marie van der Berg", "[navn]"),
    ("eleven Ahmed El-Sayed gråter", "eleven [navn] gråter"),
    ("Eleven Xuan Le på 9. trinn", "Eleven [navn] på 9. trinn"),
    ("Gutten heter xuan", "Gutten heter [navn]"),
    ("jeg heter kari nordmann og er lærer", "jeg heter [navn] og er lærer"),
    ("ei jente som heiter Máret", "ei jente som heiter [navn]"),
    ("A pupil named Siobhan told me", "A pupil named [navn] told me"),
    ("a boy called Xavi", "a boy called [navn]"),
    ("Ole's mother", "[navn]'s mother"),
    ("Kari-saken", "[navn]-saken"),
    ("Mvh Bjørg Aas", "Mvh [navn]"),
    ("Mvh\nXiang Li", "Mvh\n[navn]"),
    ("Hei, jeg er Xiang", "Hei, jeg er [navn]"),
    ("min elev sara blir slått", "min elev [navn] blir slått"),
    ("I går slo Stig gutten", "I går slo [navn] gutten"),
    ("Per Hansen er far", "[navn] er far"),
    ("Liv forteller at hun er redd", "[navn] forteller at hun er redd"),
    ("Vi er bekymret for Even", "Vi er bekymret for [navn]"),
    ("barnet Even", "barnet [navn]"),
    ("saksbehandler Torunn Vik", "saksbehandler [navn]"),
    ("familien Strand", "familien [navn]"),
    ("Fatima, 8 år", "[navn], 8 år"),
    ("far Mai Hansen", "far [navn]"),
    ("ring meg på 99 88 77 66", "ring meg på [telefon]"),
    ("tlf. 998 87 766", "tlf. [telefon]"),
    ("+47 99887766", "[telefon]"),
    ("0047 99 88 77 66.", "[telefon]."),
    ("(+47) 22334455", "[telefon]"),
    ("+46 70 123 45 67", "[telefon]"),
    ("skriv til ola.nordmann@eks-empel.no.", "skriv til [e-post]."),
    ("kari krøllalfa gmail punktum com", "[e-post]"),
    ("Storgata 12B", "[adresse]"),
    ("storgata 12b", "[adresse]"),
    ("bor i Fjellveien 3, 5019 Bergen", "bor i [adresse]"),
    ("Kirkegt. 4", "[adresse]"),
    ("Karl Johans gate 12", "[adresse]"),
    ("Familien bor i Solbakkveien", "Familien bor i [adresse]"),
    ("født 3. april 2015", "født [fødselsdato]"),
    ("fødd den 03.04.2015", "fødd den [fødselsdato]"),
    ("f. 03.04.15", "f. [fødselsdato]"),
    ("f: 2015-04-03", "f: [fødselsdato]"),
    ("born on 3 April 2015", "born on [fødselsdato]"),
    ("born April 3, 2015", "born [fødselsdato]"),
    ("gutt 03.04.2015", "gutt [fødselsdato]"),
    ("Ida (03.04.2015)", "[navn] ([fødselsdato])"),
    ("fødselsdato 030415", "fødselsdato [fødselsdato]"),
]

UNTOUCHED = """\
Gjelder katalogen fra 1. januar 2022?
Gjelder ordningen for barn født etter 1. januar 2022?
Hva er Marte Meo?
Kan mor Marte Meo?
Er Circle of Security noe for mødre?
Parent Management Training Oregon og Funksjonell familieterapi
Hva sier Bufdir og Bufetat i Oslo?
Barnets behov i sentrum
Sendes saken til Fylkesnemnda eller Statsforvalteren?
Hvem ringer jeg: 112, 113, 116 111 eller 116117?
Ring 116111 om natten.
§ 4-12 og 4-24, § 3-1 andre ledd
ISBN 978-82-8286-379-7
Gjelder det i 2022 2023?
Fra 2021-2022 til 2023/2024.
Mai er en fin måned. Kan vi ha møte i Mai?
Liv og helse går foran.
Bo hjemme eller i fosterhjem?
Sol og sommer.
Odd nok finnes det ikke.
Per i dag, hva gjelder?
Even so, who decides?
Dag og natt?
Storm i hjemmet?
May I see the plan? Will the plan change?
Grace period for the plan?
Bør vi, må vi, kan vi?
Unn deg en pause.
Hans mor samtykker ikke.
Andre tiltak?
Mandag og Tirsdag, Norsk og Arabisk
Hva heter loven nå?
Verktøyet heter Snakketøyet.
Tiltaket heter familieråd.
a programme called Circle of Security
Kan far PMTO?
Hvor står det om FFT, MST, ICDP og COS-P?
Er far Norsk?
Barnet er 8 år, mor er 34.
Tiltaksplan 3 og nivå 3
Vi har 12 barn og 3 ansatte, 1 500 kroner.
Familien bor langt unna.
Vi er på vei 2 ganger i uka.
Saksnummer 2023/1234
Når barnet er 3-12 år
Saksbehandler NN
Røde Kors, Kirkens Bymisjon og NAV
""".splitlines()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("around", ["{}", "Gutten ({}) er her.", "fnr:{},", "x{}x"])
def test_identity_numbers(number: str, around: str) -> None:
    """Every kind of number, in every disguise."""
    masked = mask(around.format(number))
    assert masked.text == around.format("[fødselsnummer]")
    assert masked.kinds == ("fødselsnummer",)


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_masked(text: str, expected: str) -> None:
    """Each kind of data, as people write it."""
    assert mask(text).text == expected
    assert mask(text).kinds


@pytest.mark.parametrize("text", UNTOUCHED)
def test_untouched(text: str) -> None:
    """What only looks like personal data stays."""
    assert mask(text).text == text
    assert not mask(text).kinds


def test_kinds_in_order_of_finding() -> None:
    """The kinds are named once each."""
    masked = mask("Ola Nordmann, ola@x.no og kari@x.no, 99887766, Storgata 1")
    assert set(masked.kinds) == {"navn", "e-post", "telefon", "adresse"}
    assert len(masked.kinds) == 4


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Valid numbers: ordinary, D-, H- and synthetic, with their check digits."""
    day = draw(st.integers(1, 28)) + draw(st.sampled_from([0, 40]))
    month = draw(st.integers(1, 12)) + draw(st.sampled_from([0, 40, 65, 80]))
    for individual in range(draw(st.integers(0, 900)), 1000):
        digits = f"{day:02}{month:02}{draw(st.integers(0, 99)):02}{individual:03}"
        digits += calc_check_digit1(digits)
        digits += calc_check_digit2(digits)
        if len(digits) == 11:
            return digits
    raise AssertionError("no valid number")


@settings(deadline=None)
@given(identity_numbers(), st.text(), st.text(), st.sampled_from(["", " ", "-", ".", "\u00a0"]))
def test_no_identity_number_survives(number: str, left: str, right: str, between: str) -> None:
    """Whatever stands around it, digits too."""
    text = mask(f"{left}{number[:6]}{between}{number[6:]}{right}").text
    assert number not in "".join(filter(str.isdigit, text))


@settings(deadline=None)
@given(
    identity_numbers(),
    st.text("0123456789 -.", max_size=12),
    st.lists(st.sampled_from(" -."), min_size=10, max_size=10),
)
def test_no_identity_number_survives_among_digits(
    number: str, around: str, between: list[str]
) -> None:
    """Neither spread out nor among other digits."""
    spread = "".join(a + b for a, b in zip(number, [*between, ""], strict=True))
    assert spread not in mask(around + spread + around).text


PIECES = st.sampled_from(
    [case[0] for case in MASKED]
    + NUMBERS
    + UNTOUCHED
    + [
        "[navn]",
        "[fødselsdato]",
        " ",
        "\n",
        "1",
        "8",
        "født ",
        "mor ",
        "heter ",
        "Mai",
        "Hansen",
        "s",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(),
        st.lists(PIECES, max_size=8).map("".join),
        st.lists(PIECES, max_size=8).map(" ".join),
    )
)
@example("[fødselsdato] 1. januar 2022")
@example("[navn] 03.04.2015")
def test_idempotent(text: str) -> None:
    """What was masked once stays as it is."""
    once = mask(text).text
    assert mask(once).text == once


LOWER_WORDS = st.sampled_from(
    (
        "barnet skal ha hjelp når foreldrene samtykker til tiltak og kommunen evaluerer planen "
        "2022 § 4-4 (3-12 år) PMTO MST Bufdir, nå? ½ \ufb01 \u200b \x00"
    ).split(" ")
)


@settings(deadline=None)
@given(st.lists(LOWER_WORDS).map(" ".join))
def test_other_text_changes_only_in_form(text: str) -> None:
    """Without personal data only NFKC and hidden signs make a difference."""
    form = "".join(
        c
        for c in unicodedata.normalize("NFKC", text)
        if unicodedata.category(c) not in ("Cc", "Cf")
    )
    assert mask(text).text == clean(text) == form


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "a@",
        "1 ",
        "A",
        "Ola ",
        "født ",
        "0101901234",
        "+47",
        "mor X",
        "[navn]",
        ".",
        "@",
        "Per Aa",
        "Storgata ",
        "\u0301",
        "1\u0336",
        "\U000e0031",
        "a.b@c.",
        "heter ",
        "A B. ",
        "2-",
    ],
)
def test_linear_time(piece: str) -> None:
    """Ten thousand hostile characters take well under a second."""
    text = (piece * 10_000)[:10_000]
    start = time.perf_counter()
    mask(text)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("number", ["1503.42.11889", "1503 42 11889"])
def test_an_account_number_is_masked(number: str) -> None:
    masked = mask(f"Støtten går til konto {number} hver måned.")
    assert masked.text == "Støtten går til konto [kontonummer] hver måned."
    assert masked.kinds == ("kontonummer",)
