"""The playbook as types: one pydantic model gives validation, JSON Schema and the editors' reference.

`files` names every file and its model. Not for: reading files (`macros.content.loading`) or rules that span files
(`macros.content.validation`).
"""
