"""`python -m doichieu` and the `doichieu` command."""

from __future__ import annotations

from doichieu.cli.app import main

if __name__ == "__main__":
    main()
