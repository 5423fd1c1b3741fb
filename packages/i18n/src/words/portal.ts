import type { Words } from '../word.ts'

/** Pages of the portal that headquarters does not have: visitors' page, today, own station, accounts of the station. */
export const portal = {
  'pages.public.title': ['服务站的日常工作，从这里开始', 'Where a service station starts its day'],
  'pages.public.about': [
    '站务通连接厂家总部与各地服务站。服务站在这里查看待办期限，维护营业信息和人员，为员工开通账号；总部看到的是同一份资料。',
    "Stationmaster connects the manufacturer's headquarters with its service stations. Stations see what is due, keep their opening hours and staff, and give accounts to their people; headquarters reads the same records.",
  ],
  'pages.public.stationSignIn': ['服务站登录', 'Sign in as a station'],
  'pages.public.headquartersSignIn': ['总部登录', 'Sign in as headquarters'],
  'pages.public.invited': [
    '收到邀请的新用户，请打开邀请链接设置密码后再登录。',
    'New here? Open the link of your invitation first; it lets you set a password.',
  ],
  'pages.public.can': ['登录后可以做什么', 'What you can do here'],
  'pages.public.pointDue': ['看清待办', 'See what is due'],
  'pages.public.pointDueText': [
    '培训、内部管理、客户跟踪、考核四个方面的事项与期限。',
    'Items and due days in training, internal management, customer follow-up and assessment.',
  ],
  'pages.public.pointProfile': ['维护本站资料', 'Keep your profile'],
  'pages.public.pointProfileText': [
    '服务电话、营业时间、联系人，改完总部立即看到。',
    'Service phone, opening hours and contacts; headquarters sees changes at once.',
  ],
  'pages.public.pointStaff': ['登记人员', 'Register staff'],
  'pages.public.pointStaffText': [
    '入职、离职、岗位与可服务的产品线。',
    'Who joined, who left, positions and product lines.',
  ],
  'pages.public.pointAccounts': ['管理账号', 'Manage accounts'],
  'pages.public.pointAccountsText': [
    '邀请员工登录，随时停用离职人员的账号。',
    'Invite your people to sign in; end an account the day somebody leaves.',
  ],
  'pages.public.customers': [
    '本站供服务站与总部人员使用。顾客报修请拨打产品说明书上的服务电话。',
    "This site is for stations and headquarters. Customers, please call the service number in your product's manual.",
  ],
  'pages.portal.today': ['今日', 'Today'],
  'pages.portal.goFix': ['去处理', 'Do it now'],
  'pages.portal.byHeadquarters': ['由总部办理', 'Done by headquarters'],
  'pages.portal.afterResuming': ['恢复营业后办理', 'Once the station is resumed'],
  'pages.portal.byOwner': ['由站长或站务主管办理', 'Done by your owner or manager'],
  'pages.portal.nothingDueHint': [
    '目前没有待办事项。合同、资料、人员有事项要办时，会按四个方面列在这里。',
    'Nothing is due. Contract, profile and staff items appear here, by area, as soon as something must be done.',
  ],
  'pages.portal.areaClear': ['没有待办', 'Nothing due'],
  'pages.portal.shortcuts': ['常用操作', 'Shortcuts'],
  'pages.portal.editHours': ['修改营业时间与联系人', 'Change hours and contacts'],
  'pages.portal.seeStation': ['查看本站资料', 'See our station'],
  'pages.stations.likeMonday': ['每天同周一', 'Every day like Monday'],
  'pages.station.title': ['本站', 'Our station'],
  'pages.station.edit': ['修改本站资料', 'Edit our station'],
  'pages.station.suspended': [
    '服务站已暂停，目前只能查看，不能修改',
    'The station is suspended: you can read, not change',
  ],
  'pages.station.terminating': [
    '服务站正在办理解约，目前只能查看，不能修改',
    'The station is being terminated: you can read, not change',
  ],
  'pages.station.askManager': ['如有疑问，请联系区域经理。', 'Ask your region manager if you have questions.'],
  'pages.station.bySystem': ['系统', 'System'],
  'pages.station.keptHere': ['本站维护', 'Kept by the station'],
  'pages.station.keptByHeadquarters': ['总部维护', 'Kept by headquarters'],
  'pages.station.keptByHeadquartersHint': [
    '这些内容以合同和工商登记为准，需要更改时请联系区域经理。',
    'These follow the contract and the business register; ask your region manager for changes.',
  ],
  'pages.station.readOnlyState': ['服务站当前状态下资料只读。', 'Read only in the present state of the station.'],
  'pages.station.readOnlyRole': [
    '只有站长和站务主管可以修改本站资料。',
    'Only the owner and the manager of the station can change these.',
  ],
  'pages.station.phonesAndPlace': ['电话与位置', 'Phones and location'],
  'pages.station.locationHint': [
    '小数形式的度数（WGS 84），例如 31.2304。',
    'Decimal degrees (WGS 84), such as 31.2304.',
  ],
  'pages.staff.edit': ['编辑人员', 'Edit person'],
  'pages.staff.productLinesHint': ['维修工程师至少登记一项。', 'Register at least one for a technician.'],
  'pages.staff.account': ['登录账号', 'Account'],
  'pages.staff.noAccount': ['还没有登录账号', 'No account yet'],
  'pages.staff.noAccountHint': [
    '邀请后，本人通过链接设置密码，即可登录门户。',
    'After an invitation the person sets a password by the link and can sign in.',
  ],
  'pages.staff.noAccountLeft': ['离职人员不能登录。', 'People who have left cannot sign in.'],
  'pages.staff.openAccount': ['查看账号', 'Open the account'],
  'pages.staff.inviteTitle': ['邀请 {name} 登录', 'Invite {name} to sign in'],
  'pages.staff.inviteHint': [
    '用手机号登录；填写邮箱后也可用邮箱登录，并可自助找回密码。',
    'Signs in with the phone number; with an e-mail address also by e-mail, and can reset the password alone.',
  ],
  'pages.staff.leaving': ['办理离职后，其登录账号同时停用。', 'The account ends together with the employment.'],
  'pages.users.title': ['员工账号', 'Accounts'],
  'pages.users.search': ['姓名 / 邮箱 / 手机', 'Name / e-mail / phone'],
  'pages.users.empty': ['还没有登录账号', 'No accounts yet'],
  'pages.users.emptyHint': [
    '在“人员”里打开一位员工，邀请他登录门户。',
    'Open a person under Staff and invite them to sign in.',
  ],
  'pages.users.fromStaff': ['到人员中邀请', 'Invite from the staff list'],
} as const satisfies Words
