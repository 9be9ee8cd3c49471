"""Where work runs and what it reads: the disk, and the processes of this machine."""
