/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/bw-product.h"

/* Security of a connected app is watched by Defender for Cloud Apps under codes of this form. */
#define APP_CODE_PREFIX "MDA_"
#define APP_NAME_PREFIX "Defender for Cloud Apps: "

typedef struct {
  const char *code;
  const char *name;
} Product;

static const Product services[] = {
  { "AADPremium", "Microsoft Entra ID" },
  { "AATP", "Microsoft Defender for Identity" },
  { "Admincenter", "Microsoft 365 admin center" },
  { "AppG", "App governance" },
  { "Azure ATP", "Microsoft Defender for Identity" },
  { "AzureAD", "Microsoft Entra ID" },
  { "AzureATP", "Microsoft Defender for Identity" },
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

static const Product apps[] = {
  { "Atlassian", "Atlassian" },
  { "CitrixSF", "Citrix ShareFile" },
  { "DocuSign", "DocuSign" },
  { "Dropbox", "Dropbox" },
  { "GitHub", "GitHub" },
  { "Google", "Google Workspace" },
  { "NetDocuments", "NetDocuments" },
  { "Okta", "Okta" },
  { "SF", "Salesforce" },
  { "SNOW", "ServiceNow" },
  { "Workplace", "Workplace from Meta" },
  { "Zendesk", "Zendesk" },
  { "Zoom", "Zoom" },
};

static const char *
find_name (const char *code, const Product *products, gsize n_products)
{
  for (gsize i = 0; i < n_products; i++)
    if (g_ascii_strcasecmp (products[i].code, code) == 0)
      return products[i].name;
  return NULL;
}

/**
 * bw_product_name_from_service:
 * @service: (nullable): a service code as Graph has it, in any case
 *
 * Names a product as people know it today; Graph keeps the codes of former names (graph.md §1.5).
 *
 * Returns: (transfer full): the name of the product; the app after a colon for `MDA_` codes; @service
 *   trimmed where it is not known; an empty string for %NULL
 */
char *
bw_product_name_from_service (const char *service)
{
  g_autofree char *code = g_strstrip (g_strdup (service != NULL ? service : ""));
  gsize prefix_length = sizeof APP_CODE_PREFIX - 1;
  const char *name = find_name (code, services, G_N_ELEMENTS (services));

  if (name != NULL)
    return g_strdup (name);
  if (g_ascii_strncasecmp (code, APP_CODE_PREFIX, prefix_length) != 0 ||
      code[prefix_length] == '\0')
    return g_steal_pointer (&code);

  name = find_name (code + prefix_length, apps, G_N_ELEMENTS (apps));
  return g_strconcat (APP_NAME_PREFIX, name != NULL ? name : code + prefix_length, NULL);
}

static void
add_name (GPtrArray *names, const char *prefix, const char *name)
{
  g_autofree char *whole = g_strconcat (prefix, name, NULL);

  if (!g_ptr_array_find_with_equal_func (names, whole, g_str_equal, NULL))
    g_ptr_array_add (names, g_steal_pointer (&whole));
}

/**
 * bw_product_list_names:
 *
 * Returns: (transfer full) (element-type utf8): the names of all products that are known, each once
 */
GPtrArray *
bw_product_list_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    add_name (names, "", services[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (apps); i++)
    add_name (names, APP_NAME_PREFIX, apps[i].name);
  return names;
}
