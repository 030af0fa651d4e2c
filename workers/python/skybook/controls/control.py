"""What all controls are: a label, a value that the reader sets, and the way to the page."""

from typing import Any

from skybook._base.live import State, Thing, adopt
from skybook.controls.as_value import AsValue

Spec = dict[str, Any]


class Control(Thing, AsValue):
    """A control; it acts as its value in sums, comparisons and texts."""

    kind = ""

    def __init__(self, label: str, value: Any) -> None:
        if not isinstance(label, str):
            raise TypeError(f"{self.kind}: the label is a text, not {label!r}")
        self.label = label
        self._value = value
        self._id, left = adopt(self)
        if left is not None:
            self.put(left)

    @property
    def value(self) -> Any:
        """Where it stands."""
        return self._value

    @value.setter
    def value(self, value: object) -> None:
        raise AttributeError(f"the reader sets the value of a {self.kind}: say with value=… where it begins")

    def put(self, state: State) -> None:
        """Sets it as it has been set in the page; what cannot be leaves it as it is."""
        try:
            self._value = self._read(state)
        except (ValueError, TypeError, LookupError, OverflowError):
            return

    def spec(self) -> Spec:
        """What the page draws, with texts as texts."""
        return {"kind": self.kind, "id": self._id, "label": self.label, "state": self._state(), **self._form()}

    def __repr__(self) -> str:
        named = f" {self.label!r}" if self.label else ""
        return f"<{self.kind}{named}: {self.value!r}>"

    def _read(self, state: State) -> Any:
        """The value of a state; raises where it has none."""
        raise NotImplementedError

    def _state(self) -> State:
        """The state of the value."""
        raise NotImplementedError

    def _form(self) -> Spec:
        """What the page draws beside label and state."""
        return {}
