"""Thanks for a gift show a tie; thanks for being read or waited for show none."""

import pytest

from bedside.drafts import Draft
from bedside.evidence import see


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for reading this far.",
        "Thank you all for listening to this.",
        "Thanks for following this page.",
        "Thanks so much for coming to this one!",
        "Thanks for your patience with this new portal.",
        "Thanks for trusting us with two new babies.",
        "Gracias por leer este nuevo hilo.",
    ],
)
def test_thanks_for_attention_are_no_tie(text: str) -> None:
    assert not see(Draft(text=text)).of("tie")


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to Brightwell for this pair of clogs.",
        "Thanks for the free samples, Solvane!",
        "Thanks for sending this box, Nuvella.",
        "Thank you Halden for the new shoes.",
    ],
)
def test_thanks_for_goods_are_a_tie(text: str) -> None:
    assert see(Draft(text=text)).of("tie")
