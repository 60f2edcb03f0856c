// What messages are likely to contain, for deflate to refer back to. Part of frame version 2: other
// words are another version. The likeliest come last (deflate's distances are shortest there).
#pragma once

#include <string_view>

namespace tovholder::wire {

inline constexpr std::string_view dictionary =
    "tegnsprog førstehjælp madlavning lektiehjælp reparation telefon indkøb besøg kørsel musik "
    "Peter Pia Rasmus Sara Signe Søren Sofie Thomas Tove Ulla Viggo Niels Ole Mikkel Mette Marie "
    "Maja Mads Lene Lars Kirsten Kasper Karen Jørgen Jens Ingrid Ida Henrik Hanne Gitte Freja Finn "
    "Eva Emil Dorte Christian Camilla Birgit Bente Anne Svend Else Inge Poul Erik Hans Kurt Lone "
    "mortensen@ møller@ johansen@ poulsen@ thomsen@ olsen@ kristensen@ madsen@ petersen@ "
    "jørgensen@ rasmussen@ sørensen@ larsen@ christensen@ andersen@ pedersen@ hansen@ nielsen@ "
    "jensen@ Mortensen Møller Johansen Poulsen Christiansen Thomsen Olsen Kristensen Madsen "
    "Petersen Jørgensen Rasmussen Sørensen Larsen Christensen Andersen Pedersen Hansen Nielsen "
    "Jensen @eksempel.dk @example.org .dk .com Allé Park Plads Torvet Havnegade Nygade Østergade "
    "Vestergade Lindevej Birkevej Engvej Møllevej Bakkevej Strandvejen Skovvej Kirkevej gade vej "
    "Fællesspisning Bisidder Telefonven Havehjælp Madudbringning Lektiecafé Gåtur Indkøbstur "
    "Kørsel til læge Besøgsven Besøg på plejehjemmet Gåtur med beboere Cykling uden alder Højt"
    "læsning Café Sang og musik mandag tirsdag onsdag torsdag fredag lørdag søndag formiddag "
    "eftermiddag aften i dag i morgen igen er ikke med på der har kan skal vil gerne hun han vi og "
    "det en et den til fra for kl. kl ti venlig venlig hunden glat vej ny tid aftalt kommer lidt "
    "senere ringer først bilen kørestol i bilen lægen brug bagdøren kald kontoret bagefter "
    "medbring kaffe ved naboen husk nøgle";

}  // namespace tovholder::wire
