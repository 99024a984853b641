#!/bin/sh
# Starts Varnish before the newsroom, and looks every few seconds whether the names of the newsroom's servers lead
# elsewhere by now: Varnish itself asks for a name once. What is given to this script is given on to varnishd.
set -eu

here=$(dirname "$0")
work=${VARNISH_WORK:-/tmp/varnish}
mkdir -p "$work"
rules=$work.rules
mkdir -p "$rules"

until sh "$here/backends.sh" >"$rules/backends.vcl"; do sleep 1; done

# Brotli comes from the newsroom: http_gzip_support=off keeps Varnish from asking for gzip alone. xkey's and the pages'
# headers of long stories need more room than the default.
varnishd -F -n "$work" -f "$here/default.vcl" -a "${VARNISH_LISTEN:-:8080}" \
    -s "pages=malloc,${VARNISH_MEMORY:-256m}" -s odd=malloc,16m \
    -p vcl_path="$rules" -p http_gzip_support=off -p http_resp_hdr_len=16k -p http_resp_size=64k \
    -p http_req_hdr_len=16k -p http_req_size=64k "$@" &
varnish=$!
trap 'kill -TERM "$varnish"; wait "$varnish"; exit 0' TERM INT

nth=1
while kill -0 "$varnish" 2>/dev/null; do
    sleep "${RESOLVE_SECONDS:-5}" &
    wait $! || true
    sh "$here/backends.sh" >"$rules/backends.new" 2>/dev/null || continue
    cmp -s "$rules/backends.new" "$rules/backends.vcl" && continue
    mv "$rules/backends.new" "$rules/backends.vcl"
    nth=$((nth + 1))
    if varnishadm -n "$work" vcl.load "rules$nth" "$here/default.vcl" >/dev/null; then
        varnishadm -n "$work" vcl.use "rules$nth" >/dev/null
        echo "The newsroom's servers changed; Varnish asks the new ones (rules$nth)."
    fi
done
wait "$varnish"
