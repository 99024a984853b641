"""Rules by which agency copy goes live without a hand: made and held (`making`), met by what comes (`meeting`), and
followed by the worker (`following`), which takes, submits, approves and publishes by the verbs that people use.

A rule rests on two people where the house asks for four eyes: who made it begins each story, who answers for it has
said yes to that, approves and publishes. If either may not do so any more, it stops.
"""
