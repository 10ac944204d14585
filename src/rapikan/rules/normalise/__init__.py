"""Stage 1: what a text's storage or layout did to it (NRM). blanks.py: blanks; signs.py: invisible and broken signs."""
