"""The registry finds what covers a place."""


def _step(base):
    import pyvo
    pyvo.registry.choose_RegTAP_service(base + "/tap")
    return sorted(one.ivoid for one in pyvo.registry.search(pyvo.registry.Spatial((250.42, 36.46))))
