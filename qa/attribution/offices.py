"""Tables of English words that make up holders: honorifics, offices, groups, bodies."""

from __future__ import annotations

from qa.attribution.words import word_set

HONORIFICS = word_set("mr mrs ms dr messrs sir madam lord lady sheikh comrade gen prof")
# Part of no name, but titles only with a capital: "Justice Ruiz", "His Majesty King Juan".
RANKS = word_set(
    """
    majesty excellency highness holiness eminence honourable honorable sergeant captain lieutenant
    corporal private major agent officer detective professor judge justice father mother sister
    brother reverend rabbi imam archbishop bishop cardinal metropolitan right
    """
)
ROLES = word_set(
    """
    president minister premier chancellor secretary chairman chairperson chairwoman chair
    governor king queen emir sultan prince ambassador general director head speaker
    commissioner representative leader envoy mayor secretary-general vice-president colonel
    marshal patriarch pope senator spokesman spokeswoman spokesperson commander monarch shah
    rector admiral co-chair coordinator prosecutor prosecutor-general chief counterpart
    colleague host guest deputy diplomat official rapporteur ceo aide adviser advisor
    plenipotentiary predecessor successor
    """
)
PLURAL_ROLES = word_set(
    """
    presidents ministers leaders premiers heads chancellors counterparts interlocutors
    participants parties sides delegations negotiators diplomats
    """
)
GROUPS = word_set(
    """
    side colleagues partners counterparts friends experts officials representatives
    authorities government leadership neighbours neighbors allies opponents critics
    politicians lawmakers parliamentarians delegation administration ministry opposition
    businessmen entrepreneurs journalists scientists economists analysts military diplomats
    leaders ministers presidents heads parties sides participants
    """
)
OUTSIDERS = word_set(
    """
    colleagues partners counterparts friends neighbours neighbors allies opponents critics
    """
)
PAIRED = word_set("countries nations states governments peoples sides parties leaders")
MODIFIERS = word_set(
    """
    acting deputy first vice prime foreign defence defense former interim finance energy
    interior economic trade justice newly elected western european american african arab new
    other many some several certain most two three both all these those same senior incoming
    outgoing then leading current whole military political special permanent federal state
    union fellow dear
    """
)
LINKS = word_set("of the for and a an our their his her its my your")
ORGANISATION = word_set(
    """
    council security national ministry committee commission duma assembly parliament party
    federation union organisation organization bank court office service agency company
    group department administration university institute board fund house senate congress
    republic kingdom territory oblast krai quartet state states united nations forces army
    staff mission conference summit forum region district centre center academy church
    affairs foreign development television channel trade industry finance financial energy
    health education culture science labour agriculture transport communications emergency
    situations resources environment tourism sport customs tax intelligence monitoring
    corporation holding bureau directorate ossetia presidential oversight america africa
    asia cross charter war newspaper newspapers people democratic islamic cooperation plan
    prize peace debate community lakes letter encyclical platform testament atoll islands
    island river treaty
    pact programme program initiative act bill award day street sea ocean mountains hall palace
    airport city square museum games cup festival agreement agreements protocol declaration
    convention agenda goals framework strategy project revolution era age century heights valley
    peninsula bay port bridge road canal reform law code constitution amendment security
    press briefing availability statement statements readout remarks call comments meeting
    transcript interview speech speeches presentation opening closing joint visit talks joins
    article message messages greetings report answers questions reception ceremony consultations
    dialogue working round table news release anniversary opening deliveries following ahead
    transatlantic arms control tribunal investigation stability general budget crisis outcome
    province county order executive decree resolution
    """
)
NOT_NAMES = word_set(
    """
    in at on after during as if when that but and so then while for to from with by this
    these those there here it its what which who how why where today yesterday tomorrow now
    also moreover furthermore however therefore thus finally meanwhile earlier later
    according following speaking commenting answering touching concerning regarding
    addressing expressing turning noting summing let because since although though of or nor
    yet not no yes well monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december another
    rest last next early late mid good dear others some several few among tonight ladies
    gentlemen god thank thanks please welcome hello
    each every any one first second third such both all many some most other our their his
    her my your the a an we they he she i you recently again before until once only even
    just still perhaps indeed did do does was were is are has have had can could will would
    should may might let question answer special firstly secondly thirdly fourthly fifthly lastly
    initially actually obviously certainly naturally frankly honestly sadly clearly importantly
    """
)
PARTICLES = word_set("al bin ibn von van de da der del el ul la di dos den ben")
COMMON = ROLES | GROUPS | PLURAL_ROLES | ORGANISATION
