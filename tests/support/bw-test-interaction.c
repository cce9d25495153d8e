/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/bw-test-interaction.h"

struct _BwTestInteraction {
  GObject parent_instance;

  GMutex lock;
  GString *told;
  BwStep cancel_at;
  GCancellable *cancellable;
};

static const char *const NAMES[] = {
  [BW_STEP_SCORE] = "score",     [BW_STEP_CATALOGUE] = "catalogue",       [BW_STEP_DAYS] = "days",
  [BW_STEP_WAITING] = "waiting", [BW_STEP_TRYING_AGAIN] = "trying again",
};

static void
tell_progress (BwInteraction *interaction, BwStep step, guint done, guint total)
{
  BwTestInteraction *self = BW_TEST_INTERACTION (interaction);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_string_append_printf (self->told, "%s%s %u/%u", self->told->len > 0 ? ", " : "", NAMES[step],
                          done, total);
  if (self->cancellable != NULL && step == self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static void
interaction_iface_init (BwInteractionInterface *iface)
{
  iface->tell_progress = tell_progress;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BwTestInteraction,
                               bw_test_interaction,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_INTERACTION, interaction_iface_init))

static void
bw_test_interaction_finalize (GObject *object)
{
  BwTestInteraction *self = BW_TEST_INTERACTION (object);

  g_string_free (self->told, TRUE);
  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bw_test_interaction_parent_class)->finalize (object);
}

static void
bw_test_interaction_class_init (BwTestInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_test_interaction_finalize;
}

static void
bw_test_interaction_init (BwTestInteraction *self)
{
  g_mutex_init (&self->lock);
  self->told = g_string_new (NULL);
}

/**
 * bw_test_interaction_new:
 *
 * Returns: (transfer full): who listens
 */
BwInteraction *
bw_test_interaction_new (void)
{
  return g_object_new (BW_TYPE_TEST_INTERACTION, NULL);
}

/**
 * bw_test_interaction_cancel_at:
 * @self: who listens
 * @step: a step
 * @cancellable: what is cancelled when it is told of
 */
void
bw_test_interaction_cancel_at (BwTestInteraction *self, BwStep step, GCancellable *cancellable)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->cancel_at = step;
  g_set_object (&self->cancellable, cancellable);
}

/**
 * bw_test_interaction_dup_told:
 * @self: who listens
 *
 * Returns: (transfer full): all that was told: `waiting 0/2, waiting 1/2`
 */
char *
bw_test_interaction_dup_told (BwTestInteraction *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->told->str);
}
