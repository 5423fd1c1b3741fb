import { audiences, roles } from '@stationmaster/contracts/identity'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { initialsOf } from '../../kernel/initials.ts'
import { flow } from './user.rules.ts'

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    ...document,
    name: p.text(),
    /** Part of the search text, so that 王敏 is found by `wm`. */
    nameInitials: p
      .text()
      .onCreate(({ name }: { name: string }) => initialsOf(name))
      .onUpdate(({ name }: { name: string }) => initialsOf(name)),
    email: p.text().nullable().unique('app_user_email_key'),
    phone: p.text().nullable().unique('app_user_phone_key'),
    audience: p.enum(audiences),
    state: p.enum(flow.states).default(flow.initial),
    roles: p.enum(roles).array(),
    /** Areas or provinces of a region manager. */
    regionIds: p.uuid().array(),
    stationId: p.uuid().nullable(),
    /** Filled by the database from the station, for the policy of regions. */
    provinceId: p.uuid().nullable(),
    staffMemberId: p.uuid().nullable(),
    lastSignedInAt: p.datetime().nullable(),
    /** Since when sign-in asks for a code; set by kernel/auth. */
    secondFactorAt: p.datetime().nullable(),
    /** A generated column. */
    searchText: p.text().persist(false).nullable(),
  },
})
/** Somebody who signs in. What is secret about him is in the schema `auth`. */
export class User extends UserSchema.class {}
UserSchema.setClass(User)
