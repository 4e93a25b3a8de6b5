"""Every generated valid number is taken for one, and every one with a wrong digit is not."""

import string

from hypothesis import given
from hypothesis import strategies as st

from bedside.evidence.check_digits import (
    NPI_PREFIX,
    VIN_VALUES,
    VIN_WEIGHTS,
    is_dea,
    is_gtin,
    is_medicare_number,
    is_npi,
    is_ssn,
    is_vin,
    passes_luhn,
)

DIGITS = "0123456789"


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=length, max_size=length)


def with_luhn(body: str) -> str:
    return next(body + last for last in DIGITS if passes_luhn(body + last))


def another(digit: str) -> str:
    return DIGITS[(int(digit) + 1) % 10]


@given(digits(15))
def test_a_card_number_with_a_wrong_last_digit_is_none(body: str) -> None:
    whole = with_luhn(body)
    assert passes_luhn(whole)
    assert not passes_luhn(whole[:-1] + another(whole[-1]))


@given(st.sampled_from("12"), digits(8))
def test_an_npi_is_known_by_its_last_digit(first: str, body: str) -> None:
    whole = with_luhn(NPI_PREFIX + first + body).removeprefix(NPI_PREFIX)
    assert is_npi(whole)
    assert not is_npi(whole[:-1] + another(whole[-1]))


@given(
    st.text(sorted([*VIN_VALUES, *DIGITS]), min_size=16, max_size=16).filter(
        lambda body: any(map(str.isdigit, body))
    )
)
def test_a_vin_is_known_by_its_ninth_sign(body: str) -> None:
    whole = [*body[:8], "0", *body[8:]]
    values = [int(sign) if sign.isdigit() else VIN_VALUES[sign] for sign in whole]
    remainder = sum(value * weight for value, weight in zip(values, VIN_WEIGHTS, strict=True)) % 11
    whole[8] = "x" if remainder == 10 else str(remainder)
    assert is_vin("".join(whole))
    whole[8] = "1" if remainder == 10 else str((remainder + 1) % 10)
    assert not is_vin("".join(whole))


@given(digits(13))
def test_a_gtin_is_known_by_its_last_digit(body: str) -> None:
    right = [last for last in DIGITS if is_gtin(body + last)]
    assert len(right) == 1


@given(st.text(string.ascii_lowercase, min_size=2, max_size=2), digits(6))
def test_a_dea_number_is_known_by_its_last_digit(letters: str, body: str) -> None:
    assert sum(is_dea(letters + body + last) for last in DIGITS) == 1


@given(digits(9))
def test_a_social_security_number_never_has_an_empty_part(whole: str) -> None:
    parts_empty = whole[:3] in ("000", "666") or whole[0] == "9" or whole[3:5] == "00" or whole[5:] == "0000"
    assert is_ssn(whole) is not parts_empty


def test_a_medicare_number_keeps_to_its_form() -> None:
    assert is_medicare_number("1EG4-TE5-MK73")
    assert not is_medicare_number("0EG4-TE5-MK73")
    assert not is_medicare_number("1EG4-TE5-MKA3")
    assert not is_medicare_number("1SG4-TE5-MK73")
