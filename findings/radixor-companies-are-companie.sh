#!/usr/bin/env bash
# radixor stems words by 31 ready models and offers itself in place of Snowball. In English factories meet their factory,
# but companies are "companie", cities "citie", countries "countrie" and batteries "batterie", so that a search for a
# company does not find those of companies. For losses, women, crises and subsidies there is no stem but None, which by
# its description a word without a rule has; red is "rede". In Spanish and German Nissan has none either, and the Polish
# genitive Nissana is "nissać", a verb that does not exist.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install radixor==4.4.0 radixor-models-standard==3.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from radixor import Stemmer

EXPECTED = {
    "en": {
        "factories": "factory", "factory": "factory", "companies": "companie", "company": "company", "cities": "citie",
        "city": "city", "countries": "countrie", "country": "country", "batteries": "batterie", "businesses": "businesse",
        "losses": None, "loss": "loss", "women": None, "subsidies": None, "crises": None, "red": "rede", "has": "hav",
    },
    "de": {"Werke": "werk", "Nissan": None, "Toyota": None},
    "es": {"ventas": "venta", "Nissan": None, "vende": "vendar"},
    "pl": {"fabryce": "fabryka", "Nissana": "nissa\u0107"},
}
for language, observed in EXPECTED.items():
    stemmer = Stemmer(language)
    found = {word: stemmer.stem(word) for word in observed}
    print("radixor", version("radixor"), language, "got", found)
    assert found == observed
PYTHON
