"""Label words by rule, in English, Spanish, French, German, Portuguese, Italian, Dutch, the Nordic languages,
Polish, Turkish, Hindi, Arabic, Chinese, Japanese and Korean. "~" marks a word that must stand right before its number.
"""

LABELS = {
    "S-SSN": (
        "ssn|social security|social security number|social security no|soc sec|sin|social insurance number|nas"
        "|national insurance|national insurance number|nino|ni number|itin|tax id|taxpayer id"
        "|seguro social|numero de seguro social|nss|numero de seguridad social|seguridad social|nuss"
        "|seguranca social|niss portugal|steuer id|steueridentifikationsnummer|tfn|tax file number"
    ),
    "S-MRN": (
        "mrn|m r n|medical record|record no|medical record number|medical record no|record number|hospital number|hospital no|hosp no"
        "|patient number|patient no|patient id|patientid|patient identifier|patient ref|patient reference|chart number|chart no|chart"
        "|case note number|case notes|casenote|unit number|~unit no|encounter|encounter number|visit number|admission number"
        "|admission no|episode number|health record|record no|clinic number|clinic no|uhid|ur number|urn|ipd no|opd no"
        "|mr no|mr number|emr|ehr id|folder number|file number|~file no|hospital id|~hn|~pid|pas number|district number|crn"
        "|historia clinica|numero de historia clinica|numero de historia|nhc|expediente|numero de expediente|n de expediente"
        "|numero de dossier|dossier medical|n de dossier|dossier|numero de patient|ipp|nip|numero d hospitalisation"
        "|patientennummer|fallnummer|patienten nr|patienten id|krankenaktennummer|aktenzeichen|fall nr"
        "|prontuario|numero do prontuario|registro hospitalar|numero do processo|processo clinico"
        "|cartella clinica|numero cartella|nosologico|codice paziente|patientnummer|journalnummer|patientennr|numer pacjenta"
        "|dosya numarasi|hasta no|hasta numarasi|रोगी संख्या|मरीज संख्या|यूएचआईडी|अस्पताल संख्या|रोगी आईडी"
        "|رقم الملف|رقم الملف الطبي|رقم المريض|ملف رقم|رقم السجل الطبي|病历号|病歴番号|住院号|门诊号|診察券番号|カルテ番号|患者番号|병록번호|등록번호|환자번호"
    ),
    "S-HEALTH-PLAN": (
        "nhs|nhs number|nhs no|chi|chi number|hcn|health and care number|h c number|medicare|medicare number|medicare card|medicare no|mbi|hicn"
        "|beneficiary|beneficiary number|beneficiary id|medicaid|medicaid id|medicaid number|medi cal|member id|~member|member no|member number|membership number"
        "|subscriber|subscriber id|subscriber number|policy|policy number|policy no|insurance number|insurance id|insurance no|insurance policy|~insurance|group number"
        "|plan id|plan number|health plan|health card|health card number|health insurance|health insurance number|card id|certificate number"
        "|ohip|phn|personal health number|carecard|msp|ramq|nam|ahcip|uli|hsn|ihi|individual health identifier|dva|dva file"
        "|nhi|nhi number|pps|ppsn|pps number|gms|medical card|aadhaar|aadhar|uid|uidai|abha|abha number|health id|pmjay|ayushman|cghs|esic|esi number|e shram"
        "|nhis|nhis number|nhia|nin|national identification number|national id|national number|national identity|national identity number|identity number|id number"
        "|identity card|id card|identity document|sha number|huduma|ghana card|nrc|cedula|cedula de identidad"
        "|kvnr|versichertennummer|versicherten nr|versichertennr|krankenkasse|krankenversichertennummer|krankenversicherungsnummer|versicherungsnummer|egk"
        "|sozialversicherungsnummer|sv nummer|svnr|sozialversicherung|ahv|ahv nr|ahv nummer|avs|numero avs|n avs|oasi"
        "|nir|numero de securite sociale|securite sociale|n de securite sociale|no de securite sociale|num secu|carte vitale|ins|numero ins|matricule ins|mutuelle|numero de mutuelle|numero d assure|assurance maladie|niss|numero national|registre national"
        "|rijksregister|rijksregisternummer|insz|bsn|burgerservicenummer|polisnummer|codice fiscale|cod fisc|tessera sanitaria|codice sanitario"
        "|dni|nif|nie|cif personal|numero de tarjeta sanitaria|tarjeta sanitaria|tarjeta sanitaria individual|cip|tsi|numero de afiliado|afiliado|numero de poliza|poliza|curp|rfc|nss imss|rut|run|documento nacional de identidad|documento de identidad|numero de identificacion|eps"
        "|cpf|cns|cartao sus|cartao nacional de saude|sus|rg|carteirinha|numero de utente|utente|cartao de cidadao|numero da carteira|numero do cartao|apolice|numero de beneficiario"
        "|personnummer|samordningsnummer|fodselsnummer|fodselsnr|cpr|cpr nummer|cpr nr|henkilotunnus|hetu|kennitala|isikukood|personas kods|asmens kodas"
        "|pesel|numer pesel|rodne cislo|egn|jmbg|oib|cnp|taj|taj szam|amka|snils|inn|polis oms|tckn|tc kimlik|t c kimlik|kimlik|kimlik no|tc no|t c kimlik no"
        "|nric|fin|mykad|ic number|nric no|~ic|ktp|nik|bpjs|philhealth|philhealth number|cccd|hkid|hong kong id|hong kong identity card"
        "|emirates id|iqama|civil id|cpr bahrain|qid|teudat zehut|mispar zehut|sa id|south african id|medical aid number|medical aid|membership no|medical scheme"
        "|आधार|आधार संख्या|आधार नंबर|आभा|आभा संख्या|स्वास्थ्य आईडी|बीमा संख्या|पॉलिसी संख्या|राशन कार्ड"
        "|الرقم الوطني|رقم الهوية|رقم الهويه|الرقم القومي|رقم التامين|رقم التأمين|رقم الضمان|رقم الضمان الاجتماعي|رقم البطاقة|رقم بطاقة التأمين|هوية|رقم وطني"
        "|身份证|身份证号|身份证号码|身份證|身份證號碼|医保卡号|社保号|社会保障号|健保卡|マイナンバー|個人番号|保険証番号|被保険者番号|주민등록번호|주민등록|건강보험번호|ת ז|תעודת זהות|מספר זהות"
    ),
    "S-LICENSE": (
        "passport|passport number|passport no|driving licence|driving licence number|driving license|driver license|driver licence|drivers license|drivers licence"
        "|drivers license number|driver license number|licence number|license number|licence no|license no|~licence|~license|~dl|dl number|dl no|certificate no"
        "|green card|visa number|residence permit|birth certificate number|death certificate number|firearms certificate|blue badge|voter id|epic no|~pan|pan card|pan number"
        "|pasaporte|numero de pasaporte|licencia de conducir|permiso de conducir|carnet de conducir|licencia|passeport|numero de passeport|permis de conduire|permis|titre de sejour|carte d identite"
        "|reisepass|reisepassnummer|passnummer|fuhrerschein|fuhrerscheinnummer|personalausweis|personalausweisnummer|ausweisnummer|ausweis"
        "|passaporte|carta de conducao|carteira de habilitacao|cnh|bilhete de identidade|passaporto|patente|patente di guida|carta d identita|rijbewijs|rijbewijsnummer|paspoort"
        "|korkort|forerkort|pass nr|paszport|prawo jazdy|dowod osobisty|pasaport|ehliyet|पासपोर्ट|ड्राइविंग लाइसेंस|फिंगरप्रिंट السفر|جواز السفر رقم|رقم جواز السفر|رخصة القيادة|رقم الجواز|护照|护照号码|護照|驾驶证|旅券番号|運転免許証|여권번호|운전면허"
    ),
    "S-ACCOUNT": (
        "account|account number|account no|acct|acct no|acc no|~a c|bank account|iban|sort code|card on file|credit card|debit card|card number|card no|invoice|invoice number|invoice no|receipt number|receipt no"
        "|payment reference|billing number|billing account|guarantor|claim|claim number|claim no|claim id|bill no|bill number|order number|customer number|customer id|customer no|upi|wallet"
        "|cuenta|numero de cuenta|tarjeta|numero de tarjeta|tarjeta de credito|factura|numero de factura|compte|numero de compte|carte bancaire|carte de credit|facture|numero de facture|rib"
        "|konto|kontonummer|kontonr|bankverbindung|kreditkarte|kreditkartennummer|rechnungsnummer|rechnung|conta|numero da conta|cartao de credito|fatura|conto|numero di conto|conto corrente|carta di credito|fattura"
        "|rekening|rekeningnummer|bankkonto|खाता|खाता संख्या|खाता नंबर|رقم الحساب|حساب|رقم البطاقة الائتمانية|账号|银行账号|账户|卡号|口座番号|계좌번호|카드번호"
    ),
    "S-VEHICLE": (
        "vin|vehicle identification|vehicle identification number|chassis|chassis number|chassis no|frame number|engine number|number plate|license plate|licence plate|plate number|plate no|registration plate"
        "|car registration|vehicle registration|registration mark|car reg|reg no|tag number|bastidor|numero de bastidor|matricula|numero de matricula|placa|placas|numero de placa|immatriculation|plaque d immatriculation|plaque|numero de chassis|numero de serie du vehicule"
        "|kennzeichen|fahrgestellnummer|fahrzeugidentifikationsnummer|fin nummer|autokennzeichen|matricula do carro|chassi|numero do chassi|targa|numero di telaio|telaio|kenteken|registreringsnummer|गाड़ी नंबर|वाहन संख्या|رقم اللوحة|رقم السيارة|لوحة|车牌|车牌号|車牌|ナンバープレート|車台番号|차량번호"
    ),
    "S-DEVICE": (
        "udi|serial|serial number|serial no|serial nr|ser no|~sn|~s n|device id|device identifier|device number|device no|implant number|implant id|implant serial|imei|imei number|meid|mac address|~mac|asset tag"
        "|pacemaker serial|model serial|lot and serial|numero de serie|n de serie|n serie|numero di serie|numero de serie do dispositivo|matricola|seriennummer|serien nr|gerätenummer|geratenummer|serienummer|numer seryjny|seri no|seri numarasi"
        "|सीरियल नंबर|क्रम संख्या|الرقم التسلسلي|رقم تسلسلي|序列号|製造番号|シリアル番号|일련번호"
    ),
    "S-BIOMETRIC": (
        "fingerprint|finger print|fingerprint template|fingerprint id|palm vein|palm vein template|palm print|palmprint|iris scan|iris code|iris template|iris|retina scan|retinal scan|retinal id|voiceprint|voice print|voice template|face template|faceprint|face id|facial recognition"
        "|biometric|biometric id|biometric template|biometrics|gait signature|dna profile|dna profile number|genetic profile|hand geometry|huella|huella dactilar|huella digital|empreinte|empreinte digitale|fingerabdruck|irisscan|gesichtserkennung|impressao digital|impronta|impronta digitale|vingerafdruk"
        "|उंगलियों के निशान|बायोमेट्रिक|फिंगरप्रिंट|بصمة|بصمة الاصبع|بصمة الإصبع|指纹|指紋|虹膜|지문"
    ),
    "S-OTHER-ID": (
        "subject|subject id|subject number|subject no|participant|participant id|participant number|participant no|study id|study number|study subject|trial id|trial no|randomised as|randomized as|enrolled as|recruited as|~slide|~prescription|~specimen|~biopsy|~participant|screening number|randomisation number|randomization number|enrolment number|enrollment number|recruit number"
        "|sample|sample id|sample number|sample no|specimen|specimen id|specimen number|specimen no|accession|accession number|accession no|lab number|lab no|lab id|laboratory number|barcode|bar code|biopsy number|biopsy no|pathology case|pathology number|pathology no|pathology|histology number|histology no|slide number|slide no|block number|case number|~case no|~case id|case id"
        "|donor|donor id|donor number|recipient id|transplant number|unos id|opo id|prescription number|prescription no|rx number|rx no|referral number|referral no|appointment number|appointment id|booking reference|booking number|request number|order id|requisition|tracking number|wristband|token number|study uid|study instance uid|accession uid"
        "|employee number|employee id|staff number|student id|student number|school id|prisoner number|prison number|inmate number|service number|army number|military id|badge number|library card|loyalty card|user id|username|login id|customer reference|unique id|unique identifier|unique number|reference number|ref no|~ref|~reference|crime number|police report|incident number|docket|docket number|case file"
        "|sujeto|participante|numero de participante|numero de muestra|muestra|codigo de paciente|codigo de muestra|sujet|numero de sujet|participant numero|numero d echantillon|echantillon|prelevement|proband|probandennummer|probennummer|probe|teilnehmernummer|studiennummer|befundnummer|histologienummer|einsendenummer|auftragsnummer|amostra|numero da amostra|codigo do participante|soggetto|campione|numero campione|codice campione|proefpersoon|monsternummer"
        "|नमूना संख्या|प्रतिभागी|रसीद संख्या|رقم العينة|رقم المشارك|عينة رقم|标本号|样本号|検体番号|검체번호"
    ),
    "S-FAX": (
        "fax|fax number|fax no|faxed|faxes|faxing|telefax|facsimile|by fax|numero de fax|telefaxnummer|faxnummer|telecopie|telecopieur|फैक्स|فاكس|رقم الفاكس|传真|傳真|ファックス|팩스"
    ),
    "S-PHONE": (
        "phone|~ph|phone number|phone no|telephone|telephone number|tel|tel no|tele|mobile|mobile number|mobile no|cell|cell phone|cell number|cellphone|landline|whatsapp|texted|text|texts|texting|called|call|calls|calling|rang|ring|rings|phoned|phones|dial|dialled|sms|signal|telegram|pager|bleep|contact number|contact no|home number|work number|reach"
        "|reached|telefono|numero de telefono|movil|celular|llame|llamar|llamo|llamando|telephone portable|portable|telephone fixe|appeler|appelez|appele|numero de telephone|joindre|telefon|telefonnummer|handy|handynummer|mobilnummer|rufnummer|anrufen|rief|erreichbar|telefone|telemovel|ligar|ligue|cellulare|numero di telefono|chiamare|chiami|telefoon|telefoonnummer|mobiel|bellen"
        "|puhelin|telefonnr|mobil|फोन|फ़ोन|मोबाइल|दूरभाष|फोन नंबर|मोबाइल नंबर|هاتف|الهاتف|جوال|رقم الجوال|رقم الهاتف|موبايل|تلفون|电话|電話|手机|手機|手机号|携帯|電話番号|전화|전화번호|휴대폰|휴대전화"
    ),
}

