"""Words that tell of one person, by the kind of evidence they give, in the eight languages."""

PRONOUNS = frozenset(
    """he she him his her hers himself herself él ella elle lui ele ela dela dele lei er ihm ihn
    उसने उसकी उसके उन्होंने उनकी उनके उनका उन्हें वह""".split()
)
KIN = frozenset(
    """mother father mum dad mom mam mama papa son sons daughter daughters wife husband brother brothers sister sisters uncle aunt
    auntie grandmother grandfather grandma grandpa granny gran nan nana grandad granddad grandson granddaughter nephew niece
    cousin partner fiancé fiancée widow widower neighbour neighbor stepson stepdaughter twin twins mother-in-law father-in-law
    great-grandmother great-grandfather great-aunt great-uncle carer girlfriend boyfriend friend colleague flatmate roommate
    parents grandparents children husbands wives niece nephew stepmother stepfather godmother godson goddaughter
    madre padre hijo hija esposa esposo marido hermano hermana abuela abuelo nieto nieta tía tío sobrina sobrino mujer primo prima
    mère père fils fille épouse époux mari femme frère sœur soeur grand-mère grand-père petit-fils petite-fille tante oncle
    voisin voisine cousine
    mutter vater sohn tochter ehefrau ehemann mann frau bruder schwester großmutter großvater oma opa enkel enkelin nichte neffe
    mãe pai filho filha mulher irmão irmã avó avô neto neta sobrinha
    madre figlio figlia moglie marito fratello sorella nonna nonno nipote zia zio
    बेटा बेटी बेटे माँ पिता पत्नी पति भाई बहन दादी दादा नानी नाना पोता पोती
    ابن ابنة ابنته ابنها ابنتها أم أب والدة والده والدتها والدها زوجة زوج زوجها زوجته أخت أخ أخته أخوها جدة جدته""".split()
)
HONORIFICS = frozenset(
    """mr mrs ms miss mx master mister missus sr sra srta señor señora señorita don doña dona seu senhor senhora monsieur madame
    mademoiselle mme mlle herr herrn fräulein signor signora signorina sig shri smt shrimati kumari begum bibi sayyid
    sheikh mevrouw meneer pani hajj hajja umm abu
    श्री श्रीमती कुमारी श्रीमान السيد السيدة الآنسة الحاج الحاجة κύριος κυρία κυρίου κύριο""".split()
)
TOLD = frozenset(
    """told said says asked laughed laughs whispered wrote writes rang phoned texted called cried cries smiled smiles joked shouted replied
    answered explained recalls remembers remembered thought insisted admits admitted nodded shrugged signs signed
    contó dijo cuenta recuerda escribió dit raconte écrit expliqua raconté sagte erzählte schrieb meinte disse contou lembra
    raccontò racconta scrive scrisse बताया कहा قال قالت أخبرنا أخبرتنا""".split()
)
CARE = frozenset(
    """admitted discharged diagnosed operated collapsed died referred presented passed survived visited arrived recovered underwent
    coughed fainted fell limped walked drove came went brought carried lived lives moved married born transplanted stitched treated
    worked retired attended developed noticed fractured broke returned suffered complained woke turned celebrated received interviewed seen met
    slept swam swims cycled cycles lay sat stood bled lost loved missed helped raised nursed delivered
    vino llegó ingresó tenía sufría murió falleció vive nació acudió operaron trajo visitó diagnosticaron estaba
    venue venu souffrait opéré opérée hospitalisé hospitalisée habite est-né née né décédé décédée arrivé arrivée vit quittés consulté soigné vivait
    kam klagte wurde rief wohnt starb verstarb litt ging lebt geboren operiert eingeliefert stellte verstorben lag
    veio chegou mora morreu faleceu sofria tinha nasceu internado internada internou fez voltou estava consultou
    venne arrivò ricoverato ricoverata morì abita soffriva nacque nata nato operato operata dimesso dimessa morto morta era aveva
    आए आई आईं थे था थी भर्ती हुई हुए गया गई निधन
    جاء جاءت كان كانت أدخل أدخلت توفي توفيت يعيش تعيش يسكن تسكن ولد ولدت زار زارت عانى عانت تشكو يشكو وصل وصلت أصيب أصيبت
    поступил поступила пришла пришёл пришел умер умерла родился родилась живёт живет ήρθε πέθανε γεννήθηκε μένει""".split()
)
PATIENT = frozenset(
    """patient patient's pt client resident paciente patientin patienten paziente utente मरीज़ मरीज रोगी المريض المريضة مريضي مريضتي مريض مريضة
    пациент пациентка ασθενής 患者 病人""".split()
)
MINE = frozenset(
    "i my me we us our mi nuestro nuestra mon ma notre nous mein meine unser unsere minha meu nossa nosso mio mia nostro nostra mie मेरे मेरी हमारे हमारी".split()
)

KINDS: dict[str, int] = {}
for _bit, _words in ((1, PRONOUNS), (2, KIN), (4, HONORIFICS), (8, TOLD), (16, CARE), (32, PATIENT), (64, MINE)):
    for _word in _words:
        KINDS[_word] = KINDS.get(_word, 0) | _bit
TRIGGERS = frozenset(KINDS)

DATE_CUES = frozenset(
    """dob d.o.b born admitted discharged seen follow-up followup operation operated stitches surgery procedure biopsy scan interviewed interview died
    birthday appointment collapsed transplant transplanted diagnosed baby birth visit stay wedding funeral letter consent diary wrote
    ingreso ingresó nacimiento nacido naissance geboren nascita nascimento internado operiert ricoverato जन्म الميلاد
    ultrasound x-ray bypass replacement amputation reversed reviewed examined pt""".split()
)
NAME_CUES = frozenset(
    """named called dear portrait photo picture story signed signs regards wishes yours meet remembering re case hello hi diary interview letter
    goodbye remember thank thanks grateful name names initials nickname pt introducing saludos cordialement happened journey visit
    label sample card registered record notes mustn't""".split()
)
GENERIC = frozenset("you your yours someone somebody people patients women men children doctors provider providers anyone person adults".split())
AGES = frozenset("old year-old yo years ninety hundred ninety-one ninety-two ninety-three ninety-four ninety-five ninety-six ninety-seven ninety-eight ninety-nine nonagenarian centenarian ninetieth hundredth aged".split())
for _bit, _words in ((128, DATE_CUES), (256, NAME_CUES), (512, GENERIC), (1024, AGES)):
    for _word in _words:
        KINDS[_word] = KINDS.get(_word, 0) | _bit
TRIGGERS = frozenset(KINDS)
