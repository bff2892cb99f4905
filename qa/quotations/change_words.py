"""Words that decide what a change is: negations, conditions, numbers, persons. Tables only.

English, Russian and Ukrainian, lower-case, ё written е, apostrophes straight.
"""

from __future__ import annotations

from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set(
    "not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely "
    "не нет ни никогда никто никого никому никем ничто ничего ничему ничем нигде никуда никак "
    "никакой никакая никакое никакие никаких никаким никаком никакую нельзя без вовсе "
    "ні ніколи ніхто нікого нікому ніким ніщо нічого нічому нічим ніде нікуди ніяк ніякий ніяка "
    "ніяке ніякі ніяких ніяким ніякому ніякої немає нема"
)
# Before a verb they deny it: "failed to sign".
DENYING = _set(
    "fail fails failed failing refuse refuses refused refusing decline declines declined "
    "отказался отказалась отказались отказывается отказываются "
    "відмовився відмовилась відмовилися відмовились"
)
# "Not only this" denies nothing.
NOT_DENIED = _set("only just merely simply solely только лишь тільки лише")
# Prefixes of adjectives and adverbs: "unacceptable", "невозможно".
DENYING_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "не")

# Left out of a sentence, these can make the rest say something else.
TURNING = _set(
    "if unless but only until provided except although though however would could might "
    "fail failed deny denied denies reject rejected rejects refuse refused doubt false wrong "
    "если только кроме но лишь отказ отказался отрицает отрицаю отрицал якобы бы пока хотя "
    "якщо тільки крім але лише відмова заперечує нібито би б поки хоча"
)

# Words that carry a sentence but say nothing: a change of them alone comes with another change.
CARRYING = _set(
    "a an the do does did done be is are was were been being am have has had will would shall "
    "to of and or that than as at in on by for with yet any ever can could may might must should "
    "и в во на с со к по за из от что как же бы ли а это был была было были есть будет "
    "і й та у в на з зі до по за із від що як же би чи а це був була було були є буде"
)
# What stands where a negation stood: "everybody" for "nobody".
AFFIRMING = _set(
    "everybody everyone everything all always some somebody someone something anybody anyone "
    "anything either с з все всегда кто-то что-то всі завжди хтось щось"
)
ARTICLES = _set("the a an")
HONORIFICS = _set("mr mrs ms dr sir г господин господина госпожа г-н пан пана пані")

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred hundreds thousand thousands million millions billion billions trillion "
    "trillions dozen dozens half third thirds quarter quarters double twice triple thrice first "
    "second fourth fifth sixth seventh eighth ninth tenth twentieth "
    "ноль один одна одно одного одной одному одним одну два две двух двум двумя три трех трем "
    "тремя четыре четырех четырем четырьмя пять пяти пятью шесть шести шестью семь семи семью "
    "восемь восьми девять девяти десять десяти одиннадцать одиннадцати двенадцать двенадцати "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать "
    "двадцати тридцать тридцати сорок сорока пятьдесят пятидесяти шестьдесят семьдесят "
    "восемьдесят девяносто сто ста двести триста четыреста пятьсот тысяча тысячи тысяч тысячу "
    "тыс миллион миллиона миллионов миллионы млн миллиард миллиарда миллиардов миллиарды млрд "
    "половина половины треть четверть вдвое втрое дважды трижды десятки десятков сотни сотен "
    "первый первая первое первого первой первом второй вторая второе второго третий третья "
    "третье третьего четвертый пятый шестой седьмой восьмой девятый десятый "
    "нуль одне двоє дві двом трьох трьом чотири чотирьох п'ять п'яти шість шести сім семи вісім "
    "восьми дев'ять дев'яти десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять "
    "шістнадцять сімнадцять вісімнадцять дев'ятнадцять двадцять двадцяти тридцять сорок "
    "п'ятдесят шістдесят сімдесят вісімдесят дев'яносто двісті триста чотириста п'ятсот тисяча "
    "тисячі тисяч тисячу мільйон мільйона мільйонів мільйони мільярд мільярда мільярдів мільярди "
    "половина третина чверть удвічі вдвічі втричі двічі тричі десятки сотні перший перша перше "
    "першого другий друга друге третій третя четвертий п'ятий"
)
NUMBER_WORDS = _set(_UNITS)
# Numbers in form, but as often pronouns: "one of us", "second, …".
LOOSE_NUMBERS = _set(
    "one first second third fourth fifth half один одна одно одного одной одному одним одну одне "
    "первый первая первое первого первой первом второй вторая второе второго третий третья "
    "перший перша перше першого другий друга друге третій третя"
)

_PERSONS = {
    "i": "i me my mine myself я меня мне мной мой моя мое мои моего моей моих мене мені мною моє "
    "мої мого моєї моїх",
    "we": "we us our ours ourselves мы нас нам нами наш наша наше наши нашего нашей наших нашу ми "
    "наші нашого нашої",
    "you": "you your yours yourself вы вас вам вами ваш ваша ваше ваши вашего вашей ваших ви ваші "
    "вашого вашої ты тебя тебе ти",
    "he": "he him his himself он его ему него нему ним він його йому нього ньому",
    "she": "she her hers herself она ее ей нее ней нею вона її їй неї",
    "they": "they them their theirs themselves они их им них ними вони їх їм них ними їхній їхні "
    "їхня їхнього",
    "it": "it its itself оно воно",
}
PERSONS: Mapping[str, str] = {
    form: person for person, forms in _PERSONS.items() for form in forms.split()
}
POINTING = _set(
    "this that these those there here who whom whose which это этот эта эти этого тот та те того "
    "там тут здесь который которая которые це цей ця ці цього той ті там тут який яка які"
)