# Words that say that the number beside them names a work, a product, a place, an amount or a service, not a person.
NEGATIVE = (
    "doi|pmid|pmcid|pmc|pubmed|isbn|issn|isrctn|nct|clinicaltrials gov|clinical trial number|trial registration|clinical trial no|eudract|ctis|eu ct|utn|who utn|ctri|actrn|anzctr|chictr|drks|jrct|umin|irct|pactr|prospero|crd|registration number|registered charity|charity number|charity no|company number|company no|vat|vat number|vat no|gst|gstin|duns"
    "|grant|grants|grant number|grant no|award|award number|award no|funding|funded|project number|contract|contract number|protocol number|ethics|ethics approval|irb|iec|rec reference|approval number|approval no|authorisation number|marketing authorisation|ma number|product licence|product license|pl number|~pl|din|npi|npn|natural product number|gmc|gmc number|gmc no|nmc|nmc pin|hcpc|gphc|ahpra|kmc|mci|rpps|orcid|scopus|researcherid|isni"
    "|icd|icd 10|icd 11|icd 9|snomed|snomed ct|loinc|cpt|hcpcs|opcs|drg|atc|ndc|rxnorm|rxcui|mesh|umls|omim|cas|cas no|cas number|ec|ec number|einecs|unii|inchi|chembl|chebi|uniprot|refseq|genbank|ensembl|dbsnp|hgnc|orpha|orphanet|orphacode|mondo|hpo|gene id|pdb|dsm|read code|iso|din en|bs en|astm|iec number"
    "|version|ver|release|build|chapter|section|page|pages|pp|figure|fig|table|appendix|vol|volume|issue|edition|article|regulation|directive|cfr|usc|standard|guideline|guidelines|ng|cg|publication|publication no|report no|form no|leaflet|booklet|sample size|sample sizes|lot|lot number|lot no|lot numbers|lots|batch|batch number|batch no|batches|exp|expiry|sku|catalogue|catalog|catalogue number|cat no|part number|part no|item|item number|product code|order code|order codes|product number|pip code|barcode of the pack|gtin|ean|upc|asin"
    "|copyright|population|people|patients|adults|children|women|men|participants|cases|deaths|births|admissions|subjects of the|dose|doses|mg|mcg|ml|iu|units|kcal|calories|kg|cells|copies|platelets|leukocytes|steps|hours|minutes|years|dollars|euros|pounds|rupees|cost|costs|price|usd|gbp|inr|percent|average|mean|median|total|ratio|range|score|grade|stage|zip|po box|p o box|box|postcode|postal code|room|suite|floor|ward|extension"
    "|ensayo|ensayo clinico|registro del ensayo|essai|essai clinique|numero d essai|studie|studienregister|subvencion|beca|subvention|bourse|forderkennzeichen|forderung|lote|numero de lote|charge|chargennummer|ch b|pzn|lotto|version numero|capitulo|chapitre|kapitel|pagina|seite"
)

FILLERS = (
    "a an the is was as are were be been of on in at to for from by with and or no nr num number numbers numero num n nº id code that which this it its his her their my our your read reads said says shows showed"
    " listed given recorded written printed stamped ends ending starts starting begins beginning beginning called marked labelled labeled under new old own full last first only same exact actual"
    " el la los las de del es era con un una le les des du est etait sur der die das den dem ist war lautet mit von im am o os as da do e foi il lo gli di della sono het een van met och med av er"
    " के की का है नंबर संख्या رقم هو هي في من"
)
