/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "auth/bw-loopback-start.h"

#include "auth/bw-random.h"
#include "auth/bw-secret.h"

/* As much as a state has: who does not know an address does not guess it. */
#define NAME_BYTES 32

/* One address, by what follows the slash. */
typedef struct {
  char *name;
  gboolean used;
} Place;

struct _BwLoopbackStart {
  GObject parent_instance;

  char *root;

  GMutex lock; /* guards what follows */
  BwSecretText *target;
  GPtrArray *places;
};

static void bw_loopback_start_iface_init (BwAddressMakerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwLoopbackStart,
                               bw_loopback_start,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (BW_TYPE_ADDRESS_MAKER,
                                                      bw_loopback_start_iface_init))

static void
place_free (gpointer data)
{
  Place *place = data;

  bw_secret_free (place->name);
  g_free (place);
}

static void
bw_loopback_start_finalize (GObject *object)
{
  BwLoopbackStart *self = BW_LOOPBACK_START (object);

  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->target, bw_secret_free);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (bw_loopback_start_parent_class)->finalize (object);
}

static void
bw_loopback_start_class_init (BwLoopbackStartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_loopback_start_finalize;
}

static void
bw_loopback_start_init (BwLoopbackStart *self)
{
  g_mutex_init (&self->lock);
  self->places = g_ptr_array_new_with_free_func (place_free);
}

static char *
make (BwAddressMaker *maker)
{
  BwLoopbackStart *self = BW_LOOPBACK_START (maker);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Place *place = g_new0 (Place, 1);

  place->name = bw_random_token (NAME_BYTES);
  g_ptr_array_add (self->places, place);
  return g_strconcat (self->root, place->name, NULL);
}

static void
bw_loopback_start_iface_init (BwAddressMakerInterface *iface)
{
  iface->make = make;
}

/**
 * bw_loopback_start_new:
 * @root: the address of the loopback, with a slash at the end
 * @target: where it leads
 *
 * Returns: (transfer full): a start of which no address was made yet
 */
BwLoopbackStart *
bw_loopback_start_new (const char *root, const char *target)
{
  BwLoopbackStart *self = g_object_new (BW_TYPE_LOOPBACK_START, NULL);

  self->root = g_strdup (root);
  self->target = g_strdup (target);
  return self;
}

/* All of them are compared, each in constant time. */
static Place *
find_place (BwLoopbackStart *self, const char *name)
{
  Place *found = NULL;

  for (guint i = 0; i < self->places->len; i++) {
    Place *place = g_ptr_array_index (self->places, i);

    if (bw_secret_equal (name, place->name))
      found = place;
  }
  return found;
}

/**
 * bw_loopback_start_use:
 * @self: a start
 * @path: the path that is asked for, with its slash
 * @target: (out) (transfer full) (nullable): where it leads, a #BwSecretText, where it is asked for the
 *   first time
 *
 * Returns: what the request is
 */
BwLoopbackStartUse
bw_loopback_start_use (BwLoopbackStart *self, const char *path, char **target)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Place *place = *path == '/' ? find_place (self, path + 1) : NULL;

  *target = NULL;
  if (place == NULL || self->target == NULL)
    return BW_LOOPBACK_START_UNKNOWN;
  if (place->used)
    return BW_LOOPBACK_START_AGAIN;
  place->used = TRUE;
  *target = g_strdup (self->target);
  return BW_LOOPBACK_START_FIRST;
}

/**
 * bw_loopback_start_end:
 * @self: a start
 *
 * Forgets where it leads. Whoever still holds it makes addresses at which nobody answers.
 */
void
bw_loopback_start_end (BwLoopbackStart *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->target, bw_secret_free);
}
