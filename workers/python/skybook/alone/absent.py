"""Modules of Python on Unix that browsers' Python has not, as far as a page has what they tell of."""

import os
import sys
import time
from types import ModuleType, SimpleNamespace
from typing import Any

_UNLIMITED = -1
_USED = "utime stime maxrss ixrss idrss isrss minflt majflt nswap inblock oublock msgsnd msgrcv nsignals nvcsw nivcsw"
_LIMITS = "AS CORE CPU DATA FSIZE MEMLOCK NOFILE NPROC RSS STACK"


def install() -> None:
    """Lets them be imported."""
    for module in (_resource(), _pwd(), _grp(), _readline()):
        sys.modules.setdefault(module.__name__, module)


def attach_faulthandler(faulthandler: Any) -> None:
    """What it would tell of goes to the page's console anyway."""
    for name in ("enable", "disable", "register", "unregister", "dump_traceback_later", "cancel_dump_traceback_later"):
        setattr(faulthandler, name, lambda *_args, **_options: None)


def attach_webbrowser(webbrowser: Any) -> None:
    """Shows the address to be followed: a page opens none by itself."""

    def show(url: str, new: int = 0, autoraise: bool = True) -> bool:
        print(f"To be opened by you: {url}")
        return True

    webbrowser.open = show
    webbrowser.open_new = webbrowser.open_new_tab = lambda url: show(url)


def _resource() -> Any:
    module: Any = ModuleType("resource")
    module.error, module.RLIM_INFINITY = OSError, _UNLIMITED
    module.RUSAGE_SELF, module.RUSAGE_CHILDREN, module.RUSAGE_THREAD = 0, -1, 1
    for at, name in enumerate(_LIMITS.split()):
        setattr(module, f"RLIMIT_{name}", at)
    fields = [f"ru_{name}" for name in _USED.split()]

    def getrusage(who: int) -> Any:
        usage = dict.fromkeys(fields, 0) | {"ru_utime": time.process_time(), "ru_maxrss": memory_bytes() // 1024}
        return SimpleNamespace(**usage)

    module.getrusage = getrusage
    module.getrlimit = lambda resource: (_UNLIMITED, _UNLIMITED)
    module.setrlimit = lambda resource, limits: None
    module.getpagesize = lambda: 65536
    return module


def memory_bytes() -> int:
    """What Python's memory takes."""
    try:
        from pyodide_js import _module
    except ImportError:
        return 0
    return int(_module.HEAP8.length)


def _pwd() -> Any:
    module: Any = ModuleType("pwd")

    def reader(*_asked: object) -> Any:
        return SimpleNamespace(
            pw_name=os.environ.get("USER", "web_user"),
            pw_passwd="x",
            pw_uid=os.getuid(),
            pw_gid=os.getgid(),
            pw_gecos="",
            pw_dir=os.path.expanduser("~"),
            pw_shell="/bin/sh",
        )

    module.getpwuid = module.getpwnam = reader
    module.getpwall = lambda: [reader()]
    return module


def _grp() -> Any:
    module: Any = ModuleType("grp")

    def group(*_asked: object) -> Any:
        return SimpleNamespace(gr_name="web_user", gr_passwd="x", gr_gid=os.getgid(), gr_mem=[])

    module.getgrgid = module.getgrnam = group
    module.getgrall = lambda: [group()]
    return module


def _readline() -> Any:
    module: Any = ModuleType("readline")
    # Whatever it is asked to set, nobody types here.
    module.__getattr__ = lambda name: (lambda *_args: None) if not name.startswith("_") else _no(name)
    return module


def _no(name: str) -> Any:
    raise AttributeError(f"module 'readline' has no attribute {name!r}")
