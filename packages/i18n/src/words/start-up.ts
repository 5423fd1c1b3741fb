import type { Words } from '../word.ts'

/** Printed on the console before any caller, and so any language, is known: in both languages, one line each. */
export const startUp = {
  'errors.EMBEDDED_POSTGRES_LOCKED': [
    '数据文件夹 {folder} 正被另一个站务通进程使用。请先停止它，或用 DATA_DIR 指定别的文件夹。',
    'Another Stationmaster already uses the data folder {folder}. Stop it first, or choose another one with DATA_DIR.',
  ],
  'errors.EMBEDDED_POSTGRES_DAMAGED': [
    '数据文件夹 {folder} 已损坏；为了不丢数据，没有重新创建。请恢复备份，或把它移走后再启动。{detail}',
    'The data folder {folder} is damaged. Nothing was recreated: restore a backup, or move it away and start again. {detail}',
  ],
  'errors.EMBEDDED_POSTGRES_OTHER_VERSION': [
    '数据文件夹 {folder} 由 PostgreSQL {found} 创建，本程序自带 {expected}。请用旧版本备份，再恢复到这里。',
    'PostgreSQL {found} made the data folder {folder}, this program brings {expected}. Back it up with the old one and restore it here.',
  ],
  'errors.EMBEDDED_POSTGRES_UNSUPPORTED': [
    '没有适用于本机（{platform}）的自带 PostgreSQL。请设置 DATABASE_URL。',
    'There is no bundled PostgreSQL for this machine ({platform}). Set DATABASE_URL.',
  ],
  'errors.EMBEDDED_POSTGRES_NOT_STARTED': [
    '自带的 PostgreSQL 无法启动：{detail}',
    'The bundled PostgreSQL did not start: {detail}',
  ],
  'errors.PORT_TAKEN': [
    '端口 {port} 已被占用，请换一个：PORT={other} npm start',
    'Port {port} is taken. Choose another: PORT={other} npm start',
  ],
  'errors.CONFIGURATION_INVALID': ['配置有误：{detail}', 'The configuration is not valid: {detail}'],
  'errors.S3_INCOMPLETE': [
    'S3_BUCKET 需要同时设置 S3_ACCESS_KEY_ID 和 S3_SECRET_ACCESS_KEY',
    'S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY',
  ],
  'startUp.migrated': [
    '数据库已是最新（本次执行 {count} 个迁移）',
    'The database is up to date ({count} migrations applied now)',
  ],
  'startUp.seeded': ['基础数据已就绪', 'What the database needs is there'],
  'startUp.resetRefused': [
    '只有内置数据库的演示数据可以清空；自己的数据库请自行处理。',
    'Only the embedded demo network can be reset; deal with a database of your own yourself.',
  ],
  'startUp.auditUsage': [
    '用法：npm run db -- audit:verify [--head <序号>:<哈希>] [--heads <文件>]',
    'Usage: npm run db -- audit:verify [--head <number>:<hash>] [--heads <file>]',
  ],
  'startUp.auditCHANGED': ['#{seq}：内容被改动', '#{seq}: the row was changed'],
  'startUp.auditDELETED': ['#{seq}：记录被删除', '#{seq}: the row was removed'],
  'startUp.auditINSERTED': ['#{seq}：记录是后来插入的', '#{seq}: the row was slipped in'],
  'startUp.auditSEAL_CHANGED': [
    '#{seq}：封条被改动或其后的封条被删除',
    '#{seq}: the seal was changed, or the one after it removed',
  ],
  'startUp.auditCUT': ['#{seq} 起：末尾被截断', 'from #{seq}: the tail was cut off'],
  'startUp.auditHEAD_DIFFERS': [
    '#{seq}：与另存的封头不一致，整条链被重做过',
    '#{seq}: differs from the head that was kept; the chain was made anew',
  ],
  'startUp.auditWhole': [
    '审计完整：核对 {checked} 条，对照 {heads} 个封头，{waiting} 条尚待封存',
    'The audit trail is whole: {checked} rows, {heads} kept heads compared, {waiting} not sealed yet',
  ],
  'startUp.auditDamaged': [
    '审计被篡改：核对 {checked} 条，发现 {found} 处（最多列出 100 处）',
    'The audit trail was tampered with: {checked} rows, {found} findings (the first 100 are listed)',
  ],
  'startUp.auditHead': ['封头 {head}', 'Head {head}'],
  'startUp.secondFactorUsage': [
    '用法：npm run db -- second-factor:reset <邮箱或手机号>',
    'Usage: npm run db -- second-factor:reset <e-mail or phone>',
  ],
  'startUp.secondFactorNone': [
    '没有启用两步验证的账号：{identifier}',
    'No account with two-step sign-in: {identifier}',
  ],
  'startUp.secondFactorReset': [
    '{identifier} 的两步验证已解除，登录后请重新启用',
    'The second step of {identifier} is gone; sign in and turn it on again',
  ],
  'startUp.product': ['站务通', 'Stationmaster'],
  'startUp.portal': ['服务站门户', 'Station portal'],
  'startUp.admin': ['总部后台', 'Headquarters'],
  'startUp.demoAccounts': ['演示账号（密码都是 {password}）', 'Demo accounts (password {password})'],
  'startUp.setupLink': [
    '第一位管理员（{identifier}）请在 24 小时内打开，只能用一次',
    'First administrator ({identifier}): open within 24 hours, works once',
  ],
} as const satisfies Words
