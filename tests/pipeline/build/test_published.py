"""A course tells machines about its pages where it says its address, and nothing elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scripts.base.paths import Paths
from scripts.build import published
from scripts.build.plan import Plan
from scripts.course import model
from scripts.render.published import About, headed
from tests.conftest import Course

ADDRESS = 'course-address: "https://example.org/course"\n'
TOLD = ("og:", "canonical", "ld+json", 'name="description"')


@pytest.fixture
def online(sample: Course) -> Course:
    with sample.path("_quarto.yml").open("a", encoding="utf-8") as settings:
        settings.write(ADDRESS)
    return sample


def test_nothing_is_told_without_an_address(built: Path) -> None:
    """No page has a word for machines, no file is there for them."""
    for page in (built / "_build").rglob("*.html"):
        head = page.read_text(encoding="utf-8").partition("</head>")[0]
        assert [word for word in TOLD if word in head] == [], page
    assert not (built / "_build" / "sitemap.xml").exists()
    assert list((built / "_build" / "figures").rglob("*.png")) == []


def test_every_page_of_a_published_course_is_told(online: Course) -> None:
    """Each has description, card and type; the sitemap lists all, the manifest what was made."""
    code, _, err = online.run("build", "--engine", "embedded")
    assert code == 0, err
    build = online.path("_build")
    listed = re.findall(r"<loc>([^<]*)</loc>", (build / "sitemap.xml").read_text())
    made = [*build.glob("*.html"), *build.glob("[a-z]*/**/*.html")]
    pages = sorted(page.relative_to(build).as_posix() for page in made)
    assert len(pages) == 6
    assert sorted(listed) == sorted(
        f"https://example.org/course/{'' if page == 'index.html' else page}" for page in pages
    )
    manifest = json.loads((build / "manifest.json").read_text())
    for page in pages:
        text = (build / page).read_text(encoding="utf-8")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
        assert found, page
        data = json.loads(found[1])
        assert data["@type"] == ("Course" if page == "index.html" else "LearningResource")
        assert data["url"] in listed
        card = re.search(r'og:image" content="https://example.org/course/([^"]*)"', text)
        assert card, page
        assert (build / card[1]).read_bytes().startswith(b"\x89PNG")
        assert f"_build/{card[1]}" in manifest
    assert "_build/sitemap.xml" in manifest
    online.edit("_quarto.yml", ADDRESS, "")
    assert online.run("build", "--engine", "embedded")[0] == 0
    assert not (build / "sitemap.xml").exists()
    assert list((build / "figures").rglob("*.png")) == []
    assert "og:" not in (build / "index.html").read_text(encoding="utf-8")


def test_an_address_that_is_none(online: Course) -> None:
    """It is named with its line."""
    online.edit("_quarto.yml", "https://example.org/course", "example.org")
    code, _, err = online.run("build", "--engine", "embedded")
    assert code == 1
    assert err[0].startswith("_quarto.yml:5: course-address 'example.org'; expected the address")


def test_words_cannot_end_what_holds_them(online: Course) -> None:
    """Quotes and tags of a title stay in it."""
    plan = Plan(Paths(online.root), model.read(Paths(online.root))[0])
    about = published.of_page(plan, online.path("index.qmd"))
    assert about is not None
    told = headed("<title>x</title>", About(about.address, "", 'a "b" </script>', "c", "d"))
    assert told.count("</script>") == 1
    assert 'og:title" content="a &quot;b&quot; &lt;/script&gt;"' in told
