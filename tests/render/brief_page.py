"""A brief for a check-in as a page, of every kind of block: eight headings and about 45 lines."""

from __future__ import annotations

from ontzorg_cli.render.page import Column, Fact, Facts, Gap, Heading, Line, Page, Paragraph, Rows
from ontzorg_cli.render.pages.pieces import handle, plain, quiet, strong, title
from ontzorg_cli.words.phrase import Phrase, Piece, Tone

BULLET = quiet("• ")
LOOK_AHEAD = (Column(), Column(wrapped=True, lowest=24), Column(right=True))
PRIORITIES = (Column(), Column(), Column(right=True))


def brief() -> Page:
    """Return the brief of Noor for her check-in with Hanneke."""
    return (
        Line((*plain("Bila met "), *title("Hanneke")), plain("maandag 23 november 2026 · 13:00 · 30 minuten")),
        Gap(),
        *_opening(),
        *_back(),
        *_decisions(),
        *_ahead(),
        *_priorities(),
        *_mandate(),
        *_feedback(),
        *_agreements(),
    )


def _heading(text: str, minutes: int) -> Heading:
    return Heading((*strong(text), *quiet(f" {minutes}\u00a0min")))


def _item(text: Phrase, right: Phrase = (), mark: Phrase = BULLET) -> Paragraph:
    return Paragraph(mark=mark, text=text, right=right)


def _below(text: Phrase, right: Phrase = ()) -> Paragraph:
    return Paragraph(mark=plain("  "), text=text, right=right)


def _opening() -> Page:
    return (
        _heading("Opening", 2),
        Paragraph(text=plain("Wat houdt je bezig?")),
        _item(title("de reactie van de OR op de verhuizing"), quiet("vorige week")),
        Gap(),
    )


def _back() -> Page:
    done, moved = (Piece("✓ ", Tone.GOOD),), (Piece("→ ", Tone.CAREFUL),)
    return (
        _heading("Terugblik", 4),
        _item(title("RvC-stukken een dag eerder verstuurd, zonder nazending"), mark=done),
        _item(title("Verslag MT binnen 24 uur bij iedereen"), mark=done),
        _item(title("Reiskosten kwartaal 3: 1.240 euro minder door vroeg boeken"), mark=done),
        _item(
            (*title("Offertes catering"), *plain(" niet af: twee leveranciers reageerden niet")),
            (Piece("2 weken oud", Tone.CAREFUL),),
            moved,
        ),
        _below(quiet("Vervalt, een nieuw moment, of hulp?")),
        Gap(),
        Paragraph(
            text=quiet(
                "Jouw acties: 3 af, 1 open. De open: 'tekst voorwoord jaarplan'. Zal ik er een half uur voor blokken?"
            )
        ),
        Gap(),
    )


def _decisions() -> Page:
    return (
        _heading("Besluiten die ik van je nodig heb", 6),
        _item(title("Locatie heidag: De Hoorneboeg of het Koetshuis?"), strong("uiterlijk wo 25 nov"), strong("1 ")),
        _below((*quiet("Advies: "), *plain("De Hoorneboeg, 15% goedkoper en met de trein bereikbaar."))),
        _below((*quiet("Zonder antwoord: "), *plain("de optie vervalt donderdag om 12:00."))),
        _item(title("Nieuwjaarstoespraak: zelf schrijven of door Communicatie?"), strong("vr 27 nov"), strong("2 ")),
        _below((*quiet("Advies: "), *plain("Communicatie een eerste versie, jij een half uur op 8 december."))),
        _item(
            title("Reis Berlijn: dinsdagavond heen of woensdagochtend?"),
            (Piece("3 dagen te laat", Tone.ALARM),),
            strong("3 "),
        ),
        _below((*quiet("Advies: "), *plain("dinsdagavond. Ik boek vandaag om 16:00 als ik niets hoor."))),
        Gap(),
    )


def _ahead() -> Page:
    rows = (
        (plain("di 24 nov"), title("begroting naar Financiën"), plain("1u15")),
        (plain("do 26 nov"), (*title("RvC, de hele middag"), *quiet(" · geen ruimte voor ad hoc")), plain("4u00")),
        (
            plain("ma 30 nov"),
            (*title("bezoek ministerie"), *quiet(" · begin woensdag met het programma")),
            plain("2u30"),
        ),
        (plain("vr 4 dec"), (*title("Sinterklaas"), *quiet(" · om 15:00 klaar")), plain("1u00")),
        Gap(),
        Line(quiet("Over drie tot zes weken")),
        (plain("16 dec"), (*title("kerstborrel"), *quiet(" · draaiboek bestellen vóór 2 december")), plain("")),
        (plain("5 jan"), (*title("nieuwjaarsbijeenkomst"), *quiet(" · sprekers deze week vragen")), plain("")),
        (plain("21-31 dec"), plain("ik ben vrij; Fatima vervangt me op dinsdag en donderdag"), plain("")),
    )
    return (_heading("Vooruitblik", 7), Rows(LOOK_AHEAD, rows), Gap())


def _priorities() -> Page:
    rows = (
        (title("vergaderzaal Q1"), plain("schuift naar di 1 dec"), quiet("mijn voorstel")),
        (title("archief 2019"), plain("kan Joost"), quiet("45 min")),
        (title("verbeterplan post"), plain("blijft"), quiet("jouw wens, 9 nov")),
        (title("rondleiding stagiairs"), plain("vervalt"), quiet("akkoord 16 nov")),
    )
    return (
        _heading("Prioriteiten", 6),
        Paragraph(text=plain("Deze week is er 6u30 ruimte. Nieuw werk van jou: 8u15.")),
        Rows(PRIORITIES, rows),
        Gap(),
    )


def _mandate() -> Page:
    return (
        _heading("Delegatie en mandaat", 2),
        _item((*plain("Zelf besloten: "), *title("lunch MT verplaatst, bloemen voor Bram"))),
        _item((*plain("Neem ik graag over: "), *title("je declaraties, een half uur in de week"))),
        Gap(),
    )


def _feedback() -> Page:
    return (
        _heading("Feedback over en weer", 2),
        _item(plain("Mijn vraag aan jou: wat had ik bij de RvC-stukken eerder moeten vragen?")),
        _item(plain("Ad hoc van jou deze week: 9 keer, samen 3u10. Meestal reizen.")),
        Gap(),
    )


def _agreements() -> Page:
    return (
        _heading("Afspraken", 1),
        Facts(
            (
                Fact(plain("ik"), title("programma ministerie, eerste versie"), plain("wo 25 nov")),
                Fact(plain("jij"), title("tekst voorwoord jaarplan"), plain("ma 30 nov")),
                Fact(plain("Joost"), title("archief 2019 opschonen"), plain("vr 11 dec")),
            )
        ),
        Gap(),
        Line(plain("Volgende bila: maandag 30 november, 13:00"), handle("ontzorg weekly Hanneke")),
    )
