import type { LocalizedText, TemplateContent } from './onboarding-templates.ts'

/** One line of a template as a reader knows it: where it stands, and what it says. */
interface Line {
  place: string
  text: string
}

export interface TemplateChange {
  id: string
  place: string
  /** Null where it is new. */
  before: string | null
  /** Null where it is gone. */
  after: string | null
}

/** How the parts of a template are called in the reader's language. */
export interface TemplateNames {
  section: (key: 'milestones' | 'checklist' | 'surroundings' | 'inspectionPassMark') => string
  group: (group: string) => string
  surroundings: (item: string) => string
  field: (type: string, field: string) => string
  value: (enumName: string, value: string) => string
  text: (text: LocalizedText) => string
  yes: (flag: boolean) => string
}

const both = (text: LocalizedText | null | undefined) => (text ? `${text.zh} / ${text.en}` : '')

/** Every line of a template under a key that stays the same from version to version. */
function linesOf(content: TemplateContent, names: TemplateNames): Map<string, Line> {
  const lines = new Map<string, Line>()
  const put = (key: string, place: string[], text: string) => {
    if (text !== '') lines.set(key, { place: place.join(' · '), text })
  }
  put('mark', [names.section('inspectionPassMark')], String(content.inspectionPassMark))
  for (const { group, intro, passMark, questions } of content.groups) {
    const at = [names.group(group)]
    put(`${group}.intro`, [...at, names.field('TemplateGroup', 'intro')], both(intro))
    put(`${group}.mark`, [...at, names.field('TemplateGroup', 'passMark')], String(passMark))
    for (const question of questions) {
      const key = `${group}.${question.key}`
      const here = [...at, names.text(question.text)]
      const of = (field: string) => [...here, names.field('TemplateQuestion', field)]
      put(`${key}.text`, of('text'), both(question.text))
      put(`${key}.hint`, of('hint'), both(question.hint))
      put(`${key}.kind`, of('kind'), names.value('QuestionKind', question.kind))
      put(`${key}.required`, of('required'), names.yes(question.required))
      put(`${key}.evidence`, of('evidence'), names.yes(question.evidence))
      put(`${key}.points`, of('points'), String(question.points))
      put(`${key}.minimum`, of('minimum'), question.minimum == null ? '' : String(question.minimum))
      put(`${key}.unit`, of('unit'), both(question.unit))
      for (const choice of question.choices ?? []) put(`${key}.choice.${choice.key}`, of('choices'), both(choice.text))
    }
  }
  for (const { key, title, days, evidence } of content.milestones) {
    const at = [names.section('milestones'), names.text(title)]
    put(`milestone.${key}.title`, [...at, names.field('TemplateMilestone', 'title')], both(title))
    put(`milestone.${key}.days`, [...at, names.field('TemplateMilestone', 'days')], String(days))
    put(`milestone.${key}.evidence`, [...at, names.field('TemplateMilestone', 'evidence')], names.yes(evidence))
  }
  for (const { key, title, kind, mandatory, computedBy } of content.checklist) {
    const at = [names.section('checklist'), names.text(title)]
    put(`check.${key}.title`, [...at, names.field('TemplateCheck', 'title')], both(title))
    put(`check.${key}.kind`, [...at, names.field('TemplateCheck', 'kind')], names.value('OpeningCheckKind', kind))
    put(`check.${key}.mandatory`, [...at, names.field('TemplateCheck', 'mandatory')], names.yes(mandatory))
    put(`check.${key}.computedBy`, [...at, names.field('TemplateCheck', 'computedBy')], computedBy ?? '')
  }
  for (const { item, title, hint } of content.surroundings) {
    const at = [names.section('surroundings'), names.surroundings(item)]
    put(`surroundings.${item}.title`, [...at, names.field('TemplateSurroundings', 'title')], both(title))
    put(`surroundings.${item}.hint`, [...at, names.field('TemplateSurroundings', 'hint')], both(hint))
  }
  return lines
}

/** What is different between two versions, line by line, in the order of the newer one; what is gone comes last. */
export function templateChanges(
  before: TemplateContent,
  after: TemplateContent,
  names: TemplateNames,
): TemplateChange[] {
  const [old, next] = [linesOf(before, names), linesOf(after, names)]
  const changed = [...next].flatMap(([id, { place, text }]) => {
    const was = old.get(id)?.text ?? null
    return was === text ? [] : [{ id, place, before: was, after: text }]
  })
  const gone = [...old].flatMap(([id, { place, text }]) =>
    next.has(id) ? [] : [{ id, place, before: text, after: null }],
  )
  return [...changed, ...gone]
}
