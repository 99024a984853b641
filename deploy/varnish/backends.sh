#!/bin/sh
# Writes backends.vcl to standard output: whom Varnish asks. NEWSROOM_WEB and NEWSROOM_DESK are lists of host:port,
# separated by commas; a name that has several addresses (replicas of a container, say) is as many servers. Fails,
# and writes nothing, if a name has no address.
set -eu

addresses() { # $1: host:port,host:port  ->  one "address port" a line
    for each in $(echo "$1" | tr ',' ' '); do
        host=${each%:*}
        port=${each##*:}
        found=$(getent ahosts "$host" | awk '{ print $1 }' | sort -u)
        [ -n "$found" ] || { echo "$host has no address" >&2; return 1; }
        for address in $found; do echo "$address $port"; done
    done
}

backends() { # $1: name of the director, $2: its addresses, $3: what else each backend has
    nth=0
    echo "$2" | while read -r address port; do
        nth=$((nth + 1))
        printf 'backend %s_%d {\n    .host = "%s";\n    .port = "%s";\n    %s\n}\n\n' "$1" "$nth" "$address" "$port" "$3"
    done
}

director() { # $1: name of the director, $2: its addresses, $3: its kind
    printf '    new %s = directors.%s();\n' "$1" "$3"
    nth=0
    echo "$2" | while read -r _; do
        nth=$((nth + 1))
        printf '    %s.add_backend(%s_%d);\n' "$1" "$1" "$nth"
    done
}

probe() { # $1: its name, $2: the address it asks for
    printf 'probe %s {\n    .request = "GET %s HTTP/1.1" "Host: newsroom" "Connection: close";\n' "$1" "$2"
    printf '    .interval = %ss;\n    .timeout = 2s;\n    .window = 3;\n    .threshold = 2;\n    .initial = 2;\n}\n\n' \
        "${PROBE_SECONDS:-2}"
}

web=$(addresses "${NEWSROOM_WEB:-web:8000}")
desk=$(addresses "${NEWSROOM_DESK:-desk:8000}")

probe ready /readyz
probe alive /healthz
backends web "$web" '.connect_timeout = 1s; .first_byte_timeout = 10s; .between_bytes_timeout = 5s; .probe = ready;'
# Styles, scripts and pictures ask nothing of the database.
backends files "$web" '.connect_timeout = 1s; .first_byte_timeout = 10s; .between_bytes_timeout = 5s; .probe = alive;'
# The desk is asked without looking whether it is well: under its heaviest work it answers late.
backends desk "$desk" '.connect_timeout = 2s; .first_byte_timeout = 120s;'
printf 'sub vcl_init {\n'
director web "$web" shard
printf '    web.reconfigure();\n'
director files "$web" round_robin
director desk "$desk" round_robin
printf '}\n'
