"""Results are kept whole, whoever writes beside, and begun anew when their file is damaged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.base.kept import Kept


def test_many_writers_and_readers_lose_nothing(tmp_path: Path) -> None:
    """Steps that begin a new file at the same moment neither fail nor take what another wrote."""
    values = {f"key {n}": f"value {n}" for n in range(8)}

    def work(file: Path, key: str) -> None:
        kept = Kept(file, "a")
        kept.get(list(values))
        kept.put({key: values[key]})

    for turn in range(20):
        file = tmp_path / f"{turn}.sqlite"
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(work, [file] * 8, values))
        assert Kept(file, "a").get(list(values)) == values


def test_what_decides_a_result_keeps_it_apart(tmp_path: Path) -> None:
    """A result of another version of the code is not found."""
    Kept(tmp_path / "x.sqlite", "version 1").put({"key": "old"})
    assert Kept(tmp_path / "x.sqlite", "version 2").get(["key"]) == {}
    assert Kept(tmp_path / "x.sqlite", "version 1").get(["key", "other"]) == {"key": "old"}


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    """Bytes of something else in its place cost the kept results and nothing more."""
    file = tmp_path / "x.sqlite"
    file.write_bytes(b"not a database, but long enough to be taken for one" * 40)
    assert Kept(file, "a").get(["key"]) == {}
    Kept(file, "a").put({"key": "new"})
    assert Kept(file, "a").get(["key"]) == {"key": "new"}


@settings(deadline=None)  # a disk may be shared
@given(st.dictionaries(st.text(), st.text(), max_size=1200))
def test_everything_put_is_found(tmp_path_factory: object, made: dict[str, str]) -> None:
    """Any texts, also more than one question may ask for."""
    file = tmp_path_factory.mktemp("kept") / "x.sqlite"  # type: ignore[attr-defined]
    Kept(file, "a").put(made)
    assert Kept(file, "a").get(made) == made
