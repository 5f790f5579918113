"""The command ``medsite``, also as ``python -m medsite``."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from medsite.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
