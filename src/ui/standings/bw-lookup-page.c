/* SPDX-FileCopyrightText: 2026 The Bolwerk authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-config.h"

#include "ui/standings/bw-lookup-page.h"

#include "organisation/bw-lookup.h"
#include "present/bw-error-text.h"
#include "present/bw-lookup-text.h"
#include "ui/bw-english.h"
#include "ui/bw-workers.h"

/* How many actions are shown: more are not looked through, and who wants another one types more. */
#define MOST 30

/* What a row of an action keeps: what was found, until the rows below it are made, and then these; what any row keeps: of
   which action or organisation it is. */
#define FINDING_KEY "bw-finding"
#define PLACES_KEY "bw-places"
#define ID_KEY "bw-id"

struct _BwLookupPage {
  AdwNavigationPage parent_instance;

  BwOrganisationStore *store;
  BwWorkers *workers;
  GCancellable *cancellable;
  BwLookup *lookup; /* NULL until it is read */
  gboolean is_loading;
  gboolean is_stale; /* it has to be read once more after that */
  GPtrArray *findings;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (BwLookupPage, bw_lookup_page, ADW_TYPE_NAVIGATION_PAGE)

/* The reading on its way to a thread and back. */
typedef struct {
  GWeakRef page;
  BwOrganisationList *list;
  BwClock *clock;
  GPtrArray *entries;
  BwLookup *lookup;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->page);
  g_clear_object (&job->list);
  g_clear_object (&job->clock);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_object (&job->lookup);
  g_free (job);
}

static void
run (gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  job->lookup = bw_lookup_load (job->list, job->entries, job->clock, cancellable);
}

/* One organisation below an action. */

static void
on_row_activated (GtkWidget *row, BwLookupPage *self)
{
  guint number =
      bw_organisation_store_get_number (self->store, g_object_get_data (G_OBJECT (row), ID_KEY));

  /* It may have gone meanwhile, and 0 stands for something else. */
  if (number > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.organisation", "i", (int) number);
}

static char *
say_place (const BwLookupPlace *place)
{
  g_autoptr (BwErrorText) text = NULL;

  if (place->error == NULL)
    return bw_lookup_text_say_place (place->scorecard, place->action);
  text = bw_error_text_new (place->error);
  return g_strdup (text->title);
}

static void
show_place (GtkWidget *row, const BwLookupPlace *place)
{
  g_autofree char *text = say_place (place);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 bw_organisation_entry_get_name (place->entry));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
}

static void
set_id (GtkWidget *row, const char *id)
{
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_strdup (id), g_free);
}

static gboolean
has_id (gpointer row, const char *id)
{
  return g_strcmp0 (g_object_get_data (row, ID_KEY), id) == 0;
}

static GtkWidget *
create_place (BwLookupPage *self, const BwLookupPlace *place)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  show_place (row, place);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_id (row, bw_organisation_entry_get_id (place->entry));
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  return row;
}

/* Those below an action. */

static void
add_places (BwLookupPage *self, AdwExpanderRow *row, GArray *places)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++) {
    GtkWidget *place = create_place (self, &g_array_index (places, BwLookupPlace, i));

    adw_expander_row_add_row (row, place);
    g_ptr_array_add (rows, place);
  }
  g_object_set_data_full (G_OBJECT (row), PLACES_KEY, rows, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
has_same_places (GPtrArray *rows, GArray *places)
{
  gboolean is_same = rows->len == places->len;

  for (guint i = 0; is_same && i < rows->len; i++) {
    const BwLookupPlace *place = &g_array_index (places, BwLookupPlace, i);

    is_same = has_id (rows->pdata[i], bw_organisation_entry_get_id (place->entry));
  }
  return is_same;
}

static void
update_places (BwLookupPage *self, AdwExpanderRow *row, GPtrArray *rows, GArray *places)
{
  if (has_same_places (rows, places)) {
    for (guint i = 0; i < rows->len; i++)
      show_place (rows->pdata[i], &g_array_index (places, BwLookupPlace, i));
    return;
  }
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (row, rows->pdata[i]);
  add_places (self, row, places);
}

/* Rows are made when they are first looked at: thirty actions in twenty organisations are six hundred. */
static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, BwLookupPage *self)
{
  BwLookupFinding *finding = g_object_steal_data (G_OBJECT (row), FINDING_KEY);

  if (finding != NULL)
    add_places (self, row, finding->places);
}

/* An action. */

static void
show_finding (BwLookupPage *self, GtkWidget *row, BwLookupFinding *finding)
{
  GPtrArray *places = g_object_get_data (G_OBJECT (row), PLACES_KEY);
  g_autofree char *title = bw_english_mark_up (bw_action_get_title (finding->action));
  g_autofree char *count = bw_lookup_text_say_count (finding->n_having, finding->n_known);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), count);
  if (places != NULL)
    update_places (self, ADW_EXPANDER_ROW (row), places, finding->places);
  else
    g_object_set_data (G_OBJECT (row), FINDING_KEY, finding);
}

