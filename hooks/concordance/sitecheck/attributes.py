"""Which attributes hold a URL, and which name an id: from the HTML, SVG and ARIA standards.

Sources: HTML Living Standard, "Attributes" and "Obsolete features"; SVG 2, "URL reference
attributes"; WAI-ARIA 1.2, ID references. Left out, since nothing is fetched from them: `data-*`,
`itemid`, `itemtype`, `xmlns`, `profile`, and `aria-controls`, which may name what a script makes.
"""

from __future__ import annotations

URLS: dict[str, tuple[str, ...]] = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "audio": ("src",),
    "blockquote": ("cite",),
    "body": ("background",),
    "button": ("formaction",),
    "del": ("cite",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src", "longdesc"),
    "iframe": ("src", "longdesc"),
    "image": ("href", "xlink:href"),
    "img": ("src", "longdesc", "usemap"),
    "input": ("formaction", "usemap"),
    "ins": ("cite",),
    "link": ("href",),
    "object": ("data", "usemap"),
    "q": ("cite",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src",),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
    "track": ("src",),
    "video": ("src", "poster"),
    **dict.fromkeys(
        (
            "animate",
            "animateMotion",
            "animateTransform",
            "feImage",
            "filter",
            "linearGradient",
            "mpath",
            "pattern",
            "radialGradient",
            "set",
            "textPath",
            "use",
        ),
        ("href", "xlink:href"),
    ),
}
"""Each element and its attributes that hold one URL (`ping`, on links, holds several)."""

CANDIDATES = ("srcset", "imagesrcset")
"""Attributes that hold a list of image candidates."""

PAINTS = (
    "clip-path",
    "cursor",
    "fill",
    "filter",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "stroke",
)
"""SVG presentation attributes that may hold `url(...)`."""

ID_LISTS = (
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-labelledby",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
)
"""Attributes that name ids of their own page, separated by spaces."""

META_URLS = frozenset(
    (
        "og:url",
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "og:audio",
        "og:audio:url",
        "og:audio:secure_url",
        "og:video",
        "og:video:url",
        "og:video:secure_url",
        "og:see_also",
        "article:author",
        "article:publisher",
        "twitter:image",
        "twitter:image:src",
        "twitter:player",
        "twitter:player:stream",
        "twitter:url",
        "msapplication-config",
        "msapplication-starturl",
        "msapplication-tileimage",
        "msapplication-square70x70logo",
        "msapplication-square150x150logo",
        "msapplication-square310x310logo",
        "msapplication-wide310x150logo",
        "contenturl",
        "embedurl",
        "image",
        "thumbnailurl",
        "url",
    )
)
"""`property`, `name` or `itemprop` of a meta whose content is a URL."""

ORIGINS = frozenset(("preconnect", "dns-prefetch"))
"""Values of a link's `rel` that name a host only."""

PAGES = frozenset(
    (
        ("a", "href"),
        ("a", "xlink:href"),
        ("area", "href"),
        ("form", "action"),
        ("button", "formaction"),
        ("input", "formaction"),
        ("iframe", "src"),
        ("frame", "src"),
        ("blockquote", "cite"),
        ("q", "cite"),
        ("ins", "cite"),
        ("del", "cite"),
        ("meta", "refresh"),
        ("script", "json"),
    )
)
"""Where a URL leads to a page; elsewhere it loads a file."""

FOLLOWED = frozenset(
    (
        ("a", "href"),
        ("a", "xlink:href"),
        ("area", "href"),
        ("iframe", "src"),
        ("frame", "src"),
        ("form", "action"),
        ("meta", "refresh"),
        ("object", "data"),
    )
)
"""What a reader can follow, or sees: an orphan page has none of these."""

_PLAIN = "b,code,div,em,h1,h2,h3,h4,h5,h6,i,li,nav,ol,p,path,pre,span,strong,svg,tbody,td,th,tr,ul"
_ANYWHERE = ("id", "style", "lang", "aria-labelledby", "aria-describedby", "background", "headers")

SELECTOR = f":is(:not({_PLAIN}),{','.join(f'[{name}]' for name in _ANYWHERE)})"
"""One query for every element that may matter, in the page's order.

The plain elements, most of any page, matter only where they carry one of a few attributes.
"""
