"""Check digits of the numbers that name a person, a vehicle or a device: is it well made, or any number?"""

# ISO 3779 and 49 CFR 565.15: the weights of the 17 places, the ninth being the check digit itself.
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
VIN_VALUES = dict(zip("abcdefghjklmnprstuvwxyz", map(int, "12345678123457923456789"), strict=True))
# What stands at each of the 11 places: a digit, a letter, or either.
MEDICARE_FORM = "9ax9ax9aa99"
# 45 CFR 162.406: an NPI is checked as if the issuer's prefix stood before it.
NPI_PREFIX = "80840"


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is right by ISO/IEC 7812-1 (payment cards, NPI with its prefix)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return bool(digits) and total % 10 == 0


def is_npi(digits: str) -> bool:
    """Tell whether ten digits are a National Provider Identifier (45 CFR 162.406)."""
    return len(digits) == 10 and digits[0] in "12" and passes_luhn(NPI_PREFIX + digits)


def is_vin(written: str) -> bool:
    """Tell whether 17 signs are a vehicle identification number of North America (49 CFR 565.15)."""
    if len(written) != 17 or not any(sign.isdigit() for sign in written):
        return False
    values = [int(sign) if sign.isdigit() else VIN_VALUES.get(sign, -1) for sign in written.lower()]
    if -1 in values:
        return False
    remainder = sum(value * weight for value, weight in zip(values, VIN_WEIGHTS, strict=True)) % 11
    return written[8].lower() == ("x" if remainder == 10 else str(remainder))


def is_gtin(digits: str) -> bool:
    """Tell whether 14 digits are a Global Trade Item Number (GS1 General Specifications, 7.9)."""
    if len(digits) != 14 or not digits.isdigit():
        return False
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits[:-1]))
    return (10 - total % 10) % 10 == int(digits[-1])


def is_ssn(digits: str) -> bool:
    """Tell whether nine digits can be a Social Security number (SSA, Randomization, 2011)."""
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return (
        len(digits) == 9
        and area not in ("000", "666")
        and area[0] != "9"
        and group != "00"
        and serial != "0000"
    )


def is_dea(written: str) -> bool:
    """Tell whether two letters and seven digits are a DEA registration number (21 CFR 1301)."""
    digits = written[2:]
    if len(written) != 9 or not digits.isdigit() or not written[:1].isalpha():
        return False
    odd, even = (sum(int(digit) for digit in digits[start:6:2]) for start in (0, 1))
    return (odd + 2 * even) % 10 == int(digits[6])


def is_medicare_number(written: str) -> bool:
    """Tell whether 11 signs have the form of a Medicare Beneficiary Identifier (CMS, MBI format, 2018)."""
    plain = written.replace("-", "").lower()
    if len(plain) != 11 or plain[0] == "0":
        return False
    return all(_fits(kind, sign) for kind, sign in zip(MEDICARE_FORM, plain, strict=True))


def _fits(kind: str, sign: str) -> bool:
    # S, L, O, I, B and Z are left out so that nobody reads them as digits.
    letter = sign.isascii() and sign.isalpha() and sign not in "sloibz"
    return {"9": sign.isdigit(), "a": letter, "x": letter or sign.isdigit()}[kind]
