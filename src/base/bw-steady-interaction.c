/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/bw-steady-interaction.h"

struct _BwSteadyInteraction {
  GObject parent_instance;

  BwInteraction *interaction;

  GMutex lock; /* guards what follows */
  gboolean is_running;
  BwStep step;
  guint done;
  guint total;
};

static void bw_steady_interaction_iface_init (BwInteractionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwSteadyInteraction,
                               bw_steady_interaction,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_INTERACTION,
                                                      bw_steady_interaction_iface_init))

static void
bw_steady_interaction_finalize (GObject *object)
{
  BwSteadyInteraction *self = BW_STEADY_INTERACTION (object);

  g_clear_object (&self->interaction);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (bw_steady_interaction_parent_class)->finalize (object);
}

static void
bw_steady_interaction_class_init (BwSteadyInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_steady_interaction_finalize;
}

static void
bw_steady_interaction_init (BwSteadyInteraction *self)
{
  g_mutex_init (&self->lock);
}

static gboolean
open_address (BwInteraction *interaction,
              BwAddressMaker *addresses,
              GCancellable *cancellable,
              GError **error)
{
  return bw_interaction_open_address (BW_STEADY_INTERACTION (interaction)->interaction, addresses,
                                      cancellable, error);
}

static gboolean
show_code (BwInteraction *interaction,
           const char *code,
           const char *address,
           GDateTime *expires,
           GCancellable *cancellable,
           GError **error)
{
  return bw_interaction_show_code (BW_STEADY_INTERACTION (interaction)->interaction, code, address,
                                   expires, cancellable, error);
}

/* A step is remembered; a wait that is over becomes the step that is running. */
static void
look_up (BwSteadyInteraction *self, BwStep *step, guint *done, guint *total)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!bw_step_is_wait (*step)) {
    self->is_running = TRUE;
    self->step = *step;
    self->done = *done;
    self->total = *total;
  } else if (*done >= *total && self->is_running) {
    *step = self->step;
    *done = self->done;
    *total = self->total;
  }
}

static void
tell_progress (BwInteraction *interaction, BwStep step, guint done, guint total)
{
  BwSteadyInteraction *self = BW_STEADY_INTERACTION (interaction);

  look_up (self, &step, &done, &total);
  bw_interaction_tell_progress (self->interaction, step, done, total);
}

static void
bw_steady_interaction_iface_init (BwInteractionInterface *iface)
{
  iface->open_address = open_address;
  iface->show_code = show_code;
  iface->tell_progress = tell_progress;
}

/**
 * bw_steady_interaction_new:
 * @interaction: (nullable): who talks with the user
 *
 * Returns: (transfer full): who remembers which step is running
 */
BwInteraction *
bw_steady_interaction_new (BwInteraction *interaction)
{
  BwSteadyInteraction *self = g_object_new (BW_TYPE_STEADY_INTERACTION, NULL);

  g_set_object (&self->interaction, interaction);
  return BW_INTERACTION (self);
}
