# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# The Debian 13 tree: made once for a list of packages, entered for everything else. The name of its folder holds
# a hash of that list, so a changed list makes a new one and nothing is ever changed in a tree that is in use.

trees=${XDG_CACHE_HOME:-$HOME/.cache}/bolwerk

tree_packages ()
{
  list build picture test lint node link | awk '{ print $2 }' | sort -u
}

tree_path ()
{
  local hash
  hash=$({ tree_packages; cat "$source/dev.d/make-tree" "$source/dev.d/furnish-tree"; } | sha256sum)
  echo "$trees/debian-13-${hash:0:12}"
}

tree_is_there ()
{
  [ -d "$(tree_path)/usr" ]
}

# What the system outside needs to make a tree and to work in it.
prepare_tools ()
{
  local tool user missing=() wanted=(mmdebstrap bubblewrap debian-archive-keyring)
  [ "$(id -u)" = 0 ] || wanted+=(uidmap)
  for tool in "${wanted[@]}"; do
    installed "$tool" || missing+=("$tool")
  done
  has_apt || fail "A Debian 13 tree is made with apt, which is not here."
  apt_install "${missing[@]}"
  [ "$(id -u)" = 0 ] || bwrap --ro-bind / / true 2> /dev/null ||
    fail "bubblewrap may not make a user namespace here. An administrator can allow that:
  sudo sysctl kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0"
  # The number of a user who has no name.
  user=$(id -un 2> /dev/null)
  [ "$(id -u)" = 0 ] || grep -q "^$user:" /etc/subuid ||
    fail "$user has no subordinate user ids. An administrator can give some:
  sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
}

# Takes away trees of older lists that nobody works in, save the one used last.
remove_old_trees ()
{
  local old
  # shellcheck disable=SC2010,SC2012 # names of our own making
  ls -dt "$trees"/debian-13-*[0-9a-f]/ 2> /dev/null | grep -vF "$tree/" | tail -n +2 | while read -r old; do
    flock --nonblock --exclusive "${old%/}.use" rm -rf "${old%/}" "${old%/}.use"
  done
}

make_tree ()
{
  tree=$(tree_path)
  if ! tree_is_there; then
    prepare_tools
    mkdir -p "$trees" || exit 1
    hold "$trees/lock" "makes the Debian 13 tree"
    # The other one may have made it.
    tree_is_there || make_tree_locked
    release
  fi
  touch "$tree"
}

# Says the steps of mmdebstrap as they come, and keeps all that it says in a file: tree_progress FILE
tree_progress ()
{
  local line
  while IFS= read -r line; do
    printf '%s\n' "$line" >> "$1"
    case $line in
      'I: running --'*) ;;
      'I: '*apt*... | 'I: '*packages* | 'I: '*archives* | 'I: '*tarball*) line=${line#I: }; say "  ${line%...}" ;;
    esac
  done
}

# Ends what makes the tree, which tidies up after itself, and then takes away what there is of it.
stop_making ()
{
  local tries
  ! kill -TERM -- "-$maker" 2> /dev/null || say "Taking away what there is of the tree ..."
  wait "$maker"
  for ((tries = 0; tries < 1200; tries++)); do
    kill -0 -- "-$maker" 2> /dev/null || break
    sleep 0.05
  done
  rm -rf --one-file-system "$trees/new"
}

make_tree_locked ()
{
  local new=$trees/new log=$trees/new.log began=$SECONDS
  say "This system's GTK is older than 4.18: making a Debian 13 tree to work in, once."
  say "It comes to $tree (1.5 GB); nothing else changes. This takes a minute or two."
  rm -rf --one-file-system "$new" "$log" || fail "What an earlier call left behind in $new cannot be taken away."
  # A group of processes of its own can be ended as a whole, at once, whichever way this script is told to end.
  set -m
  # shellcheck disable=SC2046 # a list of names
  { "$source/dev.d/make-tree" "$new" $(tree_packages) 2>&1 < /dev/null | tree_progress "$log"; } &
  maker=$!
  set +m
  trap stop_making EXIT
  trap 'exit 129' HUP
  if ! wait "$maker"; then
    tail -n 40 "$log" >&2
    fail "The Debian 13 tree could not be made. All that was said is in $log."
  fi
  mv "$new" "$tree" || exit 1
  trap - EXIT HUP
  remove_old_trees
  say "The Debian 13 tree is ready after $((SECONDS - began)) seconds."
}

