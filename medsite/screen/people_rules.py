"""What the rules for people say of themselves: names, dates of a life, great ages, small places."""

from medsite.screen.rules import Rule

NAMED = "45 CFR 164.514(b)(2)(i)(A): names of the person, of relatives, employers and household members"
DATED = "45 CFR 164.514(b)(2)(i)(C): all elements of dates (except year) directly related to an individual"
AGED = "45 CFR 164.514(b)(2)(i)(C): all ages over 89, and all elements of dates indicative of such an age"
PLACED = "45 CFR 164.514(b)(2)(i)(B): all geographic subdivisions smaller than a state"
UNNAME = 'write "a patient", "her son" or an invented letter ("Mr. A"), and change what else could tell who it was.'

RULES: tuple[Rule, ...] = (
    Rule(
        "S-NAME",
        "NAME",
        "a likely name of a patient or relative",
        "A name in a patient's story tells who was ill. So do first names, nicknames and initials in a small town.",
        NAMED,
        UNNAME,
        finds=(
            "My patient Adaeze told me she had not slept.",
            "Mrs Thornbury was admitted that night.",
            "Her son Ruben drove.",
        ),
        passes=(
            "Parkinson's disease is common.",
            "Mr. A is an invented patient.",
            "Florence Nightingale washed her hands.",
        ),
    ),
    Rule(
        "S-NAME-FIELD",
        "NAME",
        "a likely name in a field, title, caption, comment or address",
        "Front matter, alternative text, comments, tables and file names are published, or anyone can read them.",
        NAMED,
        UNNAME,
        finds=("- Patient: Ruben Achterberg", "<!-- real name: Adaeze Thornbury -->"),
        passes=("- Name: what the medicine is called",),
    ),
    Rule(
        "S-NAME-AGAIN",
        "NAME",
        "a further mention of a name found on this page",
        "Once a name is known, its parts, its lower-case forms and the slug made of it tell the same.",
        NAMED,
        UNNAME,
        finds=("My patient Adaeze told me so. The picture is adaeze.jpg.",),
        passes=("My patient told me so.",),
    ),
    Rule(
        "S-NAME-MAYBE",
        "NAME",
        "a capitalised word that may be a name",
        "It stands in a story about one person, but nothing else says that it is a name.",
        NAMED,
        "look at it; if it is a patient's or relative's name, take it out.",
        severity="warning",
        passes=("The tablets are small.",),
    ),
    Rule(
        "S-DATE",
        "DATE",
        "a date of a person's life or care",
        "Birth, admission, visit, operation and death dates find a person in other records. The year alone may stay.",
        DATED,
        'keep the year only, or write "last spring".',
        finds=("She was admitted on 4 March 2021.", "DOB 04/03/1961."),
        passes=("World Sleep Day is on 15 March.", "Page last reviewed: 4 March 2021."),
    ),
    Rule(
        "S-AGE",
        "AGE",
        "an age over 89",
        "So few people are as old as that that the age helps to find them.",
        AGED,
        'write "90 or older" or "in great old age".',
        finds=("My patient is 94 and swims.", "A ninety-four-year-old woman came in."),
        passes=("People over 90 can still benefit.", "At 95 beats a minute, rest."),
    ),
    Rule(
        "S-AGE-BORN",
        "AGE",
        "a birth year that implies an age over 89",
        "A birth year up to 1936 tells an age over 89 as surely as the age itself.",
        AGED,
        'leave the year out, or write "90 or older".',
        finds=("My oldest patient was born in 1931.",),
        passes=("She was born in 1961.", "The hospital opened in 1931."),
    ),
    Rule(
        "S-GEO",
        "GEO",
        "a place below state or county that is tied to a person",
        "Town, street and postcode narrow the search for a person to a few.",
        PLACED,
        'name the state, county or region only ("a town in the north").',
        finds=("My patient lives in Kampala.", "She lives at 12 Orchard Road, Penrith CA11 7AB."),
        passes=("Use the Glasgow Coma Scale.", "Patients were recruited in Lagos and Manchester."),
    ),
)
