"""Words so common that a form spelled like one would link half of a page.

The most frequent function words and verb forms of each language, from memory of their grammars:
a short list that catches the accident (fr *car*, es *para*, pt *como*), not a dictionary.
"""

from __future__ import annotations

_FR = """
a à ai ainsi alors après as au aucun aussi autre autres aux avant avec avoir car ce cela ces cet
cette ceux chaque chez comme comment contre dans de depuis des deux dire doit donc dont du elle
elles en encore entre est et été être eux faire fait fois font hors il ils ici jour la là le les
leur leurs lors lui mais même mêmes moins mon ne ni non nos notre nous on ont or ou où par parce
pas peu peut plus point pour pourquoi près puis quand que quel quelle quelques qui quoi sa sans se
sera ses si son sont sous sur ta tel telle temps tous tout toute toutes très trop tu un une vers
voir vos votre vous y
"""
_ES = """
a al algo algunas algunos ante antes aquel aquí así aun aún bajo bien cada casi como cómo con
contra cosa cual cuando de del desde día donde dos durante e el él ella ellas ellos en entre era
es esa ese eso esta está están este esto estos fue gran ha hace hacer hacia han hasta hay hoy la
las le les lo los más me menos mi mientras mismo mucho muy nada ni no nos o otra otro otros para
parte pero poco por porque puede que qué quien se sea según ser si sí sido sin sobre son su sus
tal también tan te tiene toda todo todos tras tu un una uno unos va vez y ya yo
"""
_PT = """
a à ainda além algo ali ante antes ao aos após aqui as às assim até cada com como contra da das de
dela dele depois desde dia do dois dos e é ela elas ele eles em entre era essa esse esta está
estão este eu faz fazer foi for foram há hoje ia isso isto já la lá lhe maior mais mas me menos
mesmo meu minha muito na nada não nas nem no nos nós num numa o os ou outra outro para parte pela
pelo per pode por porque pouco qual quando que quem se seja sem sempre ser seu seus si sido só sob
sobre sua suas tal também te tem tempo ter teve toda todo todos tudo um uma vai vez vos você
"""
_EN = """
a about after all also an and any are as at be because been before but by can could day did do
each even first for from get had has have he her here him his how i if in into is it its just like
made make many may me more most much must my new no not now of on one only or other our out over
part see she should so some such than that the their them then there these they this those time to
two up us use very was way we well were what when where which while who why will with would you
your
"""
COMMON_WORDS: dict[str, frozenset[str]] = {
    "fr": frozenset(_FR.split()),
    "es": frozenset(_ES.split()),
    "pt": frozenset(_PT.split()),
    "en": frozenset(_EN.split()),
}


def is_common(form: str, language: str) -> bool:
    """Return whether a form, spelled as it stands, is a common word of a language.

    `language` is a primary subtag; a language without a list has no common word. Capitals count:
    `IA` is not `ia`.
    """
    return form in COMMON_WORDS.get(language, frozenset())
