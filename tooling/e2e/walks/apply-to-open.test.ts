import { expect, it } from 'vitest'
import {
  begin,
  build,
  correct,
  enterOwner,
  fillIn,
  goOnElsewhere,
  prepare,
  putRight,
  sign,
  submit,
} from '../stage/onboarding-applicant.ts'
import {
  approve,
  askBack,
  failOne,
  idOf,
  mustBeAnother,
  offerAgreement,
  open,
  passRest,
  plan,
  surveySite,
} from '../stage/onboarding-desk.ts'
import { REFUSED, type Story } from '../stage/onboarding.ts'
import { enter } from '../stage/person.ts'

const stories: Story[] = [
  {
    locale: 'zh-CN',
    company: '嘉兴南湖瑞丰电器服务有限公司',
    contact: '许文博',
    phone: '13905730061',
    email: 'ruifeng@example.com',
    licence: '91330402MA2C60610',
    place: ['浙江省', '嘉兴市', '南湖区'],
    stationCode: 'ZW8061',
    isServed: false,
  },
  {
    locale: 'en',
    company: '杭州上城佳宜电器服务有限公司',
    contact: '沈佳宜',
    phone: '13905710062',
    email: 'jiayi@example.com',
    licence: '91330102MA2C60620',
    place: ['浙江省', '杭州市', '上城区'],
    stationCode: 'ZW8062',
    isServed: true,
  },
]

/** A second try is another firm: the first one has its application and perhaps its station. */
const firmOf = ({ licence, phone, stationCode, isServed, ...story }: Story, attempt: number): Story => ({
  ...story,
  ...(attempt === 0 && isServed !== undefined ? { isServed } : {}),
  licence: `${licence.slice(0, -1)}${attempt}`,
  phone: `${phone.slice(0, -2)}${attempt}${phone.slice(-1)}`,
  stationCode: `${stationCode.slice(0, -2)}${attempt}${stationCode.slice(-1)}`,
})

it.for(stories)('a firm applies, builds, signs, and its owner signs in: $locale', async (firm, { task }) => {
  const story = firmOf(firm, task.result?.retryCount ?? 0)
  const applicant = await enter({ app: 'portal', locale: story.locale })
  applicant.watch.expect(REFUSED)
  const desk = async (as: string) => {
    const person = await enter({ app: 'admin', as: `${as}@demo.example`, locale: story.locale })
    person.watch.expect(REFUSED)
    return person
  }

  const code = await begin(applicant, story)
  await fillIn(applicant, story)
  const phone = await goOnElsewhere(applicant, code, story)
  await submit(phone)

  const network = await desk('network')
  const east = await desk('east')
  const id = await idOf(network, code)
  await askBack(network, id)
  await surveySite(east, id)
  await correct(phone)
  await approve(network, id, story)

  await plan(east, id)
  await build(phone)
  await failOne(east, id)
  await putRight(phone)
  await mustBeAnother(east)
  await passRest(await desk('auditor'), id)

  await prepare(phone)
  await offerAgreement(network, id)
  await sign(phone)
  const link = await open(await desk('admin'), id, story)
  await enterOwner(link, story)
  await phone.page.reload()
  await phone.text('pages.applyBuilding.openedTitle').waitFor()
  expect(await phone.page.getByTestId('tracker').getByText(phone.say('enums.TrackerState.DONE')).count()).toBe(4)
})
