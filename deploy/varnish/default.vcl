# Varnish before Newsroom: keeps pages by the surrogate keys (xkey) that each page names, drops them when the newsroom
# says so, and goes on serving what it has while the newsroom is down. Needs varnish-modules for xkey,
# -p http_gzip_support=off, so that Brotli from the newsroom reaches readers as it is, and two stores: -s pages=malloc,256m
# and a small -s odd=malloc,16m for what anybody can ask for without end, which must push out no page that readers read.
# NEWSROOM_URL in its environment names the one host that is answered.

vcl 4.1;

import std;
import var;
import xkey;

backend web {
    .host = "web";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    .probe = {
        # A file that asks nothing of the database and is served whatever the host, asked for as the TLS proxy would.
        .request =
            "HEAD /static/css/tokens.css HTTP/1.1"
            "Host: newsroom"
            "X-Forwarded-Proto: https"
            "Connection: close";
        .interval = 3s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
}

# The desk's own server, so that a heavy save holds up no reader. It is asked without looking whether it is well: under
# its heaviest work it answers late, and no other server may do that work.
backend desk {
    .host = "desk";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 120s;
}

sub vcl_recv {
    # What the outside must not decide.
    unset req.http.Proxy;
    unset req.http.X-Forwarded-Host;
    if (req.restarts == 0) {
        unset req.http.X-Now;
        set req.grace = 24h;
        if (std.healthy(req.backend_hint)) {
            set req.grace = 60s;
        }
    } elsif (req.http.X-Now) {
        set req.grace = 0s;
    }

    if (req.method == "PURGE") {
        if (std.getenv("NEWSROOM_PURGE_TOKEN") == ""
            || req.http.Authorization != "Bearer " + std.getenv("NEWSROOM_PURGE_TOKEN")) {
            return (synth(403, "Forbidden"));
        }
        # The newsroom's name for this purge, before the pages go: whatever is fetched from now on bears it.
        if (req.http.X-Purge-Mark) {
            var.global_set("purge-mark", req.http.X-Purge-Mark);
        }
        if (req.http.xkey-purge) {
            return (synth(200, "Purged " + xkey.purge(req.http.xkey-purge)));
        }
        if (req.http.xkey-softpurge) {
            return (synth(200, "Softly purged " + xkey.softpurge(req.http.xkey-softpurge)));
        }
        return (synth(400, "Name keys in xkey-purge or xkey-softpurge"));
    }

    unset req.http.X-Purge-Mark;
    if (req.method !~ "^(GET|HEAD|POST)$") {
        return (synth(405, "Method Not Allowed"));
    }
    # One host: a page is kept once, and a made-up name makes no second copy of it.
    set req.http.Host = std.tolower(regsub(req.http.Host, ":[0-9]+$", ""));
    if (std.getenv("NEWSROOM_URL")
        && req.http.Host != regsub(std.tolower(std.getenv("NEWSROOM_URL")), "^https?://([^/:]+|\[[^]]*\]).*$", "\1")) {
        return (synth(421, "Misdirected Request"));
    }

    if (req.url ~ "^/admin(/|$)") {
        set req.backend_hint = desk;
    }
    # The desk is nobody else's business, nor is a link that shows an unpublished text.
    if (req.url ~ "^/(admin|pratinjau)(/|$)" || req.method == "POST") {
        return (pass);
    }

    # Every reader is the same reader.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.http.X-Forwarded-Proto != "https") {
        set req.http.X-Forwarded-Proto = "http";
    }
    # Parameters that no page knows are how a reader came by the address, or made up: one page. The list is the
    # newsroom's own, PARAMETERS in public/fast/caching.py. Empty values say nothing, and the order neither.
    if (req.url ~ "^/(static|media)/") {
        set req.url = regsub(req.url, "\?.*$", "");
    } elsif (req.url ~ "\?") {
        set req.url = regsuball(req.url, "(?<=[?&])(?!(before|hari|hingga|q|rubrik|sejak)=[^&])[^&]*", "");
        set req.url = regsuball(req.url, "(?<=[?&])&+", "");
        set req.url = std.querysort(regsub(req.url, "[?&]+$", ""));
    }
    # What the reader takes, as the newsroom reads it: q=0 refuses, any other weight accepts, Brotli first.
    set req.http.Accept-Encoding = regsuball(std.tolower(req.http.Accept-Encoding), "[ \t]", "");
    set req.http.Accept-Encoding = regsuball(req.http.Accept-Encoding, "(?<=^|,)[^,;]*;q=0(\.0{0,3})?(?=,|$)", "");
    if (req.http.Accept-Encoding ~ "(^|,)br(,|;|$)") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "(^|,)gzip(,|;|$)") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.http.X-Forwarded-Proto);
}

sub vcl_hit {
    # Stale: its time is over, or something that it shows has changed. While the newsroom is there it is asked, and
    # readers of the page wait for that together; a page that is old is shown only if nobody answers.
    if (obj.ttl < 0s && req.restarts == 0 && std.healthy(req.backend_hint)) {
        set req.http.X-Now = "1";
        return (restart);
    }
}

sub vcl_backend_fetch {
    unset bereq.http.X-Now;
    # Which purge this is asked after: a server process that has not looked since does so before it answers.
    set bereq.http.X-Purge-Mark = "m" + var.global_get("purge-mark");
}

sub vcl_backend_response {
    # A failed refresh must not take the place of a page that was good.
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    # A purge came while the page was made: it may be of before. Whoever waits for it gets it, nobody after.
    if (bereq.http.X-Purge-Mark != "m" + var.global_get("purge-mark")) {
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
        set beresp.keep = 0s;
        return (deliver);
    }
    # Kept is only what says that it may be.
    if (beresp.http.Cache-Control !~ "public" || beresp.http.Set-Cookie || bereq.uncacheable) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # What can be asked for in any number (slugs and searches that somebody made up) stays a moment, in its own store.
    if (beresp.status != 200 || bereq.url ~ "[?&]q=") {
        set beresp.storage = storage.odd;
        set beresp.grace = 10s;
        return (deliver);
    }
    set beresp.storage = storage.pages;
    set beresp.grace = 24h;
}

sub vcl_synth {
    if (req.method == "PURGE" && resp.status == 200 && req.http.X-Purge-Mark) {
        set resp.http.X-Purge-Mark = req.http.X-Purge-Mark;
    }
    if (resp.status == 405) {
        set resp.http.Allow = "GET, HEAD, POST";
    }
}

sub vcl_deliver {
    # Between the newsroom and its caches alone. Without Age, a browser's minute begins when it gets the page.
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.Age;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    unset resp.http.Server;
}

sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Retry-After = "10";
    set beresp.http.Cache-Control = "no-store";
    set beresp.body = {"<!doctype html><html lang="id"><meta charset="utf-8"><title>Sebentar</title>
<p>Halaman ini sedang tidak dapat dibuka. Silakan coba lagi sebentar lagi.</p></html>
"};
    return (deliver);
}
