"""Words beside a segment that make it a person's name, and how much they say."""

from medsite.screen.vocabulary import later

KIN_WORDS = (
    r"(?:mother|father|mum|dad|mom|mam|son|daughter|wife|husband|brother|sister|uncle|"
    r"aunt|auntie|grand(?:mother|father|ma|pa|son|daughter|dad)|gran|nan|"
    r"partner|widow|widower|nephew|niece|cousin|neighbou?r|twins?|friend|colleague|"
    r"boyfriend|girlfriend|carer|fianc[ée]e?|petite-fille|petit-fils|vecin[oa]|voisine?|"
    r"Nachbar(?:in)?|vizinh[oa]|vicin[oa]|compañer[oa]|prim[oa]|cousine?|Tante|Onkel|"
    r"nieta|Neffe|Nichte|child|baby|boy|girl|net[oa]|bisnet[oa]|genro|nora|sogr[oa]|cunhad[oa]|"
    r"afilhad[oa]|namorad[oa]|"
    r"ti[oa]|sobrinh[oa]|nuera|yerno|suegr[oa]|cuñad[oa]|novi[oa]|bisniet[oa]|ahijad[oa]|nièce|neveu|oncle|tante|"
    r"gendre|belle-(?:fille|mère|sœur)|beau-(?:fils|père|frère)|filleule?|nipote|nipotina?o?|cugin[oa]|zi[oa]|"
    r"suocer[oa]|cognat[oa]|nuora|genero|Schwägerin|Schwager|Schwiegermutter|Schwiegervater|Schwiegertochter|"
    r"Schwiegersohn|Urenkel(?:in)?|Großmutter|Großvater|Patenkind|Cousine?|son-in-law|daughter-in-law|"
    r"sister-in-law|brother-in-law|godmother|godfather|godson|goddaughter|stepfather|great-grand(?:son|daughter)|"
    r"great-(?:grandmother|grandfather|aunt|uncle)|mother-in-law|father-in-law|step(?:son|"
    r"daughter|mother|father)|roommate|flatmate|"
    r"hij[oa]|espos[oa]|marido|mujer|herman[oa]|madre|padre|abuel[oa]|niet[oa]|tí[oa]|"
    r"sobrin[oa]|fille|fils|mari|femme|frère|s(?:œ|oe)ur|mère|père|grand-mère|"
    r"grand-père|épouse|Mutter|Vater|Sohn|Tochter|Frau|Mann|Bruder|Schwester|Oma|Opa|"
    r"Enkel(?:in)?|Ehefrau|Ehemann|filh[oa]|mãe|pai|irmão|irmã|esposa|avó|avô|bambin[oa]|niñ[oa]|menin[oa]|ragazz[oa]|garçon|"
    r"figli[oa]|moglie|marito|fratello|sorella|nonn[oa]|madre|padre)"
)
LEFT_STRONG = later(
    r"(?:\b(?:(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|whose|[Ss]us?|[Mm]i|[Ss]a|[Ss]on|"
    r"[Mm]a|[Mm]on|[Ss]eine?r?|[Ii]hre?r?|[Mm]eine?r?|[Uu]nsere?|[Ss]eu|[Ss]ua|[Mm]eu|"
    r"[Mm]inha|[Nn]uestr[oa]|[Nn]otre|[Nn]oss[oa]|[Nn]ostr[oa]|[OoAa]|[Ii]l|[Ll]a|"
    r"[Ss]uo|[Mm]i[oa]|[Tt]he|[Dd]ela|[Dd]ele|the (?:boy|girl|baby|child|man|woman|"
    r"patient))(?:['’]s)? "
    rf"(?:[a-z-]+ ){{0,2}}?{KIN_WORDS}(?:,? |,? \()(?:named |called )?|"
    rf"{KIN_WORDS} (?:von|de|di|d[ao]|du) |(?:with|w/|and|by) (?:[a-z]+ )?{KIN_WORDS} |"
    r"(?:[Rr]eal|[Tt]rue|[Aa]ctual|[Ff]ull|[Mm]aiden) (?:sur|first |last |family )?name(?: is| was|:)? |"
    r"(?:named|identified|known|registered) as |(?:[Ff]arewell|[Gg]oodbye|[Bb]ravo|[Gg]et well(?: soon)?|"
    r"[Hh]appy birthday|"
    r"[Rr]est in peace|[Ss]leep well|[Ww]elcome home),? (?:dear )?|"
    r"(?:[Aa]tend|[Oo]per|[Cc]onoc|[Tt]rat|[Vv]isit|[Ii]ngres|[Ee]xamin|[Ee]xplor|[Ll]lam|[Pp]regunt|[Cc]ur|[Ss]alv|"
    r"[Rr]ecord|[Ee]ntrevist|[Ee]ncontr|[Vv])(?:é|í|i|imos|amos|ió|ó|aron|ieron|aba|ía|o) a |"
    r"(?:[Cc]onheci|[Aa]tendi|[Oo]perei|[Tt]ratei|[Vv]isitei|[Rr]encontr[ée]|[Ss]oigné|[Oo]péré|"
    r"[Cc]onobbi|[Cc]urai|[Vv]isitai)"
    r" (?:a |o )?|(?:RIP|R\.I\.P\.|In [Mm]emoriam):? |"
    r"(?:[Ii]n the name|[Oo]n behalf|consent|permission|family|parents|children) of |[Bb]y the family of |"
    r"(?:[Rr]esults?|[Rr]eport|[Aa]ppointment|[Pp]rescription|[Rr]eferral|[Dd]ischarge|[Ll]etters?|[Tt]ransport|"
    r"[Vv]isit|[Mm]essage|[Nn]ews) (?:for|of|to|from|about) |"
    r"(?:[Pp]resent|[Aa]ttend(?:ed|ees|ing)|[Aa]pologies|[Pp]articipants|[Aa]bsent)(?: by|: ) ?|"
    r"(?:[Uu]nser|[Oo]ur|[Mm]y) [a-z-]{3,}(?:er|or|ist|man|woman|keeper|ess) |"
    r"(?:[Mm]y|[Oo]ur|[Mm]i|[Mm]on|[Mm]a|[Nn]otre|[Mm]eine?|[Uu]nsere?|[Mm]inha|"
    r"[Mm]eu|[Ii]l mio|[Ll]a mia|[Nn]uestr[oa]|[Nn]oss[oa]) (?:[\w-]+ ){0,3}?(?:[Pp]atient(?:in)?|"
    r"patiente|paciente|paziente|client|resident|runner|neighbou?r),? |"
    r"(?:[Mm]y|[Hh]er|[Hh]is|real|original|full|first) name (?:is|was|:) |name:? |"
    r"(?:was|been|is|were|be) (?:named|called|christened) |named (?:her|him|it) |"
    r"(?:[Cc]all|calls|called) (?:me|him|her) |(?:[Mm]e llamo|[Jj]e m['’]appelle|[Ii]ch heiße|[Mm]i chiamo|"
    r"[Mm]e chamo|[Mm]ein Name ist|[Mm]on nom est|[Mm]i nombre es|[Mm]eu nome é|[Ii]l mio nome è) |I, |"
    r"(?:[Pp]olicy ?holder|[Ii]nsured|[Ss]ubscriber|[Bb]eneficiary|[Aa]ccount holder|[Ll]etter):? |"
    r"I['’]m |I am |This is |Dear |Hello,? |Hi,? |(?:story|case|tale|"
    r"face|wound|portrait|scan|letter|memory|photo|photograph|picture|notes|death|"
    r"words|wife|widow|mother|husband|daughter|son|x-ray) (?:of|from|on|about) |"
    r"(?:Portrait|Photo|Picture|Case|Story|Wound|Face|Scan|Notes|Letter|Interview|"
    r"Visit|Memories|Feet|Hand|Hands|Legs|X-ray|Remembering|Meet) (?:of|from|on|with|"
    r"by)? ?|tell you about |"
    r"(?:I have known|wheeled in|hugged|operamos a|operei|operei a|operai|remember|remembered|met|meet|"
    r"introduce|looked after|named after|signed by|"
    r"interview with|letter (?:came )?from|visit from|visit(?:ed)? by|(?:[Tt]hanks?|"
    r"[Gg]rateful|[Tt]hank you|[Ww]rite|[Ss]peak|[Gg]oodbye|[Tt]alked|spoke|wrote|"
    r"happened) to|"
    r"(?:struck me|asked me|worried) about|(?:learned|learnt) from|[Cc]onsider|looking after|phoned|texted|"
    r"operated on|lost|treated|visited|admitted|brought|nursed|buried) |"
    r"(?:[Yy]ear|[Mm]onth|[Ww]eek)-old |(?:[Tt]hink|[Tt]hought|[Dd]ream|[Dd]reamt|"
    r"[Ss]peak|[Ss]poke|[Tt]old us) of |[Cc]['’]est |[Bb]aby (?:[Bb]oys? |[Gg]irls? )?|[Ss]ig\.(?:(?:ra|na|re|ri) | )|"
    r"(?:[Bb]ed|[Rr]oom|[Cc]ubicle) \w{1,4}(?:, [Bb]ed \w{1,3})?: |"
    r"(?:[Tt]he|[Tt]his|[Oo]ur|[Mm]y|[Aa]) (?:patient|man|woman|boy|girl|baby|child|lady|gentleman) \(|"
    r"[Nn]ext of kin[:,]? |"
    r"[Oo]riginal(?:ly)?: |[Dd]er kleine |[Dd]ie kleine |[Ll]ittle |ask (?=\S)|"
    r"[Cc]ontact: |(?:[Hh]ello|"
    r"[Gg]oodbye|[Ff]arewell|[Tt]ribute|[Cc]ongratulations) to |[Ii]n (?:loving )?memory of |"
    r"(?:dear|[Pp]oor|darling|[Ll]ittle|[Oo]ld|[Yy]oung) |[Tt]hank(?:s| you), |"
    r"called the (?:baby|boy|girl) |"
    r"(?:[Qq]uestion|[Ll]etter|[Mm]essage|[Ee]mail|[Pp]ostcard|[Cc]ard|[Nn]ote|[Cc]all|"
    r"[Tt]hanks) from |As (?=\S+ puts? it)|(?:that|those|permission|consent|courtesy|"
    r"kindness|family|help|case|story|mother|father|face|mum) of |"
    r"(?:[Ss]ouviens de|[Rr]ecuerdo a(?: do[ñn]a| don)?|[Ee]rinnere mich (?:\w+ )?an|"
    r"[Ll]embro-me d[eoa]|[Rr]icordo|[Mm]e acuerdo de|[Cc]onocí a|vi a|que vi a|atendí a|"
    r"j['’]ai connu|j['’]ai rencontré|lernte ich|traf ich|conheci|conobbi|curai|traté a) |"
    r"[Oo]ur (?:[a-z-]+ ){0,4}[a-z-]+, |(?:[Cc]ase|[Pp]atient|[Cc]hapter) (?:no\. ?)?\d{1,3}[.:] |"
    r"(?:[Pp]t|[Pp]atient|[Cc]lient|Paciente|Patientin|Paziente|Pte|Re|RE|real name|"
    r"[Nn]ombre|[Nn]ome|[Nn]om|[Nn]ame)[.:]? |(?:llamad[oa]|se llama|llamó|namens|"
    r"heißt|chamad[oa]|si chiama|appelée?|s['’]appelle|Para|nos contó|[Dd]ijo) |"
    r"(?:[Mm]an|[Ww]oman|[Ll]ady|[Gg]entleman|[Bb]oy|[Gg]irl|[Bb]aby|driver|farmer|"
    r"teacher|nurse's son|student|soldier|widow|[Tt]wins?),? (?:named |called ))|"
    rf"['’]s (?:[a-z-]+ ){{0,2}}?{KIN_WORDS},? (?:named |called )?)$"
)
LOW_TITLE = later(
    r"\b(?:mr|mrs|ms|miss|señora?|señorita|doña|don|dona|seu|senhora?|monsieur|madame|"
    r"mademoiselle|frau|herrn?|signora?|signorina|κυρία|κύριος|κύριο|κυρίου|pani|pan|"
    r"госпожа|господин|пациентка|пациент|"
    r"пациентку|пациента|M\.|Sr\.|Sra\.|Sig\.ra) $"
)
CLOSING = later(
    r"(?:\b(?:(?:[Ll]ots of )?[Ll]ove from|(?:[Tt]hank you|[Tt]hanks),? from|[Kk]ind regards|[Bb]est wishes|"
    r"[Ww]arm wishes|[Ww]armly|[Yy]ours(?: sincerely|"
    r" faithfully| truly| ever)?|[Ss]incerely|[Ss]igned|[Ww]ith love|[Ll]ove|[Bb]est regards|"
    r"[Rr]egards|[Ww]ith thanks|[Mm]any thanks|[Gg]ratefully|"
    r"[Aa]tentamente|[Cc]ordialement|(?:[Mm]it freundlichen |[Vv]iele |[Ll]iebe )[Gg]rüßen?|"
    r"[Ss]aludos|[Uu]n abrazo|[Aa]braços|[Cc]ordiali saluti|[Bb]isous),? )$"
)
LEFT_OBJECT = later(
    r"\b(?:[Mm]y|[Hh]ow (?:is|was|are)|known|drove|wheeled in|carried|saw|hugged|fed|"
    r"outlived|thanked|missed|forgave|washed|took|sent|told|asked|ask|helped|invited|married|found|"
    r"followed|follow|watched|"
    r"taught|noticed that|guess that|believed|kept|gave|with|by|for|lay|sat|stood|"
    r"how is|how was|"
    r"[Ww]hat would|[Hh]ow does|[Dd]oes|[Dd]id|[Ww]atch|[Ff]ollow|[Ff]rom|[Oo]f|[Tt]hen|[Uu]ntil) $"
)
RIGHT_ANY_VERB = later(
    r",? (?:[a-z]{3,}(?:ed|es|[^su]s)|[a-zà-ÿ]{3,}(?:ou|eu|iu|ó|ió|ait|ò|ì)|spent|"
    r"fell|led|shut|cut|hurt|sang|rode|ran|won|"
    r"sold|bought|built|wore|paid|read|sought|spoke|stood|swore|threw|caught|chose|"
    r"drew|fought|froze|grew|hid|hit|rose|shook|slid|stuck|swept|dreamt|burnt|beat)\b"
)
RIGHT_YEARS = later(
    r",? \(?(?:de )?\d{1,3} (?:ans|años|anni|Jahre|anos|jaar|let|лет|года)\b|,? \(?\d{1,3}\)?,? (?:from|"
    r"aus|de|da|aos|of) [A-Z]"
)
# What is said of people only: "Grace, de 70 años", "Hope is her real name", "Jack sent us a photograph".
RIGHT_SURE = later(
    r", (?:de )?\d{1,3} (?:ans|años|anni|Jahre|anos)\b(?! (?:après|después|dopo|später|depois))|"
    r" is (?:not )?(?:her|his|my|their) (?:real |first |own |full )?name\b|"
    r" is what (?:[a-z]+ ){1,4}?(?:calls?|called) (?:him|her|me|them)\b"
)
RIGHT_TO_US = later(
    r",? (?:sent|gave|brought|showed|taught|wrote|thanked|hugged|asked|told|begged|reminded|rang|phoned|"
    r"texted) (?:us|me)\b"
)
RIGHT_FAMILY = later(r" (?:family|brothers|sisters|household|children|twins|boys|girls|kids)\b")
RIGHT_APPOSITION = later(
    r", (?:an?|the|our|my|his|her|now an?|once an?) (?:[\w-]+ ){0,2}?(?:mother|father|"
    r"widow|nurse|baker|student|cook|clerk|wife|[a-z]{2,}(?:er|or|ist|man|woman|ian|"
    r"ess|smith|wright))\b(?!-| (?:at|of) [A-Z])"
)
RIGHT_TRADE = later(
    r", (?:(?:retired|former|young|trainee) )?(?:plumber|teacher|farmer|driver|baker|miner|student|cook|carpenter|"
    r"joiner|"
    r"butcher|cleaner|gardener|builder|welder|weaver|tailor|seamstress|electrician|mechanic|postman|fisherman|"
    r"[a-z]{3,9}(?:keeper|maker|smith|wright|monger|hand)|[a-z]{3,9}worker|waiter|waitress|hairdresser|"
    r"barber|soldier|"
    r"pensioner|widow|widower|engineer|librarian|typist|clerk|painter|bricklayer|shepherd)(?=[,.;:(]|$)"
)
RIGHT_CASE = later(
    r" ?(?:-|–|—|:) (?:[a-z]+ ){0,3}(?:surgery|operation|bypass|transplant|biopsy|hip|knee|stroke|admitted|ward|"
    r"cataracts?|"
    r"chemo\w*|dialysis|fracture|appendix|c-section|IVF|stent|hysterectomy|mastectomy)\b.{0,30}\d"
)
RIGHT_DASH = later(r" ?(?:–|—|:|-) ")
LEFT_WEAK = later(
    r"(?:\b(?:for|with|by|and|called|told|asked|saw|seen|knew|helped|when|When|after|"
    r"about|that|because|where|then|Then|but|until|of|to|gave|named|says?|said|ob|"
    r"que|quand|als|cuando|quando|while|since|Since|Before|After|did|does|was|is|Ask|"
    r"Then came|[Ee]very (?:morning|day|night|evening|week|month)|[Oo]ne (?:morning|day|night|evening)|"
    r"[Tt]hat (?:morning|day|night|evening|year)|[Ll]ast (?:week|month|year|spring|summer|autumn|winter)|, )|"
    r"[“\"«‘'—–]) ?$"
)
PLACE_BEFORE = later(
    r"\b(?:from|in|near|at|to|outside|around|towards?|via|through|into|de|en|à|aus|"
    r"nach|bei|em|desde|da|a|di|of|leaving|between|across|beyond|off) (?:the |den |"
    r"der |dem )?$"
)
VERB = (
    r"(?:was|is|were|are|has|had|told|said|says|came|went|asked|wrote|rang|phoned|"
    r"texted|called|turned|cried|cries|laughed|laughs|smiled|smiles|died|fell|drove|"
    r"lived|lives|carried|carries|learned|"
    r"learnt|walked|walks|still|never|always|kept|took|takes|felt|feels|thought|thinks|"
    r"knew|knows|lost|moved|wanted|wants|woke|brought|collapsed|developed|noticed|"
    r"sat|stood|swims?|swam|"
    r"could|did|does|made|makes|began|started|stopped|used|needed|needs|loved|loves|"
    r"works|worked|became|got|gets|put|let|held|left|lay|slept|sleeps|eats|ate|drank|"
    r"drinks|plays|played|joked|"
    r"signs|signed|checks|celebrated|remembers|recovered|misses|missed|hadn['’]t|hasn['’]t|"
    r"didn['’]t|wasn['’]t|couldn['’]t|who|himself|herself|beat|tells|ran|arrived|arriving|"
    r"attended|took part|survived|"
    r"tenía|vive|llegó|vino|ingresó|sufría|murió|baila|dijo|contó|était|souffrait|"
    r"habite|est|a été|avait|nous|klagte|kam|wurde|wohnt|rief|war|hatte|lebt|starb|"
    r"ging|mora|veio|chegou|tinha|estava|fez|morreu|"
    r"aveva|vive|venne|era|è|soffriva|abita|morì|ha|hat|tem|va|dit|disse|sagte|recuerda|cuenta|erzählte|"
    r"[a-z]{3,12}ed)"
)
PERSON_VERB = (
    r"(?:told|said|says|say|asked|wrote|writes|rang|phoned|texted|laughed|laughs|cried|"
    r"cries|smiled|smiles|died|limped|learned|learnt|whispered|joked|signs|signed|"
    r"swims?|swam|coughed|collapsed|fainted|sobbed|nodded|shrugged|"
    r"grinned|wept|remembers|insisted|himself|herself|married|retired|recovered|walked|"
    r"drove|lived|lives|woke|slept|ate|drank|souffrait|habite|habitait|klagte|wohnt|"
    r"rief|litt|erzählte|tenía|vive|vivía|sufría|baila|contó|llegó|ingresó|"
    r"mora|morava|sofria|chegou|contou|abita|abitava|soffriva|raccontò|venne|hadn['’]t|"
    r"didn['’]t|couldn['’]t|whos?e?|agreed|lost (?:his|her)|dropped|spilled|lifted|"
    r"climbed|danced|sang|cooked|knitted|shouted|knelt|begged|promised|refused|smoked|"
    r"vomited|shivered|trembled|stammered|farmed|taught|prayed|apologi[sz]ed|hugged|"
    r"would(?:n['’]t| not)|could not|did not|won['’]t|sat|loved|misses|missed|"
    r"works as|worked as|tells|beat)"
)
RIGHT_PERSON = later(
    rf",? (?:(?:who|then|also|just|only|simply|slowly|soon|once|now|still|never|always) )?{PERSON_VERB}\b|"
    r",? (?:was|were|is|are) (?:still |already |always )?(?:sitting|standing|lying|crying|smiling|laughing|asleep|"
    r"awake|sleeping|dying|frightened|afraid|furious|ashamed|in tears|barefoot|pregnant|proud|in no hurry|dressed)\b|"
    r" is what (?:he|she|his|her|we|they|their|everyone|everybody)\b|,? (?:and|y|et|und|e) (?:me|I)\b"
)
FOREIGN_VERB = later(
    r" (?:ne |n['’]|se |si |a |ha |est |est-|war |ist )?(?:souffrait|habite|habitait|"
    r"vivait|avait|était|venue?|klagte|wohnt|rief|litt|erzählte|bekam|kam|hatte|starb|"
    r"tenía|vive|vivía|sufría|baila|contó|llegó|ingresó|vino|murió|"
    r"estaba|mora|morava|sofria|chegou|contou|tinha|estava|veio|morreu|abita|abitava|"
    r"soffriva|raccontò|venne|aveva|morì|piangeva|pleurait|weinte|lloraba|chorava)\b"
)
RIGHT_FROM = later(r",? (?:an? [\w-]+(?: [\w-]+)? )?from (?:the )?[A-Z]")
IT_IS = later(r"\b(?:It['’]s|it['’]s|It is|It was|That is|That was|that was|Here is|here is) $")
# What no firm and no thing does, and what is done to neither.
RIGHT_HUMAN = later(
    r",? (?:(?:then|also|just|only|still|never|always|quietly|softly|suddenly) )?(?:laugh(?:ed|s)|"
    r"cri(?:ed|es)|wept|weeps|"
    r"smil(?:ed|es)|sobbed|nod(?:ded|s)|shrug(?:ged|s)|whisper(?:ed|s)|grin(?:ned|s)|limp(?:ed|s)|fainted|"
    r"yawned|sneezed|"
    r"knelt|kneels|pray(?:ed|s)|danc(?:ed|es)|sang|sings|knit(?:s|ted)|hums|hummed|snor(?:ed|es)|blushed|"
    r"stammered|giggled|"
    r"sigh(?:ed|s)|winked|swore|hugged|kissed|gave birth|took off (?:his|her)|closed (?:his|her) eyes|"
    r"shook (?:his|her) head|"
    r"put on (?:his|her)|held (?:my|our|his|her) hand|counts? on (?:his|her) fingers|lachte|weinte|"
    r"lächelte|nickte|rió|"
    r"lloró|sonrió|rit|pleura|sourit|hocha|riu|chorou|sorriu|rise|pianse|sorrise)\b"
)
LEFT_TENDER = later(
    r"\b(?:hugged|kissed|comforted|consoled|married|buried|nursed|undressed|bathed|woke|dressed|fed|lifted|"
    r"(?:sat|lay|stood|slept|waited|prayed|stayed|walked|danced|sang|ate|played|laughed|cried) (?:with|"
    r"beside|by|for|next to)) $"
)
SAID_BEFORE = later(
    r"[,.!?][”\"’'] (?:said|says|asked|asks|whispered|shouted|replied|answered|cried|laughed|wrote|explained|told) $"
)
# What belongs to nobody but a person; "London's heart" and "Bath's streets" are no persons' hearts and streets.
RIGHT_OWNED = later(
    r"['’]s? (?:[a-z]+ ){0,2}?(?:chest|arm|foot|feet|leg|knee|hip|wound|scar|blood|kidneys?|lungs?|liver|skin|eyes?|"
    r"eyelids|smile|voice|cough|pain|diary|notes?|notebook|letters?|words|bed|tablets|medicines?|pulse|breath|hair|"
    rf"funeral|grave|coffin|belly|tumou?r|stroke|biopsy|creatinine|results?|birthday|bedside|{KIN_WORDS})\b"
)
RIGHT_TELLING = later(r"(?:,? (?:\(?\d{1,3}\)?,? )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?: [\"“«]?[A-Z]")  # "Rosa, Bari: I …"
RIGHT_HOME = later(r" (?:home|away|back|upstairs|outside)(?: (?:with|from|to|on|in)\b|[.,])")
RIGHT_JOINED = later(
    rf" (?:and|&|y|et|und|e) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?(?: {VERB}\b|"
    rf",? \(?(?:aged )?\d{{1,2}}(?: (?:and|y|et|und|e) \d|[,)]))"
)
RIGHT_VERB = later(rf",? (?:(?:who|then|also|just|only|simply|slowly|soon|once|now|once) )?{VERB}\b")
RIGHT_AGE = later(
    r"(?:, ?|,? ?\((?:aged )?|,? (?:aged?|then|now|just|only|is|was|am|turned|was only|"
    r"is only|tiene|aos|avait|tem|ha|is now|who is|who was|at) )(?:(?:aged|then|now|"
    r"just|only|age) )?\d{1,3}(?! ?(?:mg|g|kg|ml|%|µg|mcg|mmol|mmHg|cm|mm|hours?|days?|"
    r"weeks?|months?|minutes?|times|tablets?|per|to|x|percent|[/.:-]\d|\d|°))(?: ?[FMfm]\b|"
    r"\b(?:[,.;:) ]|$))|"
    r",? (?:is |was )?(?:an?|the|now an?) (?:[\w-]+ ){0,5}?[\w-]+[- ]year[- ]old|,? (?:aged|"
    r"now aged) |,? (?:was )?(?:born|née|né|nata?o?|geboren|nacid[oa]) (?:on|in|am|"
    r"le|el|il|em|\d)| \((?:b\.|born|DOB|aged)"
    r"| (?:is|was|turned|is only|was only|is now) (?:one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b"
    r"(?! (?:of|per|times|hours?|days?|weeks?|months?|minutes?|percent|per cent))"
)
RIGHT_KIN = later(
    r"(?:['’]s|['’])? (?:and|y|et|und|e|with) (?:his|her|their|su|son|sa|seine?|ihre?|"
    rf"seu|sua|suo|la|il) (?:[a-z-]+ ){{0,2}}?(?:{KIN_WORDS}|dog|cat)|(?:['’]s?) (?:[a-z-]+ ){{0,3}}?(?:{KIN_WORDS}|"
    r"story|family|"
    r"creatinine|blood|scan|smile|eyes|leg|hand|heart|wound|knee|hip|letter|model|"
    r"mother|first|new|name|face|house|home|case|journey|fight|battle|recovery|year|"
    r"life|tale|kidneys?|lungs?|cough|pain|birthday|appointment|notes|diary|film|video|"
    r"blog|words|notebook|message|voice|arm|foot|back|chest|skin|liver|tumou?r|cancer|"
    r"stroke|baby|pregnancy|childhood|day|week|month|results?|test|dose|tablets|medicines?|"
    r"bed|room|x-ray|biopsy|surgery|operation|school|teacher|class|village|street|doctor|nurse|"
    r"\d{1,3}(?:st|nd|rd|th) "
    r"(?:birthday|year))\b|"
    r", (?:his|her|my|our|their|the (?:boy|girl|baby|patient)['’]s) (?:[a-z-]+ ){0,2}?" + KIN_WORDS
)
RIGHT_POSSESSIVE = later(r"['’]s? [a-z]")
RIGHT_STRONG = later(
    r",? (?:tells? (?:us|the story|his|her)|wrote (?:in|to)|texted|rang us|rang me|"
    r"told (?:us|me)|agreed to be|signed the|before treatment|and (?:his|her) (?:new )?|"
    r"(?:of|from) [A-Z][\w-]+ (?:tells|writes|told|asks|asked|wrote|says|said|wants)\b|"
    r"was (?:our|my|the) (?:[a-z]+ )?patient\b|qui (?:a|nous|raconte|dit|vit|souffre|habite|s['’]est) |"
    r"passed away|died|was (?:admitted|"
    r"discharged|diagnosed|operated|born|referred|"
    r"seen|brought|rushed)|interviewed|gave this interview|at home|et moi|und ich|"
    r"y yo|came to (?:my|our|us|the)|walked into|puts? it\b|(?:now|today|doing|getting on)\?|"
    r"on (?:his|her) |[A-Z][\w-]+: ?[“\"«]|[A-Z][\w-]+ (?:writes|says|tells|wrote|"
    r"told): ?[“\"«]?|hospital stay|(?:if|whether) (?:we|he|she|they|I) |(?:ward|bed|room|bay|cubicle) \d|"
    r"(?:is|was|lay|lies) in (?:bay|bed|ward|room|cubicle|theatre|intensive care|ICU)\b|"
    r"admitted|\(not )|,? ?(?:seen|DOB|"
    r"MRN|NHS|"
    r"[Bb]orn)\b| (?:of|from) [A-Z][\w-]+[:,]? ?[“\"«:]"
)
SIGNING = later(r"(?:[—–]|--) ?$")
ROLE_AFTER = later(
    r",? (?:a|an|the|our|from the|chief|senior|head|lead|director|professor|consultant|"
    r"author|editor|president|minister|founder) (?:[\w’'-]+ ){0,4}?(?:at|of|for) (?:the )?[A-Z]"
)
