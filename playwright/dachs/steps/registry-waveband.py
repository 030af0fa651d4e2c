"""The registry finds by waveband, checked against the IVOA vocabulary."""


def _step(base):
    import pyvo
    pyvo.registry.choose_RegTAP_service(base + "/tap")
    return sorted(one.ivoid for one in pyvo.registry.search(waveband="optical"))
