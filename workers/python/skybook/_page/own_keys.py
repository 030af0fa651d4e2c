"""Code in which some names of globals stand under other keys, so that cells of one namespace can have names of their own
in a plain dict: nothing has to be asked in between."""

import dis
import itertools
import re
import weakref
from collections.abc import Callable, Iterator
from types import CodeType

_GLOBALS = frozenset(
    dis.opmap[name]
    for name in ("LOAD_NAME", "STORE_NAME", "DELETE_NAME", "LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL")
)
_NAMED = frozenset(dis.hasname)
_BINDS = frozenset((dis.opmap["STORE_NAME"], dis.opmap["DELETE_NAME"]))
_LOADS = dis.opmap["LOAD_NAME"]
_OPTIMIZED = 1
# Instructions whose argument has flags below the place of the name; the largest argument of one byte.
_SHIFTS = {"LOAD_ATTR": 1, "LOAD_GLOBAL": 1, "LOAD_SUPER_ATTR": 2}
_LARGEST = 255
# How `dis` writes `import *`, which is an intrinsic and no instruction of its own from Python 3.12 on.
_STAR = "INTRINSIC_IMPORT_STAR"
_KEY = re.compile(r"__(\w+)·\d+__")
_runs = itertools.count(1)


def keys_of(names: set[str]) -> dict[str, str]:
    """A key of its own for each name, as no other run has."""
    run = next(_runs)
    return {name: f"__{name}·{run}__" for name in names}


def without_keys(text: str) -> str:
    """A text with the names in the place of their keys."""
    return _KEY.sub(r"\1", text)


def with_keys(code: CodeType, keys: dict[str, str], is_cell: bool = True) -> CodeType | None:
    """The code with names of globals under these keys; `None` where that cannot be done."""
    uses: dict[str, list[dis.Instruction]] = {}
    otherwise: set[str] = set()
    bound: set[str] = set()
    loaded: set[str] = set()
    for one in dis.get_instructions(code):
        if one.argrepr == _STAR:
            return None
        if one.opcode not in _NAMED:
            continue
        name = code.co_names[(one.arg or 0) >> _SHIFTS.get(one.opname, 0)]
        if one.opcode in _GLOBALS:
            uses.setdefault(name, []).append(one)
        else:
            otherwise.add(name)
        if one.opcode in _BINDS:
            bound.add(name)
        elif one.opcode == _LOADS:
            loaded.add(name)
    # In the body of a class a name that it binds is the class's.
    of_class = set() if is_cell or code.co_flags & _OPTIMIZED else bound & keys.keys()
    if of_class & loaded:
        return None
    constants: list[object] = []
    for constant in code.co_consts:
        inner = with_keys(constant, keys, False) if isinstance(constant, CodeType) else constant
        if inner is None and constant is not None:
            return None
        constants.append(inner)
    changed = {name: key for name, key in keys.items() if name in uses and name not in of_class}
    names = [changed.get(name, name) if name not in otherwise else name for name in code.co_names]
    bytecode = bytearray(code.co_code)
    for name, key in changed.items():
        if name not in otherwise:
            continue
        # It is an attribute or an import too: what means the global is led to another entry.
        for one in uses[name]:
            shift = _SHIFTS.get(one.opname, 0)
            arg = len(names) << shift | (one.arg or 0) & ((1 << shift) - 1)
            if arg > _LARGEST or (one.arg or 0) > _LARGEST:
                return None
            bytecode[one.offset + 1] = arg
        names.append(key)
    return code.replace(co_names=tuple(names), co_consts=tuple(constants), co_code=bytes(bytecode))


def inner_codes(code: CodeType) -> Iterator[CodeType]:
    """The code of functions and classes within a code."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from inner_codes(constant)


def when_gone(code: CodeType, call: Callable[[], None]) -> bool:
    """Calls once none of the functions and classes is left that the code makes; whether it makes any."""
    inner = list(inner_codes(code))
    left = {id(one) for one in inner}

    def lose(one: int) -> None:
        left.discard(one)
        if not left:
            call()

    for one in inner:
        weakref.finalize(one, lose, id(one)).atexit = False
    return bool(inner)
