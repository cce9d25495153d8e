/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "ui/sign-in/bw-sign-in-form.h"

G_BEGIN_DECLS

/**
 * BwSignInPage:
 *
 * One page of signing in: a heading, a sentence, what is filled in, and a button that goes on. Enter
 * goes on too, also from a row with a choice.
 *
 * Properties:
 * - `form` (#BwSignInForm, construct only): what is filled in
 * - `lead` (string, nullable): the sentence below the heading
 * - `body` (#GtkWidget, nullable): what is filled in or shown
 * - `next-label` (string, nullable): what is on the button, with a mnemonic; %NULL for no button
 * - `complete` (boolean): whether one may go on
 *
 * Signal: `next` (): the user goes on
 */
#define BW_TYPE_SIGN_IN_PAGE (bw_sign_in_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (BwSignInPage, bw_sign_in_page, BW, SIGN_IN_PAGE, AdwNavigationPage)

/**
 * BwSignInPageClass:
 * @update: something in the form changed
 */
struct _BwSignInPageClass {
  AdwNavigationPageClass parent_class;

  void (*update) (BwSignInPage *self);
};

BwSignInForm *bw_sign_in_page_get_form (BwSignInPage *self);
void bw_sign_in_page_set_lead (BwSignInPage *self, const char *lead);
void bw_sign_in_page_set_complete (BwSignInPage *self, gboolean complete);
void bw_sign_in_page_next (BwSignInPage *self);
GtkWidget *bw_sign_in_page_get_button (BwSignInPage *self);
void bw_sign_in_page_set_first_focus (BwSignInPage *self, GtkWidget *widget);
void bw_sign_in_page_bind_choice (BwSignInPage *self,
                                  GtkCheckButton *check,
                                  const char *property,
                                  const char *value);
void bw_sign_in_page_bind_entry (BwSignInPage *self, AdwEntryRow *row, const char *property);
void bw_sign_in_page_tell_wrong (BwSignInPage *self,
                                 AdwEntryRow *row,
                                 GtkLabel *hint,
                                 BwSignInField field);

G_END_DECLS
