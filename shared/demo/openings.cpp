// The last chapter: what was asked, said and agreed about the activities, and three that are not
// open yet because something is missing.
#include "shared/demo/builder.hpp"

namespace tovholder::demo {
namespace {

constexpr std::int32_t noon = 720;

Instant days_ago(const Builder& builder, std::int32_t days) {
    return from_local({builder.today + -days, noon});
}

Id<Person> coordinator(const Builder& builder) { return builder.people.front().id; }

BoundaryDecision& ask(Builder& builder, const Activity& activity, std::string question,
                      BoundaryAnswer answer, std::int32_t days) {
    BoundaryDecision row{
        .id = builder.next_id<BoundaryDecision>(), .unit = activity.unit, .activity = activity.id};
    row.question = std::move(question);
    row.answer = answer;
    row.asked_by = coordinator(builder);
    row.asked_at = days_ago(builder, days);
    builder.boundaries.push_back(std::move(row));
    return builder.boundaries.back();
}

void hear(Builder& builder, const Activity& activity, std::string group, HearingAnswer answer,
          std::string words, std::int32_t days) {
    StaffHearing row{
        .id = builder.next_id<StaffHearing>(), .unit = activity.unit, .activity = activity.id};
    row.group = std::move(group);
    row.answer = answer;
    row.words = std::move(words);
    row.noted_by = coordinator(builder);
    row.at = days_ago(builder, days);
    builder.hearings.push_back(std::move(row));
}

void agree(Builder& builder, const Activity& activity, SelfGovernment level, std::int32_t days,
           std::int32_t review_in) {
    Delegation row{.id = builder.next_id<Delegation>(),
                   .unit = activity.unit,
                   .activity = activity.id,
                   .level = level,
                   .at = days_ago(builder, days)};
    row.review = builder.today + review_in;
    row.noted_by = coordinator(builder);
    builder.delegations.push_back(std::move(row));
}

// What every activity that is open has.
void add_plan(Builder& builder, Activity& activity, Prng& prng) {
    activity.begins = builder.today + -static_cast<std::int32_t>(prng.between(90, 1200));
    activity.quality = {"Vi kommer til tiden eller ringer", "Borgeren bestemmer farten",
                        "Vi siger det, hvis noget bekymrer os"};
    activity.gives = {"En at tale med", "Kurser", "Fælles frokost"};
    activity.origin = prng.chance(60) ? Origin::supplement : Origin::fresh;
    activity.competition = Competition::no_firm;
    if (prng.chance(15)) activity.form = EngagementForm::partner;
    if (prng.chance(15)) activity.form = EngagementForm::independent;
    if (prng.chance(10)) activity.criticality = Criticality::must_be_covered;
    ask(builder, activity, activity.name, BoundaryAnswer::yes,
        static_cast<std::int32_t>(prng.between(60, 900)));
}

void add_levels(Builder& builder, const Activity& activity, Prng& prng) {
    if (!prng.chance(45)) return;
    const auto days = static_cast<std::int32_t>(prng.between(200, 700));
    agree(builder, activity, SelfGovernment::led, days, -days + 180);
    if (prng.chance(50)) agree(builder, activity, SelfGovernment::shared, days - 180, 40);
}

// The stories that a visitor should find whatever the dice say: by name, in care.
void add_stories(Builder& builder) {
    for (Activity& activity : builder.activities) {
        if (activity.name == "Besøgsven") {
            BoundaryDecision& doctor =
                ask(builder, activity, "Følge en beboer til lægen", BoundaryAnswer::doubt, 44);
            doctor.argument = "En pårørende gør det tit. Men hvem husker, hvad lægen sagde?";
            doctor.outcome = BoundaryOutcome::yes;
            doctor.outcome_argument = "Ja, når en medarbejder har talt med lægen først.";
            doctor.settled_by = coordinator(builder);
            doctor.settled_at = days_ago(builder, 30);
            ask(builder, activity, "Hente penge i banken", BoundaryAnswer::no, 120).argument =
                "Så er der penge mellem dem, og det skal der ikke være.";
            hear(builder, activity, "Plejen på Bøgen", HearingAnswer::proposal,
                 "Vi ser, hvem der sidder alene om eftermiddagen.", 400);
            agree(builder, activity, SelfGovernment::led, 400, -220);
            agree(builder, activity, SelfGovernment::shared, 220, -40);
            agree(builder, activity, SelfGovernment::self_running, 40, 142);
        }
        if (activity.name == "Vågekone") {
            activity.criticality = Criticality::must_be_covered;
            hear(builder, activity, "Nattevagterne", HearingAnswer::consent,
                 "Når vi bliver kaldt, kommer vi.", 300);
            agree(builder, activity, SelfGovernment::led, 200, -3);
        }
        if (activity.name == "Havehold") {
            activity.origin = Origin::lapsed;
            activity.lapsed_since = Date{18628};  // 1. januar 2021
            hear(builder, activity, "Gartnerne", HearingAnswer::objection,
                 "Vi ville gerne have haft timerne selv.", 210);
            hear(builder, activity, "Gartnerne", HearingAnswer::consent,
                 "I orden, når motorsaven er vores.", 190);
        }
    }
}

Activity& prepare(Builder& builder, const char* name, const char* purpose) {
    Activity activity;
    activity.id = builder.next_id<Activity>();
    activity.unit = builder.units[2].id;
    activity.name = name;
    activity.purpose = purpose;
    activity.does = {"Kan altid sige nej", "Har én at ringe til"};
    activity.does_not = {"Håndterer penge", "Giver medicin"};
    activity.responsible = employees()[0];
    activity.responsible_phone = "20301010";
    activity.places = 2;
    activity.quality = {"Vi kommer til tiden eller ringer"};
    activity.begins = builder.today + 14;
    activity.status = ActivityStatus::closed;
    activity.preparing = true;
    builder.prepared.push_back(std::move(activity));
    return builder.prepared.back();
}

void add_prepared(Builder& builder) {
    // Waits for a talk; all lamps are green.
    Activity& ride = prepare(builder, "Kørsel til sang i kirken", "En tur ud i byen hver måned.");
    ride.origin = Origin::fresh;
    ask(builder, ride, "Køre beboere i egen bil", BoundaryAnswer::doubt, 3).argument =
        "En pårørende ville køre. Men hvem betaler, hvis der sker noget?";
    // Was employees' work: they have not been asked, and nobody holds the rope.
    Activity& walk = prepare(builder, "Gåtur efter frokost", "Frisk luft hver dag.");
    walk.origin = Origin::paid;
    walk.responsible.clear();
    walk.responsible_phone.clear();
    ask(builder, walk, walk.name, BoundaryAnswer::yes, 5);
    // Never a volunteer's.
    Activity& pills =
        prepare(builder, "Hjælp med medicinæsken", "Pillerne bliver taget til tiden.");
    pills.origin = Origin::paid;
    ask(builder, pills, pills.name, BoundaryAnswer::no, 8).technical = true;
    hear(builder, pills, "Sygeplejerskerne", HearingAnswer::objection,
         "Det er vores ansvar, og sådan skal det være.", 7);
}

}  // namespace

void add_openings(Builder& builder) {
    Prng prng = builder.prng(7);
    for (Activity& activity : builder.activities) {
        add_plan(builder, activity, prng);
        add_levels(builder, activity, prng);
    }
    add_stories(builder);
    add_prepared(builder);
}

}  // namespace tovholder::demo
