# Varnish before Newsroom: keeps pages by the surrogate keys (xkey) that each page names, drops them when the newsroom
# says so, and goes on serving what it has while the newsroom is down. Needs varnish-modules for xkey,
# -p http_gzip_support=off, so that Brotli from the newsroom reaches readers as it is, and two stores: -s pages=malloc,256m
# and a small -s odd=malloc,16m for what anybody can ask for without end, which must push out no page that readers read.
# NEWSROOM_URL in its environment names the one host that is answered. start.sh starts it so.

vcl 4.1;

import directors;
import std;
import var;
import xkey;

# Whom to ask: the directors web (readers' pages), files (what needs no database) and desk. Written by backends.sh from
# NEWSROOM_WEB and NEWSROOM_DESK; each name's every address is a server of its own.
include "backends.vcl";

sub vcl_recv {
    # What the outside must not decide.
    unset req.http.Proxy;
    unset req.http.X-Forwarded-Host;
    if (req.url ~ "^/(admin|api/v1/desk|api/v1/outlets)(/|$)") {
        set req.backend_hint = desk.backend();
    } elsif (req.url ~ "^/(static|media)/") {
        set req.backend_hint = files.backend();
    } else {
        set req.backend_hint = web.backend();
    }
    # Each request has an id, which the proxy before us may have given it; the newsroom's logs name it.
    if (req.http.X-Request-ID !~ "^[A-Za-z0-9._-]{6,80}$") {
        set req.http.X-Request-ID = "varnish-" + req.xid;
    }
    if (req.restarts == 0) {
        unset req.http.X-Now;
        unset req.http.X-Stale;
        set req.grace = 24h;
        if (std.healthy(req.backend_hint)) {
            set req.grace = 60s;
        }
    } elsif (req.http.X-Stale) {
        set req.grace = 24h;
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
    if (req.method !~ "^(GET|HEAD|POST)$" && !(req.method == "PATCH" && req.url ~ "^/api/v1/desk/")) {
        return (synth(405, "Method Not Allowed"));
    }
    # One host: a page is kept once, and a made-up name makes no second copy of it.
    set req.http.Host = std.tolower(regsub(req.http.Host, ":[0-9]+$", ""));
    if (std.getenv("NEWSROOM_URL")
        && req.http.Host != regsub(std.tolower(std.getenv("NEWSROOM_URL")), "^https?://([^/:]+|\[[^]]*\]).*$", "\1")) {
        return (synth(421, "Misdirected Request"));
    }

    # For probes, not for the world.
    if (req.url ~ "^/(healthz|readyz|metrics)(/|\?|$)") {
        return (synth(404, "Not Found"));
    }
    # The desk is nobody else's business, nor is a token or a key, nor a link that shows an unpublished text, nor who
    # complains of what.
    if (req.url ~ "^/(admin|api/v1/desk|api/v1/outlets|pratinjau|koreksi/kirim|koreksi/kasus)(/|$)" || req.method == "POST") {
        return (pass);
    }

    # A token makes no answer of the API another one, but the newsroom says so if it lets nobody in.
    if (req.http.Authorization && req.url ~ "^/api/") {
        return (pass);
    }

    # Every reader is the same reader.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.http.X-Forwarded-Proto != "https") {
        set req.http.X-Forwarded-Proto = "http";
    }
    # Parameters that no page knows are how a reader came by the address, or made up: one page. The list is the
    # newsroom's own, PARAMETERS and, for programs, API_PARAMETERS in public/fast/caching.py. Empty values say nothing,
    # and the order neither.
    if (req.url ~ "^/(static|media)/") {
        set req.url = regsub(req.url, "\?.*$", "");
    } elsif (req.url ~ "^/api/") {
        set req.url = regsuball(req.url, "(?<=[?&])(?!(author|changed_since|cursor|kind|limit|section|since|tag)=[^&])[^&]*", "");
        set req.url = regsuball(req.url, "(?<=[?&])&+", "");
        set req.url = std.querysort(regsub(req.url, "[?&]+$", ""));
    } elsif (req.url ~ "\?") {
        set req.url = regsuball(req.url, "(?<=[?&])teks=?(?=&|$)", "teks=1"); # says something by being there
        set req.url = regsuball(req.url, "(?<=[?&])(?!(attachment_id|before|hari|hingga|jenis|p|page_id|penulis|q|rubrik|sejak|teks|urut)=[^&])[^&]*", "");
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
    if (obj.ttl < 0s && !req.http.X-Now && !req.http.X-Stale && std.healthy(req.backend_hint)) {
        set req.http.X-Now = "1";
        return (restart);
    }
}

sub vcl_miss {
    # Nobody could make the page, and there is no older one.
    if (req.http.X-Stale) {
        return (synth(503, "Service Unavailable"));
    }
}

sub vcl_backend_fetch {
    unset bereq.http.X-Stale;
    # Which purge this is asked after: a server process that has not looked since does so before it answers.
    set bereq.http.X-Purge-Mark = "m" + var.global_get("purge-mark");
    if (bereq.uncacheable) {
        return (fetch);
    }
    # Each page has a server of its own; what failed there is asked of the next one.
    if (bereq.url !~ "^/(static|media)/") {
        set bereq.backend = web.backend(by=URL, alt=bereq.retries);
    }
    # A server that does not answer costs a reader two seconds: one each at two servers where there is an older page to
    # show, else two at the first. A search may take its time, and nobody waits for what is fetched behind a reader.
    if (!bereq.is_bgfetch && bereq.url !~ "[?&]q=") {
        if (bereq.http.X-Now) {
            set bereq.first_byte_timeout = 1s;
        } elsif (bereq.retries == 0) {
            set bereq.first_byte_timeout = 2s;
        }
    }
}

sub vcl_backend_response {
    # A failure is asked of another server, and never kept. What readers' pages then lack, they get from vcl_synth.
    if (beresp.status >= 500 && !bereq.uncacheable) {
        if (bereq.retries == 0) {
            return (retry);
        }
        return (abandon);
    }
    # A purge came while the page was made: it may be of before, and is made again. If one came then, too, whoever waits
    # gets it and nobody after; it takes the place of the older page, and nothing is left to show if all servers fail.
    # What only passes through is never asked twice: it may be a form that was sent.
    if (bereq.http.X-Purge-Mark != "m" + var.global_get("purge-mark")) {
        if (bereq.retries == 0 && !bereq.uncacheable) {
            return (retry);
        }
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
    # Every server failed. An older page is better than none, for a day.
    if (resp.status == 503 && !req.http.X-Stale && req.method ~ "^(GET|HEAD)$") {
        set req.http.X-Stale = "1";
        return (restart);
    }
    if (req.method == "PURGE" && resp.status == 200 && req.http.X-Purge-Mark) {
        set resp.http.X-Purge-Mark = req.http.X-Purge-Mark;
    }
    if (resp.status == 405) {
        set resp.http.Allow = "GET, HEAD, POST";
    }
    if (resp.status == 503) {
        set resp.http.Content-Type = "text/html; charset=utf-8";
        set resp.http.Retry-After = "10";
        set resp.http.Cache-Control = "no-store";
        set resp.body = {"<!doctype html><html lang="id"><meta charset="utf-8"><title>Sebentar</title>
<p>Halaman ini sedang tidak dapat dibuka. Silakan coba lagi sebentar lagi.</p></html>
"};
        return (deliver);
    }
}

sub vcl_deliver {
    # Between the newsroom and its caches alone. Without Age, a browser's minute begins when it gets the page.
    # A page that is kept bears the id of whoever asked for it first.
    set resp.http.X-Request-ID = req.http.X-Request-ID;
    unset resp.http.xkey;
    # A content network before us (NEWSROOM_CDN=1) knows pages by these, and takes them off itself.
    if (!std.getenv("NEWSROOM_CDN")) {
        unset resp.http.Surrogate-Key;
        unset resp.http.Cache-Tag;
    }
    unset resp.http.Age;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    unset resp.http.Server;
}

sub vcl_backend_error {
    if (!bereq.uncacheable) {
        if (bereq.retries == 0) {
            return (retry);
        }
        return (abandon);
    }
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Retry-After = "10";
    set beresp.http.Cache-Control = "no-store";
    set beresp.body = {"<!doctype html><html lang="id"><meta charset="utf-8"><title>Sebentar</title>
<p>Halaman ini sedang tidak dapat dibuka. Silakan coba lagi sebentar lagi.</p></html>
"};
    return (deliver);
}
