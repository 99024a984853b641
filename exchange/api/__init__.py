"""`/api/v1/`: the newsroom for other people's programs.

`reading/` answers anybody with what readers have, and with nothing else; `writing/` answers a person's token with
what that person sees on the desk, and writes by the same verbs. `shapes` says what goes out, `problems` what is said
where nothing does. The address bears the version: what stands in it is taken away two minor releases after that was
said.
"""
