"""Answers to reviews and comments that never tell, or deny, that somebody is a patient.

That a person is or was a patient is itself protected (45 CFR 160.103; GMC, Using social media as a medical
professional, 2024; HHS OCR settlements over replies to reviews, 2019 to 2023), also where the person said so first.
"""

from msgspec import Struct

from medsite.model.config import Config


class Reply(Struct, frozen=True):
    """An answer. when: the situation in a few words. text: ready to paste. care: what to mind."""

    when: str
    text: str
    care: str


RULE = (
    "Never say or deny that somebody is a patient, never name a visit, a date, a symptom or a treatment, "
    "and do not answer a second time in public."
)
_REPLIES = (
    (
        "thanks",
        "Thank you for taking the time to write. We are glad to read kind words, and will pass them on to the team.",
        'Do not write "it was good to see you".',
    ),
    (
        "complaint",
        (
            "Thank you for telling us. We take every concern seriously, and the rules that protect everybody's privacy "
            "mean that we cannot discuss anything here. Please reach us{reach}, so that we can listen."
        ),
        "The same words whether or not you know the person.",
    ),
    (
        "an untrue statement",
        (
            "The rules that protect everybody's privacy keep us from answering in detail here, whatever is said. "
            "Anybody can reach us{reach}, and how we work is described on {site}."
        ),
        "Do not correct facts of a case in public. Ask the platform to take down what breaks its rules.",
    ),
    (
        "a question about health",
        (
            "Thank you for asking. We cannot give advice to one person here. General information is on {site}; for "
            "advice about yourself, please speak to a clinician{emergency}."
        ),
        "No dose, no diagnosis, no judgement of what another clinician said.",
    ),
    (
        "something urgent",
        "We do not watch this page for messages that need help. If this is urgent, please call {number} now.",
        "Answer at once, then tell the clinician on call.",
    ),
    (
        "somebody shares details of another person",
        "Please do not share details about other people here. We have hidden this comment to protect their privacy.",
        "Hide it first, then answer. Keep no copy of your own.",
    ),
    (
        "misinformation",
        "We understand the worry. What we know today, with the sources, is on {site}.",
        "Once, kindly, with a link. Speak to the readers, not to win against the writer.",
    ),
    (
        "abuse",
        "We are happy to hear criticism, but not insults, and have hidden this comment.",
        "Keep it short. Report threats to the police.",
    ),
)


def reply_kit(config: Config) -> tuple[Reply, ...]:
    """Return the answers with the clinic's own public number and address in them."""
    clinic = config.clinics[0] if config.clinics else None
    ways = [f"at {way}" for way in ((clinic.phone, clinic.email) if clinic else ()) if way]
    words = {
        "reach": " " + " or ".join(ways) if ways else "",
        "site": config.url,
        "emergency": f"; in an emergency call {config.emergency}" if config.emergency else "",
        "number": config.emergency or "the emergency number",
    }
    return tuple(Reply(when, text.format(**words), care) for when, text, care in _REPLIES)
