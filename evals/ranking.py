"""How good an order is, by ir_measures (MacAvaney et al. 2022) with pytrec_eval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

MEASURES = ("R@1", "R@3", "R@5", "R@10", "Success@1", "Success@3", "Success@5", "RR", "nDCG@10")


def score(
    relevant: Mapping[str, AbstractSet[str]], ranked: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Each measure for each question: ``relevant`` and ``ranked`` are ids by question.

    A question without anything relevant, or without a ranking, counts as 0.
    """
    import ir_measures

    qrels = [
        ir_measures.Qrel(question, unit, 1)
        for question, units in relevant.items()
        for unit in sorted(units)
    ]
    run = [
        # Falling scores: pytrec_eval orders by score, and equal ones by id.
        ir_measures.ScoredDoc(question, unit, float(len(units) - place))
        for question, units in ranked.items()
        for place, unit in enumerate(units)
    ]
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    scores = {name: dict.fromkeys(relevant, 0.0) for name in MEASURES}
    if qrels and run:
        for found in ir_measures.pytrec_eval.iter_calc(measures, qrels, run):
            scores[str(found.measure)][found.query_id] = float(found.value)
    return scores
