"""A table of which rows are chosen."""

from typing import Any

from skybook._base.kinds import is_a, kind_of
from skybook._base.live import State
from skybook.controls.control import Control, Spec


class Rows(Control):
    """The chosen rows of a table, as a table of its kind."""

    kind = "table"

    def __init__(self, data: Any, multiple: bool, label: str) -> None:
        from skybook.tables.table_out import is_table

        self.data = data.to_table() if is_a(data, "pyvo.dal.query", "DALResults") else data
        if not is_table(self.data):
            has_columns = not hasattr(data, "columns") or len(data.columns) > 0
            raise TypeError(f"table: a {kind_of(data)} {'' if has_columns else 'without columns '}is no table")
        self._multiple, self._rows = bool(multiple), list[int]()
        super().__init__(label, self._of([]))

    def _of(self, rows: list[int]) -> Any:
        # Tables of astropy have an `iloc` of their own, of indices.
        of_pandas = hasattr(self.data, "iloc") and not hasattr(self.data, "colnames")
        return self.data.iloc[rows] if of_pandas else self.data[rows]

    def _read(self, state: State) -> Any:
        if not isinstance(state, list):
            raise TypeError(state)
        rows = [int(row) for row in state]
        if not all(0 <= row < len(self.data) for row in rows):
            raise IndexError(rows)
        self._rows = rows
        return self._of(rows)

    def _state(self) -> State:
        return [*self._rows]

    def _form(self) -> Spec:
        return {"multiple": self._multiple}
