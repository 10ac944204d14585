"""`rapikan batch` without its screen: archives in, archives out, over any number of processes and machines.

run.py       read this first: what is to be done, in parts, and how the parts become archives again
wish.py      what a run is asked for         sources.py: what is named, opened, refused, counted and hashed
texts.py     the one function over texts that every engine calls
part.py      some records of an archive through it, and the file in which the result waits
manifest.py  what a half-done DEST was begun with, and the lock on it
engines/     local.py: processes of this machine     dask.py: workers of a dask cluster
totals.py    what the batch report adds up           page.py: the report as a page of HTML
"""

from __future__ import annotations
