"""One actor for many spellings, and never one for two people."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import a_reading
from variorum.corrections import KnownActor
from variorum.model import Actor, Role, identity
from variorum.records import Account
from variorum.resolve.actors import merge_actors


def account(number, *people):
    """An account of an article that names these: (name, type) or (name, type, role)."""
    reading = a_reading(f"Article {number}.")
    actors = tuple(
        Actor(
            id=identity("actor", reading.article.id, name),
            name=name,
            type=kind,
            aliases=(name,),
            roles=tuple(Role(text=role) for role in roles),
        )
        for name, kind, *roles in people
    )
    return Account(reading=reading, actors=actors)


def merged(*accounts, known=()):
    return sorted((actor.name, actor.aliases) for actor in merge_actors(accounts, known)[0])


def test_a_surname_joins_the_full_name_of_another_article():
    accounts = account(1, ("Joren Tavik", "person")), account(2, ("Tavik", "person"))
    assert merged(*accounts) == [("Joren Tavik", ("Joren Tavik", "Tavik"))]


def test_two_transliterations_are_one_person():
    accounts = account(1, ("Andrii Zelinsky", "person")), account(2, ("Andriy Zelinskyy", "person"))
    assert len(merged(*accounts)) == 1


def test_two_first_names_are_two_persons():
    accounts = account(1, ("Hanna Corvin", "person")), account(2, ("Piet Corvin", "person"))
    assert [name for name, _ in merged(*accounts)] == ["Hanna Corvin", "Piet Corvin"]


def test_a_surname_of_two_persons_goes_by_office_or_stays_alone():
    two = account(1, ("Hanna Corvin", "person", "minister"), ("Piet Corvin", "person", "skipper"))
    assert ("Corvin", ("Corvin",)) in merged(two, account(2, ("Corvin", "person")))
    by_office = merged(two, account(2, ("Corvin", "person", "the skipper")))
    assert by_office == [("Hanna Corvin", ("Hanna Corvin",)), ("Piet Corvin", ("Corvin", "Piet Corvin"))]


def test_bodies_meet_by_name_without_article_and_case():
    accounts = (
        account(1, ("The Harbour Board", "organisation")),
        account(2, ("Harbour Board", "organisation")),
    )
    assert len(merged(*accounts)) == 1


def test_unnamed_speakers_of_two_articles_are_never_one():
    accounts = account(1, ("an aide", "anonymous")), account(2, ("an aide", "anonymous"))
    assert len(merged(*accounts)) == 2


def test_what_is_named_by_hand_wins():
    hand = KnownActor(name="Volo Zelin", aliases=("The President",), type="person")
    accounts = account(1, ("The President", "organisation")), account(2, ("Volo Zelin", "person"))
    assert merged(*accounts, known=[hand]) == [("Volo Zelin", ("The President", "Volo Zelin"))]


def test_every_local_actor_has_a_merged_one():
    accounts = account(1, ("Joren Tavik", "person"), ("Keldany", "state")), account(2, ("Tavik", "person"))
    actors, mapping = merge_actors(accounts)
    assert set(mapping) == {actor.id for one in accounts for actor in one.actors}
    assert set(mapping.values()) == {actor.id for actor in actors}


@given(st.permutations(["Joren Tavik", "Tavik", "J. Tavik", "Hedda Rook", "Rook", "Piet Rook"]))
@settings(max_examples=40, deadline=None)
def test_the_order_of_articles_does_not_matter(names):
    accounts = [account(name, (name, "person")) for name in names]
    assert merge_actors(accounts) == merge_actors(accounts[::-1])
