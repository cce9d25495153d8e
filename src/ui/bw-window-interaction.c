/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/bw-window-interaction.h"

struct _BwWindowInteraction {
  GObject parent_instance;

  GMainContext *context;
  gboolean is_closed; /* on the main loop alone */
};

enum {
  SIGNAL_OPEN_ADDRESS,
  SIGNAL_SHOW_CODE,
  SIGNAL_PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void bw_window_interaction_iface_init (BwInteractionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwWindowInteraction,
                               bw_window_interaction,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_INTERACTION,
                                                      bw_window_interaction_iface_init))

/* One call on its way to the main loop. The code is not wiped: the label that shows it cannot be either, and
 * it is good for minutes. */
typedef struct {
  BwWindowInteraction *self;
  guint signal;
  BwAddressMaker *addresses;
  char *address;
  char *code;
  GDateTime *expires;
  BwStep step;
  guint done;
  guint total;
} Call;

static void
call_free (Call *call)
{
  g_clear_object (&call->self);
  g_clear_object (&call->addresses);
  g_clear_pointer (&call->address, g_free);
  g_clear_pointer (&call->code, g_free);
  g_clear_pointer (&call->expires, g_date_time_unref);
  g_free (call);
}

static gboolean
emit (gpointer data)
{
  Call *call = data;

  if (call->self->is_closed)
    return G_SOURCE_REMOVE;

  if (call->signal == SIGNAL_OPEN_ADDRESS)
    g_signal_emit (call->self, signals[SIGNAL_OPEN_ADDRESS], 0, call->addresses);
  else if (call->signal == SIGNAL_SHOW_CODE)
    g_signal_emit (call->self, signals[SIGNAL_SHOW_CODE], 0, call->code, call->address,
                   call->expires);
  else
    g_signal_emit (call->self, signals[SIGNAL_PROGRESS], 0, call->step, call->done, call->total);
  return G_SOURCE_REMOVE;
}

static void
hop (BwInteraction *interaction, const Call *told)
{
  BwWindowInteraction *self = BW_WINDOW_INTERACTION (interaction);
  g_autoptr (GSource) source = g_idle_source_new ();
  Call *call = g_memdup2 (told, sizeof *told);

  call->self = g_object_ref (self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "BwWindowInteraction call");
  g_source_set_callback (source, emit, call, (GDestroyNotify) call_free);
  g_source_attach (source, self->context);
}

static gboolean
open_address (BwInteraction *self,
              BwAddressMaker *addresses,
              GCancellable *cancellable,
              GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  hop (self, &(Call) { .signal = SIGNAL_OPEN_ADDRESS, .addresses = g_object_ref (addresses) });
  return TRUE;
}

static gboolean
show_code (BwInteraction *self,
           const char *code,
           const char *address,
           GDateTime *expires,
           GCancellable *cancellable,
           GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  hop (self, &(Call) {
                 .signal = SIGNAL_SHOW_CODE,
                 .code = g_strdup (code),
                 .address = g_strdup (address),
                 .expires = g_date_time_ref (expires),
             });
  return TRUE;
}

static void
tell_progress (BwInteraction *self, BwStep step, guint done, guint total)
{
  hop (self, &(Call) { .signal = SIGNAL_PROGRESS, .step = step, .done = done, .total = total });
}

static void
bw_window_interaction_iface_init (BwInteractionInterface *iface)
{
  iface->open_address = open_address;
  iface->show_code = show_code;
  iface->tell_progress = tell_progress;
}

static void
bw_window_interaction_finalize (GObject *object)
{
  g_clear_pointer (&BW_WINDOW_INTERACTION (object)->context, g_main_context_unref);

  G_OBJECT_CLASS (bw_window_interaction_parent_class)->finalize (object);
}

static void
bw_window_interaction_class_init (BwWindowInteractionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_window_interaction_finalize;

  signals[SIGNAL_OPEN_ADDRESS] =
      g_signal_new ("open-address", BW_TYPE_WINDOW_INTERACTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, BW_TYPE_ADDRESS_MAKER);
  signals[SIGNAL_SHOW_CODE] =
      g_signal_new ("show-code", BW_TYPE_WINDOW_INTERACTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_DATE_TIME);
  signals[SIGNAL_PROGRESS] =
      g_signal_new ("progress", BW_TYPE_WINDOW_INTERACTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
bw_window_interaction_init (BwWindowInteraction *self)
{
  self->context = g_main_context_ref_thread_default ();
}

/**
 * bw_window_interaction_new:
 *
 * Returns: (transfer full): what tells on the thread-default main context of the caller
 */
BwWindowInteraction *
bw_window_interaction_new (void)
{
  return g_object_new (BW_TYPE_WINDOW_INTERACTION, NULL);
}

/**
 * bw_window_interaction_close:
 * @self: an interaction
 *
 * Keeps what a worker says from now on to itself: whoever listened has gone on to something else.
 */
void
bw_window_interaction_close (BwWindowInteraction *self)
{
  g_return_if_fail (BW_IS_WINDOW_INTERACTION (self));

  self->is_closed = TRUE;
}
