"""The rules of the audit of finished pages: what `medsite explain` says of A001 and the others."""

from msgspec import Struct

from medsite.model.problem import Place, Problem, Severity


class AuditRule(Struct, frozen=True):
    """A rule of the audit. title: what is wrong, in a few words. why: whom it hurts. mend: what to do."""

    id: str
    title: str
    why: str
    mend: str
    severity: Severity = "error"


_LINKS = (
    AuditRule(
        "A001",
        "a link leads nowhere",
        "A reader who follows it meets an error page; search engines lower a site with dead links.",
        "correct the address, or add an alias where a page has moved",
    ),
    AuditRule(
        "A002",
        "a link leads to a part of a page that does not exist",
        "The reader lands at the top of the page and has to search for what was promised.",
        "link to the id of a heading that is there",
    ),
    AuditRule(
        "A003",
        "the page asks another host",
        "Each visit to a health page would be told to a stranger: LG München I, 3 O 17493/20 (fonts); "
        "CJEU C-40/17 (buttons); 45 CFR 164.502 where the site is a practice's own.",
        "put the file under content/static or the theme's static/ and use it from there",
    ),
    AuditRule(
        "A004",
        "a link leaves the site's folder",
        "The site lives in a sub-folder of its host; what stands beside that folder belongs to somebody else.",
        "let templates print the addresses of the view, which carry the base path",
    ),
    AuditRule(
        "A005",
        "a link runs a script",
        "A javascript: or data: address in a link can do anything in the reader's name.",
        "use an address that begins with https:, tel:, mailto: or /",
    ),
    AuditRule(
        "A006",
        "the page has a script or a style of its own",
        "The content security policy lets a page use this site's files only; code in the page itself does nothing.",
        "put it into a file under the theme's static/ and lead to it with view.site.assets",
        "warning",
    ),
)

_ACCESS = (
    AuditRule(
        "A020",
        "an image has no alternative text",
        "Screen readers say the file's name instead (WCAG 2.2, 1.1.1).",
        'add alt="…", or alt="" where the image only decorates',
    ),
    AuditRule(
        "A021",
        "a heading level is skipped",
        "People who listen to pages move by headings; a gap looks like a missing part (WCAG 2.2, 1.3.1).",
        "use the next level: ## in the text, then ###",
        "warning",
    ),
    AuditRule(
        "A022",
        "the page does not have exactly one main heading",
        "The h1 says what the page is; it should be there once (WCAG 2.2, 1.3.1 and 2.4.6).",
        "show the title as the only <h1>; begin headings in the text at ##",
    ),
    AuditRule(
        "A023",
        "the page does not say its language",
        "Without lang a screen reader reads it with the wrong voice (WCAG 2.2, 3.1.1).",
        'write <html lang="{{ view.head.language }}" dir="{{ view.head.direction }}">',
    ),
    AuditRule(
        "A024",
        "the page has no title",
        "The title names the tab, the bookmark and the search result (WCAG 2.2, 2.4.2).",
        "write <title> with view.head.title in the template",
    ),
    AuditRule(
        "A025",
        "a link has no words",
        "A screen reader can only say “link” (WCAG 2.2, 2.4.4).",
        "give it words, an image with alternative text, or an aria-label",
    ),
    AuditRule(
        "A026",
        "a button has no words",
        "Nobody who cannot see it knows what it does (WCAG 2.2, 4.1.2).",
        "give it words or an aria-label",
    ),
    AuditRule(
        "A027",
        "an id stands on the page twice",
        "Links and labels that use it reach the wrong place (WCAG 2.2, 4.1.2).",
        "make it unique",
    ),
    AuditRule(
        "A028",
        "a field has no label",
        "Nobody who cannot see the page knows what to fill in (WCAG 2.2, 3.3.2).",
        "add a <label for=…> or an aria-label",
    ),
    AuditRule(
        "A029",
        "a table has no header cells",
        "Without <th> a screen reader cannot say which column a number belongs to (WCAG 2.2, 1.3.1).",
        "write the table in Markdown, whose first row is the header, or use <th>",
        "warning",
    ),
    AuditRule(
        "A030",
        "a frame has no title",
        "A screen reader cannot say what is inside (WCAG 2.2, 4.1.2).",
        "add title=… to the <iframe>",
    ),
    AuditRule(
        "A031",
        "a heading has no words",
        "It shows as an empty stop to people who move by headings (WCAG 2.2, 2.4.6).",
        "give it words or take it away",
    ),
)

