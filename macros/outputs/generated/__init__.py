"""Files that are made from the model and the playbook, committed, and never edited by hand."""
