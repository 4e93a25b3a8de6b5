"""The turns of ridicule: how a joke on somebody is built, where no single word of it insults."""

from bedside.evidence.phrasebook import Phrasebook

book = Phrasebook.beside(__file__)
