"""Outlets: partners that fetch what readers get, each with a key and a choice of its own, in IPTC's words.

`setting_up` makes an outlet and its key; `moments` says when something about a story changed, `choosing` which
stories an outlet gets, `items` what is said of each, `asninjs` and `asnewsml` in which words. `feed` is a page of
that, `views` its addresses, `screens` the administrator's pages. `pictures` notices that the right to a picture
ended, `warning` tells partners by mail what they must not miss, and `partners` answers who has a story.
"""
