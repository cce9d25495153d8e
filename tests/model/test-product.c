/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-product.h"

typedef struct {
  const char *service;
  const char *name;
} Case;

static void
check (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *name = bw_product_name_from_service (cases[i].service);

    g_assert_cmpstr (name, ==, cases[i].name);
  }
}

static void
test_known (void)
{
  static const Case cases[] = {
    { "AADPremium", "Microsoft Entra ID" },
    { "AATP", "Microsoft Defender for Identity" },
    { "Admincenter", "Microsoft 365 admin center" },
    { "AppG", "App governance" },
    { "Azure ATP", "Microsoft Defender for Identity" },
    { "AzureAD", "Microsoft Entra ID" },
    { "EXO", "Exchange Online" },
    { "FORMS", "Microsoft Forms" },
    { "Intune", "Microsoft Intune" },
    { "IP", "Microsoft Purview Information Protection" },
    { "MCAS", "Microsoft Defender for Cloud Apps" },
    { "MDATP", "Microsoft Defender for Endpoint" },
    { "MDO", "Microsoft Defender for Office 365" },
    { "MIP", "Microsoft Purview Information Protection" },
    { "MS Teams", "Microsoft Teams" },
    { "SPO", "SharePoint Online" },
    { "SWAY", "Sway" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_apps (void)
{
  static const Case cases[] = {
    { "MDA_Atlassian", "Defender for Cloud Apps: Atlassian" },
    { "MDA_CitrixSF", "Defender for Cloud Apps: Citrix ShareFile" },
    { "MDA_DocuSign", "Defender for Cloud Apps: DocuSign" },
    { "MDA_Dropbox", "Defender for Cloud Apps: Dropbox" },
    { "MDA_GitHub", "Defender for Cloud Apps: GitHub" },
    { "MDA_Google", "Defender for Cloud Apps: Google Workspace" },
    { "MDA_NetDocuments", "Defender for Cloud Apps: NetDocuments" },
    { "MDA_Okta", "Defender for Cloud Apps: Okta" },
    { "MDA_SF", "Defender for Cloud Apps: Salesforce" },
    { "MDA_SNOW", "Defender for Cloud Apps: ServiceNow" },
    { "MDA_Workplace", "Defender for Cloud Apps: Workplace from Meta" },
    { "MDA_Zendesk", "Defender for Cloud Apps: Zendesk" },
    { "MDA_Zoom", "Defender for Cloud Apps: Zoom" },
    { "MDA_Miro", "Defender for Cloud Apps: Miro" },
    { "MDA_", "MDA_" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_case (void)
{
  static const Case cases[] = {
    { "azuread", "Microsoft Entra ID" },
    { " exo ", "Exchange Online" },
    { "mda_sf", "Defender for Cloud Apps: Salesforce" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_unknown (void)
{
  static const Case cases[] = {
    { "Quux", "Quux" },
    { "Microsoft Entra ID", "Microsoft Entra ID" },
    { "", "" },
    { NULL, "" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/product/known", test_known);
  g_test_add_func ("/product/apps", test_apps);
  g_test_add_func ("/product/case", test_case);
  g_test_add_func ("/product/unknown", test_unknown);

  return g_test_run ();
}
