"""One address has one form; what is no address is refused without being repeated."""

import pytest

from bedside.authorizations import Channel
from bedside.authorizations.addresses import AddressFault, normalised


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Rosa.T@Example.ORG ", "rosa.t@example.org"),
        ("josé@ejemplo.example", "josé@ejemplo.example"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ("ｒosa@example.org", "rosa@example.org"),
    ],
)
def test_a_mail_address_has_one_form(typed: str, kept: str) -> None:
    assert normalised(Channel.EMAIL, typed) == kept


@pytest.mark.parametrize(
    "typed", ["(401) 555-0100", "401.555.0100", "+1 401 555 0100", "1-401-555-0100", "４０１5550100"]
)
def test_a_number_has_one_form(typed: str) -> None:
    assert normalised(Channel.SMS, typed) == "+14015550100"


def test_a_number_of_another_country_keeps_its_country() -> None:
    assert normalised(Channel.PHONE, "+34 612 34 56 78") == "+34612345678"
    assert normalised(Channel.PHONE, "612 34 56 78", region="ES") == "+34612345678"


@pytest.mark.parametrize(
    ("channel", "typed"),
    [
        (Channel.EMAIL, ""),
        (Channel.EMAIL, "rosa"),
        (Channel.EMAIL, "rosa@example"),
        (Channel.EMAIL, "rosa@exa mple.org"),
        (Channel.EMAIL, "a@b@example.org"),
        (Channel.EMAIL, "rosa@-example.org"),
        (Channel.EMAIL, "r" * 65 + "@example.org"),
        (Channel.EMAIL, "rosa\n@example.org"),
        (Channel.EMAIL, "x@" + "a." * 200 + "org"),
        (Channel.SMS, ""),
        (Channel.SMS, "911"),
        (Channel.SMS, "rosa@example.org"),
        (Channel.SMS, "401-555-0100 ext. 5"),
        (Channel.SMS, "4" * 5_000),
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(channel: Channel, typed: str) -> None:
    with pytest.raises(AddressFault) as caught:
        normalised(channel, typed)

    assert not typed or typed not in str(caught.value)
