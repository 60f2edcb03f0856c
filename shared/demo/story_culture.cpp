// The tasks of the department for culture and community.
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
    {5, "Lektiecafé", "Børn, der sidder fast, kommer videre, før de giver op.", "Stort mødelokale",
     "Sidder ved siden af og spørger|Læser opgaven højt sammen|Roser det, der lykkes",
     "Laver opgaven|Er alene med et barn bag en lukket dør|Tager kontakt privat", 5, 5, {mon | thu, 1, 900, 120},
     Crowd::good, "lektiehjælp"},
    {5, "Kreativt værksted", "Hænderne arbejder, og så kommer snakken af sig selv.", "Værkstedet i kælderen",
     "Finder materialer frem|Viser en teknik|Hjælper nye til rette", "Køber ind uden aftale|Bruger rundsaven", 5, 3,
     {wed, 1, 1110, 150}, Crowd::good, "kreativt værksted"},
    {5, "Repair café", "Ting lever længere, og naboer mødes over en brødrister.", "Forhallen",
     "Skiller ad sammen med ejeren|Syr, limer og lodder|Skriver op, hvad der blev reddet",
     "Reparerer faste installationer|Giver garanti", 6, 6, {sat, 4, 600, 240}, Crowd::full, "kreativt værksted"},
    {5, "Fællesspisning", "120 mennesker omkring langborde, den sidste torsdag i måneden.", "Salen",
     "Skræller, rører og steger|Bærer ud|Vasker op med musik på", "Har ansvar for køkkenets egenkontrol", 6, 12,
     {thu, 4, 930, 300}, Crowd::good, "madlavning"},
    {5, "Bordtennis 60+", "Puls, latter og en grund til at komme ud af døren.", "Hallen, bane 2",
     "Stiller borde op|Spiller med dem, der mangler en makker|Laver små turneringer", "Underviser på hold", 6, 3,
     {tue | fri, 1, 570, 120}, Crowd::good, "bordtennis"},
    {5, "Brætspilsaften for unge", "Et sted at være, som ikke koster noget.", "Caféen",
     "Lærer spil fra sig|Laver toast|Ser den, der sidder alene", "Er venner med de unge på sociale medier|Skaffer øl",
     5, 3, {fri, 1, 1080, 180}, Crowd::thin, "unge"},
    {5, "Byens nyttehaver", "Et bed til dem, der ikke har have, og nogen at grave sammen med.", "Nyttehaverne, Engvej",
     "Graver og sår med nye haveejere|Passer vandtønder|Byder på kaffe fra skuret", "Sprøjter|Fordeler havelodder", 7,
     6, {sat, 1, 600, 180}, Crowd::good, "have"},
    {5, "Juleværksted og byfester", "Ekstra hænder, når hele byen kommer.", "Torvet og salen",
     "Stiller op og tager ned|Passer boder|Viser vej", "Styrer trafik|Serverer alkohol", 7, 10, {sun, 4, 660, 300},
     Crowd::good, "kreativt værksted"},
    {5, "Fortæl dit liv", "Livshistorier bliver skrevet ned, mens nogen kan fortælle dem.", "Mødelokale 1",
     "Interviewer og optager|Skriver rent|Læser højt for fortælleren", "Offentliggør uden skriftligt ja", 7, 2,
     {tue, 2, 780, 120}, Crowd::thin, "højtlæsning"},
    {6, "Sprogmakker", "Dansk læres bedst over en kop te med en, der ikke retter hele tiden.", "Caféen, grønt hjørne",
     "Taler om hverdagen|Læser breve sammen|Går på indkøb og øver", "Udfylder ansøgninger alene|Giver juridiske råd", 8,
     6, {0, 1, 960, 120}, Crowd::good, "sprogmakker"},
    {6, "Kvindernes køkken", "Mad er et sprog, alle kan.", "Køkkenet", "Køber ind sammen|Laver en ret fra hvert land|Passer børn imens",
     "Håndterer penge", 8, 3, {wed, 1, 1020, 150}, Crowd::full, "madlavning"},
    {6, "Børneklub", "Mødrene kan gå til dansk, fordi nogen leger med børnene.", "Legerummet",
     "Leger, tegner og læser|Spiser frugt med børnene|Taler med forældrene, når de henter",
     "Skifter bleer|Er alene med børnene", 8, 3, {tue | thu, 1, 570, 150}, Crowd::thin, "lektiehjælp"},
    {6, "Mentor for ny i job", "En voksen at ringe til, når chefen siger noget, man ikke forstår.", "Efter aftale",
     "Mødes hver anden uge|Øver samtaler|Forklarer lønseddel og pauser", "Ringer til arbejdsgiveren|Låner penge ud", 9, 2,
     {mon, 2, 1020, 90}, Crowd::thin, "sprogmakker"},
    {6, "Cykelskole", "Den, der kan cykle, kan nå et arbejde.", "P-pladsen bag hallen",
     "Løber ved siden af|Øver tegn og vigepligt|Pumper dæk", "Øver på befærdet vej de første fem gange", 9, 4,
     {sun, 1, 600, 120}, Crowd::good, "bevægelse"},
    {6, "Brevhjælp", "Et brev fra det offentlige skal ikke ligge uåbnet.", "Kontoret ved indgangen",
     "Læser brevet op|Forklarer, hvad der bliver bedt om|Ringer op sammen med borgeren",
     "Logger ind med andres MitID|Gemmer papirer", 9, 2, {wed, 1, 780, 120}, Crowd::empty, "it-hjælp"},
    {6, "Familienetværk", "To familier, en ny og en gammel i byen, holder søndag sammen.", "Legepladsen ved søen",
     "Inviterer med på tur|Griller|Fortæller om foreninger", "Passer børn alene", 9, 4, {sun, 2, 780, 180},
     Crowd::good, "sprogmakker"},
    {7, "It-café", "Man skal kunne se sin post og sine børnebørn.", "Studierummet, 1. sal",
     "Sidder ved siden af, den anden har musen|Hjælper med Digital Post og billeder|Henviser til kurser",
     "Taster andres koder|Retter på netbank|Tager udstyr med hjem", 10, 4, {tue | thu, 1, 840, 120}, Crowd::thin,
     "it-hjælp"},
    {7, "Læsekreds på tværs", "Den samme bog, tyve års forskel i alder.", "Sofagruppen ved klassikerne",
     "Finder spørgsmål til bogen|Sørger for, at alle kommer til orde", "Holder foredrag", 10, 2, {wed, 4, 1140, 120},
     Crowd::good, "bibliotek"},
    {7, "Bogen kommer", "Dem, der ikke kan gå på biblioteket, får det hjem.", "Afgang fra lånerskranken",
     "Pakker poser efter ønske|Kører ud|Tager sig tid til en snak om bogen", "Går ind, hvis ingen svarer", 11, 2,
     {thu, 2, 600, 150}, Crowd::good, "bibliotek"},
    {7, "Læsehunden Ludo", "En hund retter ikke. Derfor læser børn højt for den.", "Børnebiblioteket",
     "Holder hunden rolig|Sidder hos barnet|Skriver næste tid op", "Tager egen hund med uden godkendelse", 11, 2,
     {mon, 1, 900, 90}, Crowd::full, "højtlæsning"},
    {7, "Slægtsforskning for begyndere", "Hvem var de, og hvor kom de fra?", "Lokalarkivet",
     "Finder kirkebøger|Tyder gotisk skrift|Viser, hvordan man gemmer sine kilder", "Finder oplysninger om nulevende", 11, 2,
     {tue, 2, 1110, 120}, Crowd::good, "bibliotek"},
    {7, "Eventyrtimen", "Lørdag formiddag, puder på gulvet og en, der læser med stemmer.", "Eventyrhjørnet",
     "Læser højt|Finder kostumer frem|Tegner med bagefter", "Passer børn, hvis forældre er gået", 10, 2,
     {sat, 2, 630, 75}, Crowd::thin, "højtlæsning"},
};

}  // namespace

std::span<const ActivityStory> culture_activities() { return activities; }

}  // namespace tovholder::demo
