"""The real service, killed at every point and refused at every write: make crash.

`life` is the service as it runs, in a process that is forked for each life; `hooks` names the
points that it passes, from outside, so that the product holds nothing of this. `telegram` is
what it speaks to, `history` judges what the person did against what the chat showed, `kills`
and `faults` are the two campaigns, `ledger` adds them up.
"""
