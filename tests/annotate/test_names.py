"""Names: who is named, of what type, under which spellings and in what office."""

import pytest

from tests.factory import a_reading
from variorum.annotate import annotate


def annotated(text):
    (read,) = annotate([a_reading(text)])
    return read


def cast_of(text):
    return {actor.name: actor.type for actor in annotated(text).actors}


def actor(text, name):
    return next(a for a in annotated(text).actors if name in a.aliases)


def test_short_forms_join_the_full_name():
    text = (
        "Ada Bellamy, a historian of trade at the University of Asterholm, spoke first. "
        "Bellamy said the talks had failed. “They will resume,” said Prof. Bellamy."
    )
    assert actor(text, "Bellamy").aliases == ("Ada Bellamy", "Bellamy")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prime Minister Joren Tavik told reporters that he would sign.", "Joren Tavik", "person"),
        ("Keldany would withdraw its boats. The Keldan cabinet agreed.", "Keldany", "state"),
        ("The Northern Maritime League published the text.", "Northern Maritime League", "organisation"),
        ("Norway and Sweden would both pledge to stop.", "Sweden", "state"),
        ("The NMC rejected it. An official of the NMC said so.", "NMC", "organisation"),
        ("Meridian Wire reported that talks had begun.", "Meridian Wire", "organisation"),
        ("Tolmara’s chief negotiator, Ruy Castellan, shrugged.", "Ruy Castellan", "person"),
    ],
)
def test_a_name_has_a_type(text, name, kind):
    assert cast_of(text)[name] == kind


def test_spellings_of_one_state_are_one_actor():
    assert actor("The U.S. and Britain agreed. The United States signed.", "U.S.").aliases == (
        "United States",
        "U.S.",
    )


def test_places_are_no_actors():
    assert "Little Skerrow" not in cast_of("Guns were fired in the region of Little Skerrow on Monday.")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Army Secretary Dan Orlov spoke.", "Army Secretary"),
        (
            "Jim Tarrow, a senior fellow at the Coastal Institute, spoke.",
            "a senior fellow at the Coastal Institute",
        ),
        ("Another Citadel spokesman, Benet Orsal, said so.", "Another Citadel spokesman"),
        ("Andrei Yarm—the envoy’s chief of staff—was there.", "the envoy’s chief of staff"),
        ("Ruy Castellan, who leads the Tolmaran team, spoke.", "who leads the Tolmaran team"),
        ("Grain trader Osk Pellow said he would sign it.", "Grain trader"),
    ],
)
def test_a_person_has_the_role_that_the_text_gives(text, role):
    (person,) = [a for a in annotated(text).actors if a.type == "person"]
    assert [r.text for r in person.roles] == [role]


def test_somebody_else_with_an_office_is_nobodys_role():
    text = "Port Minister Dan Orlov, Tarrow’s envoy Ivo Brandt and Jim Tarrow came."
    roles = {a.name: [r.text for r in a.roles] for a in annotated(text).actors}
    assert roles == {"Dan Orlov": ["Port Minister"], "Jim Tarrow": [], "Ivo Brandt": ["envoy"]}


def test_an_affiliation_is_the_body_in_the_role():
    text = "Ada Bellamy, a historian of trade at the University of Asterholm, spoke first."
    assert actor(text, "Ada Bellamy").affiliation == "University of Asterholm"


def test_every_mention_stands_in_the_text_under_an_alias():
    text = "Joren Tavik met Ada Bell of Keldany. Mr. Tavik, Keldany’s prime minister, smiled at Bell."
    read = annotated(text)
    aliases = {a.id: a.aliases for a in read.actors}
    assert all(text[n.start : n.end] in aliases[n.actor] for n in read.names)
    assert len(read.names) == 6
