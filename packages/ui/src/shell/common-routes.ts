import type { RouteRecordRaw } from 'vue-router'
import MessagePage from './message-page.vue'
import UnreachablePage from './unreachable-page.vue'

/** Pages that both apps have: sign-in, links from invitations, the own account, messages. Put them last: they end with the 404 page. */
export const commonRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    component: () => import('../session/sign-in-page.vue'),
    meta: { public: true, title: 'pages.identity.signIn' },
  },
  {
    path: '/forgotten',
    component: () => import('../session/forgotten-page.vue'),
    meta: { public: true, title: 'pages.identity.forgottenTitle' },
  },
  {
    path: '/:purpose(invitation|reset|setup)/:token',
    component: () => import('../session/set-password-page.vue'),
    props: true,
    meta: { public: true, title: 'pages.identity.setPassword' },
  },
  {
    path: '/enrol',
    component: () => import('../session/enrol-page.vue'),
    meta: { public: true, title: 'pages.secondFactor.title' },
  },
  {
    path: '/account',
    component: () => import('../account/account-page.vue'),
    // In the menu of an app that makes its menu from these routes too.
    meta: { title: 'pages.account.title', menu: { icon: 'i-lucide-circle-user', order: 90, key: 'm' } },
  },
  {
    path: '/inbox',
    component: () => import('../inbox/inbox-page.vue'),
    meta: { title: 'pages.notifications.title' },
  },
  // Not loaded on demand: it is shown when nothing can be loaded.
  { path: '/unreachable', component: UnreachablePage, meta: { public: true } },
  {
    path: '/not-permitted',
    component: MessagePage,
    props: { title: 'common.notPermitted', hint: 'common.notPermittedHint', icon: 'i-lucide-lock' },
    meta: { title: 'common.notPermitted' },
  },
  {
    path: '/:rest(.*)*',
    component: MessagePage,
    props: { title: 'common.pageNotFound', hint: 'common.pageNotFoundHint', icon: 'i-lucide-map-pin-off' },
    meta: { title: 'common.pageNotFound' },
  },
]
