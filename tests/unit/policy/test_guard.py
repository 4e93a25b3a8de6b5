"""No institution's pack may silence employees about their work; what it may lawfully forbid passes."""

import pytest

from bedside.policy.guard import silenced_by, silenced_by_word

UNLAWFUL = """
Do not criticize the hospital online.
Employees may not make negative comments about the company, its managers or its services.
Never post anything that could damage the reputation of the hospital.
Avoid disparaging remarks about the clinic or its leadership.
Do not discuss wages or salaries on social media.
Salaries and bonuses are confidential.
Pay is not a subject for social media.
Keep your compensation to yourself.
Staff must not share information about working hours or schedules.
No complaints about staffing levels may be posted.
Do not write about short staffing, even in private groups.
Do not post about unsafe conditions in the emergency department.
Safety concerns are raised internally only, never online.
Concerns about patient safety belong in the incident system, not on social media.
Do not mention shortages of protective equipment.
Posts about working conditions need approval from the communications office.
Do not talk about your job without permission.
Do not discuss terms and conditions of employment outside the hospital.
Union activity is not to be mentioned online.
Do not post in support of the strike.
Employees shall not organize coworkers through hospital channels or social media.
Do not share petitions about the hospital.
Complaints about management are kept in-house.
Grievances are never aired in public.
Do not speak to the press about the hospital.
Staff do not talk to reporters without prior approval.
Say only positive things about the hospital.
Always speak well of the institution.
Be loyal to the hospital in everything you post.
Show the hospital in a positive light.
Do not embarrass the employer.
Posts that reflect poorly on the institution will be removed.
Posts critical of leadership are grounds for dismissal.
Disrespectful posts about supervisors are prohibited.
You may discuss pay only with human resources.
You have the right to discuss pay, but never post it online.
Do not contact OSHA or the labor board before speaking with your manager.
Personnel matters are confidential.
Do not post about layoffs or workload.
Refrain from commenting on duty hours of residents.
Residents do not complain about work hours on Twitter.
Don't vent about work.
Do not reveal how much nurses are paid.
Do not question the decisions of the administration in public.
It is unprofessional to complain about the hospital.
Burnout is not a topic for our accounts or yours.
Do not post patient details or complaints about staffing.
Avoid talk about unions.
Internal complaints stay within the department.
Employees must get permission before posting about workplace safety.
Posts about collective bargaining are not allowed.
Do not undermine the hospital by public remarks.
Colleagues' salaries must never be disclosed.
Never bad-mouth your employer.
Do not publish anything negative about us.
Discussion of staff ratios is off limits.
Team members are asked not to voice dissatisfaction with the health system on any platform.
Staff will refrain from posting about salaries, raises or benefits of employment.
The hospital does not tolerate posts that put it in a poor light.
Work grievances go to human resources and nowhere else.
Posting about understaffed units is a violation of this policy.
If you are unhappy with the hospital, tell your manager instead of posting.
No physician shall speak with the media regarding hospital matters.
Employees who post about the union will be disciplined.
Hold any post that mentions a strike.
Any post naming the hospital in a critical way must be approved first.
Discussing your contract or pay with coworkers online is forbidden.
Posts on nurse-to-patient ratios are not permitted.
Please keep conversations about scheduling off the internet.
We expect loyalty to the hospital at all times.
Residents should never tweet about 80-hour weeks or duty hours.
Hospital leadership is not to be criticized.
Negative opinions about your department are not for social media.
Comments about lack of PPE are prohibited.
Concerns about the emergency department's safety must not be posted.
Information about employees' pay is confidential business information.
Do not disclose the terms of your employment.
Photos of picket lines must not be shared.
Colleagues may not encourage others to join a union through their accounts.
Do not air internal disputes in public.
Do not say that the ward is short of nurses.
You need permission to post about your working conditions.
Do not like or share posts that criticise our hospital.
Employees may not post complaints about their supervisors.
Speak about the workplace only with approval.
Statements that may hurt the hospital's reputation are not allowed.
Our people do not take workplace complaints to Twitter.
Staff must obtain consent of the chief executive before publicly discussing staffing.
Do not post content that casts doubt on the hospital's management.
Nurses may not share their pay slips.
Do not encourage colleagues to strike.
It is not acceptable to post that the hospital is unsafe.
Physicians keep disagreements with the administration private.
Do not comment on negotiations with the union.
Posting about mandatory overtime leads to discipline.
Never speak negatively about the health system.
Do not publish your opinion of the hospital's leaders.
Videos about working conditions on the ward are banned.
Do not use social media to complain about shifts.
You must not tell outsiders what you earn.
""".strip().splitlines()

