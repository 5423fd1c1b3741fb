import { graphql } from '@stationmaster/client'

export const templatesQuery = graphql(`
  query AgreementTemplates($filter: AgreementTemplateFilter, $sort: AgreementTemplateSort, $first: Int, $offset: Int) {
    agreementTemplates(filter: $filter, sort: $sort, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        code
        edition
        state
        titleZh
        titleEn
        publishedAt
        publishedByName
        updatedAt
      }
    }
  }
`)

export const templateQuery = graphql(`
  query AgreementTemplate($id: ID!) {
    agreementTemplate(id: $id) {
      id
      code
      edition
      state
      titleZh
      titleEn
      termMonths
      clauses {
        titleZh
        titleEn
        textZh
        textEn
      }
      publishedAt
      publishedByName
      availableActions
      version
    }
  }
`)

export const createTemplate = graphql(`
  mutation CreateAgreementTemplate($input: CreateAgreementTemplateInput!) {
    createAgreementTemplate(input: $input) {
      id
    }
  }
`)

export const updateTemplate = graphql(`
  mutation UpdateAgreementTemplate($input: UpdateAgreementTemplateInput!) {
    updateAgreementTemplate(input: $input) {
      id
      version
    }
  }
`)

export const draftEdition = graphql(`
  mutation DraftAgreementTemplateEdition($input: AgreementTemplateStepInput!) {
    draftAgreementTemplateEdition(input: $input) {
      id
    }
  }
`)

export const publishTemplate = graphql(`
  mutation PublishAgreementTemplate($input: AgreementTemplateStepInput!) {
    publishAgreementTemplate(input: $input) {
      id
    }
  }
`)

export const retireTemplate = graphql(`
  mutation RetireAgreementTemplate($input: AgreementTemplateStepInput!) {
    retireAgreementTemplate(input: $input) {
      id
    }
  }
`)
