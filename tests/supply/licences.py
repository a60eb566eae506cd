"""``make licences``: the licence of every package, and whether Henvend may rely on it.

A package states its licence as an SPDX expression, as a free text, or as a classifier, in this
order of trust. Where that leaves a doubt, its licence file was read, and `READ` says the result.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution

from license_expression import (
    AND,
    ExpressionError,
    LicenseExpression,
    LicenseSymbol,
    get_spdx_licensing,
)
from packaging.utils import NormalizedName, canonicalize_name

from tests.supply.parts import installed, needs

ALLOWED = {
    "MIT": "asks for its notice",
    "MIT-0": "asks for nothing",
    "BSD-2-Clause": "asks for its notice",
    "BSD-3-Clause": "asks for its notice",
    "Apache-2.0": "asks for its notice and what was changed",
    "PSF-2.0": "asks for its notice",
    "MPL-2.0": "changed files stay open; we change none",
    "OFL-1.1": "a font may be embedded and not sold by itself",
    "LGPL-3.0-only": "used unchanged as a library that anybody can replace",
    "LGPL-3.0-or-later": "used unchanged as a library that anybody can replace",
}
"""The licences that Henvend may rely on, each with what it asks of us."""

CLASSIFIED = {
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: Apache Software License": "Apache-2.0",
    "OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "OSI Approved :: SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""Classifiers that name one licence; "BSD License" names several, so it is not among them."""

READ = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # its own file; the axe-core inside is MPL
    "colorama": "BSD-3-Clause",
    "grimp": "BSD-2-Clause",
    "import-linter": "BSD-2-Clause",
    "prompt-toolkit": "BSD-3-Clause",
    "pypdfium2": "Apache-2.0 AND BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "resvg-py": "MIT",
    "segno": "BSD-3-Clause",
}
"""What the licence files say of packages whose metadata name no licence, or a doubtful one."""

SPDX = get_spdx_licensing()


@dataclass(frozen=True, slots=True)
class Licensed:
    """One package; *licence* is an SPDX expression, or what was said where that is none."""

    name: NormalizedName
    version: str
    licence: str
    runs: bool
    allowed: bool


def licence_of(package: Distribution) -> str:
    """Return the licence of *package* as an SPDX expression, or as it is said; "" for none."""
    said = package.metadata
    read = READ.get(canonicalize_name(package.name))
    if read is not None:
        return read
    for text in (said.get("License-Expression"), said.get("License")):
        if text and _understood(text) is not None:
            return text
    named = (each.removeprefix("License :: ") for each in said.get_all("Classifier") or ())
    known = sorted({CLASSIFIED[each] for each in named if each in CLASSIFIED})
    return " AND ".join(known) or (said.get("License") or "").partition("\n")[0]


def may(licence: str) -> bool:
    """Return whether we may rely on *licence*; of alternatives one is enough."""
    parsed = _understood(licence)
    return parsed is not None and _may(parsed)


def _understood(text: str) -> LicenseExpression | None:
    try:
        parsed = SPDX.parse(text)
    except ExpressionError:
        return None
    return None if parsed is None or SPDX.unknown_license_keys(parsed) else parsed


def _may(expression: LicenseExpression) -> bool:
    if isinstance(expression, LicenseSymbol):
        return expression.key in ALLOWED
    judged = [_may(each) for each in expression.args]
    return all(judged) if isinstance(expression, AND) else any(judged)


def licensed() -> list[Licensed]:
    """Return every package of this environment, by name."""
    runs = needs()
    return [
        Licensed(name, package.version, licence, name in runs, may(licence))
        for name, package in sorted(installed().items())
        for licence in (licence_of(package),)
    ]


def table(found: Iterable[Licensed]) -> str:
    """Return *found* as lines of name, version, licence, what for."""
    return "\n".join(
        f"{each.name:28} {each.version:16} {each.licence or 'none stated':32} "
        f"{'runs' if each.runs else 'tool'}{'' if each.allowed else '   NOT ALLOWED'}"
        for each in found
    )


def main() -> int:
    """Print the table; return 1 where a licence is not allowed."""
    found = licensed()
    refused = [each for each in found if not each.allowed]
    print(table(found))
    print(f"{len(found)} packages, {sum(each.runs for each in found)} of them run", file=sys.stderr)
    for each in refused:
        print(
            f"{each.name}: {each.licence or 'no licence is stated'}: read its licence file, then"
            " add it to READ, or leave the package out",
            file=sys.stderr,
        )
    return 1 if refused else 0


if __name__ == "__main__":
    raise SystemExit(main())
