"""How long code takes, told as IPython tells it."""

import contextlib
import math
import time
import timeit
from collections.abc import Callable, Iterator
from typing import Any

_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "μs"), (1e-9, "ns"))
_RUNS = 7
# IPython goes on until a run takes 0.2 s; a page has fewer to spare.
_ENOUGH_S = 0.2


def in_words(seconds: float) -> str:
    """A time with three digits and its unit."""
    if seconds >= 60:
        minutes, rest = divmod(seconds, 60)
        return f"{minutes:.0f}min {rest:.0f}s"
    scale, unit = next(((scale, unit) for scale, unit in _UNITS if seconds >= scale), _UNITS[-1])
    return f"{seconds / scale:.3g} {unit}"


@contextlib.contextmanager
def timing() -> Iterator[None]:
    """Tells how long a block took, whether or not it ends well."""
    begun, begun_cpu = time.perf_counter(), time.process_time()
    try:
        yield
    finally:
        tell(begun, begun_cpu)


def tell(begun: float, begun_cpu: float) -> None:
    """Prints the time since then."""
    print(f"CPU times: total: {in_words(time.process_time() - begun_cpu)}")
    print(f"Wall time: {in_words(time.perf_counter() - begun)}")


class TimeitResult:
    """What `%timeit -o` gives: seconds of a loop, by run."""

    def __init__(self, loops: int, all_runs: list[float]) -> None:
        self.loops = loops
        self.repeat = len(all_runs)
        self.all_runs = all_runs
        self.timings = [run / loops for run in all_runs]
        self.best, self.worst = min(self.timings), max(self.timings)
        self.average = math.fsum(self.timings) / len(self.timings)
        self.stdev = math.sqrt(math.fsum((one - self.average) ** 2 for one in self.timings) / len(self.timings))

    def __str__(self) -> str:
        return (
            f"{in_words(self.average)} ± {in_words(self.stdev)} per loop "
            f"(mean ± std. dev. of {self.repeat} run{'' if self.repeat == 1 else 's'}, {self.loops:,} loop{'' if self.loops == 1 else 's'} each)"
        )

    __repr__ = __str__


def measure(line: str, body: str | None, space: dict[str, Any], read: Callable[[str], str]) -> TimeitResult | None:
    """`%timeit`: runs a statement, or a cell's body after the statement of its line, again and again. `read` makes
    Python of what it holds for IPython."""
    options, code = _options(line)
    statement, setup = (code, "pass") if body is None else (read(body), code or "pass")
    timer = timeit.Timer(statement, setup, globals=space)
    loops = int(options.get("n", 0)) or _loops(timer)
    result = TimeitResult(loops, timer.repeat(int(options.get("r", _RUNS)), loops))
    if "q" not in options:
        print(result)
    return result if "o" in options else None


def _loops(timer: timeit.Timer) -> int:
    for power in range(10):
        loops = int(10**power)
        if timer.timeit(loops) >= _ENOUGH_S:
            return loops
    return loops


def _options(line: str) -> tuple[dict[str, str], str]:
    options: dict[str, str] = {}
    rest = line.strip()
    while rest.startswith("-"):
        word, _, rest = rest.partition(" ")
        name, value = word[1:2], word[2:]
        rest = rest.lstrip()
        if name in "nrp" and not value:
            value, _, rest = rest.partition(" ")
        options[name] = value
    return options, rest.strip()
