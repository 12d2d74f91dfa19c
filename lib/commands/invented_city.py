"""The story of a city that does not exist: its lists from 2005 to 2024, through every kind of reform and decision."""

import random
from dataclasses import dataclass

from lib.vocabulary.functions import functions_of
from lib.vocabulary.parties import ORDER, official_order

SEED = 20_240_101
COMPLETE_YEARS = (2005, 2009, 2011, 2015, 2019, 2021, 2024)
PARTIAL_YEAR, KNOWN_IN_PARTIAL = 2017, ("民革", "民盟")
# From this year departments have two to four organisations; before, six have all and the others one or two.
WIDENED = 2011
FOUNDED = {"台盟": 2015, "无党派人士": 2021}
OF_ALL = ("市发改委", "市经贸委", "市财政局", "市统计局", "市审计局", "市监察局")
OTHERS = (
    *("市教育局", "市科技局", "市民族宗教局", "市公安局", "市民政局", "市司法局", "市人事局", "市劳动保障局"),
    *("市国土资源局", "市建设局", "市房管局", "市规划局", "市交通局", "市水利局", "市农业局", "市林业局", "市外经贸局"),
    *("市文化局", "市广电局", "市新闻出版局", "市卫生局", "市人口计生委", "市环保局", "市旅游局", "市信息产业局"),
    *("市安监局", "市食品药品监管局", "市工商局", "市质监局", "市物价局", "市外侨办", "市法制办"),
)
# Which organisations stand near a field; they come first when a department is given one.
NEAR = {
    **dict.fromkeys(("education", "culture", "broadcasting", "press-publishing"), ("民盟", "民进")),
    **dict.fromkeys(("health", "family-planning", "food-drug-safety", "medical-insurance"), ("农工党", "九三学社")),
    **dict.fromkeys(("science-technology", "agriculture", "forestry", "informatization"), ("九三学社", "民盟")),
    **dict.fromkeys(("environment", "water", "veterans"), ("农工党", "民革")),
    **dict.fromkeys(("overseas-chinese", "foreign-affairs", "tourism"), ("致公党", "民革")),
    **dict.fromkeys(("justice", "public-security", "government-legal-affairs", "civil-affairs"), ("民革", "致公党")),
    "taiwan-affairs": ("台盟", "民革"),
}
NEAR_THE_ECONOMY = ("民建", "工商联")


@dataclass(frozen=True)
class Event:
    """What became of departments before the list of a year: a reform (its id in reforms.csv), or "" for a decision."""

    year: int
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reform: str = ""


EVENTS = (
    Event(2009, "new", (), ("市国资委",), "state-assets-2003"),
    Event(2009, "merge", ("市发改委", "市物价局"), ("市发改委",), "prices-into-planning"),
    Event(2011, "merge", ("市经贸委", "市信息产业局"), ("市经信委",), "industry-informatization-2008"),
    Event(2011, "rename", ("市外经贸局",), ("市商务局",)),
    Event(2011, "merge", ("市人事局", "市劳动保障局"), ("市人社局",), "personnel-labour-2008"),
    Event(2011, "merge", ("市建设局", "市房管局"), ("市住建局",), "construction-housing-2008"),
    Event(2011, "rename", ("市交通局",), ("市交通运输局",), "transport-2008"),
    Event(2011, "merge", ("市文化局", "市广电局", "市新闻出版局"), ("市文广新局",), "culture-broadcasting-press-2004"),
    Event(2011, "new", (), ("市扶贫办",)),
    Event(2011, "new", (), ("市金融办",)),
    Event(2015, "merge", ("市卫生局", "市人口计生委"), ("市卫计委",), "health-family-planning-2013"),
    Event(2015, "new", (), ("市行政审批局",), "administrative-approval-2015"),
    Event(2015, "new", (), ("市台办",)),
    Event(2019, "abolished", ("市监察局",), (), "supervision-2018"),
    Event(
        *(2019, "merge", ("市国土资源局", "市规划局", "市林业局"), ("市自然资源和规划局（市林业局）",)),
        "natural-resources-2018",
    ),
    Event(
        *(2019, "merge", ("市工商局", "市质监局", "市食品药品监管局"), ("市市场监管局（市知识产权局）",)),
        "market-regulation-2018",
    ),
    Event(2019, "merge", ("市法制办", "市司法局"), ("市司法局",), "justice-legal-affairs-2018"),
    Event(2019, "merge", ("市文广新局", "市旅游局"), ("市文广旅局",), "culture-tourism-2018"),
    Event(2019, "split", ("市外侨办",), ("市外办", "市侨办"), "foreign-overseas-split-2018"),
    Event(2019, "rename", ("市环保局",), ("市生态环境局",), "ecology-environment-2018"),
    Event(2019, "rename", ("市卫计委",), ("市卫健委",), "health-2018"),
    Event(2019, "merge", ("市农业局",), ("市农业农村局",), "agriculture-rural-2018"),
    Event(2019, "merge", ("市安监局",), ("市应急管理局",), "emergency-2018"),
    Event(2019, "rename", ("市金融办",), ("市地方金融监管局",), "financial-regulation-2017"),
    Event(2019, "move", ("市民政局",), ("市卫健委",), "ageing-2018"),
    Event(2019, "new", (), ("市退役军人局",), "veterans-2018"),
    Event(2019, "new", (), ("市医保局",), "medical-insurance-2018"),
    Event(2021, "rename", ("市扶贫办",), ("市乡村振兴局",), "rural-revitalisation-2021"),
    Event(2021, "new", (), ("市数字经济局",)),  # a name that the crosswalk does not know
    Event(
        *(2024, "merge", ("市农业农村局", "市乡村振兴局"), ("市农业农村局（市乡村振兴局）",)),
        "rural-revitalisation-2023",
    ),
    Event(2024, "move", ("市卫健委",), ("市民政局",), "ageing-2023"),
    Event(2024, "new", (), ("市数据局",), "data-2023"),
)

