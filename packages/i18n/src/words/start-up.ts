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
  'errors.BACKUP_UNREADABLE': [
    '这不是站务通的备份文件，或由更新的版本生成',
    'This is no backup of Stationmaster, or one of a later form',
  ],
  'errors.BACKUP_DAMAGED': [
    '备份文件不完整、已损坏，或口令（BACKUP_PASSPHRASE）不对；没有改动任何数据',
    'The backup is cut short or damaged, or BACKUP_PASSPHRASE is another one; nothing was changed',
  ],
  'errors.BACKUP_PASSPHRASE_NEEDED': [
    '备份已加密，请设置 BACKUP_PASSPHRASE',
    'The backup is encrypted: set BACKUP_PASSPHRASE',
  ],
  'errors.BACKUP_NEWER': [
    '备份由另一版本生成（{name}），请用当时或更新的程序恢复',
    'Another version made this backup ({name}): restore it with that program or a later one',
  ],
  'errors.BACKUP_NOT_EMPTY': [
    '数据库 {database} 中已有数据。确实要全部替换时，请加 --force',
    'The database {database} has data in it. To replace all of it, add --force',
  ],
  'errors.BACKUP_IN_USE': ['程序正在使用该数据库，请先停止', 'The program is using the database: stop it first'],
  'startUp.backupExists': ['文件 {file} 已存在', 'The file {file} exists already'],
  'startUp.backupDone': [
    '已备份到 {file}：{tables} 张表 {rows} 行，{files} 个文件，{kibibytes} KiB',
    'Backed up to {file}: {rows} rows of {tables} tables, {files} files, {kibibytes} KiB',
  ],
  'startUp.backupMissing': ['{missing} 个文件的内容已找不到', 'The bytes of {missing} files were not there any more'],
  'startUp.backupOpen': [
    '备份未加密，也不含会话密钥：请另存 SESSION_SECRET 或 DATA_DIR/session-secret，否则恢复后两步验证须重新启用。设置 BACKUP_PASSPHRASE 可加密。',
    'The backup is not encrypted and without the session secret: keep SESSION_SECRET or DATA_DIR/session-secret too, or everybody must enrol his second step again. BACKUP_PASSPHRASE encrypts.',
  ],
  'startUp.restoreUsage': [
    '用法：npm run db -- restore <文件> [--force]',
    'Usage: npm run db -- restore <file> [--force]',
  ],
  'startUp.restoreDone': [
    '已恢复 {takenAt} 的备份：{rows} 行，{files} 个文件',
    'Restored the backup of {takenAt}: {rows} rows, {files} files',
  ],
  'startUp.restoreSecret': [
    '会话密钥与备份时不同：请放回原来的 SESSION_SECRET，或让大家重新启用两步验证',
    'The session secret differs from that of the backup: put the old SESSION_SECRET back, or have everybody enrol again',
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
