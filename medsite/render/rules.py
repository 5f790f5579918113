"""The rules of render/: ids for ``medsite explain``, and why each exists."""

# Rule → why it exists. The ids never change; a rule that goes leaves its number unused.
RULES: dict[str, str] = {
    "T001": "A theme, or the parent of a theme, has no folder under themes/ and is not bundled.",
    "T002": "Themes that are each other's parents have no end.",
    "T003": "A field of theme.yaml or i18n/ that medsite does not know, or a value that does not fit it.",
    "T004": "A theme is read from its own folder only; a link could bring in any file of the computer.",
    "T005": "A theme's files are held in memory while the site is built.",
    "T006": "A theme is read whole, or pages would be made of half of it.",
    "T010": "A template of the theme cannot be understood.",
    "T011": "A template asks for something that is not there, is not allowed, or fails while the page is made.",
    "C001": "A card is one file: packages would be fetched from the network, and cards would differ from day to day.",
    "C002": "Social cards are made from the theme's card.typ.",
    "C003": "A font of the theme is damaged.",
    "C004": "A character that no font of the theme has would be an empty box on the card.",
    "C005": "A card is one picture; long text made card.typ begin a second page.",
    "C006": "card.typ cannot be understood, or fails for this card.",
    "C007": "Networks expect cards of 1200 × 630, 1080 × 1080 or 1000 × 1500 pixels; others are cropped.",
    "C008": "Some networks show no picture heavier than 300 KB.",
    "P001": "A picture that is damaged, cut off, or larger than 50 megapixels.",
    "P002": "Raw photographs, TIFF and HEIC keep place, date and device, and no browser needs them.",
}
