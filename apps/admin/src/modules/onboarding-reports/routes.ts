import type { RouteRecordRaw } from 'vue-router'

export const onboardingReportRoutes: RouteRecordRaw[] = [
  {
    path: '/onboarding-report',
    component: () => import('./onboarding-report.vue'),
    meta: {
      title: 'pages.onboardingReports.title',
      permission: 'ONBOARDING_REPORT_READ',
      menu: { group: 'pages.menu.network', icon: 'i-lucide-chart-no-axes-column', order: 36 },
    },
  },
]
