"""The coordinate systems that a VOTable tells for its columns, which astropy leaves out of its tables."""

import functools
from types import ModuleType
from typing import Any


def attach_tree(tree: ModuleType) -> None:
    """Has columns keep the system that they refer to (VOTable 1.5, section 3.1) in their `meta["frame"]`."""
    to_table = tree.TableElement.to_table

    @functools.wraps(to_table)
    def to_table_with_frames(self: Any, *args: Any, **kwargs: Any) -> Any:
        table = to_table(self, *args, **kwargs)
        systems = _systems(getattr(self, "_votable", None))
        for field, name in zip(self.fields, table.colnames):
            words = systems.get(field.ref)
            if words:
                table[name].meta["frame"] = words
        return table

    tree.TableElement.to_table = to_table_with_frames


def _systems(votable: Any) -> dict[str, str]:
    """Of each COOSYS its system and equinox, by its ID."""
    if votable is None:
        return {}
    holders = [votable, *_resources(votable)]
    return {
        system.ID: " ".join(word for word in (system.system or "eq_FK5", system.equinox) if word)
        for holder in holders
        for system in holder.coordinate_systems
        if system.ID
    }


def _resources(holder: Any) -> list[Any]:
    return [inner for resource in holder.resources for inner in (resource, *_resources(resource))]