static GtkWidget *
create_finding (BwLookupPage *self, BwLookupFinding *finding)
{
  GtkWidget *row = adw_expander_row_new ();

  set_id (row, bw_action_get_id (finding->action));
  show_finding (self, row, finding);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self, 0);
  return row;
}

static gboolean
are_shown (BwLookupPage *self)
{
  for (guint i = 0; i < self->findings->len; i++) {
    const BwLookupFinding *finding = g_ptr_array_index (self->findings, i);
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

    if (row == NULL || !has_id (row, bw_action_get_id (finding->action)))
      return FALSE;
  }
  return gtk_list_box_get_row_at_index (self->list, (int) self->findings->len) == NULL;
}

/* Those that are shown already stay, and with them what is open, where it is scrolled to and where the keyboard is. */
static void
show_findings (BwLookupPage *self)
{
  gboolean stay = are_shown (self);

  if (!stay)
    gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->findings->len; i++) {
    BwLookupFinding *finding = g_ptr_array_index (self->findings, i);

    if (stay)
      show_finding (self, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)),
                    finding);
    else
      gtk_list_box_append (self->list, create_finding (self, finding));
  }
  if (!stay && self->findings->len == 1)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gtk_list_box_get_row_at_index (self->list, 0)),
                                   TRUE);
}

static void
update (BwLookupPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) old = NULL;

  if (self->lookup == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "loading");
    return;
  }
  /* The rows point to the old ones until they show the new ones. */
  old = g_steal_pointer (&self->findings);
  self->findings = bw_lookup_find (self->lookup, text, MOST);
  show_findings (self);
  if (self->findings->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "found");
  else
    gtk_stack_set_visible_child_name (self->stack, *text != '\0' ? "none" : "start");
}

static void load (BwLookupPage *self);

static void
finish (gpointer data)
{
  Job *job = data;
  g_autoptr (BwLookupPage) self = g_weak_ref_get (&job->page);

  if (self == NULL || self->store == NULL)
    return;
  self->is_loading = FALSE;
  g_set_object (&self->lookup, job->lookup);
  update (self);
  if (self->is_stale)
    load (self);
}

/* What is shown stays until it is read. */
static void
load (BwLookupPage *self)
{
  Job *job = NULL;

  self->is_stale = self->is_loading;
  if (self->is_stale)
    return;
  self->is_loading = TRUE;
  job = g_new0 (Job, 1);
  g_weak_ref_init (&job->page, self);
  job->list = g_object_ref (bw_organisation_store_get_list (self->store));
  job->clock = g_object_ref (bw_organisation_store_get_clock (self->store));
  job->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    g_ptr_array_add (job->entries, g_list_model_get_item (G_LIST_MODEL (self->store), i));
  bw_workers_run (self->workers, run, finish, job, job_free, self->cancellable);
}

static void
on_search (BwLookupPage *self)
{
  update (self);
}

/* Escape empties the search; once it is empty, it goes back. */
static void
on_stop (BwLookupPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
bw_lookup_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (BW_LOOKUP_PAGE (page)->search));
}

static void
bw_lookup_page_dispose (GObject *object)
{
  BwLookupPage *self = BW_LOOKUP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_LOOKUP_PAGE);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->lookup);
  g_clear_object (&self->workers);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (bw_lookup_page_parent_class)->dispose (object);
}

static void
bw_lookup_page_finalize (GObject *object)
{
  g_clear_object (&BW_LOOKUP_PAGE (object)->cancellable);

  G_OBJECT_CLASS (bw_lookup_page_parent_class)->finalize (object);
}

static void
bw_lookup_page_class_init (BwLookupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_lookup_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_lookup_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = bw_lookup_page_shown;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BW_RESOURCE_PATH "/standings/bw-lookup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLookupPage, search);
  gtk_widget_class_bind_template_child (widget_class, BwLookupPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BwLookupPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
bw_lookup_page_init (BwLookupPage *self)
{
  self->workers = bw_workers_new (1);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_lookup_page_new:
 * @store: the organisations of the list
 *
 * It is read anew when one of them was refreshed, or the list has changed.
 *
 * Returns: (transfer floating): a page that looks through what is kept of them
 */
AdwNavigationPage *
bw_lookup_page_new (BwOrganisationStore *store)
{
  BwLookupPage *self = NULL;

  g_return_val_if_fail (BW_IS_ORGANISATION_STORE (store), NULL);

  self = g_object_new (BW_TYPE_LOOKUP_PAGE, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, BW_ORGANISATION_STORE_REFRESHED, G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * bw_lookup_page_search:
 * @self: the page
 * @text: the id of an action, or words of its title
 *
 * Looks it up.
 */
void
bw_lookup_page_search (BwLookupPage *self, const char *text)
{
  g_return_if_fail (BW_IS_LOOKUP_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}
