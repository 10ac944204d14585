"""Archives: how records are taken out of files that hold many, and put back in the same form. The door is `form_of`.

    form.py     what a form must give: Source, Record, Form       walk.py     which files a folder gives
    streams.py  .gz .xz .bz2 .zst, and how far they may unfold    members.py  what a zip or tar may hold
    folder.py  zip.py  tar.py  jsonl.py  csv.py  parquet.py  warc.py          the forms

One file is one form: a module here with a `Form` at its top is found by itself, by the suffixes that it names. Nothing here
knows workers, and only walk.py asks settings; `rapikan.batch` runs the records through the pipeline.
"""

from __future__ import annotations
