"""The registry finds resources by words."""


def _step(base):
    import pyvo
    pyvo.registry.choose_RegTAP_service(base + "/tap")
    return sorted(one.ivoid for one in pyvo.registry.search(keywords="cluster"))
