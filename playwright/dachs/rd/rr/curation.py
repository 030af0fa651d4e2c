"""Who made, publishes and looks after a resource, and when."""

from oai import clean, text, texts
from rows import Rows, seconds


def add_curation(rows: Rows, record) -> None:
    """Roles and dates."""
    for role in ("publisher", "creator", "contact", "contributor"):
        for found in record.findall(f"curation/{role}"):
            name = found.find("name")
            name = found if name is None else name
            rows.add("res_role", role_name=clean(name.text), role_ivoid=(name.get("ivo-id") or found.get("ivo-id") or "").lower(), street_address=text(found, "address"),
                     email=text(found, "email"), telephone=text(found, "telephone"), logo=text(found, "logo"), base_role=role)  # fmt: skip
            for identifier in texts(found, "altIdentifier"):
                rows.add("alt_identifier", alt_identifier=identifier)
    for found in record.findall("curation/date"):
        day = seconds(clean(found.text))
        rows.add("res_date", date_value=day if "T" in day or not day else f"{day}T00:00:00", value_role=(found.get("role") or "representative").lower())
