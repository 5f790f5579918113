"""The command ``medsite``, also as ``python -m medsite``."""

import os
import sys

_STOPPED = 130


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from medsite.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # so early that nothing had begun
        code = _STOPPED
    if code == _STOPPED:
        # A stop that came while Python was making a class would make its own end of the process, a signal, at sys.exit.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
