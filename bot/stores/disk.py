"""On what kind of file system a file lies: SQLite's locks and its log need a local disk."""

from pathlib import Path

NETWORK = frozenset(
    "9p afs beegfs ceph cifs coda fuse.glusterfs fuse.s3fs fuse.sshfs gfs2 glusterfs lustre"
    " ncpfs nfs nfs4 ocfs2 orangefs smb3 smbfs".split()
)
"""Kinds where another machine may hold the file too (https://sqlite.org/howtocorrupt.html, 2.1)."""

PASSING = frozenset({"overlay", "aufs", "tmpfs", "ramfs"})
"""Kinds that go with the container or with the power."""

MOUNTS = Path("/proc/self/mountinfo")


def mounts() -> str:
    """Return what is mounted where (Linux, proc(5)), or nothing where the system does not tell."""
    try:
        return MOUNTS.read_text("utf-8", "replace")
    except OSError:
        return ""


def kind_of(path: Path, mounted: str) -> str:
    """Return the kind of file system that *path* lies on or will lie on; "" where it is unknown."""
    place, found, longest = path.resolve(), "", -1
    for line in mounted.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        point = Path(_plain(fields[4]))
        if place.is_relative_to(point) and len(point.parts) >= longest:
            found, longest = after.split()[0], len(point.parts)
    return found


def _plain(escaped: str) -> str:
    """Return a mount point without its octal escapes: blanks, tabs and backslashes."""
    for sign in (" ", "\t", "\n", "\\"):
        escaped = escaped.replace(f"\\{ord(sign):03o}", sign)
    return escaped
