"""Professional registers: their names and where an entry can be looked up."""

from urllib.parse import quote

from medsite.model.page_view import RegistrationView
from medsite.model.people import Registration

# scheme → (name, address of an entry; "{}" is its number, an address without it leads to the register's search)
REGISTERS: dict[str, tuple[str, str]] = {
    "npi": ("National Provider Identifier", "https://npiregistry.cms.hhs.gov/provider-view/{}"),
    "gmc": ("General Medical Council", "https://www.gmc-uk.org/doctors/{}"),
    "gdc": ("General Dental Council", "https://olr.gdc-uk.org/SearchRegister"),
    "gphc": ("General Pharmaceutical Council", "https://www.pharmacyregulation.org/registers"),
    "hcpc": ("Health and Care Professions Council", "https://www.hcpc-uk.org/check-the-register/"),
    "ahpra": (
        "Australian Health Practitioner Regulation Agency",
        "https://www.ahpra.gov.au/Registration/Registers-of-Practitioners.aspx",
    ),
    "nmc": ("National Medical Commission", "https://www.nmc.org.in/information-desk/indian-medical-register/"),
    "imc": ("Irish Medical Council", "https://www.medicalcouncil.ie/public-information/check-the-register/"),
    "mcnz": ("Medical Council of New Zealand", "https://www.mcnz.org.nz/registration/register-of-doctors/"),
    "hpcsa": ("Health Professions Council of South Africa", "https://isystems.hpcsa.co.za/iregister/"),
    "smc": ("Singapore Medical Council", "https://prs.moh.gov.sg/prs/internet/profSearch/main.action?hpe=SMC"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "rpps": ("Répertoire partagé des professionnels de santé", "https://annuaire.sante.fr/"),
    "big": ("BIG-register", "https://zoeken.bigregister.nl/"),
}
# "IMC" and "NMC" are short for registers of more than one country; the jurisdiction tells them apart.
ELSEWHERE: dict[tuple[str, str], tuple[str, str]] = {
    ("imc", "in"): ("Indian Medical Council", "https://www.nmc.org.in/information-desk/indian-medical-register/"),
    ("imc", "india"): ("Indian Medical Council", "https://www.nmc.org.in/information-desk/indian-medical-register/"),
    ("nmc", "gb"): ("Nursing and Midwifery Council", "https://www.nmc.org.uk/registration/search-the-register/"),
    ("nmc", "uk"): ("Nursing and Midwifery Council", "https://www.nmc.org.uk/registration/search-the-register/"),
}


def registration_view(entry: Registration) -> RegistrationView:
    """Return a registration in words, with a link to its register: the doctor's own link goes before ours."""
    scheme = entry.scheme.casefold()
    unknown = (entry.scheme if any(c.isspace() or c.isupper() for c in entry.scheme) else entry.scheme.upper(), "")
    name, url = ELSEWHERE.get((scheme, entry.jurisdiction.casefold())) or REGISTERS.get(scheme) or unknown
    label = f"{name} ({entry.jurisdiction})" if entry.jurisdiction else name
    return RegistrationView(label, entry.id, entry.verify_url or url.replace("{}", quote(entry.id, safe="")))
