"""Times lsdb and astropy on the two tables of make_pairs.py: python match.py FOLDER THREADS ROUNDS. Writes them as HATS
catalogues first, the second with a margin of 5″."""

import pathlib
import statistics
import sys
import time
from collections.abc import Callable

RADIUS_ARCSEC = 1.0


def catalogues(root: pathlib.Path) -> None:
    """Makes `hats-a` and the collection `hats-b` in `root`."""
    import lsdb
    import pandas as pd

    for name in ("a", "b"):
        if not (root / f"hats-{name}").exists():
            frame = pd.read_parquet(root / f"{name}.parquet")
            catalogue = lsdb.from_dataframe(
                frame, ra_column="ra", dec_column="dec", catalog_name=name, partition_rows=100_000, margin_threshold=5
            )
            catalogue.write_catalog(root / f"hats-{name}", catalog_name=name)


def timed(label: str, rounds: int, work: Callable[[], tuple[int, int, int]]) -> None:
    """Prints the median of so many runs after one that warms up, in milliseconds, and the pairs: how many, sums of their
    ids."""
    pairs = work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    print(f"{label}\t{statistics.median(times):.0f}\t{pairs}")


def with_lsdb(root: pathlib.Path) -> tuple[int, int, int]:
    """All pairs by lsdb, which wants a number of neighbours; none has more than 20 here."""
    import lsdb

    left, right = lsdb.open_catalog(root / "hats-a"), lsdb.open_catalog(root / "hats-b")
    pairs = left.crossmatch(right, n_neighbors=20, radius_arcsec=RADIUS_ARCSEC, suffixes=("_a", "_b"))[
        ["id_a", "id_b"]
    ].compute()
    return len(pairs), int(pairs["id_a"].sum()), int(pairs["id_b"].sum())


def with_astropy(root: pathlib.Path) -> tuple[int, int, int]:
    """All pairs by astropy's search_around_sky."""
    import astropy.units as u
    import pandas as pd
    from astropy.coordinates import SkyCoord, search_around_sky

    frames = [pd.read_parquet(root / f"{name}.parquet") for name in ("a", "b")]
    first, second, *_ = search_around_sky(
        *(SkyCoord(frame["ra"].array, frame["dec"].array, unit="deg") for frame in frames), RADIUS_ARCSEC * u.arcsec
    )
    return len(first), int(frames[0]["id"].array[first].sum()), int(frames[1]["id"].array[second].sum())


def main(folder: str, threads: int, rounds: int) -> None:
    """lsdb on a Dask cluster of so many processes, then astropy, which uses one thread."""
    from dask.distributed import Client

    root = pathlib.Path(folder)
    catalogues(root)
    with Client(n_workers=threads, threads_per_worker=1, dashboard_address=None):
        timed(f"lsdb, {threads} processes", rounds, lambda: with_lsdb(root))
    timed("astropy", rounds, lambda: with_astropy(root))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
