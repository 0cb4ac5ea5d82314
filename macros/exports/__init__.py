"""What people take away: a playbook, or its plan in some verticals, in formats that other programs read.

Files for machines that follow the site are the business of `macros.outputs`.
"""
