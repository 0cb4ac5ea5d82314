"""Texts of ours on a page of other letters are said to be in our language, and the source's in its own."""

from macros.foundation.spoken_languages import with_languages


def _marked(body: str) -> str:
    return with_languages(f'<html lang="ar"><body>{body}</body></html>', "ar", "en").removeprefix(
        '<html lang="ar"><body>'
    )


def test_what_holds_our_words_alone_is_marked_once() -> None:
    """A list as a whole, not each of its lines."""
    assert _marked("<ul><li>Home</li><li>Risks</li></ul><p>مقهى</p>") == (
        '<ul lang="en"><li>Home</li><li>Risks</li></ul><p>مقهى</p></body></html>'
    )


def test_a_source_inside_our_sentence_keeps_its_language() -> None:
    """And where a holder has words of both in it, each of them says its own."""
    assert '<p lang="en">See <a lang="ar">مقهى</a>.</p>' in _marked("<p>See <a>مقهى</a>.</p><p>مقهى</p>")
    assert '<h2><span lang="en">Step 1</span> <b>مقهى</b></h2>' in _marked("<h2><span>Step 1</span> <b>مقهى</b></h2>")


def test_what_is_said_already_and_what_nobody_reads_stays() -> None:
    """Scripts, code, pictures, numbers, and languages that the page names itself."""
    for body in (
        '<p>مقهى</p><a lang="de">Das Café</a>',
        "<p>مقهى</p><script>let word;</script><code>playbook check</code><svg><text>Week</text></svg>",
        "<p>مقهى</p><p>12 – 14 &amp; 15</p><!-- Home <p>Home</p> -->",
    ):
        assert body in _marked(body)


def test_an_attribute_with_other_signs_is_left_whole() -> None:
    """Only the start of the element is written to."""
    assert '<button lang="en" title="a &gt; b" data-x>Go</button>' in _marked(
        '<p>مقهى</p><button title="a &gt; b" data-x>Go</button>'
    )