# outside PATH: sets `placed` to how a path of the system outside is called in the tree. The system's own folders are
# the tree's there and stand under /run/host; all others keep their names, and so does the source.
outside ()
{
  # With a byte behind it, since a name may end with a newline, which would be lost.
  placed=$(realpath -mz -- "$1" | tr '\0' '.')
  placed=${placed%.}
  case $placed/ in
    "$source"/*) return 1 ;;
    /usr/* | /etc/*) placed=/run/host$placed ;;
    "${XDG_RUNTIME_DIR:-/run/user}"/* | /run/media/* | /run/dbus/*) return 1 ;;
    /run/*) placed=/run/host$placed ;;
    *) return 1 ;;
  esac
}

# Sets `arguments` to those of the user, with files of the system's own folders under their name in the tree. A
# command for the tree's own shell means what is in the tree.
place_arguments ()
{
  local argument value
  arguments=("$1")
  shift
  for argument in "$@"; do
    value=${argument#--*=}
    if [ "${arguments[0]}" != shell ] && [ -e "$value" ] && outside "$value"; then
      argument=${argument%"$value"}$placed
    fi
    arguments+=("$argument")
  done
}

# Who the user is, by name and groups, also where that comes out of a directory service.
users ()
{
  grep -v "^[^:]*:[^:]*:$(id -u):" "$tree/etc/passwd"
  getent passwd "$(id -u)"
  [ ${#become[@]} = 0 ] || getent passwd "$(stat -c %u "$source")"
}

groups_of_user ()
{
  cat "$tree/etc/group"
  # shellcheck disable=SC2046 # a list of numbers
  getent group $(id -G) | grep -vxFf "$tree/etc/group"
}

# Sets `mounts` to what bubblewrap lays where.
lay_mounts ()
{
  local path
  local -A laid=()
  mounts=(--ro-bind "$tree/usr" /usr --ro-bind "$tree/etc" /etc)
  for path in bin sbin lib lib64; do
    [ ! -L "$tree/$path" ] || mounts+=(--symlink "usr/$path" "/$path")
  done
  mounts+=(--dev-bind /dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /run)
  mounts+=(--ro-bind-try /var /var --bind-try /var/tmp /var/tmp)
  # All that is not the system's own keeps its place: homes, media, whatever else there is.
  for path in /* /.[!.]*; do
    case $path in
      /bin | /sbin | /lib | /lib32 | /lib64 | /libx32 | /usr | /etc | /dev | /proc | /sys | /run | /var) ;;
      *) reachable_at_root "$path" && mounts+=(--bind-try "$path" "$path") && laid[$path]=yes ;;
    esac
  done
  for path in hostname hosts localtime machine-id resolv.conf; do
    # Some of these are links into /run.
    [ ! -f "/etc/$path" ] || mounts+=(--ro-bind "$(realpath "/etc/$path")" "/etc/$path")
  done
  # By themselves these are for root alone where root makes them, who may be about to become another.
  mounts+=(--perms 0755 --dir /run/host --ro-bind /usr /run/host/usr --ro-bind /etc /run/host/etc --ro-bind /run /run/host/run)
  mounts+=(--bind-try /run/media /run/media --ro-bind-try /run/dbus /run/dbus)
  lay_source
  lay_own_folder "$HOME"
  ! outside "$HOME" || mounts+=(--setenv HOME "$placed")
  lay_own_folder "$PWD"
}

# A folder may be one to pass through only, as /home is where users do not see each other.
reachable_at_root ()
{
  if [ -d "$1" ]; then
    [ -x "$1" ]
  else
    [ -f "$1" ] && [ -r "$1" ]
  fi
}

# lay_own_folder FOLDER: one of the user's, which can be written to wherever it lies. Where it is so already nothing is
# laid, since files cannot be moved between what is laid apart.
lay_own_folder ()
{
  local name
  outside "$1"
  name=${placed#/}
  case $placed in
    / | /dev | /dev/* | /proc | /proc/* | /sys | /sys/*) ;;
    *) [ -n "${laid[/${name%%/*}]:-}" ] || [ ! -d "$1" ] || mounts+=(--bind "$1" "$placed") ;;
  esac
}

# The source keeps its name, for what is built in it holds that name. Among the tree's own files an empty folder makes
# room for it.
lay_source ()
{
  case $source/ in
    /usr/* | /etc/*)
      mkdir -p "$tree$source" && [ -z "$(ls -A "$tree$source")" ] ||
        fail "$source is a folder of the Debian 13 tree's own. Please put Bolwerk's source elsewhere, for
  instance into your home." ;;
  esac
  lay_own_folder "$source"
}

# The user's desktop: display, session bus and portals, fonts, cursors.
lay_desktop ()
{
  local runtime=${XDG_RUNTIME_DIR:-}
  if [ -d "$runtime" ]; then
    mounts+=(--bind "$runtime" "$runtime")
  else
    mounts+=(--perms 0700 --dir "/run/user/$(id -u)" --setenv XDG_RUNTIME_DIR "/run/user/$(id -u)")
  fi
  case ${XAUTHORITY:-} in
    /run/*) mounts+=(--ro-bind-try "$XAUTHORITY" "$XAUTHORITY") ;;
  esac
  mounts+=(--ro-bind-try /usr/share/fonts /run/host/fonts/system --ro-bind-try /usr/local/share/fonts /run/host/fonts/local)
  mounts+=(--ro-bind-try /usr/share/icons /run/host/share/icons)
  mounts+=(--setenv XDG_DATA_DIRS /usr/local/share:/usr/share:/run/host/share)
  # Web pages and file dialogs are the business of the desktop outside, where it has portals.
  if has_portal; then
    mounts+=(--setenv GTK_USE_PORTAL 1 --setenv GDK_DEBUG "portals${GDK_DEBUG:+,$GDK_DEBUG}")
  fi
  service_outside ca.desrt.dconf || mounts+=(--setenv GSETTINGS_BACKEND "${GSETTINGS_BACKEND:-keyfile}")
}

# service_outside NAME: whether the session bus outside can start that service
service_outside ()
{
  local folder folders
  IFS=: read -r -a folders <<< "${XDG_DATA_HOME:-$HOME/.local/share}:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
  for folder in "${folders[@]}"; do
    [ ! -e "$folder/dbus-1/services/$1.service" ] || return 0
  done
  return 1
}

has_portal ()
{
  service_outside org.freedesktop.portal.Desktop
}

# There is no browser in the tree. warn_of_links COMMAND [ARGUMENT...]
warn_of_links ()
{
  [ "$1" = run ] && has_display && opens_window "${@:2}" && ! has_portal || return 0
  say "There is no desktop portal here (xdg-desktop-portal): links in the window open nothing."
}

# Locales that the tree does not have would only bring warnings.
lay_language ()
{
  local name value
  for name in LC_ALL LANG LC_CTYPE LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY LC_MESSAGES; do
    value=${!name:-}
    case $value in
      '' | C | POSIX | C.utf8 | C.UTF-8 | nl_NL.utf8 | nl_NL.UTF-8 | en_US.utf8 | en_US.UTF-8) ;;
      nl*) mounts+=(--setenv "$name" nl_NL.UTF-8) ;;
      *) mounts+=(--setenv "$name" en_US.UTF-8) ;;
    esac
  done
}

# Ctrl+C is for the programs in the tree, which tidy up after themselves: they could not if bubblewrap ended by it and
# shut the tree over them. Sets `interrupts` to what lets them hear of it, unless somebody did not want that.
leave_interrupts ()
{
  local signal
  interrupts=(env)
  for signal in INT HUP QUIT; do
    [ "$(trap -p "$signal")" = "trap -- '' SIG$signal" ] || interrupts+=("--default-signal=$signal")
  done
  trap '' INT HUP
}

# So is SIGTERM, which comes to this script alone. The first process of the tree is bubblewrap's own, and the one
# below that is ours.
pass_on ()
{
  local first inner
  read -r first _ < "/proc/$entered/task/$entered/children"
  read -r inner _ < "/proc/$first/task/$first/children"
  kill -TERM "${inner:-$entered}"
} 2> /dev/null

# enter_tree COMMAND [ARGUMENT...]: this script again, inside; does not come back
enter_tree ()
{
  local in_use here mounts arguments passwd group interrupts entered
  find_owner
  warn_of_links "$@"
  # For as long as anybody works in it, nobody takes it away.
  exec {in_use}> "$tree.use" && flock --shared "$in_use"
  here=$PWD
  ! outside "$here" || here=$placed
  # A folder that was taken away while somebody stood in it.
  [ -d "$PWD" ] || here=/
  place_arguments "$@"
  lay_mounts
  lay_desktop
  lay_language
  leave_interrupts
  exec {passwd}< <(users) {group}< <(groups_of_user)
  bwrap "${mounts[@]}" \
    --perms 0644 --ro-bind-data "$passwd" /etc/passwd --perms 0644 --ro-bind-data "$group" /etc/group \
    --setenv BOLWERK_DEV_INSIDE tree --setenv PATH /usr/local/bin:/usr/bin:/usr/sbin \
    --unsetenv LD_LIBRARY_PATH --unsetenv LD_PRELOAD --unsetenv PYTHONPATH --unsetenv PYTHONHOME \
    --unsetenv LIBRARY_PATH --unsetenv CPATH --unsetenv C_INCLUDE_PATH --unsetenv PKG_CONFIG_PATH \
    --unsetenv GI_TYPELIB_PATH --unsetenv GIO_EXTRA_MODULES --unsetenv GTK_PATH \
    --unshare-pid --die-with-parent --chdir "$here" \
    "${interrupts[@]}" "${become[@]}" "$source/dev" "${arguments[@]}" <&0 &
  entered=$!
  trap pass_on TERM
  while kill -0 "$entered" 2> /dev/null; do
    wait "$entered"
  done
  wait "$entered"
  exit
}
