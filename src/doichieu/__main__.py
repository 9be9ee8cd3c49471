"""`python -m doichieu` and the `doichieu` command."""

from __future__ import annotations

import signal

# Until the command line handles an interrupt, it ends the process at once: never with a traceback out of an import.
signal.signal(signal.SIGINT, signal.SIG_DFL)

from doichieu.cli.app import main  # noqa: E402

if __name__ == "__main__":
    main()
