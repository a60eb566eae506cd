"""``make secrets``: tokens and keys in what git keeps (fault catalogue I2).

Each kind is known by its form, so what is merely called a secret in a test is none. `MADE_UP`
is how a token looks that was invented for a test or a page: it names nobody's account.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.shipped import ROOT

FORMS = {
    "a Telegram token": rb"\b[0-9]{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])",
    "a private key": rb"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}",
    "a GitHub token": rb"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})",
    "an Amazon key": rb"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
    "a Slack token": rb"\bxox[abposr]-[A-Za-z0-9-]{20,}",
    "a package index token": rb"\bpypi-[A-Za-z0-9_-]{50,}",
    "a password in an address": rb"\b[a-z][a-z0-9+]*://[^\s/:@'\"{}<>$]+:[^\s/:@'\"{}<>$]+@",
}

MADE_UP = re.compile(
    rb"CANARY|EXAMPLE|example|[Ss]ecret|hemmelig|password|(.)\1{7}|PLANTED|geheim|user:word@"
)

ANY = re.compile(b"|".join(b"(" + form + b")" for form in FORMS.values()))


@dataclass(frozen=True, slots=True)
class Found:
    """A secret: what it is and where it stands; never the secret itself."""

    kind: str
    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.kind}"


def look(path: str, content: bytes) -> Iterator[Found]:
    """Yield the secrets in *content*, which stands at *path*."""
    kinds = list(FORMS)
    for match in ANY.finditer(content):
        if not MADE_UP.search(match[0]):
            kind = kinds[(match.lastindex or 1) - 1]
            yield Found(kind, path, content.count(b"\n", 0, match.start()) + 1)


def kept() -> list[str]:
    """Return the files that git keeps, or would; without git every file of the project."""
    listed = _git("ls-files", "--cached", "--others", "--exclude-standard", "-z")
    if listed is not None:
        return [name.decode() for name in listed.split(b"\0") if name]
    return [each.relative_to(ROOT).as_posix() for each in ROOT.rglob("*") if each.is_file()]


def in_files(paths: Iterable[str]) -> Iterator[Found]:
    """Yield the secrets in the files at *paths*, below the project."""
    for path in paths:
        file = ROOT / path
        if file.is_file() and not file.is_symlink():
            yield from look(path, file.read_bytes())


def in_history() -> Iterator[Found]:
    """Yield the secrets in all that git ever kept: files and messages of commits."""
    rest = _git("cat-file", "--batch", "--batch-all-objects", "--unordered") or b""
    at = 0
    while at < len(rest):
        end = rest.index(b"\n", at)
        name, kind, size = rest[at:end].split()
        at = end + 1 + int(size) + 1
        if kind in (b"blob", b"commit", b"tag"):
            yield from look(f"object {name.decode()[:12]}", rest[end + 1 : at - 1])


def _git(*words: str) -> bytes | None:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, timeout=300, check=False)
    return None if done.returncode else done.stdout


def main(words: list[str]) -> int:
    """Look into the files that *words* name, else into all, with ``--history`` into the past."""
    named = [word for word in words if not word.startswith("--")]
    found = [*in_files(named or kept()), *(in_history() if "--history" in words else ())]
    for each in found:
        print(each, file=sys.stderr)
    if found:
        print(
            "take it out, and make it void where it was issued: git forgets nothing",
            file=sys.stderr,
        )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
