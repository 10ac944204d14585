"""Stage 2: which words did the writer mean? Joined, torn and misspelt words are one question, decided together.

decoder.py     read this first: decides what was meant       suspects.py    which tokens may be no words
generators/    one file each: how a stretch may be read      keeping.py     what it costs to leave a token as it is
channel.py     what an error costs                           lattice.py     arcs, and the cheapest way through them
search.py      near words and segmentations                  context.py     what the language model sees of a page
habits.py      capitals, verbs and firms around a place      languages.py   other languages of the archipelago
confusions.py  words that are taken for one another          cards.py       the rules that the decoder reports under
witnesses.py   names that the finished text tells otherwise  derivations.py words that no list has, by their root

Rules of this stage that find their places themselves: acronyms.py, regions.py, variants.py (names), figures.py (numbers).
"""
