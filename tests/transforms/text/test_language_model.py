"""The language model: the same languages as the library finds."""

from __future__ import annotations

import tempfile

import numpy as np
import py3langid
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.text.language_model import DEPTH, load_language_model

TEXTS = (
    "Nissan said on Tuesday that it would close the plant in Oppama and move the work to Kyushu.",
    "Nissan schließt das Werk in Oppama; die Arbeit geht nach Kyushu.",
    "Nissan ferme l'usine d'Oppama et déplace la production.",
    "Nissan cerrará la planta de Oppama.",
    "日産自動車は追浜工場での生産を終了する。",
    "닛산은 오파마 공장의 생산을 종료한다.",
    "Ниссан закроет завод в Оппаме.",
    "NISSAN SCHLIESST DAS WERK",
    "a",
    "Ω",
    "kato \ud800 bemu",
    "Nissan ferme l'usine. " * 400 + "日産は終了する。" * 100,
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_language_that_the_library_finds(text: str) -> None:
    assert load_language_model().classify(text) == py3langid.classify(text)[0]


def test_the_model_is_loaded_without_a_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    load_language_model.cache_clear()
    assert load_language_model().classify(TEXTS[0]) == "en"


def test_no_state_of_the_model_depends_on_more_bytes_than_its_longest_n_gram_has() -> None:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    rows = np.asarray(identifier.tk_row, np.uint32) * 256
    moves = np.asarray(identifier.tk_nextmove)
    seen, frontier, depth = np.zeros(len(rows), bool), np.zeros(1, np.uint32), -1
    while len(frontier):
        seen[frontier] = True
        reached = np.zeros(len(rows), bool)
        reached[moves[rows[frontier][:, None] + np.arange(256, dtype=np.uint32)]] = True
        frontier = np.flatnonzero(reached & ~seen)
        depth += 1
    assert depth == DEPTH
