// The places and people of the demo municipality. Everybody is made up.
#include "shared/demo/story.hpp"

namespace tovholder::demo {
namespace {

constexpr UnitStory unit_table[] = {
    {-1, "Åkær Kommune", "Rådhustorvet 1, 4901 Åkær", "20001000"},
    {0, "Sundhed og Omsorg", "Rådhustorvet 1, 4901 Åkær", "20001100"},
    {1, "Skovbo Plejecenter", "Bøgeallé 12, 4903 Skovbo", "20001120"},
    {1, "Sundhedscenter Syd", "Søvej 40, 4901 Åkær", "20001140"},
    {0, "Kultur og Fællesskab", "Gammel Skole, Kirkestræde 3, 4901 Åkær", "20001200"},
    {4, "Medborgerhuset", "Torvegade 18, 4901 Åkær", "20001220"},
    {4, "Integrationshuset", "Havnevej 7, 4905 Nørre Åkær", "20001240"},
    {4, "Åkær Bibliotek", "Torvegade 2, 4901 Åkær", "20001260"},
};

constexpr LeadStory lead_table[] = {
    {"Hanne", "Østergaard", 67, "3|2|7", "Gågruppe|It-café|Højtlæsning",
     "gåture|it-hjælp|højtlæsning|vil gerne ud blandt mennesker efter arbejdslivet",
     "dansk|engelsk", "Var skolesekretær i 30 år og husker alles navne. Går gerne forrest."},
    {"Yusuf", "Demir", 26, "6|5", "Sprogmakker|Cykelskole|Lektiecafé|Fællesspisning",
     "sprogmakker|lektiehjælp|bevægelse|vil give noget af det videre, som andre gav mig",
     "dansk|tyrkisk", "Læser til ingeniør. Bedst efter kl. 15; ikke i eksamensugerne."},
    {"Svend Åge", "Kjær", 74, "3|1|5",
     "Fællesspisning for enlige|Kørsel til blodprøve|Bordtennis 60+|Gågruppe",
     "madlavning|kørsel|bordtennis|vil have noget at stå op til", "dansk",
     "Pensioneret kok og enkemand. Har egen bil med plads til rollator."},
};

constexpr const char* employee_table[] = {
    "Jens Bæk",    "Åse Lund",      "Birgitte Holm", "Mads Søndergaard",
    "Lone Ågård",  "Tina Mølgaard", "Henrik Præst",  "Sanne Kjær",
    "Amal Hassan", "Peter Østerby", "Gitte Næsby",   "Rune Skytte",
};

constexpr const char* given_name_table[] = {
    "Aage",    "Agnes",     "Ahmad",   "Aksel",    "Alma",   "Anders",    "Ane",      "Anette",
    "Anna",    "Arne",      "Asger",   "Astrid",   "Aya",    "Bent",      "Birgit",   "Birthe",
    "Bjarne",  "Bodil",     "Britta",  "Børge",    "Carl",   "Charlotte", "Connie",   "Dorte",
    "Ebbe",    "Edith",     "Egon",    "Eli",      "Elin",   "Ellen",     "Elsebeth", "Emil",
    "Emma",    "Erik",      "Ester",   "Eva",      "Fatima", "Finn",      "Flemming", "Freja",
    "Frida",   "Gerda",     "Grethe",  "Gudrun",   "Gunnar", "Hans",      "Hassan",   "Helga",
    "Helle",   "Henning",   "Holger",  "Ida",      "Inge",   "Inger",     "Ingrid",   "Irina",
    "Jakob",   "Jette",     "Johanne", "Jonas",    "Jytte",  "Jørgen",    "Kaj",      "Karen",
    "Kasper",  "Khadija",   "Kirsten", "Knud",     "Lars",   "Laura",     "Leif",     "Lene",
    "Lis",     "Lise",      "Magnus",  "Malene",   "Margit", "Marie",     "Martin",   "Mathilde",
    "Merete",  "Mikkel",    "Mogens",  "Nadia",    "Niels",  "Noah",      "Nuri",     "Oda",
    "Ole",     "Oleksandr", "Olena",   "Omar",     "Oskar",  "Otto",      "Palle",    "Paul",
    "Pia",     "Poul",      "Preben",  "Ragnhild", "Ritt",   "Rosa",      "Sara",     "Sofie",
    "Solveig", "Steen",     "Søren",   "Tage",     "Thea",   "Thi Mai",   "Thomas",   "Thorkild",
    "Tove",    "Ulla",      "Vagn",    "Verner",   "Vibeke", "Viggo",     "William",  "Øjvind",
    "Åge",     "Åse",
};

constexpr const char* family_name_table[] = {
    "Aagaard",  "Abdi",        "Ahmadi",      "Andersen",  "Bach",      "Bak",       "Balle",
    "Beck",     "Bisgaard",    "Bjerre",      "Bonde",     "Brandt",    "Bruun",     "Bæk",
    "Bødker",   "Christensen", "Dahl",        "Dam",       "Eriksen",   "Fisker",    "Frandsen",
    "Friis",    "Gram",        "Græsholm",    "Haahr",     "Halberg",   "Hansen",    "Hedegaard",
    "Hjorth",   "Holm",        "Høj",         "Iversen",   "Jensen",    "Jepsen",    "Jørgensen",
    "Juhl",     "Kaya",        "Kjeldsen",    "Kjær",      "Knudsen",   "Koch",      "Kofoed",
    "Kowalska", "Kristensen",  "Krogh",       "Kruse",     "Lauridsen", "Laursen",   "Lind",
    "Lund",     "Lykke",       "Madsen",      "Mikkelsen", "Munk",      "Møller",    "Mørk",
    "Nguyen",   "Nielsen",     "Nygaard",     "Nørgaard",  "Olesen",    "Overgaard", "Pedersen",
    "Petersen", "Poulsen",     "Præstegaard", "Ravn",      "Rasmussen", "Riis",      "Rosenkilde",
    "Saleh",    "Schmidt",     "Shevchenko",  "Simonsen",  "Skov",      "Skaarup",   "Smed",
    "Sommer",   "Svendsen",    "Sø",          "Søgaard",   "Sørensen",  "Thomsen",   "Toft",
    "Vang",     "Vestergaard", "Villadsen",   "Winther",   "Yilmaz",    "Ægidius",   "Øster",
    "Ågesen",   "Åkjær",
};

constexpr const char* street_table[] = {
    "Bøgeallé",    "Engvej",     "Fjordvænget", "Gartnervej",  "Gammel Landevej", "Havnevej",
    "Kirkestræde", "Kærvej",     "Lærkevej",    "Møllebakken", "Nørregade",       "Præstemarken",
    "Ringvejen",   "Skolestien", "Skovbrynet",  "Smedegade",   "Søndergade",      "Søvej",
    "Torvegade",   "Vestervang", "Åbrinken",    "Åvænget",     "Østergade",
};

constexpr const char* town_table[] = {
    "4901 Åkær",
    "4901 Åkær",
    "4901 Åkær",
    "4903 Skovbo",
    "4905 Nørre Åkær",
    "4906 Møllerup",
    "4907 Sønderby Strand",
};

constexpr const char* interest_table[] = {
    "madlavning",  "have",        "vågekone",    "sprogmakker",       "gåture",
    "bibliotek",   "højtlæsning", "kørsel",      "kreativt værksted", "it-hjælp",
    "spisevenner", "besøgsven",   "lektiehjælp", "bordtennis",        "musik",
    "bevægelse",   "unge",
};

constexpr const char* motive_table[] = {
    "vil gerne møde nye mennesker",
    "vil bruge mit fag uden at gå på arbejde",
    "vil gøre noget for dem, der passede min mor",
    "vil gerne lære dansk",
    "vil have noget fast i ugen",
    "vil være sammen med børn, mine egne er rejst",
    "vil prøve, om jeg skal være sygeplejerske",
    "vil gerne ud at gå",
    "vil mærke, at jeg stadig kan noget",
    "vil hjælpe lidt, men ikke styre noget",
    "vil lave noget sammen med min mand",
};

constexpr const char* language_table[] = {
    "engelsk", "engelsk", "engelsk", "tysk",         "tysk",   "arabisk", "tyrkisk",   "ukrainsk",
    "polsk",   "somali",  "dari",    "vietnamesisk", "spansk", "fransk",  "tegnsprog",
};

constexpr const char* remark_table[] = {
    "Vil helst om formiddagen.",
    "Kommer i bus 12, så mødetid kl. 10 eller senere.",
    "Ring hellere end at skrive.",
    "Rejser til Spanien i januar og februar.",
    "Tager gerne en vagt med kort varsel.",
    "Vil gerne have en makker de første gange.",
    "Passer børnebørn hver onsdag.",
    "Har talt om at ville lære nye op.",
    "Sagde på kaffemødet, at to gange om måneden er rigeligt.",
    "Har kørekort, men ikke egen bil.",
    "God til dem, der ikke siger så meget.",
    "Spørg igen efter sommer.",
    "Tidligere skolelærer.",
    "Tidligere tømrer, hjælper med alt, der er i stykker.",
    "Vil ikke stå på billeder.",
    "Trives bedst, når der er en plan.",
    "Har hund og tager den gerne med, hvor det er aftalt.",
    "Synger i kirkekoret, aldrig torsdag aften.",
    "Kom gennem sin nabo, der også er frivillig.",
    "Bad om en snak i foråret; den tog vi over en kop kaffe.",
};

constexpr const char* shift_remark_table[] = {
    "Husk indesko.",
    "Nøglen hentes i receptionen.",
    "Der kommer en praktikant og kigger med.",
    "Vi slutter med kaffe.",
    "Parkering bag huset, ikke foran.",
    "Tag regntøj med.",
    "Vi fejrer fødselsdag: kom ti minutter før.",
    "Lokalet er flyttet, følg skiltene.",
};

}  // namespace

std::span<const UnitStory> units() { return unit_table; }
std::span<const LeadStory> leads() { return lead_table; }
std::span<const char* const> employees() { return employee_table; }
std::span<const char* const> given_names() { return given_name_table; }
std::span<const char* const> family_names() { return family_name_table; }
std::span<const char* const> streets() { return street_table; }
std::span<const char* const> towns() { return town_table; }
std::span<const char* const> interests() { return interest_table; }
std::span<const char* const> motives() { return motive_table; }
std::span<const char* const> second_languages() { return language_table; }
std::span<const char* const> remarks() { return remark_table; }
std::span<const char* const> shift_remarks() { return shift_remark_table; }

}  // namespace tovholder::demo
