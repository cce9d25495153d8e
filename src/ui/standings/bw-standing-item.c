/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-standing-item.h"

#include <glib/gi18n.h>

#include "present/bw-error-text.h"
#include "ui/error/bw-error-mend.h"

struct _BwStandingItem {
  GObject parent_instance;

  BwStanding *standing;
  BwSignedIn signed_in;
  GError *error; /* why it could not be refreshed */
  gboolean refreshing;
  char *step; /* what is being read of it, where that is known */
  guint revision;
};

G_DEFINE_FINAL_TYPE (BwStandingItem, bw_standing_item, G_TYPE_OBJECT)

enum {
  PROP_REVISION = 1,
};

static GParamSpec *properties[PROP_REVISION + 1];

static void
bw_standing_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REVISION)
    g_value_set_uint (value, BW_STANDING_ITEM (object)->revision);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bw_standing_item_finalize (GObject *object)
{
  BwStandingItem *self = BW_STANDING_ITEM (object);

  g_clear_pointer (&self->standing, bw_standing_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->step, g_free);

  G_OBJECT_CLASS (bw_standing_item_parent_class)->finalize (object);
}

static void
bw_standing_item_class_init (BwStandingItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bw_standing_item_get_property;
  object_class->finalize = bw_standing_item_finalize;
  properties[PROP_REVISION] =
      g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_standing_item_init (BwStandingItem *self)
{
}

static void
tell (BwStandingItem *self)
{
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

/**
 * bw_standing_item_new:
 * @standing: (transfer full): where an organisation stands
 * @signed_in: whether it is signed in to
 *
 * Returns: (transfer full): an item
 */
BwStandingItem *
bw_standing_item_new (BwStanding *standing, BwSignedIn signed_in)
{
  BwStandingItem *self = g_object_new (BW_TYPE_STANDING_ITEM, NULL);

  self->standing = standing;
  self->signed_in = signed_in;
  return self;
}

/**
 * bw_standing_item_take:
 * @self: an item
 * @standing: (transfer full): where the same organisation stands now
 * @signed_in: whether it is signed in to
 */
void
bw_standing_item_take (BwStandingItem *self, BwStanding *standing, BwSignedIn signed_in)
{
  g_return_if_fail (BW_IS_STANDING_ITEM (self));

  g_clear_pointer (&self->standing, bw_standing_free);
  self->standing = standing;
  self->signed_in = signed_in;
  tell (self);
}

/**
 * bw_standing_item_begin:
 * @self: an item
 *
 * It is being refreshed now.
 */
void
bw_standing_item_begin (BwStandingItem *self)
{
  g_return_if_fail (BW_IS_STANDING_ITEM (self));

  self->refreshing = TRUE;
  g_clear_error (&self->error);
  tell (self);
}

/**
 * bw_standing_item_set_step:
 * @self: an item that is being refreshed
 * @step: (nullable): what is being read of it and how far, in words
 */
void
bw_standing_item_set_step (BwStandingItem *self, const char *step)
{
  g_return_if_fail (BW_IS_STANDING_ITEM (self));

  if (self->refreshing && g_set_str (&self->step, step))
    tell (self);
}

/**
 * bw_standing_item_end:
 * @self: an item
 * @error: (nullable): why it could not be refreshed; that somebody called it off says nothing of it
 *
 * It has been refreshed, or not.
 */
void
bw_standing_item_end (BwStandingItem *self, const GError *error)
{
  g_return_if_fail (BW_IS_STANDING_ITEM (self));

  self->refreshing = FALSE;
  g_clear_pointer (&self->step, g_free);
  g_clear_error (&self->error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_error_copy (error);
  tell (self);
}

/**
 * bw_standing_item_get_standing:
 * @self: an item
 *
 * Returns: (transfer none): where the organisation stands
 */
const BwStanding *
bw_standing_item_get_standing (BwStandingItem *self)
{
  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  return self->standing;
}

/**
 * bw_standing_item_get_id:
 * @self: an item
 *
 * Returns: (transfer none): the id of the organisation
 */
const char *
bw_standing_item_get_id (BwStandingItem *self)
{
  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  return bw_organisation_entry_get_id (self->standing->entry);
}

/**
 * bw_standing_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the name of the organisation
 */
const char *
bw_standing_item_get_name (BwStandingItem *self)
{
  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  return bw_organisation_entry_get_name (self->standing->entry);
}

/**
 * bw_standing_item_get_colour:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the colour that tells the organisation apart
 */
const char *
bw_standing_item_get_colour (BwStandingItem *self)
{
  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  return bw_organisation_entry_get_fields (self->standing->entry).colour;
}

/**
 * bw_standing_item_get_fields:
 * @self: an item
 *
 * Returns: where the organisation stands, for a sentence; as long as @self is not changed
 */
BwStandingTextFields
bw_standing_item_get_fields (BwStandingItem *self)
{
  const BwStanding *standing = NULL;

  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), (BwStandingTextFields) { NULL });

  standing = self->standing;
  return (BwStandingTextFields) {
    .name = bw_standing_item_get_name (self),
    .percentage = standing->percentage,
    .points = standing->points,
    .max = standing->max,
    .since_yesterday = standing->since_yesterday,
    .over_month = standing->over_month,
    .month_day = standing->month_day,
    .day = standing->day,
    .unreadable = standing->error != NULL,
    .signed_in = bw_standing_item_say_signed_in (self),
  };
}

/**
 * bw_standing_item_dup_searched:
 * @self: an item
 *
 * Returns: (transfer full): what a search looks through: its names, its account and its tenant
 */
char *
bw_standing_item_dup_searched (BwStandingItem *self)
{
  BwOrganisationEntryFields fields;

  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  fields = bw_organisation_entry_get_fields (self->standing->entry);
  return g_strjoin (" ", fields.name, fields.short_name != NULL ? fields.short_name : "",
                    fields.account != NULL ? fields.account : "", fields.tenant, NULL);
}

/**
 * bw_standing_item_say_signed_in:
 * @self: an item
 *
 * That a sign-in does not count any more is known once it was used.
 *
 * Returns: (transfer none): whether it is signed in to
 */
const char *
bw_standing_item_say_signed_in (BwStandingItem *self)
{
  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  if (self->signed_in == BW_SIGNED_IN_NO)
    /* Translators: an organisation of which no sign-in is kept. */
    return C_ ("sign-in", "Signed out");
  if (self->error != NULL && bw_error_mend_find (self->error) == BW_ERROR_MEND_SIGN_IN)
    /* Translators: an organisation whose sign-in does not count any more. */
    return C_ ("sign-in", "Sign in again");
  if (self->signed_in == BW_SIGNED_IN_NOT_KNOWN)
    /* Translators: an organisation of which the keyring does not tell whether it is signed in to. */
    return C_ ("sign-in", "Not known");
  /* Translators: an organisation that is signed in to. */
  return C_ ("sign-in", "Signed in");
}

/**
 * bw_standing_item_say_state:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): that it is being refreshed, or why it could not be, or cannot be read; %NULL where
 *   there is nothing to tell
 */
char *
bw_standing_item_say_state (BwStandingItem *self)
{
  const GError *error = NULL;
  g_autoptr (BwErrorText) text = NULL;

  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  if (self->refreshing)
    /* Translators: an organisation is being refreshed now. */
    return g_strdup (self->step != NULL ? self->step : _ ("Refreshing…"));
  error = self->error != NULL ? self->error : self->standing->error;
  if (error == NULL)
    return NULL;
  text = bw_error_text_new (error);
  return g_strdup (text->notice != NULL ? text->notice : text->title);
}

/**
 * bw_standing_item_say_row:
 * @self: an item
 *
 * Returns: (transfer full): its row for screen readers: what it shows, and what came of refreshing it
 */
char *
bw_standing_item_say_row (BwStandingItem *self)
{
  BwStandingTextFields fields = { NULL };
  g_autofree char *row = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), NULL);

  fields = bw_standing_item_get_fields (self);
  row = bw_standing_text_say_row (&fields);
  state = bw_standing_item_say_state (self);
  return state == NULL ? g_steal_pointer (&row) : g_strjoin (". ", row, state, NULL);
}

/**
 * bw_standing_item_has_problem:
 * @self: an item
 *
 * Returns: whether it could not be refreshed, or cannot be read
 */
gboolean
bw_standing_item_has_problem (BwStandingItem *self)
{
  g_return_val_if_fail (BW_IS_STANDING_ITEM (self), FALSE);

  return !self->refreshing && (self->error != NULL || self->standing->error != NULL);
}
