import pytest

from corpus.dates import Moment
from corpus.header import read_header
from corpus.headline import read_headline
from corpus.kinds import kind_of
from corpus.languages_of_sites import mark_original
from corpus.pages import said_on
from corpus.types import Block, Translation

LAVROV = (
    "Foreign Minister Sergey Lavrov’s statement at a joint news conference following Russia-Japan "
    "consultations of foreign and defence ministers in the two-plus-two format, Tokyo, May 30, 2019"
)


def test_the_title_that_the_project_began_with() -> None:
    found = read_headline(LAVROV)
    assert found.speakers == ("Sergey Lavrov",)
    assert found.office == "Foreign Minister"
    assert found.event == LAVROV.partition(" a ")[2].removesuffix(", Tokyo, May 30, 2019")
    assert (found.place, found.moment.date) == ("Tokyo", "2019-05-30")
    assert found.kind == "press conference"


@pytest.mark.parametrize(
    ("title", "speaker", "office", "place"),
    [
        ("Remarks by Secretary Antony J. Blinken at the Munich Security Conference",
         "Antony J. Blinken", "Secretary", None),
        ("Secretary Antony J. Blinken Remarks to the Press",
         "Antony J. Blinken", "Secretary", None),
        ("Speech by Christine Lagarde, President of the ECB, at the Banking Congress",
         "Christine Lagarde", "President of the ECB", None),
        ("Christine Lagarde: Towards digital sovereignty", "Christine Lagarde", None, None),
        ("Statement by the Minister for Foreign Affairs, Penny Wong",
         "Penny Wong", "Minister for Foreign Affairs", None),
        ("Statement by Minister for Foreign Affairs Penny Wong on the South China Sea",
         "Penny Wong", "Minister for Foreign Affairs", None),
        ("Interview with Prime Minister Theresa May", "Theresa May", "Prime Minister", None),
        ("Briefing by Foreign Ministry Spokesperson Maria Zakharova, Moscow, May 29, 2019",
         "Maria Zakharova", "Foreign Ministry Spokesperson", "Moscow"),
        ("Выступление и ответы на вопросы СМИ Министра иностранных дел России С.В.Лаврова в ходе "
         "пресс-конференции, Токио, 30 мая 2019 года",
         "С.В.Лавров", "Министр иностранных дел России", "Токио"),
        ("Комментарий официального представителя МИД России М.В.Захаровой о переговорах",
         "М.В.Захарова", "Официальный представитель МИД России", None),
        ("Statement by H.E. Mr. Jens Hansen, Minister for Foreign Affairs of Denmark, at a forum",
         "Jens Hansen", "Minister for Foreign Affairs of Denmark", None),
        ("STATEMENT BY MR. JENS HANSEN, MINISTER FOR FOREIGN AFFAIRS OF DENMARK AT THE DEBATE",
         "Jens Hansen", "MINISTER FOR FOREIGN AFFAIRS OF DENMARK", None),
        ("Rede von Außenministerin Anna Berger bei der Hafenkonferenz",
         "Anna Berger", "Außenministerin", None),
        ("Conférence de presse conjointe de M. Jean Dupont, ministre de l'Europe et des affaires "
         "étrangères, avec son homologue danois",
         "Jean Dupont", "ministre de l'Europe et des affaires étrangères", None),
        ("Déclaration de M. Jean Dupont (12 mars 2021)", "Jean Dupont", None, None),
        ("Discurso del Presidente Juan Pérez en la conferencia, Madrid, 12 de marzo de 2021",
         "Juan Pérez", "Presidente", "Madrid"),
        ("Обращение Президента России Владимира Путина",
         "Владимир Путин", "Президент России", None),
    ],
)  # fmt: skip
def test_titles_that_name_their_speaker(
    title: str, speaker: str, office: str | None, place: str | None
) -> None:
    found = read_headline(title)
    assert (found.speakers, found.office, found.place) == ((speaker,), office, place)


@pytest.mark.parametrize(
    "title",
    [
        "Meeting with President of Finland Sauli Niinisto",
        "Telephone conversation with President of Finland Sauli Niinisto",
        "Congratulations to Shinzo Abe",
        "President Vladimir Putin sent a message of congratulations to Chairman Kim Jong-il",
        "Interview with Der Spiegel",
        "Interview mit der Zeitung Die Welt",
        "Discours sur l'état de l'Union",
        "Statement by the President on the Ambassador to France",
        "Statement by Saudi Arabia in the General Debate",
        "О телефонном разговоре Министра иностранных дел России С.В.Лаврова с Т.Коно",
        "",
    ],
)
def test_titles_that_only_mention_people(title: str) -> None:
    assert read_headline(title).speakers == ()


