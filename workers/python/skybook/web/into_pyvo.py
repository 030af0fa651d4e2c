"""pyvo, where a page cannot ask as it does."""

import functools
from types import ModuleType
from typing import Any

from skybook.web.keep_refusal import keep_refusal


def attach_tap(tap: ModuleType) -> None:
    """Deletes jobs by POST: DELETE needs a CORS preflight, which hardly a service answers."""
    tap.AsyncTAPJob.delete = _delete


def _delete(self: Any) -> None:
    """Deletes the job (UWS 1.1, section 2.2.3.2); this object becomes invalid."""
    from pyvo.dal.exceptions import DALServiceError
    from requests.exceptions import RequestException

    try:
        self._session.post(self.url, data={"ACTION": "DELETE"}).raise_for_status()
    except RequestException as error:
        raise DALServiceError.from_except(error, self.url) from error
    self._url = None


def attach_datalink(adhoc: ModuleType) -> None:
    """Takes a datalink answer that is no VOTable for a failure of the service, after which `getdataset` takes the
    record's own address."""
    execute = adhoc.DatalinkQuery.execute

    @functools.wraps(execute)
    def execute_or_say(self: Any, post: bool = False) -> Any:
        from pyvo.dal.exceptions import DALFormatError, DALServiceError

        try:
            return execute(self, post=post)
        except DALFormatError as error:
            raise DALServiceError(
                f"The datalink service sent no VOTable (some send HTML to every browser): {error}", url=self.queryurl
            ) from error

    adhoc.DatalinkQuery.execute = execute_or_say


def attach_query(query: ModuleType) -> None:
    """Keeps in `error.incomplete` the rows that a service sent before it failed (DALI 1.1, section 4.4.1), which pyvo
    drops."""
    init = query.DALResults.__init__

    @functools.wraps(init)
    def init_or_keep(self: Any, votable: Any, *args: Any, **kwargs: Any) -> None:
        from pyvo.dal.exceptions import DALQueryError

        try:
            init(self, votable, *args, **kwargs)
        except DALQueryError as error:
            found = next((table for table in votable.iter_tables() if len(table.array) > 0), None)
            if found is not None:
                error.incomplete = found.to_table()
                error.incomplete.meta["warnings"] = [
                    f"Rows are missing: the service failed before the end: {error.reason}"
                ]
            raise

    query.DALResults.__init__ = init_or_keep


def attach_vosi(vosi: ModuleType) -> None:
    """Keeps the cause when a service's capabilities or tables cannot be read."""
    vosi.EndpointMixin._get_endpoint = keep_refusal(vosi.EndpointMixin._get_endpoint)
    vosi.TablesMixin._tables = keep_refusal(vosi.TablesMixin._tables)
