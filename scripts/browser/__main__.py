"""`python -m scripts.browser`: what `nox -s browser` and `nox -s contact` call."""

import sys

from scripts.browser.session import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
