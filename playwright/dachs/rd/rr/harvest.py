"""harvest.py BASE FOLDER: writes the records that the server at BASE publishes into FOLDER as the tables of RegTAP 1.1, in CSV."""

import csv
import sys
from pathlib import Path

from curation import add_curation
from interfaces import add_capabilities
from oai import clean, hash_list, records, text, texts, type_of
from regtap import TABLES
from rows import Rows, seconds
from tableset import add_tables


def add_resource(rows: Rows, record) -> None:
    """The resource itself, its subjects, relations and coverage."""
    content = record.find("content")
    source = content.find("source")
    rights = record.findall("rights")
    rows.add(
        "resource", res_type=type_of(record), created=seconds(record.get("created")), updated=seconds(record.get("updated")), short_name=text(record, "shortName"),
        res_title=text(record, "title"), content_level=hash_list(texts(content, "contentLevel")), res_description=text(content, "description"),
        reference_url=text(content, "referenceURL"), creator_seq="; ".join(texts(record, "curation/creator/name")), content_type=hash_list(texts(content, "type")),
        source_format="" if source is None else (source.get("format") or "").lower(), source_value="" if source is None else clean(source.text),
        res_version=text(record, "curation/version"), region_of_regard=text(record, "coverage/regionOfRegard"), waveband=hash_list(texts(record, "coverage/waveband")),
        rights=" ".join(clean(one.text) for one in rights), rights_uri=next((one.get("rightsURI") for one in rights if one.get("rightsURI")), ""),
        harvested_from="ivo://org.example.notebook/__system__/services/registry",
    )  # fmt: skip
    for subject in texts(content, "subject"):
        rows.add("res_subject", res_subject=subject)
    for identifier in texts(record, "altIdentifier"):
        rows.add("alt_identifier", alt_identifier=identifier)
    for relation in content.findall("relationship"):
        for related in relation.findall("relatedResource"):
            rows.add("relationship", relationship_type=text(relation, "relationshipType").lower(), related_id=(related.get("ivo-id") or "").lower(), related_name=clean(related.text))
    for path in ("accessURL", "facility", "instrument", "managedAuthority", "managingOrg", "full"):
        for found in record.findall(path):
            rows.detail(f"/{path}", clean(found.text) or found.get("ivo-id"))
            rows.detail(f"/{path}/@ivo-id", found.get("ivo-id"))


def add_coverage(rows: Rows, record) -> None:
    """Where, when and at what energies its data are."""
    for found in record.findall("coverage/spatial"):
        if clean(found.text):
            rows.add("stc_spatial", coverage=clean(found.text), ref_system_name=found.get("frame") or "")
    for axis, table, names in (("temporal", "stc_temporal", ("time_start", "time_end")), ("spectral", "stc_spectral", ("spectral_start", "spectral_end"))):
        for interval in texts(record, f"coverage/{axis}"):
            rows.add(table, **dict(zip(names, interval.split())))


def main(base: str, folder: str) -> None:
    """Harvests and writes."""
    rows = Rows()
    for record in records(base):
        rows.ivoid = text(record, "identifier").lower()
        add_resource(rows, record)
        add_curation(rows, record)
        add_capabilities(rows, record)
        add_tables(rows, record)
        add_coverage(rows, record)
    for name, (_, _, columns) in TABLES.items():
        with open(Path(folder) / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows.tables[name])


main(*sys.argv[1:3])
