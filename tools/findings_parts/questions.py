"""The questions: which scenarios are compared with which, and under which assumptions."""

import dataclasses

from .runs import Run

STATUS_QUO = "status quo"
NOT_FOR_DECIDING = ("intensity", "reform")  # questions that MODEL.md 11 warns of answering by the shipped values alone


@dataclasses.dataclass(frozen=True)
class Assumption:
    label: str
    sets: tuple
    only: tuple = ()  # (label of an alternative, further sets of that one alone)


@dataclasses.dataclass(frozen=True)
class Question:
    key: str
    title: str
    text: str
    runs: dict  # label -> Run
    reference: str  # the label that tables compare with
    contrasts: tuple  # (label, label): what the assumptions are asked about, first less second
    main: tuple  # measures of those contrasts
    assumptions: tuple = ()
    own_region: dict = dataclasses.field(default_factory=dict)  # label -> the one region that is run for it


LEVELS = {f"intensity {level}": Run(f"intensity/{level}") for level in range(4)}

REACH = Assumption("three times the sessions, and referral to match",
                   ("guidance.sessions_per_position*=3", "referral.intercept+=1.1"))
DISPLACEMENT = Assumption("half of help displaces others (labour_market.displacement .5)",
                          ("labour_market.displacement=0.5",))
LIGHT = Assumption("60 users a counsellor", ("follow_up.users_per_counsellor=60",))
HEAVY = Assumption("120 users a counsellor", ("follow_up.users_per_counsellor=120",))

QUESTIONS = [
    Question(
        "intensity", "Is there a hump in intensity?",
        "Intensity 0 to 3 at all offices from week 52 on, referral ad hoc.",
        {STATUS_QUO: Run("buskerud"), **LEVELS}, STATUS_QUO,
        tuple((f"intensity {level + 1}", f"intensity {level}") for level in range(3)),
        ("employed_weeks", "lasting_share", "net_benefit"),
        (Assumption("no gain from two perspectives", ("collaboration.perspective_gain=0",)),
         Assumption("perspective gain 1.5", ("collaboration.perspective_gain=1.5",)),
         REACH, LIGHT, HEAVY, DISPLACEMENT)),
    Question(
        "referral", "Who should be referred?",
        "The rules for referral at intensity 1, at all offices from week 52 on.",
        {STATUS_QUO: Run("buskerud"), **{name.replace("_", " "): Run(f"referral/{name}")
                                         for name in ("ad_hoc", "criteria", "universal", "self_referral")}},
        STATUS_QUO,
        (("criteria", "ad hoc"), ("universal", "ad hoc"), ("self referral", "ad hoc")),
        ("lasting_share", "wait_during", "net_benefit"),
        (REACH,)),
    Question(
        "strategy", "When does the education detour pay?",
        "Work first, education first, or for each user what has worked for similar ones, at all offices from week 52 on.",
        {STATUS_QUO: Run("buskerud"), **{name.replace("_", " "): Run(f"strategy/{name}")
                                         for name in ("work_first", "education_first", "individual")}},
        STATUS_QUO,
        (("education first", "work first"), ("individual", "work first")),
        ("employed_weeks", "lasting_share", "net_benefit"),
        (Assumption("education adds less (levels .1 lower)",
                    ("measures.secondary_level+=-0.1", "measures.vocational_level+=-0.1",
                     "measures.higher_level+=-0.1", "measures.course_step*=0.5")),
         Assumption("education adds more (levels .1 higher)",
                    ("measures.secondary_level+=0.1", "measures.vocational_level+=0.1",
                     "measures.higher_level+=0.1", "measures.course_step*=2")),
         Assumption("ten years instead of six", ("run.weeks=520",)),
         Assumption("change costs nothing (no disruption, no flaws)",
                    ("reform.disruption=0", "reform.resistance=0", "reform.flaws=0")),
         DISPLACEMENT)),
    Question(
        "reform", "When does piecemeal win?",
        "The sub-projects' model for all 21 offices: a few at a time, or all in one step.",
        {STATUS_QUO: Run("buskerud"), "large step": Run("reform/large_step"), "piecemeal": Run("reform/piecemeal")},
        STATUS_QUO,
        (("piecemeal", "large step"),),
        ("lasting_share", "net_benefit", "flaws_active_during", "flaws_active_peak", "pressure_during", "pressure_peak",
         "pressure_after", "attitude_during"),
        (Assumption("troubles add up one by one (flaw_power 1)", ("reform.flaw_power=1",)),
         Assumption("troubles are worse together (flaw_power 3)", ("reform.flaw_power=3",)),
         Assumption("many flaws crowd the agenda (crowding 10)", ("reflection.crowding=10",)),
         Assumption("flaws never crowd the agenda (crowding 1e9)", ("reflection.crowding=1e9",)),
         Assumption("nothing is shared", ("reflection.sharing=0",)),
         Assumption("half of what is mended is shared", ("reflection.sharing=0.5",)),
         Assumption("large changes disrupt more (disruption_power 2)", ("reform.disruption_power=2",)),
         Assumption("a larger reform: intensity 2", (),
                    (("large step", ("wave.1.intensity=2",)),
                     ("piecemeal", tuple(f"wave.{wave}.intensity=2" for wave in range(1, 5))))))),
    Question(
        "after", "What does the project's end undo?",
        "The sub-projects' model at all offices: the project goes on, or ends in week 156 with more or less anchored.",
        {STATUS_QUO: Run("buskerud"), "goes on": Run("referral/criteria"), "ends, anchored": Run("after/anchored"),
         "ends": Run("reform/large_step"), "ends, not anchored": Run("after/not_anchored")},
        "goes on",
        (("ends, anchored", "goes on"), ("ends", "goes on"), ("ends, not anchored", "goes on")),
        ("enacted_after", "referrals_after", "lasting_share", "net_benefit"),
        (Assumption("what is not anchored goes in half a year", ("reform.after_half_life=26",)),
         Assumption("what is not anchored goes in two years", ("reform.after_half_life=104",)))),
    Question(
        "subprojects", "What did the four sub-projects do?",
        "The sub-projects as they were done, together and each alone in its region.",
        {STATUS_QUO: Run("buskerud"), "all four": Run("subprojects"),
         **{name: Run(f"subprojects/{name.lower()}") for name in ("Drammen", "Hallingdal", "Kongsberg", "Ringerike")}},
        STATUS_QUO, (), (),
        own_region={name: name for name in ("Drammen", "Hallingdal", "Kongsberg", "Ringerike")}),
    Question(
        "shock", "What does a slump do?", "A labour-market shock in week 104 under the status quo.",
        {STATUS_QUO: Run("buskerud"), "shock": Run("shock")}, STATUS_QUO, (), ()),
]
BY_KEY = {question.key: question for question in QUESTIONS}
