"""The rules of stages 1 and 3, a family a file. Each rule is a card and the function below it; rapikan.rule finds them.

normalise/   invisible signs, blanks, encoding faults      spelling/   EYD V: capitals, numbers, punctuation, word forms, names
wording.py   words that messages name

The rules of stage 2 stand in words/cards.py, because one decoder finds all their places.
"""
