"""The command ``medsite``, also as ``python -m medsite``."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from medsite.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # so early that nothing had begun
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
