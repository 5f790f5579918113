"""Names in prose: found in stories, not in the history of medicine."""

import pytest

from tests.screen.people_cases import is_found, words_found

STORIES = [
    ("My patient Adaeze told me she had not slept for a week.", "Adaeze"),
    ("Mrs Thornbury was admitted that night with a fever.", "Thornbury"),
    ("Her son Ruben drove her home, and she slept.", "Ruben"),
    ("Ruben Achterberg, 63, came to our clinic with a cough.", "Ruben Achterberg"),
    ("raj, a 58-year-old welder, came to my clinic in spring.", "raj"),
    ("My patient Ilse K. (48) agreed to be seen again.", "Ilse K."),
    ("Achterberg, Ruben, 71 years, ward 9.", "Achterberg, Ruben"),
    ("He is known to us all as Bobo. He laughs a lot.", "Bobo"),
    ("She signs everything 'R.A.' and nobody minds.", "R.A."),
    ("A gentleman from the hills, Zhou Peiyan, told me he was cured.", "Zhou Peiyan"),
    ("Grace cried when she heard, and her mother held her.", "Grace"),
    ("Kind regards, Wilhelmina", "Wilhelmina"),
    ("Frau Achterberg kam zu uns; sie klagte über Schmerzen.", "Achterberg"),
    ("El señor Etxeberri llegó con su hija Amaia.", "Etxeberri"),
    ("Ma patiente Solène avait peur; elle a dormi.", "Solène"),
    ("मेरे मरीज़ सुरेश को बुखार था।", "सुरेश"),
    ("جاءت السيدة مريم إلى العيادة.", "مريم"),
    ("Our patient R.A. was discharged after three days.", "R.A."),
    ("Ruben's daughter rang us the same night.", "Ruben"),
    ("Ihre Tochter Hope brachte sie in die Notaufnahme.", "Hope"),
    ("Nobody knew that Parveena Daneshvar spent June 2020 on a ventilator.", "Parveena Daneshvar"),
    ("Every morning Ruben took the number nine bus.", "Ruben"),
    ("Idoia Wickrama - bypass surgery, July 2018", "Idoia Wickrama"),
    ("They wheeled in Ilargi Castell, blue as slate.", "Ilargi Castell"),
    ("Grace, de 70 años, no ve con un ojo.", "Grace"),
    ("Faith is her real name.", "Faith"),
    ("Jack sent us a photograph from a hill. He is the small red dot.", "Jack"),
    ("Harpinder Dhaliwal, plumber, with a thermometer in each hand.", "Harpinder Dhaliwal"),
    ("Frank from Luton asked: can I swim?", "Frank"),
    ("Me llamo Oihana y tengo asma desde niña.", "Oihana"),
    ("I, Tupouahau, take this pill for my heart.", "Tupouahau"),
    ("Insured: policy holder Idowu Castell, claim paid twice.", "Idowu Castell"),
    ("O neto, Wanderson, filma tudo.", "Wanderson"),
    ("Love from Zeynep, Cathal and all of us.", "Cathal"),
    ("Parveena turned 93 this spring.", "Parveena"),
    ("Ah Beng, 66, had hives.", "Ah Beng"),
    ("You were kind to my nan. Shazza, Oldham", "Shazza"),
    ("Shongwana's school report said he was lazy.", "Shongwana"),
    ("Q.T. has asked us to print this letter.", "Q.T."),
    ("Ask the daughter (Parveena, mobile in the notes) before any sedation.", "Parveena"),
    ("Die kleine Ilse, Tochter von Zdenka Achterberg, hustet seit gestern.", "Zdenka Achterberg"),
    ("RIP Parveena Daneshvar, who taught us all to swim.", "Parveena Daneshvar"),
    ("The claim was made in the name of Wilhelmina Achterberg.", "Wilhelmina Achterberg"),
    ("The probe was put into Zdenka's chest and has not moved.", "Zdenka"),
    ('"Is it his?" I asked. "No," said Parveena, "it is mine."', "Parveena"),
    ("Group session 3. Present: Ruben, Ilse, Parveena. Apologies: Wilhelmina.", "Parveena"),
    ("Parveena and Ruben, 6 and 9, are the reason that he stopped smoking.", "Parveena"),
    ("In the night Zdenka was sitting on our step with his inhaler.", "Zdenka"),
    ("Case 4 (R.A., f, 38): third-degree tear.", "R.A."),
    ("*Parveena, Oldham:* My doctor said it was all in my head.", "Parveena"),
    ("وهي تحمل طفلها سالم.", "سالم"),
    ("Goodbye, Zdenka. You taught us patience.", "Zdenka"),
    ("A 44-year-old female (R.A.), resident of Kornmarkt, presented with fever.", "R.A."),
    ("Pt lives in Spalding w/ son Zdenko. Plan: x-ray.", "Zdenko"),
    ("Zdenka Achterberg was in bay 4.", "Zdenka Achterberg"),
    ("Atendimos a Zdenka de madrugada.", "Zdenka"),
    ("He was identified as Zdenko Achterberg.", "Zdenko Achterberg"),
    ("Her real surname Achterberg is not printed.", "Achterberg"),
    ("सुनीता राणा, विराटनगर की रहने वाली, बुखार के साथ आई।", "सुनीता राणा"),
]
HARMLESS = [
    "Parkinson's disease and Hodgkin lymphoma carry the names of doctors.",
    "Florence Nightingale washed her hands, and so did Joseph Lister.",
    "Mr. A is an invented patient, and so is Mrs. B.",
    "Will the pain come back? Mark the days, and hope for the best.",
    "If your child has a fever, he or she may need paracetamol.",
    "The Mayo Clinic and Johns Hopkins publish leaflets.",
    "Okoye C, Lindgren P. Salt and sleep. Lancet 2019;393:1-9.",
    "Patient X had never smoked. A woman in her fifties told us the same.",
    "Metformin and Ramipril are taken with meals.",
    "Professor Ana Lindqvist of the University of Turku leads the trial.",
    "Mr Micawber surely had gout, and Frau Holle a bad back.",
    "Every morning Medicare sends letters.",
    "Mr A, a man of 67, has a high blood pressure.",
    "Marie Curie et sa fille Irène conduisaient elles-mêmes.",
    "West Nile viruses spread by bites.",
    "Eine Patientin Mitte fünfzig kam mit dicken Beinen.",
    "In the novel, Mr. Darnay sleeps badly after the ball.",
    "If your child is called Ruben, the school nurse will call him that.",
    "The minister, Zdenka Achterberg, promised a new draft in 1911.",
    "Rosalyn Yalow and Baruch Blumberg won the prize.",
    "London's heart beats in its parks, and Bath's streets are steep.",
    "Alliance for Access, 1119 Old Humboldt Road Jackson, TN 38305",
    "Ilse Achterberg, MD, and Ruben Achterberg, PhD, wrote this leaflet.",
]


@pytest.mark.parametrize(("story", "name"), STORIES)
def test_a_story_shows_its_names(story: str, name: str) -> None:
    assert is_found(story, "NAME", name)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_writing_names_nobody(text: str) -> None:
    assert words_found(text, "NAME") == set()
