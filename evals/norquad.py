"""NorQuAD (Ivanova et al. 2023), or any file nested like SQuAD, as a corpus of its own.

It says how retrieval does on Norwegian text that nobody wrote questions for. The file stays outside
the project; what is made of it lies in a folder of its own under ``var``, so that a second run
embeds nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant import Knowledge, open_knowledge
from evals import ours
from evals.cases import CasesError, Place
from evals.report import embedding
from evals.units import Ranker, whole_sources
from ingest import RANKERS, Span, build, load_settings, open_embedder

FOLDER = "squad"
# Nobody anticipated questions here.
WAYS: dict[str, tuple[str, ...] | None] = {
    ours.FUSED: None,
    **{name: (name,) for name in RANKERS if name not in ours.OF_QUESTIONS},
}
MASKED = f"{ours.FUSED}, names masked"


class Squad(NamedTuple):
    """Articles by id, and questions by id with the places that answer them."""

    texts: Mapping[str, str]
    asked: Mapping[str, tuple[str, Sequence[Place]]]


def read_squad(path: Path) -> Squad:
    """A file nested like SQuAD: data, paragraphs, qas, answers. One article for each context."""
    try:
        paragraphs = [
            paragraph
            for entry in json.loads(path.read_text(encoding="utf-8"))["data"]
            for paragraph in entry["paragraphs"]
        ]
        return _squad(paragraphs)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CasesError(
            f"{path} cannot be read as SQuAD ({type(error).__name__}: {error}). It must be JSON: "
            "data → paragraphs → context and qas → question and answers → text and answer_start."
        ) from None


def _squad(paragraphs: Sequence[dict[str, Any]]) -> Squad:
    ids: dict[str, str] = {}
    asked: dict[str, tuple[str, Sequence[Place]]] = {}
    for paragraph in paragraphs:
        article = ids.setdefault(paragraph["context"], f"article-{len(ids):04}")
        for qa in paragraph["qas"]:
            gold = [
                Place(article, Span(a["answer_start"], a["answer_start"] + len(a["text"])))
                for a in qa["answers"]
            ]
            if gold:
                asked[f"q{len(asked):05}"] = (qa["question"], gold)
    return Squad({article: context for context, article in ids.items()}, asked)


@contextmanager
def opened(texts: Mapping[str, str]) -> Iterator[Knowledge]:
    """The texts indexed apart from everything else; built anew only if they have changed."""
    home = load_settings().var_folder / FOLDER
    corpus = home / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for article, text in texts.items():
        (corpus / f"{article}.txt").write_text(text, encoding="utf-8", newline="")
    (corpus / "sources.toml").write_text(
        "\n".join(_source(*article) for article in texts.items()), encoding="utf-8"
    )
    with _at_home(home), embedding() as report:
        settings = load_settings()
        build(corpus, settings, open_embedder(settings), report)
        knowledge = open_knowledge(settings)
    with _at_home(home):
        yield knowledge


@contextmanager
def _at_home(folder: Path) -> Iterator[None]:
    """All data that the program writes goes into ``folder``."""
    before = os.environ.get("VEIVISER_VAR")
    os.environ["VEIVISER_VAR"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("VEIVISER_VAR")
        if before is not None:
            os.environ["VEIVISER_VAR"] = before


def rankers_of(knowledge: Knowledge, others: Mapping[str, Ranker]) -> dict[str, Ranker]:
    """Passages by each way of ours, beside the others; each asked the same only once.

    The articles are public and so are the people in them: names are searched for, as the others do.
    What the assistant would find, which never searches for a name, has a row of its own.
    """
    ways = {name: ours.passages(knowledge, names, masked=False) for name, names in WAYS.items()}
    ways[MASKED] = ours.passages(knowledge, None)
    return {
        name: replace(ranker, rank=cache(ranker.rank))
        for name, ranker in {**ways, **others}.items()
    }


def by_article(rankers: Mapping[str, Ranker]) -> dict[str, Ranker]:
    """The same, judged by the article alone: the same unit for all."""
    return {name: whole_sources(ranker) for name, ranker in rankers.items()}


def _source(article: str, text: str) -> str:
    title = json.dumps(text.split("\n")[0].strip() or article, ensure_ascii=False)
    return (
        f'[[source]]\nid = "{article}"\nfile = "{article}.txt"\ntitle = {title}\n'
        'publisher = "NorQuAD"\nlevel = "national"\nstanding = "published"\n'
    )
