"""A deck converted again after a change within one slide: that slide alone is converted anew.

It is done only where it makes no difference: the old slide, converted alone, stands once in the
old deck letter by letter, so nothing around it reached into it; and the change touches nothing
that reaches out of a slide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from scripts.base.kept import Kept
from scripts.markdown import tree

# what numbers, names or refers across slides, or may end one:
# references, ids, headings, notes, rules, macros, tabs, comments
REACHING = re.compile(
    r"@[\w:-]*|#[\w-]+|^#+ .*$|\[\^|\^\[|^[-=]+\s*$|\\newcommand.*$|panel-tabset|<!--|-->", re.M
)
HEADING = re.compile(r"## .*\{[^}]*#([\w-]+)")


def deck(kept: Kept, name: str, text: str, convert: Callable[[str], str]) -> str:
    """`convert(text)`, of all of it or of the one slide that changed since `name` was converted."""
    before, made = json.loads(kept.get([name]).get(name, '["", ""]'))
    html = made if text == before else _spliced(kept, before, made, text, convert) or convert(text)
    kept.put({name: json.dumps([text, html])})
    return html


def _spliced(
    kept: Kept, before: str, html: str, text: str, convert: Callable[[str], str]
) -> str | None:
    """The deck with one slide replaced; None where all of it has to be converted."""
    old, new = tree.parts(before, divs=False), tree.parts(text, divs=False)
    changed = [(was, now) for was, now in zip(old, new, strict=False) if was != now]
    if len(old) != len(new) or len(changed) != 1:
        return None
    was, now = changed[0]
    heading = HEADING.match(was.lstrip())
    if not heading or REACHING.findall(was) != REACHING.findall(now):
        return None
    defined = [line for line in text.split("\n") if line.startswith("\\newcommand")]
    macros = "".join(f"{line}\n" for line in defined if line not in now)

    def alone(slide: str) -> str:
        known = kept.get([macros + slide]).get(macros + slide)
        if known is None:
            known = _section(convert(f"{macros}\n{slide}"), heading[1])
            kept.put({macros + slide: known})
        return known

    if not alone(was) or html.count(alone(was)) != 1 or _reach(alone(was)) != _reach(alone(now)):
        return None
    return html.replace(alone(was), alone(now))


def _reach(section: str) -> list[str]:
    """The ids of a slide, and what it refers to."""
    return re.findall(r'(?<= )(?:id|href|data-cites)="[^"]*"', section)


def _section(html: str, anchor: str) -> str:
    """The slide with this id, which holds no other; nothing where that is not sure."""
    found = re.findall(rf'<section id="{re.escape(anchor)}".*?</section>', html, re.S)
    return found[0] if len(found) == 1 else ""
