"""A value that will not do, said so that pydantic carries it to the place where it stands."""

from pydantic_core import PydanticCustomError


def make_fault(rule: str, message: str, mend: str = "", steps: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """Return the error for a validator to raise.

    steps: the keys and indexes from the validated value down to the one that is wrong.
    """
    return PydanticCustomError("medsite", "{message}", {"rule": rule, "message": message, "mend": mend, "steps": steps})
