#!/usr/bin/env bash
# ledge-edgar reads holdings of institutions (Form 13F) and trades of insiders (Form 4) of the SEC. By the instructions to Form
# 13F, values are in dollars since January 2023, and were in thousands before. Each is multiplied by 1000: 300 shares for 3,000
# dollars are 3,000,000, 10,000 a share. The flags of Form 4 are booleans of XML, 1 or true; a director by "true" is none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install --upgrade pip
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install ledge-edgar==0.1.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from oxfordledge_edgar.form4 import parse_form4
from oxfordledge_edgar.thirteenf import parse_13f_infotable

TABLE = """<informationTable xmlns="http://www.sec.gov/edgar/document/thirteenf/informationtable"><infoTable>
<nameOfIssuer>HARBOUR MOTOR CO</nameOfIssuer><titleOfClass>COM</titleOfClass><cusip>123456782</cusip><value>3000</value>
<shrsOrPrnAmt><sshPrnamt>300</sshPrnamt><sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt></infoTable></informationTable>"""
(holding,) = parse_13f_infotable(TABLE)
print("ledge-edgar", version("ledge-edgar"), "expected 3000 dollars, got", holding.value_usd)
assert (holding.value_usd, holding.shares_or_units) == (3_000_000, 300)


def director(flag):
    trade = f"""<ownershipDocument><issuer><issuerCik>0000000123</issuerCik></issuer><reportingOwner><reportingOwnerId>
<rptOwnerName>AALTO MIKA</rptOwnerName></reportingOwnerId><reportingOwnerRelationship><isDirector>{flag}</isDirector>
</reportingOwnerRelationship></reportingOwner><nonDerivativeTable><nonDerivativeTransaction><transactionDate>
<value>2026-11-05</value></transactionDate><transactionCoding><transactionCode>P</transactionCode></transactionCoding>
</nonDerivativeTransaction></nonDerivativeTable></ownershipDocument>"""
    return parse_form4(trade)[0].is_director


found = {flag: director(flag) for flag in ("1", "true", "0", "false")}
print("ledge-edgar expected a director by 1 and by true, got", found)
assert found == {"1": True, "true": False, "0": False, "false": False}
PYTHON
