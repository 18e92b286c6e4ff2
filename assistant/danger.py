"""Tell whether a child is in danger now: by rules, at once, before anything else answers.

The words and the combinations stand in ``danger.toml``, which says how they are read.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from rapidfuzz.distance import OSA

TABLES = Path(__file__).with_name("danger.toml")
# Folding makes "slår", "slaar" and "slar" one word, for people without æ, ø and å at hand.
FOLDED = (("æ", "e"), ("ae", "e"), ("ø", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"))
INFINITIVE = re.compile(r"\b(?:å|aa)\b")  # would else become the English article
Heard = Literal["danger", "signs", "nothing"]
LONGEST_SENTENCE = 150  # words; more without a full stop are read as several sentences


@dataclass(frozen=True, slots=True)
class Word:
    """One place of a pattern: any of these words, or a word that begins like this."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Whether this word may stand here."""
        return word in self.words or word.startswith(self.beginnings)


Place = tuple[int, int]
Pattern = tuple[Word | int, ...]  # a number is a gap of up to so many words


@dataclass(frozen=True, slots=True)
class Rules:
    """The tables of ``danger.toml``, folded and read."""

    patterns: dict[str, tuple[Pattern, ...]]
    lists: dict[str, Word]
    known: Word
    by_letter: dict[str, tuple[str, ...]]


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


def found_in(words: tuple[str, ...], patterns: tuple[Pattern, ...]) -> list[Place]:
    """Where any of the patterns begins and ends among the words."""
    return sorted(
        (start, end)
        for pattern in patterns
        for start, word in enumerate(words)
        if fits(pattern[0], word) and (end := end_of(pattern, words, start))
    )


def fits(part: Word | int, word: str) -> bool:
    """Whether a pattern can begin with this word."""
    return isinstance(part, Word) and part.fits(word)


def end_of(pattern: Pattern, words: tuple[str, ...], start: int) -> int:
    """Where the pattern that begins here ends at the latest; 0 if it doesn't fit."""
    reached = {start}
    for part in pattern:
        if isinstance(part, int):
            reached = {place + gap for place in reached for gap in range(part + 1)}
        else:
            reached = {p + 1 for p in reached if p < len(words) and part.fits(words[p])}
        if not reached:
            return 0
    return max(reached)


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
        for start, end in found_in(tuple(words), rules.patterns["harmless"]):
            words[start:end] = ["-"] * (end - start)
        found = {kind: found_in(tuple(words), ps) for kind, ps in rules.patterns.items()}
        yield Sentence(tuple(words), tuple(anew), written[1], found)


def fold(text: str) -> str:
    """The text in lower case and one spelling of æ, ø and å, without marks and hidden signs."""
    text = unicodedata.normalize("NFKC", text).lower().replace("'", "").replace("’", "")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cf", "Cc"))
    text = INFINITIVE.sub("at", text)
    for letters, folded in FOLDED:
        text = text.replace(letters, folded)
    marked = unicodedata.normalize("NFD", text)
    return "".join(c for c in marked if not unicodedata.combining(c))


def mend(word: str, rules: Rules) -> str:
    """The word of the tables that this one is a typing error of, or the word itself."""
    if len(word) < 5 or rules.known.fits(word):
        return word
    slips = 2 if len(word) > 8 else 1
    for candidate in rules.by_letter.get(word[0], ()):
        if OSA.distance(word, candidate, score_cutoff=slips) <= slips:
            return candidate
    return word


@cache
def load_rules() -> Rules:
    """Read ``danger.toml`` once."""
    tables: dict[str, Any] = tomllib.loads(TABLES.read_text(encoding="utf-8"))
    lists = {name: read_words(words) for name, words in tables["words"].items()}
    patterns = {
        kind: tuple(read_pattern(pattern, lists) for pattern in written)
        for kind, written in tables["patterns"].items()
    }
    harmful = [lists[name] for name in tables["mended"]]
    by_letter: dict[str, list[str]] = {}
    for word in sorted({w for group in harmful for w in (*group.words, *group.beginnings)}):
        if len(word) > 4:
            by_letter.setdefault(word[0], []).append(word)
    places = [word for kind in patterns.values() for p in kind for word in words_of(p)]
    known = join([*lists.values(), *places])
    return Rules(patterns, lists, known, {k: tuple(v) for k, v in by_letter.items()})


def read_words(written: list[str]) -> Word:
    """A list of words, where a star stands for any ending."""
    folded = [fold(word) for word in written]
    beginnings = tuple(word[:-1] for word in folded if word.endswith("*"))
    return Word(frozenset(word for word in folded if not word.endswith("*")), beginnings)


def read_pattern(written: str, lists: dict[str, Word]) -> Pattern:
    """A pattern as ``danger.toml`` writes it: ``{list}|word ~3 word``."""
    return tuple(
        int(part[1:])
        if part.startswith("~")
        else join(
            [
                lists[word[1:-1]] if word.startswith("{") else read_words([word])
                for word in part.split("|")
            ]
        )
        for part in written.split()
    )


def words_of(pattern: Pattern) -> Iterator[Word]:
    """The places of a pattern that are words."""
    return (part for part in pattern if isinstance(part, Word))


def join(groups: list[Word]) -> Word:
    """Several lists of words as one."""
    words = frozenset(word for group in groups for word in group.words)
    return Word(words, tuple({b for group in groups for b in group.beginnings}))
