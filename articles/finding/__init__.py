"""Finding stories by their words, on both sides: what is kept of a text, what a question asks for, and the way there.

`vectors` makes the index's words of a text and `questions` those of a question; both fold by `audit.wordfolding` and
go by `roots`. `vocabulary` knows the archive's words, `synonyms` what editors say means the same, `newest` walks
backwards through the archive, `marking` shows what was found. Imported by the desk's lists and by the readers' pages.
"""
