"""Pictures and the files they become."""

import pytest

from medsite.model.content import ImageSlot, Outline
from medsite.model.feed import CopyJob, PictureJob
from medsite.model.page_view import ArticleView, ProfileView
from medsite.model.picture import Picture
from medsite.model.problem import Place
from medsite.model.view import PictureView
from tests.plan.sites import article, config, doctor, outputs_of, picture, plan_of, shelf, told

BESIDE = "content/articles/hay-fever/Pollen count.jpg"
STEM = "articles/hay-fever/pollen-count-feedfacefe"
SOURCE = "content/articles/hay-fever/index.md"


def with_image(
    target: str, alt: str = "Pollen", caption: str = "", attributes: tuple[tuple[str, str], ...] = ()
) -> Outline:
    return Outline("b1", (ImageSlot(target, alt, caption, attributes, Place(SOURCE, 9)),), (), 100)


def test_a_wide_photograph_gets_lighter_renditions_and_a_fallback() -> None:
    made = article(
        source=SOURCE, body=with_image("Pollen%20count.jpg", "Pollen", "By <em>us</em>", (("width", "300"),))
    )
    outputs = outputs_of(doctor(), made, ready=shelf(picture(BESIDE)))
    view = outputs["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    assert view.body.fills == (
        PictureView(
            f"/{STEM}.jpg",
            "Pollen",
            1600,
            800,
            f"/{STEM}-480.webp 480w, /{STEM}-960.webp 960w, /{STEM}-1440.webp 1440w",
            "By <em>us</em>",
            (("width", "300"),),
        ),
    )
    jobs = {path: output.view for path, output in outputs.items() if output.maker == "picture"}
    assert jobs == {
        f"{STEM}.jpg": PictureJob(BESIDE, "feedfacefeedface", 1600),
        f"{STEM}-480.webp": PictureJob(BESIDE, "feedfacefeedface", 480, "webp"),
        f"{STEM}-960.webp": PictureJob(BESIDE, "feedfacefeedface", 960, "webp"),
        f"{STEM}-1440.webp": PictureJob(BESIDE, "feedfacefeedface", 1440, "webp"),
    }
    assert outputs[f"{STEM}.jpg"].files == (BESIDE,)


@pytest.mark.parametrize(
    ("known", "files", "srcset"),
    [
        (picture(BESIDE, 400, 300), [f"{STEM}.jpg"], ""),
        (picture(BESIDE, 481, 300, "png"), [f"{STEM}-480.webp", f"{STEM}.png"], f"/{STEM}-480.webp 480w"),
        (picture(BESIDE, 3000, 300, "webp"), [f"{STEM}.webp"], ""),
        (picture(BESIDE, 3000, 300, "svg"), [f"{STEM}.svg"], ""),
        (picture(BESIDE, 3000, 300, "gif"), [f"{STEM}.gif"], ""),
    ],
)
def test_each_format_gets_the_files_it_needs(known: Picture, files: list[str], srcset: str) -> None:
    made = article(source=SOURCE, body=with_image("Pollen count.jpg"))
    outputs = outputs_of(doctor(), made, ready=shelf(known))
    assert sorted(path for path, output in outputs.items() if path.startswith(STEM)) == files
    view = outputs["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    (fill,) = view.body.fills
    assert isinstance(fill, PictureView)
    assert fill.srcset == srcset


def test_drawings_and_animations_are_copied() -> None:
    made = article(source=SOURCE, body=with_image("Pollen count.jpg"))
    output = outputs_of(doctor(), made, ready=shelf(picture(BESIDE, kind="svg")))[f"{STEM}.svg"]
    assert (output.maker, output.view) == ("copy", CopyJob(BESIDE, "feedfacefeedface"))


def test_a_static_picture_stands_once_for_all_its_pages() -> None:
    known = shelf(
        picture("content/static/images/map.png", 900, 300, "png"), static={"images/map.png": "feedfacefeedface"}
    )
    pair = (article("a", body=with_image("/images/map.png")), article("b", body=with_image("/images/map.png")))
    outputs = outputs_of(doctor(), *pair, ready=known)
    assert sorted(p for p in outputs if p.startswith("images/")) == [
        "images/map-feedfacefe-480.webp",
        "images/map-feedfacefe.png",
        "images/map.png",
    ]


def test_a_portrait_is_small() -> None:
    known = shelf(picture("content/doctors/asha.jpg", 1000, 1000))
    outputs = outputs_of(doctor(photo="asha.jpg", photo_alt="Asha smiling"), ready=known)
    view = outputs["doctors/asha-rao/index.html"].view
    assert isinstance(view, ProfileView)
    portrait = view.person.portrait
    assert portrait is not None
    assert (portrait.alt, portrait.width) == ("Asha smiling", 1000)
    assert [part.rpartition(" ")[2] for part in portrait.srcset.split(", ")] == ["160w", "320w", "640w"]
    assert outputs[next(p for p in outputs if p.startswith("cards/doctor-asha"))].files == ("content/doctors/asha.jpg",)


def test_an_articles_own_picture_is_in_its_teasers() -> None:
    made = article(source=SOURCE, image="Pollen count.jpg", image_alt="Pollen")
    view = outputs_of(doctor(), made, ready=shelf(picture(BESIDE)))["doctors/asha-rao/index.html"].view
    assert isinstance(view, ProfileView)
    assert view.articles[0].picture is not None
    assert view.articles[0].picture.alt == "Pollen"


def test_a_picture_in_a_sub_folder_carries_the_base_path() -> None:
    made = article(source=SOURCE, body=with_image("/~drpat/map.png"))
    known = shelf(picture("content/static/map.png", 900, 300, "png"))
    outputs = outputs_of(doctor(), made, conf=config(url="https://host.example/~drpat"), ready=known)
    view = outputs["articles/hay-fever/index.html"].view
    assert isinstance(view, ArticleView)
    (fill,) = view.body.fills
    assert isinstance(fill, PictureView)
    assert (fill.url, fill.srcset) == ("/~drpat/map-feedfacefe.png", "/~drpat/map-feedfacefe-480.webp 480w")


@pytest.mark.parametrize(
    ("target", "rule", "mend"),
    [
        ("https://cdn.example/x.png", "R213", "save the picture beside the text and name the file"),
        ("//cdn.example/x.png", "R213", "save the picture beside the text and name the file"),
        ("data:image/png;base64,xx", "R213", "save the picture beside the text and name the file"),
        ("Polen count.jpg", "R212", 'did you mean "Pollen count.jpg"?'),
        ("/zzz.webm", "R212", "put the file beside the text, or in content/static and begin with /"),
        ("../../../secret.jpg", "R212", "put the file beside the text, or in content/static and begin with /"),
    ],
)
def test_a_picture_that_is_not_there_is_a_problem_with_a_place(target: str, rule: str, mend: str) -> None:
    made = plan_of(doctor(), article(source=SOURCE, body=with_image(target)), ready=shelf(picture(BESIDE)))
    assert told(made.problems) == [(rule, mend)]
    assert made.problems[0].place == Place(SOURCE, 9)


def test_a_missing_photo_is_a_problem() -> None:
    made = plan_of(doctor(photo="asha.jpg"))
    assert [p.rule for p in made.problems] == ["R212"]
