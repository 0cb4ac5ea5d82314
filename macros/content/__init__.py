"""Reads, checks and resolves a playbook: YAML, model, validation, registry, verticals, weeks."""
