"""Drafts put together from fragments: stories, names, numbers, insults, emoji, look-alikes, Spanish."""

from typing import Any

from hypothesis import strategies as st

from bedside.drafts import Account, Attachment, Audience, Author, Authorization, Draft, Interest, Kind

# They speak of nobody: a sentence about a person may change whom a name before it belongs to.
NEUTRAL = (
    "Have a good evening.",
    "The garden behind the library is in bloom.",
    "Fresh bread smells wonderful.",
    "Thank you for reading.",
    "The long weekend cannot come soon enough.",
)
STORIES = (
    "Wash your hands this winter.",
    "Long night in our ED, and the team was wonderful.",
    "Just saw a 43-year-old firefighter with a crushed hand from the mill fire in Westerly.",
    "This fucking record system lost my note again.",
    "Some patients are such drug seekers, honestly.",
    "Our administration cut night staffing again and it is not safe.",
    "My patient in bed 12 coded last Tuesday.",
    "A glass of wine after a long week, finally.",
    "Every antibiotic guideline I know says the same.",
    "Thank you for coming in last week, we were glad to treat you!",
    "DM me your symptoms and I will tell you what to take.",
    "This serum cures acne, 100% guaranteed.",
    "La paciente de la cama 4, María López, es una quejona.",
    "Hoy fue un día largo en urgencias.",
    "I love my Corvessa pump, use my code DOC20.",
)
BITS = (
    "Mr. Tavares", "Ms. Graves", "MRN 88 22 917", "401-555-0134", "on March 3", "92 yo", "#WesterlyER",
    "@ann_lee", "https://example.org/a", "sh*t", "Раtient", "p\u200bt", "😷", "👩\u200d⚕\ufe0f", "🇺🇸",
    "J o h n", "½", "e\u0301", "\u202e", "\n\n", "s/p fall", "١٢٣", "ＭＲＮ", "...", "(", "\"", "﷽",
)  # fmt: skip
# What a draft may hold: any sign but NUL and halves of pairs, which are refused.
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
PIECES = st.one_of(st.sampled_from(STORIES), st.sampled_from(NEUTRAL), st.sampled_from(BITS), ANY)
WORDS = st.lists(PIECES, min_size=1, max_size=6).map(" ".join).map("Well. {}".format)
INTERESTS = st.sampled_from([(), (Interest("Corvessa Medical", "Corvessa pump", "speaker fee"),)])
PICTURES = st.sampled_from(
    [
        (),
        (Attachment(shows="an X-ray of a hip", authorization=Authorization.NONE),),
        (Attachment(shows="a lake"),),
    ]
)
AUTHORS = st.sampled_from([None, Author(role="resident", specialty="emergency medicine", state="RI")])


def circumstances() -> st.SearchStrategy[dict[str, Any]]:
    """All that a draft has beside its words."""
    return st.fixed_dictionaries(
        {
            "kind": st.sampled_from(Kind),
            "account": st.sampled_from(Account),
            "audience": st.sampled_from(Audience),
            "author": AUTHORS,
            "in_reply_to": st.sampled_from([None, "Rude staff, waited two hours. - Tamsin R."]),
            "attachments": PICTURES,
            "interests": INTERESTS,
        }
    )


DRAFTS = st.builds(lambda words, around: Draft(text=words, id="1", **around), WORDS, circumstances())
POSTS = WORDS.map(lambda words: Draft(text=words, id="1"))
