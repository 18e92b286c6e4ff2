"""The built-in model once more, in torch, so that it can be trained; checked against the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from numpy.typing import NDArray
from tokenizers import Tokenizer, models

from ingest.embed.packed import BLOCK, Packed

# What is learned of single words is lost on others, so the lower half stays as it is.
FROZEN = 6
DROPOUT = 0.1
# Longer texts are read by their beginning while learning.
LONGEST = 64
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
_NORMS = ("aln", "oln")
_SPACE = "\u2581"
_KEPT = {1: np.float32, 2: np.float16}


class Cutter:
    """Cuts text into the ids of its tokens, as the engine does."""

    def __init__(self, packed: Packed) -> None:
        self._tokens = packed.tokens
        pieces = list(self._tokens.pieces)
        self._cut = Tokenizer(models.Unigram(pieces, self._tokens.unknown, byte_fallback=False))
        self._replaced = str.maketrans(dict(self._tokens.replaced))

    def ids(self, text: str, use: str) -> list[int]:
        """The ids with the marks of beginning and end; ``use`` is "query" or "passage"."""
        words = f"{use}: {text}".translate(self._replaced)
        while "  " in words:
            words = words.replace("  ", " ")
        cut = self._cut.encode(_SPACE + words.replace(" ", _SPACE), add_special_tokens=False)
        return [self._tokens.begin, *cut.ids, self._tokens.end][:LONGEST]


class Encoder(torch.nn.Module):
    """A BERT encoder (Devlin et al. 2019) with the packed weights.

    Of the upper layers the scales of the matrices, the constants and the norms are learned: what
    the packed file can hold without being rounded anew. (Ben Zaken et al. 2022, arXiv 2106.10199,
    learn the constants only.)
    """

    def __init__(self, packed: Packed) -> None:
        super().__init__()
        self.layers, self.width = packed.layers, packed.width
        self._heads, self._epsilon = packed.heads, packed.epsilon
        blocks = packed.width // BLOCK
        words = packed.steps("emb.word") * packed.scales("emb.word")[:, None]
        self._words = torch.from_numpy(words).view(packed.words, packed.width).half()
        self._places = torch.from_numpy(packed.floats("emb.pos")).view(-1, packed.width)
        self._type = torch.from_numpy(packed.floats("emb.type"))[: packed.width]
        self._norm = [torch.from_numpy(packed.floats(f"emb.ln.{part}")) for part in "wb"]
        self.values = torch.nn.ParameterDict()
        self._steps: dict[tuple[int, str], torch.Tensor] = {}
        for layer in range(packed.layers):
            for name in _MATRICES:
                rows = packed.inner if name == "fi" else packed.width
                columns = packed.inner // BLOCK if name == "fo" else blocks
                steps = torch.from_numpy(packed.steps(f"l{layer}.{name}.w"))
                self._steps[layer, name] = steps.view(rows, columns, BLOCK)
                scales = torch.from_numpy(packed.scales(f"l{layer}.{name}.w"))
                self._add(layer, name, "w", scales.view(rows, columns))
                self._add(layer, name, "b", torch.from_numpy(packed.floats(f"l{layer}.{name}.b")))
            for name in _NORMS:
                for part in "wb":
                    numbers = torch.from_numpy(packed.floats(f"l{layer}.{name}.{part}"))
                    self._add(layer, name, part, numbers)
        self._fixed = {
            (layer, name): self._weight(layer, name).detach()
            for layer in range(FROZEN)
            for name in _MATRICES
        }

    def learned(self) -> dict[str, NDArray[np.floating[Any]]]:
        """What was learned, by the names of the packed file; scales in 16 bits, as it has them."""
        return {
            name.replace("_", "."): value.detach().numpy().ravel().astype(_KEPT[value.ndim])
            for name, value in self.values.items()
            if value.requires_grad
        }

    def learning(self) -> list[torch.nn.Parameter]:
        """All that is learned."""
        return [value for value in self.values.values() if value.requires_grad]

    def scales(self) -> list[torch.nn.Parameter]:
        """Of what is learned, the scales of matrices."""
        return [value for value in self.learning() if value.ndim == 2]

    def others(self) -> list[torch.nn.Parameter]:
        """Of what is learned, the constants and norms."""
        return [value for value in self.learning() if value.ndim == 1]

    def begun(self, ids: torch.Tensor) -> torch.Tensor:
        """Rows of tokens before the first layer: texts × tokens × width."""
        rows = self._words[ids].float() + self._places[: ids.shape[1]] + self._type
        weight, constant = self._norm
        return F.layer_norm(rows, (self.width,), weight, constant, self._epsilon)

    def through(
        self, rows: torch.Tensor, there: torch.Tensor, first: int, last: int
    ) -> torch.Tensor:
        """The rows after the layers from ``first`` to ``last``, it left out; ``there`` tells which
        of them are tokens.
        """
        texts, tokens, width = rows.shape
        drop = DROPOUT if self.training else 0.0
        for layer in range(first, last):
            query, key, value = (
                self._linear(layer, name, rows).view(texts, tokens, self._heads, -1).transpose(1, 2)
                for name in ("q", "k", "v")
            )
            seen = F.scaled_dot_product_attention(
                query, key, value, attn_mask=there[:, None, None, :], dropout_p=drop
            )
            seen = self._linear(layer, "ao", seen.transpose(1, 2).reshape(texts, tokens, width))
            rows = self._normed(layer, "aln", rows + F.dropout(seen, drop, self.training))
            inner = F.gelu(self._linear(layer, "fi", rows))
            thought = F.dropout(self._linear(layer, "fo", inner), drop, self.training)
            rows = self._normed(layer, "oln", rows + thought)
        return rows

    def _add(self, layer: int, name: str, part: str, value: torch.Tensor) -> None:
        self.values[f"l{layer}_{name}_{part}"] = torch.nn.Parameter(
            value, requires_grad=layer >= FROZEN
        )

    def _weight(self, layer: int, name: str) -> torch.Tensor:
        scales = self.values[f"l{layer}_{name}_w"]
        weights: torch.Tensor = self._steps[layer, name] * scales[..., None]
        return weights.flatten(1)

    def _linear(self, layer: int, name: str, rows: torch.Tensor) -> torch.Tensor:
        weight = self._fixed[layer, name] if layer < FROZEN else self._weight(layer, name)
        return F.linear(rows, weight, self.values[f"l{layer}_{name}_b"])

    def _normed(self, layer: int, name: str, rows: torch.Tensor) -> torch.Tensor:
        weight, constant = (self.values[f"l{layer}_{name}_{part}"] for part in "wb")
        return F.layer_norm(rows, (self.width,), weight, constant, self._epsilon)


def padded(rows: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of different lengths as one block, and which places of it are filled."""
    block = torch.nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
    lengths = torch.tensor([len(row) for row in rows])
    return block, torch.arange(block.shape[1])[None, :] < lengths[:, None]


def pooled(rows: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
    """The mean of each text's tokens, of length 1."""
    weights = there.float()[..., None]
    return F.normalize((rows * weights).sum(1) / weights.sum(1), dim=-1)
