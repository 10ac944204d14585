"""Stage 2: which words did the writer mean? Joined, torn and misspelt words are one question, decided together.

decoder.py     finds suspicious places and decides them      lattice.py     arcs, and the cheapest way through them
channel.py     what an error costs                           search.py      near words and segmentations
generators/    one file each: how a stretch may be read      cards.py       the rules that the decoder reports under
"""
