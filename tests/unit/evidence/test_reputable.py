"""The pages to which readers are pointed."""

from urllib.parse import urlsplit

from bedside.evidence.reputable import all_sources, general_source, reputable_source


def test_every_page_is_named_and_has_a_secure_address() -> None:
    assert len(all_sources()) >= 80
    assert all(source.name and source.topic for source in all_sources())
    assert {urlsplit(source.address).scheme for source in all_sources()} == {"https"}


def test_the_topic_spoken_of_most_is_chosen() -> None:
    assert (
        reputable_source("one in four people over 65 falls; falls break hips").topic
        == "falls in older adults"
    )


def test_an_unknown_topic_gets_the_general_page() -> None:
    assert reputable_source("xyzzy") == general_source()


def test_a_spanish_text_gets_the_spanish_page() -> None:
    assert "/spanish/" in reputable_source("la migrana", language="es").address
