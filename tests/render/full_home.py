"""A home in which everything that a check-in can be about is there, and more of it than there is time for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from ontzorg_cli.actions.add_event import EventDraft, add_event, be_away
from ontzorg_cli.actions.add_task import add_task
from ontzorg_cli.actions.catch_adhoc import Outcome as Answer
from ontzorg_cli.actions.catch_adhoc import catch_adhoc
from ontzorg_cli.actions.close_task import finish_tasks
from ontzorg_cli.actions.close_topic import close_topic
from ontzorg_cli.actions.drop_work import drop_work
from ontzorg_cli.actions.keep_checkin import hold_checkin, plan_checkin
from ontzorg_cli.actions.keep_topic import TopicDraft, keep_note, keep_topic
from ontzorg_cli.core.calendar.agenda import AllDay, DayOff
from ontzorg_cli.core.calendar.working_time import Hours, WorkPattern
from ontzorg_cli.core.growth.note import NoteKind
from ontzorg_cli.core.together.outcome import Outcome
from ontzorg_cli.core.together.person import AddressForm, Person
from ontzorg_cli.core.together.topic import Topic, TopicEnding
from ontzorg_cli.core.work.draft import TaskDraft
from ontzorg_cli.core.work.task import Due, Task
from ontzorg_cli.store.home import Home
from ontzorg_cli.store.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from ontzorg_cli.core.results import Saved

Kind = TypeVar("Kind")

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 23)
WHO = "Hanneke"
DAY = Hours(time(8, 30), time(16))
SETTINGS = Settings(
    name="Noor",
    language="nl",
    timezone="Europe/Amsterdam",
    country="NL",
    hours=WorkPattern(every=dict.fromkeys(range(5), (DAY,))),
    first_day=MONDAY - timedelta(weeks=8),
)
LONG = " ".join(["de reactie van de ondernemingsraad op de verhuizing van het archief naar de derde verdieping"] * 4)[
    :300
]
TOPICS = (
    "de reactie van de OR op de verhuizing",
    "nieuwe regels voor reiskosten en wie die aan de afdeling vertelt",
    "vervanging van de receptie in de kerstvakantie",
    "hoe we de stukken voor de RvC voortaan rondsturen",
    "parkeerplaatsen voor bezoek van het ministerie",
    "afscheid van Joost: toespraak en cadeau",
    "een vaste plek voor de afdeling communicatie",
    "sleutels van het oude gebouw",
)
DECISIONS = (
    "Locatie heidag: De Hoorneboeg of het Koetshuis?",
    LONG,
    "Nieuwjaarstoespraak: zelf schrijven of door Communicatie?",
    "Reis Berlijn: dinsdagavond heen of woensdagochtend?",
    "Mag ik het contract met de cateraar met een jaar verlengen?",
    "Wie vervangt mij in de week van 21 december?",
    "Komt de werkgroep huisvesting voortaan om de week bij elkaar?",
)
ADVICE = "De Hoorneboeg: 15% goedkoper en met de trein bereikbaar"
OTHERWISE = "ik teken het goedkoopste, de optie vervalt vrijdag"
RESULTS = (
    "RvC-stukken een dag eerder verstuurd, zonder nazending",
    "verslag MT binnen 24 uur bij iedereen",
    "reiskosten derde kwartaal: 1.240 euro minder door vroeg boeken",
    "werkplekken voor de drie nieuwe collega's ingericht",
)
DROPPED = (
    "rondleiding stagiairs door het oude gebouw",
    "enquête over de koffie op de tweede verdieping",
    "presentatie voor de open dag in het Engels",
)
THEIRS = (
    "tekst voorwoord jaarplan nalezen en teruggeven",
    "begroting huisvesting ondertekenen en naar Financiën",
    "namen voor de klankbordgroep doorgeven",
)
MINE = (
    "offertes catering nieuwjaarsbijeenkomst vergelijken",
    "notulen directieoverleg van 9 november afronden",
    "archief 2019 met Joost opschonen en afvoeren",
    "lijst van relaties voor de kerstkaart bijwerken",
    "handleiding voor wie mij vervangt",
)
WORK = (
    "RvC-stukken bundelen en een leeswijzer erbij",
    "verhuisplan tweede verdieping met de huismeester doornemen",
    "programma bezoek ministerie uitwerken",
    "vergaderdata eerste kwartaal vastleggen met alle directeuren",
    "draaiboek kerstborrel bestellen en afstemmen",
    "sprekers nieuwjaarsbijeenkomst vragen",
    "jaarplanning vergaderingen rondsturen",
    "verslag van de heidag met besluitenlijst",
    "contract met de cateraar laten nakijken door Juridische Zaken",
    "zaal en techniek voor de personeelsbijeenkomst",
    "presentatie derde kwartaal in de huisstijl",
    "hotel en trein voor de conferentie in Brussel",
    "kerstpakketten: aantallen en adressen controleren",
)
MEETINGS = (
    "RvC, de hele middag in de grote zaal",
    "sinterklaasmiddag voor de kinderen van medewerkers",
    "bezoek ministerie, met lunch en rondleiding",
    "sollicitatiegesprekken hoofd Communicatie",
    "overleg huisvesting met de architect",
    "voorbereiding nieuwjaarstoespraak",
)
MANDATES = (
    "lunch MT verplaatst naar de kantine omdat de zaal vol was",
    "bloemen voor Bram uit het potje van de afdeling",
    "de vergadering van de werkgroep een half uur ingekort",
)
DEFAULTED = ("koffie of thee bij de opening?", "badges met of zonder foto?")
AGREEMENTS = (
    "post die spoed heeft krijgt een rode map op het bureau van Hanneke",
    "verslagen gaan voortaan binnen twee werkdagen naar iedereen",
    "ik mag tot 500 euro zelf tekenen voor bestellingen",
    "vragen tussendoor bundelen we tot na de lunch",
    "niemand plant nog iets op woensdagmiddag",
)


def day(number: int) -> date:
    """Return the day so many days after the Monday that the home is about."""
    return MONDAY + timedelta(days=number)


def at(number: int, clock: str = "09:00") -> datetime:
    """Return a moment on that day."""
    return datetime.combine(day(number), time.fromisoformat(clock), tzinfo=AMSTERDAM)


NOW = at(0, "08:30")


def full_home(folder: Path, form: AddressForm) -> Home:
    """Return a home with more for one check-in than there is time for, and its reader addressed in that form."""
    (folder / ".state").mkdir(parents=True)
    home = Home(folder)
    home.create(
        SETTINGS,
        people=(Person(id="e4w", name=WHO, checkin="ma 13:00 30m", address_form=form),),
        goals=(),
        days_off=tuple(DayOff(day=day(number), name=f"Collectieve vrije dag {number}") for number in (18, 25, 32, 39)),
        now=at(-49),
    )
    _long_ago(home)
    _since_then(home)
    _ahead(home)
    return home


def _long_ago(home: Home) -> None:
    """Ask for what is not done yet, and talk twice."""
    for title in THEIRS:
        due = Due(day=day(-4)) if title == THEIRS[0] else None
        _add(home, TaskDraft(title=title, requester=WHO, owner=WHO, due=due), at(-42))
    for title in MINE:
        _add(home, TaskDraft(title=title, requester=WHO, minutes=60), at(-42))
    for number in (-14, -7):
        hold_checkin(WHO, Outcome(), home=home, now=at(number, "13:00"))


def _since_then(home: Home) -> None:
    """Finish, drop, decide, agree and be interrupted."""
    finished = [_add(home, TaskDraft(title=title, requester=WHO, minutes=45), at(-6)) for title in RESULTS]
    finish_tasks(tuple(task.id for task in finished), home=home, now=at(-5))
    dropped = [_add(home, TaskDraft(title=title, requester=WHO, minutes=45), at(-6)) for title in DROPPED]
    drop_work(tuple(task.id for task in dropped), home=home, now=at(-5, "10:00"))
    for title in MANDATES:
        keep_note(title, NoteKind.MANDATE, person=WHO, home=home, now=at(-4))
    for title in AGREEMENTS:
        keep_note(title, NoteKind.AGREEMENT, person=WHO, home=home, now=at(-4))
    for number in range(9):
        asked = TaskDraft(title=f"vraag {number}", requester=WHO, minutes=25)
        catch_adhoc(asked, Answer.DONE, home=home, now=at(-4, f"{9 + number % 6:02}:30"))
    for title in DEFAULTED:
        topic = _keep(home, TopicDraft(title=title, person=WHO, decision=True, by=day(-5), otherwise=OTHERWISE))
        _default(home, topic)


def _default(home: Home, topic: Topic) -> None:
    with home.change("weekly", now=at(-3)) as change:
        close_topic(topic, TopicEnding.DEFAULTED, answer=OTHERWISE, now=at(-3), change=change)


def _ahead(home: Home) -> None:
    """Fill the lists and the weeks that come."""
    for title in TOPICS:
        _keep(home, TopicDraft(title=title, person=WHO))
    for number, title in enumerate(DECISIONS):
        by = day(-3) if number == 0 else day(number)
        _keep(
            home,
            TopicDraft(title=title, person=WHO, decision=True, advice=ADVICE, by=by, otherwise=OTHERWISE),
        )
    for number, title in enumerate(WORK):
        due = Due(day=day(number + 1), hard=number % 2 == 0)
        _add(home, TaskDraft(title=title, requester=WHO, minutes=240, due=due), at(-2))
    for number, title in enumerate(MEETINGS):
        start = at(number + 1, "10:00").replace(tzinfo=None)
        add_event(EventDraft(title=title, start=start, minutes=180, with_names=(WHO,)), home=home, now=NOW)
    for number in range(7):
        whole_days = AllDay(first=day(14 + number), last=day(16 + number))
        be_away("weg", whole_days, who=WHO if number % 2 else None, home=home, now=NOW)
    for number in (0, 7):
        start = at(number, "13:00").replace(tzinfo=None)
        plan_checkin(WHO, start, title_of=lambda name: f"bila {name}", home=home, now=NOW)


def _add(home: Home, draft: TaskDraft, now: datetime) -> Task:
    return _record(add_task(draft, home=home, now=now), Task)


def _keep(home: Home, draft: TopicDraft) -> Topic:
    return _record(keep_topic(draft, home=home, now=at(-21)), Topic)


def _record(saved: Saved, kind: type[Kind]) -> Kind:
    (record,) = (touched.record for touched in saved.touched if isinstance(touched.record, kind))
    return record
