import type { Words } from '../word.ts'

/** Deadlines, settings and notifications of applications. */
export const onboardingTimes = {
  'deadlines.onboarding.take': ['接手建站初审', 'Take up a station application'],
  'deadlines.onboarding.review': ['完成建站初审', 'Finish the preliminary review'],
  'deadlines.onboarding.correction': ['申请人补正材料', 'Corrections by the applicant'],
  'deadlines.onboarding.plan': ['商定建设计划', 'Agree the construction plan'],
  'deadlines.onboarding.inspection': ['服务站验收', 'Acceptance inspection'],
  'deadlines.onboarding.confirm': ['完成开张预备', 'Finish the opening checklist'],
  'policies.onboarding.takeDays': ['接手初审时限', 'Time to take up an application'],
  'policies.onboarding.takeDaysAbout': [
    '申请提交后，须在此天数内有人接手初审。',
    'Days after submission in which somebody takes the review.',
  ],
  'policies.onboarding.reviewDays': ['初审时限', 'Time for the preliminary review'],
  'policies.onboarding.reviewDaysAbout': [
    '接手后，须在此天数内给出结论或退回补正。',
    'Days in which the reviewer decides or asks back.',
  ],
  'policies.onboarding.correctionDays': ['补正时限', 'Time for corrections'],
  'policies.onboarding.correctionDaysAbout': [
    '退回后，申请人应在此天数内补正。',
    'Days in which the applicant corrects what was asked.',
  ],
  'policies.onboarding.planDays': ['商定建设计划时限', 'Time to agree the construction plan'],
  'policies.onboarding.planDaysAbout': [
    '初审通过后，须在此天数内商定建设计划。',
    'Days after approval in which the plan is agreed.',
  ],
  'policies.onboarding.inspectionDays': ['验收时限', 'Time for the inspection'],
  'policies.onboarding.inspectionDaysAbout': [
    '申请验收后，须在此天数内现场验收。',
    'Days after the request in which the site is inspected.',
  ],
  'policies.onboarding.confirmDays': ['开张预备时限', 'Time to prepare the opening'],
  'policies.onboarding.confirmDaysAbout': [
    '验收通过后，须在此天数内完成开张预备。',
    'Days after acceptance in which the checklist is finished.',
  ],
  'policies.onboarding.idleDays': ['申请闲置关闭', 'Close idle applications after'],
  'policies.onboarding.idleDaysAbout': [
    '申请人超过此天数没有操作，等待其处理的申请自动关闭。',
    'Applications that wait for the applicant are closed after so many days without a sign of him.',
  ],
  'policies.onboarding.idleNotice': ['关闭前提醒', 'Reminder before closing'],
  'policies.onboarding.idleNoticeAbout': [
    '自动关闭前几天提醒申请人。',
    'How many days before that the applicant is reminded.',
  ],
  'enums.PolicyGroup.onboarding': ['建站', 'Onboarding'],
  'notifications.APPLICATION_SUBMITTED.title': ['新的建站申请', 'New station application'],
  'notifications.APPLICATION_SUBMITTED.text': [
    '{company}（{code}）提交了建站申请，等待初审',
    '{company} ({code}) has applied and waits for review',
  ],
  'notifications.APPLICATION_CORRECTED.title': ['补正材料已提交', 'Corrections submitted'],
  'notifications.APPLICATION_CORRECTED.text': [
    '{company}（{code}）补正后重新提交',
    '{company} ({code}) has corrected and submitted again',
  ],
  'notifications.APPLICATION_MOVED.title': ['建站申请有进展', 'An application has moved'],
  'notifications.APPLICATION_MOVED.text': ['{company}（{code}）：{state}', '{company} ({code}): {state}'],
} as const satisfies Words
