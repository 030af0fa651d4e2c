"""What `psutil`, which is compiled for no page, would tell of the one that Python runs in."""

import os
import sys
import time
from types import ModuleType, SimpleNamespace
from typing import Any

from skybook.alone.absent import memory_bytes

# A page's Python, and that of its disk, which is memory.
_MOST_BYTES = 2**31


def install() -> None:
    """Lets it be imported."""
    sys.modules.setdefault("psutil", _psutil())


def _psutil() -> Any:
    module: Any = ModuleType("psutil")
    module.__version__ = "7.1.0"
    module.Error = type("Error", (Exception,), {})
    module.NoSuchProcess = type("NoSuchProcess", (module.Error,), {})
    module.AccessDenied = type("AccessDenied", (module.Error,), {})
    module.Process = type("Process", (_Process,), {})
    module.virtual_memory = _room
    module.swap_memory = lambda: SimpleNamespace(total=0, used=0, free=0, percent=0.0, sin=0, sout=0)
    module.disk_usage = lambda path: _room()
    module.cpu_count = lambda logical=True: os.cpu_count() or 1
    module.cpu_percent = _per_processor(0.0)
    module.cpu_freq = _per_processor(None)
    module.cpu_times = lambda percpu=False: SimpleNamespace(user=time.process_time(), system=0.0, idle=0.0)
    module.getloadavg = lambda: (0.0, 0.0, 0.0)
    module.boot_time = lambda: time.time() - time.monotonic()
    module.pids = lambda: [os.getpid()]
    module.process_iter = lambda *_asked: iter([module.Process()])
    return module


class _Process:
    def __init__(self, pid: int | None = None) -> None:
        self.pid = os.getpid() if pid is None else pid

    def memory_info(self) -> Any:
        return SimpleNamespace(rss=memory_bytes(), vms=memory_bytes(), shared=0, data=memory_bytes())

    memory_full_info = memory_info

    def memory_percent(self) -> float:
        return 100 * memory_bytes() / _MOST_BYTES

    def cpu_percent(self, interval: float | None = None) -> float:
        return 0.0

    def cpu_times(self) -> Any:
        return SimpleNamespace(user=time.process_time(), system=0.0)

    def num_threads(self) -> int:
        return 1

    def name(self) -> str:
        return "python"

    def children(self, recursive: bool = False) -> list[Any]:
        return []

    def open_files(self) -> list[Any]:
        return []


def _room() -> Any:
    used = min(memory_bytes(), _MOST_BYTES)
    free = _MOST_BYTES - used
    return SimpleNamespace(
        total=_MOST_BYTES, available=free, free=free, used=used, percent=round(100 * used / _MOST_BYTES, 1)
    )


def _per_processor(value: Any) -> Any:
    return lambda interval=None, percpu=False: [value] * (os.cpu_count() or 1) if percpu else value