_SHARING = (
    AuditRule(
        "A040",
        "a sharing tag is missing or empty",
        "WhatsApp, Facebook and others show no card, or a wrong one, without og:title, og:description and og:url.",
        "print it in the template from view.head",
    ),
    AuditRule(
        "A041",
        "the sharing picture has no absolute address",
        "Every network fetches it from outside and needs http(s):// and the host.",
        "use view.head.card.url",
    ),
    AuditRule(
        "A042",
        "the sharing picture is not described",
        "Facebook shows no picture at the first share without width and height; people who listen need alt.",
        "print og:image:width, og:image:height, og:image:type and og:image:alt from view.head.card",
    ),
    AuditRule(
        "A043",
        "a sharing tag is not in quotes",
        "WhatsApp reads only attributes in double quotes.",
        'write content="…"',
    ),
    AuditRule(
        "A044",
        "the sharing tags come too late",
        "WhatsApp reads the first 300 KB of a page, Slack less; style sheets and JSON-LD must not go before the tags.",
        "put the og: tags right after <title> in the template",
    ),
    AuditRule(
        "A045",
        "the site's name is too long for sharing",
        "Discord shows no card at all where og:site_name is longer than 253 bytes.",
        "shorten the title in site.yaml",
    ),
    AuditRule(
        "A046",
        "the title is long for a card",
        "Networks cut titles at about 60 characters, Discord at 67 bytes.",
        "shorten the title; the end of it may not be seen",
        "warning",
    ),
    AuditRule(
        "A047",
        "the sharing address is not the canonical one",
        "Likes and shares of one page are counted apart where og:url and the canonical link differ.",
        "print view.head.canonical in both",
    ),
    AuditRule(
        "A048",
        "JSON-LD cannot be read",
        "Search engines drop structured data that does not parse.",
        "print the texts of view.head.json_ld unchanged",
    ),
    AuditRule(
        "A049",
        "the sharing picture is too small or too wide",
        "WhatsApp shows none under 300 pixels or wider than four times its height, Facebook none under 200.",
        "let medsite make the card, or use a picture of 1200 × 630",
    ),
)

_ONLINE = (
    AuditRule(
        "A060",
        "a file of the site is not online",
        "Readers who follow a link to it meet an error page.",
        'type "medsite publish"; where it was sent, ask the host whether it leaves such files out',
    ),
    AuditRule(
        "A061",
        "a file online is not the one that was built",
        "Readers see an older text, or one that somebody or something has changed on the way.",
        'type "medsite publish"; else switch off what the host changes in pages (minifying, hiding e-mail addresses)',
    ),
    AuditRule(
        "A062",
        "a page online leads elsewhere",
        "Cards, feeds and search engines know this address; a detour loses some of them.",
        "let the host answer at this very address: no other slash, no other host",
    ),
    AuditRule(
        "A063",
        "a security header is missing",
        "Browsers then allow what the site itself never does (OWASP Secure Headers Project).",
        'give the host its file: "medsite host-files --list" names it',
        "warning",
    ),
    AuditRule(
        "A064",
        "a file is kept for too long or too short",
        "What changes must be asked for again; what has its digest in its name never changes (RFC 9111, RFC 8246).",
        'give the host its file: "medsite host-files --list" names it',
        "warning",
    ),
    AuditRule(
        "A065",
        "a former address does not lead on",
        "Links from elsewhere and bookmarks end there.",
        "publish again; where a host cannot redirect, the page that stands there leads on",
    ),
    AuditRule(
        "A066",
        "what is not there is not answered as missing",
        "Search engines keep pages that are gone; readers meet the host's own page (RFC 9110, 15.5.5).",
        "let the host show 404.html with the status 404",
    ),
    AuditRule(
        "A067",
        "a social card cannot be fetched as it is promised",
        "Networks then show no card, or a wrong one.",
        "publish again; the host must send pictures with their own type and size",
    ),
    AuditRule(
        "A068",
        "a feed online cannot be read",
        "Readers that follow the site hear nothing any more.",
        "publish again, and switch off what changes the feed on the way",
    ),
    AuditRule(
        "A069",
        "a page online asks for something unencrypted",
        "Browsers block it, or tell others what is read (W3C Mixed Content).",
        "something adds it on the way: switch that off at the host",
    ),
    AuditRule(
        "A070",
        "a file has another media type than its own",
        "With nosniff browsers refuse styles and scripts of a wrong type; others show pages as plain text.",
        'give the host its file: "medsite host-files --list" names it',
    ),
    AuditRule(
        "A071",
        "the site does not say that this is its address",
        "Canonical links and cards name another host; readers and networks count it apart.",
        "set url in content/site.yaml to the address that readers use, build, and publish",
        "warning",
    ),
    AuditRule(
        "A072",
        "the host cannot be asked",
        "Nothing can be said of what is online.",
        "check the address and the line, then run this again",
    ),
)

RULES: dict[str, AuditRule] = {rule.id: rule for rule in (*_LINKS, *_ACCESS, *_SHARING, *_ONLINE)}


def state_problem(rule: str, path: str, detail: str = "") -> Problem:
    """Return the problem of `rule` in the finished file `path`. detail: which one, in the page's own words."""
    known = RULES[rule]
    message = f"{known.title}: {detail}" if detail else known.title
    return Problem(Place(path), rule, message, known.mend, known.severity, "audit")
