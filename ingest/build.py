"""The story of this room: corpus files in, Index out."""

from __future__ import annotations

from pathlib import Path

from ingest.alone import alone_in
from ingest.built import Built, counted
from ingest.conflicts import load_conflicts
from ingest.derived import derive
from ingest.differ import differences
from ingest.embed import Embedder
from ingest.embed.cache import CachedEmbedder
from ingest.embedded import Report, embed_all
from ingest.errors import IngestError
from ingest.index import Index, opens, read_manifest, write_index
from ingest.manifest import manifest_of
from ingest.questions import join, load_questions
from ingest.read import read_all
from ingest.settings import Settings
from ingest.sources import load_sources
from ingest.split import split_all
from ingest.terms import load_terms
from ingest.unanswered import load_unanswered


def build(
    corpus: Path, settings: Settings, embedder: Embedder, report: Report, carry: bool = False
) -> Built:
    """Build the index of ``corpus`` and swap it in, unless the one in use is just that.

    A source that cannot be read is listed in ``Built.unread``, and the rest is indexed. With
    ``carry`` the index is built anew and its embeddings are kept in the corpus folder too.
    """
    named = load_sources(corpus)
    sources = tuple(s for s in named if s.standing != "withdrawn")
    documents, unread = read_all(corpus, sources)
    manifest = manifest_of(corpus, sources, embedder.name, embedder.dimensions)
    in_use = read_manifest(settings)
    if in_use and in_use.same_as(manifest) and not carry and opens(settings, embedder.name):
        return Built(in_use, unread)
    passages, statements = split_all(documents)
    if not statements:
        why = "".join(f"\n{error}" for error in unread)
        raise IngestError(f"Nothing in {corpus} could be read; the index is left as it was.{why}")
    texts = {document.source.id: document.text for document in documents}
    by_id = {source.id: source for source in named}
    questions = join(load_questions(corpus), statements, texts, by_id)
    unanswered, terms = load_unanswered(corpus), load_terms(corpus)
    conflicts = load_conflicts(corpus, statements, texts, by_id)
    cached = CachedEmbedder(embedder, corpus, settings.var_folder)
    placed = [(passage, by_id[passage.source_id]) for passage in passages]
    embedded = embed_all(placed, statements, questions, unanswered, cached, report)
    if carry:
        cached.carry(corpus)
    index = Index(
        manifest=manifest,
        sources={document.source.id: document.source for document in documents},
        texts=texts,
        passages=passages,
        statements=statements,
        questions=questions,
        unanswered=unanswered,
        conflicts=tuple(c for c in conflicts if not c.dismissed),
        differences=differences(statements, questions, embedded.questions, conflicts),
        terms=terms,
        passage_vectors=embedded.passages,
        statement_vectors=embedded.statements,
        question_vectors=embedded.questions,
        unanswered_vectors=embedded.unanswered,
        derived=derive(texts.values(), statements, questions, unanswered),
    )
    with alone_in(settings.var_folder):
        write_index(index, settings)
    return Built(manifest, unread, counted(index), embedded.computed)
