import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.people import family_name, same_person, strip_titles


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Foreign Minister of Japan Taro Kono", "Taro Kono"),
        ("Mr Kono", "Kono"),
        ("MS. SMITH", "Smith"),
        ("President of the People’s Republic of China Xi Jinping", "Xi Jinping"),
        ("Emir of Qatar Tamim bin Hamad Al Thani", "Tamim bin Hamad Al Thani"),
        ("Minister of Construction, Housing and Utilities Mikhail Men", "Mikhail Men"),
        ("Minister for Foreign Affairs, Penny Wong", "Penny Wong"),
        ("Prime Minister Shinzo Abe of Japan", "Shinzo Abe"),
        ("Tatyana Remezova, reporter at VGTRK", "Tatyana Remezova"),
        (
            "Chairman of the Board of Nergis Holding (Turkey) Cavit Caglar (retranslated)",
            "Cavit Caglar",
        ),
        ("Patriarch Kirill of Moscow and All Russia", "Kirill"),
        ("VladimirPutin", "Vladimir Putin"),
        ("Министр иностранных дел России С.В.Лавров", "С.В.Лавров"),
        ("Президент России Владимир Путин", "Владимир Путин"),
        ("John Major", "John Major"),
        ("The President", "President"),
        ("KONO, Taro", "Taro KONO"),
    ],
)
def test_names_without_titles(given: str, name: str) -> None:
    assert strip_titles(given) == name


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Taro Kono", "Kono"), ("KONO Taro", "Kono"), ("Kim Jong-un", "Kim"), ("Xi Jinping", "Xi"),
        ("Bashar al-Assad", "al-Assad"), ("Alexander Van der Bellen", "Van der Bellen"),
        ("С.В.Лавров", "Лавров"), ("Albert II", "Albert II"), ("Robert Kennedy, Jr.", "Kennedy"),
    ],
)  # fmt: skip
def test_family_names(name: str, family: str) -> None:
    assert family_name(name) == family


SAME = [
    ("Kono", "Taro Kono"), ("Mr Kono", "KONO Taro"), ("George W. Bush", "George Bush"),
    ("V. Putin", "Vladimir Putin"), ("VladimirPutin", "Vladimir Putin"),
    ("В.Путин", "Владимир Путин"),
    ("В.Путин", "Vladimir Putin"), ("Assad", "Bashar al-Assad"), ("Van der Bellen", "Bellen"),
    ("Sergey Lavrov", "Sergei Lavrov"), ("С.В.Лавров", "Сергей Викторович Лавров"),
    ("Erdogan", "Recep Tayyip Erdoğan"), ("Joe Biden", "Joseph R. Biden"), ("Xi", "Xi Jinping"),
    ("Abe Shinzo", "Shinzo Abe"), ("Kim Jong Un", "Kim Jong-un"), ("Борис Ельцин", "Boris Yeltsin"),
    ("Zelensky", "Володимир Зеленський"), ("President Moon", "Moon Jae-in"),
]  # fmt: skip
DIFFERENT = [
    ("Kim Jong-un", "Kim Jong-il"), ("George W. Bush", "George H. W. Bush"), ("Bush", "Putin"),
    ("Sergei Ivanov", "Igor Ivanov"), ("Vladimir Putin", "Vladimir Medinsky"), ("", "Putin"),
    ("Vladimir", "Vladimir Putin"), ("Bill Clinton", "Hillary Clinton"),
    ("Xi Jinping", "Li Keqiang"),
    ("Theodore Roosevelt", "Franklin D. Roosevelt"), ("President", "President of Russia"),
    ("Sudan", "South Sudan"), ("Guinea", "Papua New Guinea"), ("Korea", "North Korea"),
    ("Ireland", "John Ireland"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person_under_two_names(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_at_all(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)
    family_name(one)