LAWFUL = """
Do not post patient information.
Ask the patient for written permission before a picture is posted.
Do not share trade secrets or contract prices.
Do not speak on behalf of the hospital unless you are asked to.
Do not use the hospital's logo on a personal account.
Do not harass, threaten or bully colleagues, patients or managers.
Never post slurs against anyone.
Do not disparage patients or their families.
You may write about staffing, pay and safety; never with patient details.
Never post patient details, even when you write about unsafe staffing.
When you write about staffing, leave out anything that could identify a patient.
Nothing in this policy limits your right to discuss wages, hours or working conditions.
We do not forbid criticism of the hospital.
Criticism of the hospital is protected and nobody is disciplined for it.
Disclose what a maker pays you when you write about its product.
Do not post paid endorsements without naming the sponsor.
Do not message patients after hours from a personal account.
Do not answer patients' questions during working hours on personal accounts.
Do not post a picture of the operating room schedule.
Do not reply to a negative review of the clinic with facts about the patient.
Peer review is confidential.
Mark the views as your own when your profile names the hospital.
Only the communications office speaks for the hospital to the press.
Do not give interviews on behalf of the hospital without approval.
Do not talk to reporters about patients.
Never promise that a treatment is safe.
Do not claim a safety profile that the evidence does not support.
Do not accept friend requests from patients on a personal account.
Do not post from the labor and delivery unit.
Do not describe a nonunion fracture with a date and a town.
Do not share photographs of fractures and bone union without permission.
Do not name the hospital where the patient was treated.
Do not disclose unreleased research results.
Do not publish the hospital's unannounced merger plans.
Do not post false statements that you know to be false about anyone.
Do not impersonate the hospital or its staff.
Do not photograph the ward without checking what is on the screens.
Passwords and record numbers are never shared.
Clinical messages are answered within two working days.
Do not offer patients money for a review.
Never post about a patient while you are on call or just after the shift.
Do not share protected health information with regulators' social accounts.
Do not access records of colleagues who are patients.
The hospital's accounts post visiting hours and nothing about individuals.
Do not drink alcohol in pictures taken at work.
Do not give individual medical advice in public.
Staff may speak to the press about their work in their own name.
Do not pay for followers.
Never use a colleague's health information.
Do not post images of violence against patients.
Concerns about a colleague's post go to that colleague first.
Report safety concerns through any channel you like; the safety office answers within two days.
Do not criticise another hospital with false facts.
Do not post during procedures or while driving.
Do not promise wait times.
Opening hours on the page must not be out of date.
Employees may discuss their pay, hours and working conditions with anyone.
Do not record conversations with patients.
Patients' complaints are answered privately by the patient relations office.
Never confirm in a public reply that a reviewer is a patient of the clinic.
Do not post confidential contract terms of our suppliers.
The hospital's own account does not comment on labor disputes.
Ask the press office before you speak in the hospital's name.
Do not post about a named colleague's illness.
Do not share screenshots of the scheduling system that show patients' names.
Images from the trauma bay need written authorization.
Trainees do not present themselves as attending physicians.
Do not sexually harass anyone.
Do not post links to unapproved treatments.
Do not disclose a safety event under peer review with details of the patient.
Do not share exam questions.
Do not use the hospital email address to open personal accounts.
Do not post patients' visit schedules.
Posts about our research wait for publication.
Keep personal opinions off the hospital's official accounts.
Do not claim that a device is safer than the evidence shows.
Name your employer only if you mark your views as your own.
Physicians disclose pay from makers of products they mention.
Never post while you are intoxicated.
Do not photograph whiteboards with patient names and staffing.
Do not share private health information of employees.
You may criticise the hospital; do not use patients' stories to do so without their permission.
Clinical advice is not given by direct message.
Do not publish home addresses of colleagues.
Do not disclose unreleased financial results of the hospital.
Do not defame anyone with statements you know to be false.
Take patients out of every story before it is posted.
Do not post about incidents that are being investigated under privilege.
Do not announce new services before the hospital does.
Use your own name and say that the views are yours.
Do not connect with patients on a private account.
Do not sell products on the hospital's accounts.
The hospital does not limit talk about wages or unions.
Photographs of staff are posted with their consent.
Do not use vulgar language on the hospital's own accounts.
Do not post patient pictures from the night shift.
Never share a patient's insurance benefits.
Do not criticise a patient's choices.
Answer a complaint by a patient with the office's number only.
Do not promise that surgery is safe.
""".strip().splitlines()


@pytest.mark.parametrize("gist", UNLAWFUL)
def test_a_rule_that_silences_employees_is_refused(gist: str) -> None:
    assert silenced_by(["Online conduct", gist])


@pytest.mark.parametrize("gist", LAWFUL)
def test_a_rule_that_may_lawfully_be_made_passes(gist: str) -> None:
    assert silenced_by(["Online conduct", gist]) is None


@pytest.mark.parametrize(
    ("title", "gist"),
    [
        ("Pay", "Keep it to yourself."),
        ("Safety at work", "Do not post about it."),
        ("Strikes", "No member of staff posts about these."),
    ],
)
def test_a_gist_cannot_forbid_what_only_its_title_names(title: str, gist: str) -> None:
    assert silenced_by([title, gist])


def test_a_permission_that_is_taken_back_is_none() -> None:
    assert silenced_by(["Pay", "You may discuss pay only with human resources."])


def test_a_saving_sentence_elsewhere_does_not_save_a_rule_that_silences() -> None:
    assert silenced_by(["Pay", "Do not discuss pay online. Nothing in this policy limits your rights."])


def test_the_reason_says_what_would_be_silenced() -> None:
    assert silenced_by(["Pay", "Do not discuss wages online."]) == "talk about pay"
    assert (
        silenced_by(["Unions", "Posts about unions are not allowed."]) == "union activity and acting together"
    )


def test_curly_apostrophes_and_capitals_hide_nothing() -> None:
    assert silenced_by(["PAY", "DON\u2019T DISCUSS WAGES ONLINE"])


@pytest.mark.parametrize(
    "word",
    ["staffing ratios", "SEIU", "toxic management", "union", "wage theft", "Strike", "burnout", "unsafe"],
)
def test_a_word_list_cannot_mark_talk_about_work(word: str) -> None:
    assert silenced_by_word(word)


@pytest.mark.parametrize(
    "word",
    [
        "Project Lighthouse",
        "Gull Point",
        "Harbor Lantern",
        "semaglutide",
        "fracture union",
        "the Baywater affiliation",
    ],
)
def test_a_word_list_can_hold_the_institutions_own_words(word: str) -> None:
    assert silenced_by_word(word) is None


def test_the_guard_takes_time_in_step_with_the_text() -> None:
    """Bounded gaps: a text of a hundred thousand characters is read without being tried against itself."""
    assert silenced_by(["x", "the hospital and the clinic " * 4000]) is None
