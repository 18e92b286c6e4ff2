"""Where a sentence ends in Norwegian running text."""

from __future__ import annotations

import re

# Abbreviations after which a full stop does not end a sentence, in small letters without it.
_ABBREVIATIONS = frozenset(
    "adr art avd bl.a bla bvl ca dr d.v.s dvs e.l el etc evt f f.eks feks ff fig forts fr f.o.m g"
    " hr inkl jf jfr kap kgl kl kr mfl m.fl mill mrd mv m.v m.m mm mht m.h.t nr o.a o.l osv pga"
    " p.g.a pkt pr prof prop innst red ref s saml sen sml st str t.d tlf t.o.m tom tsk vedr vha vs"
    " årg §".split()
)
_END = re.compile(
    r"""(?P<stop>[.!?…]+)(?P<close>[»"”')\]]*)      # the stop, and what closes with it
        (?:(?P<space>\s+)|(?=[A-ZÆØÅ][a-zæøå]))       # white space, or a forgotten one
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[\w.§]+$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of ``text``, white space between them left out."""
    spans, start = [], 0
    for match in _END.finditer(text):
        end = match.end("close")
        if _ends_sentence(text, match):
            spans.append((start, end))
            start = match.end()
    if text[start:].strip():
        spans.append((start, len(text.rstrip())))
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of ``text``; fits llama-index's ``chunking_tokenizer_fn``."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 1]
    if not following:
        return True
    forgotten_space = match["space"] is None
    word = _WORD_BEFORE.search(text, 0, match.start())
    before = word.group().casefold().lstrip(".") if word else ""
    if forgotten_space:  # "oppfylt.Et" ends, "www.Bufdir" and "A.Hansen" do not
        return len(before) > 3 and "." not in before and before.isalpha()
    if set(match["stop"]) & set("!?"):
        return not following.islower()
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        # "m.m." and the like often close a sentence too: a capital after them says so.
        return before in {"m.m", "mm", "osv", "mv", "m.v", "o.l", "e.l", "etc", "m.fl"} and (
            following.isupper()
        )
    if before.isdigit() and len(before) <= 2 and not following.isupper():
        return False  # "1. januar", "2. ledd"
    return not following.islower()
