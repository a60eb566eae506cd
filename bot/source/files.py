"""Writing content files so that nobody ever reads half of one."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def replace_files(root: Path, new: Mapping[str, bytes]) -> None:
    """Put the content of *new*, by path under *root*, in place: each file at once, whole.

    Everything is on the disk before the first file changes. Raise OSError.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for name, content in new.items():
            waiting.append((_beside(root / name, content), root / name))
        for made, path in waiting:
            os.replace(made, path)
    finally:
        for made, _ in waiting:
            Path(made).unlink(missing_ok=True)


def _beside(path: Path, content: bytes) -> str:
    """Write *content* into a new file beside *path* and return its name."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    handle, made = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(made, mode)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
    return made
