"""What stands for a value that it has: in sums and comparisons, as an index, in texts."""

import operator
from collections.abc import Callable
from typing import Any

_BINARY = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
_COMPARISONS = "lt le gt ge eq ne".split()
_UNARY = "neg pos abs invert".split()


class AsValue:
    """An object that acts as its `value`."""

    @property
    def value(self) -> Any:
        raise NotImplementedError

    def __bool__(self) -> bool:
        return bool(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __float__(self) -> float:
        return float(self.value)

    def __index__(self) -> int:
        return operator.index(self.value)

    def __round__(self, digits: int | None = None) -> Any:
        return round(self.value, digits)

    def __hash__(self) -> int:
        return hash(self.value)

    def __str__(self) -> str:
        return str(self.value)

    def __format__(self, form: str) -> str:
        return format(self.value, form)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        import numpy as np

        return np.asarray(self.value, dtype)


class AsValues(AsValue):
    """An object that acts as its `value`, which has items."""

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Any:
        return iter(self.value)

    def __contains__(self, item: object) -> bool:
        return item in self.value

    def __getitem__(self, key: Any) -> Any:
        return self.value[key]


def value_of(other: Any) -> Any:
    """The value of an object that acts as one, and any other object itself."""
    return other.value if isinstance(other, AsValue) else other


def _act() -> None:
    for name in _BINARY:
        act: Callable[[Any, Any], Any] = (
            divmod if name == "divmod" else getattr(operator, f"__{name}__")  # divmod is no operator's function
        )
        setattr(AsValue, f"__{name}__", lambda self, other, act=act: act(self.value, value_of(other)))
        setattr(AsValue, f"__r{name}__", lambda self, other, act=act: act(other, self.value))
    for name in _COMPARISONS:
        compare = getattr(operator, name)
        setattr(AsValue, f"__{name}__", lambda self, other, act=compare: act(self.value, value_of(other)))
    for name in _UNARY:
        alone = getattr(operator, name)
        setattr(AsValue, f"__{name}__", lambda self, act=alone: act(self.value))


_act()
