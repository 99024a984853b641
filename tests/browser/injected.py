"""Markup of every kind that could give orders, were a person's text ever taken for markup.

Each entry would leave its own name in `data-ran` of the page, or ask for an address with `ran` in it, if it were
obeyed; or it would dress the page.
"""

#: Another site, to which nothing may go.
ELSEWHERE = "https://elsewhere.example"


def _mark(name: str, page: str = "document") -> str:
    """A script that tells of `name` in the page."""
    return f"{page}.documentElement.dataset.ran='{name}'"


def _frame(name: str) -> str:
    return f"&lt;script&gt;{_mark(name, 'parent.document')}&lt;/script&gt;"


SCRIPTS = {
    "script": f"<script>{_mark('script')}</script>",
    "module": f'<script type="module">{_mark("module")}</script>',
    "guessed nonce": f'<script nonce="bm9uY2U">{_mark("guessed nonce")}</script>',
    "empty nonce": f'<script nonce="">{_mark("empty nonce")}</script>',
    "script elsewhere": f'<script src="{ELSEWHERE}/ran.js"></script>',
    "script data": f'<script src="data:text/javascript,{_mark("script data")}"></script>',
    "script blob": '<script src="blob:null/ran"></script>',
    "import map": '<script type="importmap">{"imports": {"ran": "data:text/javascript,0"}}</script>',
    "speculation": '<script type="speculationrules">{"prefetch": [{"urls": ["/ran/speculation"]}]}</script>',
    "script in svg": f"<svg><script>{_mark('script in svg')}</script></svg>",
    "old type": f'<script language="javascript1.2">{_mark("old type")}</script>',
}

HANDLERS = {
    "onerror": f'<img src="/static/none.png" onerror="{_mark("onerror")}">',
    "onload": f'<svg onload="{_mark("onload")}"></svg>',
    "onclick": f'<b onclick="{_mark("onclick")}">b</b>',
    "ontoggle": f'<details open ontoggle="{_mark("ontoggle")}">b</details>',
    "onfocus": f'<input autofocus onfocus="{_mark("onfocus")}">',
    "onmouseenter": f'<b onmouseenter="{_mark("onmouseenter")}">b</b>',
    "onbegin": f'<svg><animate onbegin="{_mark("onbegin")}" attributeName="x" dur="1s"></animate></svg>',
    "source": f'<video><source onerror="{_mark("source")}" src="/static/none.mp4"></video>',
    "body onload": f'<body onload="{_mark("body onload")}">',
    "onbeforetoggle": f'<i popover id="r" onbeforetoggle="{_mark("o")}">b</i><button popovertarget="r">b</button>',
    "shadow": f'<div><template shadowrootmode="open"><img src="/none.png" onerror="{_mark("s")}"></template></div>',
}

ADDRESSES = {
    "javascript link": f'<a href="javascript:{_mark("link")}">b</a>',
    "javascript link, hidden": f'<a href=" java&#10;script:{_mark("hidden link")}">b</a>',
    "svg link": f'<svg><a href="javascript:{_mark("svg link")}"><text>b</text></a></svg>',
    "form": f'<form action="javascript:{_mark("form")}"><button>b</button></form>',
    "formaction": f'<form><button formaction="javascript:{_mark("formaction")}">b</button></form>',
    "form elsewhere": f'<form action="{ELSEWHERE}/ran"><button>b</button></form>',
    "frame": f'<iframe src="javascript:{_mark("frame", "parent.document")}"></iframe>',
    "frame elsewhere": f'<iframe src="{ELSEWHERE}/ran"></iframe>',
    "frame data": f'<iframe src="data:text/html,{_frame("frame data")}"></iframe>',
    "srcdoc": f'<iframe srcdoc="{_frame("srcdoc")}"></iframe>',
    "srcdoc handler": f'<iframe srcdoc="<img src=x onerror={_mark("srcdoc handler", "parent.document")}>"></iframe>',
    "object": f'<object data="javascript:{_mark("object", "parent.document")}"></object>',
    "object data": f'<object data="data:text/html,{_frame("object data")}"></object>',
    "embed": f'<embed src="data:text/html,{_frame("embed")}">',
    "use": "<svg><use href=\"data:image/svg+xml,<svg id='a' xmlns='http://www.w3.org/2000/svg'/>#a\"></use></svg>",
    "refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{_mark("refresh")}">',
    "refresh data": f'<meta http-equiv="refresh" content="0;url=data:text/html,{_frame("refresh data")}">',
    "base": f'<base href="{ELSEWHERE}/ran/">',
    "own policy": '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'">',
    "picture elsewhere": f'<img src="{ELSEWHERE}/ran.png">',
    "preload": f'<link rel="preload" as="script" href="{ELSEWHERE}/ran.js">',
    "prefetch": f'<link rel="prefetch" href="{ELSEWHERE}/ran">',
    "manifest": f'<link rel="manifest" href="{ELSEWHERE}/ran">',
}

