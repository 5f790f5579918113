"""Nothing that is put into the preview's pages becomes markup by accident."""

from medsite.preview.markup import Markup, join, tag


def test_words_and_attributes_are_escaped() -> None:
    made = tag("a", "<b>", href='"><script>', class_="x", data_copy="a & b")
    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="x" data-copy="a &amp; b">&lt;b&gt;</a>'


def test_what_is_not_given_is_left_out() -> None:
    assert tag("p", None, "x", class_="", id=None, hidden=True) == "<p hidden>x</p>"


def test_markup_stays_as_it_is() -> None:
    assert tag("ul", [tag("li", "a"), tag("li", "&")]) == "<ul><li>a</li><li>&amp;</li></ul>"
    assert join([Markup("<hr>"), "<hr>"]) == "<hr>&lt;hr&gt;"


def test_elements_without_content_have_no_end() -> None:
    assert tag("img", src="/x.png", alt="A & B") == '<img src="/x.png" alt="A &amp; B">'
