// The tasks of the department for health and care.
#include "shared/demo/story.hpp"

namespace tovholder::demo {
namespace {

constexpr std::uint32_t mon = 1;
constexpr std::uint32_t tue = 2;
constexpr std::uint32_t wed = 4;
constexpr std::uint32_t thu = 8;
constexpr std::uint32_t fri = 16;
constexpr std::uint32_t sat = 32;
constexpr std::uint32_t sun = 64;

constexpr ActivityStory activities[] = {
    {2, "Besøgsven", "Beboere, der sjældent får besøg, har én fast at tale med om alt det, der ikke er pleje.",
     "Afdeling Bøgen, 1. sal",
     "Drikker kaffe og taler om løst og fast|Går en tur i haven|Ser i album og læser avis sammen|Kommer igen til den samme beboer",
     "Personlig pleje|Medicin|Penge, gaver og nøgler", 0, 3, {mon | thu, 1, 870, 90}, Crowd::good, "besøgsven"},
    {2, "Højtlæsning", "En rolig time med en god historie giver snak ved bordet resten af dagen.", "Dagligstuen",
     "Vælger en tekst sammen med beboerne|Læser højt i 30-40 minutter|Taler om det bagefter",
     "Flytter beboere|Giver mad til nogen, der kan få noget i den gale hals", 0, 2, {fri, 1, 600, 60}, Crowd::thin,
     "højtlæsning"},
    {2, "Vågekone", "Ingen skal dø alene. Vi er der, når familien ikke kan, og så de pårørende kan sove.",
     "Efter aftale med sygeplejersken",
     "Sidder hos den døende|Holder i hånden, læser eller nynner|Kalder på nattevagten, når der er brug for det",
     "Lejring og løft|Medicin|Mundpleje uden personalet|Taler med andre om det, man hører", 1, 1,
     {fri | sat, 1, 1320, 540}, Crowd::empty, "vågekone"},
    {2, "Spisevenner på Skovbo", "Maden smager bedre, når der er en at spise sammen med.", "Spisesalen",
     "Dækker hyggeligt bord|Spiser med og holder samtalen i gang|Finder ud af, hvem der savner en sidemand",
     "Hjælper med at spise ved synkebesvær|Går i køkkenet", 0, 4, {tue | sun, 1, 705, 90}, Crowd::good,
     "spisevenner"},
    {2, "Sang og klaver", "Sange, man har kunnet hele livet, bliver ved med at være der.", "Festsalen",
     "Spiller eller synger for|Deler sangbøger ud|Tager imod ønsker", "Henter og bringer beboere alene", 1, 3,
     {wed, 1, 630, 75}, Crowd::full, "musik"},
    {2, "Havehold", "Haven bliver brugt, når der er nogen, der går med derud.", "Sansehaven bag huset",
     "Planter, luger og vander sammen med beboerne|Plukker blomster til bordene|Lægger stier fri for blade",
     "Motorsav og stiger|Kørestole på de stejle stier", 2, 5, {tue, 1, 570, 120}, Crowd::good, "have"},
    {2, "Cykeltur i rickshaw", "Vind i håret og en tur forbi det gamle kvarter.", "Cykelskuret ved indgangen",
     "Cykler en aftalt rute på højst en time|Stopper, hvor passageren vil|Melder sig, når turen er slut",
     "Løft ind og ud af cyklen|Ture uden hjelm og sele", 2, 2, {wed | sat, 1, 780, 120}, Crowd::thin, "kørsel"},
    {2, "Neglelak og håndcreme", "En halv time, hvor man er fin, og nogen holder en i hånden.", "Dagligstuen",
     "Lakerer negle|Smører hænder med den creme, personalet har godkendt|Taler om ungdom og fester",
     "Klipper negle|Rører sår og eksem", 0, 2, {thu, 2, 600, 90}, Crowd::good, "besøgsven"},
    {2, "Aftenkaffe om søndagen", "Søndag aften er ugens længste. En kande kaffe gør den kortere.",
     "Afdeling Egen, stuen", "Laver kaffe og går en runde med kagen|Spiller kort eller ludo|Siger godnat og på gensyn",
     "Er alene på afdelingen|Medicin", 1, 2, {sun, 1, 1140, 90}, Crowd::empty, "spisevenner"},
    {3, "Gågruppe", "Folk, der har fået lov at gå af lægen, går længere, når de går sammen.",
     "Hovedindgangen, ved bænken",
     "Går forrest eller bagerst|Holder øje med, at alle er med|Drikker kaffe bagefter|Ringer til den, der ikke kom",
     "Træner eller giver råd om sygdom|Tager ansvar for en, der bliver dårlig: ring 112", 3, 4, {0, 1, 600, 90},
     Crowd::good, "gåture"},
    {3, "Kørsel til blodprøve", "De, der ikke kan tage bussen, kommer af sted og hjem igen uden at vente.",
     "Afhentning hjemme efter køreliste",
     "Henter ved døren og følger ind|Venter, til prøven er taget|Kører hjem igen|Skriver kilometer op",
     "Løft|Kører med dem, der har brug for sygetransport|Modtager betaling", 4, 1, {tue | thu, 1, 555, 120},
     Crowd::empty, "kørsel"},
    {3, "Stolegymnastik", "Styrke nok til at rejse sig fra stolen selv.", "Motionssalen",
     "Stiller stole op|Laver øvelserne med, så andre tør|Skænker vand", "Retter på øvelser: det gør fysioterapeuten", 3,
     2, {mon | wed, 1, 660, 60}, Crowd::good, "bevægelse"},
    {3, "Kræftcafé", "Et rum, hvor man ikke behøver forklare noget.", "Caféen, lokale 4",
     "Byder velkommen|Lytter|Laver kaffe og smører boller", "Rådgiver om behandling|Fortæller videre", 4, 3,
     {thu, 2, 960, 150}, Crowd::full, "besøgsven"},
    {3, "Pårørendegruppe", "Den, der passer en anden, skal også have et sted at være.", "Lokale 2",
     "Åbner og lukker lokalet|Tager imod nye|Holder tiden, så alle kommer til orde",
     "Er terapeut|Tager telefonen om natten", 4, 2, {tue, 2, 1140, 120}, Crowd::good, "besøgsven"},
    {3, "Fællesspisning for enlige", "En varm ret og en fast plads en gang om ugen.", "Køkkenet og salen",
     "Laver mad sammen med deltagerne|Dækker bord og rydder op|Skriver indkøbsliste",
     "Håndterer penge|Kører folk hjem i egen bil uden aftale", 3, 5, {0, 1, 990, 180}, Crowd::good, "madlavning"},
    {3, "Telefonkæden", "Et kort opkald hver morgen til dem, der bor alene.", "Hjemmefra",
     "Ringer efter listen mellem kl. 8 og 9|Siger til, når en ikke tager telefonen",
     "Tager ud og ser efter: det gør hjemmeplejen", 4, 2, {mon | wed | fri, 1, 480, 60}, Crowd::good, "besøgsven"},
    {3, "Svømmefølge", "Det svære er omklædningen. Med en makker kommer man i vandet.", "Åkær Svømmehal, forhallen",
     "Følges ind og ud|Er med i bassinet|Finder det rigtige skab", "Er livredder|Hjælper med bad og toilet", 3, 3,
     {fri, 1, 840, 90}, Crowd::thin, "bevægelse"},
    {1, "Følgesven til læge og sygehus", "Fire øren hører mere end to.", "Mødes hos borgeren",
     "Følges derhen|Skriver ned, hvad lægen siger|Hjælper med at huske spørgsmål",
     "Taler for borgeren|Tager journaler med hjem", 4, 1, {mon | thu, 2, 600, 180}, Crowd::thin, "besøgsven"},
};

}  // namespace

std::span<const ActivityStory> care_activities() { return activities; }

}  // namespace tovholder::demo
