"""What is done in the background: scoring the whole book, keeping to retention, asking what a rule would change.

`python -m troth.web.operations` works until the process that started it ends; `troth serve` does so.
Whatever is cut short is begun again at the next start: a run is whole or invisible, and nothing else is written twice.
"""
