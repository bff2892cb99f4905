import pytest

from corpus.languages import detect_language, in_its_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We agreed to hold the next meeting in the Russian Federation.", "en"),
        ("Мы договорились провести следующую встречу в России.", "ru"),
        ("Ми домовилися провести наступну зустріч в Україні, її підготовка триває.", "uk"),
        ("Nous sommes convenus de tenir la prochaine réunion à Paris.", "fr"),
        ("Wir haben vereinbart, das nächste Treffen in Berlin abzuhalten.", "de"),
        ("会議は東京で開催された", "ja"),
        ("双方讨论了双边关系", "zh"),
        ("양국 장관은 회담을 가졌다", "ko"),
        ("Привет", "ru"),
        ("We agree.", "en"),
        ("12 : 34 …", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_template_that_lies_about_its_language() -> None:
    assert in_its_script("en", "Мы договорились провести встречу в Москве весной.") == "ru"
    assert in_its_script("de", "We agreed to meet again in the spring of next year.") == "de"
    assert in_its_script("und", "We agreed to meet again in the spring of next year.") == "en"
