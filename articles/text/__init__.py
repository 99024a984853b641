"""What a story says: its fields, each save as a revision, what is typed and not saved, and text that comes in.

Above `models` and `body`, but for `storyfields`, which both may ask; `locks`, `workflow` and `readers` build on it.
"""
