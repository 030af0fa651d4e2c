"""The registry finds cone searches."""


def _step(base):
    import pyvo
    pyvo.registry.choose_RegTAP_service(base + "/tap")
    return sorted([one.ivoid, sorted(one.access_modes())] for one in pyvo.registry.search(servicetype="conesearch"))
