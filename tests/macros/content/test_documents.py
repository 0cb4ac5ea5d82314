"""What a file that has been read is asked for."""

from macros.content.loaded import Loaded


def test_a_judged_file_tells_where_everything_stands(loaded: Loaded) -> None:
    """Each key, each entry of a list, and what stands in neither; only how things are written is let go of."""
    judged = loaded.judged()
    for key, document in loaded.documents.items():
        paths = [*document.keys, *document.values, *((*path, "missing") for path in document.values)]
        lean = judged.documents[key]
        assert [lean.mark(path, key=True) for path in paths] == [document.mark(path, key=True) for path in paths]
        assert list(lean.keys) == list(document.keys)
        assert len(lean.values) < len(document.values)
    assert (judged.name, judged.playbook, judged.ids) == (loaded.name, loaded.playbook, loaded.ids)
