"""A text that nothing reads is named."""

import pytest

from medsite.steps.strays import name_strays


@pytest.mark.parametrize(
    ("path", "mend"),
    [
        ("content/hay-fever.md", "content/articles/"),
        ("content/article/hay-fever.md", 'did you mean the folder "content/articles"?'),
        ("content/Articles/hay-fever.md", 'did you mean the folder "content/articles"?'),
        ("content/articles/hay-fever.md.txt", "ends in .md"),
        ("content/pages/about.txt", "ends in .md"),
        ("content/doctors/asha-rao.txt", "ends in .yaml"),
        ("content/doctor/asha-rao.yaml", 'did you mean the folder "content/doctors"?'),
    ],
)
def test_a_text_in_the_wrong_place_is_named(path: str, mend: str) -> None:
    (problem,) = name_strays([path])
    assert problem.severity == "warning"
    assert mend in problem.mend


@pytest.mark.parametrize(
    "path",
    [
        "content/site.yaml",
        "content/waivers.yaml",
        "content/articles/hay-fever.md",
        "content/articles/hay-fever/leaflet.docx",
        "content/articles/hay-fever/pollen.jpg",
        "content/doctors/asha-rao.yaml",
        "content/static/robots.txt",
        "content/pages/about.markdown",
    ],
)
def test_a_file_in_its_place_is_not(path: str) -> None:
    assert not list(name_strays([path]))
