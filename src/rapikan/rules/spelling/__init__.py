"""Stage 3: spelling by EYD V, a family of rules a file. Start reading at wordy.py, the shortest: a table, a card, a function.

Shared by several families and without a card: forms.py.
"""
