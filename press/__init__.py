"""Cases of the press law: who found what wrong in which story, what was answered and decided, and by when.

A case only grows. What readers are told of it is a public note, which belongs to the story
(`articles.readers.corrections`); a step of the case names it. `public.views.complaints` is the way in for readers,
`desk.cases` the screen.
"""
