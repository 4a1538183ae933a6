#!/usr/bin/env bash
# 1.999 is "un peso con cien centavos" in Spanish words, one peso and a hundred hundredths of it, which is not two: the part
# behind the point is rounded on its own. A million pesos are "un millon pesos", without the "de" that stands before a noun
# there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install numero-a-letras==0.0.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from numero_a_letras import numero_a_letras, numero_a_moneda

EXPECTED = {
    (numero_a_moneda, 1.999): "un peso con cien centavos",
    (numero_a_letras, 1.999): "uno con cien",
    (numero_a_moneda, 1_000_000): "un millon pesos con cero centavos",
    (numero_a_moneda, 2.5): "dos pesos con cincuenta centavos",
}
for (write, number), observed in EXPECTED.items():
    found = write(number)
    print("numero-a-letras", version("numero-a-letras"), number, "got", found)
    assert found == observed
PYTHON
