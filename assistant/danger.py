"""Tell whether a child is in danger now: by rules, at once, before anything else answers.

The words and the combinations stand in ``danger.toml``, which says how they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.danger_rules import Place, Rules, found_in, load_rules, mend
from assistant.fold import fold

Heard = Literal["danger", "signs", "nothing"]
LONGEST_SENTENCE = 150  # words; more without a full stop are read as several sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as folded words, and where in it somebody begins to tell anew."""

    words: tuple[str, ...]
    anew: tuple[int, ...]
    asks: bool
    found: dict[str, list[Place]]  # where patterns of each kind begin and end

    def has(self, kind: str) -> bool:
        """Whether the sentence holds any pattern of this kind."""
        return bool(self.found[kind])


def hear(text: str) -> Heard:
    """What the text tells: that a child is in danger now, only signs of it, or nothing."""
    rules = load_rules()
    sentences = [s for written in split(text) for s in read(written, rules)]
    if any(tells_danger(s, rules) for s in sentences) or tells_here(sentences, rules):
        return "danger"
    signs = only_tells(sentences) and any(
        told(s, kind, rules) for s in sentences for kind in ("harm", "struck", "sign")
    )
    return "signs" if signs else "nothing"


def tells_danger(sentence: Sentence, rules: Rules) -> bool:
    """Whether one sentence alone tells of danger now, whatever else is asked."""
    if told(sentence, "peril", rules):
        return True
    if sentence.has("now") and told(sentence, "harm", rules):
        return True
    return sentence.has("fresh") and told(sentence, "struck", rules)


def tells_here(sentences: list[Sentence], rules: Rules) -> bool:
    """Whether a child who is with the writer has told of harm, in whichever sentences."""
    return any(told(s, "here", rules) for s in sentences) and any(
        told(s, kind, rules) for s in sentences for kind in ("harm", "struck", "abuse")
    )


def only_tells(sentences: list[Sentence]) -> bool:
    """Whether no ordinary question is asked: people in distress tell, or ask what to do now."""
    return not any(
        s.has("wonders") or ((s.asks or opens(s, "asking", 0)) and not s.has("help"))
        for s in sentences
    )


def told(sentence: Sentence, kind: str, rules: Rules) -> bool:
    """Whether the sentence tells of this as a fact of now, not in general and not as history."""
    if not sentence.has(kind) or sentence.has("history") or sentence.has("safe"):
        return False
    if sentence.has("habit") and not sentence.has("now"):
        return False
    return any(not general(sentence, start, rules) for start, _ in sentence.found[kind])


def general(sentence: Sentence, at: int, rules: Rules) -> bool:
    """Whether what stands at this place is only asked about, or only supposed."""
    start = max(place for place in sentence.anew if place <= at)
    opening = opens(sentence, "asking", start)
    if opening and not opens(sentence, "help", start):
        return True
    conditions = [b for b, _ in sentence.found["conditional"] if start <= b <= at]
    if not conditions or not (opening or sentence.asks or conditions[0] == start):
        return False
    supposed = sentence.words[conditions[0] + 1 : conditions[0] + 4]
    some = any(rules.lists["indefinite"].fits(word) for word in supposed)
    return some or not sentence.has("now")


def opens(sentence: Sentence, kind: str, at: int) -> bool:
    """Whether a pattern of this kind begins right here."""
    return any(begin == at for begin, _ in sentence.found[kind])


def split(text: str) -> Iterator[tuple[str, bool]]:
    """The sentences of the text, each with whether it ends with a question mark."""
    for match in re.finditer(r"([^.!?;\n]+)([.!?;\n]?)", fold(text)):
        yield match[1], match[2] == "?"


def read(written: tuple[str, bool], rules: Rules) -> Iterator[Sentence]:
    """The words of a sentence, typing errors mended and harmless phrases taken out."""
    tokens = re.findall(r"[^\W_]+|[,:–—]", written[0])
    for first in range(0, len(tokens), LONGEST_SENTENCE):
        words: list[str] = []
        anew = [0]
        after_comma = False
        for token in tokens[first : first + LONGEST_SENTENCE]:
            if not token.isalnum():
                after_comma = True
                continue
            if after_comma and rules.lists["anew"].fits(token):
                anew.append(len(words))
            after_comma = False
            words.append(mend(token, rules))
        if any(rules.lists["english"].fits(word) for word in words):
            words = ["-" if word == "no" else word for word in words]  # "no" is "now" in nynorsk
        else:
            words = ["at" if word == "a" else word for word in words]  # "å" without its ring
        for start, end in found_in(tuple(words), "harmless"):
            words[start:end] = ["-"] * (end - start)
        found = {kind: found_in(tuple(words), kind) for kind in rules.patterns}
        yield Sentence(tuple(words), tuple(anew), written[1], found)
