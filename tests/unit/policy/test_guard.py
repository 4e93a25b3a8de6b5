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
Associates must not use social media to criticize their manager or working environment.
Posts that paint the organization in an unfavorable light will be taken down.
Discussing salary information with anyone outside human resources is forbidden.
Physicians shall not publicize staffing problems.
Do not post complaints about patient loads.
Information concerning employee wages, hours and discipline stays confidential.
Refrain from comments that could embarrass the hospital or its executives.
You may not photograph or record unsafe equipment and post it.
Employees must not discuss the ongoing labor negotiations.
Before you post about your workplace, get your supervisor's approval.
Do not reveal that a unit is understaffed.
No employee may publicly support unionization.
Inappropriate comments about the hospital are prohibited.
It is forbidden to share details about call schedules or time off.
Concerns must be brought to management and may not be posted.
Do not make statements to the news media about hospital operations.
Staff shall be respectful of the hospital and its management at all times.
Do not join online groups that are hostile to the hospital.
Posting about burnout at our hospital is a breach of loyalty.
Residents must not post about their program's working hours.
Do not post about the hospital or its patients.
Team members may not disparage the clinic or its physicians in blogs.
Staff who are unhappy keep it off social media.
Posting one's salary is against this policy.
Any mention of staffing shortages must be cleared by public relations.
Employees are prohibited from discussing disciplinary actions.
Sharing opinions about management decisions on social media is discouraged.
Workplace problems are solved at work and not on the internet.
Do not use hashtags that support the nurses' strike.
Never imply that the hospital puts profit before safety.
The schedule and the pay scale are internal information.
Do not tell journalists about conditions on the ward.
Staff must not sign online petitions concerning the hospital.
Employees shall maintain a positive image of the hospital online.
Do not contact government agencies about safety without informing legal.
We do not tolerate public criticism of our leaders.
Do not post about how tired you are after your shifts.
Criticizing the administration online may lead to termination.
Anyone who writes about unsafe practices at this hospital will be dismissed.
Keep hospital business off your feeds.
Employees will not post derogatory statements about the health system.
Comments on pay disputes are not welcome on any platform.
Questions about overtime are for payroll, not for Facebook.
Do not create groups in which staff complain about their managers.
Staff must not share pictures of crowded hallways to protest conditions in the hospital.
Support for a walkout may not be expressed online.
Public statements about nurse staffing require the consent of the chief nurse.
Residents should keep complaints about work hours within the program.
Posting that our emergency department is unsafe is grounds for termination.
Do not discuss your performance review, your raise or your contract online.
Employees may never identify problems at the hospital in public forums.
Do not compare our wages with those of other hospitals in posts.
Speaking to reporters is not permitted.
Do not disclose the terms of a settlement over working conditions.
Avoid any post that may damage the hospital's image.
Talk of a union vote has no place on social media.
Never tag the hospital in a negative post.
Employees are expected to speak positively about the organization.
Physicians must not publish letters criticizing the administration.
Do not spread rumors about layoffs.
Staff should take concerns about patient safety to their director rather than to the public.
Employees are asked to leave their pay out of online conversations.
The hospital discourages posts about nurse-to-patient ratios.
Statements against the hospital are treated as misconduct.
Discussions of scheduling belong in the staff meeting.
Colleagues who organize online will face discipline.
Do not post videos of protests outside the hospital.
Nobody comments on layoffs until the hospital has done so.
Loyal employees do not air dirty laundry online.
You need leave from communications to talk with the newspaper.
Any post that could be read as critical of the hospital needs approval.
Benefits and bonuses are discussed with human resources only.
Do not write about being overworked.
Do not post that management ignored warnings.
Employees agree not to make disparaging remarks about the clinic, online or offline.
Questions of pay are never aired in public.
Posts that mention working conditions will be reviewed by the press office before they appear.
We ask physicians to keep quiet about bed closures and staffing.
Colleagues who complain about the administration on social media are let go.
Videos that show broken equipment or unsafe rooms are not to be shared.
A resident who writes about duty hours violations embarrasses the program.
It is against the rules to encourage a work stoppage online.
Do not reveal what the hospital pays its nurses.
Only praise for the hospital is posted by its staff.
Employees do not speak to newspapers about their work.
Do not use social media to criticise decisions of the board of directors.
Employment matters are private and stay so.
Posts about the union drive are removed.
Anything that puts the institution in a bad light is unacceptable.
Keep your frustration with management to yourself.
Concerns about infection control are not for the public.
No member of staff takes part in online campaigns against the hospital.
Information about shifts, rotas and overtime is confidential.
Staff refrain from remarks on the merits of the employer's policies.
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
Do not post a discharge date, a room number or a bed number.
Pictures of the staff party are fine as long as no patient data is visible.
Do not reveal the identity of a person who reports a concern.
Do not retaliate against anyone who reports a safety concern.
Nobody may be punished for posting about unsafe staffing.
Employees with a union card and without are treated alike.
Do not post the vacation dates of colleagues.
Ask the patient before you share a success story.
Do not answer medical questions from strangers with a diagnosis.
Do not call yourself board certified if you are not.
Do not reveal a pending acquisition.
Do not mock patients, families or colleagues.
Do not speak for the union or the hospital unless you are chosen to.
Do not show the inside of operating rooms while patients are present.
Do not publish recipes for compounding drugs.
Do not stream live from clinical areas.
State your conflicts of interest, such as fees and stock.
Remove location data from pictures.
Never post a patient's compensation claim.
Do not use the hospital's trademark in advertisements.
Do not post about patients, whether named or not.
Do not give out the direct numbers of wards.
Make clear that you speak for yourself.
Remove a post when a patient withdraws permission.
Do not claim results that the hospital cannot document.
Do not recommend products on the hospital's accounts.
A trainee says that they are a trainee.
Do not comment on a colleague's body or looks.
Do not post patient stories without written authorization.
Never send clinical pictures through private apps.
Staff may post about their work and about the hospital.
Respect copyright and the privacy of colleagues.
Do not use patients' stories to advertise the clinic.
Do not share log-in details with anyone.
Use the portal for clinical questions.
Do not write that you treated a public figure.
Posts about clinical trials need the approval of the ethics board.
Do not publish draft manuscripts of colleagues.
No names, dates or places of patients.
Do not follow patients on your private account.
Do not spread rumours about patients.
Never tag a patient in a post.
Physicians must not publish case reports without consent of the patient.
Do not post from a patient's room.
Complaints about privacy may be sent to the privacy officer.
Do not post the answers of a certification exam.
Do not discuss a patient's care with relatives online.
Posts on official accounts are written by the media team.
Do not use the hospital's name to sell products.
Ask before you post a picture of a colleague.
Nothing in this pack keeps anyone from speaking about pay, hours, staffing or safety.
Do not post content that sexualises patients or staff.
Disclose gifts from makers.
Do not accept money for posts without saying so.
Do not give dosing advice to strangers.
Keep clinical photographs on the hospital's devices.
Never post a wristband, a whiteboard or a screen.
Do not promise results of surgery.
Correct a post that turns out to be wrong.
Do not write about a lawsuit against a patient.
Do not post the dates of a patient's stay.
Ask colleagues before you tag them.
Do not write captions that mock.
Do not use patients' initials.
Answer questions about opening times from the page's own account.
Do not promote a clinic you own without saying so.
A photo of the ward's whiteboard is never posted.
Do not post x-rays without permission.
Personal accounts carry no patient stories.
Do not disclose a colleague's disability.
Do not send friend requests to patients.
Say where a figure comes from.
Do not announce a birth before the parents do.
Do not post from a closed staff group of patients' details.
Never share a password.
Do not post while a patient is in view.
Do not share a patient's insurance or payment details.
Write to patients through the portal only.
Say who paid for a trip you write about.
Do not post advice that goes against the evidence without saying so.
Do not make jokes about patients.
Official accounts do not take sides in elections.
Ask the media office if a reporter wants a statement from the hospital.
Do not publish results before the embargo ends.
Trade secrets and passwords stay confidential.
Do not post pictures of minors without the consent of both parents.
Do not use slurs.
Delete location data.
Do not describe a rare case with its date.
Physicians name their conflicts of interest.
Do not comment on lawsuits brought by patients.
A disclaimer does not cure a breach of privacy.
Do not show record numbers, wristbands or monitors.
Use plain words for patients.
Posts never replace a visit.
""".strip().splitlines()


# Wordings that the guard lets through although it should not; the day one is refused, it moves up.
MISSED = """
Do not share how many patients each nurse has.
Physicians are reminded that discretion about the way this house is run is part of their duty.
Think of your future here before you write about the night of the seventh.
""".strip().splitlines()


@pytest.mark.parametrize("gist", MISSED)
def test_a_known_gap_is_still_one(gist: str) -> None:
    assert silenced_by(["Online conduct", gist]) is None


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
