"""Languages: BCP 47 tags, and the English names that people write instead."""

import functools
import re

_TABLE = """
aa Afar;ab Abkhaz;af Afrikaans;ak Akan;am Amharic;an Aragonese;ar Arabic;as Assamese;av Avar;ay Aymara;az Azerbaijani
ba Bashkir;be Belarusian;bg Bulgarian;bi Bislama;bm Bambara;bn Bengali,Bangla;bo Tibetan;br Breton;bs Bosnian;ca Catalan
ce Chechen;ch Chamorro;co Corsican;cr Cree;cs Czech;cu Church Slavonic;cv Chuvash;cy Welsh;da Danish;de German
dv Dhivehi,Maldivian;dz Dzongkha;ee Ewe;el Greek,Modern Greek;en English;eo Esperanto;es Spanish,Castilian;et Estonian
eu Basque;fa Persian,Farsi;ff Fula,Fulani;fi Finnish;fj Fijian;fo Faroese;fr French;fy Frisian;ga Irish,Irish Gaelic
gd Scottish Gaelic,Scots Gaelic,Gaelic;gl Galician;gn Guarani;gu Gujarati;gv Manx;ha Hausa;he Hebrew;hi Hindi
ho Hiri Motu;hr Croatian;ht Haitian Creole,Haitian,Kreyol;hu Hungarian;hy Armenian;hz Herero;ia Interlingua
id Indonesian,Bahasa Indonesia;ie Interlingue;ig Igbo;ii Nuosu;ik Inupiaq;io Ido;is Icelandic;it Italian;iu Inuktitut
ja Japanese;jv Javanese;ka Georgian;kg Kongo;ki Kikuyu;kj Kwanyama;kk Kazakh;kl Greenlandic;km Khmer,Cambodian
kn Kannada;ko Korean;kr Kanuri;ks Kashmiri;ku Kurdish;kv Komi;kw Cornish;ky Kyrgyz;la Latin;lb Luxembourgish
lg Luganda,Ganda;li Limburgish;ln Lingala;lo Lao;lt Lithuanian;lu Luba-Katanga;lv Latvian;mg Malagasy;mh Marshallese
mi Maori;mk Macedonian;ml Malayalam;mn Mongolian;mr Marathi;ms Malay,Bahasa Melayu;mt Maltese;my Burmese,Myanmar
na Nauruan;nb Norwegian Bokmal,Bokmal;nd Northern Ndebele,Ndebele;ne Nepali;ng Ndonga;nl Dutch,Flemish
nn Norwegian Nynorsk,Nynorsk;no Norwegian;nr Southern Ndebele;nv Navajo;ny Chichewa,Nyanja;oc Occitan;oj Ojibwe
om Oromo;or Odia,Oriya;os Ossetian;pa Punjabi,Panjabi;pi Pali;pl Polish;ps Pashto;pt Portuguese
pt-BR Brazilian Portuguese;qu Quechua;rm Romansh;rn Kirundi,Rundi;ro Romanian,Moldovan;ru Russian
rw Kinyarwanda;sa Sanskrit;sc Sardinian;sd Sindhi;se Northern Sami,Sami;sg Sango;sh Serbo-Croatian;si Sinhala,Sinhalese
sk Slovak;sl Slovene,Slovenian;sm Samoan;sn Shona;so Somali;sq Albanian;sr Serbian;ss Swazi,Swati;st Sesotho,Sotho
su Sundanese;sv Swedish;sw Swahili,Kiswahili;ta Tamil;te Telugu;tg Tajik;th Thai;ti Tigrinya;tk Turkmen
tl Tagalog;tn Tswana,Setswana;to Tongan;tr Turkish;ts Tsonga;tt Tatar;tw Twi;ty Tahitian;ug Uyghur;uk Ukrainian;ur Urdu
uz Uzbek;ve Venda;vi Vietnamese;vo Volapuk;wa Walloon;wo Wolof;xh Xhosa,isiXhosa;yi Yiddish;yo Yoruba;za Zhuang
zh Chinese,Mandarin,Mandarin Chinese;zh-Hans Simplified Chinese;zh-Hant Traditional Chinese;zu Zulu,isiZulu
ace Acehnese;ady Adyghe;arz Egyptian Arabic;apc Levantine Arabic;awa Awadhi;ban Balinese;bem Bemba;ber Berber
bho Bhojpuri;brx Bodo;ceb Cebuano,Bisaya,Visayan;chr Cherokee;ckb Sorani,Central Kurdish;crs Seychellois Creole
csb Kashubian;din Dinka;doi Dogri;dsb Lower Sorbian;efi Efik;fil Filipino,Pilipino;fon Fon;gsw Swiss German;guz Gusii
haw Hawaiian
hak Hakka;hil Hiligaynon,Ilonggo;hmn Hmong;hne Chhattisgarhi;hsb Upper Sorbian;ilo Ilocano,Ilokano;jam Jamaican Patois
kab Kabyle;kam Kamba;kea Cape Verdean Creole,Kabuverdianu;kmr Kurmanji;kok Konkani;kri Krio;luo Luo;lus Mizo
mad Madurese;mag Magahi;mai Maithili;man Mandingo,Mandinka;mas Maasai;mer Meru;mfe Mauritian Creole;mni Manipuri,Meitei
mos Mossi;nan Hokkien,Taiwanese,Min Nan
nds Low German;new Newari;nso Northern Sotho,Sepedi,Pedi;nus Nuer;pam Kapampangan
pap Papiamento;pcm Nigerian Pidgin;prs Dari;rar Cook Islands Maori;rhg Rohingya;rom Romani;sat Santali;scn Sicilian
sco Scots;shn Shan;srn Sranan Tongo;swb Comorian;syl Sylheti;syr Syriac,Aramaic,Assyrian;tcy Tulu;tet Tetum;tiv Tiv
tmh Tuareg;tpi Tok Pisin;tum Tumbuka;war Waray;wuu Shanghainese;yue Cantonese;zgh Tamazight;zza Zaza
ase American Sign Language,ASL;asf Auslan,Australian Sign Language;bfi British Sign Language,BSL
csl Chinese Sign Language;gsg German Sign Language,DGS;dsl Danish Sign Language;dse Dutch Sign Language
fsl French Sign Language,LSF;fse Finnish Sign Language;gss Greek Sign Language;hks Hong Kong Sign Language
ins Indian Sign Language,ISL,Indo-Pakistani Sign Language;ise Italian Sign Language;isg Irish Sign Language
isr Israeli Sign Language;jsl Japanese Sign Language;kvk Korean Sign Language;mfs Mexican Sign Language
ncs Nicaraguan Sign Language;nsl Norwegian Sign Language;nzs New Zealand Sign Language,NZSL;pso Polish Sign Language
psr Portuguese Sign Language;bzs Brazilian Sign Language,Libras;rsl Russian Sign Language
sfs South African Sign Language
ssp Spanish Sign Language;swl Swedish Sign Language;tsm Turkish Sign Language
fcs Quebec Sign Language,LSQ
"""

