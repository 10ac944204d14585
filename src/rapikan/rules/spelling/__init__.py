"""Stage 3: spelling by EYD V, a family of rules a file. Start reading at wordy.py, the shortest: a table, a card, a function.

Shared by several families and without a card: forms.py, capitals of what is put in place of a word; around.py, what stands around a capital
and what dictionaries/case.tsv says of a word; named.py, listed names; speech.py, verbs of speech; measures.py, what stands behind figures.
"""
