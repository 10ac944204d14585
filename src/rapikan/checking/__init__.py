"""`rapikan lint` without its screen: files in, issues and mended bytes out.

run.py       read this first: which files, by which settings, in which order, over how many processes
file.py      one file: its issues, or its bytes with the sure ones mended
source.py    from a document's text to places in the file
silence.py   <!-- rapikan: ignore KDP101 -->
baseline.py  what was there before      changed.py  only the lines that a git diff touched
cache.py     what was found in the same bytes by the same settings
"""
