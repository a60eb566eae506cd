"""Which file system a file lies on, from what Linux tells of its mounts."""

from pathlib import Path

import pytest

from bot.settings import SqliteFile, WrongSetting
from bot.stores.choice import opened
from bot.stores.disk import MOUNTS, kind_of, mounts
from bot.stores.rows import Rows
from bot.stores.sealing import Sealer
from tests.stores.content import PACKING

MOUNTED = r"""
22 1 0:21 / / rw,relatime shared:1 - overlay overlay rw,lowerdir=/a
23 22 8:1 / /srv rw,noatime - ext4 /dev/sda1 rw
24 23 0:40 / /srv/felles rw - nfs4 server:/felles rw
25 23 0:41 / /srv/to\040ord rw master:5 - cifs //server/x rw
26 23 8:2 / /srv/felles/her rw - xfs /dev/sdb1 rw
a line that is none
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a.sqlite", "overlay"),
        ("/srv/a.sqlite", "ext4"),
        ("/srv/fellesskab/a.sqlite", "ext4"),
        ("/srv/felles/a.sqlite", "nfs4"),
        ("/srv/felles/ny/mappe/a.sqlite", "nfs4"),
        ("/srv/felles/her/a.sqlite", "xfs"),
        ("/srv/to ord/a.sqlite", "cifs"),
    ],
)
def test_a_file_lies_on_the_innermost_mount(path, kind):
    assert kind_of(Path(path), MOUNTED) == kind


def test_where_the_system_does_not_tell_nothing_is_claimed():
    assert kind_of(Path("/srv/a.sqlite"), "") == ""


@pytest.mark.skipif(not MOUNTS.exists(), reason="this system does not tell its mounts")
def test_the_mounts_of_this_machine_are_read(tmp_path):
    assert kind_of(tmp_path, mounts()) != ""


@pytest.mark.threat("G10")
async def test_a_store_on_a_network_is_refused_with_the_repair(tmp_path):
    """Before a file is made there."""
    mounted = f"24 23 0:40 / {tmp_path.resolve()} rw - nfs4 server:/felles rw"
    path = tmp_path / "new" / "a.sqlite"
    with pytest.raises(WrongSetting, match=r"nfs4.*local disk"):
        async with opened(SqliteFile(path), Rows(Sealer(b"k" * 32), PACKING), mounted):
            pass
    assert not path.parent.exists()


async def test_a_store_that_goes_with_its_container_is_warned_of(tmp_path, caplog):
    mounted = f"22 1 0:21 / {tmp_path.resolve()} rw - overlay overlay rw"
    async with opened(SqliteFile(tmp_path / "a.sqlite"), Rows(Sealer(b"k" * 32), PACKING), mounted):
        assert "overlay" in caplog.text
