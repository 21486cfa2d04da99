"""Text that would be something else than text if a writer let it."""

from __future__ import annotations

from ontzorg_cli.render.page import Beside, Column, Fact, Facts, Heading, Line, Page, Paragraph, Rows, Tailed
from ontzorg_cli.words.phrase import Phrase, Piece, Tone

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "end of style": "</style></title></head><script>x</script>",
    "image that runs": "<img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover='x' style=\"position:fixed",
    "frame": '<iframe src="http://evil.example"></iframe>',
    "comment": "<!-- weg --> -->",
    "declaration": "<!doctype html><?php x ?><![CDATA[x]]>",
    "entity": "&lt;b&gt; &amp; &#60; &#x3c; &nbsp; R&D",
    "scheme": "javascript:alert(1)",
    "link": "[klik](http://evil.example)",
    "reference": "[klik][1] [1]: http://evil.example",
    "image": "![foto](http://evil.example/p.png)",
    "autolink": "<http://evil.example> <a@evil.example>",
    "address": "http://evil.example/pad_met_streepjes ftp://evil.example",
    "site": "www.evil.example evil.example www.1a.nl noor@evil.example mailto:noor@evil.example",
    "heading": "# groot",
    "closed heading": "klein ##",
    "underlined": "===",
    "line": "---",
    "list": "- punt",
    "star list": "* punt",
    "plus list": "+ punt",
    "numbered": "1. eerst",
    "numbered otherwise": "12) eerst",
    "task list": "[ ] doen [x] gedaan",
    "quote": "> citaat",
    "code": "`code` ``dubbel`` ```blok",
    "fence": "~~~ blok ~~weg~~",
    "indented": "    code",
    "emphasis": "*schuin* **vet** _schuin_ __vet__ a*b*c a_b_c 2 * 3",
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "back": "\\ terug \\* \\",
    "formula": "$x$ en $$y$$ {name} %s",
    "line ends": "een\r\n\r\n# twee\u2028drie\tvier",
    "hard break": "een  \ntwee\\\ndrie",
    "escape": "rood \x1b[31m\x1b]8;;http://evil.example\x07klik\x1b]8;;\x07",
    "c1": "stil \x9b31m einde",
    "bidi": "abc \u202e\u2066gespiegeld\u2069",
    "nul": "nul \x00 nul",
    "family": "feest \U0001f468\u200d\U0001f469\u200d\U0001f467 vieren",
    "long": "x" * 5_000,
    "long and marked": "*_[`<" * 1_000,
    "lone surrogate": "half \ud800 paar",
}
CONTROLS = frozenset("\x00\x07\x1b\x9b\u202e\u2066\u2069\u2028\r\t\ud800")


def page_of(text: str, tone: Tone = Tone.PLAIN) -> Page:
    """Return a page with the text wherever a page can have text."""
    told: Phrase = (Piece(text, tone),)
    inner: Page = (Heading(told), Paragraph(text=told), Paragraph(mark=told, text=told, right=told))
    row = (told, Tailed(told, told))
    return (
        Line(told, told),
        Line(told, told),
        Paragraph(text=told, right=told),
        *inner,
        Facts((Fact(told, told, told),)),
        Rows(columns=(Column(), Column(right=True)), rows=(Heading(told), row, Line(told, told))),
        Beside(inner, (Line(told),)),
    )
