"""Speaks to code hosts: the one comment at a pull request, and problems in a form that a host shows.

Whatever comes out of a pull request's run is somebody's word: it is bounded here before it is read, and decides nothing
but the words of its own comment.
Not for: what a comment says of the plan, which `playbook comment` makes of data that it checks.
"""
