"""What the rules for national numbers say of themselves: those that block by shape and check digit, without a label."""

from medsite.model.finding import Category
from medsite.screen.rules import Rule

WHY = "Its form and check digit leave little doubt: it is the key to one person's records, accounts or insurance."
MEND = "remove it; if it is public on purpose, waive it in content/waivers.yaml with a reason."

# id, category, title, source, an example that is found, look-alikes that are not
TABLE: tuple[tuple[str, Category, str, str, str, tuple[str, ...]], ...] = (
    ("S-MBI", "HEALTH_PLAN", "a US Medicare number", "CMS, MBI format (2017)", "2A77-RW5-NK04", ("2A77-RW5-NKO4",)),
    (
        "S-IHI",
        "HEALTH_PLAN",
        "an individual health identifier",
        "Healthcare Identifiers Act 2010 (Australia); HIQA (Ireland)",
        "8003 6012 3456 7894",
        ("8003 6012 3456 7893",),
    ),
    (
        "S-ABHA",
        "HEALTH_PLAN",
        "an Indian health account number",
        "National Health Authority, ABDM",
        "71-4402-9183-5560",
        ("71-4402-918",),
    ),
    (
        "S-AADHAAR",
        "HEALTH_PLAN",
        "an Aadhaar number",
        "UIDAI; Verhoeff 1969",
        "3675 9834 6016",
        ("3675 9834 6015", "2010 2015 2020"),
    ),
    (
        "S-NIR",
        "HEALTH_PLAN",
        "a French social security number",
        "INSEE, NIR; CNIL",
        "2 69 05 49 588 157 80",
        ("2 69 05 49 588 157 81",),
    ),
    (
        "S-FISCALE",
        "HEALTH_PLAN",
        "an Italian codice fiscale",
        "DM 12 March 1974, Agenzia delle Entrate",
        "RNLFBA63T52H501O",
        ("RNLFBA63T52H501A",),
    ),
    (
        "S-CURP",
        "HEALTH_PLAN",
        "a Mexican CURP",
        "RENAPO, Instructivo normativo",
        "PEGM810617MDFRRN06",
        ("PEGM810617MDFRRN07",),
    ),
    (
        "S-RIC",
        "HEALTH_PLAN",
        "a Chinese resident identity number",
        "GB 11643-1999, ISO 7064",
        "110101198403172434",
        ("110101198403172435",),
    ),
    (
        "S-HKID",
        "HEALTH_PLAN",
        "a Hong Kong identity card number",
        "Immigration Department, Hong Kong",
        "Y441907(1)",
        ("Y441907(2)",),
    ),
    ("S-NRIC", "HEALTH_PLAN", "a Singapore NRIC or FIN", "ICA, Singapore", "S8204417E", ("S8204417A",)),
    (
        "S-AHV",
        "HEALTH_PLAN",
        "a Swiss AHV number",
        "Central Compensation Office, EAN-13",
        "756.4471.9023.84",
        ("756.4471.9023.85",),
    ),
    (
        "S-NISS",
        "HEALTH_PLAN",
        "a Belgian national number",
        "Royal decree of 3 April 1984",
        "85.07.30-033.28",
        ("85.07.30-033.29",),
    ),
    ("S-CPF", "HEALTH_PLAN", "a Brazilian CPF", "Receita Federal", "529.982.247-25", ("529.982.247-26",)),
    ("S-RUT", "HEALTH_PLAN", "a Chilean RUT", "Servicio de Registro Civil", "12.678.579-8", ("12.678.579-7",)),
    (
        "S-HETU",
        "HEALTH_PLAN",
        "a Finnish personal identity code",
        "Digital and Population Data Services Agency",
        "131052-308T",
        ("131052-308U",),
    ),
    (
        "S-PERSONNUMMER",
        "HEALTH_PLAN",
        "a Swedish personal number",
        "Skatteverket, SKV 704",
        "811218-9876",
        ("811218-9875",),
    ),
    (
        "S-RRN",
        "HEALTH_PLAN",
        "a Korean resident number",
        "Resident Registration Act, Republic of Korea",
        "820417-2034517",
        ("821417-2034517",),
    ),
    (
        "S-MYKAD",
        "HEALTH_PLAN",
        "a Malaysian identity card number",
        "National Registration Department",
        "820417-14-5632",
        ("821417-14-5632",),
    ),
    (
        "S-AU-MEDICARE",
        "HEALTH_PLAN",
        "an Australian Medicare number",
        "Services Australia",
        "2951 63488 1",
        ("2951 63487 1",),
    ),
    (
        "S-OHIP",
        "HEALTH_PLAN",
        "an Ontario health card number",
        "Ministry of Health, Ontario",
        "6412 903 558 KV",
        ("6412 903 557 KV",),
    ),
    ("S-NINO", "SSN", "a UK National Insurance number", "HMRC, NIM39110", "AB 12 34 56 C", ("QQ 12 34 56 C",)),
    ("S-IBAN", "ACCOUNT", "an IBAN", "ISO 13616-1", "GB29 NWBK 6016 1331 9268 19", ("GB28 NWBK 6016 1331 9268 19",)),
    ("S-CARD", "ACCOUNT", "a payment card number", "ISO/IEC 7812-1", "4929 1107 3320 4579", ("4929 1107 3320 4578",)),
    (
        "S-VIN",
        "VEHICLE",
        "a vehicle identification number",
        "49 CFR 565; ISO 3779",
        "1M8GDM9AXKP042788",
        ("1M8GDM9A1KP042788",),
    ),
    (
        "S-UDI",
        "DEVICE",
        "a unique device identifier",
        "21 CFR 830; GS1 General Specifications",
        "(01)00884116024002(21)A7731Q",
        ("(01)00884116024003",),
    ),
)

NATIONS: tuple[Rule, ...] = tuple(
    Rule(
        rule,
        category,
        title,
        WHY,
        source,
        MEND,
        finds=(f"It says {example} on the slip.", f"{example}"),
        passes=tuple(f"It says {other} on the slip." for other in others),
    )
    for rule, category, title, source, example, others in TABLE
)
