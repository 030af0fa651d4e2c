"""Stands in for meson-python where pip only wants to know which package a source distribution is."""

from pathlib import Path


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    """Gives pip the distribution's own metadata; nothing is configured or built."""
    metadata = Path("PKG-INFO").read_text()
    fields = dict(
        line.split(": ", 1)
        for line in metadata.partition("\n\n")[0].splitlines()
        if line.startswith(("Name: ", "Version: "))
    )
    folder = Path(metadata_directory, f"{fields['Name']}-{fields['Version']}.dist-info")
    folder.mkdir()
    (folder / "METADATA").write_text(metadata)
    return folder.name