Links = dict[str, set[str]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Edition:
    """One list of the city: departments in order with their organisations; `decided` are links changed without reform.

    Of a partial one only the links of `known` organisations were made public.
    """

    year: int
    links: dict[str, tuple[str, ...]]
    organisations: tuple[str, ...]
    added: tuple[Pair, ...]
    dropped: tuple[Pair, ...]
    known: tuple[str, ...] = ()


def editions() -> list[Edition]:
    """Return every list of the city, oldest first; always the same."""
    chance = random.Random(SEED)
    links = _first(chance)
    told = [_edition(COMPLETE_YEARS[0], links)]
    for year in COMPLETE_YEARS[1:]:
        if told[-1].year < PARTIAL_YEAR < year:
            told.append(_edition(PARTIAL_YEAR, links, known=KNOWN_IN_PARTIAL))
        touched = set()
        for event in (one for one in EVENTS if one.year == year):
            links = _after(event, links, chance)
            touched |= {*event.before, *event.after}
        untouched = [name for name in links if name not in touched]
        if year == WIDENED:
            added, dropped = _widened(links, untouched, chance), list[Pair]()
        else:
            added, dropped = _decided(links, untouched, year, chance)
        added += _welcomed(links, [one for one, since in FOUNDED.items() if since == year])
        told.append(_edition(year, links, (tuple(added), tuple(dropped))))
    return told


def _organisations(year: int) -> tuple[str, ...]:
    return tuple(party for party in ORDER if FOUNDED.get(party, 0) <= year)


def _edition(
    year: int, links: Links, decided: tuple[tuple[Pair, ...], tuple[Pair, ...]] = ((), ()), known: tuple[str, ...] = ()
) -> Edition:
    kept = {name: tuple(official_order(list(parties))) for name, parties in links.items()}
    return Edition(year, kept, _organisations(year), *decided, known)


def _near(department: str, year: int) -> list[str]:
    """Return the organisations of a year, those near the department's field first."""
    fields = functions_of(department)
    first = NEAR.get(fields[0] if fields else "", NEAR_THE_ECONOMY)
    there = _organisations(year)
    return [*(party for party in first if party in there), *(party for party in there if party not in first)]


def _first(chance: random.Random) -> Links:
    year = COMPLETE_YEARS[0]
    every: Links = {name: set(_organisations(year)) for name in OF_ALL}
    return every | {name: set(_near(name, year)[: chance.choice((1, 2, 2))]) for name in OTHERS}


def _after(event: Event, links: Links, chance: random.Random) -> Links:
    """Return the links after one event: successors inherit, a moved duty takes one organisation along."""
    if event.kind == "move":
        (giver,), (taker,) = event.before, event.after
        spare = official_order(list(links[giver] - links[taker]))
        if spare and len(links[giver]) > 1:
            links[giver].remove(spare[-1])
            links[taker].add(spare[-1])
        return links
    inherited: set[str] = set().union(*(links[name] for name in event.before))
    fresh: Links = {}
    for name in links:
        if name not in event.before:
            fresh[name] = links[name]
        elif name == event.before[0]:
            fresh |= {after: set(inherited) for after in event.after}
    for name in event.after if event.kind == "new" else ():
        near = _near(name, event.year)
        fresh[name] = {*near[:2], *chance.sample(near[2:], chance.choice((0, 1, 2)))}
    return fresh


def _widened(links: Links, names: list[str], chance: random.Random) -> list[Pair]:
    added = []
    for name in names:
        missing = [party for party in _near(name, WIDENED) if party not in links[name]]
        for party in chance.sample(missing, min(len(missing), chance.choice((1, 2, 2)))):
            links[name].add(party)
            added.append((name, party))
    return added


def _decided(links: Links, names: list[str], year: int, chance: random.Random) -> tuple[list[Pair], list[Pair]]:
    """Add three links and drop up to three, of departments that no reform touched; return both lists."""
    narrow = [name for name in names if len(links[name]) < 5]
    once = [name for name in narrow if len(links[name]) == 1]
    added = [
        (name, next(party for party in _near(name, year) if party not in links[name]))
        for name in chance.sample(once if len(once) >= 3 else narrow, 3)
    ]
    wide = [name for name in narrow if len(links[name]) > 1 and name not in dict(added)]
    dropped = [
        (name, next(party for party in reversed(_near(name, year)) if party in links[name]))
        for name in chance.sample(wide, 3)
    ]
    for name, party in added:
        links[name].add(party)
    for name, party in dropped:
        links[name].remove(party)
    return added, dropped


def _welcomed(links: Links, newcomers: list[str]) -> list[Pair]:
    """Give an organisation that is new in the list every fifth department, and those of its own field."""
    added = []
    for party in newcomers:
        own = [name for name in links if party in NEAR.get((functions_of(name) or ("",))[0], ())]
        for name in dict.fromkeys([*own, *list(links)[::5]]):
            links[name].add(party)
            added.append((name, party))
    return added
