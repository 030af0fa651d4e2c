"""What a resource can do, and where."""

from oai import clean, hash_list, text, texts, type_of
from rows import Rows
from tableset import column

_DETAILS = (
    "maxRecords maxSR verbosity maxFileSize imageServiceType complianceLevel dataSource creationType maxSearchRadius harvest/description "
    "testQuery/ra testQuery/dec testQuery/sr testQuery/pos/long testQuery/pos/lat testQuery/size/long testQuery/size/lat"
).split()


def add_capabilities(rows: Rows, record) -> None:
    """Capabilities, their details and interfaces, numbered from 1."""
    interface_index = 0
    for index, capability in enumerate(record.findall("capability"), 1):
        rows.add("capability", cap_index=index, cap_type=type_of(capability), cap_description=text(capability, "description"), standard_id=(capability.get("standardID") or "").lower())
        _add_details(rows, capability, index)
        for interface in capability.findall("interface"):
            interface_index += 1
            _add_interface(rows, interface, index, interface_index)


def _add_details(rows: Rows, capability, index: int) -> None:
    for path in _DETAILS:
        for value in texts(capability, path):
            rows.detail(f"/capability/{path}", value, index)
    for found in capability.findall("dataModel"):
        rows.detail("/capability/dataModel", clean(found.text), index)
    for path in ("dataModel", "language/version", "outputFormat", "uploadMethod"):
        for found in capability.findall(path):
            rows.detail(f"/capability/{path}/@ivo-id", found.get("ivo-id"), index)
    for path in ("language/name", "outputFormat/mime", "outputFormat/alias"):
        for value in texts(capability, path):
            rows.detail(f"/capability/{path}", value, index)


def _add_interface(rows: Rows, interface, capability_index: int, index: int) -> None:
    address = interface.find("accessURL")
    methods = interface.findall("securityMethod")
    rows.add(
        "interface", cap_index=capability_index, intf_index=index, intf_type=type_of(interface), intf_role=(interface.get("role") or "").lower(), std_version=interface.get("version") or "",
        query_type=hash_list(texts(interface, "queryType")), result_type=text(interface, "resultType"), wsdl_url=text(interface, "wsdlURL"),
        url_use="" if address is None else (address.get("use") or "").lower(), access_url=text(interface, "accessURL"), mirror_url="#".join(texts(interface, "mirrorURL")),
        authenticated_only=int(bool(methods) and all(method.get("standardID") for method in methods)),
    )  # fmt: skip
    for parameter in interface.findall("param"):
        rows.add("intf_param", intf_index=index, name=text(parameter, "name"), **column(parameter), param_use=(parameter.get("use") or "").lower(), param_description=text(parameter, "description"))
