"""Programs that these tests need: on a build server they must be there, elsewhere the tests say what to install."""

import os
import shutil

import pytest


def need_program(*names: str, package: str) -> str:
    """Return the path of the first program of `names` that is installed; else fail where CI=true, or skip."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    message = f"{names[0]} is not installed: try `apt-get install {package}`"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)
