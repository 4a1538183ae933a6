"""Classify the language of a text with the model of py3langid.

py3langid walks its automaton one byte at a time, in 2 ms for a text of 600 words, a quarter of its whole
analysis. Here all bytes take their steps at once, as arrays, in .2 ms: a state depends on the last six bytes
only, since it stands for the longest n-gram of the model that ends there (Lui and Baldwin, "langid.py: An
Off-the-shelf Language Identification Tool", 2012). The features counted are the same.
"""

from __future__ import annotations

import io
import lzma
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from transforms.text.derived_arrays import Arrays, derive_arrays

_BYTES = 256
DEPTH = 6
"""The length of the model's longest n-gram in bytes. A test measures it, which takes as long as loading."""
_CHUNK = 1_024  # features whose weights are added at once; a buffer that is used again stays in the cache


class LanguageModel:
    """A naive Bayes classifier over byte n-grams.

    Args:
        arrays: The arrays of :func:`unpack_model`.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._rows = arrays["rows"].astype(np.intp)  # so that no place is converted before it is looked up
        self._moves = arrays["moves"]
        self._features = arrays["features"]
        self._weights = arrays["weights"]
        self._priors = arrays["priors"]
        self._languages = arrays["languages"].tolist()
        # the state after any byte and after any two, in tables that fit into a cache of the processor
        self._singles = self._moves[self._rows[0] + np.arange(_BYTES)]
        self._pairs = self._moves[np.add.outer(self._rows[self._singles], np.arange(_BYTES)).ravel()]
        self._buffer = np.empty((_CHUNK, len(self._languages)), dtype=np.float32)

    def classify(self, text: str) -> str:
        """Return the ISO 639-1 code of the likeliest language of a text that has letters."""
        folded = unicodedata.normalize("NFC", text.lower() if text.isupper() else text)
        raw = np.frombuffer(folded.encode("utf-8", "surrogatepass"), dtype=np.uint8)
        found = self._features.take(self._walk(raw))
        found.sort()
        found = found[found.searchsorted(0) :]
        if not len(found):  # as py3langid decides
            return str(self._languages[0])
        starts = np.flatnonzero(np.concatenate(([True], found[1:] != found[:-1])))
        features, counts = found[starts], np.diff(starts, append=len(found))
        frequencies = np.log1p(counts.astype(np.float32))
        scores = self._priors.copy()
        for start in range(0, len(features), _CHUNK):
            chunk = features[start : start + _CHUNK]
            weights = np.take(self._weights, chunk, axis=0, out=self._buffer[: len(chunk)], mode="clip")
            scores += frequencies[start : start + _CHUNK] @ weights
        return str(self._languages[int(scores.argmax())])

    def _walk(self, raw: NDArray[np.uint8]) -> NDArray[np.uint32]:
        """Return the state after each byte."""
        places = raw.astype(np.intp)
        reached = [self._singles.take(places[:1])]
        states = self._pairs.take(places[:-1] * _BYTES + places[1:])
        for step in range(2, min(DEPTH, len(raw))):
            reached.append(states[:1])  # no earlier byte starts another n-gram that ends there
            states = self._moves.take(self._rows.take(states[:-1]) + places[step:])
        return np.concatenate((*reached, states))


@cache
def load_language_model() -> LanguageModel:
    """Load the model, once in the process that workers are forked from; to unpack it takes 0.6 s."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE  # noqa: PLC0415 -- most pages name their language

    packed = (MODEL_DIR / MODEL_FILE).read_bytes()
    sources = (packed, Path(__file__).read_bytes(), np.__version__.encode())
    return LanguageModel(derive_arrays("language-model", sources, lambda: unpack_model(packed)))


def unpack_model(packed: bytes) -> Arrays:
    """Unpack a model file of py3langid into the arrays that :class:`LanguageModel` walks and adds up.

    py3langid unpacks it into the temporary folder, 68 MB, which may be full or small; this does it in memory.
    """
    with np.load(io.BytesIO(lzma.decompress(packed)), allow_pickle=False) as arrays:
        return {
            "rows": arrays["nextmove_row"].astype(np.uint32) * np.uint32(_BYTES),
            "moves": arrays["nextmove"],
            "features": arrays["out_feat"].astype(np.int32),
            # half precision, as the model stores them, takes ten times as long to add up
            "weights": arrays["ptc"].astype(np.float32),
            "priors": arrays["pc"],
            "languages": arrays["classes"],
        }
