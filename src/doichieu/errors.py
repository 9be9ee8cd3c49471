"""The two kinds of error: skip this item and record why, or stop the run."""


class DoichieuError(Exception):
    """Base of both kinds; the message is one sentence a user understands: what, why, what to do."""


class ItemError(DoichieuError):
    """This input cannot be used: the caller records it in `rejected` and goes on."""


class RunError(DoichieuError):
    """The run cannot go on: the edge prints the message and exits with status 2."""
