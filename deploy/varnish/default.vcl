# Varnish before Newsroom: keeps pages by the surrogate keys (xkey) that each page names, drops them when the newsroom
# says so, and goes on serving what it has while the newsroom is down. Needs varnish-modules for xkey, and
# -p http_gzip_support=off, so that Brotli from the newsroom reaches readers as it is.

vcl 4.1;

import std;
import xkey;

backend web {
    .host = "web";
    .port = "8000";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    .probe = {
        # A page that asks the database nothing, asked for as the TLS proxy would.
        .request =
            "HEAD /robots.txt HTTP/1.1"
            "Host: localhost"
            "X-Forwarded-Proto: https"
            "Connection: close";
        .interval = 3s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
        .initial = 2;
    }
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
        if (req.http.xkey-purge) {
            return (synth(200, "Purged " + xkey.purge(req.http.xkey-purge)));
        }
        if (req.http.xkey-softpurge) {
            return (synth(200, "Softly purged " + xkey.softpurge(req.http.xkey-softpurge)));
        }
        return (synth(400, "Name keys in xkey-purge or xkey-softpurge"));
    }

    # The desk is nobody else's business.
    if (req.url ~ "^/admin(/|$)" || (req.method != "GET" && req.method != "HEAD")) {
        return (pass);
    }

    # Every reader is the same reader.
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.http.X-Forwarded-Proto != "https") {
        set req.http.X-Forwarded-Proto = "http";
    }
    # Addresses that differ only in how a reader came by them are one page.
    if (req.url ~ "[?&](utm_[a-z]+|fbclid|gclid|mc_[a-z]+|igshid|ref)=") {
        set req.url = regsuball(req.url, "[?&](utm_[a-z]+|fbclid|gclid|mc_[a-z]+|igshid|ref)=[^&]*", "");
        if (req.url !~ "\?") {
            set req.url = regsub(req.url, "&", "?");
        }
    }
    if (req.http.Accept-Encoding ~ "\bbr\b") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "\bgzip\b") {
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
    # Stale. A page that changes at a known moment does not allow it while the newsroom is there to be asked.
    if (obj.ttl < 0s && req.restarts == 0 && obj.http.Cache-Control !~ "stale-while-revalidate"
        && std.healthy(req.backend_hint)) {
        set req.http.X-Now = "1";
        return (restart);
    }
}

sub vcl_backend_fetch {
    unset bereq.http.X-Now;
}

sub vcl_backend_response {
    # A failed refresh must not take the place of a page that was good.
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    # Kept is only what says that it may be.
    if (beresp.http.Cache-Control !~ "public" || beresp.http.Set-Cookie || bereq.uncacheable) {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    set beresp.grace = 24h;
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
