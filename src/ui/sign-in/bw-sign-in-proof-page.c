/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/sign-in/bw-sign-in-file-row.h"
#include "ui/sign-in/bw-sign-in-proof-page.h"

struct _BwSignInProofPage {
  BwSignInPage parent_instance;

  GtkWidget *tenant_box;
  AdwEntryRow *tenant;
  GtkLabel *tenant_hint;
  GtkCheckButton *secret;
  GtkCheckButton *certificate;
  GtkWidget *secret_row;
  GtkWidget *secret_group;
  GtkWidget *secret_entry;
  GtkWidget *certificate_group;
  BwSignInFileRow *certificate_file;
  BwSignInFileRow *key_file;
  GtkWidget *password_entry;
  GtkWidget *keeping_group;
  GtkCheckButton *keyring;
  GtkCheckButton *file;
};

G_DEFINE_FINAL_TYPE (BwSignInProofPage, bw_sign_in_proof_page, BW_TYPE_SIGN_IN_PAGE)

static void
bind_path (BwSignInPage *page, BwSignInFileRow *row, const char *property)
{
  g_object_bind_property (bw_sign_in_page_get_form (page), property, row, "path",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
on_secret_typed (GtkEditable *entry, BwSignInPage *page)
{
  bw_sign_in_form_set_secret (bw_sign_in_page_get_form (page), gtk_editable_get_text (entry));
}

static void
on_password_typed (GtkEditable *entry, BwSignInPage *page)
{
  bw_sign_in_form_set_password (bw_sign_in_page_get_form (page), gtk_editable_get_text (entry));
}

static void
take_typed (BwSignInPage *page, GtkWidget *entry, GCallback typed)
{
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "changed", typed, page, 0);
}

/* The organisation is asked for here where it was not named before. */
static void
update_tenant (BwSignInProofPage *self, BwSignInForm *form)
{
  gtk_widget_set_visible (self->tenant_box,
                          bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_WHOSE, "mine"));
  bw_sign_in_page_tell_wrong (BW_SIGN_IN_PAGE (self), self->tenant, self->tenant_hint,
                              BW_SIGN_IN_FIELD_TENANT);
}

static GtkWidget *
find_first (BwSignInProofPage *self, gboolean secret)
{
  if (gtk_widget_get_visible (self->tenant_box) &&
      !bw_sign_in_form_has_named (bw_sign_in_page_get_form (BW_SIGN_IN_PAGE (self))))
    return GTK_WIDGET (self->tenant);
  return secret ? self->secret_entry : GTK_WIDGET (self->certificate_file);
}

static void
bw_sign_in_proof_page_update (BwSignInPage *page)
{
  BwSignInProofPage *self = BW_SIGN_IN_PROOF_PAGE (page);
  BwSignInForm *form = bw_sign_in_page_get_form (page);
  gboolean secret = bw_sign_in_form_is (form, BW_SIGN_IN_FIELD_PROOF, "secret");

  update_tenant (self, form);
  gtk_widget_set_visible (self->secret_group, secret);
  gtk_widget_set_visible (self->certificate_group, !secret);
  gtk_widget_set_visible (self->keeping_group, !secret);
  bw_sign_in_page_set_first_focus (page, find_first (self, secret));
  bw_sign_in_page_set_complete (page, bw_sign_in_form_has_proof (form));
}

static void
bw_sign_in_proof_page_constructed (GObject *object)
{
  BwSignInProofPage *self = BW_SIGN_IN_PROOF_PAGE (object);
  BwSignInPage *page = BW_SIGN_IN_PAGE (object);

  G_OBJECT_CLASS (bw_sign_in_proof_page_parent_class)->constructed (object);

  bw_sign_in_page_bind_entry (page, self->tenant, "tenant");
  bw_sign_in_page_bind_choice (page, self->secret, "proof", "secret");
  bw_sign_in_page_bind_choice (page, self->certificate, "proof", "certificate");
  bw_sign_in_page_bind_choice (page, self->keyring, "keeping", "keyring");
  bw_sign_in_page_bind_choice (page, self->file, "keeping", "file");
  bind_path (page, self->certificate_file, "certificate-file");
  bind_path (page, self->key_file, "key-file");
  take_typed (page, self->secret_entry, G_CALLBACK (on_secret_typed));
  take_typed (page, self->password_entry, G_CALLBACK (on_password_typed));
  bw_sign_in_proof_page_update (page);
}

static void
bw_sign_in_proof_page_class_init (BwSignInProofPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = bw_sign_in_proof_page_constructed;
  BW_SIGN_IN_PAGE_CLASS (klass)->update = bw_sign_in_proof_page_update;

  g_type_ensure (BW_TYPE_SIGN_IN_FILE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, BW_RESOURCE_PATH
                                               "/sign-in/bw-sign-in-proof-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, tenant_box);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, tenant);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, tenant_hint);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, secret);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, certificate);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, secret_row);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, secret_group);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, secret_entry);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, certificate_group);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, certificate_file);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, key_file);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, keeping_group);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, keyring);
  gtk_widget_class_bind_template_child (widget_class, BwSignInProofPage, file);
}

static void
bw_sign_in_proof_page_init (BwSignInProofPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sign_in_proof_page_new:
 * @form: what is filled in
 *
 * Returns: (transfer floating): the page
 */
BwSignInPage *
bw_sign_in_proof_page_new (BwSignInForm *form)
{
  return g_object_new (BW_TYPE_SIGN_IN_PROOF_PAGE, "form", form, NULL);
}
