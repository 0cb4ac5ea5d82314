"""Adds to a playbook: a commented entry at the end of its list, a file, or a week.

Everything is worked out from the model, so a field that the model gains stands in what is added. What comes out is
text; whoever asks (`macros.cli.new`) checks it and writes it.
"""
