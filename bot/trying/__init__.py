"""The page of `henvend try`: a conversation, why it ends as it does, and the files beside it.

Everything runs on this machine and answers this machine only.
"""