DRESSES = {
    "style": "<style>:root { --ran: style }</style>",
    "style, guessed nonce": '<style nonce="bm9uY2U">:root { --ran: nonce }</style>',
    "style attribute": '<b class="ran" style="--ran: attribute">b</b>',
    "style sheet": f'<link rel="stylesheet" href="{ELSEWHERE}/ran.css">',
    "style sheet, data": '<link rel="stylesheet" href="data:text/css,:root{--ran:sheet}">',
    "import": f'<style>@import "{ELSEWHERE}/ran.css";</style>',
    "font": f'<style>@font-face {{ font-family: x; src: url("{ELSEWHERE}/ran.woff2") }}</style>',
}

#: What libraries would obey that read orders from attributes.
ATTRIBUTES = {
    "x-init": f'<b x-init="{_mark("x-init")}">b</b>',
    "x-data": f'<b x-data="{{ init() {{ {_mark("x-data")} }} }}">b</b>',
    "x-data, nested": f'<b x-data="{{ a: {{ b: [() => {_mark("nested")}] }} }}" x-init="a.b[0]()">b</b>'.replace(
        "ran='nested'", "ran=`nested`"
    ),
    "x-effect": f'<b x-data x-effect="{_mark("x-effect")}">b</b>',
    "x-on": f'<b x-data x-on:click="{_mark("x-on")}">b</b>',
    "@click": f'<b x-data @click="{_mark("@click")}">b</b>',
    "@load.window": f'<b x-data @load.window="{_mark("@load")}">b</b>',
    "x-html": "<b x-data x-html=\"'<img src=/none.png onerror=document.documentElement.dataset.ran=1>'\">b</b>",
    "x-html asks": "<b x-data x-html=\"'<img src=/ran/x-html>'\">b</b>",
    "x-bind": "<b x-data x-bind:title=\"fetch('/ran/x-bind')\">b</b>",
    ":title": "<b x-data :title=\"fetch('/ran/:title')\">b</b>",
    "x-text": "<b x-data x-text=\"$el.ownerDocument.documentElement.dataset.ran = 'x-text'\">b</b>",
    "x-if": "<template x-if=\"document.documentElement.dataset.ran = 'x-if'\"><b>b</b></template>",
    "x-constructor": "<b x-init=\"(() => {}).constructor('document.documentElement.dataset.ran = 1')()\">b</b>",
    "x-click": '<b x-init="$el.nextElementSibling.click()">b</b><button formaction="/ran/x-click">b</button>',
    "hx-get": '<b hx-get="/ran/hx-get" hx-trigger="load">b</b>',
    "hx-post": '<b hx-post="/ran/hx-post" hx-trigger="load" hx-include="[name=csrfmiddlewaretoken]">b</b>',
    "data-hx-get": '<b data-hx-get="/ran/data-hx-get" data-hx-trigger="load">b</b>',
    "hx-on": f'<b hx-on:click="{_mark("hx-on")}" hx-on::load="{_mark("hx-on load")}">b</b>',
    "hx-vals": f'<b hx-get="/ran/hx-vals" hx-trigger="click" hx-vals="js:{{a: {_mark("hx-vals")}}}">b</b>',
    "hx-swap": '<b hx-get="/ran/hx-swap" hx-trigger="click" hx-swap="outerHTML">b</b>',
    "related": f'<a class="related-widget-wrapper-link" id="add_id_x" href="javascript:{_mark("related")}">b</a>',
    "lookup": f'<a class="related-lookup" id="lookup_x" href="javascript:{_mark("lookup")}">b</a>',
    "ng-app": f'<b ng-app ng-csp ng-click="{_mark("ng")}">{{{{constructor.constructor(1)()}}}}</b>',
}

#: A plain link where the desk's frame is not.
FRAMED = {
    "related elsewhere": f'<a class="related-widget-wrapper-link" id="add_id_y" href="{ELSEWHERE}/ran">b</a>',
}

EVERYTHING = SCRIPTS | HANDLERS | ADDRESSES | DRESSES | ATTRIBUTES