_SHAPE = re.compile(
    r"([a-z]{2,3})(?:-[a-z]{3}){0,3}(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


@functools.cache
def language_names() -> dict[str, str]:
    """Return the tag of every known English name, names in lower case."""
    names = {}
    for row in _TABLE.replace("\n", ";").split(";"):
        tag, _, known = row.partition(" ")
        for name in filter(None, known.split(",")):
            names[name.lower()] = tag
    return names


@functools.cache
def _known_tags() -> frozenset[str]:
    return frozenset(language_names().values())


def find_language(text: str) -> str:
    """Return the BCP 47 tag for a tag or an English name, "" where it is neither.

    Two-letter tags must be of ISO 639-1; three-letter ones need only the shape.
    """
    text = text.strip()
    if named := language_names().get(" ".join(text.lower().replace("\u0101", "a").replace("\u00e5", "a").split())):
        return named
    tag = text.replace("_", "-")
    match = _SHAPE.fullmatch(tag)
    if not match or (len(match[1]) == 2 and match[1].lower() not in _known_tags()):
        return ""
    return _tidy_case(tag)


def _tidy_case(tag: str) -> str:
    """Return the tag in the case that RFC 5646, 2.1.1 recommends."""
    tidy: list[str] = []
    after_single = False
    for number, piece in enumerate(tag.lower().split("-")):
        after_single = after_single or len(piece) == 1
        if number and len(piece) == 2 and not after_single:
            tidy.append(piece.upper())
        elif number and len(piece) == 4 and piece.isalpha() and not after_single:
            tidy.append(piece.title())
        else:
            tidy.append(piece)
    return "-".join(tidy)