@pytest.mark.parametrize(
    ("title", "sections", "kind"),
    [
        ("Remarks at a joint press conference", [], "press conference"),
        ("Interview to TASS", ["Transcripts"], "interview"),
        ("Meeting with Government members", ["News", "Transcripts"], "transcript"),
        ("Trip to Sochi", ["News"], "news"),
        ("Condolences to the President of Japan", ["News"], "message"),
        ("Заявление МИД России", [], "statement"),
        ("Выступление на форуме", [], "speech"),
        ("Briefing by the Spokesperson", [], "briefing"),
        ("Conférence de presse de la ministre", [], "press conference"),
        ("Ansprache zum Jahreswechsel", [], "speech"),
        ("On the situation", [], "statement"),
    ],
)
def test_kinds(title: str, sections: list[str], kind: str) -> None:
    assert kind_of(title, sections) == kind


def blocks(*lines: str) -> list[Block]:
    return [Block(line) for line in lines]


BODY = "We met today and spoke about the islands. The talks were useful."


def test_a_header_in_any_order() -> None:
    header = read_header(
        blocks("Talks with Japan", "May 30, 2019", "14:23", "The Kremlin, Moscow", "EN | RU", BODY)
    )
    assert (header.title, header.place) == ("Talks with Japan", "The Kremlin, Moscow")
    assert header.moment == Moment("2019-05-30", "14:23")
    assert (header.languages, header.blocks) == (("en", "ru"), 5)


@pytest.mark.parametrize(
    "line",
    ["14.04.2024 - Press release", "Press release | 14 April 2024", "Пресс-релиз, 14.04.2024"],
)
def test_a_date_beside_the_kind_of_page(line: str) -> None:
    header = read_header(blocks(line, "Talks with Japan", BODY, BODY))
    assert (header.moment.date, header.title, header.blocks) == (
        "2024-04-14",
        "Talks with Japan",
        2,
    )


def test_fields_by_name() -> None:
    header = read_header(
        blocks("Date: 30 May 2019", "Speaker: Mr Taro Kono", "Place: Tokyo", "On the islands", BODY)
    )
    assert (header.speaker, header.place, header.title) == (
        "Mr Taro Kono",
        "Tokyo",
        "On the islands",
    )


def test_words_without_a_header_stay_words() -> None:
    assert read_header(blocks(BODY, BODY)).blocks == 0
    assert read_header(blocks("Ladies and gentlemen,", BODY)).blocks == 0
    assert read_header(blocks("Question: Why?", BODY)).title == ""


def test_when_two_dates_disagree_the_day_it_was_said_wins() -> None:
    said = Moment("2019-05-30")
    assert said_on(Moment("2019-05-30", "14:23"), said) == (Moment("2019-05-30", "14:23"), False)
    assert said_on(Moment("2019-05-31", "09:00"), said) == (said, False)
    assert said_on(Moment("2019-07-31", "09:00"), said) == (said, True)
    assert said_on(Moment("2019-05-01"), said) == (said, True)
    assert said_on(Moment("2019-12-27"), said, dates_it=False) == (Moment("2019-12-27"), False)
    assert said_on(Moment(uncertain=True), Moment()) == (Moment(uncertain=True), True)


def test_the_original_by_domain_or_because_there_is_but_one_other() -> None:
    ru, fr = Translation("ru"), Translation("fr")
    assert mark_original([ru], language="en") == (Translation("ru", original=True),)
    assert not any(t.original for t in mark_original([ru, fr], language="en"))
    marked = mark_original([ru, fr, Translation("en")], language="en", url="https://www.mid.ru/x")
    assert marked == (Translation("ru", original=True), fr)
    assert not mark_original([ru], language="en", url="https://www.gov.uk/x")[0].original


@pytest.mark.parametrize(
    "title",
    [
        "Statement by Foreign Minister Jens Hansen on fish, Oslo, May 30, 2019",
        "Press Conference, Tokyo",
    ],
)
def test_a_title_that_ends_in_a_place_is_a_title(title: str) -> None:
    assert read_header(blocks(title, BODY, BODY)).title == title


def test_whose_questions_are_answered_is_no_speaker() -> None:
    assert read_headline("Ответы на вопросы журналиста Павла Зарубина").speakers == ()
    assert read_headline("Ответы С.В.Лаврова на вопросы СМИ").speakers == ("С.В.Лавров",)
