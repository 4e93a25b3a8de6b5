"""The fingerprint of what would be published is one and the same on the server and in the page."""

import pytest

from bedside.server.reviews.publication import Publication, canonical, fingerprint, publication_of

TRICKY = Publication('Zeile\nünd "quoted" \\ \u2028 🤦', platform="x")


def test_it_is_the_one_that_the_page_makes() -> None:
    # The same value stands in front/test/fingerprint.test.ts.
    assert fingerprint(TRICKY) == "70b92190cd74314525a500c76a46881cd76449ce603280bf0876bc4ee79dca58"


def test_fields_that_are_left_out_are_the_usual_ones() -> None:
    assert publication_of({"text": "a"}) == Publication("a")
    told = {
        "author": {"role": "nurse"},
        "attachments": [{"sha256": "00", "alt": "A hip.", "shows": "a hip"}, {}],
    }
    assert publication_of({"text": "a", **told}) == Publication("a", pictures=(("00", "A hip."), ("", "")))


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "a "},
        {"text": "A"},
        {"text": "a", "platform": "x"},
        {"text": "a", "account": "institutional"},
        {"text": "a", "audience": "followers"},
        {"text": "a", "kind": "reply"},
        {"text": "a", "in_reply_to": "b"},
        {"text": "a", "attachments": [{"sha256": "00"}]},
        {"text": "a", "attachments": [{"alt": "A hip."}]},
    ],
)
def test_whatever_goes_out_differently_has_another(fields: dict[str, object]) -> None:
    assert fingerprint(publication_of(fields)) != fingerprint(Publication("a"))


def test_it_is_written_down_in_one_way() -> None:
    assert canonical(Publication("a")).startswith('{"account":"personal","audience":"public",')
