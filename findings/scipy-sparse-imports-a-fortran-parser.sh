#!/usr/bin/env bash
# A sparse matrix needs neither a parser of Fortran nor the assertions of tests. `import scipy.sparse` imports both: it looks
# at every name in `dir(numpy)`, and NumPy imports the modules among them, numpy.f2py and numpy.testing, when they are looked at.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install numpy==2.4.6 scipy==1.17.1
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import time

import numpy

UNASKED = ("numpy.f2py.crackfortran", "numpy.testing")
assert not any(name in sys.modules for name in UNASKED)
before, modules = time.process_time(), set(sys.modules)
import scipy.sparse

print(f"scipy {scipy.__version__} with numpy {numpy.__version__}: {time.process_time() - before:.2f} CPU seconds")
print("expected: no module of", UNASKED)
print("observed:", [name for name in UNASKED if name in sys.modules], "of", len(set(sys.modules) - modules), "modules")
assert all(name in sys.modules for name in UNASKED)
PYTHON
