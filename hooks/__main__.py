"""`python hooks check`: the command line with nothing installed but the dependencies."""

import sys

from concordance.__main__ import main

if __name__ == "__main__":
    main(prog_name=f"python {sys.argv[0]}")
