import { defineBulk, type BulkStep } from '../../kernel/bulk.ts'
import type { Module } from '../../kernel/module.ts'
import * as staff from '../staff/index.ts'
import { may as mayStaff } from '../staff/staff-member.access.ts'
import * as stations from '../stations/index.ts'
import { may as mayStation } from '../stations/station.access.ts'
import * as users from '../users/index.ts'
import { may as mayUser } from '../users/user.access.ts'

/** A step of the flow, for each station with its own state, guard and version. */
const stationStep = (name: Parameters<typeof stations.takeStep>[1], action: string): BulkStep => ({
  allow: mayStation.SET_STATE,
  action,
  asks: 'reason',
  run: (ctx, target, { reason, reference }) => stations.takeStep(ctx, name, { ...target, reason, reference }),
})

defineBulk({
  name: 'stations',
  type: 'Station',
  label: ['code', 'name'],
  steps: {
    confirm: stationStep('confirm', 'confirmStation'),
    putOnProbation: stationStep('putOnProbation', 'putStationOnProbation'),
    suspend: stationStep('suspend', 'suspendStation'),
    resume: stationStep('resume', 'resumeStation'),
    setContractEnd: {
      allow: mayStation.SET_STATE, // a station edits its own record, but not how long its contract runs
      action: 'updateStation',
      asks: 'day',
      run: (ctx, target, { onDate }) => stations.update(ctx, { ...target, contractEndsOn: onDate }),
    },
  },
})

defineBulk({
  name: 'users',
  type: 'User',
  fresh: true,
  label: ['name'],
  steps: {
    deactivate: { allow: mayUser.DEACTIVATE, action: 'deactivateUser', run: users.deactivate },
    reactivate: { allow: mayUser.DEACTIVATE, action: 'reactivateUser', run: users.reactivate },
    resendInvitation: { allow: mayUser.INVITE, action: 'resendInvitation', run: users.mailInvitation },
  },
})

defineBulk({
  name: 'staffMembers',
  type: 'StaffMember',
  label: ['badgeNumber', 'name'],
  steps: {
    deactivate: {
      allow: mayStaff.EDIT,
      action: 'deactivateStaffMember',
      asks: 'day',
      run: (ctx, target, { onDate }) => staff.deactivate(ctx, { ...target, ...(onDate ? { onDate } : {}) }),
    },
    reactivate: { allow: mayStaff.EDIT, action: 'reactivateStaffMember', run: staff.reactivate },
  },
})

/** Nothing of its own: declared after the modules whose verbs it uses. */
export const networkBulk: Module = { name: 'network-bulk' }
