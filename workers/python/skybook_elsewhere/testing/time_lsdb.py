"""Times LSDB at the queries of the bench, each written for its data frames: python time_lsdb.py FOLDER ROUNDS.

Prints a line a query: name, `LSDB`, nothing, milliseconds in all, nothing, nothing, and what it gave first."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

Part = Callable[[Any], Any]
Merge = Callable[[list[Any]], Any]

_ORDERED = ["mag", "source_id"]


def _sums(frame: Any) -> Any:
    squared = frame.assign(squared=frame["bp_rp"].astype(float) ** 2)
    return squared.groupby("kind")[["mag", "bp_rp", "squared"]].agg(["count", "sum"])


def _grouped(parts: list[Any]) -> Any:
    total = sum(parts[1:], parts[0])
    n, s, squared = total["mag", "count"], total["bp_rp", "sum"], total["squared", "sum"]
    first = pd.DataFrame({"n": n, "m": total["mag", "sum"] / n, "s": np.sqrt((squared - s**2 / n) / (n - 1))}).iloc[0]
    return tuple(first)


def _filtered(frame: Any) -> Any:
    ra, dec, mag = (frame[name].to_numpy(float) for name in ("ra", "dec", "mag"))
    kept = np.sin(ra) ** 2 + np.cos(dec * mag) ** 2 < 1.5
    return np.array([kept.sum(), np.sqrt(np.abs(np.sin(ra[kept]) * np.cos(dec[kept]))).sum()])


# What stands for each query: its columns, a function of each partition, and one of what those give.
QUERIES: dict[str, tuple[list[str], Part, Merge]] = {
    "group by": (["kind", "mag", "bp_rp"], _sums, _grouped),
    "heavy filter": (["ra", "dec", "mag"], _filtered, lambda parts: tuple(np.sum(parts, axis=0))),
    "top 10": (
        _ORDERED,
        lambda frame: frame.nsmallest(10, _ORDERED),
        lambda parts: next(pd.concat(parts).nsmallest(10, _ORDERED).itertuples(index=False, name=None)),
    ),
    "pixels": (
        ["mag"],
        lambda frame: pd.Series(frame.index.to_numpy() >> 46).value_counts(),
        lambda parts: next(pd.concat(parts).groupby(level=0).sum().sort_index().items()),
    ),
    "median": (
        ["mag", "bp_rp"],
        lambda frame: frame[["mag", "bp_rp"]].to_numpy(),
        lambda parts: tuple(np.median(np.concatenate(parts), axis=0)),
    ),
}


def main(folder: str, rounds: int) -> None:
    """Times each query, with as many workers as there are cores; the median of all rounds but the first."""
    import dask
    import lsdb
    from dask.distributed import Client

    with Client(n_workers=os.cpu_count(), threads_per_worker=1, dashboard_address=None):
        for name, (columns, part, merge) in QUERIES.items():
            times, row = [], None
            for _ in range(rounds + 1):
                start = time.perf_counter()
                catalogue = lsdb.open_catalog(folder, columns=columns)
                row = merge(list(dask.compute(*[dask.delayed(part)(one) for one in catalogue.to_delayed()])))
                times.append(1000 * (time.perf_counter() - start))
            print("\t".join([name, "LSDB", "", f"{statistics.median(times[1:]):.0f}", "", "", str(row)]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
