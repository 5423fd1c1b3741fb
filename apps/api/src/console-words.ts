import { t, type Key, type Params } from '@stationmaster/i18n'

/** The console speaks both languages: nobody has chosen one yet. */
export const both = (key: Key, params?: Params) => `${t('zh-CN', key, params)}\n${t('en', key, params)}`

export const say = (key: Key, params?: Params) => console.log(both(key, params))
