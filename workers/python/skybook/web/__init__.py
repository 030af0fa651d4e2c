"""Network access for Python in a page: what requests, urllib, pyvo and astropy ask goes through the browser's fetch."""
