"""Register numbers: check digits and lengths."""

import pytest

from medsite.read.registrations import explain_registration


@pytest.mark.parametrize(
    ("scheme", "number", "fine"),
    [
        ("npi", "1234567893", True),
        ("NPI", "1234 567 893", True),
        ("npi", "1245319599", True),
        ("npi", "1234567890", False),
        ("npi", "123456789", False),
        ("npi", "١٢٣٤٥٦٧٨٩٣", False),
        ("gmc", "0123456", True),
        ("gmc", "01234567", False),
        ("ahpra", "MED0001234567", True),
        ("ahpra", "med 000 123 4567", True),
        ("ahpra", "MED987654321", False),
        ("orcid", "0000-0002-1825-0097", True),
        ("orcid", "0000-0002-1694-233X", True),
        ("orcid", "0000-0002-1694-2330", False),
        ("nmc", "48211", True),
        ("nmc", "unknown", False),
        ("kmc", "anything", True),
    ],
)
def test_a_number_fits_its_register_or_is_refused(scheme: str, number: str, fine: bool) -> None:
    fault = explain_registration(scheme, number)
    assert (fault == "") is fine
    assert number not in fault
