"""`sky(...)`: the sky view, asked for from Python."""

import json
from os import PathLike
from typing import Any

from skybook._base.kinds import is_a, kind_of
from skybook.display import Bundle, show_class
from skybook.sky_image import image_out, is_image

_MIME = "application/vnd.skybook.sky+json"
_KINDS = {"table", "moc", "region", "image"}
_STYLES = ("name", "ra", "dec", "color", "size", "shape", "opacity", "fill", "colormap", "stretch", "cuts")


class Sky:
    """A sky view as a value: shown where a cell displays it. Angles are ICRS degrees."""

    def __init__(self, spec: dict[str, Any], tables: dict[str, Any], buffers: dict[str, bytes]) -> None:
        self._spec = spec
        self._tables = tables
        self._buffers = buffers

    def __repr__(self) -> str:
        return f"<sky view, {len(self._spec['layers'])} layers>"


def sky(
    *layers: object,
    target: object = None,
    fov: object = None,
    survey: str | None = None,
    height: int | None = None,
    **style: object,
) -> Sky:
    """Shows layers on the sky: tables (their positions found by UCD, name and unit), SkyCoords, MOCs, STC-S regions,
    FITS images.

    `target` is a SkyCoord, a position such as `"56.75 24.12"` or `"5h35m17s -5d23m"`, or a name that Sesame knows, `"M
    31"`; `fov` the width in degrees or as a Quantity; `survey` the address
    of a HiPS. A layer may be a dict `{"table": …, "color": …}`, or with `"moc"`, `"region"` or `"image"` (which takes
    `wcs`, and `plane` of a cube); `style` goes to every layer.
    """
    unknown = set(style) - set(_STYLES)
    if unknown:
        raise TypeError(f"sky() has no option {', '.join(sorted(unknown))}; layers take {', '.join(_STYLES)}")
    tables: dict[str, Any] = {}
    buffers: dict[str, bytes] = {}
    spec = {
        "target": _target(target),
        "fovDeg": _degrees(fov),
        "survey": survey,
        "heightPx": height,
        "layers": [{**_plain_style(style), **_layer(layer, tables, buffers)} for layer in layers],
    }
    return Sky({key: value for key, value in spec.items() if value is not None}, tables, buffers)


def _plain_style(style: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in style.items() if value is not None}


def _layer(layer: Any, tables: dict[str, Any], buffers: dict[str, bytes]) -> dict[str, Any]:
    if isinstance(layer, dict) and "image" in layer:
        wcs, plane = layer.get("wcs"), layer.get("plane", 0)
        return {
            **_image(layer["image"], buffers, wcs, plane),
            **_plain_style({name: value for name, value in layer.items() if name in _STYLES}),
        }
    if is_image(layer):
        return _image(layer, buffers)
    if isinstance(layer, dict) and layer.keys() & _KINDS:
        (key,) = layer.keys() & _KINDS
        style = _plain_style({name: value for name, value in layer.items() if name != key})
        return {**_layer_of(key, layer[key], tables), **style}
    if isinstance(layer, str):
        return _layer_of("region", layer, tables)
    if is_a(layer, "mocpy", "MOC") or (isinstance(layer, dict) and all(str(order).isdigit() for order in layer)):
        return _layer_of("moc", layer, tables)
    return _layer_of("table", layer, tables)


def _layer_of(kind: str, value: Any, tables: dict[str, Any]) -> dict[str, Any]:
    if kind == "moc":
        moc = value.serialize(format="json") if hasattr(value, "serialize") else value
        return {
            "kind": "moc",
            "moc": moc
            if isinstance(moc, str)
            else {str(order): [int(pixel) for pixel in pixels] for order, pixels in moc.items()},
        }
    if kind == "region":
        return {"kind": "footprint", "region": _region(value)}
    key = f"table-{len(tables)}"
    tables[key] = _table(value)
    return {"kind": "table", "table": key}


def _image(value: Any, buffers: dict[str, bytes], wcs: Any = None, plane: int = 0) -> dict[str, Any]:
    made = image_out(value, wcs, plane)
    key = f"image-{len(buffers)}"
    buffers[key] = made.pop("fits")
    name = str(value).split("?")[0].rsplit("/", 1)[-1] if isinstance(value, (str, PathLike)) else "image"
    return {"kind": "image", "image": key, "name": name, **made}


def _region(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if is_a(value, "astropy.coordinates", "SkyCoord"):
        return [[float(ra), float(dec)] for ra, dec in zip(value.icrs.ra.deg, value.icrs.dec.deg)]
    return json.loads(json.dumps(value, default=lambda number: number.item()))


def _table(value: Any) -> dict[str, Any]:
    from skybook.tables.table_out import is_table, table_out

    if is_a(value, "astropy.coordinates", "SkyCoord"):
        from astropy.table import Table

        return table_out(Table({"coord": value.icrs.reshape(-1)}))
    if not is_table(value):
        raise TypeError(
            f"sky() cannot show a {kind_of(value)}: give it a table, a SkyCoord, a MOC, an STC-S text or a FITS image"
        )
    return table_out(value)


def _target(target: Any) -> str | None:
    if target is None or isinstance(target, str):
        return target
    if is_a(target, "astropy.coordinates", "SkyCoord", "BaseCoordinateFrame"):
        place = target.icrs
        return f"{float(place.ra.deg):.10f} {float(place.dec.deg):.10f}"
    ra, dec = target
    return f"{float(ra):.10f} {float(dec):.10f}"


def _degrees(angle: Any) -> float | None:
    if angle is None:
        return None
    return float(angle.to_value("deg") if hasattr(angle, "to_value") else angle)


def _bundle(view: Sky) -> Bundle:
    return {"data": {_MIME: view._spec, "text/plain": repr(view)}, "tables": view._tables, "buffers": view._buffers}


show_class(f"{Sky.__module__}.{Sky.__qualname__}", _bundle)
