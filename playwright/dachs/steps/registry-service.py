"""A service found in the registry is asked at once."""


def _step(base):
    import pyvo
    pyvo.registry.choose_RegTAP_service(base + "/tap")
    found = [one for one in pyvo.registry.search(servicetype="conesearch") if "cluster" in one.ivoid]
    return len(found[0].get_service("conesearch").search(pos=(11.83, 85.26), radius=0.1))
