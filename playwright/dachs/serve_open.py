#!/usr/bin/python3
"""DaCHS 2.7 with what it lacks for pages: CORS preflights, exposed headers, and datalinks as VOTable (it sends HTML to any "Mozilla")."""

from gavo.user import cli
from gavo.web import root, vodal
from twisted.web import resource

_EXPOSED = "Location, Content-Disposition, Content-Length, Content-Encoding, Content-Range, WWW-Authenticate"


class _Preflight(resource.Resource):
    isLeaf = True

    def render(self, request):
        request.setResponseCode(204)
        request.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE, OPTIONS")
        request.setHeader("Access-Control-Allow-Headers", request.getHeader("Access-Control-Request-Headers") or "*")
        return b""


_get_child = root.ArchiveService.getChild
_format_html = vodal.DatalinkGetMetaRenderer._formatData


def _child(self, name, request):
    if request.getHeader("Origin"):
        request.setHeader("Vary", "Origin")
        request.setHeader("Access-Control-Expose-Headers", _EXPOSED)
    if request.method == b"OPTIONS" and request.getHeader("Access-Control-Request-Method"):
        root._authorizeCORS(request)
        return _Preflight()
    return _get_child(self, name, request)


def _format(self, result, request):
    if "text/html" in (request.getHeader("Accept") or ""):
        return _format_html(self, result, request)
    request.setHeader("content-type", result[0])
    request.write(result[1])
    request.finish()


root.ArchiveService.getChild = _child
vodal.DatalinkGetMetaRenderer._formatData = _format

if __name__ == "__main__":
    cli.main()
