"""Greetings, thanks and nods: words said in a conversation that ask for nothing."""

from __future__ import annotations

import re

_PHRASE = (
    r"(?:hello|hi|hey|good\s+(?:morning|afternoon|evening|day|night)|greetings|"
    r"how\s+are\s+you(?:\s+(?:doing|today))?|who\s+are\s+you|"
    r"thank\s+you|thanks|thx|cheers|many\s+thanks|ok|okay|"
    r"(?:i\s+see|got\s+it|understood|alright|all\s+right|fine|great|good|nice|cool|perfect|"
    r"excellent|wonderful|sure|yes|yep|yeah|no|nope|please|sorry|bye|goodbye|see\s+you)|"
    r"(?:that(?:[’']s|\s+is)\s+)(?:all|fine|great|good|helpful|it)|"
    r"(?:very|so)\s+(?:much|helpful|good)|a\s+lot|there|again|then|all|everyone|"
    r"здравствуй(?:те)?|привет|добр(?:ый|ое)\s+(?:день|вечер|утро)|как\s+дела|кто\s+ты|"
    r"спасибо|благодарю(?:\s+вас)?|большое|за\s+помощь|ок|окей|ладно|хорошо|понятно|ясно|"
    r"отлично|замечательно|пожалуйста|да|нет|до\s+свидания|пока|извините)"
)
_SMALL_TALK = re.compile(rf"\W*{_PHRASE}(?:\W+{_PHRASE})*\W*", re.IGNORECASE)


def is_small_talk(text: str) -> bool:
    """Whether there is nothing in it but "Hello!", "ok, thank you very much", "спасибо"."""
    return bool(_SMALL_TALK.fullmatch(text))
