import {
  formatDay,
  formatDue,
  formatList,
  formatMoment,
  hasKey,
  t,
  translateIfKnown,
  type EnumName,
  type Key,
  type Params,
} from '@stationmaster/i18n'
import { now } from './clock.ts'
import { locale } from './preferences.ts'

/** Words and formats in the reader's language. Used inside templates and computed values they follow a switch at once. */
export const say = {
  /** The words of a key. */
  word: (key: Key, params?: Params) => t(locale.value, key, params),
  /** The label of a field; the name itself when it has no words. */
  field: (type: string, field: string) =>
    translateIfKnown(
      locale.value,
      hasKey(`fields.${type}.${field}`) ? `fields.${type}.${field}` : `fields.common.${field}`,
      field,
    ),
  /** The words of an enum value from the server. */
  value: (name: EnumName, value: string) => translateIfKnown(locale.value, `enums.${name}.${value}`, value),
  /** The words of a step of `type`. */
  action: (type: string, step: string) => translateIfKnown(locale.value, `actions.${type}.${step}`, step),
  /** Names in one line. */
  list: (names: readonly string[]) => formatList(locale.value, names),
  moment: (moment: string) => formatMoment(moment, now.value),
  day: (day: string) => formatDay(day, now.value),
  due: (day: string) => formatDue(locale.value, day, now.value),
  hasKey,
}
