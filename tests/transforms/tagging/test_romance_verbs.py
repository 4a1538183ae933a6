"""A list has the infinitives of regular Romance verbs, and their forms are found."""

from __future__ import annotations

import pytest

from transforms.tagging.romance_verbs import inflect_romance_verb


@pytest.mark.parametrize(
    ("infinitive", "forms"),
    [
        (
            "recortar",
            "recorta recortan recortó recortaron recortará recortaría recortando recortado recortados",
        ),
        ("cerrar", "cierra cierran cerró cerrarán cerrando cerradas"),
        ("despedir", "despide despidió despidieron despidiendo despedirá despedido"),
        ("cortar", "cortou cortaram cortava cortaria cortando cortados"),
        ("demitir", "demitiu demitiram demitiria demitindo demitidos"),
        ("supprimer", "supprime supprimera supprimeraient supprimait supprimant supprimé supprimées"),
        ("vendre", "vend vendra vendait vendant vendu vendues"),
        ("produire", "produit produira produisait produisant produites"),
        ("tagliare", "taglia taglierà taglierebbe tagliando tagliato tagliate"),
        ("investire", "investe investirà investendo investito"),
    ],
)
def test_a_regular_verb_is_given_its_forms(infinitive: str, forms: str) -> None:
    assert set(forms.split()) <= set(inflect_romance_verb(infinitive))


def test_what_follows_the_verb_stays() -> None:
    assert "llamando a revisión" in inflect_romance_verb("llamar a revisión")


@pytest.mark.parametrize("phrase", ["cut", "lay off", "fire", "streichen", "削減"])
def test_other_words_have_none(phrase: str) -> None:
    assert inflect_romance_verb(phrase) == ()


def test_forms_that_are_other_words_are_left_out() -> None:
    assert "para" not in inflect_romance_verb("parar")
